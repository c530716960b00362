"""Who is there: everybody on the list, ticked with mouse or keys, with deputies and guests."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy

from kommin_desktop.base.clock import local_now
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import icon
from kommin_desktop.kit.tables import IdsModel, RowList
from kommin_desktop.kit.tokens import ATTENDANCE_ROW
from kommin_desktop.kit.widgets import Button, IconButton, Label, Pane, Separator, column, row
from kommin_desktop.meetings.queries import AttendanceLine
from kommin_desktop.meetings.rules.progress import Counts, presence_counts
from kommin_desktop.meetings.rules.states import next_presence
from kommin_desktop.meetings.ui.recording.attending.people import (
    Person,
    PersonPart,
    people_of,
    texts_of,
)
from kommin_desktop.meetings.ui.recording.attending.person_entry import PersonEntry, TimeEntry
from kommin_desktop.meetings.ui.recording.attending.person_menu import LETTERS, fill_person_menu
from kommin_desktop.meetings.ui.recording.attending.summary import AttendanceSummary
from kommin_desktop.meetings.ui.recording.entry_forms import Find
from kommin_desktop.meetings.ui.recording.record import Record

WIDTH, WIDTH_WIDE = 240, 330

_NOT_TYPED = ~Qt.KeyboardModifier.ShiftModifier


class AttendancePane(Pane):
    """The attendance of the meeting; what the person says of somebody is told as signals."""

    presence_set = Signal(int, str)
    all_present_wanted = Signal()
    list_wanted = Signal()
    deputy_named = Signal(int, object, str)
    guest_named = Signal(object, str, str)
    time_set = Signal(int, str, object)
    recusal_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self, find: Find) -> None:
        super().__init__("right", margins=(0, 0, 0, 0), spacing=0)
        self.setObjectName("attendance_pane")
        self._record: Record | None = None
        self._item_id = 0
        self._can_edit = True
        self._wished: dict[int, str] = {}
        self.guest_button = Button(_("Gast"), "plus", "ghost", small=True, name="add_guest")
        self.guest_button.clicked.connect(self.ask_for_guest)
        self.menu_button = IconButton("ellipsis", _("Weiteres"), name="attendance_menu")
        self._menu = QMenu(self.menu_button)
        everybody = self._menu.addAction(icon("user-check"), _("Alle offenen sind anwesend"))
        everybody.setObjectName("all_present")
        everybody.triggered.connect(self.all_present_wanted)
        self.menu_button.setMenu(self._menu)
        self._summary = AttendanceSummary()
        self.person_entry, self.time_entry = PersonEntry(find), TimeEntry()
        self.person_entry.taken.connect(self._on_person)
        self.time_entry.taken.connect(self.time_set)
        self._model: IdsModel[Person] = IdsModel(None, texts_of)
        self.list = RowList(
            self._model,
            "attendance",
            _("Anwesenheit"),
            part=PersonPart,
            row_height=ATTENDANCE_ROW - 3,
        )
        self.list.set_letters_as_commands(True)
        self.list.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._on_clicked(index.row()))
        self.list.space_pressed.connect(self._on_space)
        self.list.menu_wanted.connect(self._on_menu)
        self.list.delete_wanted.connect(self._on_delete)
        for entry in (self.person_entry, self.time_entry):
            entry.closed.connect(self.list.setFocus)
        self._empty = Label("", "small", "text2", wraps=True)
        self.list_button = Button(
            _("Eingeladene eintragen"), "users", small=True, name="list_expected"
        )
        self.list_button.clicked.connect(self.list_wanted)
        self._nobody = column(
            self._empty, row(self.list_button, None), None, margins=(18, 14, 14, 14), spacing=10
        )
        self._lay_out()

    def set_look(self, *, is_wide: bool) -> None:
        """The usual width, or a larger one in a large window."""
        self.setFixedWidth(theme.px(WIDTH_WIDE if is_wide else WIDTH))

    def show_record(self, record: Record, item_id: int, *, can_edit: bool) -> None:
        """Show who is there; `item_id` tells who takes no part in that item."""
        self._record, self._item_id, self._can_edit = record, item_id, can_edit
        lines = {line.id: line for line in record.attendances}
        self._wished = {
            key: wish
            for key, wish in self._wished.items()
            if key in lines and lines[key].status != wish
        }
        self._show_people()
        self.guest_button.setVisible(can_edit)
        self.menu_button.setVisible(can_edit and bool(lines))
        self.list_button.setVisible(can_edit)
        self._empty.setText(
            _("Noch niemand steht auf der Liste.")
            if record.has_begun
            else _("Sobald die Sitzung beginnt, stehen hier alle, die erwartet werden.")
        )
        self._nobody.setVisible(not lines)
        self._summary.setVisible(bool(lines))
        self.list.setVisible(bool(lines))

    def counts(self) -> Counts:
        """How many there are of each state, as the list shows it."""
        return presence_counts(person.status for person in self._people())

    def take_back(self, attendance_id: int) -> None:
        """What was wished for somebody was refused."""
        self._wished.pop(attendance_id, None)
        self._show_people()

    def ask_for_guest(self) -> None:
        """Ask for a guest by name or contact."""
        self.time_entry.hide()
        self.person_entry.ask(_("Gast"))

    def ask_for_deputy(self, attendance_id: int) -> None:
        """Ask who came in place of somebody."""
        line = self._line(attendance_id)
        if line is not None:
            self.time_entry.hide()
            self.person_entry.ask(
                _("In Vertretung für {name}").format(name=line.name), attendance_id
            )

    def ask_for_time(self, attendance_id: int, what: str) -> None:
        """Ask when somebody arrived late or left early."""
        line, record = self._line(attendance_id), self._record
        if line is None or record is None:
            return
        title = _("{name}: gekommen um") if what == "arrived" else _("{name}: gegangen um")
        known = line.arrived if what == "arrived" else line.left
        now = known or (local_now() if record.is_running else record.meeting.starts_at)
        self.person_entry.hide()
        self.time_entry.ask(title.format(name=line.name), attendance_id, what, now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters say at once whether somebody is there; V names who stands in."""
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and not event.modifiers() & _NOT_TYPED
            and (current := self.list.current_id()) is not None
            and self._can_edit
        ):
            key = Qt.Key(event.key())
            if key in LETTERS:
                self.wish(current, LETTERS[key])
                return True
            if key == Qt.Key.Key_V:
                self.ask_for_deputy(current)
                return True
        return super().eventFilter(watched, event)

    def menu_for(self, attendance_id: int) -> QMenu | None:
        """What can be said of somebody."""
        line = self._line(attendance_id)
        if line is None or not self._can_edit:
            return None
        menu = QMenu(self)
        fill_person_menu(menu, self, line, is_recused=attendance_id in self._recused())
        return menu

    def wish(self, attendance_id: int, status: str) -> None:
        """Show at once what is wished of somebody; the file follows."""
        if self._can_edit:
            self._wished[attendance_id] = status
            self._show_people()
            self.presence_set.emit(attendance_id, status)

    def _lay_out(self) -> None:
        self.title = Label(_("Anwesenheit"), "section")
        head = row(
            self.title, None, self.guest_button, self.menu_button,
            margins=(18, 8, 10, 2), spacing=2,
        )  # fmt: skip
        people = column(self.list, margins=(8, 8, 6, 4))
        entries = column(self.person_entry, self.time_entry, margins=(10, 0, 10, 0), spacing=0)
        layout = self.layout()
        assert layout is not None
        for widget in (head, self._summary, Separator(), entries, self._nobody, people):
            layout.addWidget(widget)
        people.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def _people(self) -> list[Person]:
        if self._record is None:
            return []
        return people_of(self._record, self._item_id, self._wished)

    def _show_people(self) -> None:
        people = self._people()
        if people != [self._model.line_of(id_) for id_ in self._model.ids()]:
            self._model.set_lines(people)
        if self._record is not None:
            counts = presence_counts(person.status for person in people)
            self._summary.show_counts(counts, self._record, self._item_id)

    def _recused(self) -> tuple[int, ...]:
        return self._record.recused.get(self._item_id, ()) if self._record else ()

    def _line(self, attendance_id: int) -> AttendanceLine | None:
        lines = self._record.attendances if self._record else ()
        return next((line for line in lines if line.id == attendance_id), None)

    def _on_clicked(self, place: int) -> None:
        id_ = self._model.id_at(place)
        if id_ is not None:
            self._on_space([id_])

    def _on_space(self, ids: list[int]) -> None:
        for id_ in ids:
            person = self._model.line_of(id_)
            if person is not None:
                self.wish(id_, next_presence(person.status))

    def _on_menu(self, place: QPoint) -> None:
        current = self.list.current_id()
        menu = self.menu_for(current) if current is not None else None
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _on_delete(self, ids: list[int]) -> None:
        if self._can_edit:
            for id_ in ids:
                self.removal_wanted.emit(id_)

    def _on_person(
        self, attendance_id: int, contact_id: int | None, name: str, organisation: str
    ) -> None:
        if attendance_id:
            self.deputy_named.emit(attendance_id, contact_id, name)
        else:
            self.guest_named.emit(contact_id, name, organisation)
