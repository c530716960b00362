"""The card with all that is kept of a course itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from kommin_desktop.base.dates import text_date
from kommin_desktop.base.text import _
from kommin_desktop.courses.queries import CourseCard, CourseLine, DateLine
from kommin_desktop.courses.rules import target_group_label, units_text
from kommin_desktop.courses.ui.words import (
    course_period,
    dates_words,
    money,
    usual_times,
)
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import Card, CardHeading, Label

_NAMES = 150


class FactsCard(Card):
    """Names at the left, facts at the right; what is not known is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("course_facts")
        self._grid_holder = QWidget()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(CardHeading(_("Angaben"), "info"))
            layout.addWidget(self._grid_holder)
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[Label, Label]] = []

    def show_facts(self, line: CourseLine, card: CourseCard, dates: Sequence[DateLine]) -> None:
        """Show what is known."""
        facts = [one for one in course_facts(line, card, dates) if one[1]]
        while len(self._labels) < len(facts):
            name, fact = Label("", "small", "text2"), Label("", "body", wraps=True)
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            name.setMinimumWidth(theme.px(_NAMES))
            row = len(self._labels)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(fact, row, 1)
            self._labels.append((name, fact))
        for number, (name, fact) in enumerate(self._labels):
            is_used = number < len(facts)
            name.setVisible(is_used)
            fact.setVisible(is_used)
            if is_used:
                name.setText(facts[number][0])
                fact.setText(facts[number][1])


def course_facts(
    line: CourseLine, card: CourseCard, dates: Sequence[DateLine]
) -> list[tuple[str, str]]:
    """The names and words of all facts; an unknown one has no words."""
    extent = ""
    if line.sessions:
        units = units_text(card.half_units)
        extent = _("{dates}, {units} Unterrichtseinheiten").format(
            dates=dates_words(line.sessions), units=units
        )
    until = card.registration_until
    return [
        (_("Nummer"), line.number),
        (_("Kursart"), _kind(line)),
        (_("Zielgruppe"), target_group_label(card.target_group)),
        (_("Zeitraum"), ", ".join(filter(None, (course_period(line), usual_times(dates))))),
        (_("Umfang"), extent),
        (_("Ort"), line.place),
        (_("Leitung"), ", ".join(line.trainers) or _("offen")),
        (_("Träger"), ", ".join(line.hosts)),
        (_("Anmeldung bis"), text_date(until) if until else ""),
        (_("Beitrag"), money(card.fee_cents) if card.fee_cents else _("kostenlos")),
        (_("Aktenzeichen"), card.file_reference),
        (_("Notiz"), card.note),
    ]


def _kind(line: CourseLine) -> str:
    if line.is_event:
        return _("{kind}, Veranstaltung ohne Bescheinigung").format(kind=line.kind)
    return _("{kind}, Bescheinigung ab {percent} % Anwesenheit").format(
        kind=line.kind, percent=line.threshold_percent
    )
