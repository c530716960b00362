"""The short message at the bottom that something was done, with a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QRectF, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets.buttons import Button, IconButton
from kommin_desktop.kit.widgets.label import ElidedLabel, Symbol
from kommin_desktop.kit.widgets.layout import row
from kommin_desktop.kit.widgets.messages import announce

SHOWN_FOR = 8000
FADE = 120
_SHADOW = 14
_ABOVE = 18


class Toast(QWidget):
    """Lies in its host at the bottom of `over`; a new message takes the place of the old one."""

    def __init__(self, host: QWidget, over: QWidget | None = None) -> None:
        super().__init__(host)
        self._host = host
        self._over = over or host
        self._undo_call: Callable[[], object] | None = None
        self.setObjectName("toast")
        self.hide()
        self._symbol = Symbol("check", "tooltip_text", 18)
        self._words = ElidedLabel("", "body", "tooltip_text")
        self.undo_button = Button(_("Rückgängig  Strg+Z"), kind="toast", name="toast_undo")
        self.close_button = IconButton(
            "x", _("Hinweis schließen"), size=16, name="toast_close", color="tooltip_text"
        )
        self.close_button.setProperty("toast", "1")
        side = 14 + _SHADOW
        self._line = row(
            self._symbol,
            2,
            (self._words, 1),
            8,
            self.undo_button,
            self.close_button,
            margins=(side + 4, 6 + _SHADOW, side - 4, 6 + _SHADOW),
        )
        row(self._line, into=self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR)
        self._timer.timeout.connect(self.dismiss)
        self._fade: QPropertyAnimation | None = None
        self._effect = QGraphicsOpacityEffect(self)
        self._effect.setEnabled(False)
        self.setGraphicsEffect(self._effect)
        self.undo_button.clicked.connect(self._on_undo)
        self.close_button.clicked.connect(self.dismiss)
        for part in (self.undo_button, self.close_button):
            part.installEventFilter(self)
        self._over.installEventFilter(self)
        theme.notifier().changed.connect(self._place)

    def show_toast(
        self, text: str, undo: Callable[[], object] | None = None, icon: str = "check"
    ) -> None:
        """Say it for eight seconds; `undo` takes it back."""
        self._undo_call = undo
        self._symbol.show_icon(icon)
        self._words.setText(text)
        self.undo_button.setVisible(undo is not None)
        self.setAccessibleName(text)
        self._place()
        self._begin_fade(0.0, 1.0)
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, text)

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def dismiss(self) -> None:
        """Go away, softly if things may move."""
        self._timer.stop()
        if self.isAncestorOf(QApplication.focusWidget() or self._host):
            self._host.setFocus()
        self._undo_call = None
        if self._begin_fade(1.0, 0.0) is None:
            self.hide()

    def is_paused(self) -> bool:
        """Whether it waits because the mouse or the keyboard is on it."""
        return self.isVisible() and not self._timer.isActive()

    def _on_undo(self) -> None:
        undo = self._undo_call
        self.dismiss()
        if undo is not None:
            undo()

    def _begin_fade(self, start: float, end: float) -> QPropertyAnimation | None:
        if self._fade is not None:
            self._fade.stop()
            self._fade = None
        if theme.is_calm():
            self._effect.setEnabled(False)
            return None
        effect = self._effect
        effect.setOpacity(start)
        effect.setEnabled(True)
        self._fade = QPropertyAnimation(effect, b"opacity", self)
        self._fade.setDuration(FADE)
        self._fade.setStartValue(start)
        self._fade.setEndValue(end)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.finished.connect(self._on_faded_out if end == 0 else self._on_faded_in)
        self._fade.start()
        return self._fade

    def _on_faded_in(self) -> None:
        # Text painted through an effect is a picture: it would lose its sharpness.
        self._effect.setEnabled(False)

    def _on_faded_out(self) -> None:
        self.hide()

    def _place(self) -> None:
        place = self._over.rect()
        place.moveTopLeft(self._over.mapTo(self._host, place.topLeft()))
        room = place.width() - 2 * theme.px(12)
        size = self._line.sizeHint()
        cut = self._words.minimumSizeHint().width()
        hint = size.width() - cut + self._words.sizeHint().width()
        shadow = theme.px(_SHADOW)
        width = min(hint, room + 2 * shadow)
        height = size.height()
        left = place.left() + (place.width() - width) // 2
        top = place.top() + place.height() - height - theme.px(_ABOVE) + shadow
        self.setGeometry(left, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._over:
            if kind in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
                self._place()
        elif kind == QEvent.Type.FocusIn:
            self._timer.stop()
        elif kind == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shadow, radius = theme.px(_SHADOW), theme.px(8)
        panel = QRectF(self.rect()).adjusted(shadow, shadow, -shadow, -shadow)
        if theme.mode() == "contrast":
            painter.setPen(QPen(theme.color("text"), 2))
        else:
            painter.setPen(QColor(0, 0, 0, 0))
            for step in range(shadow, 0, -1):
                painter.setBrush(QColor(0, 0, 0, 2 + round(4 * (shadow - step) / shadow)))
                grown = panel.adjusted(-step, -step * 0.5, step, step)
                painter.drawRoundedRect(grown, radius + step, radius + step)
        painter.setBrush(theme.color("tooltip"))
        painter.drawRoundedRect(panel, radius, radius)
