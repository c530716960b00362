"""The agenda of a meeting with everything around its list: form, buttons, times, text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit import theme
from kommin_desktop.kit.clipboard import copy_rows
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import (
    Card,
    ElidedLabel,
    EmptyState,
)
from kommin_desktop.meetings.rules import agenda_text
from kommin_desktop.meetings.rules.agenda_items import ItemDraft, ItemKind, item_kind_label
from kommin_desktop.meetings.ui.preparing.agenda_changes import AgendaChanges
from kommin_desktop.meetings.ui.preparing.agenda_tools import AgendaTools
from kommin_desktop.meetings.ui.preparing.footer import AgendaFooter
from kommin_desktop.meetings.ui.preparing.item_menu import item_menu
from kommin_desktop.meetings.ui.preparing.listing.agenda_list import AgendaList
from kommin_desktop.meetings.ui.preparing.listing.agenda_rows import AgendaHeader
from kommin_desktop.meetings.ui.preparing.row_editing import RowEditing
from kommin_desktop.meetings.ui.preparing.sheet import Sheet
from kommin_desktop.meetings.ui.preparing.text_pane import TextPane

PAUSE_MINUTES = 15
_LOW = 480
_ROOM_FOR_KEYS = 400


class AgendaEditor(QWidget):
    """Where one works on the agenda."""

    current_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("agenda_editor")
        self.changes = AgendaChanges(desk)
        self.changes.added.connect(self._on_added)
        self.list = AgendaList()
        self.editing = RowEditing(desk, self.list, self.changes)
        self.editing.resized.connect(self._fit)
        self.text_pane = TextPane()
        self.text_pane.hide()
        self.footer = AgendaFooter()
        self.tools = AgendaTools()
        self._sheet: Sheet | None = None
        self._wanted: int | None = None
        self._is_locked = False
        self._names_keys = True
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._header = AgendaHeader(self.list.viewport())
        self._empty = EmptyState(
            "list-ordered",
            _("Noch keine Tagesordnung"),
            _("Legen Sie den ersten Punkt an, oder fügen Sie eine Tagesordnung als Text ein."),
        )
        self._card = Card(
            self._header, (self.list, 1), (self._empty, 1), margins=(1, 1, 1, 7), spacing=0
        )
        self._keys = ElidedLabel("", "caption", "text3")
        layout = QVBoxLayout(self)
        margin = theme.px(20)
        layout.setContentsMargins(margin, theme.px(14), theme.px(16), theme.px(12))
        layout.setSpacing(theme.px(10))
        layout.addWidget(self.text_pane)
        # The card grows with the agenda; only what is left then stays empty.
        layout.addWidget(self._card, 1000)
        layout.addWidget(self.tools)
        layout.addWidget(self.footer)
        layout.addStretch(1)
        layout.addWidget(self._keys)

    def _connect(self) -> None:
        rows = self.list
        rows.step_wanted.connect(self.changes.step)
        rows.level_wanted.connect(self.changes.level)
        rows.minutes_wanted.connect(self.changes.add_minutes)
        rows.remove_wanted.connect(self.changes.remove)
        rows.drop_wanted.connect(self._on_drop)
        rows.edit_wanted.connect(self.editing.edit)
        rows.add_wanted.connect(lambda: self.editing.add_after(rows.current_id()))
        rows.paste_wanted.connect(self.paste)
        rows.copy_wanted.connect(self._on_copy)
        rows.menu_wanted.connect(self._on_menu)
        rows.current_changed.connect(self.current_changed)
        self.tools.add.clicked.connect(lambda: self.editing.add_after(rows.current_id()))
        self.tools.add_break.clicked.connect(self.add_break)
        self.tools.add_heading.clicked.connect(
            lambda: self.editing.add_after(rows.current_id(), is_heading=True)
        )
        self.tools.from_text.clicked.connect(self.begin_text)
        self.text_pane.closed.connect(self._on_text_closed)
        self.text_pane.append_wanted.connect(self._on_text_append)
        self.text_pane.replace_wanted.connect(self._on_text_replace)

    def focus_place(self) -> QWidget:
        """Where one begins: the items, or without any the way to the first."""
        return self.tools.add if self.list.isHidden() else self.list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Einfg adds an item wherever the keyboard is, also where there is none yet."""
        if event.key() == Qt.Key.Key_Insert and not self._is_locked:
            self.editing.add_after(self.list.current_id())
        else:
            super().keyPressEvent(event)

    def show_sheet(self, sheet: Sheet, *, is_locked: bool) -> None:
        """Show the agenda as it was read; an open form stays what it is."""
        is_other = self._sheet is None or self._sheet.meeting.id != sheet.meeting.id
        self._sheet, self._is_locked = sheet, is_locked
        self.changes.sheet = None if is_locked else sheet
        self.editing.show_sheet(None if is_locked else sheet, is_other=is_other)
        if not self.editing.is_adding:
            self.list.show_rows(sheet.rows)
        if self._wanted is not None and sheet.row(self._wanted) is not None:
            self.list.select_id(self._wanted)
            self._wanted = None
        self.footer.show_sheet(sheet)
        if is_other or is_locked:
            self._show_text(False)
        self._show_hint(sheet)
        self._fit()

    def select_number(self, number: str) -> None:
        """Select an item by its number („4“, „8.1“)."""
        rows = self._sheet.rows if self._sheet else ()
        found = next((row for row in rows if row.number == number.rstrip(".")), None)
        if found is not None:
            self.list.select_id(found.id)

    def save_pending(self) -> None:
        """Keep what is being edited in a row."""
        self.editing.finish()

    def add_break(self) -> None:
        """Put a break behind the selected item."""
        title = _("Pause")
        draft = ItemDraft(title, kind=ItemKind.BREAK.value, planned_min=PAUSE_MINUTES)
        current = self.list.current_id()
        after = self._sheet.top_of(current) if self._sheet and current else None
        self.changes.add(draft, after, None)
        self.list.setFocus()

    def begin_text(self) -> None:
        """Let the person paste or type an agenda as text, in the place of the list."""
        self.save_pending()
        self._show_text(True)
        self.text_pane.begin()

    def paste(self) -> None:
        """Put the lines of the clipboard behind the selected item."""
        text = QGuiApplication.clipboard().text()
        if text.strip() and not self._is_locked:
            self.changes.insert(agenda_text.parse(text), self.list.current_id())

    def _on_added(self, item_id: int) -> None:
        if self._sheet is not None and self._sheet.row(item_id) is not None:
            self.list.select_id(item_id)
        else:
            self._wanted = item_id

    def _on_drop(self, item_id: int, gap: int) -> None:
        if not self._is_locked:
            self.changes.drop(item_id, gap)

    def _on_menu(self, item_id: int, place: QPoint) -> None:
        row = self._sheet.row(item_id) if self._sheet else None
        if self._sheet is not None and row is not None and not self._is_locked:
            menu = item_menu(self.list, self.editing, self._sheet, row)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    def _on_copy(self) -> None:
        if self._sheet is not None:
            headings = (
                _("Uhrzeit"),
                _("TOP"),
                _("Titel"),
                _("Art"),
                _("Verantwortlich"),
                _("Dauer"),
            )
            copy_rows(
                headings,
                [
                    (
                        row.clock,
                        row.number,
                        row.title,
                        "" if row.is_heading else item_kind_label(row.kind),
                        row.presenter,
                        row.duration_text(),
                    )
                    for row in self._sheet.rows
                ],
            )

    def _on_text_append(self, drafts: tuple[ItemDraft, ...]) -> None:
        self._on_text_closed()
        self.changes.insert(drafts, None)

    def _on_text_replace(self, drafts: tuple[ItemDraft, ...]) -> None:
        self._on_text_closed()
        self.changes.replace_all(drafts)

    def _on_text_closed(self) -> None:
        self._show_text(False)
        self.list.setFocus()

    def _show_text(self, on: bool) -> None:
        self.text_pane.setVisible(on)
        self._card.setVisible(not on)
        self._make_room()

    def _make_room(self) -> None:
        """A low window leaves all its height to the form one writes in, or to the rows."""
        is_cramped = self.list.is_editing and self.height() < theme.px(_LOW)
        is_text = not self.text_pane.isHidden()
        is_low = self._names_keys and self.height() < theme.px(_ROOM_FOR_KEYS)
        self._keys.setVisible(not is_text and not is_cramped and not is_low)
        self.tools.setVisible(not is_text and not is_cramped and not self._is_locked)

    def _show_hint(self, sheet: Sheet) -> None:
        changed = sum(1 for row in sheet.rows if row.was_changed)
        self._names_keys = not changed and not self._is_locked
        if self._is_locked:
            text = _("Die Tagesordnung steht fest; sie lässt sich nicht mehr ändern.")
        elif changed:
            text = ngettext(
                "{count} Punkt wurde nach dem Versand der Einladung geändert.",
                "{count} Punkte wurden nach dem Versand der Einladung geändert.",
                changed,
            ).format(count=changed)
        else:
            text = _(
                "Reihenfolge ändern: ziehen oder Alt+↑ / Alt+↓. Uhrzeiten werden neu berechnet."
                " Dauer: + / −."
            )
        self._keys.setText(text)

    def _fit(self) -> None:
        self._make_room()
        is_empty = not self.list.rows.rows
        self._empty.setVisible(is_empty)
        self.list.setVisible(not is_empty)
        self._header.setVisible(not is_empty)
        content = self.list.wanted_height() + self._header.height() + theme.px(8) + 2
        self._card.setMaximumHeight(theme.px(280) if is_empty else content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
