"""What happens to an agenda: each key and each menu entry as one named, undoable work."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.desk import Desk
from kommin_desktop.meetings.queries import AgendaLine
from kommin_desktop.meetings.rules.agenda_items import ItemDraft, ItemKind
from kommin_desktop.meetings.rules.numbering import Place
from kommin_desktop.meetings.ui.preparing.sheet import Sheet

STEP_MINUTES = 5


def draft_of(line: AgendaLine) -> ItemDraft:
    """An item as it stands, to be changed in a part."""
    return ItemDraft(
        line.title,
        number_override=line.number_override,
        is_heading=line.is_heading,
        kind=line.kind,
        is_approval=line.is_approval,
        is_public=line.is_public,
        planned_min=line.planned_min,
        presenter=line.presenter,
    )


class AgendaChanges(QObject):
    """Changes the agenda of the meeting that is shown.

    A key that repeats faster than the file is written waits for its turn, so that each step
    begins where the one before ended.
    """

    added = Signal(int)
    """A new item, to be selected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._waiting: deque[Callable[[], None]] = deque()
        self._is_running = False
        self.sheet: Sheet | None = None

    def step(self, item_id: int, by: int) -> None:
        """One place up or down."""
        self._in_turn(lambda: self._move(item_id, self._moves_of(item_id, "stepped", by)))

    def level(self, item_id: int, by: int) -> None:
        """A sub-item of the one above (1), or a main item again (-1)."""
        way = "indented" if by > 0 else "outdented"
        self._in_turn(lambda: self._move(item_id, self._moves_of(item_id, way)))

    def drop(self, item_id: int, gap: int) -> None:
        """To the gap before a row."""
        self._in_turn(lambda: self._move(item_id, self._moves_of(item_id, "dropped", gap)))

    def add_minutes(self, item_id: int, by: int) -> None:
        """Let an item last longer or shorter, down to the next whole step."""

        def act() -> None:
            line = self._line(item_id)
            if line is None or line.is_heading:
                return
            now = line.planned_min or 0
            after = (now // STEP_MINUTES) * STEP_MINUTES + by
            if by < 0 and now % STEP_MINUTES:
                after = (now // STEP_MINUTES) * STEP_MINUTES
            self._change(
                _("Dauer geändert"),
                line,
                replace(draft_of(line), planned_min=max(0, after)),
                merge_key=f"agenda/{item_id}/minutes",
            )

        self._in_turn(act)

    def set_kind(self, item_id: int, kind: str) -> None:
        """Say what the body does with an item."""
        line = self._line(item_id)
        if line is not None:
            draft = replace(draft_of(line), kind=kind, is_heading=False)
            self._in_turn(lambda: self._change(_("Art des Punktes geändert"), line, draft))

    def set_public(self, item_id: int, *, is_public: bool) -> None:
        """Say whether an item is public."""
        line = self._line(item_id)
        if line is not None:
            draft = replace(draft_of(line), is_public=is_public)
            self._in_turn(lambda: self._change(_("Öffentlichkeit geändert"), line, draft))

    def save(self, item_id: int, draft: ItemDraft, remark: str) -> None:
        """Keep what was edited in the row, with the office's note."""
        from kommin_desktop.meetings import service
        from kommin_desktop.meetings.rules.results import EntryKind

        line, sheet = self._line(item_id), self.sheet
        if line is None or sheet is None:
            return
        label = _("Tagesordnungspunkt geändert")
        key = f"agenda/{item_id}/{id(draft)}"
        if draft != draft_of(line):
            self._do(label, service.change_item, item_id, draft, merge_key=key)
        former = sheet.remarks.get(item_id)
        if former is None and remark:
            self._do(label, service.add_remark, item_id, remark, merge_key=key)
        elif former is not None and remark and remark != former.text:
            self._do(label, service.change_remark, former.id, remark, merge_key=key)
        elif former is not None and not remark:
            self._do(label, service.remove_entry, EntryKind.REMARK, former.id, merge_key=key)

    def add(
        self, draft: ItemDraft, after_id: int | None, parent_id: int | None, remark: str = ""
    ) -> None:
        """Put a new item behind another."""
        from kommin_desktop.meetings import service

        if self.sheet is None:
            return
        label = _("Tagesordnungspunkt angelegt")
        if draft.kind == ItemKind.BREAK:
            label = _("Pause angelegt")
        key = f"agenda/new/{id(draft)}"

        def done(item_id: int) -> None:
            self.added.emit(item_id)
            if remark:
                self._do(label, service.add_remark, item_id, remark, merge_key=key)

        self._do(
            label,
            _adding(draft, after_id, parent_id),
            self.sheet.meeting.id,
            done=done,
            merge_key=key,
        )

    def insert(self, drafts: tuple[ItemDraft, ...], after_id: int | None) -> None:
        """Put several items behind another, out of a pasted text."""
        if self.sheet is None or not drafts:
            return
        count = len(drafts)
        text = ngettext("{count} Punkt eingefügt", "{count} Punkte eingefügt", count)
        text = text.format(count=count)
        meeting = self.sheet.meeting.id
        self._do(text, _inserting(drafts, after_id), meeting, done=self._tell_first, toast=text)

    def replace_all(self, drafts: tuple[ItemDraft, ...]) -> None:
        """Put another agenda in the place of this one."""
        from kommin_desktop.meetings import service

        if self.sheet is not None:
            text = _("Tagesordnung ersetzt")
            meeting = self.sheet.meeting.id
            self._do(text, service.set_agenda, meeting, drafts, done=self._tell_first, toast=text)

    def take_from(self, former_id: int) -> None:
        """Take over what the former meeting had on its agenda."""
        from kommin_desktop.meetings import service

        if self.sheet is not None:
            text = _("Frühere Tagesordnung übernommen")
            meeting = self.sheet.meeting.id
            self._do(
                text, service.copy_agenda, meeting, former_id, done=self._tell_first, toast=text
            )

    def remove(self, item_id: int) -> None:
        """Take an item off the agenda."""
        from kommin_desktop.meetings import service

        row = self.sheet.row(item_id) if self.sheet else None
        if row is not None:
            toast = _("„{title}“ steht nicht mehr auf der Tagesordnung").format(title=row.title)
            label = _("Tagesordnungspunkt entfernt")
            self._in_turn(lambda: self._do(label, service.remove_item, item_id, toast=toast))

    def _tell_first(self, ids: list[int]) -> None:
        if ids:
            self.added.emit(ids[0])

    def _line(self, item_id: int) -> AgendaLine | None:
        return self.sheet.items.get(item_id) if self.sheet else None

    def _moves_of(self, item_id: int, way: str, *more: int) -> Place | None:
        if self.sheet is None or item_id not in self.sheet.items:
            return None
        place: Place | None = getattr(self.sheet.moves, way)(item_id, *more)
        return place

    def _move(self, item_id: int, place: Place | None) -> None:
        if place is not None:
            self._do(_("Tagesordnungspunkt verschoben"), _moving(place), item_id)

    def _change(
        self, label: str, line: AgendaLine, draft: ItemDraft, merge_key: str | None = None
    ) -> None:
        from kommin_desktop.meetings import service

        if draft != draft_of(line):
            self._do(label, service.change_item, line.id, draft, merge_key=merge_key)

    def _do(self, label: str, command: Callable[..., Any], *args: Any, **how: Any) -> None:
        self._is_running = True
        task = self._desk.do(label, command, *args, **how)
        task.when_over(lambda _result, _error: self._on_over())

    def _in_turn(self, act: Callable[[], None]) -> None:
        if self._is_running:
            self._waiting.append(act)
        else:
            act()

    def _on_over(self) -> None:
        self._is_running = False
        while self._waiting and not self._is_running:
            self._waiting.popleft()()


def _moving(place: Place) -> Callable[..., Any]:
    def move(session: Any, item_id: int) -> Any:
        from kommin_desktop.meetings import service

        return service.move_item(session, item_id, parent_id=place.parent_id, index=place.before)

    return move


def _adding(draft: ItemDraft, after_id: int | None, parent_id: int | None) -> Callable[..., Any]:
    def add(session: Any, meeting_id: int) -> Any:
        from kommin_desktop.meetings import service

        return service.add_item(session, meeting_id, draft, parent_id=parent_id, after_id=after_id)

    return add


def _inserting(drafts: tuple[ItemDraft, ...], after_id: int | None) -> Callable[..., Any]:
    def insert(session: Any, meeting_id: int) -> Any:
        from kommin_desktop.meetings import service

        return service.insert_items(session, meeting_id, drafts, after_id=after_id)

    return insert
