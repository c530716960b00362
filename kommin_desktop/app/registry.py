"""Joins what the areas offer, for the window and the command line alike; without Qt."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read
from kommin_desktop.store.search import SearchText
from kommin_desktop.store.trash import TrashKind

AREAS = ("office", "contacts", "bodies", "letters", "tasks", "meetings", "courses")


def load_models() -> None:
    """Let SQLAlchemy know all tables; before a file is made or changed."""
    for area in AREAS:
        if find_spec(f"kommin_desktop.{area}.model"):
            import_module(f"kommin_desktop.{area}.model")


def _areas() -> list[ModuleType]:
    return [
        import_module(f"kommin_desktop.{area}.area")
        for area in AREAS
        if find_spec(f"kommin_desktop.{area}.area")
    ]


def search_texts() -> tuple[SearchText, ...]:
    """What the full-text search finds."""
    return tuple(text for area in _areas() for text in getattr(area, "SEARCH", ()))


def trash_kinds() -> tuple[TrashKind, ...]:
    """What can lie in the trash."""
    return tuple(kind for area in _areas() for kind in getattr(area, "TRASH", ()))


def task_origins(connection: Connection) -> dict[int, str]:
    """Where each task comes from, in words, joined over all areas."""
    found: dict[int, list[str]] = {}
    for area in _areas():
        for origins in getattr(area, "TASK_ORIGINS", ()):
            for line in read(connection, origins()):
                found.setdefault(line.task_id, []).append(line.origin)
    return {number: "; ".join(origins) for number, origins in found.items()}
