"""The attendance of a course as a part of its page: a grid set by keys or mouse, saved at once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QWidget

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.courses.queries import CourseLine, session_facts
from kommin_desktop.courses.rules import (
    ATTENDANCE_KEYS,
    OVER,
    AttendanceStatus,
    CourseStatus,
    Mark,
    attendance_label,
)
from kommin_desktop.courses.ui.attending.cells import SIGNS
from kommin_desktop.courses.ui.attending.changes import AttendanceChanges
from kommin_desktop.courses.ui.attending.frame import GridFrame
from kommin_desktop.courses.ui.attending.grid import AttendanceGrid
from kommin_desktop.courses.ui.attending.model import GridModel
from kommin_desktop.courses.ui.attending.partly_entry import PartlyEntry
from kommin_desktop.courses.ui.attending.sheet import (
    OPEN,
    Place,
    Sheet,
    cell_words,
    day_words,
    is_off,
    mark_words,
    read_sheet,
)
from kommin_desktop.courses.ui.part import CoursePart
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.icons import icon
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import (
    ActionButton,
    ElidedLabel,
    EmptyState,
    Pill,
    announce,
    column,
    row,
)
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice

_READ_AFTER_MS = 120
_TABLES = ("session_attendance", "course_session", "registration", "contact", "certificate")


class Attendance(CoursePart):
    """Route `kurse/<id>/anwesenheit`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "course_attendance")
        self._model = GridModel()
        self.grid = AttendanceGrid(self._model)
        self._changes = AttendanceChanges(desk, self._model.settle, self._on_refused)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_READ_AFTER_MS)
        self._soon.timeout.connect(self._read)
        self._has_told_actions = False
        self._make_actions()
        self._legend = [Pill(attendance_label(s), tone, icon) for s, (icon, tone) in SIGNS.items()]
        self._hint = ElidedLabel("", "small", "text2")
        self._hint.setObjectName("attendance_hint")
        self._frame = GridFrame(self.grid)
        self._empty = EmptyState("users", "")
        self._places = QStackedWidget()
        self._places.addWidget(column(self._frame, (QWidget(), 0), spacing=0))
        self._places.addWidget(self._empty)
        self._lay_out()
        self.entry = PartlyEntry(self)
        self.grid.set_wanted.connect(self._on_set)
        self.grid.partly_wanted.connect(self._on_partly)
        self.grid.moved.connect(self._on_moved)
        self.grid.menu_wanted.connect(self._on_menu)
        self.grid.copied.connect(lambda: desk.toast(_("Anwesenheit kopiert")))
        self.grid.verticalScrollBar().valueChanged.connect(self.entry.close_up)
        self.grid.horizontalScrollBar().valueChanged.connect(self.entry.close_up)
        self.entry.taken.connect(self._set)
        self.entry.closed.connect(self.grid.setFocus)

    def show_course(self, course: CourseLine, route: Route) -> None:
        is_same = self.course is not None and self.course.id == course.id
        super().show_course(course, route)
        if is_same and self._model.awaits:
            self._soon.start()
            return
        if not is_same:
            self.entry.hide()
        self._read()

    def primary(self) -> QAction | None:
        return self._certify if self._certify.isVisible() else None

    def more(self) -> tuple[QAction, ...]:
        return (self._copy,)

    def status_text(self) -> str:
        sheet = self._model.sheet
        if sheet is None or self.course is None:
            return ""
        if self.grid.currentIndex().isValid():
            return cell_words(sheet, self.grid.row(), self.grid.column(), self._model.wishes)
        return ""

    def on_notice(self, notice: Notice) -> None:
        if not any(table in notice for table in _TABLES):
            return
        if self._model.awaits:
            # What was set is seen already; its shares must not hold up the next key.
            self._soon.start()
        else:
            self._read()

    def first_focus(self) -> QWidget | None:
        return self.grid if self._places.currentIndex() == 0 else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tools()

    def _fit_tools(self) -> None:
        buttons = sum(b.sizeHint().width() for b in self._buttons if not b.isHidden())
        legend = sum(pill.sizeHint().width() + theme.px(8) for pill in self._legend)
        room = self.width() - theme.px(2 * 20 + 60) - buttons
        for pill in self._legend:
            pill.setVisible(legend <= room)

    def _make_actions(self) -> None:
        self._certify = make_action(
            self, "go_certify", _("Bescheinigungen"), self._go_certify, icon="award"
        )
        self._print = make_action(
            self,
            "print_sign_in",
            _("Anwesenheitsliste drucken"),
            self._go_print,
            icon="printer",
            keys="Ctrl+P",
        )
        self._all = make_action(
            self, "all_present", _("Alle anwesend"), self._on_all_present, icon="user-check"
        )
        self._copy = make_action(
            self, "copy_attendance", _("Anwesenheit kopieren"), self.grid.copy_table, icon="copy"
        )

    def _lay_out(self) -> None:
        self._buttons = (
            ActionButton(self._print, "ghost", small=True),
            ActionButton(self._all, small=True),
        )
        self._tools = row(
            *self._legend,
            4,
            (self._hint, 1),
            *self._buttons,
            spacing=8,
        )
        # The legend gives way where the window is narrow; see _fit_tools.
        self._tools.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._places.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column(self._tools, (self._places, 1), margins=(20, 12, 20, 16), spacing=12, into=self)

    def _read(self) -> None:
        self._soon.stop()
        course = self.course
        if course is None:
            return
        former = self._model.sheet

        def look(connection: Connection) -> Sheet:
            return read_sheet(connection, course, former)

        self.desk.read(look, self._show, key="course_attendance")

    def _show(self, sheet: Sheet) -> None:
        if self.course is None or sheet.course.id != self.course.id:
            return
        can_edit = self._can_edit(sheet.course)
        self.grid.show_sheet(sheet, can_edit=can_edit)
        self._hint.setText(_hint_words(sheet.course, can_edit=can_edit))
        is_empty = not sheet.rows or not sheet.dates
        if is_empty:
            self._empty.show_words(*_empty_words(sheet))
        self._places.setCurrentIndex(1 if is_empty else 0)
        self._tools.setVisible(not is_empty)
        self._certify.setText(
            _("Bescheinigungen ({n})").format(n=sheet.ready)
            if sheet.ready
            else _("Bescheinigungen")
        )
        self._on_moved()
        is_offered = not sheet.course.is_event and not is_empty
        if self._certify.isVisible() != is_offered or not self._has_told_actions:
            self._has_told_actions = True
            self._certify.setVisible(is_offered)
            self.actions_changed.emit()

    def _can_edit(self, course: CourseLine) -> bool:
        return self.desk.can_write and course.stored_status not in OVER

    def _on_moved(self) -> None:
        """The buttons speak of the date that the keys are at."""
        sheet, at = self._model.sheet, self.grid.column()
        can_act = sheet is not None and 0 <= at < len(sheet.dates)
        self._print.setEnabled(can_act)
        can_mark = can_act and self.grid.can_edit
        if sheet is not None and can_act:
            day = sheet.dates[at]
            self._all.setText(_("{day}: alle anwesend").format(day=day_words(day)))
            can_mark = can_mark and not is_off(day)
        self._all.setVisible(self.grid.can_edit)
        self._all.setEnabled(can_mark)
        self._fit_tools()
        self.status_changed.emit()

    def _on_set(self, line: int, at: int, status: AttendanceStatus) -> None:
        self._set(line, at, OPEN if status == AttendanceStatus.OPEN else Mark(status))

    def _set(self, line: int, at: int, mark: Mark) -> None:
        sheet = self._model.sheet
        if sheet is None or self._model.mark(line, at) == mark:
            return
        place = self._model.place(line, at)
        self._model.wish(line, at, mark)
        self._changes.set_mark(place, mark, sheet.rows[line].name)
        announce(self.grid, mark_words(mark))
        self.status_changed.emit()

    def _on_refused(self, place: Place, error: UserError) -> None:
        self._model.take_back(place)
        self.desk.tell(Message("warn", _("Das ist so nicht möglich."), error.sentence))

    def _on_partly(self, line: int, at: int) -> None:
        sheet = self._model.sheet
        if sheet is None:
            return
        box = self.grid.cell_rect()
        corner = self.grid.viewport().mapTo(self, box.topLeft())
        self.entry.ask(
            sheet.rows[line].name,
            session_facts(sheet.dates[at]),
            self._model.mark(line, at),
            (line, at),
            QRect(corner, box.size()),
        )

    def _on_all_present(self) -> None:
        sheet, at = self._model.sheet, self.grid.column()
        if sheet is None or not 0 <= at < len(sheet.dates) or not self.grid.can_edit:
            return
        day = sheet.dates[at]
        open_rows = [
            line
            for line in range(len(sheet.rows))
            if self._model.mark(line, at).status == AttendanceStatus.OPEN
        ]
        if not open_rows or day.no is None or is_off(day):
            self.desk.toast(_("Für diesen Termin ist bei allen etwas eingetragen"))
            return
        places = [self._model.place(line, at) for line in open_rows]
        people = [sheet.rows[line].contact_id for line in open_rows]
        for line in open_rows:
            self._model.wish(line, at, Mark(AttendanceStatus.PRESENT))
        self._changes.all_present(sheet.course.id, day.no, places, people)

    def _on_menu(self, place: QPoint) -> None:
        if not self.grid.can_edit:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for letter, status in ATTENDANCE_KEYS.items():
            more = " …" if status == AttendanceStatus.PARTLY else ""
            action = menu.addAction(
                icon(SIGNS[status][0], SIGNS[status][1]),
                f"{attendance_label(status)}{more}\t{letter}",
            )
            action.setObjectName(f"mark_{status}")
            action.triggered.connect(lambda _on=False, s=status: self.grid.ask_set(s))
        menu.addSeparator()
        clear = menu.addAction(icon("x"), _("Eintrag leeren") + "\t" + _("Entf"))
        clear.setObjectName("mark_open")
        clear.triggered.connect(lambda _on=False: self.grid.ask_set(AttendanceStatus.OPEN))
        menu.popup(place)

    def _go_certify(self) -> None:
        if self.course is not None:
            self.desk.go(f"kurse/{self.course.id}/bescheinigungen")

    def _go_print(self) -> None:
        sheet, at = self._model.sheet, self.grid.column()
        if sheet is not None and 0 <= at < len(sheet.dates):
            day = sheet.dates[at].id
            self.desk.go(f"kurse/{sheet.course.id}/vorschau/anwesenheitsliste?termin={day}")


def _hint_words(course: CourseLine, *, can_edit: bool) -> str:
    if can_edit:
        return _(
            "Leertaste wechselt den Stand, Pfeiltasten bewegen, A / E / F / T setzen direkt, "
            "Entf leert."
        )
    if course.stored_status == CourseStatus.FINISHED:
        return _("Der Kurs ist abgeschlossen; die Anwesenheit steht fest.")
    if course.stored_status == CourseStatus.CANCELLED:
        return _("Der Kurs ist abgesagt.")
    return _("Diese Arbeitsdatei ist gerade nur zu lesen.")


def _empty_words(sheet: Sheet) -> tuple[str, str, str]:
    if not sheet.dates:
        sentence = _("Unter „Termine“ tragen Sie ein, wann der Kurs stattfindet.")
        return "calendar", _("Noch keine Termine"), sentence
    sentence = _("Unter „Teilnehmende“ melden Sie an, wer mitmacht.")
    return "users", _("Noch niemand mit einem Platz"), sentence
