"""Finding meetings for the palette: by number, body, place and day, and by the titles of items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import short_date, time_range
from kommin_desktop.base.names import fold
from kommin_desktop.base.text import _
from kommin_desktop.kit.area import Found
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import AgendaLine, FoundMeeting
from kommin_desktop.meetings.rules.numbering import item_label, numbers, plain
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

_LOOKED_AT = 40
_DAY = re.compile(r"^(\d{1,2})\.\s*(\d{1,2})\.?\s*(\d{2}|\d{4})?$")


def find_meetings(connection: Connection, text: str, limit: int) -> Sequence[Found]:
    """Meetings and agenda items whose words begin with what was typed, those around today first.

    A day („3.12.“) finds the meetings on it.
    """
    now = today().isoformat()
    if (day := _day(text)) is not None:
        on_day = read(connection, queries.meetings_on([day], now))
        return [_meeting(line) for line in on_day][:limit]
    words = fold(text).split()
    if not words:
        return ()
    lines = read(connection, queries.meetings_named(text, now, _LOOKED_AT))
    named = [_meeting(line) for line in lines if _begins(_own_words(line), words)]
    items = _items(connection, lines, words, limit)
    kept = named[: max(limit - len(items), (limit + 1) // 2)]
    return [*kept, *items][:limit]


def _items(
    connection: Connection, meetings: Sequence[FoundMeeting], words: Sequence[str], limit: int
) -> list[Found]:
    """The items among these meetings whose title or presenter has the words."""
    by_id = {line.id: line for line in meetings}
    found: list[Found] = []
    ids = [
        item
        for item in read(connection, queries.items_of(list(by_id), today().isoformat()))
        if _begins(f"{item.title} {item.presenter}", words)
    ][:limit]
    agendas: dict[int, list[AgendaLine]] = {}
    for item in ids:
        meeting = by_id[item.meeting_id]
        if item.meeting_id not in agendas:
            agendas[item.meeting_id] = read(connection, queries.agenda(item.meeting_id))
        number = numbers(agendas[item.meeting_id]).get(item.id, "")
        label = item_label(number)
        place = ", ".join(part for part in (meeting.title, label) if part)
        top = f"?top={plain(number)}" if plain(number) else ""
        parts = [_("verantwortlich: {name}").format(name=item.presenter)] if item.presenter else []
        parts += [meeting.body, short_date(meeting.starts_at.date())]
        found.append(
            Found(
                f"{place}: {item.title}",
                " · ".join(parts),
                f"sitzung/{item.meeting_id}/protokoll{top}",
                edit_route=f"sitzung/{item.meeting_id}/vorbereitung{top}",
                icon="messages-square",
            )
        )
    return found


def _meeting(line: FoundMeeting) -> Found:
    named = f"{line.number}. {line.body}" if line.number else line.body
    ordinary = line.title in ("", f"{line.number}. Sitzung")
    when = f"{short_date(line.starts_at.date())}, {time_range(line.starts_at, None)}"
    return Found(
        named if ordinary else f"{line.title} · {line.body}",
        " · ".join(part for part in (when, line.place) if part),
        f"sitzung/{line.id}",
        edit_route=f"sitzung/{line.id}/vorbereitung",
        icon="messages-square",
    )


def _own_words(line: FoundMeeting) -> str:
    short = f"{line.code} {line.code}{line.number}"
    return f"{short} {line.number} {line.title} {line.body} {line.place}"


def _begins(text: str, words: Sequence[str]) -> bool:
    folded = f" {fold(text)}"
    return all(f" {word}" in folded for word in words)


def _day(text: str) -> str | None:
    """„3.12.“ as the end of a stored day; None if no day was typed."""
    found = _DAY.match(text.strip())
    if found is None:
        return None
    day, month, year = found.groups()
    tail = f"-{int(month):02d}-{int(day):02d}"
    return tail if year is None else f"{int(year) + (2000 if len(year) == 2 else 0):04d}{tail}"
