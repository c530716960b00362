"""How seats and their former holders look in the list of members."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.bodies.queries import HoldingLine, MemberLine
from kommin_desktop.bodies.rules import HoldingKind, SeatRole, seat_group_label, seat_role_label
from kommin_desktop.kit.tables import Column, GroupedRows, Icon, Part, Text, TwoLines

PAST = 1_000_000_000
"""Added to a holding's number, so that it is no seat's."""
UNFOLD, SEAT, HOLDER, DEPUTY, VOTING, MENU = (
    "unfold",
    "seat",
    "holder",
    "deputy",
    "voting",
    "menu",
)


class PastRow(NamedTuple):
    """A period of the history of a seat, below the seat."""

    id: int
    seat_id: int
    holding: HoldingLine


Row = MemberLine | PastRow


def columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column(UNFOLD, "", 40, pressable=True, keep=True),
        Column(SEAT, _("Sitz")),
        Column(HOLDER, _("Wahrgenommen von"), 214, keep=True),
        Column(DEPUTY, _("Vertretung"), 166),
        Column(VOTING, _("Stimmrecht"), 88),
        Column(MENU, "", 44, pressable=True, keep=True),
    )


def seat_name(line: MemberLine) -> str:
    """The seat as people call it: its organisation, else what it stands for."""
    return line.organisation or line.label or _("Persönlicher Sitz")


def in_groups(
    seats: Sequence[MemberLine], pasts: dict[int, Sequence[HoldingLine]]
) -> tuple[list[Row], GroupedRows]:
    """Seats under what they count for, each with its history below if that is unfolded."""
    lines: list[Row] = []
    groups: dict[str, list[int]] = {}
    counts: dict[str, int] = {}
    for seat in seats:
        rows: list[Row] = [seat]
        rows += [PastRow(PAST + one.id, seat.id, one) for one in pasts.get(seat.id, ())]
        lines += rows
        groups.setdefault(seat.capacity, []).extend(row.id for row in rows)
        counts[seat.capacity] = counts.get(seat.capacity, 0) + 1
    return lines, GroupedRows(
        [(f"{seat_group_label(key)} {counts[key]}", ids) for key, ids in groups.items()]
    )


def texts(line: Row) -> Sequence[str]:
    """What a line says in each column, for copying and screen readers."""
    if isinstance(line, PastRow):
        return ("", _period(line.holding), line.holding.person, _kind(line.holding), "", "")
    return (
        "",
        ", ".join(part for part in (seat_name(line), _seat_line(line)) if part),
        ", ".join(part for part in (line.holder or _("nicht besetzt"), _holder_line(line)) if part),
        ", ".join(name for *_ids, name in line.deputies),
        _("ja") if line.voting else _("nein"),
        "",
    )


class MemberParts:
    """Says what a cell shows; knows which histories are unfolded."""

    def __init__(self, unfolded: set[int], can_write: bool) -> None:
        self._unfolded = unfolded
        self._can_write = can_write

    def __call__(self, line: Row, key: str) -> Part | None:
        """The part for a cell."""
        if isinstance(line, PastRow):
            return self._past(line, key)
        if key == UNFOLD:
            return self._arrow(line)
        if key == SEAT:
            return TwoLines(seat_name(line), _seat_line(line))
        if key == HOLDER:
            vacant = line.holder is None
            return TwoLines(
                line.holder or _("nicht besetzt"),
                _holder_line(line),
                title_role="body" if not vacant else "small",
                title_color="warn" if vacant else "text",
            )
        if key == DEPUTY:
            return _deputies(line)
        if key == VOTING:
            return Text(_("ja"), icon="check") if line.voting else Text(_("nein"), "text2")
        return Icon("ellipsis", words=_("Mehr zu diesem Sitz")) if self._can_write else None

    def _arrow(self, line: MemberLine) -> Part | None:
        if not line.periods:
            return None
        if line.id in self._unfolded:
            return Icon("chevron-down", words=_("Verlauf ausblenden"), size=16)
        return Icon("chevron-right", words=_("Verlauf zeigen"), size=16)

    def _past(self, line: PastRow, key: str) -> Part | None:
        if key == SEAT:
            return Text(_period(line.holding), "text2")
        if key == HOLDER:
            return Text(line.holding.person)
        if key == DEPUTY:
            return Text(_kind(line.holding), "text2")
        return None


def _deputies(line: MemberLine) -> Part | None:
    if not line.deputies:
        return Text("–", "text3")
    more = len(line.deputies) - 1
    words = ngettext("und {n} weitere", "und {n} weitere", more).format(n=more) if more else ""
    return TwoLines(line.deputies[0][2], words, title_role="small")


def _seat_line(line: MemberLine) -> str:
    parts = [line.label] if line.label and line.organisation else []
    if line.valid_to is not None:
        parts.append(_("bis {day}").format(day=short_date(line.valid_to)))
    elif line.organisation is None and line.label:
        parts.append(_("persönlicher Sitz"))
    return " · ".join(parts)


def _holder_line(line: MemberLine) -> str:
    parts = [seat_role_label(line.role)] if line.role != SeatRole.NONE else []
    if line.next_holder and line.next_since:
        parts.append(
            _("ab {day}: {name}").format(day=short_date(line.next_since), name=line.next_holder)
        )
    elif line.until is not None:
        parts.append(_("bis {day}").format(day=short_date(line.until)))
    elif line.since is not None:
        parts.append(_("seit {day}").format(day=short_date(line.since)))
    return " · ".join(parts)


def _kind(holding: HoldingLine) -> str:
    return _("Vertretung") if holding.kind == HoldingKind.DEPUTY else _("auf dem Sitz")


def _period(holding: HoldingLine) -> str:
    return period_words(holding.valid_from, holding.valid_to)


def period_words(since: date | None, until: date | None) -> str:
    """„01.01.2025–30.06.2026“, „seit 01.07.2026“ or „bis 30.06.2026“."""
    if since and until:
        return f"{short_date(since)}–{short_date(until)}"
    if since:
        return _("seit {day}").format(day=short_date(since))
    return _("bis {day}").format(day=short_date(until)) if until else _("von Anfang an")
