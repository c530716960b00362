"""The page of contacts on the sample year, as the window shows it on an office screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from kommin_desktop.contacts.ui.page import ContactsPage
from kommin_desktop.kit.area import Offers
from kommin_desktop.kit.desk import Desk

Open = Callable[..., ContactsPage]


@pytest.fixture
def open_page(qtbot: QtBot) -> Iterator[Open]:
    """Opens the page on a desk as the window does: routes arrive, works are told."""

    pages: list[ContactsPage] = []

    def make(
        desk: Desk, route: str = "kontakte", size: tuple[int, int] = (1154, 659)
    ) -> ContactsPage:
        page = ContactsPage(desk, Offers())
        qtbot.addWidget(page)
        desk.changed.connect(page.on_notice)
        desk.router.arrived.connect(page.show_route)
        desk.router.holds_back = page.holds_back
        page.resize(*size)
        page.show()
        desk.go(route)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.hide()


@pytest.fixture
def sample_page(sample_desk: Desk, open_page: Open) -> ContactsPage:
    """The page on the sample year."""
    return open_page(sample_desk)
