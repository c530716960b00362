"""Every page of the window, at every size it must fit: names, sizes, cycle, nothing outside."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kommin_desktop.app.pictures import screens
from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.kit import theme
from tests.journeys import looking

SIZES = [(1366, 688), (1280, 720), (1024, 640)]

ROUNDS = 30
LOOKS = (looking.nameless, looking.too_small, looking.outside, looking.cut, looking.squeezed)


def findings(window: MainWindow, qtbot: QtBot) -> dict[str, list[str]]:
    """What is wrong on which page, and stays wrong when all is laid out."""
    found = {}
    for screen in screens(window.desk):
        window.desk.go(screen.route)
        assert str(window.desk.router.current).startswith(screen.route)  # nothing led elsewhere
        for _round in range(ROUNDS):
            qtbot.wait(10)
            wrong = [f"{look.__name__}: {one}" for look in LOOKS for one in look(window)]
            if not wrong:
                break
        else:
            found[screen.name] = wrong
    return found


def in_words(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{name}: {one}" for name, wrong in found.items() for one in wrong)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_page_fits(sample_window: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    sample_window.resize(*size)
    assert in_words(findings(sample_window, qtbot)) == ""


@pytest.fixture
def large_writing(house_look: QApplication) -> Iterator[None]:
    theme.use(house_look, "light", 1.3, calm=True)
    yield
    theme.use(house_look, "light", calm=True)


def test_every_page_fits_with_larger_writing(
    large_writing: None, sample_window: MainWindow, qtbot: QtBot
) -> None:
    assert in_words(findings(sample_window, qtbot)) == ""


def test_tab_goes_round_every_page(sample_window: MainWindow, qtbot: QtBot) -> None:
    found = {}
    for screen in screens(sample_window.desk):
        sample_window.desk.go(screen.route)
        QApplication.processEvents()  # Qt shows what is new in a page with the next events
        if lost := looking.lost_in_cycle(sample_window):
            found[screen.name] = lost
    assert in_words(found) == ""


@pytest.mark.parametrize(
    "route", ["kontakte/neu", "kontakte/1/bearbeiten", "gremien/neu", "kurse/neu", "sitzung/neu"]
)
def test_one_can_type_at_once_in_a_form_one_comes_to(sample_window: MainWindow, route: str) -> None:
    sample_window.desk.go("heute")
    sample_window.desk.go(route)
    QApplication.processEvents()
    assert isinstance(sample_window.focusWidget(), QLineEdit)
