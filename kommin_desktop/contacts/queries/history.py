"""Reading what was done to a contact and to all that belongs to it."""

from __future__ import annotations

from typing import NamedTuple

from kommin_desktop.store.reading import Query
from kommin_desktop.store.undo import WorkLine

_PARTS = (
    ("address", "contact_id"),
    ("contact_point", "contact_id"),
    ("group_member", "contact_id"),
    ("affiliation", "person_id"),
    ("consent", "contact_id"),
    ("contact_note", "contact_id"),
)


class PartChange(NamedTuple):
    """What one work did to a contact or a part of it; images are JSON of the changed fields."""

    work_id: int
    table: str
    key: int
    before: str | None
    after: str | None
    names: str
    """Whom the change speaks of beside the contact: the group, organisation or purpose."""


_STANDING = " union all ".join(
    f"select '{table}', id from {table} where {column} = :id" for table, column in _PARTS
)
_TOUCHES = f"""
    ((r.tbl = 'contact' and r.key = :id) or (r.tbl, r.key) in ({_STANDING})
      or (r.tbl in ('address', 'contact_point', 'group_member', 'consent', 'contact_note')
          and :id in (json_extract(r.before, '$.contact_id'),
                      json_extract(r.after, '$.contact_id')))
      or (r.tbl = 'affiliation' and :id in (json_extract(r.before, '$.person_id'),
                                            json_extract(r.after, '$.person_id'))))"""


def contact_works(contact_id: int = 0) -> Query[WorkLine]:
    """What was done to a contact and what belongs to it, newest first."""
    return Query(
        f"""
        select distinct w.id, w.at, w.by, w.label, w.state, w.sealed
        from work_row r join work w on w.id = r.work_id
        where {_TOUCHES}
        order by w.id desc
        """,
        WorkLine,
        {"id": contact_id},
    )


def _told(field: str, table: str, own: str) -> str:
    """SQL for the name of what a part points to, in its images or its present row."""
    return (
        f"(select n.{own} from {table} n where n.id = coalesce("
        f"json_extract(r.after, '$.{field}'), json_extract(r.before, '$.{field}'), "
        f"(select p.{field} from {{part}} p where p.id = r.key)))"
    )


def contact_changes(contact_id: int = 0) -> Query[PartChange]:
    """Each record of a contact that a work changed, with the values before and after."""
    group = _told("group_id", "contact_group", "name").format(part="group_member")
    organisation = _told("organisation_id", "contact", "display").format(part="affiliation")
    purpose = _told("purpose_id", "consent_purpose", "name").format(part="consent")
    return Query(
        f"""
        select r.work_id, r.tbl, r.key, r.before, r.after,
          coalesce(case r.tbl when 'group_member' then {group}
            when 'affiliation' then {organisation} when 'consent' then {purpose} end, '')
        from work_row r
        where {_TOUCHES} and (r.before is not null or r.after is not null)
        order by r.work_id desc, r.tbl, r.key
        """,
        PartChange,
        {"id": contact_id},
    )
