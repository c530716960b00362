"""A tagged PDF in the making: pages, fonts, pictures, outline and everything that binds them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kommin_desktop.documents.typeset.characters import one_line
from kommin_desktop.documents.typeset.faces import Face
from kommin_desktop.documents.typeset.lines import INK, Lines
from kommin_desktop.documents.writer.colours import srgb_profile
from kommin_desktop.documents.writer.fonts import EmbeddedFace
from kommin_desktop.documents.writer.metadata import Description, info, xmp
from kommin_desktop.documents.writer.objects import ObjectFile, pdf_text, reference
from kommin_desktop.documents.writer.pen import Pen, paint
from kommin_desktop.documents.writer.pictures import read_picture
from kommin_desktop.documents.writer.structure import StructureTree

# Accents of capitals and long tails reach out of the lines' own box.
_FORM_MARGIN = 20.0


@dataclass(slots=True)
class _Entry:
    title: str
    level: int
    page: int
    top: float
    number: int
    children: list[_Entry] = field(default_factory=list)


class Book:
    """Collects pages and is written as one file.

    With ``stores_shared_lines`` lines that many pages have in common are stored once.
    """

    def __init__(self, about: Description, stores_shared_lines: bool = False) -> None:
        self._file = ObjectFile()
        self.tree = StructureTree(self._file)
        self._about = about
        self._stores_shared_lines = stores_shared_lines
        self._catalog = self._file.reserve()
        self._page_tree = self._file.reserve()
        self._resources = self._file.reserve()
        self._font_list = self._file.reserve()
        self._pages: list[int] = []
        self._faces: dict[Face, EmbeddedFace] = {}
        self._operators: dict[Lines, tuple[float, str]] = {}
        self._forms: dict[Lines, str] = {}
        self._images: dict[bytes, str] = {}
        self._objects: dict[str, int] = {}
        self._outline: list[_Entry] = []

    def begin_page(self, width: float, height: float) -> Pen:
        """A pen for a new page of this size in points."""
        return Pen(self, width, height, self._file.reserve())

    def end_page(self, pen: Pen) -> None:
        """Stores the page."""
        content = self._file.put_stream(pen.content())
        self._pages.append(pen.page)
        self._file.put(
            f"<</Type/Page/Parent {self._page_tree} 0 R/MediaBox[0 0 {pen.width:.3f} "
            f"{pen.height:.3f}]/Resources {self._resources} 0 R/Contents {content} 0 R"
            f"/StructParents {pen.key}/Tabs/S>>",
            pen.page,
        )

    def bookmark(self, title: str, level: int, pen: Pen, y: float) -> None:
        """An entry of the outline that leads to this height of the page."""
        siblings, deeper = self._outline, level
        while deeper > 1 and siblings:
            siblings, deeper = siblings[-1].children, deeper - 1
        top = pen.height - y
        siblings.append(_Entry(one_line(title), level, pen.page, top, self._file.reserve()))

    def image(self, data: bytes) -> str:
        """The resource name of a picture."""
        name = self._images.get(data)
        if name is None:
            name = self._images[data] = f"I{len(self._images) + 1}"
            self._objects[name] = read_picture(data).put(self._file)
        return name

    def form(self, lines: Lines) -> str:
        """The resource name of the lines stored once; empty if they are not shared."""
        if not (self._stores_shared_lines and lines.is_shared):
            return ""
        name = self._forms.get(lines)
        if name is None:
            name = self._forms[lines] = f"S{len(self._forms) + 1}"
            indent, operators = self.operators(lines)
            baseline = lines.height - lines.look.baseline
            out = _FORM_MARGIN
            self._objects[name] = self._file.put_stream(
                f"BT {indent:.2f} {baseline:.2f} Td{operators}ET".encode("ascii"),
                f"/Type/XObject/Subtype/Form/BBox[{-out} {-out} {lines.width + out:.2f} "
                f"{lines.height + out:.2f}]/Resources<</Font {self._font_list} 0 R>>",
            )
        return name

    def operators(self, lines: Lines) -> tuple[float, str]:
        """The first line's indent and the text operators of the lines."""
        found = self._operators.get(lines)
        if found is None:
            found = self._operators[lines] = self._text_operators(lines)
        return found

    def _text_operators(self, lines: Lines) -> tuple[float, str]:
        look = lines.look
        share = {"left": 0.0, "centre": 0.5, "right": 1.0}[lines.align]
        indents = [share * (lines.width - line.width) for line in lines.lines]
        parts = [] if look.colour == INK else [paint(look.colour)]
        current: Face | None = None
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
                embedded = self._embedded(word.face)
                if word.face is not current:
                    current = word.face
                    parts += _shown(shown)
                    shown = []
                    parts.append(f"/{embedded.resource} {look.size:g} Tf")
                shown.append(embedded.show(word, look.size))
            parts += _shown(shown)
        if look.colour != INK:
            parts.append(paint(INK))
        return indents[0], "".join(parts)

    def _embedded(self, face: Face) -> EmbeddedFace:
        found = self._faces.get(face)
        if found is None:
            resource = f"F{len(self._faces) + 1}"
            found = self._faces[face] = EmbeddedFace(face, resource, self._file.reserve())
        return found

    def write(self) -> bytes:
        """The finished file."""
        file = self._file
        self.tree.write()
        for embedded in self._faces.values():
            embedded.write(file)
        fonts = "".join(f"/{f.resource} {reference(f.number)}" for f in self._faces.values())
        file.put(f"<<{fonts}>>", self._font_list)
        objects = "".join(f"/{n} {reference(number)}" for n, number in self._objects.items())
        file.put(f"<</Font {self._font_list} 0 R/XObject<<{objects}>>>>", self._resources)
        kids = " ".join(map(reference, self._pages))
        file.put(f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>", self._page_tree)
        metadata = file.put_stream(xmp(self._about), "/Type/Metadata/Subtype/XML", compress=False)
        profile = file.put_stream(srgb_profile(), "/N 3")
        outline = self._write_outline()
        file.put(
            f"<</Type/Catalog/Version/1.7/Pages {self._page_tree} 0 R/Lang"
            f"{pdf_text(self._about.language)}/MarkInfo<</Marked true>>/StructTreeRoot "
            f"{reference(self.tree.number)}/ViewerPreferences<</DisplayDocTitle true>>"
            f"/Metadata {reference(metadata)}/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
            "/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
            f"/DestOutputProfile {reference(profile)}>>]{outline}>>",
            self._catalog,
        )
        return file.write(self._catalog, file.put(info(self._about)))

    def _write_outline(self) -> str:
        if not self._outline:
            return ""
        root = self._file.reserve()
        self._put_entries(self._outline, root)
        first, last = self._outline[0].number, self._outline[-1].number
        count = len(self._outline)
        self._file.put(f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {count}>>", root)
        return f"/Outlines {root} 0 R/PageMode/UseOutlines"

    def _put_entries(self, entries: list[_Entry], parent: int) -> None:
        for index, entry in enumerate(entries):
            parts = [f"<</Title{pdf_text(entry.title)}/Parent {parent} 0 R"]
            parts.append(f"/Dest[{entry.page} 0 R/XYZ 0 {entry.top:.2f} null]")
            if index:
                parts.append(f"/Prev {entries[index - 1].number} 0 R")
            if index + 1 < len(entries):
                parts.append(f"/Next {entries[index + 1].number} 0 R")
            if entry.children:
                ends = (entry.children[0].number, entry.children[-1].number)
                parts.append(f"/First {ends[0]} 0 R/Last {ends[1]} 0 R")
                parts.append(f"/Count -{len(entry.children)}")  # closed at first
            self._file.put("".join(parts) + ">>", entry.number)
            self._put_entries(entry.children, entry.number)


def _shown(words: list[str]) -> list[str]:
    """The words as one TJ; neighbouring strings become one."""
    return [f"[{''.join(words).replace('><', '')}]TJ "] if words else []
