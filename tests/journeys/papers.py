"""Reading papers back as a person sees them: all text of a PDF, in reading order."""

from __future__ import annotations

from pathlib import Path

from tests.documents.reading import Element, Reader


def paper_text(path: Path) -> str:
    """All tagged text; every paragraph, cell and heading begins a line, hyphenation is undone."""
    lines = _lines(Reader(path.read_bytes()).tree())
    return "\n".join(line for line in lines if line.strip()).replace("\xad", "")


def _lines(element: Element) -> list[str]:
    if all(child.tag in ("Span", "Link") for child in element.children):
        return [element.full_text()]
    below = [line for child in element.children for line in _lines(child)]
    return [element.text, *below]
