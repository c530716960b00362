"""What the program itself offers the window beside the areas."""

from __future__ import annotations

from kommin_desktop.kit.area import AreaUi, Offers, PageKind
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page


def offer(others: Offers) -> AreaUi:
    """Trash, history and handbook; they are reached through the menu."""
    del others
    return AreaUi(
        "program",
        pages=(
            PageKind("papierkorb", _trash_page),
            PageKind("verlauf", _history_page),
            PageKind("hilfe", _help_page),
            PageKind("einstellungen/sicherung/umzug", _moving_page),
            PageKind("einstellungen/sicherung/*", _restore_page),
        ),
    )


def _trash_page(desk: Desk) -> Page:
    from kommin_desktop.app.pages.trash_page import TrashPage

    return TrashPage(desk)


def _history_page(desk: Desk) -> Page:
    from kommin_desktop.app.pages.history_page import HistoryPage

    return HistoryPage(desk)


def _help_page(desk: Desk) -> Page:
    from kommin_desktop.app.pages.help_page import HelpPage

    return HelpPage(desk)


def _moving_page(desk: Desk) -> Page:
    from kommin_desktop.app.pages.safety.moving_page import MovingPage

    return MovingPage(desk)


def _restore_page(desk: Desk) -> Page:
    from kommin_desktop.app.pages.safety.restore_page import RestorePage

    return RestorePage(desk)
