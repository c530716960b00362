"""The same letter to many recipients: what is shared, and what differs in each one's letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kommin_desktop.documents.blocks import Block, Letter


@dataclass(frozen=True, slots=True)
class PersonalPart:
    """What differs in one recipient's letter; ``slots`` fill the letter's and the appendix' Slots.

    ``information`` is added below the shared information block; ``label`` names the letter in
    the PDF's outline (the first recipient line if empty).
    """

    recipient: tuple[str, ...]
    greeting: str
    remarks: tuple[str, ...] = ()
    information: tuple[tuple[str, str], ...] = ()
    slots: tuple[tuple[str, tuple[Block, ...]], ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class LetterRun:
    """The same letter to many: ``letter`` is shared but for recipient, greeting and slots.

    ``appendix`` (agenda, reply slip) follows each letter on pages of its own.
    """

    title: str
    letter: Letter
    recipients: tuple[PersonalPart, ...]
    created: datetime
    appendix: tuple[Block, ...] = ()
    language: str = "de-DE"
    author: str = ""
    subject: str = ""
    draft: bool = False
