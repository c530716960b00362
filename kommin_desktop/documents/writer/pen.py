"""Draws on one page: everything is either marked as part of the structure or as decoration.

Lengths are points, counted from the top left corner of the page.
"""

from __future__ import annotations

import math
from typing import Protocol

from kommin_desktop.documents.typeset.lines import INK, Colour, Lines
from kommin_desktop.documents.writer.structure import Node, StructureTree


class Store(Protocol):
    """What a pen needs of the book its page belongs to."""

    tree: StructureTree

    def operators(self, lines: Lines) -> tuple[float, str]:
        """The first line's indent and the text operators of the lines."""

    def form(self, lines: Lines) -> str:
        """The resource name of the lines stored once; empty if they are not shared."""

    def image(self, data: bytes) -> str:
        """The resource name of a picture."""

    def bookmark(self, title: str, level: int, pen: Pen, y: float) -> None:
        """An entry of the outline that leads to this height of the pen's page."""


class Pen:
    """Collects the content of one page."""

    def __init__(self, store: Store, width: float, height: float, page: int) -> None:
        self.width = width
        self.height = height
        self.page = page
        self.key = store.tree.begin_page()
        self._store = store
        self._decoration: list[str] = []
        self._content: list[str] = []

    def text(self, node: Node | None, lines: Lines, x: float, y: float) -> None:
        """Draws lines with their top left corner at x, y; without a node as decoration."""
        form = self._store.form(lines)
        if form:
            bottom = self.height - y - lines.height
            drawing = f"q 1 0 0 1 {x:.2f} {bottom:.2f} cm/{form} Do Q"
        else:
            indent, operators = self._store.operators(lines)
            baseline = self.height - y - lines.look.baseline
            drawing = f"BT {x + indent:.2f} {baseline:.2f} Td{operators}ET"
        self._add(node, drawing)

    def image(self, node: Node | None, data: bytes, x: float, y: float, w: float, h: float) -> None:
        """Draws a picture w wide and h high."""
        name = self._store.image(data)
        bottom = self.height - y - h
        self._add(node, f"q {w:.2f} 0 0 {h:.2f} {x:.2f} {bottom:.2f} cm/{name} Do Q")

    def declare(self, node: Node) -> None:
        """Makes the element of a node that may stay empty, such as a cell."""
        self._store.tree.element(node)

    def bookmark(self, title: str, level: int, y: float) -> None:
        """An entry of the outline that leads to this height."""
        self._store.bookmark(title, level, self, y)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: Colour, width: float = 0.5
    ) -> None:
        """Draws a straight rule."""
        red, green, blue = colour
        self._decoration.append(
            f"{red:.3f} {green:.3f} {blue:.3f} RG {width:.2f} w "
            f"{x1:.2f} {self.height - y1:.2f} m {x2:.2f} {self.height - y2:.2f} l S"
        )

    def area(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fills a rectangle; later text stands on it."""
        self._decoration.append(
            f"{paint(colour)}{x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re f"
            f"{paint(INK)}"
        )

    def watermark(self, lines: Lines, degrees: float) -> None:
        """Draws one line across the middle of the page, below everything else."""
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        _indent, operators = self._store.operators(lines)
        left, down = -lines.natural_width / 2, -lines.look.size * 0.36
        self._decoration.insert(
            0,
            f"q {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {self.width / 2:.2f} "
            f"{self.height / 2:.2f} cm BT {left:.2f} {down:.2f} Td{operators}ET Q",
        )

    def _add(self, node: Node | None, drawing: str) -> None:
        if node is None:
            self._decoration.append(drawing)
            return
        mark = self._store.tree.mark(node, self.page)
        self._content.append(f"/{node.tag}<</MCID {mark}>>BDC {drawing} EMC")

    def content(self) -> bytes:
        """The content stream: decoration first, then the content in reading order."""
        parts = [paint(INK).strip()]
        if self._decoration:
            parts += ["/Artifact BMC", *self._decoration, "EMC"]
        return "\n".join([*parts, *self._content]).encode("ascii")


def paint(colour: Colour) -> str:
    """The operator that sets the colour of areas and text."""
    return f" {colour[0]:.3f} {colour[1]:.3f} {colour[2]:.3f} rg "
