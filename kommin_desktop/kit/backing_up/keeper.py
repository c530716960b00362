"""Makes a backup after every half hour of changes, while one works."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from kommin_desktop.kit.backing_up.making import back_up, tell_failure
from kommin_desktop.kit.backing_up.places import note_trouble, places_of, trouble_of
from kommin_desktop.kit.desk import Desk
from kommin_desktop.store.log import Notice
from kommin_desktop.store.safety.keeping import MEANWHILE, is_saved

EVERY_MINUTES = 30


class BackupKeeper(QObject):
    """Watches one desk: the first change since the last backup starts the clock, no more."""

    def __init__(self, desk: Desk, window: QObject) -> None:
        super().__init__(window)  # so that its clock ends with the window
        self._desk = desk
        self.clock = QTimer(self)
        self.clock.setSingleShot(True)
        self.clock.setInterval(EVERY_MINUTES * 60 * 1000)
        self.clock.timeout.connect(self._on_time)
        desk.changed.connect(self._on_changed)
        desk.backed_up.connect(self._on_backed_up)

    @property
    def is_waiting(self) -> bool:
        """Whether there are changes that will be backed up."""
        return self.clock.isActive()

    def look_back(self) -> None:
        """Find out beside the window whether an earlier session left changes without a backup.

        What failed then is said.
        """
        place = places_of(self._desk.settings, self._desk.path).first
        path = self._desk.path
        self._desk.compute(
            lambda _step: is_saved(path, place),
            self._on_looked,
            failed=lambda _error: self._on_looked(False),
        )

    def _on_looked(self, saved: bool) -> None:
        desk = self._desk
        if desk.is_closed:
            return
        trouble = trouble_of(desk.settings, desk.path)
        if saved and trouble is not None:
            note_trouble(desk.settings, desk.path, "")
            desk.backed_up.emit()
        elif not saved:
            self._begin()
            if trouble is not None:
                tell_failure(desk, MEANWHILE, trouble.sentence)

    def _on_changed(self, _notice: Notice) -> None:
        self._begin()

    def _begin(self) -> None:
        if not self.clock.isActive():
            self.clock.start()

    def _on_backed_up(self) -> None:
        # A backup stops no clock: changes may have come since it was begun. When nothing has
        # changed at the end of the half hour, nothing is made.
        if trouble_of(self._desk.settings, self._desk.path) is not None:
            self._begin()

    def _on_time(self) -> None:
        back_up(self._desk, MEANWHILE)
