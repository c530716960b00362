"""LDIF address books of Thunderbird and others."""

import base64
from datetime import date

from kommin_desktop.contacts.importing.reading import read
from kommin_desktop.contacts.rules.cards import Card, Email, Extra, Phone

HEAD = "version: 1\n\n# ein Kommentar\n#  mit zweiter Zeile\n"


def test_base64_folding_comments_and_options() -> None:
    name = base64.b64encode("Öztürk".encode()).decode()
    old = base64.b64encode("Bünde".encode("cp1252")).decode()
    text = (
        f"{HEAD}dn: cn=Ayse,mail=a@x.exa\n mple\nobjectclass: person\nsn:: {name[:4]}\n"
        f" {name[4:]}\ngivenName;lang-tr: Ayşe\ntitle: Vor\n  sitz\nl:: {old}\n"
        "jpegPhoto:: /9j/4AA\nmozillaCustom1: eins\nbirthyear: 1975\nbirthmonth: 4\nbirthday: 3\n"
    )
    reading = read(text.replace("\n", "\r\n").encode(), "x")
    assert reading.format == "ldif"
    (found,) = reading.cards
    assert found.line == 5
    card = found.card
    assert (card.family, card.given, card.function) == ("Öztürk", "Ayşe", "Vor sitz")
    assert card.addresses[0].city == "Bünde"
    assert card.birthday == date(1975, 4, 3)
    assert card.extra == (Extra("Benutzerdefiniert 1", "eins"),)
    assert card.has_photo


def test_many_entries_and_a_list() -> None:
    text = (
        "dn: cn=A\ncn: A\nmail: a@x.example\n\n\n"
        "dn: cn=L\nobjectclass: groupOfNames\ncn: L\nmember: cn=A\n\n"
        "dn: cn=B\ncn: B\nkaputt\nmail:: !!!\nmobile: 0171\n"
    )
    reading = read(text.encode(), "x")
    assert [found.card for found in reading.cards] == [
        Card(display="A", emails=(Email("a@x.example"),)),
        Card(display="B", phones=(Phone("0171", "mobile"),)),
    ]
    assert sorted(problem.line for problem in reading.problems) == [6, 13, 14]
