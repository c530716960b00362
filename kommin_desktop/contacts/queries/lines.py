"""Reading contacts whole: for other programs, letters, snapshots, groups and duplicates."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.store.reading import Query
from kommin_desktop.store.search import match_expression

TODAYS_AFFILIATION = """
    select a.id from affiliation a join contact o on o.id = a.organisation_id
    where a.person_id = c.id and a.deleted_at is null and o.deleted_at is null
      and (a.valid_from is null or a.valid_from <= :today)
      and (a.valid_to is null or a.valid_to >= :today)
    order by a.is_primary desc, a.id limit 1"""
"""SQL for the number of the affiliation that counts today, of the contact `c`."""

_POSTAL = """
    select p.id from address p where p.contact_id = {owner} and p.deleted_at is null
      and (p.valid_from is null or p.valid_from <= :today)
      and (p.valid_to is null or p.valid_to >= :today)
    order by p.is_postal_default desc, (p.city = '') , p.id limit 1"""


class ContactLine(NamedTuple):
    """A contact with all that belongs to it; addresses are JSON objects."""

    id: int
    kind: str
    uid: str
    given: str | None
    additional: str | None
    family: str | None
    display: str
    prefix: str | None
    suffix: str | None
    nickname: str | None
    salutation: str | None
    organisation: str | None
    unit: str | None
    function_title: str | None
    points: tuple[tuple[str, str, str], ...]
    addresses: tuple[dict[str, str], ...]
    birth_date: date | None
    languages: str | None
    note: str
    groups: tuple[str, ...]
    municipality: str | None


class LetterAddress(NamedTuple):
    """Whom a letter goes to and where: the person, today's primary organisation, the address."""

    contact_id: int
    kind: str
    display: str
    salutation: str | None
    prefix: str | None
    given: str | None
    family: str | None
    suffix: str | None
    greeting_override: str
    organisation: str | None
    unit: str | None
    function_title: str | None
    care_of: str
    street: str
    extra: str
    po_box: str
    postcode: str
    city: str
    country: str
    at_home: bool
    email: str | None
    preferred_channel: str
    letter_language: str
    blocked: bool


class NameLine(NamedTuple):
    """A contact's name with today's organisation and function, for snapshots."""

    id: int
    kind: str
    display: str
    organisation: str | None
    function_title: str | None
    prefix: str | None


class MemberLine(NamedTuple):
    """A member of a group with today's primary organisation."""

    contact_id: int
    kind: str
    display: str
    organisation_id: int | None
    organisation: str | None


class MatchLine(NamedTuple):
    """What duplicates of a contact are found by: given and family name, keys of its points."""

    id: int
    kind: str
    uid: str
    name: str
    postcode: str | None
    keys: tuple[str, ...]


class GroupLine(NamedTuple):
    """A group and how many living contacts it has."""

    id: int
    name: str
    members: int


_CONTACTS = f"""
select c.id, c.kind, c.uid, c.given, c.additional, c.family, c.display, c.prefix, c.suffix,
  c.nickname, c.salutation, case c.kind when 'organisation' then c.display else o.display end,
  a.unit, a.function_title,
  (select json_group_array(json_array(p.kind, p.value, p.label)) from contact_point p
    where p.contact_id = c.id and p.deleted_at is null),
  (select json_group_array(json_object('kind', p.kind, 'street', p.street, 'extra', p.extra,
      'po_box', p.po_box, 'postcode', p.postcode, 'city', p.city, 'region', p.region,
      'country', p.country)) from address p
    where p.contact_id = c.id and p.deleted_at is null),
  c.birth_date, c.languages, c.note,
  (select json_group_array(g.name) from group_member m join contact_group g on g.id = m.group_id
    where m.contact_id = c.id and m.deleted_at is null and g.deleted_at is null),
  (select m.name from municipality m where m.id = c.municipality_id)
from contact c
left join affiliation a on a.id = ({TODAYS_AFFILIATION})
left join contact o on o.id = a.organisation_id
where c.deleted_at is null"""


def contact_lines(search: str = "", ids: Sequence[int] | None = None) -> Query[ContactLine]:
    """All contacts in list order, or those whose words begin with the words of `search`."""
    parameters: dict[str, object] = {"today": today().isoformat()}
    statement = _CONTACTS
    if search.strip():
        statement += (
            " and c.id in (select d.owner_id from search s join search_doc d on d.id = s.rowid "
            "where search match :match and d.kind = 'contact')"
        )
        parameters["match"] = match_expression(search)
    if ids is not None:
        statement += " and c.id in (select value from json_each(:ids))"
        parameters["ids"] = json.dumps(list(ids))
    return Query(statement + " order by c.sort_key, c.id", ContactLine, parameters)


