"""Text as it is typed: one line, or several that grow with what is written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from kommin_desktop.kit import theme
from kommin_desktop.kit.forms.controls.control import Control


class TextField(Control):
    """One line of text; blanks at both ends are no part of the value."""

    def __init__(
        self, *, name: str = "", spoken: str = "", placeholder: str = "", most: int = 0
    ) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        if most:
            self.line.setMaxLength(most)
        super().__init__(self.line, name=name, spoken=spoken)
        self.line.textEdited.connect(self.edited)

    def value(self) -> str:
        return self.line.text().strip()

    def set_value(self, value: Any) -> None:
        self.line.setText(str(value or ""))
        self.line.setCursorPosition(0)


class MultilineField(Control):
    """Several lines of plain text; the box grows from `least` to `most` lines, Tab leaves it."""

    def __init__(
        self,
        *,
        name: str = "",
        spoken: str = "",
        placeholder: str = "",
        least: int = 3,
        most: int = 10,
    ) -> None:
        self.box = QPlainTextEdit()
        self.box.setPlaceholderText(placeholder)
        self.box.setTabChangesFocus(True)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines = (least, most)
        self._is_shown_by_program = False
        super().__init__(self.box, name=name, spoken=spoken)
        self.box.textChanged.connect(self._on_text_changed)
        self.box.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def value(self) -> str:
        return self.box.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        self._is_shown_by_program = True
        try:
            self.box.setPlainText(str(value or ""))
        finally:
            self._is_shown_by_program = False

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the person chose another font size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when words wrap elsewhere, since the box became wider or narrower."""
        if watched is self.box and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _on_text_changed(self) -> None:
        if not self._is_shown_by_program:
            self.edited.emit()

    def _fit(self) -> None:
        least, most = self._lines
        lines = min(max(int(self.box.document().size().height()), least), most)
        line = QFontMetricsF(self.box.font()).lineSpacing()
        around = 2 * self.box.document().documentMargin() + theme.px(16)
        self.box.setFixedHeight(round(lines * line + around))
