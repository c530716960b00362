"""The embedded font faces: which glyphs a word takes, and how wide it gets with kerning.

HarfBuzz shapes the words, so that kerning and combining marks sit where the font wants them.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any, NamedTuple

import uharfbuzz

from kommin_desktop.base.paths import resource_path

_CACHED_WORDS = 20_000
_REPLACEMENT = "\u25a1"  # the empty box drawn for a character that the face lacks
_TWINS = {"\u2011": "-", "\u202f": "\xa0", "\xa0": " ", "\u2610": "\u25a1", "\u2713": "\u221a"}


class Glyph(NamedTuple):
    """One glyph of a word with the text it stands for; lengths in font units."""

    number: int
    text: str
    advance: int
    natural_advance: int
    shift_right: int
    shift_up: int


class Word:
    """A shaped stretch of text in one face; ``width`` is in ems."""

    __slots__ = ("face", "glyphs", "text", "width")

    def __init__(self, face: Face, text: str, glyphs: tuple[Glyph, ...]) -> None:
        self.face = face
        self.text = text
        self.glyphs = glyphs
        self.width = sum(g.advance for g in glyphs) / face.units_per_em


class Face:
    """One font file; shapes words and remembers them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.path = resource_path("fonts", f"{name}.ttf")
        harfbuzz_face: Any = uharfbuzz.Face(uharfbuzz.Blob(self.path.read_bytes()))
        self._font: Any = uharfbuzz.Font(harfbuzz_face)
        self.units_per_em = int(harfbuzz_face.upem)
        self.characters = frozenset(chr(c) for c in harfbuzz_face.unicodes)
        extents = self._font.get_font_extents("ltr")
        self.ascent: float = extents.ascender / self.units_per_em
        self.descent: float = -extents.descender / self.units_per_em
        self._advances: dict[int, int] = {}
        self._words: dict[tuple[str, bool], Word] = {}
        self.space = self.word(" ")
        hyphen = self.word("-").glyphs[0]
        self.soft_hyphen = Word(self, "\xad", (hyphen._replace(text="\xad"),))

    def word(self, text: str, tabular: bool = False) -> Word:
        """The shaped text; ``tabular`` gives all figures the same width."""
        key = (text, tabular)
        found = self._words.get(key)
        if found is None:
            if len(self._words) > _CACHED_WORDS:
                self._words.clear()
            found = self._words[key] = Word(self, text, self._shape(text, tabular))
        return found

    def _shape(self, text: str, tabular: bool) -> tuple[Glyph, ...]:
        shown = "".join(c if c in self.characters else self._stand_in(c) for c in text)
        buffer: Any = uharfbuzz.Buffer()
        buffer.add_str(shown)
        buffer.guess_segment_properties()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.CHARACTERS
        uharfbuzz.shape(self._font, buffer, {"kern": True, "tnum": tabular})
        infos, positions = buffer.glyph_infos or (), buffer.glyph_positions or ()
        source = self._source_of(text, shown)
        starts = [i.cluster for i in infos] + [len(shown)]
        glyphs = []
        for n, (info, position) in enumerate(zip(infos, positions, strict=True)):
            meaning = source[starts[n] : max(starts[n + 1], starts[n] + 1)]
            glyphs.append(
                Glyph(
                    info.codepoint,
                    "".join(meaning),
                    position.x_advance,
                    self._natural_advance(info.codepoint),
                    position.x_offset,
                    position.y_offset,
                )
            )
        return tuple(glyphs)

    def _stand_in(self, character: str) -> str:
        """What is drawn for a character that the face has no glyph for."""
        parts = unicodedata.normalize("NFD", character)
        if len(parts) > 1 and all(p in self.characters for p in parts):
            return parts
        twin = _TWINS.get(character, "")
        return twin if twin in self.characters else _REPLACEMENT

    def _source_of(self, text: str, shown: str) -> list[str]:
        """For each drawn character the typed text it stands for."""
        if len(text) == len(shown):
            return list(text)
        source: list[str] = []
        for character in text:
            drawn = character if character in self.characters else self._stand_in(character)
            source.extend(drawn if len(drawn) > 1 else character)
        return source

    def _natural_advance(self, glyph: int) -> int:
        found = self._advances.get(glyph)
        if found is None:
            found = self._advances[glyph] = int(self._font.get_glyph_h_advance(glyph))
        return found

    def covers(self, character: str) -> bool:
        """Whether the face draws this character itself."""
        if character in self.characters or character in _TWINS:
            return True
        parts = unicodedata.normalize("NFD", character)
        return len(parts) > 1 and all(p in self.characters for p in parts)


_NAMES = {
    (False, False): "Inter-Regular",
    (False, True): "Inter-Italic",
    (True, False): "Inter-SemiBold",
    (True, True): "Inter-SemiBoldItalic",
}


@cache
def face(bold: bool = False, italic: bool = False) -> Face:
    """The face for running text in this look, loaded once."""
    return Face(_NAMES[bold, italic])
