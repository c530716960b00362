"""The stage „Vorbereitung“ of a meeting."""

from __future__ import annotations

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Button, column, row
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.meetings.rules.states import MeetingStatus
from kommin_desktop.meetings.ui.preparing.agenda_editor import AgendaEditor
from kommin_desktop.meetings.ui.preparing.beside.side_pane import SidePane, pane_width
from kommin_desktop.meetings.ui.preparing.sheet import Sheet, read_sheet
from kommin_desktop.meetings.ui.stage import Stage
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice
from kommin_desktop.store.reading import read_one

_TABLES = frozenset(
    {
        "agenda_item",
        "agenda_item_task",
        "attachment",
        "invitation",
        "meeting",
        "meeting_attachment",
        "meeting_officer",
        "remark",
        "task",
        "topic",
    }
)
_LOCKED = (MeetingStatus.CLOSED, MeetingStatus.CANCELLED)
_BESIDE = 1120
"""From this content width on the pane stands beside the agenda."""


class Preparing(Stage):
    """The agenda, and beside it times, officers, open points and papers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "preparing")
        self._sheet: Sheet | None = None
        self._former: MeetingLine | None = None
        self._asked_top = ""
        self._shows_pane = False
        self.editor = AgendaEditor(desk)
        self.pane = SidePane(desk)
        self._back = Button(
            _("Zurück zur Tagesordnung"), "arrow-left", "ghost", small=True, name="pane_back"
        )
        self._back.clicked.connect(lambda: self._show_pane(False))
        self._way_back = row(self._back, None, margins=(12, 8, 12, 0))
        self._way_back.hide()
        self._beside = column(self._way_back, (self.pane, 1), spacing=0)
        row((self.editor, 1), self._beside, spacing=0, into=self)
        self._to_inviting = make_action(
            self,
            "to_invitation",
            _("Weiter zur Einladung"),
            self._on_to_inviting,
            icon="arrow-right",
        )
        self._preview = make_action(
            self, "preview_agenda", _("Vorschau"), self._on_preview, icon="eye", keys="Ctrl+P"
        )
        self.editor.current_changed.connect(self._on_current_changed)
        self.editor.tools.details.clicked.connect(lambda: self._show_pane(True))
        self.editor.tools.from_former.clicked.connect(self._on_from_former)

    def show_meeting(self, meeting: MeetingLine, route: Route) -> None:
        """Show the agenda of this meeting, with the item that the route names selected."""
        is_other = self.meeting is None or self.meeting.id != meeting.id
        if is_other:
            self.editor.save_pending()
            self._asked_top = ""
        super().show_meeting(meeting, route)
        top = route.option("top")
        if top and top != self._asked_top:
            self._asked_top = top
            self._read(select=top)
        else:
            self._read()

    def primary(self) -> QAction:
        """On to the invitation."""
        return self._to_inviting

    def secondary(self) -> tuple[QAction, ...]:
        """The agenda on paper."""
        return (self._preview,)

    def status_text(self) -> str:
        """„7 Tagesordnungspunkte · TOP 4 ausgewählt“."""
        if self._sheet is None:
            return ""
        count = self._sheet.counted()
        text = ngettext("{count} Tagesordnungspunkt", "{count} Tagesordnungspunkte", count)
        text = text.format(count=count)
        current = self.editor.list.current_id()
        line = self._sheet.row(current) if current else None
        if line is not None and line.label:
            text = f"{text} · " + _("{item} ausgewählt").format(item=line.label)
        return text

    def on_notice(self, notice: Notice) -> None:
        """Read anew what a work changed."""
        if _TABLES & set(notice):
            self._read()

    def save_pending(self) -> None:
        """Keep an open form and what is typed beside the agenda."""
        self.editor.save_pending()
        if self._sheet is not None:
            self.pane.save_pending()

    def first_focus(self) -> QWidget:
        """The agenda."""
        return self.editor.focus_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _read(self, select: str = "") -> None:
        if self.meeting is None:
            return
        number = self.meeting.id

        def look(connection: Connection) -> tuple[Sheet, MeetingLine | None] | None:
            meeting = read_one(connection, queries.meeting_line(number))
            if meeting is None:
                return None
            before = meeting.starts_at.strftime("%Y-%m-%dT%H:%M")
            former = read_one(
                connection, queries.previous_meeting(meeting.body_id, before, meeting.id)
            )
            return read_sheet(connection, meeting), former

        self.desk.read(look, lambda found: self._show(found, select), key="preparing")

    def _show(self, found: tuple[Sheet, MeetingLine | None] | None, select: str) -> None:
        if found is None:
            return
        self._sheet, self._former = found
        is_locked = self._sheet.meeting.status in _LOCKED
        self.editor.show_sheet(self._sheet, is_locked=is_locked)
        self.pane.show_sheet(self._sheet)
        former = self.editor.tools.from_former
        former.setVisible(self._former is not None)
        if self._former is not None:
            former.setText(_("Aus „{meeting}“").format(meeting=self._former.title))
        if select:
            self.editor.select_number(select)
        self._on_current_changed()

    def _arrange(self) -> None:
        is_beside = self.width() >= theme.px(_BESIDE)
        self.editor.tools.details.setVisible(not is_beside)
        self._way_back.setVisible(not is_beside)
        self._beside.setVisible(is_beside or self._shows_pane)
        self.editor.setVisible(is_beside or not self._shows_pane)
        if is_beside:
            self.pane.setFixedWidth(pane_width(self.width()))
        else:
            self.pane.setMinimumWidth(0)
            self.pane.setMaximumWidth(16_777_215)

    def _show_pane(self, on: bool) -> None:
        self._shows_pane = on
        self._arrange()
        if on:
            self.pane.begin.setFocus()
        else:
            self.editor.list.setFocus()

    def _on_current_changed(self) -> None:
        self.pane.papers.show_item(self.editor.list.current_id())
        self.status_changed.emit()

    def _on_from_former(self) -> None:
        if self._former is not None:
            self.editor.changes.take_from(self._former.id)

    def _on_to_inviting(self) -> None:
        if self.meeting is not None:
            self.desk.go(f"sitzung/{self.meeting.id}/einladung")

    def _on_preview(self) -> None:
        if self.meeting is not None:
            self.desk.go(f"sitzung/{self.meeting.id}/vorschau/tagesordnung")
