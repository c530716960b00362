"""Papers of a meeting on the screen, and what is kept of those that left the house."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kommin_desktop.kit.router import Route
from kommin_desktop.meetings.ui.papers import MeetingPaperPage
from kommin_desktop.office.queries import issued_documents
from tests.journeys.papers import paper_text
from tests.meetings.conftest import RoundTable
from tests.meetings.ui.conftest import Table


def page_on(round_table: Table, qtbot: QtBot, meeting: int, paper: str) -> MeetingPaperPage:
    page = MeetingPaperPage(round_table.open())
    qtbot.addWidget(page)
    page.show_route(Route.parse(f"sitzung/{meeting}/vorschau/{paper}"))
    return page


@pytest.mark.parametrize(
    ("paper", "word"),
    [
        ("tagesordnung", "Förderkriterien für Vereine"),
        ("teilnahmeliste", "Aydın"),
        ("protokoll", "Brinkmann"),
        ("einladung", "Sehr geehrte"),
    ],
)
def test_each_paper_shows_its_pages(
    round_table: Table, qtbot: QtBot, tmp_path: Path, paper: str, word: str
) -> None:
    meeting, _invitation = round_table.prepare(RoundTable.invited)
    page = page_on(round_table, qtbot, meeting, paper)
    printed = tmp_path / "papier.pdf"
    printed.write_bytes(page.pdf)
    assert word in paper_text(printed)
    assert page.heading().crumbs[-1].title == "1. Sitzung"


def test_a_paper_that_cannot_be_made_says_why(round_table: Table, qtbot: QtBot) -> None:
    meeting = round_table.prepare(RoundTable.planned)
    page = page_on(round_table, qtbot, meeting, "einladung")
    assert page.pdf == b""


def test_what_was_handed_over_is_kept(round_table: Table, qtbot: QtBot) -> None:
    meeting = round_table.prepare(RoundTable.planned)
    page = page_on(round_table, qtbot, meeting, "tagesordnung")
    paper = page._paper
    assert paper is not None
    assert paper.handed_over is not None
    assert paper.file_name == "Tagesordnung_1_Runder-Tisch-Integration_2026-12-17.pdf"
    paper.handed_over(page.pdf, 1)
    (issued,) = page.desk.try_read(issued_documents(f"sitzung/{meeting}"))
    assert (issued.kind, issued.pages) == ("agenda", 1)
    assert issued.title == "Tagesordnung: RTI, 1. Sitzung"
