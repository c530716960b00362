"""Bold and italic while one writes: whole words, as marks on paper can say no less."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from kommin_desktop.kit.writing.document import kind_of, paragraph_of, set_bold
from kommin_desktop.kit.writing.marks import BOLD, ITALIC, settled, style_of


def with_look(look: int, value: bool) -> QTextCharFormat:
    """A format that says nothing but this look."""
    shape = QTextCharFormat()
    if look & BOLD:
        set_bold(shape, value)
    if look & ITALIC:
        shape.setFontItalic(value)
    return shape


def word_around(cursor: QTextCursor) -> QTextCursor | None:
    """The word in which the cursor stands, None at its edges or with a selection."""
    if cursor.hasSelection():
        return None
    word = QTextCursor(cursor)
    word.select(QTextCursor.SelectionType.WordUnderCursor)
    inside = word.selectionStart() < cursor.position() < word.selectionEnd()
    return word if inside else None


def settle(block: QTextBlock) -> None:
    """Show looks as they will be printed: begun or ended within a word they take all of it."""
    if not block.isValid() or kind_of(block) == "heading":
        return
    runs = paragraph_of(block).runs
    if len(runs) < 2:
        return
    text = "".join(run.text for run in runs)
    shown = [style_of(run) for run in runs for _sign in run.text]
    cursor = QTextCursor(block)
    changes = _changes(text, shown)
    if not changes:
        return
    cursor.joinPreviousEditBlock()
    for begin, end, style in changes:
        cursor.setPosition(block.position() + _units(text[:begin]))
        length = _units(text[begin:end])
        cursor.setPosition(cursor.position() + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(with_look(BOLD, bool(style & BOLD)))
        cursor.mergeCharFormat(with_look(ITALIC, bool(style & ITALIC)))
    cursor.endEditBlock()


def _changes(text: str, shown: list[int]) -> list[tuple[int, int, int]]:
    """Where signs (no spaces) must look otherwise: from, to, look."""
    found: list[tuple[int, int, int]] = []
    start = 0
    for line in text.split("\n"):
        styles = shown[start : start + len(line)]
        for at, style in enumerate(settled(line, styles), start):
            if style != shown[at] and not text[at].isspace():
                found.append((at, at + 1, style))
        start += len(line) + 1
    return found


def _units(text: str) -> int:
    """The length as Qt counts it: signs beyond the first 65,536 count twice."""
    return len(text.encode("utf-16-le")) // 2
