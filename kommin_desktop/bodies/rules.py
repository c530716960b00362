"""What kinds of bodies there are, how they number and decide, and what their names tell."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kommin_desktop.base.names import fold
from kommin_desktop.base.text import _

CODE_LENGTH = 6
"""Longest short name that is made from a name; one typed by hand may be longer."""


class BodyKind(StrEnum):
    """What a body is."""

    ROUND_TABLE = "round_table"
    STEERING_GROUP = "steering_group"
    INITIATIVE_CIRCLE = "initiative_circle"
    PARENTS_BODY = "parents_body"
    MONITORING_GROUP = "monitoring_group"
    WORKING_GROUP = "working_group"


class ApprovalMode(StrEnum):
    """How a body's minutes become valid."""

    VOTE = "vote"
    NOTED = "noted"
    OBJECTION = "objection"


class Numbering(StrEnum):
    """How meetings are counted."""

    CONTINUOUS = "continuous"
    PER_YEAR = "per_year"


class QuorumRule(StrEnum):
    """How many voting seats must be present."""

    NONE = "none"
    THIRD = "third"
    HALF = "half"
    MAJORITY = "majority"


class HoldingKind(StrEnum):
    """Who a person is on a seat."""

    HOLDER = "holder"
    DEPUTY = "deputy"


class SeatCapacity(StrEnum):
    """As what somebody on a seat attends."""

    MEMBER = "member"
    ADVISOR = "advisor"
    STAFF = "staff"


class SeatRole(StrEnum):
    """Which office a holder has in the body."""

    NONE = ""
    CHAIR = "chair"
    DEPUTY_CHAIR = "deputy_chair"


@dataclass(frozen=True)
class BodyDraft:
    """A body as somebody wants it; an empty kind or code is made from the name."""

    name: str
    kind: str = ""
    code: str = ""
    organisation_id: int | None = None
    municipality_id: int | None = None
    parent_id: int | None = None
    notice_days: int = 14
    posting_days: int = 2
    approval_mode: str = ApprovalMode.VOTE
    objection_days: int = 14
    quorum_rule: str = QuorumRule.NONE
    numbering: str = Numbering.CONTINUOUS
    rhythm: str = ""
    file_reference: str = ""
    note: str = ""


@dataclass(frozen=True)
class SeatDraft:
    """A seat as somebody wants it; without an organisation it is a personal seat."""

    organisation_id: int | None = None
    label: str = ""
    capacity: str = "member"
    voting: bool = True
    valid_from: date | None = None


def body_kind_label(code: str) -> str:
    """A kind of body as people read it; an unknown code is shown as it is."""
    return {
        BodyKind.ROUND_TABLE.value: _("Runder Tisch"),
        BodyKind.STEERING_GROUP.value: _("Steuerungsgruppe"),
        BodyKind.INITIATIVE_CIRCLE.value: _("Initiativkreis"),
        BodyKind.PARENTS_BODY.value: _("Elterngremium"),
        BodyKind.MONITORING_GROUP.value: _("Monitoringgruppe"),
        BodyKind.WORKING_GROUP.value: _("Arbeitskreis"),
    }.get(code, code)


def approval_mode_label(code: str) -> str:
    """A way of approving minutes as people read it; an unknown code is shown as it is."""
    return {
        ApprovalMode.VOTE.value: _("Abstimmung in der nächsten Sitzung"),
        ApprovalMode.NOTED.value: _("Feststellung ohne Einwendung in der nächsten Sitzung"),
        ApprovalMode.OBJECTION.value: _("Einwendungsfrist nach dem Versand"),
    }.get(code, code)


def quorum_rule_label(code: str) -> str:
    """A quorum rule as people read it; an unknown code is shown as it is."""
    return {
        QuorumRule.NONE.value: _("keine Regel"),
        QuorumRule.THIRD.value: _("mindestens ein Drittel der stimmberechtigten Sitze"),
        QuorumRule.HALF.value: _("mindestens die Hälfte der stimmberechtigten Sitze"),
        QuorumRule.MAJORITY.value: _("mehr als die Hälfte der stimmberechtigten Sitze"),
    }.get(code, code)


