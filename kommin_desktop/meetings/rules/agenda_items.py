"""What an agenda item is, and what the words of its title tell about it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kommin_desktop.base.names import fold
from kommin_desktop.base.text import _


class ItemKind(StrEnum):
    """What a body does with an item."""

    INFO = "info"
    REPORT = "report"
    DISCUSSION = "discussion"
    DECISION = "decision"
    BREAK = "break"


@dataclass(frozen=True)
class ItemDraft:
    """An agenda item as somebody wants it; `parent` is the place of its parent in the agenda."""

    title: str
    number_override: str = ""
    parent: int | None = None
    is_heading: bool = False
    kind: str = ItemKind.INFO
    is_approval: bool = False
    is_public: bool = True
    planned_min: int | None = None
    presenter: str = ""
    text: str = ""


class SentItem(NamedTuple):
    """An item as an invitation announced it."""

    title: str
    is_public: bool
    is_heading: bool


def sent_items(snapshot: str) -> Counter[SentItem]:
    """The items that a dispatch announced, out of its kept agenda."""
    return Counter(
        SentItem(str(line["title"]), bool(line["public"]), bool(line["heading"]))
        for line in json.loads(snapshot or "[]")
    )


def item_kind_label(code: str) -> str:
    """A kind of item as people read it; an unknown code is shown as it is."""
    return {
        ItemKind.INFO.value: _("Information"),
        ItemKind.REPORT.value: _("Bericht"),
        ItemKind.DISCUSSION.value: _("Beratung"),
        ItemKind.DECISION.value: _("Beschluss"),
        ItemKind.BREAK.value: _("Pause"),
    }.get(code, code)


_PAUSES = frozenset({"pause", "kaffeepause", "mittagspause", "kurze pause", "sitzungspause"})
_KIND_WORDS = (
    (("beschluss", "abstimmung", "wahl ", "wahl der", "verabschiedung"), ItemKind.DECISION),
    (
        ("bericht", "sachstand", "vorstellung", "ruckblick", "vortrag", "ergebnisse"),
        ItemKind.REPORT,
    ),
    (
        ("beratung", "diskussion", "aussprache", "austausch", "planung", "ideen"),
        ItemKind.DISCUSSION,
    ),
)


def is_pause(title: str) -> bool:
    """Whether an item is nothing but a break."""
    return fold(title).strip(" .:-") in _PAUSES


def is_approval_title(title: str) -> bool:
    """Whether an item approves minutes („Genehmigung der Niederschrift …“)."""
    words = fold(title)
    approves = "genehmigung" in words or "annahme" in words or "bestatigung" in words
    return approves and ("protokoll" in words or "niederschrift" in words)


_NUMBERED_MEETING = re.compile(r"\b\d{1,4}\.[ \u00a0]Sitzung\b")


def renewed_title(title: str, former_meeting: str) -> str:
    """The title of an item taken from the agenda of the former meeting.

    What approved the minutes of the one before it approves those of the former meeting now.
    """
    if is_approval_title(title) and _NUMBERED_MEETING.fullmatch(former_meeting.strip()):
        return _NUMBERED_MEETING.sub(former_meeting.strip(), title)
    return title


_PROCEDURAL = (
    "begrüßung",
    "eröffnung",
    "feststellung der",
    "verschiedenes",
    "schließung der sitzung",
    "nächste sitzung",
    "regularien",
    "schlusswort",
)


def is_procedural(title: str) -> bool:
    """Whether an item belongs to every meeting and is no topic that could wait for the next."""
    words = fold(title)
    return is_approval_title(title) or any(fold(word) in words for word in _PROCEDURAL)


def is_any_other_business(title: str) -> bool:
    """Whether an item closes the agenda („Verschiedenes“), so that others go before it."""
    words = fold(title)
    return "verschiedenes" in words or "nachste sitzung" in words


# What is said about decisions of earlier meetings, or about whether one may be made, makes none.
_ABOUT_DECISIONS = re.compile(
    r"\b(?:sach)?stand\b[^,;]*\bbeschlusse[ns]?\b"
    r"|\b(?:umsetzung|ausfuhrung|durchfuhrung|kontrolle|nachverfolgung|ruckblick|ubersicht|bericht)"
    r"\b[^,;]*\bbeschlusse[ns]?\b"
    r"|\bbeschluss(?:kontrolle|verfolgung)\b"
)
_QUORUM = re.compile(r"\bbeschlussfahig\w*")


def guess_item_kind(title: str) -> ItemKind:
    """The kind of an item its title tells; information if it tells none."""
    if is_pause(title):
        return ItemKind.BREAK
    if is_approval_title(title):
        return ItemKind.DECISION
    words, reports = _ABOUT_DECISIONS.subn("", _QUORUM.sub("", fold(title)))
    for beginnings, kind in _KIND_WORDS:
        if any(fold(word) in words for word in beginnings):
            return kind
    return ItemKind.REPORT if reports else ItemKind.INFO
