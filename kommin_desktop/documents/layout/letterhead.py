"""Who writes: the name of the authority with its lines, beside a logo if there is one."""

from __future__ import annotations

from collections.abc import Callable

from kommin_desktop.base.text import letter_text as _
from kommin_desktop.documents.blocks import Letterhead
from kommin_desktop.documents.layout.boxes import Box
from kommin_desktop.documents.layout.theme import MM, MUTED, PETROL
from kommin_desktop.documents.typeset.lines import Align, Lines, Look
from kommin_desktop.documents.writer.pen import Pen
from kommin_desktop.documents.writer.pictures import read_picture
from kommin_desktop.documents.writer.structure import Node

_NAME = Look(13, 17, bold=True, hyphens=False)
_LINE = Look(8.5, 11.6, colour=MUTED, hyphens=False)
_LOGO_HEIGHT = 13 * MM
_LOGO_MOST_WIDTH = 40 * MM
_GAP = 4 * MM
_BAR = 2.6
_BAR_GAP = 8.5


class LetterheadBox(Box):
    """The letterhead; without a logo a short upright bar marks it."""

    def __init__(
        self,
        letterhead: Letterhead,
        parent: Node | None,
        set_lines: Callable[..., Lines],
        width: float,
        align: Align = "left",
    ) -> None:
        self._logo = letterhead.logo
        self._logo_size = (0.0, 0.0)
        self._logo_node: Node | None = None
        inset = _BAR + _BAR_GAP
        if self._logo:
            self._logo_size = _fitted(self._logo)
            inset = self._logo_size[0] + _GAP
            alt = _("Logo: {name}").format(name=letterhead.name)
            self._logo_node = Node(
                "Figure", parent, attributes="/O/Layout/Placement/Block", alt=alt
            )
        self._is_centred = align == "centre"
        self._inset = 0.0 if self._is_centred else inset
        self._width = width
        room = width - self._inset
        texts = [(letterhead.name, _NAME), *((line, _LINE) for line in letterhead.lines)]
        self._texts = [
            (Node("P", parent), set_lines(text, look, room, align))
            for text, look in texts
            if text.strip()
        ]
        self._text_height = sum(lines.height for _node, lines in self._texts)
        super().__init__(max(self._text_height, self._logo_size[1]))

    def draw(self, pen: Pen, x: float, y: float, again: bool = False) -> None:
        if self._logo:
            left = x + (self._width - self._logo_size[0]) / 2 if self._is_centred else x
            pen.image(self._logo_node, self._logo, left, y, *self._logo_size)
        elif self._texts and not self._is_centred:
            pen.area(x, y + 2.6, _BAR, self._text_height - 4.6, PETROL)
        top = y + (self.height - self._text_height) / 2
        for node, lines in self._texts:
            pen.text(node, lines, x + self._inset, top)
            top += lines.height


def _fitted(logo: bytes) -> tuple[float, float]:
    raster = read_picture(logo)
    ratio = raster.width / raster.height
    width = min(_LOGO_HEIGHT * ratio, _LOGO_MOST_WIDTH)
    return width, width / ratio
