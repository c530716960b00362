"""What other areas are told of meetings: how many a body has, and where tasks come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.area import Origin
from kommin_desktop.meetings.queries.overview_lines import meeting_counts, unfinished_meetings
from kommin_desktop.meetings.queries.today_lines import (
    CountedItem,
    TaskPlace,
    items_beside_tasks,
    task_places,
)
from kommin_desktop.meetings.rules.numbering import numbers, plain
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import Source, read


def meetings_of_bodies(connection: Connection) -> Mapping[int, int]:
    """How many meetings each body has had or plans."""
    return {line.body_id: line.meetings for line in read(connection, meeting_counts())}


def why_body_stays(source: Source, body_id: int) -> str:
    """Meetings that people are invited to do not vanish with their body."""
    titles = [line.title for line in read(source, unfinished_meetings(body_id))]
    if not titles:
        return ""
    return ngettext(
        "Das Gremium hat noch eine offene Sitzung: {meetings}. "
        "Sagen Sie sie zuerst ab oder legen Sie sie in den Papierkorb.",
        "Das Gremium hat noch offene Sitzungen: {meetings}. "
        "Sagen Sie sie zuerst ab oder legen Sie sie in den Papierkorb.",
        len(titles),
    ).format(meetings=", ".join(titles))


def task_origins(connection: Connection) -> Sequence[Origin]:
    """The meeting in which a task was given, with the decision or the item it belongs to."""
    agendas: dict[int, list[CountedItem]] = {}
    for item in read(connection, items_beside_tasks()):
        agendas.setdefault(item.meeting_id, []).append(item)
    counted = {key: number for items in agendas.values() for key, number in numbers(items).items()}
    return [
        Origin(
            line.task_id,
            f"{line.body}, {line.meeting} · {_because(line)}",
            _route_of(line, plain(counted.get(line.item_id, ""))),
        )
        for line in read(connection, task_places())
    ]


def _route_of(line: TaskPlace, number: str) -> str:
    route = f"sitzung/{line.meeting_id}/protokoll"
    return f"{route}?top={number}" if number else route


def _because(line: TaskPlace) -> str:
    if line.decision:
        return _("Beschluss {code}").format(code=line.decision)
    return line.item
