"""What the overview offers the window: the page Heute."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.kit.area import AreaUi, CardKind, Offers, PageKind, TodayCard
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page

ROUTE = "heute"


def offer(others: Offers) -> AreaUi:
    """Its page, made of the cards of all areas, and the card about backups."""

    def today_page(desk: Desk) -> Page:
        from kommin_desktop.overview.ui.page import TodayPage

        return TodayPage(desk, others)

    return AreaUi(
        "overview",
        title=_("Heute"),
        icon="house",
        number=1,
        route=ROUTE,
        pages=(PageKind(ROUTE, today_page),),
        cards=(CardKind("backup", "right", 90, _backup_card),),
    )


def _backup_card(desk: Desk) -> TodayCard:
    from kommin_desktop.overview.ui.backup_card import BackupCard

    return BackupCard(desk)
