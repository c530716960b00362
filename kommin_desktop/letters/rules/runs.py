"""What a letter run and a template consist of, and which states a letter passes through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kommin_desktop.base.text import _


class Channel(StrEnum):
    """How a letter reaches its recipient."""

    LETTER = "letter"
    EMAIL = "email"
    INTERNAL = "internal"


class ItemStatus(StrEnum):
    """Where one letter stands: issued when its paper exists, sent only when a person says so."""

    DRAFT = "draft"
    ISSUED = "issued"
    SENT = "sent"
    RETURNED = "returned"


@dataclass(frozen=True)
class LetterItemDraft:
    """One letter of a run, with the address and greeting as printed."""

    contact_id: int | None
    channel: str = Channel.LETTER
    address_lines: tuple[str, ...] = ()
    greeting: str = ""
    pages: int = 0


@dataclass(frozen=True)
class LetterRunDraft:
    """Letters of one occasion; `document_id` is the issued PDF that holds them all."""

    kind: str
    subject: str
    date: date
    document_id: int | None
    items: tuple[LetterItemDraft, ...]
    template_id: int | None = None


@dataclass(frozen=True)
class TemplateDraft:
    """A letter template: subject and Markdown body with placeholders."""

    name: str
    kind: str = "general"
    subject: str = ""
    body: str = ""
    language: str = "de"


def channel_label(code: str) -> str:
    """A channel as people read it; an unknown code is shown as it is."""
    return {
        Channel.LETTER.value: _("Brief"),
        Channel.EMAIL.value: _("E-Mail"),
        Channel.INTERNAL.value: _("Hauspost"),
    }.get(code, code)


def item_status_label(code: str) -> str:
    """A letter's state as people read it; an unknown code is shown as it is."""
    return {
        ItemStatus.DRAFT.value: _("Entwurf"),
        ItemStatus.ISSUED.value: _("erstellt"),
        ItemStatus.SENT.value: _("versendet"),
        ItemStatus.RETURNED.value: _("zurückgekommen"),
    }.get(code, code)


def run_refusal(draft: LetterRunDraft) -> str | None:
    """Why this run cannot be kept, as a sentence, or None."""
    if not draft.items:
        return _("Es gibt keine Empfängerinnen und Empfänger für diesen Brief.")
    return None


def template_refusal(draft: TemplateDraft) -> str | None:
    """Why this template cannot be kept, as a sentence, or None."""
    if not draft.name.strip():
        return _("Eine Briefvorlage braucht einen Namen.")
    if not draft.body.strip():
        return _("Eine Briefvorlage braucht einen Text.")
    return None
