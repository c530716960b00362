"""The typed text of minutes as a row of paragraphs, read by the same reader as the papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final, Literal

from kommin_desktop.documents.blocks import (
    Block,
    BulletList,
    Content,
    Heading,
    Item,
    NumberList,
    Run,
    Text,
)

Kind = Literal["text", "heading", "bullet", "number"]

# „#“ stands for the highest heading that the editor shows; below the third all look alike.
_TOP_LEVEL: Final = 2
# What a text field cannot hold or means something else to it.
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffc\ufffe\uffff]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or entry of a list; „\\n“ in its runs ends a line."""

    runs: tuple[Run, ...]
    kind: Kind = "text"
    level: int = 1
    """1–3 of a heading, or how deep an entry stands in lists."""
    list_key: int = 0
    """Entries with the same key belong to the same list."""

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a list."""
        return self.kind in ("bullet", "number")

    @property
    def text(self) -> str:
        """The text without its looks."""
        return "".join(run.text for run in self.runs)


def clean(text: str) -> str:
    """The text with one kind of line end and without signs that no keyboard types."""
    return _UNFIT.sub("", _LINE_END.sub("\n", text)).replace("\t", " ")


def paragraphs_of(markdown: str) -> list[Paragraph]:
    """The paragraphs of a typed text."""
    from kommin_desktop.documents.markdown import blocks_of  # takes a moment to load

    keys = count(1)
    paragraphs: list[Paragraph] = []
    for block in blocks_of(clean(markdown), _TOP_LEVEL):
        paragraphs.extend(_paragraphs(block, keys))
    return paragraphs


def plain_paragraphs(text: str) -> list[Paragraph]:
    """A text without any marks: each line is a paragraph."""
    lines = (line.strip() for line in clean(text).split("\n"))
    return [Paragraph((Run(line),)) for line in lines if line]


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs without empty ones, neighbours of one look as one."""
    together: list[Run] = []
    for run in runs:
        last = together[-1] if together else None
        if last and (last.bold, last.italic) == (run.bold, run.italic):
            together[-1] = Run(last.text + run.text, run.bold, run.italic)
        elif run.text:
            together.append(run)
    return tuple(together)


def _paragraphs(block: Block, keys: Iterator[int]) -> Iterator[Paragraph]:
    if isinstance(block, BulletList | NumberList):
        yield from _entries(block, 1, keys)
    elif isinstance(block, Heading):
        plain = (Run(run.text, italic=run.italic) for run in _runs(block.text))
        yield Paragraph(joined(plain), "heading", block.level - _TOP_LEVEL + 1)
    elif isinstance(block, Text):
        yield Paragraph(_runs(block.content))


def _entries(
    listed: BulletList | NumberList, depth: int, keys: Iterator[int]
) -> Iterator[Paragraph]:
    key = next(keys)
    kind: Kind = "bullet" if isinstance(listed, BulletList) else "number"
    for item in listed.items:
        content = item.content if isinstance(item, Item) else item
        yield Paragraph(_runs(content), kind, depth, key)
        for sublist in item.sublists if isinstance(item, Item) else ():
            yield from _entries(sublist, depth + 1, keys)


def _runs(content: Content) -> tuple[Run, ...]:
    if isinstance(content, str):
        return (Run(content),) if content else ()
    return content
