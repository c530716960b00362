"""What a list puts on the clipboard: rows for spreadsheets and letters, addresses for e-mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

# Without it Excel takes 05221 for a number and a text that begins with = for a formula.
_AS_TEXT = "mso-number-format:'\\@'"


def copy_text(text: str) -> None:
    """Put a text on the clipboard as it is."""
    QGuiApplication.clipboard().setText(text)


def copy_rows(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Put rows on the clipboard: lines with tabs for texts, a table for Excel and Word."""
    QGuiApplication.clipboard().setMimeData(rows_as_mime(headings, rows))


def copy_addresses(addresses: Iterable[str]) -> int:
    """Put e-mail addresses on the clipboard as Outlook reads them; returns how many differ."""
    told: dict[str, str] = {}
    for address in addresses:
        if address.strip():
            told.setdefault(address.strip().casefold(), address.strip())
    copy_text("; ".join(told.values()))
    return len(told)


def rows_as_mime(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> QMimeData:
    """Rows under their headings as text with tabs and as an HTML table."""
    lines = [headings, *rows] if any(headings) else list(rows)
    data = QMimeData()
    data.setText("\n".join("\t".join(_one_line(cell) for cell in line) for line in lines))
    head = f"<thead>{_html_row('th', headings)}</thead>" if any(headings) else ""
    body = "".join(_html_row("td", row) for row in rows)
    data.setHtml(f'<meta charset="utf-8"><table>{head}<tbody>{body}</tbody></table>')
    return data


def _one_line(cell: str) -> str:
    return " ".join(cell.replace("\t", " ").splitlines())


def _html_row(tag: str, cells: Sequence[str]) -> str:
    style = f' style="{_AS_TEXT}"' if tag == "td" else ""
    inner = "".join(
        f"<{tag}{style}>{'<br>'.join(escape(cell).splitlines())}</{tag}>" for cell in cells
    )
    return f"<tr>{inner}</tr>"
