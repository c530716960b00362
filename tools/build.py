"""Builds what offices install and tries it where nothing of this checkout is: `tools build`.

The programs land in `dist/KOMM-IN-Desktop`; `build.spec` says what goes in.
"""

from __future__ import annotations

import compileall
import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from kommin_desktop import __version__

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "dist" / "KOMM-IN-Desktop"
LINUX = ROOT / "resources" / "linux"
OLD_FILE = ROOT / "tests" / "files" / "schema_1.kommin"
GOAL_MB, GOAL_STRIPPED_MB, GOAL_SECONDS = 210, 165, 1.0
_PATIENCE_S = 120
_ELF = b"\x7fELF"
_SUFFIX = ".exe" if os.name == "nt" else ""


class Failed(Exception):
    """The program was not built, or what was built does not do its work."""


def build(*, strip: bool = True) -> int:
    """Build, strip, measure and try the programs; the exit code."""
    try:
        get_ready()
        _build(strip)
        _try()
    except Failed as fault:
        print(fault)
        return 1
    return 0


def get_ready() -> None:
    """Under Debian install what building needs besides Python, where that is allowed.

    Raises Failed with the line to type otherwise.
    """
    missing = missing_packages()
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if shutil.which("apt-get") and os.geteuid() == 0:
        for command in (["apt-get", "update"], install):
            subprocess.run(command, check=False, capture_output=True, stdin=subprocess.DEVNULL)
        missing = missing_packages()
    if missing:
        raise Failed(f"Building needs {', '.join(missing)}: sudo {' '.join(install)}")


def missing_packages() -> list[str]:
    """The packages of Debian that PyInstaller cannot do without and that are not there."""
    if sys.platform != "linux":
        return []
    library = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
    missing = [] if shutil.which("objdump") and shutil.which("objcopy") else ["binutils"]
    try:
        ctypes.CDLL(f"{library}.so.1.0")
    except OSError:
        # A Python that was built for itself knows its library by a path of its own.
        if not Path(sys.base_prefix, "lib", f"{library}.so.1.0").exists():
            missing.append(library)
    return missing


def size_mb(folder: Path) -> float:
    """What a folder takes, in millions of bytes; links take nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def strippable(folder: Path) -> list[Path]:
    """The libraries of a Linux program; its starters carry the modules where symbols would be."""
    found = []
    for path in sorted(folder.rglob("*.so*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(len(_ELF)) == _ELF:
                    found.append(path)
    return found


def _build(strip: bool) -> None:
    began = time.monotonic()
    compileall.compile_dir(ROOT / "kommin_desktop", quiet=1)
    shutil.rmtree(BUILT, ignore_errors=True)
    call = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    paths = ["--distpath", str(BUILT.parent), "--workpath", str(ROOT / "build")]
    if subprocess.run([*call, *paths, "build.spec"], cwd=ROOT, check=False).returncode:
        raise Failed("PyInstaller could not build the program.")
    if sys.platform == "linux":
        shutil.copytree(LINUX, BUILT, dirs_exist_ok=True)
    print(f"built in {time.monotonic() - began:.0f} s")
    _tell_goal("size", size_mb(BUILT), GOAL_MB, "MB")
    if strip and sys.platform == "linux" and shutil.which("strip"):
        libraries = [str(path) for path in strippable(BUILT)]
        if subprocess.run(["strip", "--strip-unneeded", *libraries], check=False).returncode:
            raise Failed("strip could not strip the libraries.")
        _tell_goal("size, stripped", size_mb(BUILT), GOAL_STRIPPED_MB, "MB")


def _try() -> None:
    """Run both programs in another folder, with nothing of this machine's Python in reach."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kommin-built-") as name:
        place = Path(name)
        program = place / "Programme" / BUILT.name
        shutil.copytree(BUILT, program, symlinks=True)
        office_file = shutil.copy(OLD_FILE, place / "alt.kommin")
        command, desktop = program / f"kommin{_SUFFIX}", program / f"kommin-desktop{_SUFFIX}"
        version = _run(place, command, "--version")
        if version.split()[-1] != __version__:
            raise Failed(f"The built program calls itself {version!r}, not {__version__}.")
        contacts = json.loads(_run(place, command, "show", office_file, "contacts", "--json"))
        if not contacts:
            raise Failed("The built program finds nobody in a file of version 1.")
        papers = _demo(place, command)
        for one in (command, desktop):
            _self_check(place, one, place / "demo" / "Beispieljahr.kommin")
        _run(place, desktop, "pictures", "bilder", "--only", "heute", "protokoll")
        drawn = [path for path in place.glob("bilder/*.png") if path.stat().st_size > 20_000]
        if len(drawn) < 2:
            raise Failed("The built program did not draw its pages.")
    seconds = time.monotonic() - began
    print(
        f"file of version 1 opened ({len(contacts)} contacts), {papers} papers, {len(drawn)} pages"
    )
    print(f"The built program does its work ({seconds:.0f} s).")


def _demo(place: Path, command: Path) -> int:
    _run(place, command, "demo", "demo")
    papers = list(place.glob("demo/*.pdf"))
    for paper in papers:
        if not paper.read_bytes().startswith(b"%PDF-"):
            raise Failed(f"{paper.name} is not a PDF.")
    if not papers:
        raise Failed("The built program printed nothing.")
    return len(papers)


def _self_check(place: Path, program: Path, office_file: Path) -> None:
    answer = _run(place, program, "selfcheck", str(office_file), "--json")
    for finding in json.loads(answer):
        if not finding["well"]:
            raise Failed(f"{program.name}: {finding['part']}: {finding['about']}")
        if finding["part"] == "window":
            _tell_goal(f"{program.name}, window", finding["seconds"], GOAL_SECONDS, "s")


def _run(place: Path, program: Path, *arguments: str | os.PathLike[str]) -> str:
    """What a program answers when it is called as by somebody who has nothing else."""
    env = {"HOME": str(place), "LANG": "C.UTF-8", "PATH": os.defpath}
    if os.name == "nt":
        env |= {k: os.environ[k] for k in ("SYSTEMROOT", "TEMP", "TMP") if k in os.environ}
    call: Sequence[str] = [str(program), *map(str, arguments)]
    done = subprocess.run(
        call,
        cwd=place,
        env={**env, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        timeout=_PATIENCE_S,
    )
    if done.returncode:
        said = f"{done.stdout}\n{done.stderr}".strip()
        raise Failed(f"{program.name} {' '.join(call[1:])} ended with {done.returncode}:\n{said}")
    return done.stdout


def _tell_goal(what: str, value: float, goal: float, unit: str) -> None:
    digits = 0 if unit == "MB" else 2
    missed = "" if value <= goal else "  MISSED"
    print(f"{what}: {value:.{digits}f} {unit} (goal {goal:g}){missed}", flush=True)
