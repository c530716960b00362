"""A tagged PDF in the making: reportlab's canvas with the structure tree beside it."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from kommin_desktop.documents.typeset.characters import one_line
from kommin_desktop.documents.typeset.faces import Face, face
from kommin_desktop.documents.typeset.lines import INK, Lines
from kommin_desktop.documents.writer.archive import complete_catalog, complete_page
from kommin_desktop.documents.writer.fonts import FileFace, printed_face
from kommin_desktop.documents.writer.metadata import Description
from kommin_desktop.documents.writer.objects import OwnObjects
from kommin_desktop.documents.writer.pen import Pen, paint
from kommin_desktop.documents.writer.pictures import read_picture
from kommin_desktop.documents.writer.structure import StructureTree

# Accents of capitals and long tails reach out of the lines' own box.
_FORM_MARGIN = 20.0
_VERSION = (1, 7)


class Book:
    """Collects pages and is written as one file; the same pages give the same bytes.

    With ``stores_shared_lines`` lines that many pages have in common are stored once.
    """

    def __init__(self, about: Description, stores_shared_lines: bool = False) -> None:
        self._about = about
        self._stores_shared_lines = stores_shared_lines
        self._canvas = Canvas(
            "",
            invariant=1,
            pdfVersion=_VERSION,
            lang=about.language,
            initialFontName=printed_face(face()).font.fontName,  # or Helvetica gets into the file
        )
        self._document: Any = self._canvas._doc
        self.tree = StructureTree(OwnObjects(self._document))
        self._resources = pdfdoc.PDFResourceDictionary()
        self._resources_reference = self._document.Reference(self._resources, "Resources")
        self._faces: dict[Face, FileFace] = {}
        self._operators: dict[Lines, tuple[float, str]] = {}
        self._forms: dict[Lines, str] = {}
        self._images: dict[bytes, str] = {}
        self._shared: list[str] = []
        self._bookmarks = 0
        self._outline_level = -1

    def begin_page(self, width: float, height: float) -> Pen:
        """A pen for a new page of this size in points."""
        return Pen(self, self._canvas, width, height)

    def end_page(self, pen: Pen) -> None:
        """Stores the page."""
        pen.end_decoration()
        self._canvas.showPage()
        page = self._document.Pages[-1]
        complete_page(page, pen.key, self._resources_reference, (pen.width, pen.height))
        self._document.updateSignature(page.stream)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline that leads to this height of the page, from its lower edge."""
        self._bookmarks += 1
        key = str(self._bookmarks)
        self._outline_level = min(level - 1, self._outline_level + 1)  # reportlab skips no level
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(top, 2))
        self._canvas.addOutlineEntry(one_line(title), key, self._outline_level, closed=True)

    def image(self, data: bytes) -> str:
        """The resource name of a picture."""
        found = self._images.get(data)
        if found is None:
            name = self._new_name()
            found = self._images[data] = self._document.getXObjectName(name)
            reader = read_picture(data).reader
            self._document.addForm(name, pdfdoc.PDFImageXObject(name, reader))
        return found

    def form(self, lines: Lines) -> str:
        """The resource name of the lines stored once; empty if they are not shared."""
        if not (self._stores_shared_lines and lines.is_shared):
            return ""
        found = self._forms.get(lines)
        if found is None:
            name = self._new_name()
            found = self._forms[lines] = self._document.getXObjectName(name)
            indent, operators = self.operators(lines)
            baseline = lines.height - lines.look.baseline
            out = _FORM_MARGIN
            right, top = round(lines.width + out, 2), round(lines.height + out, 2)
            self._canvas.beginForm(name, -out, -out, right, top)
            self._canvas.addLiteral(f"BT {indent:.2f} {baseline:.2f} Td{operators}ET")
            self._canvas.endForm(hasImages=0)
        return found

    def _new_name(self) -> str:
        self._shared.append(str(len(self._shared) + 1))
        return self._shared[-1]

    def operators(self, lines: Lines) -> tuple[float, str]:
        """The first line's indent and the text operators of the lines."""
        found = self._operators.get(lines)
        if found is None:
            found = self._operators[lines] = self._text_operators(lines)
        return found

    def _text_operators(self, lines: Lines) -> tuple[float, str]:
        # reportlab's own text object leaves what follows two stacked marks above the line.
        look = lines.look
        share = {"left": 0.0, "centre": 0.5, "right": 1.0}[lines.align]
        indents = [share * (lines.width - line.width) for line in lines.lines]
        parts = [] if look.colour == INK else [paint(look.colour)]
        current = ""
        before = indents[0]
        for number, (line, indent) in enumerate(zip(lines.lines, indents, strict=True)):
            if number:
                parts.append(f" {indent - before:.2f} {-look.leading:.2f} Td")
            before = indent
            words = line.words
            if line.end == "space":  # a real space, or readers glue the words together
                words = (*words, words[-1].face.space) if words else (look.face().space,)
            shown: list[str] = []
            for word in words or (look.face().space,):
                for resource, operands in self._face(word.face).show(word, look.size):
                    if resource != current:
                        current = resource
                        parts += _shown(shown)
                        shown = []
                        parts.append(f"{resource} {look.size:g} Tf")
                    shown.append(operands)
            parts += _shown(shown)
        if look.colour != INK:
            parts.append(paint(INK))
        return indents[0], "".join(parts)

    def _face(self, face: Face) -> FileFace:
        found = self._faces.get(face)
        if found is None:
            found = self._faces[face] = FileFace(face, self._document)
        return found

    def write(self) -> bytes:
        """The finished file."""
        document = self._document
        numbers = document.idToObjectNumberAndVersion
        pages = range(1, document.pageCounter)
        self.tree.write([numbers[f"Page{page}"][0] for page in pages])
        for used in self._faces.values():
            used.printed.embed(document)
        document.delayedFonts = []  # they are in the file already
        self._resources.basicFonts()
        self._resources.allProcs()
        self._resources.XObject = document.xobjDict(self._shared)
        if self._bookmarks:
            self._canvas.showOutline()
        complete_catalog(self._canvas, self._about, self.tree.number)
        return bytes(self._canvas.getpdfdata())


def _shown(words: list[str]) -> list[str]:
    """The words as one TJ; neighbouring strings become one."""
    return [f"[{''.join(words).replace('><', '')}]TJ "] if words else []
