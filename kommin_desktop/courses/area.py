"""What courses offer the rest of the program: search and trash."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.store.search import SearchText
from kommin_desktop.store.trash import TrashKind

_COURSE_TEXT = """
select c.id, c.title || char(31) || k.code || '-' || c.year || '-' || c.no || char(31)
  || k.name || char(31) || c.place || char(31) || c.file_reference || char(31) || c.note
  || char(31) || coalesce((select group_concat(s.module || ' ' || s.place, char(31))
    from course_session s where s.course_id = c.id and s.deleted_at is null), '')
  || char(31) || coalesce((select group_concat(coalesce(p.display, t.name), char(31))
    from course_trainer t join course_session s on s.id = t.session_id
    left join contact p on p.id = t.contact_id
    where s.course_id = c.id and t.deleted_at is null and s.deleted_at is null), '')
  || char(31) || coalesce((select group_concat(o.display, char(31)) from course_host h
    join contact o on o.id = h.organisation_id
    where h.course_id = c.id and h.deleted_at is null), '')
from course c join course_kind k on k.id = c.kind_id
where c.deleted_at is null and c.id in (select value from json_each(:ids))"""

SEARCH: tuple[SearchText, ...] = (
    SearchText(
        kind="course",
        statement=_COURSE_TEXT,
        owners={"course": "id", "course_session": "course_id", "course_host": "course_id"},
        indirect={
            "course_kind": (
                "select id from course where kind_id in (select value from json_each(:keys))"
            ),
            "course_trainer": (
                "select s.course_id from course_trainer t join course_session s"
                " on s.id = t.session_id where t.id in (select value from json_each(:keys))"
            ),
            "contact": (
                "select s.course_id from course_trainer t join course_session s"
                " on s.id = t.session_id"
                " where t.contact_id in (select value from json_each(:keys))"
                " union select course_id from course_host"
                " where organisation_id in (select value from json_each(:keys))"
            ),
        },
    ),
)

TRASH: tuple[TrashKind, ...] = (TrashKind("course", lambda: _("Kurs"), "title"),)
