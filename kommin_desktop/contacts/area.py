"""What the contacts area offers the others: search texts and kinds of trash."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.store.search import SearchText
from kommin_desktop.store.trash import TrashKind

_TEXT = """
select c.id,
  c.display || char(31) || coalesce(c.given, '') || char(31) || coalesce(c.family, '')
  || char(31) || coalesce(c.additional, '') || char(31) || coalesce(c.nickname, '')
  || char(31) || coalesce(c.short_name, '') || char(31) || coalesce(c.prefix, '') || char(31)
  || coalesce((select group_concat(o.display || ' ' || a.function_title || ' ' || a.unit, char(31))
      from affiliation a join contact o on o.id = a.organisation_id
      where a.person_id = c.id and a.deleted_at is null), '') || char(31)
  || coalesce((select group_concat(p.value, char(31)) from contact_point p
      where p.contact_id = c.id and p.deleted_at is null), '') || char(31)
  || coalesce((select group_concat(p.street || ' ' || p.postcode || ' ' || p.city, char(31))
      from address p where p.contact_id = c.id and p.deleted_at is null), '') || char(31)
  || coalesce((select group_concat(g.name, char(31)) from group_member m
      join contact_group g on g.id = m.group_id
      where m.contact_id = c.id and m.deleted_at is null and g.deleted_at is null), '')
  || char(31) || c.note
from contact c
where c.deleted_at is null and c.id in (select value from json_each(:ids))"""

SEARCH: tuple[SearchText, ...] = (
    SearchText(
        kind="contact",
        statement=_TEXT,
        owners={
            "contact": "id",
            "contact_point": "contact_id",
            "address": "contact_id",
            "affiliation": "person_id",
            "group_member": "contact_id",
        },
        indirect={
            "contact": "select person_id from affiliation "
            "where organisation_id in (select value from json_each(:keys))",
            "contact_group": "select contact_id from group_member "
            "where group_id in (select value from json_each(:keys))",
        },
    ),
)

TRASH: tuple[TrashKind, ...] = (
    TrashKind("contact", lambda: _("Kontakt"), "display", "kind"),
    TrashKind("contact_group", lambda: _("Gruppe"), "name"),
)
