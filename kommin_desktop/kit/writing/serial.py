"""Paragraphs as Markdown, such that reading it again gives the same paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kommin_desktop.kit.writing.marks import heading_line, lines_of, marked_line
from kommin_desktop.kit.writing.paragraphs import Kind, Paragraph


def markdown_of(paragraphs: Iterable[Paragraph]) -> str:
    """The text to keep; paragraphs without text are left out."""
    writer = _Writer()
    for paragraph in paragraphs:
        writer.add(paragraph)
    return "".join(writer.parts)


@dataclass
class _OpenList:
    key: int
    kind: Kind
    is_other: bool
    """Takes the other sign („+“, „1)“), as it stands right behind a list of its kind."""
    count: int = 0

    def next_mark(self) -> str:
        self.count += 1
        if self.kind == "bullet":
            return "+ " if self.is_other else "- "
        return f"{self.count}{')' if self.is_other else '.'} "


class _Writer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self._open: list[_OpenList] = []
        self._indents: list[int] = []

    def add(self, paragraph: Paragraph) -> None:
        lines = [line for line in lines_of(paragraph.runs) if line[0]]
        if not lines:
            return
        if paragraph.is_entry:
            marked = [marked_line(*line, in_list=True) for line in lines]
            self._add_entry(paragraph, marked)
        elif paragraph.kind == "heading":
            text = " ".join(text for text, _styles in lines)
            styles = [style for _text, line in lines for style in (0, *line)][1:]
            self._add_block(f"{'#' * min(paragraph.level, 3)} {heading_line(text, styles)}")
        else:
            self._add_text(paragraph)

    def _add_text(self, paragraph: Paragraph) -> None:
        after_list = bool(self._open)
        block: list[str] = []
        for text, styles in (*lines_of(paragraph.runs), ("", [])):
            if text:
                block.append(marked_line(text, styles, in_list=after_list))
            elif block:
                self._add_block("\n".join(block))
                block, after_list = [], False

    def _add_block(self, text: str) -> None:
        self._open, self._indents = [], []
        self.parts += ("\n\n" if self.parts else "", text)

    def _add_entry(self, paragraph: Paragraph, lines: list[str]) -> None:
        depth = min(max(paragraph.level, 1), len(self._open) + 1)
        listed = self._list_at(depth, paragraph)
        is_first = depth == 1 and listed.count == 0
        separator = "" if not self.parts else "\n\n" if is_first else "\n"
        mark = listed.next_mark()
        margin = " " * sum(self._indents[: depth - 1])
        self._indents[depth - 1 :] = [len(mark)]
        inner = "\n" + margin + " " * len(mark)
        self.parts += (separator, margin, mark, inner.join(lines))

    def _list_at(self, depth: int, paragraph: Paragraph) -> _OpenList:
        """The open list that this entry goes on, or a new one."""
        del self._open[depth:]
        last = self._open[depth - 1] if len(self._open) == depth else None
        if last and (last.key, last.kind) == (paragraph.list_key, paragraph.kind):
            return last
        is_other = last is not None and last.kind == paragraph.kind and not last.is_other
        new = _OpenList(paragraph.list_key, paragraph.kind, is_other)
        self._open[depth - 1 :] = [new]
        return new