def letter_addresses(ids: Sequence[int] = ()) -> Query[LetterAddress]:
    """Where letters to these contacts go today; own address first, else the organisation's."""
    return Query(
        f"""
        select c.id, c.kind, c.display, c.salutation, c.prefix, c.given, c.family, c.suffix,
          c.greeting_override, o.display, a.unit, a.function_title,
          coalesce(p.care_of, ''), coalesce(p.street, ''), coalesce(p.extra, ''),
          coalesce(p.po_box, ''), coalesce(p.postcode, ''), coalesce(p.city, ''),
          coalesce(p.country, ''), coalesce(p.kind = 'home', 0),
          coalesce(nullif(a.email, ''), (select e.value from contact_point e
            where e.contact_id = c.id and e.kind = 'email' and e.deleted_at is null
            order by e.id limit 1)),
          c.preferred_channel, c.letter_language, c.blocked
        from contact c
        left join affiliation a on a.id = ({TODAYS_AFFILIATION})
        left join contact o on o.id = a.organisation_id
        left join address p on p.id = coalesce(({_POSTAL.format(owner="c.id")}),
          ({_POSTAL.format(owner="a.organisation_id")}))
        where c.deleted_at is null and c.id in (select value from json_each(:ids))
        order by c.sort_key, c.id
        """,
        LetterAddress,
        {"ids": json.dumps(list(ids)), "today": today().isoformat()},
    )


def names(ids: Sequence[int] = ()) -> Query[NameLine]:
    """Names, organisations and functions as they are today."""
    return Query(
        f"""
        select c.id, c.kind, c.display, o.display, a.function_title, c.prefix from contact c
        left join affiliation a on a.id = ({TODAYS_AFFILIATION})
        left join contact o on o.id = a.organisation_id
        where c.id in (select value from json_each(:ids)) order by c.sort_key, c.id
        """,
        NameLine,
        {"ids": json.dumps(list(ids)), "today": today().isoformat()},
    )


def group_members(group_name: str = "") -> Query[MemberLine]:
    """The members of a group in list order."""
    return Query(
        f"""
        select c.id, c.kind, c.display, o.id, o.display
        from contact_group g join group_member m on m.group_id = g.id
        join contact c on c.id = m.contact_id
        left join affiliation a on a.id = ({TODAYS_AFFILIATION})
        left join contact o on o.id = a.organisation_id
        where g.name = :name and g.deleted_at is null and m.deleted_at is null
          and c.deleted_at is null
        order by c.sort_key, c.id
        """,
        MemberLine,
        {"name": group_name, "today": today().isoformat()},
    )


def groups() -> Query[GroupLine]:
    """All groups by name."""
    return Query(
        "select g.id, g.name, (select count(*) from group_member m join contact c "
        "on c.id = m.contact_id where m.group_id = g.id and m.deleted_at is null "
        "and c.deleted_at is null) from contact_group g where g.deleted_at is null "
        "order by g.name collate nocase",
        GroupLine,
    )


def groups_of_many(ids: Sequence[int] = ()) -> Query[GroupLine]:
    """The groups that any of these contacts are in, and how many of them."""
    return Query(
        "select g.id, g.name, count(*) from contact_group g "
        "join group_member m on m.group_id = g.id where m.deleted_at is null "
        "and g.deleted_at is null and m.contact_id in (select value from json_each(:ids)) "
        "group by g.id order by g.name collate nocase",
        GroupLine,
        {"ids": json.dumps(list(ids))},
    )


def match_lines() -> Query[MatchLine]:
    """All contacts with what duplicates are found by."""
    return Query(
        "select c.id, c.kind, c.uid, coalesce(nullif(trim("
        "coalesce(c.given, '') || ' ' || coalesce(c.family, '')), ''), c.display), "
        "(select a.postcode from address a where a.contact_id = c.id and a.deleted_at is null "
        "and a.postcode <> '' order by a.id limit 1), "
        "(select json_group_array(p.match_key) from contact_point p where p.contact_id = c.id "
        "and p.deleted_at is null and p.match_key <> '') "
        "from contact c where c.deleted_at is null order by c.id",
        MatchLine,
    )
