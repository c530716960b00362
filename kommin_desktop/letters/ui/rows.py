"""How issued papers look as rows: what it is, when it left the office and how long it is."""

from __future__ import annotations

from datetime import datetime

from kommin_desktop.base.dates import clock_time, short_date, wall_time
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.tables import Column, Part, Text, TwoLines
from kommin_desktop.office.queries import IssuedLine
from kommin_desktop.office.rules import document_kind_label

_ICONS = {
    "invitation": "mail",
    "agenda": "list-ordered",
    "attendance": "user-check",
    "minutes": "gavel",
    "certificate": "award",
    "list": "list",
}


def issued_at(line: IssuedLine) -> datetime:
    """When a paper left the office, as the wall clock showed it."""
    return wall_time(line.created_at)


def page_words(pages: int) -> str:
    """„60 Seiten“."""
    return ngettext("{n} Seite", "{n} Seiten", pages).format(n=pages)


def paper_words(line: IssuedLine) -> str:
    """All that a search looks at."""
    return f"{line.title} {document_kind_label(line.kind)} {line.created_by}"


def facts_words(line: IssuedLine) -> str:
    """„Einladung · 11.11.2026, 08:40 Uhr · Wehmeier · 60 Seiten“."""
    at = issued_at(line)
    when = _("{day}, {time} Uhr").format(day=short_date(at.date()), time=clock_time(at))
    parts = (document_kind_label(line.kind), when, line.created_by, page_words(line.pages))
    return " · ".join(part for part in parts if part)


def paper_columns() -> tuple[Column, ...]:
    """The columns of the archive."""
    return (
        Column("title", _("Schriftstück"), keep=True),
        Column("day", _("Ausgegeben"), 104, keep=True),
        Column("pages", _("Seiten"), 68, align="right"),
    )


def row_texts(line: IssuedLine) -> tuple[str, ...]:
    """A paper in words, for copying and screen readers."""
    title = f"{line.title} ({document_kind_label(line.kind)})"
    return (title, short_date(issued_at(line).date()), str(line.pages))


def row_parts(line: IssuedLine, key: str) -> Part | None:
    """What is painted into a cell."""
    if key == "title":
        words = (document_kind_label(line.kind), line.created_by)
        return TwoLines(
            line.title,
            " · ".join(part for part in words if part),
            icon=_ICONS.get(line.kind, "file-text"),
            title_role="body",
            line_role="caption",
        )
    if key == "day":
        return Text(short_date(issued_at(line).date()), "text2", digits=True)
    return Text(str(line.pages), "text2", align="right", digits=True)
