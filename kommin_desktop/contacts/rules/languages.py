"""The languages people speak: kept as codes, shown and typed as German words."""

from __future__ import annotations

from collections.abc import Iterable

from kommin_desktop.base.names import fold
from kommin_desktop.base.text import _


def language_names() -> dict[str, str]:
    """The German word of each language code that the office knows, in their order."""
    return {
        "de": _("Deutsch"),
        "tr": _("Türkisch"),
        "ku": _("Kurdisch"),
        "kmr": _("Kurmancî"),
        "ckb": _("Sorani"),
        "ar": _("Arabisch"),
        "uk": _("Ukrainisch"),
        "ru": _("Russisch"),
        "pl": _("Polnisch"),
        "ro": _("Rumänisch"),
        "bg": _("Bulgarisch"),
        "en": _("Englisch"),
        "fr": _("Französisch"),
        "es": _("Spanisch"),
        "it": _("Italienisch"),
        "pt": _("Portugiesisch"),
        "el": _("Griechisch"),
        "sq": _("Albanisch"),
        "bs": _("Bosnisch"),
        "hr": _("Kroatisch"),
        "sr": _("Serbisch"),
        "mk": _("Mazedonisch"),
        "hu": _("Ungarisch"),
        "fa": _("Persisch"),
        "prs": _("Dari"),
        "ps": _("Paschtu"),
        "ur": _("Urdu"),
        "hi": _("Hindi"),
        "pa": _("Pandschabi"),
        "ta": _("Tamil"),
        "bn": _("Bengalisch"),
        "ti": _("Tigrinya"),
        "am": _("Amharisch"),
        "so": _("Somali"),
        "sw": _("Swahili"),
        "rom": _("Romanes"),
        "arc": _("Aramäisch"),
        "hy": _("Armenisch"),
        "ka": _("Georgisch"),
        "vi": _("Vietnamesisch"),
        "zh": _("Chinesisch"),
        "nl": _("Niederländisch"),
        "lt": _("Litauisch"),
        "lv": _("Lettisch"),
        "gsg": _("Deutsche Gebärdensprache"),
    }


def language_name(code: str) -> str:
    """The German word of a language; what is no known code as it stands."""
    return language_names().get(code.strip().lower(), code)


def language_code(name: str) -> str:
    """The code of a language by its name; another word is kept, with dashes for its blanks.

    A person's languages are kept in one field, separated by blanks.
    """
    typed = " ".join(name.split())
    for code, known in language_names().items():
        if fold(known) == fold(typed) or code == typed.lower():
            return code
    return typed.replace(" ", "-")


def languages_text(codes: Iterable[str]) -> str:
    """„Deutsch, Türkisch, Kurmancî“."""
    return ", ".join(language_name(code) for code in codes)
