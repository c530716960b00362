"""What the program has to say on a page: bars about troubles, and pages with nothing yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon
from kommin_desktop.kit.widgets.buttons import ActionButton, IconButton
from kommin_desktop.kit.widgets.label import Label, Symbol
from kommin_desktop.kit.widgets.layout import Item, column, row

_ICONS = {
    "danger": "circle-alert",
    "warn": "triangle-alert",
    "info": "info",
    "ok": "circle-check",
}


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have a screen reader say something that changed away from the focus."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # first when one speaks

    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


class InfoBar(QFrame):
    """A trouble or a hint above the page: title, reason, up to two ways out; stays until closed."""

    closed = Signal()

    def __init__(
        self,
        tone: str,
        title: str,
        reason: str = "",
        actions: Sequence[QAction] = (),
        closable: bool = True,
    ) -> None:
        super().__init__()
        self._tone, self._announced = tone, False
        self.setObjectName("info_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("bar", tone)
        self._words = f"{title} {reason}".strip()
        self.setAccessibleName(self._words)
        self.title = Label(title, "strong", wraps=True)
        self.reason = Label(reason, "small", wraps=True)
        if not reason:
            self.reason.hide()
        items: list[Item] = [
            Symbol(_ICONS.get(tone, "info"), tone, 20),
            4,
            (column(self.title, self.reason, spacing=1), 1),
        ]
        items += [ActionButton(action, small=True) for action in actions]
        if closable:
            close = IconButton("x", _("Meldung schließen"), size=16, name="info_bar_close")
            close.clicked.connect(self._on_closed)
            items.append(close)
        row(*items, margins=(14, 9, 12, 9), spacing=10, into=self)

    @property
    def tone(self) -> str:
        return self._tone

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._announced:
            self._announced = True
            announce(self, self._words, urgent=self._tone == "danger")

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()


class _Disc(QWidget):
    """The soft circle with an icon in the middle of an empty page."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def show_icon(self, icon: str) -> None:
        """Another icon."""
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outlined = theme.mode() == "contrast"
        painter.setPen(QPen(theme.color("text"), 1) if outlined else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.color("accent_soft"))
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawEllipse(rect)
        side = rect.width() * 36 / 88
        place = QRectF(0, 0, side, side)
        place.moveCenter(rect.center())
        paint_icon(painter, self._icon, place, "accent_softtext")

    def _dress(self) -> None:
        side = theme.px(88)
        self.setFixedSize(side, side)
        self.update()


class EmptyState(QWidget):
    """A page or a card with nothing to show: why, and what to do about it."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        primary: QAction | None = None,
        secondary: QAction | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("empty_state")
        self._disc = _Disc(icon)
        self.title = Label(title, "section", wraps=True)
        self.sentence = Label(sentence, "small", "text2", wraps=True)
        for label in (self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setMaximumWidth(theme.px(320))
        if not sentence:
            self.sentence.hide()
        buttons: list[Item] = [None]
        buttons += [ActionButton(primary, "primary")] if primary else []
        buttons += [ActionButton(secondary)] if secondary else []
        buttons.append(None)
        column(
            None,
            row(None, self._disc, None),
            4,
            row(None, (self.title, 30), None),
            row(None, (self.sentence, 30), None),
            6,
            row(*buttons),
            None,
            margins=(20, 20, 20, 20),
            spacing=8,
            into=self,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            # In a low place the words matter more than the picture above them.
            disc = 0 if not self._disc.isHidden() else theme.px(88 + 8)
            self._disc.setHidden(layout.heightForWidth(self.width()) + disc > self.height())

    def show_words(self, icon: str, title: str, sentence: str = "") -> None:
        """Another reason for emptiness, with the same ways out."""
        self._disc.show_icon(icon)
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
