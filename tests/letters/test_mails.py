"""Mails as files: read back as a mail program reads them."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.letters.rules.mails import (
    MailDraft,
    MailPaper,
    is_mail_address,
    mail_file,
    mail_file_names,
)

PDF = b"%PDF-1.7\r\n\x00\xff end"


def read_back(content: bytes) -> EmailMessage:
    mail = message_from_bytes(content, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_one_recipient_plain_text_and_the_paper() -> None:
    paper = MailPaper("Einladung_17_Yıldız.pdf", PDF)
    draft = MailDraft(
        "Şükran Yıldız", "yildiz@ayna.example", "Einladung", "Guten Tag,\n\nGrüße", (paper,)
    )
    mail = read_back(mail_file(draft))
    [recipient] = mail["To"].addresses
    assert (recipient.display_name, recipient.addr_spec) == ("Şükran Yıldız", "yildiz@ayna.example")
    assert (mail["X-Unsent"], mail["Cc"], mail["Bcc"], mail["From"]) == ("1", None, None, None)
    assert text_of(mail) == "Guten Tag,\n\nGrüße\n"
    [attached] = mail.iter_attachments()
    assert attached.get_filename() == "Einladung_17_Yıldız.pdf"
    assert attached.get_payload(decode=True) == PDF
    assert [part.get_content_type() for part in mail.walk() if not part.is_multipart()] == [
        "text/plain",
        "application/pdf",
    ]


@pytest.mark.parametrize(
    "address",
    ["", "kein At", "a@b", "a@b.example, c@d.example", "<a@b.example>", "a@", "ü ü@b.example"],
)
def test_what_is_no_address_is_left_to_the_person(address: str) -> None:
    assert not is_mail_address(address)
    mail = read_back(mail_file(MailDraft("Kita", address, "Betreff", "Text")))
    assert mail["To"] is None
    assert mail["Subject"] == "Betreff"


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=200))
def test_whatever_is_typed_adds_no_recipient(name: str, subject: str, text: str) -> None:
    clean = [part.encode("utf-8", "ignore").decode() for part in (name, subject, text)]
    mail = read_back(mail_file(MailDraft(clean[0], "a@b.example", clean[1], clean[2])))
    assert mail["Cc"] is None
    assert mail["Bcc"] is None
    assert [one.addr_spec for one in mail["To"].addresses] == ["a@b.example"]


def test_file_names_are_fit_for_every_disk_and_given_once() -> None:
    names = mail_file_names("Einladung_17", ["Yıldız, Şükran", "yıldız şükran", "../x", "Wehmeier"])
    assert names == [
        "Einladung_17_Yıldız-Şükran.eml",
        "Einladung_17_yıldız-şükran-2.eml",
        "Einladung_17_..-x.eml",
        "Einladung_17_Wehmeier.eml",
    ]
