"""Embeds what a file uses of each face: glyphs, widths, and what every glyph means as text.

Each pair of glyph and text gets a code of its own, so that a hyphen drawn at a line end reads as
a soft hyphen, and the box drawn for a missing character still reads as that character.
"""

from __future__ import annotations

import hashlib
import struct
from typing import Any

import uharfbuzz

from kommin_desktop.documents.typeset.faces import Face, Word
from kommin_desktop.documents.writer.objects import ObjectFile, reference

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
# Only needed to shape text, which has been done when the file is written.
_SHAPING_TABLES = (b"GPOS", b"GSUB", b"GDEF", b"cmap", b"name", b"gasp", b"OS/2")


class EmbeddedFace:
    """One face as a file uses it."""

    def __init__(self, face: Face, resource: str, number: int) -> None:
        self.resource = resource
        self.number = number
        self._face = face
        self._codes: dict[tuple[int, str], int] = {(0, ""): 0}
        self._advances: list[int] = [0]
        self._written: dict[tuple[Word, float], str] = {}

    def show(self, word: Word, size: float) -> str:
        """The word as operands of TJ in hex; a raised mark interrupts it to set the rise."""
        key = (word, size)
        found = self._written.get(key)
        if found is None:
            found = self._written[key] = self._show(word, size)
        return found

    def _show(self, word: Word, size: float) -> str:
        per_em = 1000 / self._face.units_per_em
        parts: list[str] = ["<"]
        rise = 0
        for glyph in word.glyphs:
            if glyph.shift_up != rise:
                rise = glyph.shift_up
                parts.append(f">]TJ {rise * per_em / 1000 * size:.3f} Ts[<")
            if glyph.shift_right:
                parts.append(f">{-glyph.shift_right * per_em:.0f}<")
            parts.append(f"{self._code(glyph.number, glyph.text, glyph.natural_advance):04x}")
            correction = glyph.natural_advance + glyph.shift_right - glyph.advance
            if correction:
                parts.append(f">{correction * per_em:.0f}<")
        parts.append(">]TJ 0 Ts[" if rise else ">")
        return "".join(parts).replace("<>", "")

    def _code(self, glyph: int, text: str, advance: int) -> int:
        code = self._codes.setdefault((glyph, text), len(self._codes))
        if code == len(self._advances):
            self._advances.append(advance)
        return code

    def write(self, file: ObjectFile) -> None:
        """Puts the font with its subset into the file."""
        subset, new_glyphs = self._subset()
        tag = _subset_tag(repr(sorted(self._codes)))
        name = f"/{tag}+{self._face.name}"
        codes = sorted(self._codes.items(), key=lambda item: item[1])
        program = file.put_stream(subset, f"/Length1 {len(subset)}")
        glyph_map = file.put_stream(
            b"".join(struct.pack(">H", new_glyphs.get(glyph, 0)) for (glyph, _), _ in codes)
        )
        meaning = file.put_stream(_to_unicode(codes).encode("ascii"))
        descriptor = file.put(self._descriptor(name, program))
        per_em = 1000 / self._face.units_per_em
        widths = " ".join(f"{advance * per_em:.3f}".rstrip("0") for advance in self._advances)
        descendant = file.put(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{name}/CIDToGIDMap {reference(glyph_map)}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {reference(descriptor)}/DW 0/W[0[{widths}]]>>"
        )
        file.put(
            f"<</Type/Font/Subtype/Type0/BaseFont{name}/Encoding/Identity-H"
            f"/DescendantFonts[{reference(descendant)}]/ToUnicode {reference(meaning)}>>",
            self.number,
        )

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        wanted: Any = uharfbuzz.SubsetInput()
        wanted.glyph_set.set({glyph for glyph, _ in self._codes})
        wanted.drop_table_tag_set.update({int.from_bytes(t, "big") for t in _SHAPING_TABLES})
        wanted.flags = (
            uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
        )
        plan: Any = uharfbuzz.SubsetPlan(self._face.harfbuzz_face, wanted)
        new_glyphs = {int(k): int(v) for k, v in plan.old_to_new_glyph_mapping.items()}
        return bytes(plan.execute().blob.data), new_glyphs

    def _descriptor(self, name: str, program: int) -> str:
        face = self._face
        head = face.harfbuzz_face.reference_table("head").data
        per_em = 1000 / face.units_per_em
        box = " ".join(f"{n * per_em:.0f}" for n in struct.unpack(">4h", head[36:44]))
        slant = -9 if "Italic" in face.name else 0
        stem = 140 if "SemiBold" in face.name else 90
        return (
            f"<</Type/FontDescriptor/FontName{name}/Flags 4/FontBBox[{box}]/ItalicAngle {slant}"
            f"/Ascent {face.ascent * 1000:.0f}/Descent {-face.descent * 1000:.0f}/CapHeight 728"
            f"/StemV {stem}/FontFile2 {reference(program)}>>"
        )


def _subset_tag(uses: str) -> str:
    """Six capital letters that name this subset."""
    digest = hashlib.md5(uses.encode("utf-8"), usedforsecurity=False).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _to_unicode(codes: list[tuple[tuple[int, str], int]]) -> str:
    rows = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for (_, text), code in codes if text]
    parts = [_CMAP_HEAD]
    for start in range(0, len(rows), 100):
        some = rows[start : start + 100]
        parts.append(f"{len(some)} beginbfchar\n" + "\n".join(some) + "\nendbfchar\n")
    return "".join([*parts, _CMAP_TAIL])
