"""Settings for all tests: no screen is ever used, and property tests are short unless `-m long`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from kommin_desktop.app import registry
from kommin_desktop.base.clock import clock_at
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.schema.creating import create_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from kommin_desktop.app.window.main_window import MainWindow
    from kommin_desktop.kit.desk import Desk

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# No deadline and no complaint about slowness: other work on the machine is no bug of ours.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("short", _PATIENT, max_examples=40, stateful_step_count=20)
settings.register_profile("long", _PATIENT, max_examples=400, stateful_step_count=50)


def pytest_configure(config: pytest.Config) -> None:
    """Let property tests try more examples where the long tests are asked for."""
    chosen = str(config.getoption("markexpr"))
    settings.load_profile("long" if chosen == "long" else "short")


@pytest.fixture
def clock() -> Iterator[datetime]:
    """The office lives on Monday, 23 November 2026, half past eight UTC."""
    at = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    with clock_at(at):
        yield at


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new office file, made once and copied by each test."""
    registry.load_models()
    path = tmp_path_factory.mktemp("template") / "vorlage.kommin"
    create_file(path)
    return path


@pytest.fixture
def office_path(empty_file: Path, tmp_path: Path) -> Path:
    """The path of a new office file of the test's own."""
    path = tmp_path / "amt.kommin"
    shutil.copyfile(empty_file, path)
    return path


@pytest.fixture
def office(office_path: Path, clock: datetime) -> Iterator[OfficeFile]:
    """A new office file, open for writing."""
    with OfficeFile(office_path, registry.search_texts(), by="Brinkmann") as office:
        yield office


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Path:
    """The sample year, played once for all tests that only need much to look at."""
    from kommin_desktop.app.sample.year import make_sample_year

    path = tmp_path_factory.mktemp("sample") / "beispieljahr.kommin"
    shutil.copyfile(empty_file, path)
    with OfficeFile(path, registry.search_texts(), by="Brinkmann") as office:
        make_sample_year(office)
    return path


@pytest.fixture
def sample_path(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample year, to be changed by one test."""
    path = tmp_path / "beispieljahr.kommin"
    shutil.copyfile(sample_file, path)
    return path


@pytest.fixture
def house_look(qapp: QApplication) -> QApplication:
    """The application in the light look of the house, without the widgets of former tests."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from kommin_desktop.kit import theme

    # No loop runs between tests that would delete them, and every look dresses all there are.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.use(qapp, "light", calm=True)
    return qapp


@pytest.fixture
def desk(office_path: Path, clock: datetime, house_look: QApplication) -> Iterator[Desk]:
    """A desk on a new office file; works are done before the call returns."""
    from kommin_desktop.kit.trying import inline_desk

    made = inline_desk(office_path, registry.search_texts())
    yield made
    made.close()


@pytest.fixture
def sample_desk(sample_path: Path, clock: datetime, house_look: QApplication) -> Iterator[Desk]:
    """A desk on the sample year; works are done before the call returns."""
    from kommin_desktop.kit.trying import inline_desk

    made = inline_desk(sample_path, registry.search_texts())
    yield made
    made.close()


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """The whole window on a new office file, shown and ready for keys."""
    return _shown_window(desk, qtbot)


@pytest.fixture
def sample_window(sample_desk: Desk, qtbot: QtBot) -> MainWindow:
    """The whole window on the sample year."""
    return _shown_window(sample_desk, qtbot)


def _shown_window(desk: Desk, qtbot: QtBot) -> MainWindow:
    from kommin_desktop.app.looks import Looks
    from kommin_desktop.app.window.main_window import HOME, MainWindow
    from kommin_desktop.app.window.menus import FileWays
    from kommin_desktop.app.wiring import offers

    def no_file() -> None:
        raise AssertionError("no test opens another file")

    made = MainWindow(desk, offers(), Looks(desk.settings), FileWays(no_file, no_file, no_file))
    desk.broke.connect(_raise_bug)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    desk.go(HOME)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _raise_bug(error: BaseException) -> None:
    raise error
