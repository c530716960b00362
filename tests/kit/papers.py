"""Papers to look at and to print in tests, and a printer that writes to a file."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from kommin_desktop.documents import pdf
from kommin_desktop.documents.blocks import Block, Document, Heading, PageBreak, Text


@cache
def paper(pages: int, word: str = "Blatt") -> bytes:
    """A PDF of so many A4 pages, each with its number."""
    blocks: list[Block] = []
    for number in range(1, pages + 1):
        blocks += [PageBreak()] if number > 1 else []
        blocks += [Heading(2, f"{word} {number}"), Text(f"Auf {word} {number} steht wenig.")]
    return pdf.render(
        Document("Prüfblätter", tuple(blocks), datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    )


class FilePrinters:
    """Printers whose paper is a PDF file."""

    def __init__(self, path: Path, *names: str) -> None:
        self.path = path
        self._names = list(names)
        self.opened: list[str] = []

    def names(self) -> list[str]:
        return self._names

    def usual(self) -> str:
        return self._names[-1] if self._names else ""

    def open(self, name: str) -> QPrinter:
        self.opened.append(name)
        return file_printer(self.path)


def file_printer(path: Path) -> QPrinter:
    """A printer that writes to this file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer
