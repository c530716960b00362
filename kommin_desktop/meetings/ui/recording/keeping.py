"""Keeping the text one types: into the file at every pause, as a draft within two seconds.

The draft goes into the office file beside the log. While a long work or a full disk holds that
back, it goes into a file of its own, so that a crash costs no more than the last two seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from kommin_desktop.base.errors import UserError, WorldError
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import Autosave
from kommin_desktop.kit.forms.autosave import Told
from kommin_desktop.kit.jobs import Task
from kommin_desktop.meetings import queries
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.drafts import (
    DraftLine,
    SpareDrafts,
    draft_of,
    drafts,
    drop_draft,
    keep_draft,
    last_change,
)
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.reading import read, read_one

DRAFT_MS = 1000
"""How long after the first unsaved key a draft is kept, and how often while one goes on typing."""
LATE_MS = 600
"""How long a writing may take until the draft goes beside the file instead."""


@dataclass
class _Typing:
    """The text of one item and how much of it is where."""

    item_id: int
    label: str
    typed: int = 0
    sent: int = 0


class TextKeeper(QObject):
    """Keeps the text of the item one writes on; `read` gives it as it stands now."""

    kept = Signal(int, str)
    """An item's text is in the file."""

    def __init__(self, desk: Desk, read: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read = read
        self._now = _Typing(0, "")
        self._on_the_way: dict[int, list[str]] = {}
        self._spare = SpareDrafts(desk.path)
        self._writings: set[Task] = set()
        self._is_barred = False
        self.autosave = Autosave(self._take, self._save, parent=self)
        self._draft_timer = self._timer(DRAFT_MS, self._on_draft_due)
        self._late_timer = self._timer(LATE_MS, self._on_late)

    @property
    def item_id(self) -> int:
        """The item whose text is kept now."""
        return self._now.item_id

    def write_on(self, item_id: int, label: str) -> None:
        """Save what is typed, and keep the text of another item from now on."""
        self.save_now()
        self.autosave.forget()
        self._draft_timer.stop()
        self._now = _Typing(item_id, label)

    def touch(self) -> None:
        """The text was changed by the person."""
        if not self._now.item_id:
            return
        self._now.typed += 1
        self.autosave.touch()
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def save_now(self) -> None:
        """Put what is typed in line for the file at once."""
        self.autosave.flush()
        if self._now.typed > self._now.sent:  # one writing runs, and this is newer
            self._save(self._take(), lambda _reason="": None)

    def is_dirty(self) -> bool:
        """Whether something typed is not even in line for the file."""
        return self._now.typed > self._now.sent

    def pending(self, item_id: int) -> str | None:
        """The text of an item that is in line for the file and not in it yet."""
        waiting = self._on_the_way.get(item_id)
        return waiting[-1] if waiting else None

    def drafted(self, connection: Connection, item_ids: Sequence[int]) -> int:
        """The item among these whose text a crash kept from being saved last, 0 for none."""
        keys = {queries.text_draft_key(item_id): item_id for item_id in item_ids}
        lines = [*read(connection, drafts()), *self._spare.lines()] if keys else []
        found = [line for line in lines if line.key in keys]
        return keys[max(found, key=lambda line: line.at).key] if found else 0

    def newer_draft(self, connection: Connection, item_id: int, saved: str) -> DraftLine | None:
        """A draft that a crash left behind, if it is newer than what is saved."""
        key = queries.text_draft_key(item_id)
        inside = read_one(connection, draft_of(key))
        spare = next((line for line in self._spare.lines() if line.key == key), None)
        found = [draft for draft in (inside, spare) if draft is not None]
        if not found or self.pending(item_id) is not None:
            return None
        newest = max(found, key=lambda draft: draft.at)
        change = read_one(connection, last_change("agenda_item", item_id))
        is_old = newest is spare and change is not None and (change.at or "") >= newest.at
        if newest.text == saved or is_old:
            self._forget(key, inside=inside is not None)
            return None
        return newest

    def _timer(self, milliseconds: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(run)
        return timer

    def _take(self) -> tuple[_Typing, str]:
        self._now.sent = self._now.typed
        return self._now, self._read()

    def _save(self, value: tuple[_Typing, str], told: Told) -> None:
        from kommin_desktop.meetings import service

        typing, text = value
        item_id = typing.item_id
        self._on_the_way.setdefault(item_id, []).append(text)
        refused: list[str] = []

        def refuse(error: UserError) -> None:
            refused.append(error.sentence)

        def over(_result: Any, error: BaseException | None) -> None:
            self._on_the_way[item_id].remove(text)
            self._is_barred = error is not None
            if error is None:
                self._on_saved(typing, text)
                told()
            else:
                typing.sent = min(typing.sent, typing.typed - 1)
                self._spare.put(queries.text_draft_key(item_id), text, self._desk.by)
                told(refused[0] if refused else _why(error))

        self._watch(
            self._desk.do(
                _("Protokolltext zu {item}").format(item=typing.label),
                service.keep_text,
                item_id,
                text,
                merge_key=f"text/{item_id}",
                refused=refuse,
            ),
            over,
        )

    def _on_saved(self, typing: _Typing, text: str) -> None:
        if not self._on_the_way[typing.item_id]:
            del self._on_the_way[typing.item_id]
            if typing is not self._now or not self.is_dirty():
                self._spare.drop(queries.text_draft_key(typing.item_id))
        self.kept.emit(typing.item_id, text)

    def _on_draft_due(self) -> None:
        if not self.is_dirty():
            return
        if self._writings or self._is_barred:  # a long work runs, or the disk is full
            self._put_beside()
        else:
            key, text = queries.text_draft_key(self._now.item_id), self._read()
            task = self._desk.on_file(partial(_keep, key, text), quietly=True, refused=_ignore)
            self._watch(task, self._on_draft_kept)
        self._draft_timer.start()

    def _on_draft_kept(self, _result: Any, error: BaseException | None) -> None:
        self._is_barred = error is not None
        if error is not None and self.is_dirty():
            self._put_beside()

    def _watch(self, task: Task, over: Callable[[Any, BaseException | None], None]) -> None:
        """Follow a writing; does it take long, the draft goes beside the file."""
        if not task.is_over:
            self._writings.add(task)
            task.when_over(lambda _result, _error: self._writings.discard(task))
            if not self._late_timer.isActive():
                self._late_timer.start()
        task.when_over(over)

    def _on_late(self) -> None:
        if self._writings:
            self._put_beside()

    def _put_beside(self) -> None:
        """Keep everything typed that is not in the file yet in the file beside it."""
        for item_id, waiting in self._on_the_way.items():
            if item_id != self._now.item_id and waiting:
                self._spare.put(queries.text_draft_key(item_id), waiting[-1], self._desk.by)
        if self.is_dirty() or self._now.item_id in self._on_the_way:
            key = queries.text_draft_key(self._now.item_id)
            self._spare.put(key, self._read(), self._desk.by)

    def _forget(self, key: str, *, inside: bool) -> None:
        self._spare.drop(key)
        if inside and self._desk.can_write:
            self._desk.on_file(partial(_drop, key), quietly=True)

    def close(self) -> None:
        """Save what is typed and end the thread of the drafts."""
        self.save_now()
        self._spare.close()


def _keep(key: str, text: str, office: OfficeFile, _step: Step) -> None:
    keep_draft(office, key, text)


def _drop(key: str, office: OfficeFile, _step: Step) -> None:
    drop_draft(office.connection, key)


def _ignore(_error: UserError) -> None:
    """A draft that could not be kept in the file goes beside it."""


def _why(error: BaseException) -> str:
    if isinstance(error, WorldError):
        return error.sentence
    return _("Der Text ist noch hier im Fenster.")
