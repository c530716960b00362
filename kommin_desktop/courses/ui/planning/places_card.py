"""The card that says how full a course is and who waits."""

from __future__ import annotations

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.courses.queries import CourseCard, CourseLine
from kommin_desktop.courses.ui.words import is_full
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import (
    Button,
    Card,
    CardHeading,
    FillBar,
    Label,
    column,
    row,
)


class PlacesCard(Card):
    """The figure, a bar, the waiting list, and ways to both."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("course_places_card")
        self._route = ""
        people = Button(_("Teilnehmende"), kind="ghost", small=True, name="places_people")
        people.clicked.connect(lambda: desk.go(f"{self._route}/teilnehmende"))
        self.taken = Label("", "display")
        self.taken.setObjectName("places_taken")
        self.of = Label("", "body", "text2")
        self.left = Label("", "small", "text2")
        self.bar = FillBar()
        self.waiting = Label("", "small", "warn", wraps=True)
        self.waiting.setObjectName("places_waiting")
        self.to_waiting = Button(
            _("Warteliste"), kind="ghost", small=True, name="places_to_waiting"
        )
        self.to_waiting.clicked.connect(lambda: desk.go(f"{self._route}/warteliste"))
        self.least = Label("", "small", "text2", wraps=True)
        figure = row(self.taken, column(None, self.of, 4, spacing=0), None, spacing=6)
        wait = row((self.waiting, 1), self.to_waiting, spacing=8)
        self._wait = wait
        layout = self.layout()
        if layout is not None:
            heading = CardHeading(_("Plätze"), "users", link=people)
            below = row(figure, None, column(None, self.left, 5, spacing=0), spacing=8)
            for part in (heading, below, self.bar, wait, self.least):
                layout.addWidget(part)

    def show_places(self, line: CourseLine, card: CourseCard) -> None:
        """Show how many places are taken."""
        self._route = f"kurse/{line.id}"
        self.taken.setText(str(line.confirmed))
        words = _("{n} angemeldet").format(n=line.confirmed)
        if line.places is None:
            self.of.setText(_("angemeldet, ohne Grenze"))
            self.left.setText("")
        else:
            words = _("{n} von {places} belegt").format(n=line.confirmed, places=line.places)
            self.of.setText(_("von {places} belegt").format(places=line.places))
            free = max(0, line.places - line.confirmed)
            self.left.setText(_("{n} frei").format(n=free) if free else _("voll"))
        self.bar.setVisible(line.places is not None)
        tone = "warn" if is_full(line) else "accent"
        self.bar.show_value(line.confirmed, line.places or 1, tone)
        self.bar.set_words(words)
        self._show_waiting(line)
        self._show_least(line, card)

    def _show_waiting(self, line: CourseLine) -> None:
        self._wait.setVisible(bool(line.waiting))
        told = ngettext(
            "{n} Person auf der Warteliste", "{n} Personen auf der Warteliste", line.waiting
        ).format(n=line.waiting)
        if line.places is not None and line.confirmed < line.places:
            told = _("Platz frei, {waiting}").format(waiting=told)
        self.waiting.setText(told)

    def _show_least(self, line: CourseLine, card: CourseCard) -> None:
        self.least.setVisible(card.min_places > 0)
        missing = card.min_places - line.confirmed
        told = _("Mindestzahl {n} erreicht").format(n=card.min_places)
        if missing > 0:
            told = _("Bis zur Mindestzahl {n} fehlen noch {missing}").format(
                n=card.min_places, missing=missing
            )
        self.least.setText(told)
