"""Lines of notes typed in the text: „B: …“, „A: …“ and „N: …“ become results on Enter."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from kommin_desktop.kit.writing import MarkdownEditor
from kommin_desktop.meetings.rules.notes import ResultNote, parse

_ENTRY = re.compile(r"[BAN]:\s+\S")
_ESCAPED_TURN = re.compile(r"^\\#", re.MULTILINE)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TypedLines(QObject):
    """Watches an editor for lines that say a result; such a line leaves the text."""

    noted = Signal(object)

    def __init__(self, editor: MarkdownEditor, day: Callable[[], date | None]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._day = day
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter at the end of such a line takes it out of the text."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            and not self._editor.isReadOnly()
        ):
            note = self._note_here()
            if note is not None:
                self._take_out()
                self.noted.emit(note)
                return True
        return super().eventFilter(watched, event)

    def _note_here(self) -> ResultNote | None:
        cursor, day = self._editor.textCursor(), self._day()
        if day is None or cursor.hasSelection() or not cursor.atBlockEnd():
            return None
        return note_of(cursor.block().text(), day)

    def _take_out(self) -> None:
        cursor = self._editor.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        is_only = cursor.selectionStart() == 0
        cursor.removeSelectedText()
        if not is_only:
            cursor.insertBlock()
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)


def note_of(line: str, day: date) -> ResultNote | None:
    """The result that a line says, None for text."""
    if not _ENTRY.match(line):
        return None
    items = parse(f"# 0\n{line}", day).items
    return items[0].results[0] if items and items[0].results else None


def as_notes(markdown: str) -> str:
    """Typed text as notes: there „# 5“ turns to another item instead of being a sign."""
    return _ESCAPED_TURN.sub("#", markdown)
