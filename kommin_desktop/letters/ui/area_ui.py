"""What the letters area offers the window: the archive, its papers, what a contact was written."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.dates import short_date, wall_time
from kommin_desktop.base.folding import has_words
from kommin_desktop.base.text import _
from kommin_desktop.kit.area import (
    AreaUi,
    DeedKind,
    Finder,
    Found,
    Offers,
    PageKind,
    Panel,
    PanelKind,
)
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page
from kommin_desktop.office.queries import issued_documents
from kommin_desktop.office.rules import document_kind_label
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

ROUTE = "briefe"
WRITING = "briefe/schreiben"


def offer(others: Offers) -> AreaUi:
    """Its pages, panel and finder."""
    del others
    return AreaUi(
        "letters",
        title=_("Briefe"),
        icon="file-text",
        number=7,
        route=ROUTE,
        pages=(
            PageKind(ROUTE, _archive_page),
            PageKind(f"{ROUTE}/*/vorschau", _paper_page),
            PageKind(WRITING, _writing_page),
            PageKind(f"{WRITING}/*/vorschau", _single_paper_page),
        ),
        deeds=(
            DeedKind("contact", "contact_letter", _("Brief"), "file-text", "Ctrl+Shift+B", _write),
        ),
        finders=(Finder(_("Briefe"), find_papers),),
        panels=(PanelKind("contact", "letters", _("Schreiben"), 30, _panel),),
    )


def find_papers(connection: Connection, text: str, limit: int) -> Sequence[Found]:
    """Issued papers by the beginnings of their words, the newest first."""
    found = []
    for line in read(connection, issued_documents()):
        kind = document_kind_label(line.kind)
        if has_words(f"{line.title} {kind}", text):
            day = short_date(wall_time(line.created_at).date())
            words = f"{kind} · {day}"
            found.append(Found(line.title, words, f"{ROUTE}/{line.id}", icon="file-text"))
            if len(found) == limit:
                break
    return found


def _archive_page(desk: Desk) -> Page:
    from kommin_desktop.letters.ui.page import ArchivePage

    return ArchivePage(desk)


def _paper_page(desk: Desk) -> Page:
    from kommin_desktop.letters.ui.paper import IssuedPaperPage

    return IssuedPaperPage(desk)


def _writing_page(desk: Desk) -> Page:
    from kommin_desktop.letters.ui.writing.page import SingleLetterPage

    return SingleLetterPage(desk)


def _single_paper_page(desk: Desk) -> Page:
    from kommin_desktop.letters.ui.writing.paper import SingleLetterPaperPage

    return SingleLetterPaperPage(desk)


def _write(desk: Desk, contact_id: int) -> None:
    desk.go(f"{WRITING}/{contact_id}")


def _panel(desk: Desk) -> Panel:
    from kommin_desktop.letters.ui.contact_panel import ContactLetters

    return ContactLetters(desk)
