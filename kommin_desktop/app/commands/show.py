"""The command `show`: lists of the office's records, also while the file is open elsewhere."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import datetime
from typing import Any

from kommin_desktop.app.commands.calling import answer, reader
from kommin_desktop.base.dates import short_date, time_range
from kommin_desktop.base.text import _
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

Lines = list[dict[str, Any]]


def show(call: Namespace) -> None:
    """Show contacts, bodies, meetings, tasks, courses or registrations."""
    shown: dict[str, tuple[Callable[[Connection, str], Lines], Callable[[dict[str, Any]], str]]] = {
        "contacts": (_contacts, _contact_text),
        "bodies": (_bodies, _body_text),
        "meetings": (_meetings, _meeting_text),
        "tasks": (_tasks, _task_text),
        "courses": (_courses, _course_text),
        "registrations": (_registrations, _registration_text),
    }
    ask, text = shown[call.what]
    with reader(call) as connection:
        lines = ask(connection, call.search)
    answer(call, lines, "\n".join(map(text, lines)) or _("Keine Einträge."))


def _contacts(connection: Connection, search: str) -> Lines:
    from kommin_desktop.contacts.queries import contact_lines

    return [
        {
            "id": one.id,
            "kind": one.kind,
            "given": one.given,
            "family": one.family,
            "display": one.display,
            "prefix": one.prefix,
            "suffix": one.suffix,
            "organisation": one.organisation,
            "function": one.function_title or None,
            "emails": [value for kind, value, _label in one.points if kind == "email"],
            "phones": [value for kind, value, _label in one.points if kind in _PHONES],
            "addresses": [
                {name: place[name] for name in _ADDRESS_FIELDS} for place in one.addresses
            ],
            "birthday": one.birth_date.isoformat() if one.birth_date else None,
            "note": one.note,
            "groups": list(one.groups),
        }
        for one in read(connection, contact_lines(search))
    ]


_PHONES = frozenset(("phone", "mobile", "fax", "pager"))
_ADDRESS_FIELDS = ("street", "postcode", "city", "region", "country")


def _bodies(connection: Connection, search: str) -> Lines:
    from kommin_desktop.bodies.queries import bodies, seats

    lines = [one for one in read(connection, bodies()) if _found(search, one.name, one.code)]
    held = read(connection, seats())
    return [
        {
            "id": one.id,
            "name": one.name,
            "kind": one.kind,
            "seats": [
                {
                    "organisation": seat.organisation,
                    "holder": seat.holder,
                    "deputies": list(seat.deputies),
                }
                for seat in held
                if seat.body_id == one.id
            ],
        }
        for one in lines
    ]


def _meetings(connection: Connection, search: str) -> Lines:
    from kommin_desktop.meetings.queries import AgendaLine, all_agendas, meetings
    from kommin_desktop.meetings.rules.numbering import outline

    agendas: dict[int, list[AgendaLine]] = {}
    for item in read(connection, all_agendas()):
        agendas.setdefault(item.meeting_id, []).append(item)
    return [
        {
            "id": one.id,
            "body": one.body,
            "number": one.number,
            "title": one.title,
            "start": one.starts_at.isoformat(timespec="minutes"),
            "end": one.ends_at.isoformat(timespec="minutes") if one.ends_at else None,
            "status": one.status,
            "items": [
                {
                    "number": numbered.number,
                    "title": numbered.item.title,
                    "public": numbered.item.is_public,
                    "heading": numbered.item.is_heading,
                }
                for numbered in outline(agendas.get(one.id, []))
            ],
        }
        for one in read(connection, meetings(search))
    ]


def _tasks(connection: Connection, search: str) -> Lines:
    from kommin_desktop.app import registry
    from kommin_desktop.tasks.queries import tasks

    origins = registry.task_origins(connection)
    return [
        {
            "id": one.id,
            "title": one.title,
            "responsible": one.responsible,
            "due": one.due.isoformat() if one.due else None,
            "status": one.status,
            "origin": origins.get(one.id, ""),
        }
        for one in read(connection, tasks())
        if _found(search, one.title, one.responsible)
    ]


def _courses(connection: Connection, search: str) -> Lines:
    from kommin_desktop.base.clock import local_now
    from kommin_desktop.courses.queries import courses

    return [
        {
            "id": one.id,
            "number": one.number,
            "title": one.title,
            "places": one.places,
            "confirmed": one.confirmed,
            "waiting": one.waiting,
            "status": one.state(local_now()),
        }
        for one in read(connection, courses(search))
    ]


def _registrations(connection: Connection, search: str) -> Lines:
    from kommin_desktop.courses.queries import registrations

    return [
        {
            "id": one.id,
            "course": one.course,
            "contact": one.contact,
            "name": one.name,
            "status": one.status,
            "rank": one.rank,
        }
        for one in read(connection, registrations(search))
    ]


def _found(search: str, *texts: str) -> bool:
    """Whether all words of the search begin a word of the texts, folded."""
    from kommin_desktop.base.names import search_terms, search_text

    words = search_text(*texts).split()
    return all(
        any(word.startswith(spelling) for spelling in spellings for word in words)
        for spellings in search_terms(search)
    )


def _contact_text(one: dict[str, Any]) -> str:
    about = one["organisation"] if one["organisation"] != one["display"] else None
    parts = [one["display"], one["function"], about, *one["emails"][:1], *one["phones"][:1]]
    return f"{one['id']:>6}  " + " · ".join(part for part in parts if part)


def _body_text(one: dict[str, Any]) -> str:
    lines = [f"{one['id']:>6}  {one['name']}"]
    for seat in one["seats"]:
        people = [seat["holder"] or _("ohne Person"), *seat["deputies"]]
        lines.append(f"        {seat['organisation'] or _('persönlich')}: {', '.join(people)}")
    return "\n".join(lines)


def _meeting_text(one: dict[str, Any]) -> str:
    from kommin_desktop.meetings.rules.states import meeting_status_label

    starts, end = datetime.fromisoformat(one["start"]), one["end"]
    times = time_range(starts, datetime.fromisoformat(end) if end else None)
    head = (
        f"{one['id']:>6}  {one['body']}, {one['number']}.  {short_date(starts)}, {times}  "
        f"{meeting_status_label(one['status'])}"
    )
    further = "\n" + " " * 14
    items = [
        f"        {item['number']:<6}{further.join(item['title'].splitlines())}"
        for item in one["items"]
    ]
    return "\n".join([head, *items])


def _task_text(one: dict[str, Any]) -> str:
    from datetime import date

    from kommin_desktop.tasks.rules import status_label

    due = short_date(date.fromisoformat(one["due"])) if one["due"] else _("ohne Frist")
    parts = [one["title"], one["responsible"], due, status_label(one["status"]), one["origin"]]
    return f"{one['id']:>6}  " + " · ".join(part for part in parts if part)


def _course_text(one: dict[str, Any]) -> str:
    from kommin_desktop.courses.rules import course_state_label

    places = _("{n} von {m} belegt, {w} warten").format(
        n=one["confirmed"], m=one["places"], w=one["waiting"]
    )
    state = course_state_label(one["status"])
    return f"{one['id']:>6}  {one['number']}  {one['title']} · {places} · {state}"


def _registration_text(one: dict[str, Any]) -> str:
    from kommin_desktop.courses.rules import registration_status_label

    rank = f" ({one['rank']}.)" if one["rank"] else ""
    state = registration_status_label(one["status"])
    return f"{one['id']:>6}  {one['name']} · {state}{rank}"