def numbering_label(code: str) -> str:
    """A way of counting meetings as people read it; an unknown code is shown as it is."""
    return {
        Numbering.CONTINUOUS.value: _("fortlaufend"),
        Numbering.PER_YEAR.value: _("in jedem Jahr von vorn"),
    }.get(code, code)


def seat_capacity_label(code: str) -> str:
    """What a seat counts for, for one person; an unknown code is shown as it is."""
    return {
        SeatCapacity.MEMBER.value: _("Mitglied"),
        SeatCapacity.ADVISOR.value: _("beratend"),
        SeatCapacity.STAFF.value: _("Verwaltung"),
    }.get(code, code)


def seat_group_label(code: str) -> str:
    """The heading above seats that count for the same; an unknown code is shown as it is."""
    return {
        SeatCapacity.MEMBER.value: _("Mitglieder"),
        SeatCapacity.ADVISOR.value: _("Beratende Mitglieder"),
        SeatCapacity.STAFF.value: _("Verwaltung"),
    }.get(code, code)


def seat_role_label(code: str) -> str:
    """An office in a body as people read it; an unknown code is shown as it is."""
    return {
        SeatRole.NONE.value: _("ohne Funktion"),
        SeatRole.CHAIR.value: _("Vorsitz"),
        SeatRole.DEPUTY_CHAIR.value: _("stellvertretender Vorsitz"),
    }.get(code, code)


_KIND_WORDS = (
    (("runder tisch", "runde tisch"), BodyKind.ROUND_TABLE),
    (("steuerung", "lenkung"), BodyKind.STEERING_GROUP),
    (("monitoring",), BodyKind.MONITORING_GROUP),
    (("initiativ",), BodyKind.INITIATIVE_CIRCLE),
    (("eltern", "schulpflegschaft", "kita"), BodyKind.PARENTS_BODY),
)


def guess_kind(name: str) -> BodyKind:
    """The kind a body's name tells; a working group if it tells none."""
    folded = fold(name)
    for words, kind in _KIND_WORDS:
        if any(fold(word) in folded for word in words):
            return kind
    return BodyKind.WORKING_GROUP


def code_from_name(name: str, taken: Collection[str] = ()) -> str:
    """A short name from the initials („Runder Tisch Integration“: RTI), not one of `taken`."""
    words = re.findall(r"[^\W\d_]+", name)
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) < 2:
        initials = (words[0][:3] if words else "G").upper()
    code = initials[:CODE_LENGTH].upper()
    candidate, count = code, 1
    while candidate in taken:
        count += 1
        candidate = f"{code}{count}"
    return candidate


_FEMININE = ("gruppe", "runde", "konferenz", "kommission", "versammlung", "werkstatt")
_WITH_ES = ("kreis", "tisch", "rat", "bund", "ausschuss")
_WITH_S = ("forum", "netzwerk", "gremium", "team", "zentrum")


def genitive(name: str) -> str | None:
    """„des Runden Tisches Integration“ for letters; None if the name's grammar is not known."""
    if name.startswith("Runder Tisch"):
        return "des Runden Tisches" + name.removeprefix("Runder Tisch")
    first, _blank, rest = name.partition(" ")
    rest = f" {rest}" if rest else ""
    word = first.casefold()
    if not first[:1].isupper():
        return None
    if word.endswith(_FEMININE):
        return f"der {first}{rest}"
    if word.endswith(_WITH_ES):
        return f"des {first}es{rest}"
    if word.endswith(_WITH_S):
        return f"des {first}s{rest}"
    return None


def body_refusal(draft: BodyDraft) -> str | None:
    """Why this body cannot be kept, as a sentence, or None."""
    if not draft.name.strip():
        return _("Ein Gremium braucht einen Namen.")
    if draft.notice_days < 0 or draft.posting_days < 0 or draft.objection_days < 0:
        return _("Fristen werden in ganzen Tagen angegeben und sind nie negativ.")
    return None


def period_refusal(valid_from: date | None, valid_to: date | None) -> str | None:
    """Why a period cannot be, as a sentence, or None; both days belong to it."""
    if valid_from and valid_to and valid_to < valid_from:
        return _("Das Ende liegt vor dem Beginn.")
    return None


def is_valid_on(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """Whether a period covers a day; its first and last day belong to it."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


def day_before(day: date) -> date:
    """The last day of whoever is followed on `day`."""
    return day - timedelta(days=1)
