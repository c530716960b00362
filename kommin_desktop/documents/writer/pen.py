"""Draws on one page: everything is either marked as part of the structure or as decoration.

Lengths are points, counted from the top left corner of the page.
"""

from __future__ import annotations

from typing import Any, Protocol

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

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline that leads to this height of the page, from its lower edge."""


class Pen:
    """Draws the current page of a book on reportlab's canvas."""

    def __init__(self, book: Store, canvas: Any, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.key = book.tree.begin_page()
        self._book = book
        self._canvas = canvas
        self._is_decorating = False
        canvas.addLiteral(paint(INK))

    def text(self, node: Node | None, lines: Lines, x: float, y: float) -> None:
        """Draws lines with their top left corner at x, y; without a node as decoration."""
        form = self._book.form(lines)
        if form:
            bottom = self.height - y - lines.height
            self._add(node, f"q 1 0 0 1 {x:.2f} {bottom:.2f} cm/{form} Do Q")
        else:
            indent, operators = self._book.operators(lines)
            baseline = self.height - y - lines.look.baseline
            self._add(node, f"BT {x + indent:.2f} {baseline:.2f} Td{operators}ET")

    def image(self, node: Node | None, data: bytes, x: float, y: float, w: float, h: float) -> None:
        """Draws a picture w wide and h high."""
        name = self._book.image(data)
        bottom = self.height - y - h
        self._add(node, f"q {w:.2f} 0 0 {h:.2f} {x:.2f} {bottom:.2f} cm/{name} Do Q")

    def declare(self, node: Node) -> None:
        """Makes the element of a node that may stay empty, such as a cell."""
        self._book.tree.element(node)

    def bookmark(self, title: str, level: int, y: float) -> None:
        """An entry of the outline that leads to this height."""
        self._book.bookmark(title, level, self.height - y)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: Colour, width: float = 0.5
    ) -> None:
        """Draws a straight rule."""
        # Written here: reportlab's way to print numbers makes a run of letters a fifth slower.
        start, end = f"{x1:.2f} {self.height - y1:.2f}", f"{x2:.2f} {self.height - y2:.2f}"
        self._add(None, f"{_numbers(colour)} RG {width:.2f} w {start} m {end} l S")

    def area(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fills a rectangle; what is drawn later stands on it."""
        box = f"{x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f}"
        self._add(None, f"{paint(colour)}{box} re f{paint(INK)}")

    def watermark(self, lines: Lines, degrees: float) -> None:
        """Draws one line across the middle of the page; what is drawn later stands on it."""
        _indent, operators = self._book.operators(lines)
        left, down = -lines.natural_width / 2, -lines.look.size * 0.36
        self._decorate()
        self._canvas.saveState()
        self._canvas.translate(self.width / 2, self.height / 2)
        self._canvas.rotate(degrees)
        self._canvas.addLiteral(f"BT {left:.2f} {down:.2f} Td{operators}ET")
        self._canvas.restoreState()

    def end_decoration(self) -> None:
        """What is drawn next is no decoration, or on another page."""
        if self._is_decorating:
            self._canvas.addLiteral("EMC")
            self._is_decorating = False

    def _add(self, node: Node | None, drawing: str) -> None:
        if node is None:
            self._decorate()
            self._canvas.addLiteral(drawing)
            return
        self.end_decoration()
        mark = self._book.tree.mark(node)
        self._canvas.addLiteral(f"/{node.tag}<</MCID {mark}>>BDC {drawing} EMC")

    def _decorate(self) -> None:
        """What is drawn next is decoration."""
        if not self._is_decorating:
            self._canvas.addLiteral("/Artifact BMC")
            self._is_decorating = True


def paint(colour: Colour) -> str:
    """The operator that sets the colour of areas and text."""
    return f" {_numbers(colour)} rg "


def _numbers(colour: Colour) -> str:
    return f"{colour[0]:.3f} {colour[1]:.3f} {colour[2]:.3f}"
