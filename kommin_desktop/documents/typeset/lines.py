"""Lines of text as measured for one place on the page: the smallest thing that is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kommin_desktop.documents.typeset.faces import Face, Word, face

Align = Literal["left", "centre", "right"]
LineEnd = Literal["space", "join", "hyphen", "last"]
Colour = tuple[float, float, float]

INK: Colour = (0.102, 0.137, 0.149)


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks; ``size`` and ``leading`` (line pitch) in points."""

    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    colour: Colour = INK
    hyphens: bool = True
    tabular: bool = False

    def face(self, bold: bool = False, italic: bool = False) -> Face:
        """The face of a run in this look."""
        return face(self.bold or bold, self.italic or italic)

    @property
    def baseline(self) -> float:
        """Distance from the top of a line to its baseline, in points."""
        plain = self.face()
        return (self.leading - (plain.ascent + plain.descent) * self.size) / 2 + (
            plain.ascent * self.size
        )


class Line(NamedTuple):
    """The words (and spaces) of one line, its width in points and how it ends."""

    words: tuple[Word, ...]
    width: float
    end: LineEnd


@dataclass(eq=False, slots=True)
class Lines:
    """Lines that belong together; ``width`` is the room they are aligned in, in points.

    ``is_shared`` says that the same lines appear in many letters and are worth storing once.
    """

    lines: tuple[Line, ...]
    look: Look
    width: float
    align: Align = "left"
    is_shared: bool = False
    _parts: dict[int, tuple[Lines, Lines]] = field(default_factory=dict)

    @property
    def height(self) -> float:
        """Height in points."""
        return len(self.lines) * self.look.leading

    @property
    def natural_width(self) -> float:
        """Width of the longest line in points."""
        return max((line.width for line in self.lines), default=0.0)

    def divided(self, count: int) -> tuple[Lines, Lines]:
        """The first ``count`` lines and the rest; the same objects each time."""
        found = self._parts.get(count)
        if found is None:
            found = self._parts[count] = (
                Lines(self.lines[:count], self.look, self.width, self.align, self.is_shared),
                Lines(self.lines[count:], self.look, self.width, self.align, self.is_shared),
            )
        return found

    def text(self) -> str:
        """The text as it reads, lines joined as they belong together."""
        parts = []
        for line in self.lines:
            parts.append("".join(w.text for w in line.words if w.text != "\xad"))
            if line.end == "space":
                parts.append(" ")
        return "".join(parts)
