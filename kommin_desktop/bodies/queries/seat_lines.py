"""Reading the seats of bodies as at a day: who holds them, stands in, and is to be invited."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.store.reading import Query


class BodyLine(NamedTuple):
    """A body as lists show it."""

    id: int
    name: str
    code: str
    kind: str
    notice_days: int
    posting_days: int
    approval_mode: str
    objection_days: int
    quorum_rule: str
    numbering: str
    rhythm: str
    file_reference: str


class SeatLine(NamedTuple):
    """A seat on a day: who owns it, who holds it, who stands in."""

    id: int
    body_id: int
    organisation_id: int | None
    organisation: str | None
    label: str
    capacity: str
    voting: bool
    holder_id: int | None
    holder: str | None
    role: str
    deputy_ids: tuple[int, ...]
    deputies: tuple[str, ...]


class SeatPersonLine(NamedTuple):
    """A person on a seat on a day, or the owning organisation of a seat that nobody holds."""

    seat_id: int
    body_id: int
    contact_id: int
    kind: str
    """`holder`, `deputy` or `organisation`."""
    rank: int
    role: str
    display: str
    prefix: str | None
    organisation_id: int | None
    organisation: str | None
    capacity: str
    voting: bool


class InviteeLine(NamedTuple):
    """Who gets a letter: one line a contact, however many seats it has."""

    contact_id: int
    seat_id: int
    display: str
    organisation: str | None
    without_person: bool
    """The letter goes to the organisation's leadership, nobody is known there."""


class HoldingLine(NamedTuple):
    """A period in which somebody held a seat or stood in, for its history."""

    id: int
    seat_id: int
    person_id: int
    person: str
    kind: str
    rank: int
    role: str
    valid_from: date | None
    valid_to: date | None


_BODIES = """
select b.id, b.name, b.code, b.kind, b.notice_days, b.posting_days, b.approval_mode,
       b.objection_days, b.quorum_rule, b.numbering, b.rhythm, b.file_reference
from body b where b.deleted_at is null
"""

# Holdings and seats of one day; first and last day belong to a period.
_LIVE_HOLDING = """
h.deleted_at is null
and (h.valid_from is null or h.valid_from <= :day)
and (h.valid_to is null or h.valid_to >= :day)
"""
_LIVE_SEAT = """
s.deleted_at is null
and (s.valid_from is null or s.valid_from <= :day)
and (s.valid_to is null or s.valid_to >= :day)
"""

_SEAT_PERSONS = f"""
select s.id as seat_id, s.body_id, p.id as contact_id, h.kind, h.rank, h.role, p.display,
       p.prefix, s.organisation_id, o.display as organisation, s.capacity, s.voting,
       s.position, h.id as holding_id
from seat s
join seat_holding h on h.seat_id = s.id and {_LIVE_HOLDING}
join contact p on p.id = h.person_id and p.deleted_at is null
left join contact o on o.id = s.organisation_id
where {_LIVE_SEAT} and s.body_id in (select value from json_each(:bodies))
union all
select s.id, s.body_id, o.id, 'organisation', 1, '', o.display,
       null, s.organisation_id, o.display, s.capacity, s.voting, s.position, 0
from seat s
join contact o on o.id = s.organisation_id and o.deleted_at is null
where {_LIVE_SEAT} and s.body_id in (select value from json_each(:bodies))
and not exists (
    select 1 from seat_holding h
    join contact p on p.id = h.person_id and p.deleted_at is null
    where h.seat_id = s.id and h.kind = 'holder' and {_LIVE_HOLDING}
)
"""


def _day(day: date | None) -> str:
    return (day or today()).isoformat()


def bodies() -> Query[BodyLine]:
    """All bodies by name."""
    return Query(_BODIES + " order by b.name collate nocase, b.id", BodyLine)


def body_line(body_id: int = 0) -> Query[BodyLine]:
    """One body."""
    return Query(_BODIES + " and b.id = :id", BodyLine, {"id": body_id})


def seats(body_id: int | None = None, day: date | None = None) -> Query[SeatLine]:
    """The seats of one body (or of all) on a day (today), with holders and deputies."""
    statement = f"""
        select s.id, s.body_id, s.organisation_id, o.display, s.label, s.capacity, s.voting,
               holder.person_id, person.display, coalesce(holder.role, ''),
               (select json_group_array(person_id) from (
                   select h.person_id from seat_holding h
                   join contact p on p.id = h.person_id and p.deleted_at is null
                   where h.seat_id = s.id and h.kind = 'deputy' and {_LIVE_HOLDING}
                   order by h.rank, h.id)),
               (select json_group_array(display) from (
                   select p.display from seat_holding h
                   join contact p on p.id = h.person_id and p.deleted_at is null
                   where h.seat_id = s.id and h.kind = 'deputy' and {_LIVE_HOLDING}
                   order by h.rank, h.id))
        from seat s
        join body b on b.id = s.body_id and b.deleted_at is null
        left join contact o on o.id = s.organisation_id
        left join seat_holding holder on holder.id = (
            select h.id from seat_holding h
            join contact p on p.id = h.person_id and p.deleted_at is null
            where h.seat_id = s.id and h.kind = 'holder' and {_LIVE_HOLDING}
            order by h.rank, h.id limit 1)
        left join contact person on person.id = holder.person_id
        where {_LIVE_SEAT} and (:body is null or s.body_id = :body)
        order by s.body_id, s.position, s.id
    """
    return Query(statement, SeatLine, {"body": body_id, "day": _day(day)})


def seat_persons(body_ids: Sequence[int] = (), day: date | None = None) -> Query[SeatPersonLine]:
    """Everybody on the seats of some bodies on a day: holders, deputies, orphaned owners."""
    statement = f"""
        select seat_id, body_id, contact_id, kind, rank, role, display, prefix,
               organisation_id, organisation, capacity, voting
        from ({_SEAT_PERSONS})
        order by body_id, position, seat_id, kind <> 'holder', rank, holding_id
    """
    return Query(
        statement, SeatPersonLine, {"bodies": json.dumps(list(body_ids)), "day": _day(day)}
    )


def invitees(body_ids: Sequence[int] = (), day: date | None = None) -> Query[InviteeLine]:
    """Whom an invitation goes to on a day: holders, else the seat's organisation, each once."""
    statement = f"""
        select l.contact_id, l.seat_id, l.display, l.organisation, l.kind = 'organisation'
        from (
            select *, row_number() over (
                partition by contact_id order by body_id, position, seat_id) as hat
            from ({_SEAT_PERSONS})
            where kind in ('holder', 'organisation')
        ) l
        join contact c on c.id = l.contact_id
        where l.hat = 1
        order by c.sort_key, l.contact_id
    """
    return Query(statement, InviteeLine, {"bodies": json.dumps(list(body_ids)), "day": _day(day)})


def holdings(seat_id: int = 0) -> Query[HoldingLine]:
    """Who held a seat or stood in, the latest first."""
    return Query(
        """
        select h.id, h.seat_id, h.person_id, p.display, h.kind, h.rank, h.role,
               h.valid_from, h.valid_to
        from seat_holding h join contact p on p.id = h.person_id
        where h.deleted_at is null and h.seat_id = :seat
        order by h.valid_from is null, h.valid_from desc, h.kind <> 'holder', h.rank, h.id
        """,
        HoldingLine,
        {"seat": seat_id},
    )
