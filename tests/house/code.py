"""The modules of the program as the tests of the house look at them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tests.house.floors import PACKAGE, ROOT

CODE = sorted((ROOT / PACKAGE).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of one module."""
    return ast.parse(path.read_text("utf-8"))


def place(path: Path) -> str:
    """A path as it is called in the project."""
    return path.relative_to(ROOT).as_posix()
