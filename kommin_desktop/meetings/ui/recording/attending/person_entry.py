"""Small entries of the attendance: who stands in, which guest came, when somebody came or left."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import Control, PickField, TextField, TimeField
from kommin_desktop.kit.widgets import Button, Label, column, row
from kommin_desktop.meetings.ui.recording.entry_forms import Find


class SmallEntry(QFrame):
    """A band with one or two fields: Enter takes it, Esc closes it."""

    closed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("band", "1")
        self.title = Label("", "small_strong", wraps=True)
        self.told = Label("", "caption", "danger", wraps=True)
        self.told.hide()
        self.take_button = Button(_("Eintragen"), kind="primary", small=True, name=f"{name}_take")
        self.cancel_button = Button(_("Abbrechen"), kind="plain", small=True, name=f"{name}_cancel")
        self.take_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.close_up)
        self.hide()

    def submit(self) -> None:
        """Take what was typed."""
        self.close_up()

    def close_up(self) -> None:
        """Close without taking anything."""
        self.hide()
        self.closed.emit()

    def lay_out(self, *fields: Control) -> None:
        """Put the fields between title and buttons."""
        for field in fields:
            if isinstance(field.control, QLineEdit):  # an open list of names takes Enter itself
                field.control.returnPressed.connect(self.submit)
        column(
            self.title,
            *fields,
            self.told,
            row(self.take_button, self.cancel_button, None, spacing=6),
            margins=(12, 10, 12, 10),
            spacing=6,
            into=self,
        )

    def tell(self, why: str) -> None:
        """Say why it cannot be taken."""
        self.told.setText(why)
        self.told.setVisible(bool(why))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)


class PersonEntry(SmallEntry):
    """Who came as a guest or in place of somebody: a contact, or a name as it was heard."""

    taken = Signal(int, object, str, str)
    """For which attendance (0: a guest), contact or None, name, organisation."""

    def __init__(self, find: Find) -> None:
        super().__init__("person_entry")
        self.who = PickField(find, name="person_who", spoken=_("Name"))
        self.organisation = TextField(
            name="person_organisation",
            spoken=_("Organisation"),
            placeholder=_("Organisation (freiwillig)"),
        )
        self._for = 0
        self.lay_out(self.who, self.organisation)

    def ask(self, title: str, attendance_id: int = 0) -> None:
        """Ask for somebody; with an attendance for who stands in for that person."""
        self._for = attendance_id
        self.title.setText(title)
        self.who.set_value(None)
        self.organisation.set_value("")
        self.organisation.setVisible(not attendance_id)
        self.tell("")
        self.show()
        self.who.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> None:
        self.who.settle()
        name = self.who.typed()
        if not name:
            self.tell(_("Tragen Sie ein, wer gekommen ist."))
            return
        self.hide()
        self.taken.emit(self._for, self.who.chosen(), name, self.organisation.value())
        self.closed.emit()


class TimeEntry(SmallEntry):
    """When somebody came later or left earlier."""

    taken = Signal(int, str, object)
    """The attendance, „arrived“ or „left“, the wall time or None to forget it."""

    def __init__(self) -> None:
        super().__init__("time_entry")
        self.at = TimeField(name="time_at", spoken=_("Uhrzeit"))
        self.at.setMaximumWidth(theme.px(120))
        self._for, self._what, self._day = 0, "", datetime.min
        self.lay_out(self.at)

    def ask(self, title: str, attendance_id: int, what: str, now: datetime) -> None:
        """Ask for the time; `now` is proposed and says the day."""
        self._for, self._what, self._day = attendance_id, what, now
        self.title.setText(title)
        self.at.set_value(time(now.hour, now.minute))
        self.tell("")
        self.show()
        self.at.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.at.line.selectAll()

    def submit(self) -> None:
        problem = self.at.problem()
        if problem is not None:
            self.tell(problem.sentence)
            return
        value = self.at.value()
        at = datetime.combine(self._day.date(), value) if value is not None else None
        self.hide()
        self.taken.emit(self._for, self._what, at)
        self.closed.emit()
