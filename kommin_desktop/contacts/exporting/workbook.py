"""Contacts as an Excel workbook in which every cell is text."""

from __future__ import annotations

import io
from collections.abc import Sequence

from kommin_desktop.base.text import _
from kommin_desktop.contacts.exporting.tables import Grid, grid
from kommin_desktop.contacts.rules.cards import Card

_LONGEST_CELL = 32_767  # signs that Excel keeps in one cell
_WIDEST, _NARROWEST = 48, 8  # column width in signs


def write_xlsx(cards: Sequence[Card]) -> bytes:
    """Return the cards as a workbook: heading frozen and filtered, nothing ever computed."""
    import xlsxwriter

    table = _within_limits(grid(cards, german_days=True))
    out = io.BytesIO()
    # In memory, because personal data must not lie in a temporary file.
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_("Kontakte"))
        bold = book.add_format({"bold": True})
        text = book.add_format({"num_format": "@", "valign": "top"})
        for column, heading in enumerate(table.headings):
            sheet.write_string(0, column, heading, bold)
            sheet.set_column(column, column, _width(table, column), text)
        for number, row in enumerate(table.rows, 1):
            for column, value in enumerate(row):
                if value:
                    sheet.write_string(number, column, value, text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.headings) - 1)
    return out.getvalue()


def _width(table: Grid, column: int) -> int:
    longest = max(
        (len(line) for row in table.rows for line in row[column].split("\n")),
        default=0,
    )
    return min(max(longest, len(table.headings[column]), _NARROWEST), _WIDEST) + 2


def _within_limits(table: Grid) -> Grid:
    """Give what is too long for one cell further columns at the end, so that nothing is lost."""
    headings = list(table.headings)
    rows = [list(row) for row in table.rows]
    for column, heading in enumerate(table.headings):
        rest = [row[column][_LONGEST_CELL:] for row in rows]
        for row in rows:
            row[column] = row[column][:_LONGEST_CELL]
        while any(rest):
            headings.append(_("{heading} (Fortsetzung)").format(heading=heading))
            for row, tail in zip(rows, rest, strict=True):
                row.append(tail[:_LONGEST_CELL])
            rest = [tail[_LONGEST_CELL:] for tail in rest]
    return Grid(headings, rows)
