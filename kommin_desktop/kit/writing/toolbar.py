"""The buttons above a text: bold, italic, lists, undo and redo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit.widgets import IconButton, VerticalSeparator, row
from kommin_desktop.kit.writing.editor import MarkdownEditor


class WritingBar(QWidget):
    """Buttons for one text field; they show what the cursor stands in."""

    def __init__(self, editor: MarkdownEditor) -> None:
        super().__init__()
        self._editor = editor
        self._bold = self._button("bold", _("Fett"), _("Strg+B"), editor.toggle_bold)
        self._italic = self._button("italic", _("Kursiv"), _("Strg+I"), editor.toggle_italic)
        self._bullets = self._button("list", _("Aufzählung"), "", editor.toggle_bullets)
        self._numbers = self._button(
            "list-ordered", _("Nummerierte Liste"), "", editor.toggle_numbers
        )
        undo = self._button("undo-2", _("Rückgängig"), _("Strg+Z"), editor.undo, checkable=False)
        redo = self._button("redo-2", _("Wiederholen"), _("Strg+Y"), editor.redo, checkable=False)
        undo.setEnabled(False)
        redo.setEnabled(False)
        editor.undoAvailable.connect(undo.setEnabled)
        editor.redoAvailable.connect(redo.setEnabled)
        editor.state_changed.connect(self._show_state)
        row(
            *(self._bold, self._italic, self._bullets, self._numbers),
            VerticalSeparator(),
            *(undo, redo),
            None,
            spacing=4,
            into=self,
        )

    def _button(
        self, icon: str, hint: str, keys: str, run: Callable[[], None], *, checkable: bool = True
    ) -> IconButton:
        name = f"{self._editor.objectName()}_{icon.replace('-', '_')}"
        button = IconButton(icon, hint, shortcut=keys, name=name, checkable=checkable)

        def press() -> None:
            run()
            self._editor.setFocus()
            self._show_state()

        button.clicked.connect(press)
        return button

    def _show_state(self) -> None:
        state = self._editor.state()
        self._bold.setChecked(state.bold)
        self._italic.setChecked(state.italic)
        self._bullets.setChecked(state.kind == "bullet")
        self._numbers.setChecked(state.kind == "number")
