"""Reading the list of contacts: the numbers of all that are wanted, lines for those in sight."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.contacts.queries.lines import TODAYS_AFFILIATION
from kommin_desktop.store.reading import Query
from kommin_desktop.store.search import match_expression

NO_MUNICIPALITY = 0
"""Stands among wanted municipalities for contacts of which none is known."""


class Wanted(NamedTuple):
    """Which contacts a list shows; empty fields want all."""

    search: str = ""
    kind: str = ""
    municipalities: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    """Any of these groups."""
    without_consent: bool = False
    """People of whom no consent is recorded that still holds."""

    @property
    def is_filtered(self) -> bool:
        """Whether anything but a search narrows the list."""
        return self._replace(search="") != ALL


ALL = Wanted()


class IdsLine(NamedTuple):
    """The numbers of all contacts of a list, in its order; one line, so that it stays quick."""

    ids: tuple[int, ...]


class CountLine(NamedTuple):
    """How many there are."""

    contacts: int


class ListLine(NamedTuple):
    """A contact as a row of the list; of organisations how many people belong to them today."""

    id: int
    kind: str
    display: str
    prefix: str | None
    given: str | None
    family: str | None
    function_title: str | None
    organisation: str | None
    organisation_type: str | None
    people: int
    municipality: str | None
    groups: tuple[str, ...]


class FamilyName(NamedTuple):
    """A name that is borne by some contact."""

    name: str


_ORDERS = {
    "name": ("c.sort_key {direction}", "c.id {direction}"),
    "municipality": ("m.name collate nocase {direction} nulls last", "c.sort_key", "c.id"),
    "groups": ("grouped.first collate nocase {direction} nulls last", "c.sort_key", "c.id"),
}
_JOINS = {
    "municipality": "left join municipality m on m.id = c.municipality_id",
    "groups": """left join (select gm.contact_id, min(g.name) as first from group_member gm
        join contact_group g on g.id = gm.group_id
        where gm.deleted_at is null and g.deleted_at is null group by gm.contact_id) grouped
        on grouped.contact_id = c.id""",
}
_CONSENTED = """select k.contact_id from consent k where k.deleted_at is null
    and (k.withdrawn_on is null or k.withdrawn_on > :today)"""


def contact_ids(
    wanted: Wanted = ALL, order: str = "name", ascending: bool = True
) -> Query[IdsLine]:
    """One line with the numbers of all wanted contacts, ordered by name, municipality or groups.

    What has no municipality or group comes last, whichever the direction.
    """
    conditions, parameters = _conditions(wanted)
    direction = "asc" if ascending else "desc"
    keys = [key.format(direction=direction) for key in _ORDERS.get(order, _ORDERS["name"])]
    return Query(
        f"select json_group_array(id) from (select c.id from contact c {_JOINS.get(order, '')} "
        f"where {' and '.join(conditions)} order by {', '.join(keys)})",
        IdsLine,
        parameters,
    )


def contact_count(wanted: Wanted = ALL) -> Query[CountLine]:
    """How many contacts are wanted."""
    conditions, parameters = _conditions(wanted)
    return Query(
        f"select count(*) from contact c where {' and '.join(conditions)}", CountLine, parameters
    )


def list_lines(ids: Sequence[int] = ()) -> Query[ListLine]:
    """The rows of these contacts, in any order."""
    return Query(
        f"""
        select c.id, c.kind, c.display, c.prefix, c.given, c.family, a.function_title, o.display,
          c.organisation_type,
          case c.kind when 'organisation' then (select count(distinct b.person_id)
            from affiliation b join contact p on p.id = b.person_id
            where b.organisation_id = c.id and b.deleted_at is null and p.deleted_at is null
              and (b.valid_from is null or b.valid_from <= :today)
              and (b.valid_to is null or b.valid_to >= :today)) else 0 end,
          (select m.name from municipality m where m.id = c.municipality_id),
          (select json_group_array(g.name order by g.name collate nocase) from group_member gm
            join contact_group g on g.id = gm.group_id where gm.contact_id = c.id
            and gm.deleted_at is null and g.deleted_at is null)
        from contact c
        left join affiliation a on a.id = ({TODAYS_AFFILIATION})
        left join contact o on o.id = a.organisation_id
        where c.id in (select value from json_each(:ids))
        """,
        ListLine,
        {"ids": json.dumps(list(ids)), "today": today().isoformat()},
    )


def similar_candidates(
    name: str = "", keys: Sequence[str] = (), own_id: int = 0, limit: int = 40
) -> Query[ListLine]:
    """Contacts whose words begin with the words of a name, or that share a number or address.

    `keys` are match keys (see `rules.drafts.match_key`); `own_id` is the contact itself.
    """
    found = """select owner_id from (select d.owner_id from search s
        join search_doc d on d.id = s.rowid
        where search match :match and d.kind = 'contact' limit :limit)
        union select p.contact_id from contact_point p where p.deleted_at is null
          and p.match_key <> '' and p.match_key in (select value from json_each(:keys))"""
    lines = list_lines()
    statement = lines.statement.replace(
        "where c.id in (select value from json_each(:ids))",
        f"where c.deleted_at is null and c.id <> :own and c.id in ({found}) order by c.sort_key",
    )
    return Query(
        statement,
        ListLine,
        {
            "today": today().isoformat(),
            "match": match_expression(name),
            "keys": json.dumps([key for key in keys if key]),
            "own": own_id,
            "limit": limit,
        },
    )


def borne_names() -> Query[FamilyName]:
    """Every family name of people and every name of organisations, once."""
    return Query(
        "select distinct coalesce(nullif(family, ''), display) from contact "
        "where deleted_at is null",
        FamilyName,
    )


def _conditions(wanted: Wanted) -> tuple[list[str], dict[str, object]]:
    conditions = ["c.deleted_at is null"]
    parameters: dict[str, object] = {}
    if wanted.search.strip():
        conditions.append(
            "c.id in (select d.owner_id from search s join search_doc d on d.id = s.rowid "
            "where search match :match and d.kind = 'contact')"
        )
        parameters["match"] = match_expression(wanted.search)
    if wanted.kind:
        conditions.append("c.kind = :kind")
        parameters["kind"] = wanted.kind
    if wanted.municipalities:
        conditions.append(
            f"coalesce(c.municipality_id, {NO_MUNICIPALITY}) in "
            "(select value from json_each(:municipalities))"
        )
        parameters["municipalities"] = json.dumps(wanted.municipalities)
    if wanted.groups:
        conditions.append(
            "c.id in (select gm.contact_id from group_member gm where gm.deleted_at is null "
            "and gm.group_id in (select value from json_each(:groups)))"
        )
        parameters["groups"] = json.dumps(wanted.groups)
    if wanted.without_consent:
        conditions.append(f"c.kind = 'person' and c.id not in ({_CONSENTED})")
        parameters["today"] = today().isoformat()
    return conditions, parameters
