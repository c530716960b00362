"""The trash: its latest entry is chosen at once, so that it can be brought back."""

from __future__ import annotations

from typing import NamedTuple

from pytestqt.qtbot import QtBot

from kommin_desktop.app import registry
from kommin_desktop.app.pages.trash_page import TrashPage
from kommin_desktop.contacts import service
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.tables import ListTable
from kommin_desktop.store.reading import Query
from kommin_desktop.store.trash import restore_rows, trashed

_OF_KIND = "select id from contact where kind = :kind and deleted_at is null order by id"


class _Id(NamedTuple):
    id: int


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
    primary.trigger()
    assert table.model().rowCount() == 1


def test_people_and_organisations_come_back(sample_desk: Desk) -> None:
    people, organisations = (
        [row.id for row in sample_desk.try_read(Query(_OF_KIND, _Id, {"kind": kind})) or ()][:2]
        for kind in ("person", "organisation")
    )
    chosen = [*people, *organisations]
    assert len(chosen) == 4
    sample_desk.do("Weggelegt", service.trash_contacts, chosen)
    kinds = registry.trash_kinds()
    gone = sample_desk.try_read(trashed(kinds)) or []
    varieties = {line.id: line.variety for line in gone if line.table == "contact"}
    assert [varieties[number] for number in chosen] == ["person"] * 2 + ["organisation"] * 2
    sample_desk.do("Geholt", restore_rows, [("contact", number) for number in chosen])
    assert not {line.id for line in sample_desk.try_read(trashed(kinds)) or []} & set(chosen)
