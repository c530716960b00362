"""What the office area offers the others."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.store.search import SearchText
from kommin_desktop.store.trash import TrashKind

SEARCH: tuple[SearchText, ...] = (
    SearchText(
        kind="document",
        statement="select d.id, d.title from issued_document d where d.deleted_at is null "
        "and d.id in (select value from json_each(:ids))",
        owners={"issued_document": "id"},
    ),
)

TRASH: tuple[TrashKind, ...] = (TrashKind("signatory", lambda: _("Unterschrift"), "name"),)
