"""What the office area offers the others."""

from __future__ import annotations

from kommin_desktop.store.search import SearchText

SEARCH: tuple[SearchText, ...] = (
    SearchText(
        kind="document",
        statement="select d.id, d.title from issued_document d where d.deleted_at is null "
        "and d.id in (select value from json_each(:ids))",
        owners={"issued_document": "id"},
    ),
)
