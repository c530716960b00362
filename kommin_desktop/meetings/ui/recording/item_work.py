"""What is done on one item beside writing: results, notes that become results, the outcome."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.meetings.rules.notes import ResultNote
from kommin_desktop.meetings.rules.votes import votes_warning
from kommin_desktop.meetings.ui.recording.changes import Changes, kind_of, typed_from
from kommin_desktop.meetings.ui.recording.entry_forms import Typed, TypedDecision
from kommin_desktop.meetings.ui.recording.item_menu import ItemMenu
from kommin_desktop.meetings.ui.recording.keeping import TextKeeper
from kommin_desktop.meetings.ui.recording.record import Record, Result
from kommin_desktop.meetings.ui.recording.text_pane import TextPane
from kommin_desktop.meetings.ui.recording.typed_lines import as_notes


class ItemWork:
    """Connects the text pane with the works; `where` tells the record and the item one is on."""

    def __init__(
        self,
        pane: TextPane,
        keeper: TextKeeper,
        changes: Changes,
        where: Callable[[], tuple[Record | None, int]],
    ) -> None:
        self._pane = pane
        self._keeper = keeper
        self._changes = changes
        self._where = where
        self.menu = ItemMenu(self)
        self.menu.aboutToShow.connect(self._on_menu)
        pane.menu.setMenu(self.menu)
        pane.lines.noted.connect(self._on_noted)
        pane.band.taken.connect(self._take)
        pane.results.change_wanted.connect(pane.band.change)
        pane.results.removal_wanted.connect(self._on_removal)
        pane.results.conversion_wanted.connect(changes.convert)

    def set_outcome(self, outcome: str) -> None:
        """Say what became of the item."""
        record, item_id = self._where()
        if record is not None:
            self._changes.set_outcome(item_id, record.label(item_id), outcome)

    def read_notes(self) -> None:
        """Let lines like „B: …“ in the text become results."""
        self._take_notes(as_notes(self._pane.editor.markdown()))

    def paste_notes(self) -> None:
        """Read notes from the clipboard behind what the text says already."""
        notes = QGuiApplication.clipboard().text().strip()
        if not notes:
            self._pane.tell(_("In der Zwischenablage steht kein Text."))
            return
        text = as_notes(self._pane.editor.markdown())
        self._take_notes("\n\n".join(part for part in (text, notes) if part))

    def _take_notes(self, notes: str) -> None:
        _record, item_id = self._where()
        self._keeper.save_now()
        self._changes.take_notes(item_id, notes, self._pane.tell)

    def _on_noted(self, note: ResultNote) -> None:
        record, item_id = self._where()
        if record is None:
            return
        typed = typed_from(note, record.entitled(item_id))
        self._take(typed, None)
        if isinstance(typed, TypedDecision) and typed.votes and typed.entitled:
            self._pane.tell(votes_warning(typed.votes, typed.entitled) or "")

    def _take(self, typed: Typed, result: Result | None) -> None:
        _record, item_id = self._where()

        def refused(error: UserError) -> None:
            self._pane.band.give_back(typed, result, kind_of(typed), error.sentence)

        self._changes.take(item_id, typed, result, refused)

    def _on_removal(self, result: Result) -> None:
        if not result.is_fixed:
            self._changes.remove(result)

    def _on_menu(self) -> None:
        record, item_id = self._where()
        entry = record.entry_of(item_id) if record else None
        self.menu.show_outcome(entry.item.outcome if entry else "")
