"""Editing in the place of a row: an item that is there, or a new one behind another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from kommin_desktop.kit.desk import Desk
from kommin_desktop.meetings.rules.agenda_items import ItemDraft
from kommin_desktop.meetings.ui.preparing.agenda_changes import AgendaChanges, draft_of
from kommin_desktop.meetings.ui.preparing.item_form import ItemForm
from kommin_desktop.meetings.ui.preparing.listing.agenda_list import AgendaList
from kommin_desktop.meetings.ui.preparing.listing.agenda_model import NEW_ROW
from kommin_desktop.meetings.ui.preparing.sheet import Sheet


class RowEditing(QObject):
    """Opens the form in a row and hands over what was entered."""

    resized = Signal()
    """The list needs another height."""

    def __init__(self, desk: Desk, list_: AgendaList, changes: AgendaChanges) -> None:
        super().__init__(list_)
        self.changes = changes
        self.form = ItemForm(desk)
        self.form.hide()
        self._list = list_
        self._sheet: Sheet | None = None
        self._edited: int | None = None
        self._before: int | None = None
        self._new_place: tuple[int | None, int | None] = (None, None)
        self.form.taken.connect(self._on_taken)
        self.form.cancelled.connect(self._close)
        self.form.grown.connect(self._on_grown)
        self.form.reached.connect(list_.bring_up)

    @property
    def is_adding(self) -> bool:
        """Whether a row is open that the file does not have yet."""
        return self._list.is_editing and self._edited is None

    def show_sheet(self, sheet: Sheet | None, *, is_other: bool) -> None:
        """Work on this agenda; None forbids editing. An open form stays if its item does."""
        self._sheet = sheet
        is_gone = sheet is None or (self._edited is not None and sheet.row(self._edited) is None)
        if self._list.is_editing and (is_other or is_gone):
            self._close()

    def finish(self) -> None:
        """Keep what is being edited."""
        if self._list.is_editing:
            self.form.give_up()

    def edit(self, item_id: int) -> None:
        """Open the form in the row of an item."""
        self.finish()
        sheet = self._sheet
        if sheet is None or item_id not in sheet.items:
            return
        remark = sheet.remarks.get(item_id)
        self._edited = item_id
        self.form.begin(draft_of(sheet.items[item_id]), remark.text if remark else "")
        self._list.open_editor(self.form, item_id)
        self.form.focus_title()

    def add_after(self, item_id: int | None, *, is_heading: bool = False) -> None:
        """Open an empty form behind an item, on its level; headings stand at the top."""
        row = self._sheet.row(item_id) if self._sheet and item_id else None
        line = self._sheet.items.get(item_id) if self._sheet and item_id else None
        parent = line.parent_id if line is not None and not is_heading else None
        draft = ItemDraft("", is_heading=is_heading, is_public=line.is_public if line else True)
        after = item_id
        if is_heading and line is not None:
            after = self._sheet.top_of(line.id) if self._sheet else None
        self._open_new(draft, after, parent, row.depth if row and parent else 0)

    def add_below(self, item_id: int) -> None:
        """Open an empty form for a sub-item of an item."""
        row = self._sheet.row(item_id) if self._sheet else None
        if row is not None:
            draft = ItemDraft("", is_public=row.is_public)
            self._open_new(draft, None, item_id, row.depth + 1)

    def _open_new(
        self, draft: ItemDraft, after_id: int | None, parent_id: int | None, depth: int
    ) -> None:
        self.finish()
        if self._sheet is None:
            return
        self._edited, self._new_place = None, (after_id, parent_id)
        self._before = self._list.current_id()
        rows = self._list.rows
        beside = after_id if after_id is not None else parent_id
        place = rows.row_of(beside) if beside is not None else None
        rows.insert_new(self._behind(place), NEW_ROW._replace(depth=depth))
        self.resized.emit()
        self.form.begin(draft, is_new=True)
        self._list.open_editor(self.form, 0)
        self.resized.emit()
        self.form.focus_title()

    def _behind(self, place: int | None) -> int:
        """The row behind another and its sub-items; the end for none."""
        rows = self._list.rows.rows
        if place is None:
            return len(rows)
        end = place + 1
        while end < len(rows) and rows[end].depth > rows[place].depth:
            end += 1
        return end

    def _on_taken(self) -> None:
        draft, remark, edited = self.form.draft(), self.form.note(), self._edited
        after, parent = self._new_place
        self._close()
        if edited is not None:
            self.changes.save(edited, draft, remark)
        else:
            self.changes.add(draft, after, parent, remark)

    def _close(self) -> None:
        had_focus = self.form.isAncestorOf(QApplication.focusWidget() or self._list)
        back_to = self._edited if self._edited is not None else self._before
        self._edited = self._before = None
        self._list.close_editor()
        if self._sheet is not None:
            self._list.show_rows(self._sheet.rows)
        self._list.select_id(back_to)
        self.resized.emit()
        if had_focus:
            self._list.setFocus()

    def _on_grown(self) -> None:
        self._list.fit_editor()
        self.resized.emit()
