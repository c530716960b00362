"""The trash: its latest entry is chosen at once, so that it can be brought back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from kommin_desktop.app.pages.trash_page import TrashPage
from kommin_desktop.contacts import service
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.tables import ListTable


def test_the_latest_entry_is_chosen_and_can_be_brought_back(
    sample_desk: Desk, qtbot: QtBot
) -> None:
    for number in (20, 21):
        sample_desk.do("Weggelegt", service.trash_contact, number)
    page = TrashPage(sample_desk)
    qtbot.addWidget(page)
    sample_desk.changed.connect(page.on_notice)
    page.resize(1154, 659)
    page.show_route(Route.parse("papierkorb"))
    page.show()
    table = page.findChild(ListTable, "trash_list")
    assert table is not None
    assert len(table.selected_ids()) == 1
    primary = page.heading().primary
    assert primary is not None
    assert primary.isEnabled()
