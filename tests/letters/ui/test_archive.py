"""The archive of issued papers in the window."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.letters.ui.area_ui import find_papers
from kommin_desktop.letters.ui.contact_panel import ContactLetters
from kommin_desktop.letters.ui.page import ArchivePage
from kommin_desktop.office.queries import IssuedLine, KeptDocument, issued_documents, kept_document


def open_page(qtbot: QtBot, desk: Desk, route: str = "briefe") -> ArchivePage:
    page = ArchivePage(desk)
    desk.changed.connect(page.on_notice)
    qtbot.addWidget(page)
    page.resize(1154, 659)
    page.show_route(Route.parse(route))
    page.show()
    return page


def kept(desk: Desk, number: int) -> KeptDocument:
    found: KeptDocument = desk.try_read(lambda connection: kept_document(connection, number))
    return found


def press(page: ArchivePage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    button.click()


def test_all_issued_papers_are_listed_newest_first(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_page(qtbot, sample_desk)
    lines: list[IssuedLine] = sample_desk.try_read(issued_documents())
    assert page.list.model.ids() == [line.id for line in lines]
    assert page.status_text() == f"{len(lines)} Schriftstücke"


def test_search_and_kind_narrow_the_list(qtbot: QtBot, sample_desk: Desk) -> None:
    page = open_page(qtbot, sample_desk)
    page.start_search()
    QTest.keyClicks(page.list.search, "foerderkriterien")
    page.list.search.search_now()
    assert page.list.count() == 1
    page.list.search.clear_search()
    page.list.kinds.set_choices([("minutes", "Protokoll", True)])
    page.list.kinds.chosen.emit(["minutes"])
    rows = page.list.model.lines_of(page.list.model.ids()) or []
    assert {row.kind for row in rows} == {"minutes"}
    page.list.lift()
    assert page.list.count() == page.list.total()


def test_a_paper_is_shown_as_it_left_the_office(qtbot: QtBot, sample_desk: Desk) -> None:
    number = sample_desk.try_read(issued_documents())[0].id
    page = open_page(qtbot, sample_desk, f"briefe/{number}")
    paper = kept(sample_desk, number)
    assert page.paper.view.page_count() == paper.line.pages
    assert page.paper.soundness.accessibleName() == "unverändert seit der Ausgabe"


def test_changed_bytes_are_noticed(qtbot: QtBot, sample_desk: Desk) -> None:
    number = sample_desk.try_read(issued_documents())[0].id
    sha = kept(sample_desk, number).line.sha256
    other = kept(sample_desk, sample_desk.try_read(issued_documents())[1].id).content
    with sqlite3.connect(sample_desk.path) as connection:
        connection.execute("update blob set content = ? where sha256 = ?", (other, sha))
    connection.close()
    assert not kept(sample_desk, number).is_sound
    page = open_page(qtbot, sample_desk, f"briefe/{number}")
    assert page.paper.soundness.accessibleName() == "weicht von der Ausgabe ab"


def test_a_paper_is_given_to_the_program_for_pdfs(
    qtbot: QtBot, sample_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    number = sample_desk.try_read(issued_documents())[0].id
    page = open_page(qtbot, sample_desk, f"briefe/{number}")
    assert isinstance(sample_desk.ask, AnsweredAsk)
    sample_desk.ask.paths.append(tmp_path)
    press(page, "paper_open")
    (path,) = tmp_path.glob("*.pdf")
    paper = kept(sample_desk, number)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == paper.line.sha256
    assert Path(opened[0].toLocalFile()) == path


def test_a_paper_is_printed_again_from_its_bytes(qtbot: QtBot, sample_desk: Desk) -> None:
    from kommin_desktop.letters.ui.paper import IssuedPaperPage

    number = sample_desk.try_read(issued_documents())[0].id
    page = IssuedPaperPage(sample_desk)
    qtbot.addWidget(page)
    page.show_route(Route.parse(f"briefe/{number}/vorschau"))
    qtbot.waitUntil(lambda: bool(page.pdf))
    assert page.pdf == kept(sample_desk, number).content


def test_a_contact_shows_what_it_was_written(qtbot: QtBot, sample_desk: Desk) -> None:
    panel = ContactLetters(sample_desk)
    qtbot.addWidget(panel)
    panel.show_record(76)
    assert panel.count() == 8
    assert len(panel.model.ids()) == 4
    more = panel.findChild(QPushButton, "contact_letters_all")
    assert more is not None
    more.click()
    assert len(panel.model.ids()) == 8


def test_the_palette_finds_papers(sample_desk: Desk) -> None:
    found = sample_desk.try_read(lambda connection: find_papers(connection, "einladung 17", 5))
    assert [one.title for one in found] == ["Einladung: RT, 17. Sitzung"]
