"""Where the program's own resources lie: fonts, texts, templates, samples."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _resource_root() -> Path:
    package = Path(__file__).resolve().parent.parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource_path(*parts: str) -> Path:
    """Path of a resource, in a source checkout as in an installed or built program."""
    return _resource_root().joinpath(*parts)
