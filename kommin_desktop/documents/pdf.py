"""Renders documents and letter runs as PDF files that keep PDF/UA-1 and PDF/A-2a.

Same document, same bytes: the only clock is the document's own ``created``. Everything heavy is
imported when the first page is set.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kommin_desktop.base.text import letter_text as _
from kommin_desktop.documents.blocks import Block, Certificate, Document, Letter
from kommin_desktop.documents.letter_run import LetterRun, PersonalPart

if TYPE_CHECKING:
    from kommin_desktop.documents.layout.compose import Composer
    from kommin_desktop.documents.layout.sheets import Sheet
    from kommin_desktop.documents.writer.book import Book

# The page tree as reportlab writes it; no text in a file can begin a line with it.
_PAGES = re.compile(rb"\n<<\n/Count (\d+) /Kids \[")


def render(document: Document) -> bytes:
    """The document as a PDF file. Raises UserError if a picture cannot be printed."""
    from kommin_desktop.documents.layout.compose import Composer
    from kommin_desktop.documents.writer.book import Book
    from kommin_desktop.documents.writer.metadata import Description

    title = _draft_title(document.title, document.draft)
    about = Description(
        title, document.language, document.author, document.subject, document.created
    )
    book = Book(about)
    composer = Composer(document.language)
    sheets = [
        sheet for part in _parts(document.blocks) for sheet in _sheets(document, part, composer)
    ]
    _draw(book, sheets)
    return book.write()


def render_letters(run: LetterRun, step: Callable[[int, int], None] | None = None) -> bytes:
    """All letters of a run in one PDF file, in the order of the recipients.

    ``step(i, n)`` is called after each letter; what it raises ends the work.
    Raises UserError if a picture cannot be printed.
    """
    from kommin_desktop.documents.layout.compose import Composer
    from kommin_desktop.documents.layout.letters import LetterSetter
    from kommin_desktop.documents.writer.book import Book
    from kommin_desktop.documents.writer.metadata import Description

    title = _draft_title(run.title, run.draft)
    about = Description(title, run.language, run.author, run.subject, run.created)
    book = Book(about, stores_shared_lines=True)
    shared = Composer(run.language, is_shared=True, has_outline=False)
    personal = Composer(run.language, has_outline=False)
    setter = LetterSetter(run.letter, run.appendix, shared, personal, run.draft)
    for number, who in enumerate(run.recipients, 1):
        book.tree.forget()
        _draw(book, setter.sheets(who), _label(who))
        if step:
            step(number, len(run.recipients))
    return book.write()


def page_count(pdf: bytes) -> int:
    """How many pages a file made here has."""
    found = _PAGES.search(pdf)
    return int(found.group(1)) if found else 0


def _draft_title(title: str, is_draft: bool) -> str:
    return _("{title} (Entwurf)").format(title=title) if is_draft else title


def _label(who: PersonalPart) -> str:
    return who.label or next(iter(who.recipient), "")


def _parts(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The blocks in parts: letters and certificates alone, what stands between them together."""
    parts: list[tuple[Block, ...]] = []
    plain: list[Block] = []
    for block in blocks:
        if isinstance(block, Letter | Certificate):
            parts += [tuple(plain)] if plain else []
            parts.append((block,))
            plain = []
        else:
            plain.append(block)
    return [*parts, tuple(plain)] if plain or not parts else parts


def _sheets(document: Document, part: tuple[Block, ...], composer: Composer) -> list[Sheet]:
    first = part[0] if part else None
    if isinstance(first, Certificate):
        from kommin_desktop.documents.layout.certificates import certificate_sheets

        return certificate_sheets(first, composer, document.draft)
    if isinstance(first, Letter):
        from kommin_desktop.documents.layout.letters import LetterSetter

        setter = LetterSetter(first, (), composer, composer, document.draft)
        return setter.sheets(PersonalPart(first.recipient, first.greeting, first.remarks))
    from kommin_desktop.documents.layout.sheets import plain_sheets

    return plain_sheets(document, part, composer)


def _draw(book: Book, sheets: Sequence[Sheet], label: str = "") -> None:
    """Draws the sheets; a label becomes the outline entry of the first one."""
    from kommin_desktop.documents.layout.theme import A4_HEIGHT, A4_WIDTH

    total = sum(sheet.is_counted for sheet in sheets)
    number = 0
    for sheet in sheets:
        number += sheet.is_counted
        pen = book.begin_page(A4_WIDTH, A4_HEIGHT)
        if label:
            pen.bookmark(label, 1, 0.0)
            label = ""
        for placed in sheet.placed:
            placed.draw_ground(pen)
        sheet.surround(pen, number, total)
        for placed in sheet.placed:
            placed.draw(pen)
        book.end_page(pen)
