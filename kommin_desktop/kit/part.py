"""One part of a page that shows one part at a time: a stage of a meeting, a tab of a course."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kommin_desktop.kit.desk import Desk
from kommin_desktop.store.log import Notice


class PagePart(QWidget):
    """What the page asks of the part it shows: actions for the header, words for the status bar."""

    actions_changed = Signal()
    status_changed = Signal()

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.desk = desk

    def primary(self) -> QAction | None:
        """The one main action of the part for the header."""
        return None

    def secondary(self) -> tuple[QAction, ...]:
        """At most two further actions for the header."""
        return ()

    def more(self) -> tuple[QAction, ...]:
        """Further actions for the header's ellipsis menu."""
        return ()

    def status_text(self) -> str:
        """What the status bar says of the part."""
        return ""

    def on_notice(self, notice: Notice) -> None:
        """A work touched records; only called while the part is shown."""

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether unsaved changes keep the person here; then a bar offers ways, calling go_on."""
        del go_on
        return False

    def save_pending(self) -> None:
        """Save what is being typed, at once."""

    def first_focus(self) -> QWidget | None:
        """Which widget gets the focus when one comes to the part."""
        return None
