"""Reads a PDF back with pikepdf alone: what is drawn where, how it is tagged, how it reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

_PAIR = re.compile(r"^<([0-9a-f]{2})> <([0-9a-f]+)>$", re.MULTILINE)
_MM = 72 / 25.4


@dataclass
class Piece:
    """One shown string; left and baseline in mm from the top left corner of its page."""

    page: int
    mark: int | None
    is_artifact: bool
    text: str
    left: float
    baseline: float
    width: float
    size: float
    font: str


@dataclass
class Element:
    """A structure element with the text of its own marks in reading order."""

    tag: str
    text: str
    children: list[Element] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)
    alt: str = ""

    def walk(self) -> list[Element]:
        """The element and all below it in reading order."""
        return [self, *(e for child in self.children for e in child.walk())]

    def full_text(self) -> str:
        """All text below the element."""
        return "".join(e.text for e in self.walk())


class Reader:
    """A whole file taken apart."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self._maps: dict[Any, dict[int, str]] = {}
        self._widths: dict[Any, list[float]] = {}
        self.pieces: list[Piece] = []
        for number, page in enumerate(self.pdf.pages):
            _PageReader(self, number, page).read()

    def to_unicode(self, font: Any) -> dict[int, str]:
        """What each code of the font means."""
        key = font.objgen
        if key not in self._maps:
            table = font.ToUnicode.read_bytes().decode("ascii")
            self._maps[key] = {
                int(code, 16): bytes.fromhex(text).decode("utf-16-be")
                for code, text in _PAIR.findall(table)
            }
        return self._maps[key]

    def widths(self, font: Any) -> list[float]:
        """The widths of the font's codes in thousandths of the size."""
        key = font.objgen
        if key not in self._widths:
            self._widths[key] = [float(w) for w in font.Widths]
        return self._widths[key]

    def page_text(self, page: int, *, artifacts: bool = True) -> str:
        """The text of a page in drawing order; soft hyphens are joined."""
        text = "".join(
            piece.text if not piece.is_artifact else piece.text + "\n"
            for piece in self.pieces
            if piece.page == page and (artifacts or not piece.is_artifact)
        )
        return text.replace("\xad", "")

    def tree(self) -> Element:
        """The structure tree with the text of each element."""
        texts: dict[tuple[int, int], str] = {}
        for piece in self.pieces:
            if piece.mark is not None:
                key = (piece.page, piece.mark)
                texts[key] = texts.get(key, "") + piece.text
        numbers = {page.obj.objgen: n for n, page in enumerate(self.pdf.pages)}
        root = self.pdf.Root.StructTreeRoot.K
        return _element(root, None, texts, numbers)

    def text(self) -> str:
        """All tagged text in the order of the structure tree; soft hyphens are joined."""
        return self.tree().full_text().replace("\xad", "")


def _element(
    node: Any, page: int | None, texts: dict[tuple[int, int], str], numbers: dict[Any, int]
) -> Element:
    if "/Pg" in node:
        page = numbers[node.Pg.objgen]
    made = Element(str(node.S)[1:], "", alt=str(node.get("/Alt", "")))
    if "/A" in node:
        made.attributes = {str(k)[1:]: v for k, v in node.A.items()}
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            made.children.append(_element(kid, page, texts, numbers))
        elif isinstance(kid, pikepdf.Dictionary):
            made.text += texts.get((numbers[kid.Pg.objgen], int(kid.MCID)), "")
        else:
            assert page is not None
            made.text += texts.get((page, int(kid)), "")
    return made


class _PageReader:
    """Runs the content of one page, forms included."""

    def __init__(self, reader: Reader, number: int, page: pikepdf.Page) -> None:
        self._reader = reader
        self._number = number
        self._page = page
        self._height = float(page.mediabox[3])
        self._marks: list[tuple[str, int | None]] = []
        self._origin = (0.0, 0.0)
        self._saved: list[tuple[float, float]] = []
        self._at = (0.0, 0.0)
        self._advance = 0.0
        self._font: Any = None
        self._size = 0.0
        self._steps: dict[str, Callable[..., None]] = {
            "q": self._save,
            "Q": self._restore,
            "cm": self._move_origin,
            "BMC": self._begin_artifact,
            "BDC": self._begin_content,
            "EMC": self._end_mark,
            "BT": self._begin_text,
            "Td": self._move,
            "TJ": self._show,
        }

    def read(self) -> None:
        self._run(self._page, self._page.obj.Resources)

    def _run(self, stream: Any, resources: Any) -> None:
        for instruction in pikepdf.parse_content_stream(stream):
            operator = str(instruction.operator)
            step = self._steps.get(operator)
            if operator == "Do":
                self._draw(resources.XObject[str(instruction.operands[0])])
            elif operator == "Tf":
                self._font = resources.Font[str(instruction.operands[0])]
                self._size = float(instruction.operands[1])
            elif step:
                step(*instruction.operands)

    def _draw(self, what: Any) -> None:
        assert self._marks, "something is drawn outside marked content"
        if str(what.Subtype) == "/Form":
            self._run(what, what.Resources)

    def _save(self) -> None:
        self._saved.append(self._origin)

    def _restore(self) -> None:
        self._origin = self._saved.pop()

    def _move_origin(self, _a: Any, _b: Any, _c: Any, _d: Any, right: Any, up: Any) -> None:
        self._origin = (self._origin[0] + float(right), self._origin[1] + float(up))

    def _begin_artifact(self, tag: Any) -> None:
        self._marks.append((str(tag), None))

    def _begin_content(self, tag: Any, properties: Any) -> None:
        self._marks.append((str(tag), int(properties.MCID)))

    def _end_mark(self) -> None:
        self._marks.pop()

    def _begin_text(self) -> None:
        self._at, self._advance = self._origin, 0.0

    def _move(self, right: Any, up: Any) -> None:
        self._at = (self._at[0] + float(right), self._at[1] + float(up))
        self._advance = 0.0

    def _show(self, parts: Any) -> None:
        assert self._marks, "text outside marked content"
        meanings, widths = self._reader.to_unicode(self._font), self._reader.widths(self._font)
        text, width = "", 0.0
        for part in parts:
            if isinstance(part, pikepdf.String):
                for code in bytes(part):
                    text += meanings[code]
                    width += widths[code] * self._size / 1000
            else:
                width -= float(part) * self._size / 1000
        tag, mark = self._marks[-1]
        self._reader.pieces.append(
            Piece(
                page=self._number,
                mark=mark,
                is_artifact=tag == "/Artifact",
                text=text,
                left=(self._at[0] + self._advance) / _MM,
                baseline=(self._height - self._at[1]) / _MM,
                width=width / _MM,
                size=self._size,
                font=str(self._font.BaseFont),
            )
        )
        self._advance += width
