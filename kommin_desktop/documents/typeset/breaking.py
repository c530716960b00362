"""Breaks text into lines that fit a width, ragged right, with hyphens where they help."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from kommin_desktop.documents.blocks import Content, Run
from kommin_desktop.documents.typeset.characters import SOFT_HYPHEN, drawable
from kommin_desktop.documents.typeset.faces import Face, Word
from kommin_desktop.documents.typeset.hyphens import division_points
from kommin_desktop.documents.typeset.lines import Align, Line, LineEnd, Lines, Look

_STRETCHES = re.compile(r"\n| +|[^ \n]+")
# A stretch may be broken behind a hyphen, dash or slash that stands between letters …
_BREAKS = re.compile(r"(?<=[^\d][-–—/])(?=[^\W\d])")
# … and an address only behind its @.
_ADDRESS_BREAK = re.compile(r"(?<=@)(?=.)")
_FIGURES = re.compile(r"[\d.,:–%]*\d[\d.,:–%]*")
# Less empty room than this at the end of a line is not worth a hyphen.
_LEAST_GAIN = 42.0
_LEAST_GAIN_SHARE = 0.14

_Follows = Literal["space", "join", "newline", "glue"]


@dataclass(slots=True)
class _Piece:
    """What cannot be parted except by a hyphen: its words, and what stands behind it."""

    words: list[Word]
    width: float
    follows: _Follows
    typed: str = ""
    space: Word | None = None


def break_lines(
    content: Content, look: Look, width: float, align: Align = "left", language: str = "de-DE"
) -> Lines:
    """The content as lines at most ``width`` points wide."""
    breaker = _Breaker(look, width, language)
    for piece in _merged(_pieces(content, look)):
        breaker.add(piece)
    return Lines(breaker.finish(), look, width, align)


def as_runs(content: Content) -> tuple[Run, ...]:
    """Content as runs, also if it is a plain text."""
    return (Run(content),) if isinstance(content, str) else content


def _pieces(content: Content, look: Look) -> Iterator[_Piece]:
    for run in as_runs(content):
        face = look.face(run.bold, run.italic)
        for stretch in _STRETCHES.findall(drawable(run.text)):
            if stretch == "\n":
                yield _Piece([], 0.0, "newline")
            elif stretch[0] == " ":
                yield _Piece([], 0.0, "space", space=face.word(stretch))
            else:
                yield from _stretch_pieces(stretch, face, look)


def _stretch_pieces(stretch: str, face: Face, look: Look) -> Iterator[_Piece]:
    """The parts of a stretch without spaces between which a line may end."""
    parts = (_ADDRESS_BREAK if "@" in stretch else _BREAKS).split(stretch)
    for number, part in enumerate(parts, 1):
        is_tabular = look.tabular and bool(_FIGURES.fullmatch(part))
        word = face.word(part.replace(SOFT_HYPHEN, ""), is_tabular)
        is_open = number < len(parts) or part[-1] in "-–—/"
        yield _Piece([word], word.width * look.size, "join" if is_open else "glue", part)


def _merged(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Joins what stands together without a break, and hangs each space on the piece before it."""
    last: _Piece | None = None
    for piece in pieces:
        if last is None:
            last = piece
        elif not piece.words and last.follows in ("glue", "join"):
            last.follows, last.space = piece.follows, piece.space
        elif last.follows == "glue":
            last.words.extend(piece.words)
            last.width += piece.width
            last.follows, last.space, last.typed = piece.follows, piece.space, ""
        else:
            yield last
            last = piece
    if last is not None:
        yield last


