"""Keeps `requirements/` in step with `pyproject.toml`: checks the pins, or makes them anew."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
RUN, DEV = Path("requirements/run.txt"), Path("requirements/dev.txt")
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;]+)")
_UNIVERSAL = ["--universal", "--generate-hashes", "--only-binary", ":all:", "--python-version"]
_NOTHING_OF_THIS_MACHINE = ["--no-emit-index-url", "--no-emit-find-links", "--no-annotate"]
_COMMAND = "python -m tools pin"


@dataclass(frozen=True)
class Pin:
    """One exact version in a requirements file, with the number of its hashes."""

    name: str
    version: str
    hashes: int


def faults(root: Path = ROOT) -> list[str]:
    """Where names, ranges and pins disagree, one sentence each; needs no network."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    run, dev = read_pins(root / RUN), read_pins(root / DEV)
    asked = [Requirement(text) for text in project["dependencies"]]
    asked_too = [Requirement(text) for text in project["optional-dependencies"]["dev"]]
    return [
        *_not_met(asked, run, RUN),
        *_not_met([*asked, *asked_too], dev, DEV),
        *_apart(run, dev),
        *(f"{pin.name}: {DEV} names no hash." for pin in dev.values() if not pin.hashes),
        *(f"{pin.name}: {RUN} names no hash." for pin in run.values() if not pin.hashes),
        *_foreign(root),
    ]


def read_pins(path: Path) -> dict[str, Pin]:
    """The pins of a requirements file by canonical name."""
    pins: dict[str, Pin] = {}
    for entry in path.read_text("utf-8").replace("\\\n", " ").splitlines():
        if found := _PIN.match(entry):
            name = canonicalize_name(found["name"])
            pins[name] = Pin(name, found["version"], entry.count("--hash=sha256:"))
    return pins


def pin(*, upgrade: bool, root: Path = ROOT) -> int:
    """Resolve for all platforms and supported Pythons with uv; returns uv's exit code."""
    if not shutil.which("uv"):
        print("For pinning, uv has to be installed.")
        return 1
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    oldest = re.search(r">=(\d+\.\d+)", project["requires-python"])
    common = [*_UNIVERSAL, oldest[1] if oldest else "3.11", *_NOTHING_OF_THIS_MACHINE, "--quiet"]
    named = ["--custom-compile-command", _COMMAND, *(["--upgrade"] if upgrade else [])]
    for path, more in ((RUN, []), (DEV, ["--extra", "dev", "--constraint", str(RUN)])):
        command = [
            "uv",
            "pip",
            "compile",
            "pyproject.toml",
            *common,
            *named,
            *more,
            "-o",
            str(path),
        ]
        if code := subprocess.run(command, cwd=root, check=False).returncode:
            return code
    return 0


def _not_met(asked: list[Requirement], pins: dict[str, Pin], path: Path) -> Iterator[str]:
    for wish in asked:
        found = pins.get(canonicalize_name(wish.name))
        if not found:
            yield f"{wish.name}: not pinned in {path}; run {_COMMAND}."
        elif not wish.specifier.contains(found.version):
            yield f"{wish.name}: {path} pins {found.version}, not {wish.specifier}."


def _apart(run: dict[str, Pin], dev: dict[str, Pin]) -> Iterator[str]:
    for name, found in run.items():
        version = dev[name].version if name in dev else "nothing"
        if version != found.version:
            yield f"{name}: {RUN} pins {found.version}, {DEV} {version}."


def _foreign(root: Path) -> Iterator[str]:
    for path in (RUN, DEV):
        if re.search(r"https?://|file:|^-", (root / path).read_text("utf-8"), re.MULTILINE):
            yield f"{path}: names an address; pins must fit every machine."
