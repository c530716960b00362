"""The text field for minutes: what is bold or a list on the screen is so on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.documents.blocks import Run
from kommin_desktop.kit import theme
from kommin_desktop.kit.writing import document as shown
from kommin_desktop.kit.writing.lists import begin_list_from_typed, end_entry, toggle_list
from kommin_desktop.kit.writing.looks import settle, with_look, word_around
from kommin_desktop.kit.writing.marks import BOLD, ITALIC
from kommin_desktop.kit.writing.paragraphs import (
    Kind,
    Paragraph,
    paragraphs_of,
    plain_paragraphs,
)
from kommin_desktop.kit.writing.pasting import paragraphs_of_html
from kommin_desktop.kit.writing.serial import markdown_of

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_LETTERS = range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1)
# With Strg these letters are the text field's; all others belong to the window (Strg+K …).
_QT_LETTERS = {Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Y, Qt.Key.Key_Z}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WritingState(NamedTuple):
    """What the cursor stands in, for the buttons above the text."""

    bold: bool
    italic: bool
    kind: Kind


class MarkdownEditor(QTextEdit):
    """Takes and gives the small Markdown of minutes; shows bold, italic, lists and headings."""

    edited = Signal()
    left = Signal()
    state_changed = Signal()

    def __init__(self, name: str = "editor", spoken: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken or _("Text"))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._is_quiet = False
        self._commands: dict[tuple[Qt.Key, bool], Callable[[], None]] = {
            (Qt.Key.Key_B, False): self.toggle_bold,
            (Qt.Key.Key_I, False): self.toggle_italic,
            (Qt.Key.Key_V, True): self.paste_plain,
        }
        self._families = theme.font("editor").families()
        self._dress()
        self._load([])
        self._place = self.textCursor()
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.currentCharFormatChanged.connect(lambda _format: self.state_changed.emit())
        theme.notifier().changed.connect(self._on_theme_changed)

    @property
    def control(self) -> QWidget:
        """The widget that has the focus while the person writes here."""
        return self

    def markdown(self) -> str:
        """The text to keep."""
        return markdown_of(shown.read(self.document()))

    def set_markdown(self, text: str) -> None:
        """Show a text; if it is the one shown already, cursor and undo stay as they are."""
        paragraphs = paragraphs_of(text)
        if markdown_of(paragraphs) == self.markdown():
            return
        self._load(paragraphs)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.state_changed.emit()

    def value(self) -> str:
        """The text to keep, as forms ask for it."""
        return self.markdown()

    def set_value(self, value: str) -> None:
        """Show a text, as forms give it."""
        self.set_markdown(value)

    def state(self) -> WritingState:
        """What the cursor stands in."""
        look = self.currentCharFormat()
        kind = shown.kind_of(self.textCursor().block())
        is_bold = kind != "heading" and shown.is_bold(look)
        return WritingState(is_bold, look.fontItalic(), kind)

    def toggle_bold(self) -> None:
        """Selection, word or what is typed next: bold, or no longer."""
        self._toggle_look(BOLD, not self.state().bold)

    def toggle_italic(self) -> None:
        """Selection, word or what is typed next: italic, or no longer."""
        self._toggle_look(ITALIC, not self.state().italic)

    def toggle_bullets(self) -> None:
        """The chosen paragraphs as a list, or no longer."""
        self._toggle_list("bullet")

    def toggle_numbers(self) -> None:
        """The chosen paragraphs as a counted list, or no longer."""
        self._toggle_list("number")

    def paste_plain(self) -> None:
        """Paste the text of the clipboard without looks and lists."""
        self._insert(plain_paragraphs(QGuiApplication.clipboard().text()))

    def event(self, event: QEvent) -> bool:
        """Leave the keys of the window to the window, such as Strg+K."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._command_of(event):
                event.accept()
                return True
            if _is_control_letter(event) and event.key() not in _QT_LETTERS:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mean something else here than in a plain text field."""
        if command := self._command_of(event):
            command()
        elif event.key() in _ENTER and event.modifiers() & _CONTROL:
            event.ignore()
        elif event.key() in _ENTER:
            self._press_enter(event)
        elif event.key() == Qt.Key.Key_Backspace and self._is_at_start_of_shaped():
            end_entry(self.textCursor())
            self.state_changed.emit()
        else:
            super().keyPressEvent(event)
            if event.text() == " " and begin_list_from_typed(self.textCursor()):
                self.state_changed.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Text from an input method begins lists too."""
        super().inputMethodEvent(event)
        if event.commitString().endswith(" "):
            begin_list_from_typed(self.textCursor())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste: bold, italic and lists stay, all other foreign looks are dropped."""
        pasted = paragraphs_of_html(source.html()) if source.hasHtml() else []
        self._insert(pasted or plain_paragraphs(source.text()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text is taken, no pictures and files."""
        return source.hasText() or source.hasHtml()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the last paragraph as it will be printed, and tell that the text was left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle(self.textCursor().block())
            self.left.emit()

    def _load(self, paragraphs: Sequence[Paragraph]) -> None:
        self._is_quiet = True
        try:
            shown.load(self.document(), paragraphs)
        finally:
            self._is_quiet = False

    def _dress(self) -> None:
        self._is_quiet = True
        try:
            self.setFont(theme.font("editor"))
            shown.prepare(self.document())
        finally:
            self._is_quiet = False

    def _insert(self, paragraphs: Sequence[Paragraph]) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        shown.insert(cursor, paragraphs)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _press_enter(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        kind = shown.kind_of(cursor.block())
        if kind == "heading":
            cursor.insertBlock(shown.block_format("text"), shown.char_format(Run("")))
        elif kind != "text" and not cursor.block().text():
            end_entry(cursor)
        else:
            super().keyPressEvent(event)
        self.ensureCursorVisible()
        self.state_changed.emit()

    def _is_at_start_of_shaped(self) -> bool:
        cursor = self.textCursor()
        is_shaped = shown.kind_of(cursor.block()) != "text"
        return is_shaped and cursor.atBlockStart() and not cursor.hasSelection()

    def _toggle_look(self, look: int, value: bool) -> None:
        shape = with_look(look, value)
        word = word_around(self.textCursor())
        if word:
            word.mergeCharFormat(shape)
        else:
            self.mergeCurrentCharFormat(shape)
        self.state_changed.emit()

    def _toggle_list(self, kind: Kind) -> None:
        toggle_list(self.textCursor(), kind)
        self.setFocus()
        self.state_changed.emit()

    def _command_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if not _is_control_letter(event):
            return None
        return self._commands.get((Qt.Key(event.key()), bool(event.modifiers() & _SHIFT)))

    def _settle(self, block: QTextBlock) -> None:
        # A change here would throw away what can be done again.
        if not self.document().isRedoAvailable():
            settle(block)

    def _on_theme_changed(self) -> None:
        self._dress()
        families = theme.font("editor").families()
        if families != self._families:  # rare: another font needs all signs to be set anew
            self._families = families
            self._load(shown.read(self.document()))

    def _on_text_changed(self) -> None:
        if not self._is_quiet:
            self.edited.emit()

    def _on_cursor_moved(self) -> None:
        before, self._place = self._place, self.textCursor()
        if self._is_quiet or before.isNull() or before.block() == self._place.block():
            return
        self._settle(before.block())
        self.state_changed.emit()


def _is_control_letter(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~_SHIFT
    return modifiers == _CONTROL and event.key() in _LETTERS
