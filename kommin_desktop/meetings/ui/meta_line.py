"""The line below a meeting's title: when and where it is; a click changes it in place."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.dates import short_weekday, text_date, time_range
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import DateField, Field, FieldRow, TextField, TimeField
from kommin_desktop.kit.widgets import Button, ElidedLabel, Label, Pill, column, row
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.meetings.rules.states import MeetingStatus, meeting_status_label

_MOVABLE = (MeetingStatus.PLANNED, MeetingStatus.INVITED, MeetingStatus.POSTPONED)
_FIXED = (MeetingStatus.CLOSED, MeetingStatus.CANCELLED)
_TOLD = {MeetingStatus.CANCELLED.value: "danger", MeetingStatus.POSTPONED.value: "warn"}


def when_text(meeting: MeetingLine) -> str:
    """„Do., 3. Dezember 2026, 14:00–16:30 Uhr“."""
    day = f"{short_weekday(meeting.starts_at.date())}, {text_date(meeting.starts_at.date())}"
    return f"{day}, {time_range(meeting.starts_at, meeting.ends_at)}"


class MetaLine(QWidget):
    """Date, time and place, as words or as a form of one line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("meta_line")
        self._desk = desk
        self._meeting: MeetingLine | None = None
        self._opener: QWidget | None = None
        self._when = Button(" ", "calendar", "plain", small=True, name="meeting_when")
        self._place = Button(" ", "map-pin", "plain", small=True, name="meeting_place")
        for fact in (self._when, self._place):  # to be read even where it is settled
            fact.setProperty("fact", "1")
        self._state = Pill("")
        self._reason = ElidedLabel("", "small", "text2")
        self._reason.setObjectName("meeting_reason")
        self._words = row(self._when, self._place, self._state, 4, (self._reason, 1), spacing=4)
        self._form: MetaForm | None = None
        self._when.clicked.connect(lambda: self.edit(self._when))
        self._place.clicked.connect(lambda: self.edit(self._place))
        column(self._words, spacing=0, into=self)

    def show_meeting(self, meeting: MeetingLine) -> None:
        """Show when and where this meeting is."""
        if self._meeting is not None and self._meeting.id != meeting.id:
            self._close()
        self._meeting = meeting
        self._when.setText(when_text(meeting))
        self._when.setAccessibleName(_("Termin ändern: {when}").format(when=when_text(meeting)))
        place = meeting.place or _("Ort festlegen")
        self._place.setText(place.replace("&", "&&"))
        self._place.setAccessibleName(_("Ort ändern: {place}").format(place=place))
        for button in (self._when, self._place):
            button.setEnabled(meeting.status not in _FIXED)
        tone = _TOLD.get(meeting.status, "")
        self._state.show_state(meeting_status_label(meeting.status), tone or "neutral")
        self._state.setVisible(bool(tone))
        reason = meeting.change_reason.strip()
        words = _("Grund: {reason}") if tone else _("Grund der Verlegung: {reason}")
        self._reason.setText(words.format(reason=reason) if reason else "")

    def edit(self, opener: QWidget) -> None:
        """Open the form in the place of the words."""
        if self._meeting is None:
            return
        if self._form is None:
            self._form = MetaForm()
            self._form.taken.clicked.connect(self._on_take)
            self._form.left.clicked.connect(self._close)
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._form)
        self._opener = opener
        self._form.begin(self._meeting)
        self._form.show()
        self._words.hide()
        is_place = opener is self._place or not self._form.day.control.isEnabled()
        (self._form.place if is_place else self._form.day).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_open = self._form is not None and self._form.isVisible()
        if is_open and event.key() == Qt.Key.Key_Escape:
            self._close()
        elif is_open and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_take()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        if self._form is not None and self._form.isVisible():
            self._words.show()
            self._form.hide()
            if self._opener is not None:
                self._opener.setFocus()

    def _on_take(self) -> None:
        form, meeting = self._form, self._meeting
        if form is None or meeting is None or not form.check():
            return
        from kommin_desktop.meetings import service

        self._desk.do(
            _("Termin und Ort der Sitzung geändert"),
            service.rearrange_meeting,
            meeting.id,
            form.starts_at(),
            form.ends_at(),
            form.place.value(),
            form.reason.value(),
            done=lambda _result: self._close(),
            refused=self._on_refused,
        )

    def _on_refused(self, error: UserError) -> None:
        if self._form is not None:
            self._form.end.show_error(error.sentence)


class MetaForm(QWidget):
    """Day, begin, end and place; once people were invited also why it moves."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("meta_form")
        self._begin = datetime(2000, 1, 1)
        self.day = Field(_("Datum"), DateField(), required=True, name="meta_day")
        self.start = Field(_("Beginn"), TimeField(), required=True, name="meta_start")
        self.end = Field(_("Ende"), TimeField(), name="meta_end")
        self.place = Field(_("Ort"), TextField(), name="meta_place")
        self.reason = Field(
            _("Grund der Verlegung"),
            TextField(),
            name="meta_reason",
            hint=_(
                "Ein neuer Termin bereitet ein Schreiben „Verlegung“ vor; dort steht der Grund."
            ),
        )
        self.taken = Button(_("Übernehmen"), "check", small=True, name="meta_take")
        self.left = Button(_("Verwerfen"), kind="plain", small=True, name="meta_leave")
        keys = Label(_("Enter übernimmt, Esc verwirft"), "caption", "text3")
        column(
            FieldRow([(self.day, 3), (self.start, 2), (self.end, 2), (self.place, 6)]),
            self.reason,
            row(None, keys, self.left, self.taken, spacing=6),
            margins=(0, 2, 0, 4),
            spacing=6,
            into=self,
        )

    def begin(self, meeting: MeetingLine) -> None:
        """Show what is known of a meeting."""
        self._begin = meeting.starts_at
        self.day.set_value(meeting.starts_at.date())
        self.start.set_value(meeting.starts_at.time())
        self.end.set_value(meeting.ends_at.time() if meeting.ends_at else None)
        self.place.set_value(meeting.place)
        self.reason.set_value("")
        self.reason.setVisible(meeting.status == MeetingStatus.INVITED)
        can_move = meeting.status in _MOVABLE
        for field in (self.day, self.start, self.end):
            field.control.setEnabled(can_move)
            field.show_error("")

    def check(self) -> bool:
        """Whether what was entered can be read; the first fault gets the focus."""
        wrong = [field for field in (self.day, self.start, self.end) if not field.check()]
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def starts_at(self) -> datetime:
        """Day and begin."""
        start: time = self.start.value()
        return datetime.combine(self.day.value(), start)

    def ends_at(self) -> datetime | None:
        """The end on the same day, if it is known."""
        end: time | None = self.end.value()
        return None if end is None else datetime.combine(self.day.value(), end)
