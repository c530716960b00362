"""What meetings offer the rest of the house: search text, trash, where tasks come from."""

from __future__ import annotations

from collections.abc import Callable

from kommin_desktop.base.text import _
from kommin_desktop.meetings.queries import task_origins
from kommin_desktop.store.reading import Query
from kommin_desktop.store.search import SearchText
from kommin_desktop.store.trash import TrashKind
from kommin_desktop.tasks.queries import OriginLine

TASK_ORIGINS: tuple[Callable[[], Query[OriginLine]], ...] = (task_origins,)

_ITEMS_OF_MEETING = (
    "(select group_concat(i.title || ' ' || i.text || ' ' || i.presenter, ' ') from agenda_item i"
    " where i.meeting_id = m.id and i.deleted_at is null)"
)
_DECISIONS_OF_MEETING = (
    "(select group_concat(d.code || ' ' || d.wording || ' ' || d.status_text, ' ') from decision d"
    " where d.meeting_id = m.id and d.deleted_at is null)"
)
_REMARKS_OF_MEETING = (
    "(select group_concat(r.text, ' ') from remark r join agenda_item i on i.id = r.agenda_item_id"
    " where i.meeting_id = m.id and i.deleted_at is null and r.deleted_at is null)"
)
_PEOPLE_OF_MEETING = (
    "(select group_concat(a.name || ' ' || a.guest_name || ' ' || a.organisation, ' ')"
    " from attendance a where a.meeting_id = m.id and a.deleted_at is null)"
)

SEARCH = (
    SearchText(
        kind="meeting",
        statement=(
            "select m.id, b.name || ' ' || b.code || ' ' || b.code || m.number || ' ' || m.title"
            " || ' ' || m.place || ' ' || m.preamble"
            f" || ' ' || coalesce({_ITEMS_OF_MEETING}, '')"
            f" || ' ' || coalesce({_DECISIONS_OF_MEETING}, '')"
            f" || ' ' || coalesce({_REMARKS_OF_MEETING}, '')"
            f" || ' ' || coalesce({_PEOPLE_OF_MEETING}, '') as text"
            " from meeting m join body b on b.id = m.body_id and b.deleted_at is null"
            " where m.deleted_at is null"
            " and m.id in (select value from json_each(:ids))"
        ),
        owners={
            "meeting": "id",
            "agenda_item": "meeting_id",
            "decision": "meeting_id",
            "attendance": "meeting_id",
        },
        indirect={
            "body": (
                "select id from meeting where body_id in (select value from json_each(:keys))"
            ),
            "remark": (
                "select i.meeting_id from remark r join agenda_item i on i.id = r.agenda_item_id"
                " where r.id in (select value from json_each(:keys))"
            ),
        },
    ),
    SearchText(
        kind="topic",
        statement=(
            "select t.id, t.title || ' ' || t.text || ' ' || t.suggested_by as text from topic t"
            " where t.deleted_at is null and t.id in (select value from json_each(:ids))"
        ),
        owners={"topic": "id"},
    ),
)

TRASH = (
    TrashKind(table="meeting", label=lambda: _("Sitzung"), title="title"),
    TrashKind(table="agenda_item", label=lambda: _("Tagesordnungspunkt"), title="title"),
    TrashKind(table="decision", label=lambda: _("Beschluss"), title="wording"),
    TrashKind(table="remark", label=lambda: _("Merker"), title="text"),
    TrashKind(table="topic", label=lambda: _("Thema"), title="title"),
)
