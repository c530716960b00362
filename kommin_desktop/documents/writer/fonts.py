"""Which codes a word takes in a file, and what every code means as text.

reportlab's ``TTFont`` makes the subsets, widths and encodings. It knows one code per character;
here each pair of glyph and text has a code of its own, so that a hyphen drawn at a line end reads
as a soft hyphen, figures of one width as figures, and the box drawn for a missing character as
that character.
"""

from __future__ import annotations

from functools import cache
from itertools import count
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from kommin_desktop.documents.typeset.faces import Face, Glyph, Word

# Codes for glyphs that stand for another text than the font says; no font uses this plane.
_FIRST_OWN_CODE = 0xF0000
_NO_BREAK_SPACE = "\xa0"  # reportlab would write a plain space instead

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class PrintedFace:
    """A face as reportlab embeds it, shared by all files."""

    def __init__(self, face: Face) -> None:
        self.font: Any = TTFont(face.name, str(face.path), asciiReadable=0)
        pdfmetrics.registerFont(self.font)
        self._per_em = 1000 / face.units_per_em
        self._characters: dict[tuple[int, str], str] = {}
        self._meanings: dict[int, str] = {}
        self._free = count(_FIRST_OWN_CODE)

    def character(self, glyph: Glyph) -> str:
        """The character that makes reportlab draw this glyph."""
        key = (glyph.number, glyph.text)
        found = self._characters.get(key)
        if found is None:
            found = self._characters[key] = self._new_character(glyph)
        return found

    def _new_character(self, glyph: Glyph) -> str:
        text, known = glyph.text, self.font.face.charToGlyph
        is_plain = len(text) == 1 and text != _NO_BREAK_SPACE
        if is_plain and known.get(ord(text)) == glyph.number:
            return text
        code = next(self._free)
        known[code] = glyph.number
        self.font.face.charWidths[code] = glyph.natural_advance * self._per_em
        self._meanings[code] = text
        return chr(code)

    def embed(self, document: Any) -> None:
        """Puts what the document uses of the face into it."""
        subsets = self.font.state[document].subsets
        self.font.addObjects(document)
        resource = document.fontMapping[self.font.fontName].removeprefix("/")
        fonts = document.idToObject["BasicFonts"].dict
        for number, subset in enumerate(subsets):
            meaning = fonts[f"{resource}+{number}"].ToUnicode
            document.idToObject[meaning.name].content = self._to_unicode(subset)

    def _to_unicode(self, subset: list[int]) -> bytes:
        texts = [self._meanings.get(code) or chr(code) for code in subset]
        rows = [
            f"<{number:02x}> <{text.encode('utf-16-be').hex()}>"
            for number, text in enumerate(texts)
            if number  # nothing is drawn with code 0
        ]
        parts = [_CMAP_HEAD]
        for start in range(0, len(rows), 100):
            some = rows[start : start + 100]
            parts.append(f"{len(some)} beginbfchar\n" + "\n".join(some) + "\nendbfchar\n")
        return "".join([*parts, _CMAP_TAIL]).encode("ascii")


@cache
def printed_face(face: Face) -> PrintedFace:
    """The face as reportlab embeds it, loaded once."""
    return PrintedFace(face)


class FileFace:
    """One face as one file uses it."""

    def __init__(self, face: Face, document: Any) -> None:
        self.printed = printed_face(face)
        self._document = document
        self._per_em = 1000 / face.units_per_em
        self._shown: dict[tuple[Word, float], list[tuple[str, str]]] = {}

    def show(self, word: Word, size: float) -> list[tuple[str, str]]:
        """The word as font resources with operands of TJ: kerned, raised marks where they belong.

        Nearly always one pair; a face of which a file uses more than 255 glyphs has several.
        """
        key = (word, size)
        found = self._shown.get(key)
        if found is None:
            found = self._shown[key] = self._show(word, size)
        return found

    def _show(self, word: Word, size: float) -> list[tuple[str, str]]:
        font = self.printed.font
        characters = "".join(map(self.printed.character, word.glyphs))
        shown, start = [], 0
        for subset, codes in font.splitString(characters, self._document):
            glyphs = word.glyphs[start : start + len(codes)]
            start += len(codes)
            resource = font.getSubsetInternalName(subset, self._document)
            shown.append((resource, self._operands(glyphs, codes, size)))
        return shown

    def _operands(self, glyphs: tuple[Glyph, ...], codes: bytes, size: float) -> str:
        per_em = self._per_em
        parts = ["<"]
        rise = 0
        for glyph, code in zip(glyphs, codes, strict=True):
            if glyph.shift_up != rise:
                rise = glyph.shift_up
                parts.append(f">]TJ {rise * per_em / 1000 * size:.3f} Ts[<")
            if glyph.shift_right:
                parts.append(f">{-glyph.shift_right * per_em:.0f}<")
            parts.append(f"{code:02x}")
            correction = glyph.natural_advance + glyph.shift_right - glyph.advance
            if correction:
                parts.append(f">{correction * per_em:.0f}<")
        parts.append(">]TJ 0 Ts[" if rise else ">")
        return "".join(parts).replace("<>", "")
