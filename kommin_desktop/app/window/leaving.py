"""Leaving an office file: what changed is backed up first, unless the person goes without."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kommin_desktop.app.window.frame.cover import Cover
from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.base.text import _
from kommin_desktop.kit.backing_up import Outcome, back_up, choose_first, note_trouble
from kommin_desktop.kit.jobs import Task
from kommin_desktop.store.safety.keeping import ON_CLOSE

_SHOW_AFTER_MS = 250


class Leaving(QObject):
    """The last backup of one window before it closes or shows another file."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._cover: Cover | None = None
        self._task: Task | None = None
        self._turn = 0
        self._is_free = False
        self._go_on: Callable[[], object] = window.close

    def allows(self, go_on: Callable[[], None]) -> bool:
        """Whether the file may be left now; else `go_on` is called as soon as it may."""
        if self._is_free or not self._desk.can_write or self._desk.is_closed:
            return True
        if self._task is None:
            self._go_on = go_on
            return self._begin()
        return False

    def _begin(self) -> bool:
        self._window.places.save_pending()
        self._turn += 1
        turn, ended = self._turn, []

        def over(outcome: Outcome) -> None:
            ended.append(outcome)
            if is_waiting and turn == self._turn and not self._desk.is_closed:
                self._end(outcome)

        is_waiting = False
        self._task = back_up(self._desk, ON_CLOSE, over=over, tell=False)
        is_waiting = True
        if ended and not ended[0].sentence:
            self._task = None
            return True
        if ended:
            self._end(ended[0])
        else:
            QTimer.singleShot(_SHOW_AFTER_MS, self, lambda: self._show_progress(turn))
        return False

    def _end(self, outcome: Outcome) -> None:
        self._task = None
        if outcome.sentence:
            self._show_failure(outcome.sentence)
        else:
            self._leave()

    def _leave(self) -> None:
        self._is_free = True
        try:
            self._go_on()
        finally:
            self._is_free = False
        self._stay()

    def _stay(self) -> None:
        """Back to the window: the person stays, or could not go where they wanted."""
        self._turn += 1
        self._task = None
        if self._cover is not None:
            self._cover.put_away()

    def _sheet(self) -> Cover:
        if self._cover is None:
            self._cover = Cover(self._window)
        return self._cover

    def _show_progress(self, turn: int) -> None:
        if turn != self._turn or self._task is None:
            return
        self._sheet().cover(
            "shield-check",
            "accent",
            _("Die Sicherung wird geschrieben …"),
            _("Ihre Arbeit ist schon gespeichert. Jetzt entsteht noch die geprüfte Kopie."),
            [("leave_without", _("Ohne Sicherung schließen"), "", self._without)],
        )

    def _show_failure(self, sentence: str) -> None:
        self._sheet().cover(
            "triangle-alert",
            "danger",
            _("Vor dem Schließen wurde nicht gesichert."),
            sentence,
            [
                ("leave_again", _("Erneut versuchen"), "primary", self._again),
                ("leave_elsewhere", _("Anderen Ort wählen …"), "", self._elsewhere),
                ("leave_without", _("Ohne Sicherung schließen"), "", self._without),
                ("leave_stay", _("Weiterarbeiten"), "ghost", self._stay),
            ],
            self._stay,
        )

    def _again(self) -> None:
        if self._begin():
            self._leave()

    def _elsewhere(self) -> None:
        desk = self._desk
        folder = desk.ask.folder(_("Ordner für Sicherungen wählen"), desk.path.parent)
        if folder is not None:
            choose_first(desk.settings, desk.path, folder)
            self._again()

    def _without(self) -> None:
        if self._task is not None:
            self._task.cancel()
            desk = self._desk
            note_trouble(desk.settings, desk.path, _("Beim Schließen wurde nicht gesichert."))
        self._turn += 1
        self._leave()
