"""The stage „Protokoll“ of a meeting: agenda, text with results, attendance."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import row
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.meetings.rules.numbering import plain
from kommin_desktop.meetings.ui.recording.actions import StageActions
from kommin_desktop.meetings.ui.recording.agenda_pane import AgendaPane
from kommin_desktop.meetings.ui.recording.attending.pane import AttendancePane
from kommin_desktop.meetings.ui.recording.attending.people_search import PeopleSearch
from kommin_desktop.meetings.ui.recording.attending.saying import Saying
from kommin_desktop.meetings.ui.recording.changes import Changes
from kommin_desktop.meetings.ui.recording.item_work import ItemWork
from kommin_desktop.meetings.ui.recording.keeping import TextKeeper
from kommin_desktop.meetings.ui.recording.messages import lock_reason, locked_bar, taken_over_bar
from kommin_desktop.meetings.ui.recording.record import TABLES, Record, look_at
from kommin_desktop.meetings.ui.recording.text_pane import TextPane
from kommin_desktop.meetings.ui.stage import Stage
from kommin_desktop.store.drafts import DraftLine
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice

NARROW, WIDE = 1120, 1380
_CLOCK_MS = 10_000


class Recording(Stage):
    """Taking the minutes of the meeting that is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "recording")
        self._record: Record | None = None
        self._item_id = 0
        self._route: Route | None = None
        self._wanted = ""
        self._can_edit = False
        self._lock = ""
        self._open_pane = ""
        changes = Changes(desk)
        self._people = PeopleSearch(desk)
        self.agenda = AgendaPane()
        self.text = TextPane(self._people.find, self._day)
        self.attendance = AttendancePane(self._people.find)
        self.keeper = TextKeeper(desk, self.text.editor.markdown, self)
        self.text.use_keeper(self.keeper)
        self._work = ItemWork(self.text, self.keeper, changes, self._where)
        self._saying = Saying(self.attendance, changes, self._where)
        row(self.agenda, (self.text, 1), self.attendance, spacing=0, into=self)
        self._connect()
        self.acts = StageActions(self, self, self.text.band, changes)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(self._on_clock)

    @property
    def item_id(self) -> int:
        """The item one writes on."""
        return self._item_id

    def show_meeting(self, meeting: MeetingLine, route: Route) -> None:
        """Show the minutes of a meeting; `?top=4` of a new route goes to that item."""
        if self.meeting is None or self.meeting.id != meeting.id:
            self.save_pending()
            self._item_id = 0
        super().show_meeting(meeting, route)
        if route is not self._route:
            self._route, self._wanted = route, route.option("top")
        self._reload()

    def primary(self) -> QAction | None:
        """Begin or end the meeting, or go on to what comes afterwards."""
        return self.acts.primary(self.meeting.status) if self.meeting else None

    def secondary(self) -> tuple[QAction, ...]:
        """The minutes as they will be printed."""
        return (self.acts.preview,)

    def more(self) -> tuple[QAction, ...]:
        """The ways through the agenda."""
        return (self.acts.next_item, self.acts.previous_item)

    def status_text(self) -> str:
        """„TOP 4 von 7 · Strg+Bild ab: nächster TOP“."""
        if self._record is None or not self._item_id:
            return ""
        place = _("{item} von {count}").format(
            item=self._record.label(self._item_id), count=len(self._record.selectable)
        )
        return _("{place} · Strg+Bild ab: nächster TOP").format(place=place)

    def on_notice(self, notice: Notice) -> None:
        """Read again what a work touched."""
        if TABLES & set(notice):
            self._reload()

    def save_pending(self) -> None:
        """Put what is typed in line for the file."""
        self.keeper.save_now()

    def first_focus(self) -> QWidget | None:
        """One comes here to write."""
        return self.text.editor

    def go_to(self, item_id: int) -> None:
        """Write on another item."""
        record = self._record
        entry = record.entry_of(item_id) if record else None
        if record is None or entry is None:
            return
        self.keeper.write_on(item_id, record.label(item_id))
        self._item_id = item_id
        pending = self.keeper.pending(item_id)
        self.text.tell("")
        self.text.show_text(entry.item.text if pending is None else pending)
        self._show_parts(record)
        self._show_lock(record)
        self._name_route(plain(entry.number))
        if self._can_edit:
            saved = entry.item.text
            self.desk.read(
                lambda connection: self.keeper.newer_draft(connection, item_id, saved),
                lambda draft: self._take_over(item_id, saved, draft),
                key="recording_draft",
            )
        self.status_changed.emit()

    def step(self, by: int) -> None:
        """Go to the next item (1) or the one before (-1)."""
        ids = [entry.item.id for entry in self._record.selectable] if self._record else []
        if self._item_id in ids:
            place = ids.index(self._item_id) + by
            if 0 <= place < len(ids):
                self.go_to(ids[place])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
        self.save_pending()

    def _connect(self) -> None:
        self.agenda.chosen.connect(self.go_to)
        self.agenda.entered.connect(self.text.editor.setFocus)
        self.agenda.opened_wide.connect(lambda on: self._open("agenda" if on else ""))
        self.text.attendance_toggled.connect(lambda on: self._open("people" if on else ""))
        theme.notifier().changed.connect(self._fit)

    def _day(self) -> date | None:
        return self._record.day if self._record and self._can_edit else None

    def _where(self) -> tuple[Record | None, int]:
        return self._record, self._item_id

    def _reload(self) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        is_first = not self._item_id

        def look(connection: Connection) -> tuple[Record, int]:
            record = look_at(meeting)(connection)
            ids = [entry.item.id for entry in record.selectable] if is_first else []
            return record, self.keeper.drafted(connection, ids)

        self.desk.read(look, lambda found: self._show(*found), key="recording")

    def _show(self, record: Record, drafted: int) -> None:
        self._record = self._people.record = record
        self.meeting = record.meeting
        chosen = self._chosen(record, drafted)
        if chosen != self._item_id:
            self.go_to(chosen)
        else:
            self._show_parts(record)
            if lock_reason(record, can_write=self.desk.can_write) != self._lock:
                self._show_lock(record)
            entry = record.entry_of(chosen)
            clean = not self.keeper.is_dirty() and self.keeper.pending(chosen) is None
            if entry is not None and clean:
                self.text.show_text(entry.item.text, same_item=True)
        self.actions_changed.emit()

    def _chosen(self, record: Record, drafted: int) -> int:
        """The item to write on: the wanted one, the one before, a draft's, what comes next."""
        ids = [entry.item.id for entry in record.selectable]
        wanted, self._wanted = self._wanted, ""
        for entry in record.selectable if wanted else ():
            if plain(entry.number) == plain(wanted):
                return entry.item.id
        if self._item_id in ids or not ids:
            return self._item_id if ids else 0
        if drafted:
            return drafted
        waiting = (entry.item.id for entry in record.selectable if not entry.item.outcome)
        return next(waiting, ids[0]) if record.is_running else ids[0]

    def _show_parts(self, record: Record) -> None:
        self._can_edit = not lock_reason(record, can_write=self.desk.can_write)
        can_edit = self._can_edit and bool(self._item_id)
        self.agenda.show_record(record, self._item_id)
        self.text.show_item(record, self._item_id, can_edit=can_edit)
        self.acts.allow(self._can_edit)
        self.attendance.show_record(record, self._item_id, can_edit=self._can_edit)
        self.text.show_people(self.attendance.counts())

    def _show_lock(self, record: Record) -> None:
        reason = self._lock = lock_reason(record, can_write=self.desk.can_write)
        go_on = self.acts.go_to_following
        self.text.show_message(locked_bar(self, record, reason, go_on) if reason else None)

    def _take_over(self, item_id: int, saved: str, draft: DraftLine | None) -> None:
        if draft is None or item_id != self._item_id or self.keeper.is_dirty():
            return

        def write(text: str) -> None:
            self.text.show_text(text)
            self.keeper.touch()
            self.keeper.save_now()

        def go_back() -> None:
            self.text.show_message(None)
            if self._item_id == item_id:
                write(saved)
            self.text.editor.setFocus()

        write(draft.text)
        self.text.show_message(taken_over_bar(self, draft, go_back))

    def _name_route(self, number: str) -> None:
        """The place one is at names the item, for the way back and for recent places."""
        current = self.desk.router.current
        if current is not None and self.meeting is not None and number:
            path = ("sitzung", str(self.meeting.id), "protokoll")
            if current.path == path and current.option("top") != number:
                self.desk.router.replace(Route(path, {"top": number}))

    def go_to_number(self, number: str) -> None:
        """Write on the item with this number."""
        for entry in self._record.selectable if self._record else ():
            if plain(entry.number) == number:
                self.go_to(entry.item.id)

    def _on_clock(self) -> None:
        if self._record is not None:
            self.agenda.show_clock(self._record)
            self.text.show_clock(self._record, self._item_id)

    def _open(self, pane: str) -> None:
        """In a narrow window one pane at a time stands beside the text."""
        self._open_pane = pane
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < theme.px(NARROW)
        is_wide = self.width() >= theme.px(WIDE)
        rail = is_narrow and self._open_pane != "agenda"
        self.agenda.set_look(is_rail=rail, is_narrow=is_narrow, is_wide=is_wide)
        self.attendance.set_look(is_wide=is_wide)
        self.attendance.setVisible(not is_narrow or self._open_pane == "people")
        self.text.set_narrow(is_narrow, people_open=self._open_pane == "people")
