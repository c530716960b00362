"""What tasks offer the rest of the program: search, trash and the origins of tasks.

An area whose records give rise to tasks offers `TASK_ORIGINS` of the same shape over its own
link table; the registry reads them all and joins them to the tasks by their number.
"""

from __future__ import annotations

from collections.abc import Callable

from kommin_desktop.base.text import _
from kommin_desktop.store.reading import Query
from kommin_desktop.store.search import SearchText
from kommin_desktop.store.trash import TrashKind
from kommin_desktop.tasks.queries import OriginLine, follow_up_origins

TASK_ORIGINS: tuple[Callable[[], Query[OriginLine]], ...] = (follow_up_origins,)

SEARCH = (
    SearchText(
        kind="task",
        statement=(
            "select t.id, t.title || ' ' || t.responsible_text || ' ' || t.closed_note || ' ' ||"
            " coalesce(r.display, '') || ' ' || coalesce(c.display, '') as text"
            " from task t left join contact r on r.id = t.responsible_id"
            " left join contact c on c.id = t.contact_id"
            " where t.deleted_at is null"
            " and t.id in (select value from json_each(:ids))"
        ),
        owners={"task": "id"},
        indirect={
            "contact": (
                "select id from task where responsible_id in (select value from json_each(:keys))"
                " or contact_id in (select value from json_each(:keys))"
            )
        },
    ),
)

TRASH = (TrashKind(table="task", label=lambda: _("Aufgabe"), title="title"),)
