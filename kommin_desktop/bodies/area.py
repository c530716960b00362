"""What bodies offer the rest of the house: search text and trash."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.store.search import SearchText
from kommin_desktop.store.trash import TrashKind

SEARCH = (
    SearchText(
        kind="body",
        statement=(
            "select b.id, b.name || ' ' || b.code || ' ' || b.note || ' ' ||"
            " coalesce((select group_concat(s.label, ' ') from seat s"
            " where s.body_id = b.id and s.deleted_at is null), '') as text"
            " from body b where b.deleted_at is null"
            " and b.id in (select value from json_each(:ids))"
        ),
        owners={"body": "id", "seat": "body_id"},
    ),
)

TRASH = (
    TrashKind(table="body", label=lambda: _("Gremium"), title="name"),
    TrashKind(
        table="seat",
        label=lambda: _("Sitz"),
        title=(
            "coalesce(nullif(label, ''),"
            " (select c.display from contact c where c.id = organisation_id), '')"
        ),
    ),
)