class _Breaker:
    """Fills one line after the other."""

    def __init__(self, look: Look, width: float, language: str) -> None:
        self._look = look
        self._limit = width + 0.01
        self._language = language
        self._gain = min(_LEAST_GAIN, _LEAST_GAIN_SHARE * width)
        self._lines: list[Line] = []
        self._words: list[Word] = []
        self._width = 0.0
        self._space: Word | None = None

    def add(self, piece: _Piece) -> None:
        """Places a piece, on as many lines as it takes."""
        queue = deque([piece])
        while queue:
            queue.extendleft(reversed(self._place(queue.popleft())))

    def finish(self) -> tuple[Line, ...]:
        """All lines; an empty text has one empty line."""
        if self._words or not self._lines:
            self._end_line("last")
        last = self._lines[-1]
        self._lines[-1] = last._replace(end="last")
        return tuple(self._lines)

    def _place(self, piece: _Piece) -> list[_Piece]:
        """Puts the piece on the line; hands back what is left of it for the next line."""
        gap = self._space.width * self._look.size if self._space and self._words else 0.0
        if self._width + gap + piece.width <= self._limit:
            self._append(piece, gap)
            return []
        room = self._limit - self._width - gap
        # What follows a hyphen that is already there is not worth a second one.
        is_after_hyphen = bool(self._words) and self._space is None
        is_worth_it = self._look.hyphens and room > self._gain and not is_after_hyphen
        # A word wider than the whole line is divided where words else are not.
        may_divide = not self._words or is_worth_it
        parts = self._divided(piece, room) if may_divide else None
        if parts is None and self._words:
            self._end_line("space" if self._space else "join")
            return [piece]
        head, tail = parts or _chopped(piece, self._limit, self._look.size)
        self._append(head, gap)
        self._end_line("hyphen" if head.words[-1].text == SOFT_HYPHEN else "join")
        return [tail]

    def _append(self, piece: _Piece, gap: float) -> None:
        if gap and self._space:
            self._words.append(self._space)
            self._width += gap
        self._space = None
        self._words.extend(piece.words)
        self._width += piece.width
        if piece.follows == "newline":
            self._end_line("space")
        elif piece.follows == "space":
            self._space = piece.space

    def _end_line(self, end: LineEnd) -> None:
        self._lines.append(Line(tuple(self._words), self._width, end))
        self._words, self._width, self._space = [], 0.0, None

    def _divided(self, piece: _Piece, room: float) -> tuple[_Piece, _Piece] | None:
        """The piece divided so that as much as possible fits the room with a hyphen."""
        if not piece.typed:
            return None
        whole = piece.words[0]
        face, size = whole.face, self._look.size
        room -= face.soft_hyphen.width * size
        for point in reversed(division_points(piece.typed, self._language)):
            head = face.word(whole.text[:point])
            if head.width * size <= room:
                hyphen = face.soft_hyphen
                rest = _rest_of(piece.typed, point)
                tail = face.word(rest.replace(SOFT_HYPHEN, ""))
                return (
                    _Piece([head, hyphen], (head.width + hyphen.width) * size, "glue"),
                    _Piece([tail], tail.width * size, piece.follows, rest, piece.space),
                )
        return None


def _rest_of(typed: str, point: int) -> str:
    """What is left of a typed word behind ``point`` characters other than soft hyphens."""
    seen = 0
    for index, character in enumerate(typed):
        if seen == point and character != SOFT_HYPHEN:
            return typed[index:]
        seen += character != SOFT_HYPHEN
    return ""


def _chopped(piece: _Piece, limit: float, size: float) -> tuple[_Piece, _Piece]:
    """Cuts a piece that is wider than a whole line and has no place for a hyphen."""
    head: list[Word] = []
    width = 0.0
    for index, word in enumerate(piece.words):
        if width + word.width * size <= limit:
            head.append(word)
            width += word.width * size
            continue
        count = _fitting(word, (limit - width) / size)
        if not count and not head:
            count = 1
        rest = piece.words[index + 1 :]
        if count:
            start, end = word.face.word(word.text[:count]), word.face.word(word.text[count:])
            head.append(start)
            width += start.width * size
            rest = [end, *rest] if word.text[count:] else rest
        else:
            rest = [word, *rest]
        tail_width = sum(w.width for w in rest) * size
        return (
            _Piece(head, width, "glue"),
            _Piece(rest, tail_width, piece.follows, space=piece.space),
        )
    return _Piece(head, width, "glue"), _Piece([], 0.0, piece.follows, space=piece.space)


def _fitting(word: Word, ems: float) -> int:
    """How many characters of the word fit into the given width."""
    count, width, units = 0, 0.0, word.face.units_per_em
    for glyph in word.glyphs:
        width += glyph.advance / units
        if width > ems:
            break
        count += len(glyph.text)
    return count
