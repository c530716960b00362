"""Tastenkürzel: what the window's menus and the pages answer to, read from them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from kommin_desktop.app.pages.settings.section import Section
from kommin_desktop.base.folding import fold
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.tables import Column, GroupedRows, IdsModel, ListTable, SearchField, Text
from kommin_desktop.kit.widgets import Button, Card, Label, column, row


class Shortcut(NamedTuple):
    """What a key does, and where."""

    id: int
    keys: str
    title: str
    place: str


class ShortcutSection(Section):
    """A list that can be searched; pages add theirs once one has been there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "settings_shortcuts")
        self._all: list[Shortcut] = []
        self._search = SearchField(_("Taste oder Befehl …"), "shortcut_search")
        self._count = Label("", "small", "text2")
        self._model: IdsModel[Shortcut] = IdsModel(None, lambda line: (line.title, line.keys))
        columns = (Column("title", _("Befehl")), Column("keys", _("Tasten"), 250, keep=True))
        self._list = ListTable(
            self._model, columns, "shortcut_list", _("Tastenkürzel"), parts=_shown
        )
        self._list.set_row_height(36)
        guide = Button(_("Handbuchseite zur Tastatur"), "circle-help", name="shortcut_guide")
        guide.clicked.connect(lambda: desk.go("hilfe/tastatur"))
        self._search.searched.connect(self._show)
        self._search.went_down.connect(self._list.take_focus)
        self._list.left_upwards.connect(self._search.setFocus)
        head = row((self._search, 1), guide, spacing=8, margins=(0, 0, 0, 0))
        listing = Card(self._list, margins=(1, 3, 1, 3), spacing=0)
        column(head, self._count, (listing, 1), margins=(20, 8, 20, 16), into=self)

    def show_route(self, route: Route) -> None:
        self._all = shortcuts_of(self.window())
        self._show(self._search.text())

    def focus_place(self) -> QWidget:
        return self._search

    def _show(self, typed: str) -> None:
        wanted = fold(typed).split()
        found = [
            line
            for line in self._all
            if all(part in fold(f"{line.title} {line.keys} {line.place}") for part in wanted)
        ]
        groups: dict[str, list[int]] = {}
        for line in found:
            groups.setdefault(line.place, []).append(line.id)
        self._model.set_lines(found, GroupedRows(list(groups.items())))
        self._list.set_marks(typed)
        words = ngettext("{n} Kürzel", "{n} Kürzel", len(found)).format(n=len(found))
        self._count.setText(words)


def shortcuts_of(window: QWidget) -> list[Shortcut]:
    """The shortcuts of all menus in their order, then those of the pages."""
    found: list[tuple[QAction, str]] = []
    if isinstance(window, QMainWindow):
        for top in window.menuBar().actions():
            menu = top.menu()
            if isinstance(menu, QMenu):
                found += [(one, _plain(top.text())) for one in _lines_of(menu)]
    for page in window.findChildren(Page):
        title = page.heading().title or page.objectName()
        parts = [page, *page.findChildren(QWidget)]
        found += [(action, title) for part in parts for action in part.actions()]
    lines: list[Shortcut] = []
    known: set[tuple[str, str, str]] = set()
    for action, place in found:
        keys = native_keys(action)
        one = (keys, _plain(action.text()), place)
        if keys and one[1] and one not in known:
            known.add(one)
            lines.append(Shortcut(len(lines) + 1, *one))
    return lines


def native_keys(action: QAction) -> str:
    """All keys of an action as they stand on the keyboard."""
    native = QKeySequence.SequenceFormat.NativeText
    return _(" oder ").join(keys.toString(native) for keys in action.shortcuts())


def _lines_of(menu: QMenu) -> list[QAction]:
    lines: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        lines += _lines_of(inner) if isinstance(inner, QMenu) else [action]
    return lines


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix(" …")


def _shown(line: Shortcut, key: str) -> Text:
    if key == "keys":
        return Text(line.keys, "text2")
    return Text(line.title)
