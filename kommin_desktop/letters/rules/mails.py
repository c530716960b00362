"""Mails as files that the mail program opens as drafts: one recipient, plain text, papers attached.

Nobody is ever put into copy: the file goes to one address, so that no list of names leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import PurePath

_NOT_IN_NAMES = re.compile(r"[^\w.\-]+")
_LONGEST_NAME = 60


@dataclass(frozen=True)
class MailPaper:
    """A PDF that goes with a mail, under its file name."""

    file_name: str
    content: bytes


@dataclass(frozen=True)
class MailDraft:
    """A mail to one recipient as somebody will send it."""

    name: str
    address: str
    subject: str
    text: str
    papers: tuple[MailPaper, ...] = ()


def is_mail_address(text: str) -> bool:
    """Whether a mail program will take this as one address."""
    return _recipient("", text) is not None


def mail_file(draft: MailDraft) -> bytes:
    """The .eml file of a draft; without a usable address the person adds one before sending."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = " ".join(draft.subject.split())
    if (recipient := _recipient(draft.name, draft.address)) is not None:
        mail["To"] = recipient
    mail["X-Unsent"] = "1"  # lets Outlook open it for writing instead of reading
    mail.set_content(draft.text.rstrip() + "\n", cte="quoted-printable")
    for paper in draft.papers:
        mail.add_attachment(
            paper.content,
            maintype="application",
            subtype="pdf",
            filename=PurePath(paper.file_name).name,
        )
    return mail.as_bytes()


def mail_file_names(beginning: str, names: Iterable[str]) -> list[str]:
    """A file name for the mail to each of these people, none of them given twice."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        words = _NOT_IN_NAMES.sub("-", f"{beginning}_{name}").strip("-.")[:_LONGEST_NAME]
        stem, count = words, 1
        while stem.casefold() in taken:
            count += 1
            stem = f"{words}-{count}"
        taken.add(stem.casefold())
        found.append(f"{stem}.eml")
    return found


def _recipient(name: str, address: str) -> Address | None:
    plain = address.strip()
    if any(sign.isspace() for sign in plain):
        return None
    try:
        found = Address(" ".join(name.split()), addr_spec=plain)
    except (ValueError, IndexError, MessageError):
        return None
    return found if found.username and "." in found.domain else None
