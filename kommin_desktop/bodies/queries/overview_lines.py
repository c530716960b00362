"""Reading bodies as their page shows them: the list, one with its rules, its members, a contact's.

Members are those of a day and those who come later; whoever has gone is found in the history.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.store.reading import Query


class BodyRow(NamedTuple):
    """A body in the list of bodies, with how many seats it has today."""

    id: int
    name: str
    code: str
    kind: str
    rhythm: str
    note: str
    seats: int


class BodyCard(NamedTuple):
    """A body with all that can be changed of it, and the names of what it refers to."""

    id: int
    name: str
    kind: str
    code: str
    organisation_id: int | None
    organisation: str | None
    municipality_id: int | None
    municipality: str | None
    parent_id: int | None
    parent: str | None
    notice_days: int
    posting_days: int
    approval_mode: str
    objection_days: int
    quorum_rule: str
    numbering: str
    rhythm: str
    file_reference: str
    note: str


class MemberLine(NamedTuple):
    """A seat with who holds it, who follows, and who stands in."""

    id: int
    organisation_id: int | None
    organisation: str | None
    label: str
    capacity: str
    voting: bool
    valid_from: date | None
    valid_to: date | None
    holding_id: int | None
    holder_id: int | None
    holder: str | None
    role: str
    since: date | None
    until: date | None
    next_holder: str | None
    next_since: date | None
    deputies: tuple[tuple[int, int, str], ...]
    """Of each deputy the holding, the person and the name, in their order."""
    periods: int
    """How many periods its history has."""


class ContactSeatLine(NamedTuple):
    """A seat of a contact: one it holds, stands in for, or owns."""

    seat_id: int
    body_id: int
    body: str
    kind: str
    """`holder`, `deputy` or `organisation`."""
    role: str
    capacity: str
    voting: bool
    label: str
    other: str
    """The organisation of a person's seat; the person on an organisation's seat."""
    since: date | None
    until: date | None


class NearPersonLine(NamedTuple):
    """Somebody who could take a seat: of its organisation, or on it already as a deputy."""

    id: int
    display: str
    line: str


_LIVE = """
{0}.deleted_at is null
and ({0}.valid_from is null or {0}.valid_from <= :day)
and ({0}.valid_to is null or {0}.valid_to >= :day)
"""
_LIVE_SEAT, _LIVE_HOLDING = _LIVE.format("s"), _LIVE.format("h")
_NOT_GONE = "{0}.deleted_at is null and ({0}.valid_to is null or {0}.valid_to >= :day)"
_KINDS_IN_ORDER = """
case b.kind when 'round_table' then 0 when 'steering_group' then 1 when 'monitoring_group' then 2
when 'working_group' then 3 when 'initiative_circle' then 4 when 'parents_body' then 5 else 6 end
"""


def _day(day: date | None) -> str:
    return (day or today()).isoformat()


def body_rows(day: date | None = None) -> Query[BodyRow]:
    """All bodies: round tables first, then steering groups and the others, each kind by name."""
    return Query(
        f"""
        select b.id, b.name, b.code, b.kind, b.rhythm, b.note,
               (select count(*) from seat s where s.body_id = b.id and {_LIVE_SEAT})
        from body b where b.deleted_at is null
        order by {_KINDS_IN_ORDER}, b.name collate nocase, b.id
        """,
        BodyRow,
        {"day": _day(day)},
    )


def body_card(body_id: int = 0) -> Query[BodyCard]:
    """One body with its rules."""
    return Query(
        """
        select b.id, b.name, b.kind, b.code, b.organisation_id, o.display, b.municipality_id,
               m.name, b.parent_id, p.name, b.notice_days, b.posting_days, b.approval_mode,
               b.objection_days, b.quorum_rule, b.numbering, b.rhythm, b.file_reference, b.note
        from body b
        left join contact o on o.id = b.organisation_id
        left join municipality m on m.id = b.municipality_id
        left join body p on p.id = b.parent_id
        where b.deleted_at is null and b.id = :id
        """,
        BodyCard,
        {"id": body_id},
    )


def members(body_id: int = 0, day: date | None = None) -> Query[MemberLine]:
    """The seats of a body from a day on, in the order of its attendance list."""
    holder = """
        select h.id from seat_holding h
        join contact p on p.id = h.person_id and p.deleted_at is null
        where h.seat_id = s.id and h.kind = 'holder' and {0} order by {1} limit 1
    """
    following = "h.deleted_at is null and h.valid_from > :day"
    return Query(
        f"""
        select s.id, s.organisation_id, o.display, s.label, s.capacity, s.voting, s.valid_from,
               s.valid_to, h1.id, h1.person_id, p1.display, coalesce(h1.role, ''),
               h1.valid_from, h1.valid_to, p2.display, h2.valid_from,
               (select json_group_array(json_array(id, person_id, display)) from (
                   select h.id, h.person_id, p.display from seat_holding h
                   join contact p on p.id = h.person_id and p.deleted_at is null
                   where h.seat_id = s.id and h.kind = 'deputy' and {_LIVE_HOLDING}
                   order by h.rank, h.id)),
               (select count(*) from seat_holding h
                   where h.seat_id = s.id and h.deleted_at is null)
        from seat s
        join body b on b.id = s.body_id and b.deleted_at is null
        left join contact o on o.id = s.organisation_id
        left join seat_holding h1 on h1.id = ({holder.format(_LIVE_HOLDING, "h.rank, h.id")})
        left join contact p1 on p1.id = h1.person_id
        left join seat_holding h2 on h2.id = ({holder.format(following, "h.valid_from, h.id")})
        left join contact p2 on p2.id = h2.person_id
        where {_NOT_GONE.format("s")} and s.body_id = :body
        order by case s.capacity when 'member' then 0 when 'advisor' then 1 else 2 end,
                 s.position, s.id
        """,
        MemberLine,
        {"body": body_id, "day": _day(day)},
    )


def seats_of_contact(contact_id: int = 0, day: date | None = None) -> Query[ContactSeatLine]:
    """In which bodies a person or an organisation sits from a day on, and as who."""
    return Query(
        f"""
        select seat_id, body_id, body, kind, role, capacity, voting, label, other, since, until
        from (
            select s.id as seat_id, b.id as body_id, b.name as body, h.kind, h.role, s.capacity,
                   s.voting, s.label, coalesce(o.display, '') as other, h.valid_from as since,
                   coalesce(h.valid_to, s.valid_to) as until
            from seat_holding h
            join seat s on s.id = h.seat_id and {_NOT_GONE.format("s")}
            join body b on b.id = s.body_id and b.deleted_at is null
            left join contact o on o.id = s.organisation_id
            where h.person_id = :contact and {_NOT_GONE.format("h")}
            union all
            select s.id, b.id, b.name, 'organisation', '', s.capacity, s.voting, s.label,
                   coalesce((select group_concat(p.display, '; ') from seat_holding h
                       join contact p on p.id = h.person_id and p.deleted_at is null
                       where h.seat_id = s.id and h.kind = 'holder' and {_LIVE_HOLDING}), ''),
                   s.valid_from, s.valid_to
            from seat s
            join body b on b.id = s.body_id and b.deleted_at is null
            where s.organisation_id = :contact and {_NOT_GONE.format("s")}
        )
        order by body collate nocase, kind <> 'holder', seat_id
        """,
        ContactSeatLine,
        {"contact": contact_id, "day": _day(day)},
    )


def people_near_seat(seat_id: int = 0, day: date | None = None) -> Query[NearPersonLine]:
    """Who is near a seat: its deputies first, then the people of its organisation."""
    return Query(
        f"""
        select id, display, line from (
            select p.id, p.display, '' as line, 0 as near, h.rank as place, p.sort_key
            from seat_holding h
            join contact p on p.id = h.person_id and p.deleted_at is null
            where h.seat_id = :seat and h.kind = 'deputy' and {_LIVE_HOLDING}
            union all
            select p.id, p.display, a.function_title, 1, 0, p.sort_key
            from seat s
            join affiliation a on a.organisation_id = s.organisation_id and {_LIVE.format("a")}
            join contact p on p.id = a.person_id and p.deleted_at is null
            where s.id = :seat
        )
        group by id order by min(near), place, sort_key, id
        """,
        NearPersonLine,
        {"seat": seat_id, "day": _day(day)},
    )
