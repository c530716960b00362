"""The pinned libraries are those that pyproject.toml asks for, and a wrong pin is found."""

from __future__ import annotations

import ast
import re
import shutil
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.code import CODE, tree
from tests.house.floors import ROOT
from tools import pins


def test_the_pins_fit_what_is_asked_for() -> None:
    assert pins.faults() == []


def test_the_program_uses_what_it_asks_for_and_no_more() -> None:
    """A library comes with its first use and goes with its last."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {canonicalize_name(Requirement(text).name) for text in project["dependencies"]}
    owners = packages_distributions()
    used = {
        canonicalize_name(owner)
        for path in CODE
        for name in imported(tree(path))
        for owner in owners.get(name, [])
    }
    assert used - {project["name"]} == asked


def imported(module: ast.Module) -> set[str]:
    """The outermost names of what a module imports, at its head or later."""
    names = [a.name for n in ast.walk(module) if isinstance(n, ast.Import) for a in n.names]
    names += [n.module or "" for n in ast.walk(module) if isinstance(n, ast.ImportFrom)]
    return {name.partition(".")[0] for name in names}


def test_every_pinned_library_is_proved_by_hashes() -> None:
    run = pins.read_pins(ROOT / pins.RUN)
    assert {"sqlalchemy", "sqlcipher3", "reportlab"} <= set(run)
    assert all(pin.hashes for pin in run.values())


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("requirements/run.txt", r"^reportlab==5", "reportlab==4", "reportlab: "),
        ("requirements/dev.txt", r"^pytest==\S+", "no-pytest==1.0", "pytest: not pinned"),
        ("requirements/dev.txt", r"^mako==1", "mako==2", "mako: requirements"),
        ("requirements/run.txt", r"^(mako==\S+ ).*\n( .*\n)+", r"\1\n", "mako: requirements"),
        ("requirements/dev.txt", r"\A", "--find-links wheels\n", "requirements/dev.txt: names"),
        ("pyproject.toml", r'"pyphen>=', '"holidays>=1", "pyphen>=', "holidays: not pinned"),
    ],
)
def test_a_wrong_pin_is_found(tmp_path: Path, file: str, old: str, new: str, fault: str) -> None:
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    text, count = re.subn(
        old, new, (tmp_path / file).read_text("utf-8"), count=1, flags=re.MULTILINE
    )
    assert count == 1
    (tmp_path / file).write_text(text, "utf-8")
    assert any(found.startswith(fault) for found in pins.faults(tmp_path))
