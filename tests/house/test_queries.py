"""Every query fits the tables, of a new office file and of every older one brought up to date."""

from __future__ import annotations

import inspect
import pkgutil
import re
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

import kommin_desktop
from kommin_desktop.app import registry
from kommin_desktop.store import driver
from kommin_desktop.store.office_file import open_for_reading
from kommin_desktop.store.reading import Query, read
from kommin_desktop.store.trash import trashed

_FILES = Path(__file__).resolve().parent.parent / "files"


def _queries() -> Iterator[tuple[str, Callable[..., Query[tuple[object, ...]]]]]:
    for module in pkgutil.walk_packages(kommin_desktop.__path__, "kommin_desktop."):
        if ".queries" not in module.name and module.name not in _OF_THE_STORE:
            continue
        found = import_module(module.name)
        for name, function in inspect.getmembers(found, inspect.isfunction):
            returned = str(function.__annotations__.get("return", ""))
            own = function.__module__ == module.name and not name.startswith("_")
            if own and returned.startswith("Query["):
                yield f"{module.name.removeprefix('kommin_desktop.')}.{name}", function


_OF_THE_STORE = ("kommin_desktop.store.undo", "kommin_desktop.store.drafts")
_QUERIES = dict(_queries())


@pytest.fixture(scope="module", params=["new", *(p.name for p in _FILES.glob("schema_*.kommin"))])
def office_file(
    request: pytest.FixtureRequest, empty_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = tmp_path_factory.mktemp("queries") / "amt.kommin"
    shutil.copyfile(empty_file if request.param == "new" else _FILES / request.param, path)
    if driver.read_header(path).schema_no < driver.SCHEMA_NO:
        from kommin_desktop.store.schema.migrating import upgrade_file

        registry.load_models()
        upgrade_file(path, path.parent)
    return path


def test_there_are_queries_to_prepare() -> None:
    assert len(_QUERIES) > 40


@pytest.mark.parametrize("name", sorted(_QUERIES))
def test_a_query_fits_the_tables(name: str, office_file: Path) -> None:
    connection = open_for_reading(office_file)
    try:
        lines = read(connection, _QUERIES[name]())
    finally:
        connection.close()
    assert isinstance(lines, list)


def test_nothing_replaces_rows_behind_the_log() -> None:
    """INSERT OR REPLACE deletes without the delete trigger: history and undo would be wrong."""
    package = Path(kommin_desktop.__file__).parent
    texts = {path: path.read_text("utf-8").lower() for path in package.rglob("*.py")}
    assert [
        path
        for path, text in texts.items()
        if re.search(r"insert\s+or\s+replace|replace\s+into", text)
    ] == []


def test_every_kind_of_trash_fits_its_table(office_file: Path) -> None:
    connection = open_for_reading(office_file)
    try:
        lying = read(connection, trashed(registry.trash_kinds()))
    finally:
        connection.close()
    tables = {kind.table for kind in registry.trash_kinds()}
    assert {line.table for line in lying} <= tables
    assert tables >= {"contact", "body", "meeting", "task", "course"}
    assert all(kind.label() for kind in registry.trash_kinds())
