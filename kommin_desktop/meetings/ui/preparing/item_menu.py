"""The menu of an agenda row: all that the keys do, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.meetings.rules.agenda_items import ItemKind, item_kind_label
from kommin_desktop.meetings.ui.preparing.agenda_changes import STEP_MINUTES, AgendaChanges
from kommin_desktop.meetings.ui.preparing.sheet import Sheet, SheetRow


class Editing(Protocol):
    """What the menu asks of the agenda beside changes."""

    changes: AgendaChanges

    def edit(self, item_id: int) -> None: ...

    def add_after(self, item_id: int | None) -> None: ...

    def add_below(self, item_id: int) -> None: ...


def item_menu(parent: QWidget, editing: Editing, sheet: Sheet, row: SheetRow) -> QMenu:
    """The menu for one row; what is not possible there is grey."""
    menu = QMenu(parent)
    menu.setObjectName("item_menu")
    changes, moves, item = editing.changes, sheet.moves, row.id
    is_plain = not row.is_heading and not row.is_break

    def entry(
        name: str, text: str, keys: str, act: Callable[[], None], *, possible: bool = True
    ) -> None:
        action = menu.addAction(f"{text}\t{keys}" if keys else text, act)
        action.setObjectName(name)
        action.setEnabled(possible)

    entry("item_edit", _("Bearbeiten"), "F2", lambda: editing.edit(item))
    if is_plain:
        kinds = menu.addMenu(_("Art"))
        for kind in ItemKind:
            if kind != ItemKind.BREAK:
                _kind_entry(kinds, changes, row, kind)
    closed = menu.addAction(_("Nichtöffentlich"))
    closed.setObjectName("item_closed_toggle")
    closed.setCheckable(True)
    closed.setChecked(not row.is_public)
    closed.triggered.connect(lambda on: changes.set_public(item, is_public=not on))
    menu.addSeparator()
    entry("item_add", _("Punkt danach einfügen"), _("Einfg"), lambda: editing.add_after(item))
    entry(
        "item_add_below",
        _("Unterpunkt anlegen"),
        "",
        lambda: editing.add_below(item),
        possible=is_plain,
    )
    menu.addSeparator()
    up, down = moves.stepped(item, -1), moves.stepped(item, 1)
    entry(
        "item_up", _("Nach oben"), "Alt+↑", lambda: changes.step(item, -1), possible=up is not None
    )
    entry(
        "item_down",
        _("Nach unten"),
        "Alt+↓",
        lambda: changes.step(item, 1),
        possible=down is not None,
    )
    if row.depth:
        entry("item_out", _("Zum Hauptpunkt machen"), "Alt+←", lambda: changes.level(item, -1))
    else:
        possible = moves.indented(item) is not None
        text = _("Zum Unterpunkt machen")
        entry("item_in", text, "Alt+→", lambda: changes.level(item, 1), possible=possible)
    menu.addSeparator()
    if not row.is_heading:
        longer, shorter = _("5 Minuten länger"), _("5 Minuten kürzer")
        entry("item_longer", longer, "+", lambda: changes.add_minutes(item, STEP_MINUTES))
        entry("item_shorter", shorter, "−", lambda: changes.add_minutes(item, -STEP_MINUTES))
        menu.addSeparator()
    entry("item_remove", _("Entfernen"), _("Entf"), lambda: changes.remove(item))
    return menu


def _kind_entry(kinds: QMenu, changes: AgendaChanges, row: SheetRow, kind: ItemKind) -> None:
    action = kinds.addAction(item_kind_label(kind.value))
    action.setCheckable(True)
    action.setChecked(row.kind == kind)
    action.triggered.connect(lambda _on: changes.set_kind(row.id, kind.value))
