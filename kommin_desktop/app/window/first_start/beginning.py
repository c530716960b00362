"""From nothing to an open office file: the first start, and the sample year to look around in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QMainWindow

from kommin_desktop.app.window.first_start.sample_file import sample_path, start_sample
from kommin_desktop.app.window.first_start.setting_up import SetUp, make_office_file
from kommin_desktop.app.window.first_start.window import FirstStart
from kommin_desktop.base.errors import Cancelled, WorldError
from kommin_desktop.base.text import _
from kommin_desktop.kit.jobs import Task, start_beside
from kommin_desktop.kit.settings import Settings

_END_WAITS_S = 10


class Host(Protocol):
    """What the beginning needs of the program."""

    settings: Settings
    window: QMainWindow | None

    def open(self, path: Path) -> None:
        """Show an office file."""

    def show_start(self, sentence: str = "") -> None:
        """Show the start page."""

    def show_bug(self, error: BaseException) -> None:
        """Tell of a bug."""


class Beginning(QObject):
    """Shows the first start instead of the window there is, which comes back if one leaves it."""

    def __init__(self, host: Host, home: Callable[[], Path], account: Callable[[], str]) -> None:
        super().__init__()
        self._host, self._home, self._account = host, home, account
        self.window: FirstStart | None = None
        """Kept with what was typed until an office file was made."""
        self._task: Task | None = None

    def show(self) -> None:
        """Ask for what a new office file needs; nothing is written before the last step."""
        if self.window is None:
            self.window = FirstStart(self._home())
            self.window.finished.connect(self._on_finished)
            self.window.later.connect(self._on_later)
        behind = self._host.window
        self.window.has_window_behind = behind is not None
        if behind is not None:
            self.window.setGeometry(behind.geometry())
            behind.hide()
        self.window.show()
        self.window.activateWindow()

    def open_sample(self) -> None:
        """Show the sample year, played once for each person; it can be cancelled."""
        folder = self._host.settings.path.parent
        if sample_path(folder).exists():
            self._host.open(sample_path(folder))
        elif self._task is None or self._task.is_over:
            self._follow(start_sample(folder), self._host.open, self._on_no_sample)

    def finish(self) -> None:
        """The program ends: stop what runs and wait until nothing of it is left."""
        if self._task is not None and not self._task.is_over:
            self._task.cancel()
            self._task.wait(_END_WAITS_S)
        self._drop_window()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _on_finished(self, wish: SetUp) -> None:
        task = start_beside(
            partial(make_office_file, wish, self._account()),
            _("Die Arbeitsdatei wird angelegt …"),
        )
        self._follow(task, partial(self._on_made, wish), self._on_not_made)

    def _on_made(self, wish: SetUp, path: Path) -> None:
        self._host.open(path)
        self._drop_window()
        if self._host.window is not None and not self._host.window.isVisible():
            self._host.window.show()
        if wish.wants_sample:
            self.open_sample()

    def _on_not_made(self, error: BaseException) -> None:
        if self.window is not None and isinstance(error, WorldError):
            self.window.show_trouble(error.sentence)
        elif not isinstance(error, Cancelled):
            self._host.show_bug(error)

    def _on_no_sample(self, error: BaseException) -> None:
        if isinstance(error, WorldError):
            self._host.show_start(error.sentence)
        elif not isinstance(error, Cancelled):
            self._host.show_bug(error)

    def _on_later(self) -> None:
        if self.window is not None:
            self.window.hide()
        if self._host.window is None:
            self._host.show_start()
        else:
            self._host.window.show()
            self._host.window.activateWindow()

    def _follow(
        self,
        task: Task,
        done: Callable[[Path], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._task = task
        shown = self.window if self.window and self.window.isVisible() else self._host.window
        show_task = getattr(shown, "show_task", None)
        if show_task is not None:
            show_task(task)

        def over(path: Path | None, error: BaseException | None) -> None:
            if error is not None:
                failed(error)
            elif path is not None:
                done(path)

        task.when_over(over)

    def _drop_window(self) -> None:
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
            self.window = None
