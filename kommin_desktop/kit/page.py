"""One place of the program as the window shows it: content, heading, status, a way to leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from kommin_desktop.kit import icons
from kommin_desktop.kit.router import Route
from kommin_desktop.store.log import Notice

if TYPE_CHECKING:
    from kommin_desktop.kit.desk import Desk


class Crumb(NamedTuple):
    """A page above this one, as a link in the breadcrumb."""

    title: str
    route: str


class Heading(NamedTuple):
    """What the window's header shows for a page."""

    title: str
    crumbs: tuple[Crumb, ...] = ()
    subtitle: str = ""
    primary: QAction | None = None
    secondary: tuple[QAction, ...] = ()
    more: tuple[QAction, ...] = ()


class Page(QWidget):
    """A page; it lives as long as the window and shows what a route names.

    `actions_of_page` are found by the palette and the menu beside those of the heading.
    """

    heading_changed = Signal()
    status_changed = Signal()
    help_page = "erste-schritte"

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.desk = desk
        self._heading = Heading("")
        self._status = ""

    def show_route(self, route: Route) -> None:
        """Show what the route names; also when the page is shown already."""

    def heading(self) -> Heading:
        """What the header shows now."""
        return self._heading

    def set_heading(self, heading: Heading) -> None:
        """Show another heading from now on."""
        self._heading = heading
        self.heading_changed.emit()

    def status_text(self) -> str:
        """What the status bar says of the page: counts, selection, the next key."""
        return self._status

    def set_status(self, text: str) -> None:
        """Say something else in the status bar."""
        if text != self._status:
            self._status = text
            self.status_changed.emit()

    def on_notice(self, notice: Notice) -> None:
        """A work touched records: reload what is shown of them; only called while visible."""

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether unsaved changes keep the person here; then a bar offers ways, calling go_on."""
        del go_on
        return False

    def save_pending(self) -> None:
        """Save what is being typed, at once: the page is left or the program closes."""

    def start_search(self) -> None:
        """Strg+F: put the cursor into the search of the page, if it has one."""

    def first_focus(self) -> QWidget | None:
        """Which widget gets the focus when one comes here; None leaves it to Qt."""
        return None


def make_action(
    owner: QWidget,
    name: str,
    text: str,
    run: Callable[[], None],
    *,
    icon: str = "",
    keys: str | Sequence[str] = (),
) -> QAction:
    """An action of a page: its shortcut works while the focus is inside the page.

    `keys` in portable form („Ctrl+Shift+P“); people see them in their language.
    """
    action = QAction(text, owner)
    action.setObjectName(name)
    if icon:
        action.setIcon(icons.icon(icon))
    shortcuts = [keys] if isinstance(keys, str) else list(keys)
    action.setShortcuts([QKeySequence(key) for key in shortcuts if key])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked=False: run())
    owner.addAction(action)
    return action
