"""What letters offer the rest of the program: search and trash."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.store.search import SearchText
from kommin_desktop.store.trash import TrashKind

SEARCH = (
    SearchText(
        kind="letter_run",
        statement=(
            "select r.id, r.subject || ' ' || coalesce((select group_concat(i.address_text, ' ')"
            " from letter_item i where i.run_id = r.id and i.deleted_at is null), '') as text"
            " from letter_run r where r.deleted_at is null"
            " and r.id in (select value from json_each(:ids))"
        ),
        owners={"letter_run": "id", "letter_item": "run_id"},
    ),
    SearchText(
        kind="letter_template",
        statement=(
            "select t.id, t.name || ' ' || t.subject || ' ' || t.body as text"
            " from letter_template t where t.deleted_at is null"
            " and t.id in (select value from json_each(:ids))"
        ),
        owners={"letter_template": "id"},
    ),
)

TRASH = (
    TrashKind(table="letter_template", label=lambda: _("Briefvorlage"), title="name"),
    TrashKind(table="letter_run", label=lambda: _("Briefversand"), title="subject"),
)
