"""Cuts the Inter fonts down to what our documents and windows can print.

    python -m tools.subset_fonts FOLDER

FOLDER holds the original TTF files anywhere below it, named as Google Fonts names them
(``Inter_400Regular.ttf`` …). The result goes to ``resources/fonts``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import uharfbuzz

FACES = {
    "Inter-Regular": "Inter_400Regular",
    "Inter-Italic": "Inter_400Regular_Italic",
    "Inter-Medium": "Inter_500Medium",
    "Inter-SemiBold": "Inter_600SemiBold",
    "Inter-SemiBoldItalic": "Inter_600SemiBold_Italic",
}

RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x24F),  # Latin-1, Latin Extended A and B
    (0x250, 0x2AF),  # phonetic letters, among them the schwa of Azerbaijani
    (0x2B0, 0x2FF),
    (0x300, 0x36F),  # combining marks
    (0x370, 0x3FF),  # Greek
    (0x400, 0x52F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # spaces, dashes, quotation marks
    (0x2070, 0x20BF),  # superscripts, currencies
    (0x2100, 0x214F),
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),
    (0x25A0, 0x25FF),  # boxes to tick
    (0x2610, 0x2612),
    (0x2713, 0x2717),  # check marks
    (0xFFFD, 0xFFFD),
)

# Composition, mark placing, kerning and figures of one width; nothing that changes typed text.
FEATURES = ("ccmp", "locl", "mark", "mkmk", "kern", "tnum")


def cut(source: Path, target: Path) -> None:
    """Writes the subset of one font without hinting (screens and printers do without)."""
    sets: Any = uharfbuzz.SubsetInput()
    sets.layout_feature_tag_set.clear()
    sets.unicode_set.set({c for low, high in RANGES for c in range(low, high + 1)})
    sets.layout_feature_tag_set.update({int.from_bytes(f.encode(), "big") for f in FEATURES})
    sets.drop_table_tag_set.add(int.from_bytes(b"STAT", "big"))
    sets.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    face = uharfbuzz.Face(uharfbuzz.Blob(source.read_bytes()))
    target.write_bytes(sets.subset(face).blob.data)


def main() -> int:
    """Cuts all faces and prints their sizes."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    fonts = Path(__file__).resolve().parent.parent / "resources" / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for name, original in FACES.items():
        source = next(Path(sys.argv[1]).rglob(f"{original}.ttf"))
        target = fonts / f"{name}.ttf"
        cut(source, target)
        print(f"{target.name}: {target.stat().st_size // 1000} KB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
