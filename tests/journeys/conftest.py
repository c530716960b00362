"""Office files for journeys, made once by commands and copied for each test."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from kommin_desktop.app.commands import parser
from kommin_desktop.base.clock import clock_at
from tests.journeys.office import CARDS, KAYA, MINUTES, Office, kommin

_MORNING = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def one_parser() -> Iterator[None]:
    """A thousand commands are run here; the words of the command line are put together once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "make_parser", cache(parser.make_parser))
        yield


@pytest.fixture(scope="session")
def fresh_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `kommin new` makes."""
    path = tmp_path_factory.mktemp("neu") / "amt.kommin"
    with clock_at(_MORNING):
        assert kommin("new", path).code == 0
    return path


@pytest.fixture(scope="session")
def staffed_file(fresh_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office file with four contacts in the group RT."""
    desk = _copy(fresh_file, tmp_path_factory.mktemp("leute"))
    with clock_at(_MORNING):
        assert desk.take_over(CARDS, "--group", "RT")["added"] == 4
    return desk.path


@pytest.fixture(scope="session")
def busy_file(staffed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office file with one of everything."""
    desk = _copy(staffed_file, tmp_path_factory.mktemp("betrieb"))
    with clock_at(_MORNING):
        desk.plan(group="RT")
        desk.record(1, MINUTES)
        desk.enrol(desk.course(), KAYA)
    return desk.path


@pytest.fixture
def desk(fresh_file: Path, tmp_path: Path, clock: datetime) -> Office:
    """An empty office file on Monday, 23 November 2026."""
    return _copy(fresh_file, tmp_path)


@pytest.fixture
def staffed(staffed_file: Path, tmp_path: Path, clock: datetime) -> Office:
    """An office file with four contacts in the group RT."""
    return _copy(staffed_file, tmp_path)


@pytest.fixture
def busy(busy_file: Path, tmp_path: Path, clock: datetime) -> Office:
    """An office file with one of everything."""
    return _copy(busy_file, tmp_path)


def _copy(file: Path, folder: Path) -> Office:
    path = folder / "amt.kommin"
    shutil.copyfile(file, path)
    return Office(path)
