"""What to look at before printing: what does not fit the window, what has no font."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from kommin_desktop.base.text import _
from kommin_desktop.documents.blocks import Document, Letter
from kommin_desktop.documents.letter_run import LetterRun

_IGNORED = frozenset({"data", "logo", "style", "align", "look", "kind", "language"})


def letter_problems(letter: Letter) -> tuple[str, ...]:
    """What keeps this letter from being printed as it is, one sentence each (DIN 5008, form B)."""
    problems = [*_address_problems(letter)]
    if not letter.greeting.strip():
        problems.append(_("Die Anrede fehlt."))
    if not letter.subject.strip():
        problems.append(_("Der Betreff fehlt."))
    if not letter.body:
        problems.append(_("Der Brief hat keinen Text."))
    return tuple(problems)


def _address_problems(letter: Letter) -> Iterator[str]:
    from kommin_desktop.documents.layout import din5008 as din
    from kommin_desktop.documents.layout.letters import address_lines

    most = din.MOST_ADDRESS_LINES
    written = [line for line in letter.recipient if line.strip()]
    if not written:
        yield _("Die Anschrift fehlt.")
        return
    if len(letter.recipient) > most:
        yield _("Die Anschrift hat {count} Zeilen; in das Fenster passen {most}.").format(
            count=len(letter.recipient), most=most
        )
    elif len(address_lines(letter.recipient).lines) > len(letter.recipient):
        yield _("Eine Zeile der Anschrift ist zu lang für das Fenster.")
    if len(written) < len(letter.recipient):
        yield _("Die Anschrift enthält eine leere Zeile.")
    if len(letter.remarks) > din.MOST_REMARKS:
        yield _("Über der Anschrift stehen {count} Vermerke; es passen {most}.").format(
            count=len(letter.remarks), most=din.MOST_REMARKS
        )


def missing_glyphs(source: Document | LetterRun | Iterable[str]) -> tuple[str, ...]:
    """The characters for which we have no font, sorted; they would print as empty boxes."""
    from kommin_desktop.documents.typeset.characters import drawable
    from kommin_desktop.documents.typeset.faces import face

    texts = _texts(source) if isinstance(source, Document | LetterRun) else source
    used = {character for text in texts for character in drawable(text)}
    plain = face()
    return tuple(sorted(c for c in used if c not in "\n\xad" and not plain.covers(c)))


def _texts(value: object) -> Iterator[str]:
    """All texts in a block and whatever it holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _IGNORED:
                yield from _texts(getattr(value, field.name))
