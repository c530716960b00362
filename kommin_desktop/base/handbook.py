"""The handbook: a German page for each screen, opened with F1."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kommin_desktop.base.paths import resource_path

FIRST_PAGE = "erste-schritte"
PAGES = (
    FIRST_PAGE,
    "erster-start",
    "heute",
    "kontakte",
    "kontakt-bearbeiten",
    "importieren",
    "runde-tische",
    "sitzung",
    "vorbereitung",
    "einladung",
    "protokoll",
    "nachbereitung",
    "kurse",
    "vorschau",
    "aufgaben",
    "briefe",
    "papierkorb-und-verlauf",
    "einstellungen",
    "sicherung",
    "tastatur",
)
"""The pages in reading order."""


class HandbookTitle(NamedTuple):
    """A page in the table of contents."""

    name: str
    title: str


def handbook_page(name: str) -> str:
    """The Markdown of a page; links to other pages are their names with `.md`.

    A page that does not exist is the first one: help is never an error of its own.
    """
    known = name if name in PAGES else FIRST_PAGE
    return resource_path("handbook", "de", f"{known}.md").read_text("utf-8")


def handbook_picture(name: str) -> Path:
    """A picture that pages name as `../pictures/….png`."""
    return resource_path("handbook", "pictures", name)


def handbook_titles() -> list[HandbookTitle]:
    """The table of contents."""
    return [
        HandbookTitle(name, handbook_page(name).partition("\n")[0].removeprefix("# "))
        for name in PAGES
    ]
