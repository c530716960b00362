"""What can be said of somebody on the list of attendance, as a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kommin_desktop.base.text import _
from kommin_desktop.kit.icons import icon
from kommin_desktop.meetings.queries import AttendanceLine
from kommin_desktop.meetings.rules.states import Capacity, Presence, presence_label
from kommin_desktop.meetings.ui.recording.attending.people import SIGNS

LETTERS = {
    Qt.Key.Key_A: Presence.PRESENT.value,
    Qt.Key.Key_E: Presence.EXCUSED.value,
    Qt.Key.Key_F: Presence.ABSENT.value,
    Qt.Key.Key_O: Presence.OPEN.value,
}
"""A letter says at once whether somebody is there."""


class Attendees(Protocol):
    """What the menu has done with somebody."""

    recusal_wanted: SignalInstance
    removal_wanted: SignalInstance

    def wish(self, attendance_id: int, status: str) -> None: ...
    def ask_for_deputy(self, attendance_id: int) -> None: ...
    def ask_for_time(self, attendance_id: int, what: str) -> None: ...


def fill_person_menu(
    menu: QMenu, pane: Attendees, line: AttendanceLine, *, is_recused: bool
) -> None:
    """Put into a menu what can be said of one person."""
    menu.setObjectName("person_menu")
    is_there = line.status == Presence.PRESENT
    for key, status in LETTERS.items():
        words = presence_label(status) + "\t" + key.name.removeprefix("Key_")
        run = partial(pane.wish, line.id, status)
        action = _add(menu, f"presence_{status}", SIGNS[status][0], words, run)
        action.setCheckable(True)
        action.setChecked(line.status == status)
    menu.addSeparator()
    if line.seat_id is not None and line.capacity != Capacity.DEPUTY:
        words = _("Vertretung …") + "\tV"
        _add(menu, "name_deputy", "user-plus", words, partial(pane.ask_for_deputy, line.id))
    for what, words in (("arrived", _("Später gekommen …")), ("left", _("Früher gegangen …"))):
        run = partial(pane.ask_for_time, line.id, what)
        _add(menu, f"set_{what}", "clock", words, run).setEnabled(is_there)
    recuse = partial(pane.recusal_wanted.emit, line.id)
    words = _("Nimmt an diesem TOP nicht teil")
    _add(menu, "recuse", "minus", words, recuse).setEnabled(is_there and not is_recused)
    menu.addSeparator()
    remove = partial(pane.removal_wanted.emit, line.id)
    _add(menu, "remove_person", "trash-2", _("Von der Liste nehmen"), remove)


def _add(menu: QMenu, name: str, sign: str, words: str, run: Callable[[], object]) -> QAction:
    action = menu.addAction(icon(sign), words)
    action.setObjectName(name)
    action.triggered.connect(lambda _on=False: run())
    return action
