"""What an issued paper is called as a file."""

from __future__ import annotations

import re

from kommin_desktop.letters.ui.rows import issued_at
from kommin_desktop.office.queries import IssuedLine

_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST = 80


def file_name(line: IssuedLine) -> str:
    """„Einladung_17.-Sitzung_2026-11-11.pdf“, fit for every disk."""
    return f"{fit_words(*line.title.split(':'))}_{issued_at(line):%Y-%m-%d}.pdf"


def fit_words(*parts: str) -> str:
    """„Brief_Sabine-Kaya“: the words of a file's name, joined as every disk takes them."""
    words = [_UNFIT.sub("-", part.strip()).strip("-.") for part in parts if part.strip()]
    return "_".join(word for word in words if word)[:_LONGEST].rstrip("-._") or "Schriftstueck"
