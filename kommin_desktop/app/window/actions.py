"""What can be done from anywhere in the window: menus, shortcuts, and the palette's commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMainWindow, QMenu, QWidget

from kommin_desktop.kit.area import Command
from kommin_desktop.kit.icons import icon


class Entry(NamedTuple):
    """A line of a menu."""

    name: str
    title: str
    run: Callable[[], None]
    keys: tuple[str, ...] = ()
    icon: str = ""


class Actions:
    """The window's menus, each action once."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}

    def menu(self, title: str, *entries: Entry | None) -> QMenu:
        """A menu in the menu bar; None separates groups."""
        menu = self._window.menuBar().addMenu(title)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(self.add(entry))
        return menu

    def add(self, entry: Entry) -> QAction:
        """An action of the window, also without a menu."""
        action = QAction(entry.title, self._window)
        action.setObjectName(entry.name)
        if entry.icon:
            action.setIcon(icon(entry.icon))
        action.setIconVisibleInMenu(False)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        action.triggered.connect(lambda _on=False: entry.run())
        self._window.addAction(action)
        self._actions[entry.name] = action
        return action

    def choice(
        self, menu: QMenu, title: str, entries: tuple[Entry, ...], chosen: str
    ) -> QActionGroup:
        """A submenu of which one line is chosen."""
        submenu = menu.addMenu(title)
        group = QActionGroup(submenu)
        for entry in entries:
            action = self.add(entry)
            action.setCheckable(True)
            action.setChecked(entry.name == chosen)
            group.addAction(action)
            submenu.addAction(action)
        return group

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def commands(self) -> Iterator[Command]:
        """All enabled actions as commands of the palette, with the shortcut as people see it."""
        for name, action in self._actions.items():
            if action.isEnabled() and action.isVisible():
                yield as_command(name, action)


def as_command(name: str, action: QAction) -> Command:
    """An action as the palette offers it."""
    title = action.text().replace("&", "").removesuffix(" …")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Command(name, title, "", lambda _desk: action.trigger(), keys)


def accelerated(title: str) -> str:
    """A typed or translated text that may stand in a menu: its ampersands are ampersands."""
    return title.replace("&", "&&")


def actions_of(page: QWidget) -> list[QAction]:
    """What can be done on a page: its own actions and those of the parts that are shown."""
    parts = [part for part in page.findChildren(QWidget) if part.actions() and part.isVisible()]
    return [
        action
        for part in (page, *parts)
        if not isinstance(part, QMenu | QAbstractButton | QLineEdit)
        for action in part.actions()
    ]
