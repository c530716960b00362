"""A paper that can be looked at, printed, saved and sent: its title, its file name, its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.page import Crumb
from kommin_desktop.store.chunks import Step


@dataclass
class PaperOption:
    """Something about a paper that the person may choose, such as „Anwesenheitsliste als Anlage“.

    `make` of the paper looks at `is_on`; the pages are made anew when it changes.
    """

    key: str
    text: str
    is_on: bool = False


@dataclass(frozen=True)
class Paper:
    """What the preview shows: `make` gives the PDF, beside the window.

    `handed_over` is told PDF and number of pages once it was printed, saved or put into a mail,
    so that the area keeps what left the house; the same pages are told once only. `ways` are
    offered, two at most, where the pages cannot be made.
    """

    title: str
    file_name: str
    make: Callable[[Step], bytes]
    options: tuple[PaperOption, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    handed_over: Callable[[bytes, int], None] | None = None
    ways: tuple[Crumb, ...] = ()


def size_words(count: int) -> str:
    """The size of a file as offices say it: „84 KB“, „1,2 MB“."""
    if count < 1_000_000:
        return _("{n} KB").format(n=max(1, round(count / 1000)))
    return _("{n} MB").format(n=f"{count / 1_000_000:.1f}".replace(".", ","))


def page_words(count: int) -> str:
    """„1 Seite“, „12 Seiten“."""
    return ngettext("{n} Seite", "{n} Seiten", count).format(n=count)
