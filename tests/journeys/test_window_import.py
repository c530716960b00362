"""A list of addresses is taken over in the window: with a mistake, stopped midway, and long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.app import registry
from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.queries import Wanted
from kommin_desktop.contacts.ui.importing.page import CHECK, COLUMNS, RESULT, ImportPage
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.jobs import Bus, Task, ThreadedJobs
from kommin_desktop.kit.settings import Settings
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.store.office_file import OfficeFile, open_for_reading
from tests.journeys.looking import nameless, outside, too_small

LIST = (
    "Nachname;Vorname;Einrichtung;E-Mail;Telefon\n"
    "Yıldız;Şükran;Elternnetz Hiddenhausen;s.yildiz@elternnetz.example;05221 5550-142\n"
    "Teksen;Hakan;Volkshochschule;h.teksen.vhs;05221 5550-143\n"
)


def count(desk: Desk) -> int:
    """How many contacts there are, -1 while the file is being written."""
    lines = desk.try_read(queries.contact_ids(Wanted()))
    return len(lines[0].ids) if lines else -1


def button(window: QWidget, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None, name
    return found


def answer(desk: Desk, path: Path) -> None:
    assert isinstance(desk.ask, AnsweredAsk)
    desk.ask.paths.append(path)


def press(window: QWidget, name: str) -> None:
    found = button(window, name)
    assert found.isEnabled(), name
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def go_on() -> None:
    """Strg+Enter, wherever the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def import_page(window: QWidget) -> ImportPage:
    found = window.findChild(ImportPage)
    assert found is not None
    return found


def focus_is_in(page: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and page.isAncestorOf(focused)


def choose(qtbot: QtBot, window: MainWindow, desk: Desk, path: Path) -> ImportPage:
    """Go to the import and choose a file with the keyboard."""
    answer(desk, path)
    desk.go("kontakte/importieren")
    page = import_page(window)
    qtbot.waitUntil(lambda: focus_is_in(page))
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Space)
    return page


def test_an_import_with_a_mistake_is_taken_back(
    sample_window: MainWindow, sample_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window, desk = sample_window, sample_desk
    before = count(desk)
    path = tmp_path / "verteiler.csv"
    path.write_text(LIST, "utf-8")
    page = choose(qtbot, window, desk, path)
    assert page.step == COLUMNS
    assert [*nameless(window), *too_small(window), *outside(window)] == []
    go_on()
    assert page.step == CHECK
    assert [*nameless(window), *too_small(window), *outside(window)] == []
    assert count(desk) == before
    go_on()
    assert page.step == RESULT
    assert count(desk) == before + 4
    assert [*nameless(window), *too_small(window), *outside(window)] == []
    press(window, "import_undo")
    assert count(desk) == before
    title = window.findChild(QLabel, "import_result_title")
    assert title is not None
    assert "zurückgenommen" in title.text()
    desk.redo()
    assert count(desk) == before + 4
    press(window, "import_show_contacts")
    assert str(desk.router.current) == "kontakte"


def test_undo_is_not_offered_for_somebody_elses_work(
    sample_window: MainWindow, sample_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window, desk = sample_window, sample_desk
    path = tmp_path / "verteiler.csv"
    path.write_text(LIST, "utf-8")
    choose(qtbot, window, desk, path)
    go_on()
    go_on()
    from kommin_desktop.contacts import service
    from kommin_desktop.contacts.rules.drafts import PersonDraft

    desk.do("Kontakt angelegt", service.add_person, PersonDraft(family="Später"))
    assert not button(window, "import_undo").isEnabled()
    desk.undo()
    assert button(window, "import_undo").isEnabled()


@pytest.fixture
def threaded(office_path: Path, clock: datetime, house_look: QApplication) -> Iterator[Desk]:
    """A desk whose works run on the worker's thread, as in the real program."""
    bus = Bus()
    jobs = ThreadedJobs(lambda: OfficeFile(office_path, registry.search_texts(), "Brinkmann"), bus)
    reader = open_for_reading(office_path, patient=False)
    settings = Settings(office_path.with_suffix(".ini"))
    made = Desk(office_path, reader, jobs, bus, AnsweredAsk(), settings, "Brinkmann")
    bus.setParent(made)
    yield made
    made.close()


@pytest.fixture
def busy_page(threaded: Desk, qtbot: QtBot) -> ImportPage:
    """The page by itself on such a desk."""
    page = ImportPage(threaded)
    qtbot.addWidget(page)
    threaded.changed.connect(page.on_notice)
    page.resize(1154, 659)
    page.show()
    return page


@pytest.fixture
def long_list(tmp_path: Path) -> Path:
    """Five thousand people of ninety organisations."""
    rows = [
        f"Nachname {n};Vorname {n};Verein {n % 90};p{n}@verein.example;05221 5550-{n}"
        for n in range(5000)
    ]
    path = tmp_path / "lang.csv"
    path.write_text("\n".join(["Nachname;Vorname;Verein;E-Mail;Telefon", *rows]), "utf-8")
    return path


Ready = Callable[[], bool]


def is_ready(page: ImportPage) -> Ready:
    return lambda: button(page, "import_next").isEnabled()


def test_a_long_import_beside_the_window(
    threaded: Desk, busy_page: ImportPage, long_list: Path, qtbot: QtBot
) -> None:
    page = busy_page
    page.flow.open(long_list)
    qtbot.waitUntil(is_ready(page), timeout=60_000)
    press(page, "import_next")
    press(page, "import_next")
    assert page.step == RESULT
    qtbot.waitUntil(button(page, "import_show_contacts").isVisible, timeout=60_000)
    assert count(threaded) == 5090
    threaded.undo()
    qtbot.waitUntil(lambda: count(threaded) == 0, timeout=60_000)


def test_an_import_stopped_midway_leaves_nothing(
    threaded: Desk, busy_page: ImportPage, long_list: Path, qtbot: QtBot
) -> None:
    page = busy_page
    tasks: list[Task] = []
    threaded.long_work_began.connect(tasks.append)
    page.flow.open(long_list)
    qtbot.waitUntil(is_ready(page), timeout=60_000)
    press(page, "import_next")
    press(page, "import_next")
    (task,) = tasks
    steps: list[int] = []

    def stop(done: int, _total: int) -> None:
        steps.append(done)
        if done > 0:
            task.cancel()

    task.stepped.connect(stop)
    task.watch()
    qtbot.waitUntil(lambda: task.is_over, timeout=60_000)
    assert steps[-1] < 5000
    assert page.step == CHECK
    assert count(threaded) == 0
    assert button(page, "import_next").isEnabled()
    assert threaded.undo_label() is None
