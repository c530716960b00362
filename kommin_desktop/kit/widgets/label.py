"""Words and single icons on a page, in the fonts and colours of the look."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon


def plain_tooltip(text: str) -> str:
    """A tooltip that shows the text as it was typed, where Qt would guess at rich text."""
    if "<" not in text:
        return text
    from html import escape  # its table of all HTML entities is seldom needed

    return f"<span>{escape(text, quote=False)}</span>"


class Label(QLabel):
    """Plain words; whatever was typed is shown as typed."""

    def __init__(
        self, text: str = "", role: str = "body", color: str = "text", *, wraps: bool = False
    ) -> None:
        super().__init__(text)
        self._role, self._color, self._digits = role, color, False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if wraps:
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_look(self, *, role: str = "", color: str = "", digits: bool | None = None) -> None:
        """Another role of writing, another colour token, or figures of one width."""
        self._role, self._color = role or self._role, color or self._color
        self._digits = self._digits if digits is None else digits
        self._dress()

    def _dress(self) -> None:
        self.setFont(theme.font(self._role, digits=self._digits))
        palette = QPalette(self.palette())
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.WindowText, theme.color(self._color))
        palette.setColor(
            QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, theme.color("disabled")
        )
        self.setPalette(palette)


class ElidedLabel(Label):
    """One line that ends in „…“ where there is no room; the tooltip has the whole text."""

    def __init__(self, text: str = "", role: str = "body", color: str = "text") -> None:
        super().__init__(text, role, color)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.px(40))

    def setText(self, text: str) -> None:
        super().setText(text)
        self._explain()

    def shown_text(self) -> str:
        """What can be read of the text in the width there is."""
        line = " ".join(self.text().split("\n"))
        metrics = QFontMetrics(self.font())
        return metrics.elidedText(line, Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), QFontMetrics(self.font()).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(
            self.contentsRect(), self.alignment() | Qt.TextFlag.TextSingleLine, self.shown_text()
        )

    def _explain(self) -> None:
        whole = " ".join(self.text().split("\n"))
        cut = self.shown_text() != whole
        self.setToolTip(plain_tooltip(whole) if cut else "")


class Symbol(QWidget):
    """One icon without a click; `words` say what it means where its colour alone would."""

    def __init__(self, name: str, color: str = "text2", size: int = 18, *, words: str = "") -> None:
        super().__init__()
        self._name, self._color, self._size = name, color, size
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words))
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def show_icon(self, name: str, color: str = "", *, words: str = "") -> None:
        """Another icon, colour and meaning."""
        self._name, self._color = name, color or self._color
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        token = self._color if self.isEnabled() else "disabled"
        paint_icon(QPainter(self), self._name, QRectF(self.rect()), token)

    def _dress(self) -> None:
        side = theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()
