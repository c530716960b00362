"""What every form control can do: hold a value, tell that it was edited, say what is wrong."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.kit import theme


class Problem(NamedTuple):
    """What is wrong with a value, and the value that was probably meant."""

    sentence: str
    meant: Any = None
    offer: str = ""


_PASSING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class Control(QWidget):
    """A value the person can change; the widget in it that takes the keys is `control`."""

    edited = Signal()
    left = Signal()

    def __init__(self, control: QWidget, *, name: str = "", spoken: str = "") -> None:
        super().__init__()
        self._control = control
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.lay_out(layout)
        self.setFocusProxy(control)
        control.installEventFilter(self)
        self.set_name(name, spoken)

    def lay_out(self, layout: QVBoxLayout) -> None:
        """Put the widget that takes the keys in its place; richer controls put more there."""
        layout.addWidget(self._control)

    @property
    def control(self) -> QWidget:
        """The widget that has the focus while the person writes here."""
        return self._control

    def set_name(self, name: str, spoken: str = "") -> None:
        """Give the control its name for tests and the name that screen readers say."""
        if name:
            self.setObjectName(name)
            self._control.setObjectName(name)
        if spoken:
            self._control.setAccessibleName(spoken)

    def value(self) -> Any:
        """What is in the control now."""
        return None

    def set_value(self, value: Any) -> None:
        """Show a value; this is no edit by the person."""
        del value

    def problem(self) -> Problem | None:
        """What the control itself finds wrong with what was typed."""
        return None

    def is_empty(self) -> bool:
        """Whether nothing was entered, as `required` understands it."""
        return self.value() in (None, "", [], ())

    def put(self, value: Any) -> None:
        """Change the value as if the person had typed it."""
        self.set_value(value)
        self.edited.emit()

    def settle(self) -> None:
        """Write what was typed in its usual form, when the control is left."""

    def show_bad(self, bad: bool) -> None:
        """Mark the control as wrong, or right again."""
        self._control.setProperty("bad", "1" if bad else "")
        theme.dress_again(self._control)
        self._control.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that the person left the control, but not for a menu or another program."""
        if (
            watched is self._control
            and event.type() == QEvent.Type.FocusOut
            and getattr(event, "reason", lambda: None)() not in _PASSING
        ):
            self._on_left()
        return super().eventFilter(watched, event)

    def _on_left(self) -> None:
        self.settle()
        self.left.emit()
