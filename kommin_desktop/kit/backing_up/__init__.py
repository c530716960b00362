"""Backups as the window makes them: by hand, meanwhile, on leaving; where, and how they stand."""

from kommin_desktop.kit.backing_up.keeper import BackupKeeper
from kommin_desktop.kit.backing_up.making import Outcome, back_up, secure_before_import
from kommin_desktop.kit.backing_up.places import (
    Places,
    choose_first,
    choose_second,
    note_trouble,
    places_of,
    trouble_of,
)
from kommin_desktop.kit.backing_up.state import BackupState, BackupWords, backup_words, read_state

__all__ = [
    "BackupKeeper",
    "BackupState",
    "BackupWords",
    "Outcome",
    "Places",
    "back_up",
    "backup_words",
    "choose_first",
    "choose_second",
    "note_trouble",
    "places_of",
    "read_state",
    "secure_before_import",
    "trouble_of",
]
