"""Texts for people: German is the language of the source, other languages are catalogues."""

from __future__ import annotations

import gettext as _gettext

from kommin_desktop.base.paths import resource_path

DOMAIN = "kommin"
SOURCE_LANGUAGE = "de"


class _Texts:
    """The catalogue in use; German needs none."""

    def __init__(self) -> None:
        self.catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


_texts = _Texts()


def use_language(code: str) -> None:
    """Show all texts in the language `code` from now on; an unknown one shows German."""
    if code == SOURCE_LANGUAGE:
        _texts.catalogue = _gettext.NullTranslations()
        return
    _texts.catalogue = _gettext.translation(
        DOMAIN, localedir=resource_path("i18n"), languages=[code], fallback=True
    )


def _(message: str) -> str:
    """The text in the language of the person at the desk."""
    return _texts.catalogue.gettext(message) if message else ""


def letter_text(message: str) -> str:
    """The text in the language of a paper, which is not the window's: German.

    Import it as `_` where papers are worded, so that the texts stand in the catalogues.
    """
    return message


def letter_ngettext(singular: str, plural: str, n: int) -> str:
    """The text for `n` things in the language of a paper: German."""
    return singular if n == 1 else plural


def ngettext(singular: str, plural: str, n: int) -> str:
    """The text for `n` things in the language of the person at the desk."""
    return _texts.catalogue.ngettext(singular, plural, n)
