"""Finding courses for the palette, and people and organisations while a name is typed."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.clock import local_now
from kommin_desktop.base.folding import has_words
from kommin_desktop.contacts.queries import Wanted, contact_ids, list_lines
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import CourseLine
from kommin_desktop.courses.rules import OVER, course_state_label
from kommin_desktop.courses.ui.words import course_period
from kommin_desktop.kit.area import Found
from kommin_desktop.kit.desk import Desk
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

_AT_MOST = 12


def course_words(line: CourseLine) -> str:
    """All that a search looks at."""
    parts = (line.title, line.number, line.kind, line.place, *line.trainers, *line.hosts)
    return " ".join(parts)


def find_courses(connection: Connection, text: str, limit: int) -> Sequence[Found]:
    """Courses by the beginnings of their words, those that are not over first."""
    if not text.strip():
        return ()
    lines = [
        one for one in read(connection, queries.courses()) if has_words(course_words(one), text)
    ]
    lines.sort(key=lambda one: one.stored_status in OVER)
    return [_found(line) for line in lines[:limit]]


def _found(line: CourseLine) -> Found:
    words = (line.number, course_state_label(line.state(local_now())), course_period(line))
    return Found(
        line.title,
        " · ".join(words),
        f"kurse/{line.id}",
        edit_route=f"kurse/{line.id}/bearbeiten",
        icon="graduation-cap",
    )


def find_people(desk: Desk, text: str) -> Sequence[tuple[int, str]] | None:
    """People who fit what is typed, by number and name; None while the file is busy."""
    return _names(desk, Wanted(text, kind=Kind.PERSON)) if text.strip() else ()


def find_organisations(desk: Desk, text: str) -> Sequence[tuple[int, str]] | None:
    """Organisations that fit what is typed; None while the file is busy."""
    return _names(desk, Wanted(text, kind=Kind.ORGANISATION)) if text.strip() else ()


def _names(desk: Desk, wanted: Wanted) -> Sequence[tuple[int, str]] | None:
    def look(connection: Connection) -> list[tuple[int, str]]:
        ids = read(connection, contact_ids(wanted))[0].ids[:_AT_MOST]
        names = {line.id: line.display for line in read(connection, list_lines(ids))}
        return [(number, names[number]) for number in ids if number in names]

    found: Sequence[tuple[int, str]] | None = desk.try_read(look)
    return found
