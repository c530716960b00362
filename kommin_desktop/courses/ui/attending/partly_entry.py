"""How much of a date somebody was there: one field under the square, in units or minutes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.courses.rules import (
    Mark,
    SessionFacts,
    partly_of,
    partly_text,
    session_minutes,
    units_text,
)
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import TextField
from kommin_desktop.kit.widgets import Button, Label, announce, column, row

WIDTH = 250


class PartlyEntry(QFrame):
    """Enter takes it, Esc and leaving close it."""

    taken = Signal(int, int, object)
    """Row, column and the Mark."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("partly_entry")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("card", "1")
        self._at = (0, 0)
        self._facts: SessionFacts | None = None
        self._title = Label("", "small_strong", wraps=True)
        self.field = TextField(name="partly_field", spoken=_("Teilweise anwesend"))
        self._hint = Label("", "caption", "text2", wraps=True)
        self._hint.setObjectName("partly_hint")
        take = Button(_("Eintragen"), kind="primary", small=True, name="partly_take")
        leave = Button(_("Abbrechen"), kind="plain", small=True, name="partly_cancel")
        take.clicked.connect(self.submit)
        leave.clicked.connect(self.close_up)
        column(
            self._title,
            self.field,
            self._hint,
            row(take, leave, None, spacing=6),
            margins=(12, 10, 12, 12),
            spacing=6,
            into=self,
        )
        self.field.control.installEventFilter(self)
        self.hide()

    def ask(
        self, name: str, facts: SessionFacts, mark: Mark, at: tuple[int, int], under: QRect
    ) -> None:
        """Ask below a square; what is noted already is proposed, else half of the units."""
        self._at, self._facts = at, facts
        self._title.setText(_("{name}: teilweise anwesend").format(name=name))
        self._say(self._limits(facts))
        half = Mark("partly", half_units=max(1, facts.half_units // 2))
        self.field.set_value(partly_text(mark) or partly_text(half))
        self._place(under)
        self.show()
        self.raise_()
        self.field.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.line.selectAll()

    def submit(self) -> None:
        """Take what was typed, or say what can be typed."""
        if self._facts is None:
            return
        mark = partly_of(self.field.value(), self._facts)
        if mark is None:
            self._say(
                _("Das geht nicht. {limits}").format(limits=self._limits(self._facts)), bad=True
            )
            self.field.control.setFocus()
            return
        self.close_up()
        self.taken.emit(*self._at, mark)

    def close_up(self) -> None:
        """Close; the keys go back to the grid."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click elsewhere on the page closes it without taking anything."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            is_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
            if is_mouse and not self._holds(QApplication.focusWidget()):
                self.hide()
        return super().eventFilter(watched, event)

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isAncestorOf(widget)

    def _say(self, words: str, *, bad: bool = False) -> None:
        self._hint.setText(words)
        self._hint.set_look(color="danger" if bad else "text2")
        if bad:
            announce(self, words)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words need; Qt forgets the second line of a title by itself."""
        wide = theme.px(WIDTH)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedSize(wide, layout.totalHeightForWidth(wide))

    def _place(self, under: QRect) -> None:
        self._fit()
        page = self.parentWidget()
        assert page is not None
        room = page.rect()
        left = min(max(0, under.center().x() - self.width() // 2), room.width() - self.width())
        top = under.bottom() + theme.px(6)
        if top + self.height() > room.height():
            top = max(0, under.top() - theme.px(6) - self.height())
        self.move(QPoint(left, top))

    @staticmethod
    def _limits(facts: SessionFacts) -> str:
        return _("Bis {units} UE oder {minutes} Min., zum Beispiel „1,5“ oder „60 Min.“").format(
            units=units_text(facts.half_units), minutes=session_minutes(facts.start, facts.end)
        )
