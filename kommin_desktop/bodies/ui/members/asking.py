"""What is asked about a seat in one line: who takes it or stands in, who leaves, from which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from urllib.parse import quote

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.bodies.queries import MemberLine
from kommin_desktop.bodies.ui.finding import find_groups, find_people
from kommin_desktop.bodies.ui.members.change_line import Asked, ChangeLine
from kommin_desktop.bodies.ui.members.changes import Done, MemberChanges, Refused
from kommin_desktop.bodies.ui.members.over_row import OverRow
from kommin_desktop.bodies.ui.members.rows import seat_name
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import ListTable

Save = Callable[[int, str, date, Done, Refused], None]


class SeatQuestions(QObject):
    """Opens the line over the row of a seat, or above the list, and does what was entered."""

    began = Signal()
    ended = Signal()

    def __init__(self, desk: Desk, table: ListTable, changes: MemberChanges) -> None:
        super().__init__(table)
        self._desk, self._table, self._changes = desk, table, changes
        self._over = OverRow(table)
        self._above: ChangeLine | None = None
        self._line: ChangeLine | None = None
        self.keeps: Callable[[Callable[[], None]], bool] = self.holds_back
        """Whether something unsaved speaks against another question; the panel knows of more."""
        self.place_above = QVBoxLayout()
        """Where a line stands that belongs to no row."""

    @property
    def is_above(self) -> bool:
        """Whether something is asked above the list."""
        return self._above is not None

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether what was typed into the line keeps the person here."""
        return self._line is not None and self._line.leave.holds_back(go_on)

    def ask_holder(self, line: MemberLine) -> None:
        """Who takes the seat from which day on."""
        title = _("Wechsel auf dem Sitz „{seat}“") if line.holder else _("Sitz „{seat}“ besetzen")
        self._ask(line.id, self._person_asked(title, line), partial(self._changes.put_on, line))

    def ask_deputy(self, line: MemberLine) -> None:
        """Who else stands in."""
        asked = self._person_asked(_("Vertretung auf dem Sitz „{seat}“"), line)
        self._ask(line.id, asked, partial(self._changes.add_deputy, line))

    def ask_other_deputy(self, line: MemberLine, holding: int, name: str) -> None:
        """Who stands in for a deputy from which day on."""
        title = _("{name} als Vertretung ablösen").format(name=name)
        asked = self._person_asked(title.replace("{", "{{").replace("}", "}}"), line)
        self._ask(line.id, asked, partial(self._changes.replace_deputy, line, holding))

    def ask_end_of_holding(self, seat_id: int, holding: int, name: str) -> None:
        """Until when somebody is on the seat."""

        def save(_who: int, _name: str, day: date, done: Done, refused: Refused) -> None:
            self._changes.end_holding(holding, name, day, done, refused)

        title = _("{name} ausscheiden lassen").format(name=name)
        self._ask(seat_id, Asked(title, _("letzter Tag"), _("Eintragen")), save)

    def ask_end_of_seat(self, line: MemberLine) -> None:
        """Until when there is the seat."""

        def save(_who: int, _name: str, day: date, done: Done, refused: Refused) -> None:
            self._changes.end_seat(line, day, done, refused)

        title = _("Sitz „{seat}“ aufgeben").format(seat=seat_name(line))
        self._ask(line.id, Asked(title, _("letzter Tag"), _("Aufgeben")), save)

    def ask_group(self, body_id: int) -> None:
        """Whose members get seats."""

        def save(_who: int, name: str, day: date, done: Done, refused: Refused) -> None:
            self._changes.from_group(body_id, name, day, done, refused)

        asked = Asked(
            _("Sitze für alle aus einer Gruppe"),
            _("ab"),
            _("Hinzufügen"),
            lambda text: find_groups(self._desk, text),
            _("Gruppe suchen …"),
        )
        self._ask(0, asked, save)

    def _person_asked(self, title: str, line: MemberLine) -> Asked:
        return Asked(
            title.format(seat=seat_name(line)),
            _("ab"),
            _("Eintragen"),
            lambda text: find_people(self._desk, text, line.id),
            _("Person suchen …"),
            _("„{text}“ als Kontakt anlegen"),
        )

    def _ask(self, seat_id: int, asked: Asked, save: Save) -> None:
        """Open the line over the row of a seat (0: above the list)."""
        if self.keeps(lambda: self._ask(seat_id, asked, save)):
            return
        self.close()
        self.began.emit()
        self._line = line = ChangeLine(asked)

        def done(_result: object) -> None:
            self._leave()
            if seat_id:
                self._table.select_id(seat_id)
            line.form.mark_saved()

        def refused(error: UserError) -> None:
            line.refuse(error.sentence)
            line.take_focus()

        line.saved.connect(lambda who, name, day: save(who, name, day, done, refused))
        line.closed.connect(self._leave)
        line.new_wanted.connect(self._on_new_contact)
        if seat_id:
            self._table.select_id(seat_id)
            self._over.show(seat_id, line)
        else:
            self._above = line
            self.place_above.addWidget(line)
            line.show()
        line.take_focus()

    def close(self) -> None:
        """Take the line away."""
        self._over.clear()
        self._line = None
        if self._above is not None:
            self._above.hide()
            self._above.deleteLater()
            self._above = None

    def _leave(self) -> None:
        self.close()
        self.ended.emit()
        self._table.take_focus()

    def _on_new_contact(self, name: str) -> None:
        self._desk.go(f"kontakte/neu?art=person&name={quote(name)}")
