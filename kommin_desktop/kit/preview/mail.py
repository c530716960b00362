"""A mail with a paper attached, as a file that the mail program opens as a draft."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import PurePath


def draft_mail(pdf: bytes, file_name: str, subject: str) -> bytes:
    """The .eml file; recipients and words are added in the mail program."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = " ".join(subject.split())
    mail["X-Unsent"] = "1"  # lets Outlook open it for writing instead of reading
    mail.set_content("\n")
    mail.add_attachment(
        pdf, maintype="application", subtype="pdf", filename=PurePath(file_name).name
    )
    return mail.as_bytes()
