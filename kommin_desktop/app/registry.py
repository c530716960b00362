"""Joins what the areas offer, for the window and the command line alike; without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read
from kommin_desktop.store.search import SearchText
from kommin_desktop.store.trash import TrashKind


def load_models() -> None:
    """Let SQLAlchemy know all tables; before a file is made or changed."""
    import kommin_desktop.bodies.model
    import kommin_desktop.contacts.model
    import kommin_desktop.courses.model
    import kommin_desktop.letters.model
    import kommin_desktop.meetings.model
    import kommin_desktop.office.model
    import kommin_desktop.tasks.model  # noqa: F401


def search_texts() -> tuple[SearchText, ...]:
    """What the full-text search finds."""
    return tuple(text for area in _areas() for text in area.SEARCH)


def trash_kinds() -> tuple[TrashKind, ...]:
    """What can lie in the trash."""
    return tuple(kind for area in _areas() for kind in area.TRASH)


def task_origins(connection: Connection) -> dict[int, str]:
    """Where each task comes from, in words, joined over all areas."""
    from kommin_desktop.meetings import area as meetings
    from kommin_desktop.tasks import area as tasks

    found: dict[int, list[str]] = {}
    for origins in (*tasks.TASK_ORIGINS, *meetings.TASK_ORIGINS):
        for line in read(connection, origins()):
            found.setdefault(line.task_id, []).append(line.origin)
    return {number: "; ".join(origins) for number, origins in found.items()}


def _areas() -> Sequence[ModuleType]:
    """In the order of search and trash; loaded when asked for, since a start needs none of it."""
    from kommin_desktop.bodies import area as bodies
    from kommin_desktop.contacts import area as contacts
    from kommin_desktop.courses import area as courses
    from kommin_desktop.letters import area as letters
    from kommin_desktop.meetings import area as meetings
    from kommin_desktop.office import area as office
    from kommin_desktop.tasks import area as tasks

    return (office, contacts, bodies, letters, tasks, meetings, courses)
