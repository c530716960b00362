"""Buttons: with words, with an icon alone, places at the side, followers of a menu's action."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import icon as line_icon
from kommin_desktop.kit.widgets.label import plain_tooltip

_ICON_COLOURS = {"primary": "on_accent", "ghost": "accent", "danger": "danger"}
_GAP = 5  # between the icon and the words


def hint_text(hint: str, shortcut: str = "") -> str:
    """What a tooltip says: „hint (Strg+…)“, never read as rich text."""
    return plain_tooltip(f"{hint} ({shortcut})" if shortcut else hint)


def native_keys(action: QAction) -> str:
    """The shortcut of an action as it stands on the keyboard, „Strg+N“."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


class Button(QPushButton):
    """A button with words; kind is "", primary, ghost, plain or danger."""

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        kind: str = "",
        *,
        small: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(text)
        self._icon_name, self._kind, self._small = icon or "", kind, small
        if kind:
            self.setProperty("kind", kind)
        if small:
            self.setProperty("small", "1")
        if name:
            self.setObjectName(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @property
    def kind(self) -> str:
        return self._kind

    def set_icon(self, icon: str | None) -> None:
        """Another icon before the words, or none."""
        self._icon_name = icon or ""
        self._dress()

    def set_kind(self, kind: str) -> None:
        """Another kind, live."""
        self._kind = kind
        self.setProperty("kind", kind)
        theme.dress_again(self)
        self._dress()

    def _dress(self) -> None:
        if not self._icon_name:
            return
        side = theme.px(14 if self._small else 16)
        colour = _ICON_COLOURS.get(self._kind, "text2")
        self.setIcon(line_icon(self._icon_name, colour, side))
        # Qt leaves four pixels between icon and words; the rest is part of the icon's place.
        gap = theme.px(_GAP) if self.text() else 0
        self.setIconSize(QSize(side + gap, side))


class IconButton(QToolButton):
    """A button with an icon alone: its tooltip and its name for screen readers say what it does."""

    def __init__(
        self,
        icon: str,
        hint: str,
        *,
        shortcut: str = "",
        size: int = 18,
        name: str = "",
        checkable: bool = False,
        color: str = "text2",
    ) -> None:
        super().__init__()
        self._icon_name, self._size, self._color = icon, size, color
        self._hint, self._shortcut = "", ""
        if name:
            self.setObjectName(name)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_hint(hint, shortcut)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_hint(self, hint: str, shortcut: str = "") -> None:
        """Another tooltip and name."""
        self._hint, self._shortcut = hint, shortcut
        self.setToolTip(hint_text(hint, shortcut))
        self.setAccessibleName(hint)

    def set_icon(self, icon: str, color: str = "") -> None:
        """Another icon, and colour if given."""
        self._icon_name, self._color = icon, color or self._color
        self._dress()

    def _dress(self) -> None:
        side = theme.px(self._size)
        self.setIcon(line_icon(self._icon_name, self._color, side, checked="accent_softtext"))
        self.setIconSize(QSize(side, side))


class NavButton(QPushButton):
    """A place at the side of the window: icon, name, and a number that wants attention."""

    def __init__(self, name: str, title: str, icon_name: str, keys: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("nav", "1")
        self.setCheckable(True)
        self.setAutoRepeat(False)
        self._title = title
        self._icon_name = icon_name
        self._keys = keys
        self._count = ""
        self.toggled.connect(self._on_toggled)
        self._on_toggled(on=False)
        self.show_count(0)
        self.show_words(shown=True)

    def show_count(self, count: int) -> None:
        """Show how many things want attention, nothing for 0."""
        self._count = str(count) if count else ""
        self.update()
        said = f"{self._title}, {count}" if count else self._title
        self.setAccessibleName(said)

    def show_words(self, *, shown: bool) -> None:
        """Show icon and name, or the icon alone with the name as tooltip."""
        self.setText(f"  {self._title}" if shown else "")
        self.setProperty("slim", "" if shown else "1")
        self.setToolTip(f"{self._title} ({self._keys})" if self._keys else self._title)
        self.setIconSize(QSize(theme.px(18), theme.px(18)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._count and self.text():
            paint_at_right(self, self._count, "danger")

    def _on_toggled(self, on: bool) -> None:
        self.setIcon(line_icon(self._icon_name, "accent" if on else "text2", 18))


def paint_at_right(button: QPushButton, text: str, color: str) -> None:
    """Write a short word at the right end of a button, in its own colour."""
    painter = QPainter(button)
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color(color))
    area = button.rect().adjusted(0, 0, -theme.px(10), 0)
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


class ActionButton(Button):
    """A button that does what an action of the menu does and says and allows the same."""

    def __init__(self, action: QAction, kind: str = "", *, small: bool = False) -> None:
        super().__init__(_words(action), None, kind, small=small, name=action.objectName())
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        action.visibleChanged.connect(self._follow)
        action.destroyed.connect(self.hide)
        self._follow()

    def _follow(self) -> None:
        action = self._action
        self.setText(_words(action))
        self._icon_name = action.icon().name()
        self._dress()
        self.setEnabled(action.isEnabled())
        self.setCheckable(action.isCheckable())
        self.setChecked(action.isChecked())
        keys = native_keys(action)
        self.setToolTip(hint_text(_words(action), keys) if keys else "")
        self._show_if(action.isVisible())

    def _show_if(self, is_wanted: bool) -> None:
        explicit = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        if not is_wanted:
            self.hide()
        elif self.parentWidget() is not None and self.testAttribute(explicit):
            self.show()
        else:
            # Shown without a page it would be a window of its own: leave it to its page.
            self.setAttribute(explicit, False)


def _words(action: QAction) -> str:
    """An action's text without the letter that the menu underlines."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&&")
