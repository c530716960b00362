"""`run.py`: what it says on a machine that is not fit, and that it sets up only what is asked."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.floors import ROOT


@pytest.fixture
def run() -> ModuleType:
    """The module that `python3 run.py` runs."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def place(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place that `run` takes for the project's folder; installing only notes itself."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/run.txt").write_text("a==1\n")
    (tmp_path / "requirements/dev.txt").write_text("a==1\nb==2\n")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "STAMP", tmp_path / ".venv/set-up")

    def made(command: list[object], **_: object) -> None:
        if "venv" in command:
            Path(run.sysconfig.get_path("purelib", "venv", {"base": str(run.VENV)})).mkdir(
                parents=True
            )

    def noted(requirements: Path) -> None:
        with (tmp_path / "installed").open("a") as notes:
            notes.write(f"{requirements.stem} ")

    for packages in ("SYSTEM_PACKAGES", "DRAWING_PACKAGES", "SCREEN_PACKAGES"):
        monkeypatch.setattr(run, packages, {})
    monkeypatch.setattr(run.subprocess, "run", made)
    monkeypatch.setattr(run, "install", noted)
    return tmp_path


@pytest.mark.parametrize("version", [(3, 10), (3, 15), (4, 0)])
def test_another_python_is_refused_in_a_sentence(run: ModuleType, version: tuple[int, int]) -> None:
    with pytest.raises(SystemExit, match=r"braucht Python 3\.11 bis 3\.14, hier ist "):
        run.check_python(version)


def test_the_pythons_of_pyproject_are_welcome(run: ModuleType) -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    newest = (run.NEWEST[0], run.NEWEST[1] + 1)
    assert f'">={run.OLDEST[0]}.{run.OLDEST[1]},<{newest[0]}.{newest[1]}"' in text


@pytest.fixture
def debian(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`run` on a Debian where nobody may install anything and nothing is missing yet."""
    monkeypatch.setattr(run.sys, "platform", "linux")
    monkeypatch.setattr(run.shutil, "which", lambda _name: "apt-get")
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000, raising=False)
    for packages in ("SYSTEM_PACKAGES", "DRAWING_PACKAGES", "SCREEN_PACKAGES"):
        monkeypatch.setattr(run, packages, {})
    return run


def test_without_rights_the_line_to_type_is_said(
    debian: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "SYSTEM_PACKAGES", {"python3-venv": "no_such_module"})
    monkeypatch.setattr(debian, "DRAWING_PACKAGES", {"libnone7": "libno-such-one.so.7"})
    line = r"Es fehlen 2 Systempakete\..*: sudo apt-get install -y .*python3-venv libnone7$"
    with pytest.raises(SystemExit, match=line):
        debian.check_system(screen=False)


def test_elsewhere_what_is_missing_is_named(
    debian: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Packages have other names there, libraries have not."""
    monkeypatch.setattr(debian, "DRAWING_PACKAGES", {"libnone7": "libno-such-one.so.7"})
    monkeypatch.setattr(debian.shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit, match=r"fehlt noch: libno-such-one\.so\.7\.$"):
        debian.check_system(screen=False)


def test_libraries_for_windows_are_asked_for_where_a_screen_is(
    debian: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "SCREEN_PACKAGES", {"libnone7": "libno-such-one.so.7"})
    assert debian.missing_packages(screen=False) == {}
    assert debian.missing_packages(screen=True) == {"libnone7": "libno-such-one.so.7"}


@pytest.mark.skipif(sys.platform != "linux", reason="only there Qt needs libraries of the system")
def test_here_everything_to_draw_with_is_found(run: ModuleType) -> None:
    """These tests draw, so a library that is not found is wrongly named."""
    assert run.missing_packages(screen=False) == {}


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_where_a_window_can_be_shown(
    run: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    variables: dict[str, str],
    expected: bool,
) -> None:
    monkeypatch.setattr(run.sys, "platform", platform)
    monkeypatch.setattr(run.os, "environ", variables)
    assert run.has_screen() is expected


def test_set_up_happens_once(run: ModuleType, place: Path) -> None:
    run.set_up("run")
    run.set_up("run")
    assert (place / "installed").read_text() == "run "


def test_what_the_tests_need_is_enough_for_the_program(run: ModuleType, place: Path) -> None:
    run.set_up("dev")
    run.set_up("run")
    assert (place / "installed").read_text() == "dev "


def test_the_program_alone_is_not_enough_for_the_tests(run: ModuleType, place: Path) -> None:
    run.set_up("run")
    run.set_up("dev")
    assert (place / "installed").read_text() == "run dev "


def test_the_first_start_with_a_screen_looks_for_what_windows_need(
    run: ModuleType, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.set_up("run")
    looked = []
    monkeypatch.setattr(run, "check_system", lambda *, screen: looked.append(screen))
    run.set_up("run", screen=True)
    run.set_up("run", screen=True)
    run.set_up("run")
    assert looked == [True]
    assert (place / "installed").read_text() == "run "


def test_changed_pins_are_installed(run: ModuleType, place: Path) -> None:
    run.set_up("run")
    (place / "requirements/run.txt").write_text("a==2\n")
    run.set_up("run")
    assert (place / "installed").read_text() == "run run "


def test_a_broken_off_set_up_is_begun_anew(
    run: ModuleType, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(_requirements: Path) -> None:
        raise SystemExit("no network")

    with monkeypatch.context() as patch:
        patch.setattr(run, "install", broken_off)
        with pytest.raises(SystemExit):
            run.set_up("run")
    assert not run.STAMP.exists()
    shutil.rmtree(place / ".venv")
    run.set_up("run")
    assert (place / "installed").read_text() == "run "


def test_a_path_is_the_callers(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "test_a.py").touch()
    monkeypatch.chdir(tmp_path)
    assert run.from_root("test_a.py::test_b") == f"{tmp_path / 'test_a.py'}::test_b"
    assert run.from_root("-m") == "-m"
    assert run.from_root("long") == "long"


@pytest.mark.long
def test_from_nothing_without_network_one_sentence(tmp_path: Path) -> None:
    """A real `.venv`, and a pip that finds nothing anywhere."""
    shutil.copy(ROOT / "run.py", tmp_path)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    env = {k: v for k, v in os.environ.items() if not k.startswith("PIP_")}
    env |= {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    done = subprocess.run(
        [sys.executable, tmp_path / "run.py", "new", "a.kommin"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Die Bibliotheken ließen sich nicht laden." in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / ".venv/set-up").exists()
