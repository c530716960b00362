"""Reading for whoever takes the minutes: people by the words of their names, keys of drafts."""

from __future__ import annotations

from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.contacts.queries.lines import TODAYS_AFFILIATION
from kommin_desktop.store.reading import Query
from kommin_desktop.store.search import match_expression


class FoundPerson(NamedTuple):
    """A contact whose words begin as typed."""

    id: int
    display: str
    organisation: str
    is_organisation: bool


def text_draft_key(item_id: int) -> str:
    """Under which key the unsaved text of an item is kept."""
    return f"agenda_item/{item_id}/text"


def people_named(words: str = "", near: str = "[]", limit: int = 12) -> Query[FoundPerson]:
    """Contacts whose words begin with these words; those of the JSON list `near` come first."""
    return Query(
        f"""
        select c.id, c.display, coalesce(o.display, ''), c.kind = 'organisation'
        from contact c
        left join affiliation a on a.id = ({TODAYS_AFFILIATION})
        left join contact o on o.id = a.organisation_id
        where c.deleted_at is null and c.id in (
            select d.owner_id from search s join search_doc d on d.id = s.rowid
            where search match :match and d.kind = 'contact')
        order by c.id not in (select value from json_each(:near)), c.kind = 'organisation',
                 c.sort_key, c.id
        limit :limit
        """,
        FoundPerson,
        {
            "match": match_expression(words),
            "near": near,
            "limit": limit,
            "today": today().isoformat(),
        },
    )
