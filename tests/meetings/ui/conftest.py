"""A desk on an office file with a round table, and the page of a meeting on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kommin_desktop.app import registry
from kommin_desktop.store.office_file import OfficeFile
from tests.meetings.conftest import Known, RoundTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from kommin_desktop.kit.desk import Desk
    from kommin_desktop.meetings.ui.meeting_page import MeetingPage

Prepare = Callable[[RoundTable], Any]


class Table:
    """A round table prepared before the window opens."""

    def __init__(self, path: Path, known: Known) -> None:
        self.path, self.known = path, known
        self.desk: Desk | None = None

    def prepare(self, act: Prepare) -> Any:
        """Do something with the file before anybody looks at it."""
        assert self.desk is None, "the window is open already"
        with OfficeFile(self.path, registry.search_texts(), by="Brinkmann") as office:
            return act(RoundTable(office, *self.known))

    def open(self) -> Desk:
        """The desk on the file."""
        from kommin_desktop.kit.trying import inline_desk

        self.desk = inline_desk(self.path, registry.search_texts())
        return self.desk


@pytest.fixture
def round_table(
    table_file: tuple[Path, Known], tmp_path: Path, clock: datetime, house_look: QApplication
) -> Iterator[Table]:
    """A file with a round table of its own for the test."""
    template, known = table_file
    path = tmp_path / "amt.kommin"
    shutil.copyfile(template, path)
    made = Table(path, known)
    yield made
    if made.desk is not None:
        made.desk.close()


@pytest.fixture
def show_meeting(round_table: Table, qtbot: QtBot) -> Callable[..., MeetingPage]:
    """Opens the page of a meeting, prepared as the test wants it."""

    from PySide6.QtWidgets import QApplication

    from kommin_desktop.meetings.ui.meeting_page import MeetingPage

    def show(
        prepare: Prepare = RoundTable.planned,
        stage: str = "vorbereitung",
        size: tuple[int, int] = (1154, 659),
    ) -> MeetingPage:
        meeting = round_table.prepare(prepare)
        desk = round_table.open()
        page = MeetingPage(desk)
        qtbot.addWidget(page)
        desk.changed.connect(page.on_notice)
        desk.router.arrived.connect(page.show_route)
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        desk.go(f"sitzung/{meeting}/{stage}")
        first = page.first_focus()
        if first is not None:
            first.setFocus()
        QApplication.processEvents()
        return page

    return show
