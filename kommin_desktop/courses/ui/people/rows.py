"""How people look in the lists of a course, with a place or waiting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _
from kommin_desktop.contacts.rules.naming import SEPARATOR, list_name
from kommin_desktop.courses.queries import PersonLine
from kommin_desktop.courses.rules import (
    RegistrationStatus,
    registration_status_label,
    share_figures,
)
from kommin_desktop.courses.ui.people.state import PeopleState
from kommin_desktop.kit.tables import Column, Icon, Part, Pills, State, Text, TwoLines

NAME, RANK, RECEIVED, MARK, SHARE, MENU = (
    "name",
    "rank",
    "received",
    "mark",
    "share",
    "menu",
)


class MarkPart(Pills):
    """What is special about a registration; the tooltip says why."""

    def __init__(self, pills: Sequence[State], reason: str) -> None:
        super().__init__(pills)
        self._reason = reason

    def cut_text(self, room: QRectF) -> str:
        return self._reason or super().cut_text(room)


@dataclass
class PeopleRows:
    """The columns of a list of people, what stands in them, and what is copied of them."""

    state: PeopleState | None = None
    is_waiting: bool = False
    has_menu: bool = True

    def columns(self) -> tuple[Column, ...]:
        """The columns of the list."""
        whole = (
            Column(RANK, _("Platz"), 64, keep=True) if self.is_waiting else None,
            Column(NAME, _("Name")),
            Column(RECEIVED, _("Angemeldet am"), 126),
            Column(MARK, _("Vermerk"), 148),
            None if self.is_waiting else Column(SHARE, _("Anwesenheit (UE)"), 178, align="right"),
            Column(MENU, "", 44, pressable=True, keep=True),
        )
        return tuple(column for column in whole if column is not None)

    def part(self, line: PersonLine, key: str) -> Part | None:
        """What a cell shows."""
        if key == NAME:
            return TwoLines(list_name(line), _belonging(line), avatar=line.display)
        if key == RANK:
            return Text(f"{line.rank}.", "text2", digits=True)
        if key == RECEIVED:
            return Text(short_date(line.received_at.date()), digits=True)
        if key == MARK:
            return MarkPart(_marks(line), _reasons(line))
        if key == SHARE:
            return self._share(line)
        return Icon("ellipsis", words=_("Mehr zu dieser Person")) if self.has_menu else None

    def texts(self, line: PersonLine) -> Sequence[str]:
        """What a line says in each column, for copying and screen readers."""
        marks = ", ".join(mark.text for mark in _marks(line))
        cells = {
            RANK: str(line.rank or ""),
            NAME: ", ".join(filter(None, (list_name(line), line.organisation, line.municipality))),
            RECEIVED: short_date(line.received_at.date()),
            MARK: ": ".join(filter(None, (marks, _reasons(line).replace("\n", "; ")))),
            SHARE: self._share_words(line),
            MENU: "",
        }
        return tuple(cells[column.key] for column in self.columns())

    def _share(self, line: PersonLine) -> Part | None:
        words = self._share_words(line)
        if not words or self.state is None:
            return Text("–", "text3", align="right")
        terms = self.state.terms
        enough = terms.is_event or self.state.part_of(line).reaches(terms.threshold_percent)
        if enough:
            return Text(words, align="right", digits=True)
        return Text(words, "danger", align="right", digits=True, icon="triangle-alert")

    def _share_words(self, line: PersonLine) -> str:
        if self.is_waiting or self.state is None:
            return ""
        part = self.state.part_of(line)
        if not part.held_half_units:
            return ""
        return share_figures(part.attended_half_units, part.held_half_units, part.percent)


def _belonging(line: PersonLine) -> str:
    return SEPARATOR.join(filter(None, (line.organisation, line.municipality)))


def _marks(line: PersonLine) -> list[State]:
    marks = []
    if line.override_reason:
        marks.append(State(_("Ausnahme"), "warn", "key-round"))
    if line.is_late:
        marks.append(State(_("nachgemeldet"), "neutral", "clock"))
    if line.status == RegistrationStatus.NO_SHOW:
        marks.append(State(registration_status_label(line.status), "danger", "x"))
    return marks


def _reasons(line: PersonLine) -> str:
    return "\n".join(filter(None, (line.override_reason, line.note)))
