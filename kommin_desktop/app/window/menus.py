"""The menu bar: everything the window can do, with its keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, Protocol

from kommin_desktop.app.looks import Looks
from kommin_desktop.app.window.actions import Actions, Entry, accelerated
from kommin_desktop.base.text import _
from kommin_desktop.kit.area import AreaUi
from kommin_desktop.kit.desk import Desk


class Frame(Protocol):
    """What the menus ask of the window itself."""

    def search_page(self) -> None:
        """Search in the page."""

    def open_palette(self) -> None:
        """Search everywhere."""

    def choose_new(self) -> None:
        """Offer everything one can make anew."""

    def new_here(self) -> None:
        """Make what this area is about."""

    def toggle_sidebar(self) -> None:
        """Narrow or widen the sidebar."""

    def refresh(self) -> None:
        """Read the page anew."""

    def show_help(self) -> None:
        """Open the handbook for this page."""

    def next_region(self) -> None:
        """Focus the next region."""

    def back_up(self) -> None:
        """Make a backup now."""

    def last_region(self) -> None:
        """Focus the region before."""


class FileWays(NamedTuple):
    """What the program around the window can do with files."""

    new: Callable[[], None]
    open: Callable[[], None]
    quit: Callable[[], None]


def build_menus(
    actions: Actions,
    window: Frame,
    desk: Desk,
    areas: tuple[AreaUi, ...],
    looks: Looks,
    files: FileWays,
) -> None:
    """Fill the window's menu bar; the actions are found again by name."""
    actions.menu(
        _("&Datei"),
        Entry("file_new", _("Neue Arbeitsdatei …"), files.new),
        Entry("file_open", _("Arbeitsdatei öffnen …"), files.open, ("Ctrl+O",)),
        None,
        Entry("back_up", _("Jetzt sichern"), window.back_up, (), "shield-check"),
        None,
        Entry("quit", _("Beenden"), files.quit, ("Ctrl+Q",)),
    )
    edit = actions.menu(
        _("&Bearbeiten"),
        Entry("undo", _("Rückgängig"), desk.undo, ("Ctrl+Z",), "undo-2"),
        Entry("redo", _("Wiederholen"), desk.redo, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2"),
        None,
        Entry("search_page", _("In der Liste suchen"), window.search_page, ("Ctrl+F",), "search"),
        None,
        Entry("trash", _("Papierkorb"), lambda: desk.go("papierkorb"), (), "trash-2"),
        Entry("history", _("Verlauf"), lambda: desk.go("verlauf"), (), "history"),
    )
    edit.aboutToShow.connect(lambda: name_works(actions, desk))
    view = actions.menu(
        _("&Ansicht"),
        Entry("sidebar", _("Seitenleiste schmal oder breit"), window.toggle_sidebar, ("Ctrl+B",)),
        None,
        Entry("larger", _("Schrift größer"), lambda: looks.step_scale(1), ("Ctrl++", "Ctrl+=")),
        Entry("smaller", _("Schrift kleiner"), lambda: looks.step_scale(-1), ("Ctrl+-",)),
        Entry("usual", _("Schrift normal"), lambda: looks.step_scale(0), ("Ctrl+0",)),
        None,
        Entry("refresh", _("Aktualisieren"), window.refresh, ("F5",)),
    )
    view.aboutToShow.connect(lambda: actions[f"theme_{looks.theme}"].setChecked(True))
    actions.choice(
        view,
        _("Farben"),
        (
            Entry("theme_system", _("Wie das System"), lambda: looks.choose_theme("system")),
            Entry("theme_light", _("Hell"), lambda: looks.choose_theme("light")),
            Entry("theme_dark", _("Dunkel"), lambda: looks.choose_theme("dark")),
            Entry("theme_contrast", _("Hoher Kontrast"), lambda: looks.choose_theme("contrast")),
        ),
        f"theme_{looks.theme}",
    )
    _go_menu(actions, window, desk, areas)
    _extras_menu(actions, window, desk, areas)
    actions.menu(
        _("&Hilfe"),
        Entry("help_page", _("Hilfe zu dieser Seite"), window.show_help, ("F1",), "circle-help"),
        Entry("help_keys", _("Tastatur"), lambda: desk.go("hilfe/tastatur"), (), "keyboard"),
        Entry("help_start", _("Erste Schritte"), lambda: desk.go("hilfe/erste-schritte")),
    )


def name_works(actions: Actions, desk: Desk) -> None:
    """Name in the menu what undo and redo would do."""
    undo, redo = desk.undo_label(), desk.redo_label()
    label = _("Rückgängig: {label}") if undo else _("Rückgängig")
    actions["undo"].setText(label.format(label=accelerated(undo or "")))
    label = _("Wiederholen: {label}") if redo else _("Wiederholen")
    actions["redo"].setText(label.format(label=accelerated(redo or "")))


def _go_menu(actions: Actions, window: Frame, desk: Desk, areas: tuple[AreaUi, ...]) -> None:
    places = [
        Entry(
            f"go_{area.name}",
            accelerated(area.title),
            partial(desk.go, area.route),
            (f"Ctrl+{area.number}",) if area.number else (),
            area.icon,
        )
        for area in areas
    ]
    actions.menu(
        _("&Gehe zu"),
        Entry("palette", _("Überall suchen …"), window.open_palette, ("Ctrl+K",), "search"),
        None,
        *places,
        None,
        Entry("back", _("Zurück"), desk.router.back, ("Alt+Left",), "arrow-left"),
        Entry("forward", _("Vor"), desk.router.forward, ("Alt+Right",), "arrow-right"),
        Entry("next_region", _("Nächste Region"), window.next_region, ("F6",)),
        Entry("last_region", _("Vorige Region"), window.last_region, ("Shift+F6",)),
    )


def _to_settings(desk: Desk) -> Callable[[], None]:
    return lambda: desk.go("einstellungen")


def _extras_menu(actions: Actions, window: Frame, desk: Desk, areas: tuple[AreaUi, ...]) -> None:
    commands = [command for area in areas for command in area.commands]
    entries = [
        Entry(
            f"do_{command.name}",
            accelerated(command.title),
            partial(command.run, desk),
            (),
            command.icon,
        )
        for command in commands
    ]
    actions.menu(
        _("E&xtras"),
        Entry("new_here", _("Neu in diesem Bereich"), window.new_here, ("Ctrl+N",), "plus"),
        Entry("new_any", _("Neu …"), window.choose_new, ("Ctrl+Shift+N",), "plus"),
        None,
        *entries,
        None,
        Entry("settings", _("Einstellungen"), _to_settings(desk), ("Ctrl+,",), "settings"),
    )
