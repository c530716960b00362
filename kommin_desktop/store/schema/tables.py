"""Tables of the office file that belong to no area: the log of works, search, drafts."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from kommin_desktop.store.columns import Base

work = Table(
    "work",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("schema_no", Integer, nullable=False),
    Column("merge_key", Text),
    Column("sealed", Boolean, nullable=False),
    sqlite_autoincrement=True,
)
"""One row per change the person made: what they called it, when, who; done, undone or dropped."""

work_row = Table(
    "work_row",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("work_id", Integer, ForeignKey("work.id"), nullable=False, index=True),
    Column("tbl", Text, nullable=False),
    Column("key", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
    sqlite_autoincrement=True,
)
"""One row per record a work touched, as JSON before and after; both empty: frozen by the work."""

Index("ix_work_row_record", work_row.c.tbl, work_row.c.key)

search_doc = Table(
    "search_doc",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("owner_id", Integer, nullable=False),
    Column("text", Text, nullable=False),
)
"""The folded search text of each living record; the full-text index points here."""

Index("uq_search_doc_owner", search_doc.c.kind, search_doc.c.owner_id, unique=True)

draft = Table(
    "draft",
    Base.metadata,
    Column("key", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
)
"""Text being typed that is no work yet; it survives a crash."""

FULL_TEXT_DDL = (
    (
        "create virtual table if not exists search using fts5("
        "text, content='search_doc', content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
    ),
    "insert into search(search, rank) values('secure-delete', 1)",
)
"""Full-text search outside the ORM; `secure-delete`, since FTS5 keeps deleted words otherwise."""
