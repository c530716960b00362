"""The list of contacts: searching, filtering, sorting, deleting, several at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.contacts import queries
from kommin_desktop.contacts.ui.listing.rows import row_texts
from kommin_desktop.contacts.ui.page import ContactsPage
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.office import service as office_service
from tests.contacts.ui.conftest import Open
from tests.contacts.ui.shown import card, child, found, press, text_of, type_text

_Key = Qt.Key


def shown_names(page: ContactsPage) -> list[str]:
    lines = page.list.model.lines_of(page.list.model.ids()) or []
    return [row_texts(line)[0].split(", ")[0] for line in lines]


def search(qtbot: QtBot, page: ContactsPage, text: str) -> None:
    field = child(page, QLineEdit, "contact_search")
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    with qtbot.waitSignal(page.list.search.searched, timeout=2000):
        pass


def test_typing_narrows_the_list_and_esc_shows_all_again(
    qtbot: QtBot, sample_page: ContactsPage
) -> None:
    total = sample_page.list.count()
    assert sample_page.status_text() == f"{total} Kontakte"
    search(qtbot, sample_page, "aydin")
    assert shown_names(sample_page) == ["Aydın"]
    assert text_of(sample_page, "contact_hits") == "1 Treffer für „aydin“ · Esc löscht die Suche"
    assert sample_page.status_text() == f"1 von {total} Kontakten"
    QTest.keyClick(child(sample_page, QLineEdit, "contact_search"), _Key.Key_Escape)
    assert sample_page.list.count() == total
    assert not child(sample_page, QLabel, "contact_hits").isVisible()


def test_the_keyboard_goes_from_the_search_into_the_list_and_back(
    qtbot: QtBot, sample_page: ContactsPage
) -> None:
    field = child(sample_page, QLineEdit, "contact_search")
    field.setFocus()
    QTest.keyClick(field, _Key.Key_Down)
    assert sample_page.list.table.hasFocus()
    first = sample_page.list.model.ids()[0]
    assert sample_page.list.table.selected_ids() == [first]
    assert sample_page.side.detail.contact_id == first
    assert sample_page.status_text().endswith("· 1 ausgewählt")
    QTest.keyClick(sample_page.list.table, _Key.Key_Up)
    assert field.hasFocus()


def test_chips_filter_and_are_lifted(sample_page: ContactsPage, sample_desk: Desk) -> None:
    press(sample_page, "filter_organisations")
    assert sample_page.list.model.ids() == found(sample_desk, "", kind="organisation")
    assert child(sample_page, QPushButton, "filter_all").text().startswith("Alle ")
    press(sample_page, "filter_consent")
    assert sample_page.list.count() == 0
    words = " ".join(label.text() for label in sample_page.findChildren(QLabel))
    assert "Der Filter „Organisationen, Einwilligung fehlt“ ist aktiv." in words
    press(sample_page, "filter_lift")
    assert sample_page.list.model.ids() == found(sample_desk, "")


def test_columns_sort(sample_page: ContactsPage) -> None:
    header = sample_page.list.table.horizontalHeader()
    before = sample_page.list.model.ids()
    header.sectionClicked.emit(0)
    assert sample_page.list.model.ids() == list(reversed(before))
    header.sectionClicked.emit(2)
    lines = sample_page.list.model.lines_of(sample_page.list.model.ids()) or []
    grouped = [line.groups[0] for line in lines if line.groups]
    assert grouped == sorted(grouped)
    assert all(line.groups for line in lines[: len(grouped)])


def test_nothing_found_offers_a_near_name(qtbot: QtBot, sample_page: ContactsPage) -> None:
    search(qtbot, sample_page, "Brinckmann")
    near = child(sample_page, QPushButton, "empty_near")
    qtbot.waitUntil(near.isVisible, timeout=3000)
    assert near.text() == "„Brinkmann“ suchen"
    near.click()
    assert shown_names(sample_page) == ["Brinkmann"]


def test_an_empty_file_says_how_to_begin(desk: Desk, open_page: Open) -> None:
    page = open_page(desk)
    assert page.status_text() == "0 Kontakte"
    press(page, "empty_new")
    assert str(desk.router.current) == "kontakte/neu?art=person"
    assert child(page, QLineEdit, "given").isVisible()


def test_entf_puts_into_the_trash_and_the_next_row_is_selected(
    qtbot: QtBot, sample_page: ContactsPage, sample_desk: Desk
) -> None:
    toasts: list[tuple[str, bool]] = []
    sample_desk.toasted.connect(lambda text, undo: toasts.append((text, undo)))
    table, ids = sample_page.list.table, sample_page.list.model.ids()
    table.setFocus()
    table.select_id(ids[3])
    name = card(sample_desk, ids[3]).facts.display
    QTest.keyClick(table, _Key.Key_Delete)
    assert card(sample_desk, ids[3]).facts.deleted_at is not None
    assert toasts == [(f"„{name}“ in den Papierkorb gelegt.", True)]
    assert table.selected_ids() == [ids[4]]
    assert sample_page.side.detail.contact_id == ids[4]
    assert table.hasFocus()
    sample_desk.undo()
    assert sample_page.list.model.ids() == ids


def test_several_go_into_a_group_and_out_again_as_one_work_each(
    qtbot: QtBot, sample_page: ContactsPage, sample_desk: Desk
) -> None:
    ids = sample_page.list.model.ids()[:3]
    sample_page.list.table.select_ids(ids)
    assert text_of(sample_page, "bulk_title") == "3 Kontakte ausgewählt"
    field = child(sample_page, QLineEdit, "bulk_group")
    field.setFocus()
    type_text(field, "Sommerfest")
    sample_page.side.bulk.put_in("Sommerfest")
    assert [group.name for group in card(sample_desk, ids[0]).groups].count("Sommerfest") == 1
    assert sample_desk.undo_label() == "In „Sommerfest“ aufgenommen"
    number = next(g.id for g in sample_desk.try_read(queries.groups()) if g.name == "Sommerfest")
    assert found(sample_desk, "", groups=(number,)) == ids
    sample_page.side.bulk.take_out(number, "Sommerfest")
    assert found(sample_desk, "", groups=(number,)) == []
    sample_desk.undo()
    assert found(sample_desk, "", groups=(number,)) == ids


def test_addresses_of_several_are_copied_for_outlook(
    sample_page: ContactsPage, sample_desk: Desk
) -> None:
    ids = found(sample_desk, "brinkmann") + found(sample_desk, "wehmeier")
    sample_page.list.table.select_ids(ids)
    press(sample_page, "bulk_copy")
    assert QGuiApplication.clipboard().text() == (
        "p.brinkmann@kreis-herford.example; j.wehmeier@kreis-herford.example"
    )


@pytest.mark.parametrize(
    ("ending", "beginning"), [("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("vcf", b"BEGIN:VCARD")]
)
def test_several_are_exported(
    sample_page: ContactsPage, sample_desk: Desk, tmp_path: Path, ending: str, beginning: bytes
) -> None:
    from PySide6.QtGui import QAction

    assert isinstance(sample_desk.ask, AnsweredAsk)
    sample_desk.ask.paths.append(tmp_path)
    sample_page.list.table.select_ids(sample_page.list.model.ids()[:2])
    action = sample_page.findChild(QAction, f"bulk_{ending}")
    assert action is not None
    action.trigger()
    written = [path for path in tmp_path.iterdir() if path.suffix == f".{ending}"]
    assert [path.name for path in written] == [f"Kontakte_2026-11-23.{ending}"]
    assert written[0].read_bytes().startswith(beginning)


def test_the_list_follows_what_others_change(sample_page: ContactsPage, sample_desk: Desk) -> None:
    from kommin_desktop.contacts import service
    from kommin_desktop.contacts.rules.drafts import PersonDraft

    before = sample_page.list.count()
    person = PersonDraft(given="Neu", family="Aabenraa")
    sample_desk.do("Kontakt angelegt", service.add_person, person)
    assert sample_page.list.count() == before + 1
    assert shown_names(sample_page)[0] == "Aabenraa"
    assert card(sample_desk, sample_page.list.model.ids()[0]).facts.family == "Aabenraa"


def test_rows_are_copied_with_their_columns(
    qtbot: QtBot, sample_page: ContactsPage, sample_desk: Desk
) -> None:
    table = sample_page.list.table
    table.setFocus()
    table.select_id(found(sample_desk, "brinkmann")[0])
    QTest.keyClick(table, _Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Name", "Kommune", "Gruppen"]
    assert lines[1].split("\t")[0].startswith("Brinkmann, Petra")


def test_a_group_is_shown_by_its_route(open_page: Open, sample_desk: Desk) -> None:
    group = sample_desk.try_read(queries.groups())[0]
    page = open_page(sample_desk, f"kontakte/gruppe/{group.id}")
    assert page.list.count() == group.members
    assert child(page, QPushButton, "filter_group").property("active") == "1"


def test_municipalities_are_offered(desk: Desk, open_page: Open) -> None:
    desk.do("Amt eingerichtet", office_service.set_up_office)
    page = open_page(desk)
    wanted = page.list.filters.wanted()
    assert not wanted.is_filtered
    assert child(page, QWidget, "filter_municipality").isVisible()
