"""Contacts as a CSV file, for table programs or for other address books."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from kommin_desktop.contacts.exporting.tables import grid
from kommin_desktop.contacts.rules.cards import Card

# A table program computes what begins so; the last four are the full-width twins.
_COMPUTED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PHONE = re.compile(r"\+[0-9][0-9 ()/.\-–]{3,}")


def write_csv(cards: Sequence[Card], *, for_excel: bool) -> bytes:
    """Return the cards as CSV in UTF-8.

    For Excel: byte order mark, semicolons, and nothing that it would compute. Otherwise commas
    and every text as it was typed, for Outlook, Thunderbird and other programs.
    """
    table = grid(cards, german_days=for_excel)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if for_excel else ",", lineterminator="\r\n")
    writer.writerow(table.headings)
    for row in table.rows:
        writer.writerow([defuse(cell) for cell in row] if for_excel else row)
    return out.getvalue().encode("utf-8-sig" if for_excel else "utf-8", "replace")


def defuse(text: str) -> str:
    """Put an apostrophe before what a table program would compute; the import takes it off.

    Telephone numbers and a sign alone stay as they are.
    """
    if not text.lstrip("'").startswith(_COMPUTED):
        return text
    if len(text) == 1 or _PHONE.fullmatch(text):
        return text
    return f"'{text}"
