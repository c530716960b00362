"""No bytes whatever make the reading fail, and damage stays where it is."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.contacts.importing.reading import read
from kommin_desktop.contacts.rules.cards import Reading
from tests.bench.cards import make_vcards
from tests.contacts.expectations import DATA, expected_files

SCRAPS = [
    b"BEGIN:VCARD", b"END:VCARD", b"VERSION:2.1", b"N:", b"FN", b":", b";", b",", b"=", b"\n",
    b"\r\n", b"\r", b" ", b"\t", b'"', b"\\", b"ENCODING=QUOTED-PRINTABLE", b"ENCODING=BASE64",
    b"CHARSET=", b"UTF-8", b"unicode_escape", b"undefined", b"BDAY:", b"item1.", b"X-ABLabel:",
    b"dn: ", b"objectclass: person", b"sn:: ", b"mail: ", b"birthday: ", b"sep=;", b"Nachname",
    b"Vorname", b"E-Mail", b"Geburtstag", b"Name", b"PLZ", b"\xff\xfe", b"\x00", b"\xe4", b"'=",
    b"1/2/1980", b"E-mail 1 - Value", b" ::: ", b"KIND:group", b"MEMBER:", b"99999999999999999999",
]  # fmt: skip


def is_sound(reading: Reading) -> bool:
    """Nothing found is worth a problem, and every place named is one of the file."""
    lines = [*(found.line for found in reading.cards), *(p.line for p in reading.problems)]
    return bool(reading.format) and bool(lines or reading.encoding) and min(lines, default=1) >= 1


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    assert is_sound(read(data, "x"))


@given(st.lists(st.sampled_from(SCRAPS) | st.binary(max_size=4), max_size=40).map(b"".join))
def test_bytes_that_look_like_contacts(data: bytes) -> None:
    assert is_sound(read(data, "x"))


@given(
    st.lists(st.sampled_from(SCRAPS) | st.binary(max_size=4), max_size=25).map(b"".join),
    st.sampled_from([b"BEGIN:VCARD\n", b"dn: x\n", b"Nachname;Vorname;Geburtstag;PLZ\n"]),
    st.sampled_from([None, "utf-8", "utf-16", "cp1252", "shift_jis", "zlib", "idna", "\x00"]),
)
def test_contacts_that_go_wrong(data: bytes, start: bytes, encoding: str | None) -> None:
    assert is_sound(read(start + data, "x", encoding))


@pytest.mark.skipif(not expected_files(), reason="the collected files are not at hand")
def test_real_files_with_bytes_flipped_lost_and_doubled() -> None:
    chance = random.Random(7)
    for known in expected_files():
        data = (DATA / known["file"]).read_bytes()[:6000]
        for _ in range(30):
            broken = bytearray(data)
            for _ in range(chance.randint(1, 8)):
                at = chance.randrange(len(broken))
                how = chance.randrange(3)
                if how == 0:
                    broken[at] = chance.randrange(256)
                elif how == 1:
                    del broken[at : at + chance.randint(1, 20)]
                else:
                    broken[at:at] = broken[at : at + 10]
            assert is_sound(read(bytes(broken), "x"))


def test_one_broken_card_costs_no_other() -> None:
    cards = make_vcards(50).split(b"END:VCARD\r\n")
    cards[20] = cards[20].replace(b"\r\n", b"\x00\xff\r\n=\r\n").replace(b":", b";")
    whole = read(make_vcards(50), "x").cards
    rest = read(b"END:VCARD\r\n".join(cards), "x").cards
    kept = {found.card for found in rest} & {found.card for found in whole}
    assert len(kept) == 49
