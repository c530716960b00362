"""`build.spec` finds everything of ours by itself, and leaves out what nobody here uses.

PyInstaller itself is not run: its four steps are played by stand-ins that note what they get.
"""

from __future__ import annotations

import shutil
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.house.code import CODE
from tests.house.floors import PACKAGE, ROOT

Entry = tuple[str, str, str]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


class Built(SimpleNamespace):
    """What the steps of PyInstaller were given."""

    analysis: dict[str, Any]
    scripts: list[str]
    programs: list[dict[str, Any]]
    collected: list[list[Entry]]
    folder: Path


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Built]:
    """Runs the spec on made-up findings; what its steps were given."""

    def submodules(package: str) -> list[str]:
        return [_module(path) for path in CODE] if package == PACKAGE else [package]

    hooks = "PyInstaller.utils.hooks"
    monkeypatch.setattr(f"{hooks}.collect_submodules", submodules)
    monkeypatch.setattr(f"{hooks}.collect_data_files", lambda package: [(package, package)])

    def run(binaries: tuple[Entry, ...] = (), datas: tuple[Entry, ...] = ()) -> Built:
        built = Built(programs=[], folder=tmp_path / "dist" / "KOMM-IN-Desktop")
        built.folder.mkdir(parents=True)

        def analysis(scripts: list[str], **given: Any) -> SimpleNamespace:
            built.scripts, built.analysis = scripts, given
            return SimpleNamespace(binaries=binaries, datas=datas, pure=[], scripts=scripts)

        def collect(*parts: Any, **_names: Any) -> None:
            built.collected = [part for part in parts if isinstance(part, list)]

        names = {
            "Analysis": analysis,
            "PYZ": lambda pure: pure,
            "EXE": lambda *_parts, **given: built.programs.append(given),
            "COLLECT": collect,
            "SPECPATH": str(ROOT),
            "DISTPATH": str(tmp_path / "dist"),
            "workpath": str(tmp_path / "build"),
        }
        source = (ROOT / "build.spec").read_text("utf-8")
        exec(compile(source, "build.spec", "exec"), names)
        return built

    return run


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_every_module_goes_in(build: Callable[..., Built]) -> None:
    assert {_module(path) for path in CODE} <= set(build().analysis["hiddenimports"])


def test_every_resource_goes_where_the_program_looks_for_it(build: Callable[..., Built]) -> None:
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    known = [path.relative_to(ROOT).as_posix() for path in files if path.suffix != ".pyc"]
    assert len(known) > 100
    shipped = {
        f"{target}/{Path(source).name}": source for source, target in build().analysis["datas"]
    }
    for name in known:
        is_read = not (name.endswith(".po") or name.startswith(("resources/linux", "resources/w")))
        assert (f"{PACKAGE}/{name}" in shipped) is is_read, name


def test_every_step_of_migration_goes_in_as_a_file(build: Callable[..., Built]) -> None:
    folder = ROOT / PACKAGE / "store/schema/migrations"
    steps = {path.relative_to(ROOT) for path in folder.rglob("*.py")}
    shipped = {Path(target, Path(source).name) for source, target in build().analysis["datas"]}
    assert len(steps) > 2
    assert steps <= shipped


def test_licences_go_in_with_what_they_are_for(build: Callable[..., Built]) -> None:
    datas = build().analysis["datas"]
    assert (str(ROOT / "LICENSE"), ".") in datas
    assert {"licences/alembic", "licences/pyphen"} <= {target for _source, target in datas}


@pytest.mark.parametrize(
    ("platform", "programs"),
    [
        ("win32", {"kommin": True, "kommin-desktop": False}),
        ("darwin", {"kommin": True, "kommin-desktop": False}),
        ("linux", {"kommin-desktop": False}),
    ],
)
def test_two_programs_one_of_them_with_a_console(
    build: Callable[..., Built],
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    programs: dict[str, bool],
) -> None:
    """Under Linux both are one starter, which would hold every module twice otherwise."""
    monkeypatch.setattr(sys, "platform", platform)
    built = build()
    assert {one["name"]: one["console"] for one in built.programs} == programs
    link = built.folder / "kommin"
    assert link.is_symlink() is (platform == "linux")
    if platform == "linux":
        assert str(link.readlink()) == "kommin-desktop"


@pytest.mark.parametrize(("name", "target"), (PROJECT["scripts"] | PROJECT["gui-scripts"]).items())
def test_each_program_starts_what_pyproject_says(
    build: Callable[..., Built], monkeypatch: pytest.MonkeyPatch, name: str, target: str
) -> None:
    (script,) = build().scripts
    module, _colon, function = target.partition(":")
    monkeypatch.setattr(f"{module}.{function}", lambda: f"{name} was started")
    monkeypatch.setattr(sys, "argv", [f"somewhere/{name}.exe", "--version"])
    with pytest.raises(SystemExit, match=f"{name} was started"):
        exec(Path(script).read_text("utf-8"), {})


PLUGIN = "PySide6/Qt/plugins"


@pytest.mark.skipif(not shutil.which("objdump"), reason="what a file is linked to is not told")
def test_what_nobody_uses_stays_out(build: Callable[..., Built], tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.so"
    nothing.touch()
    python = str(Path(sys.executable).resolve())  # linked to libc, at any rate

    def entry(name: str, source: str = str(nothing)) -> Entry:
        return name, source, "BINARY"

    kept = (
        entry("_module.cpython-311.so", python),
        entry("libc.so.6"),
        entry(f"{PLUGIN}/platforms/libqxcb.so"),
        entry(f"{PLUGIN}/platforms/libqoffscreen.so"),
    )
    left = (
        entry(f"{PLUGIN}/platforms/libqvnc.so"),
        entry(f"{PLUGIN}/sqldrivers/libqsqlite.so"),
        entry("PySide6/Qt/qml/QtQuick/libqtquick2plugin.so"),
        entry("PySide6/Qt/lib/libQt6Quick.so.6"),
        entry("libcups.so.2"),
    )
    words = "PySide6/Qt/translations"
    data: tuple[Entry, ...] = (
        (f"{words}/qtbase_de.qm", "", "DATA"),
        (f"{words}/qtbase_fr.qm", "", "DATA"),
        ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK"),
        ("libc.so", "libc.so.6", "SYMLINK"),
    )
    binaries, datas = build(kept + left, data).collected
    assert binaries == list(kept)
    assert [name for name, _source, _kind in datas] == [f"{words}/qtbase_de.qm", "libc.so"]


def test_every_library_with_files_of_its_own_is_a_dependency() -> None:
    source = (ROOT / "build.spec").read_text("utf-8")
    (line,) = [one for one in source.splitlines() if one.startswith("WITH_FILES")]
    for name in line.partition('"')[2].split('"')[:1]:
        assert any(asked.startswith(name) for asked in PROJECT["dependencies"])
