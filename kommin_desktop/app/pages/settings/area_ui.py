"""What the settings offer the window: their page and a way to each section from the palette."""

from __future__ import annotations

from kommin_desktop.app.pages.settings.sections import BEGINNING, find_sections
from kommin_desktop.base.text import _
from kommin_desktop.kit.area import AreaUi, Finder, Offers, PageKind
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page


def offer(others: Offers) -> AreaUi:
    """Not among the areas: the sidebar leads there from its foot."""
    del others
    return AreaUi(
        "settings",
        icon="settings",
        route=BEGINNING,
        pages=(PageKind(BEGINNING, _page),),
        finders=(Finder(_("Einstellungen"), find_sections),),
    )


def _page(desk: Desk) -> Page:
    from kommin_desktop.app.pages.settings.page import SettingsPage

    return SettingsPage(desk)
