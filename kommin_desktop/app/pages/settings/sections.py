"""Which sections the settings have, in their order, and the words by which they are found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kommin_desktop.base.folding import fold
from kommin_desktop.base.text import _
from kommin_desktop.kit.area import Found
from kommin_desktop.kit.desk import Desk
from kommin_desktop.store.driver import Connection

if TYPE_CHECKING:
    from kommin_desktop.app.pages.settings.section import Section

BEGINNING = "einstellungen"


class SectionKind(NamedTuple):
    """A section: the last part of its route, its title, its icon, what else it is called."""

    key: str
    title: str
    icon: str
    words: str
    make: Callable[[Desk], Section]

    @property
    def route(self) -> str:
        """Where it is."""
        return f"{BEGINNING}/{self.key}"


def section_kinds() -> tuple[SectionKind, ...]:
    """All sections in the language of the window."""
    return (
        SectionKind(
            "dienststelle",
            _("Dienststelle"),
            "building-2",
            _("Adresse, Telefon, Zeichen"),
            _office,
        ),
        SectionKind(
            "unterschriften",
            _("Unterschriften"),
            "pencil",
            _("Wer unterschreibt, Im Auftrag"),
            _signatories,
        ),
        SectionKind("briefkopf", _("Briefkopf"), "stamp", _("Logo, Absender, Fußzeile"), _letter),
        SectionKind(
            "datei",
            _("Arbeitsdatei"),
            "hard-drive",
            _("Ablageort, verschieben, Netzlaufwerk"),
            _file,
        ),
        SectionKind(
            "sicherung",
            _("Datensicherung"),
            "shield-check",
            _("Sicherung, wiederherstellen, umziehen"),
            _safety,
        ),
        SectionKind(
            "darstellung",
            _("Darstellung"),
            "palette",
            _("Farben, dunkel, Schriftgröße, Zeilenhöhe, Bewegung, Sprache"),
            _looks,
        ),
        SectionKind("personen", _("Es arbeitet"), "users", _("Namen, Personen"), _workers),
        SectionKind(
            "tastatur", _("Tastenkürzel"), "keyboard", _("Tasten, Tastatur, Kürzel"), _shortcuts
        ),
    )


def find_sections(_connection: Connection, text: str, limit: int) -> Sequence[Found]:
    """The sections whose title or other words begin with what is typed."""
    typed = fold(text).split()
    found = []
    for kind in section_kinds():
        words = fold(f"{_('Einstellungen')} {kind.title} {kind.words}").replace(",", " ").split()
        if typed and all(any(word.startswith(part) for word in words) for part in typed):
            found.append(Found(kind.title, kind.words, kind.route, icon=kind.icon))
    return found[:limit]


def _office(desk: Desk) -> Section:
    from kommin_desktop.app.pages.settings.office_section import OfficeSection

    return OfficeSection(desk)


def _signatories(desk: Desk) -> Section:
    from kommin_desktop.app.pages.settings.signatory_section import SignatorySection

    return SignatorySection(desk)


def _letter(desk: Desk) -> Section:
    from kommin_desktop.app.pages.settings.paper.section import LetterheadSection

    return LetterheadSection(desk)


def _file(desk: Desk) -> Section:
    from kommin_desktop.app.pages.settings.place.section import FileSection

    return FileSection(desk)


def _safety(desk: Desk) -> Section:
    from kommin_desktop.app.pages.safety.section import SafetySection
    from kommin_desktop.app.pages.settings.section import FramedSection

    return FramedSection(desk, "settings_safety", SafetySection(desk))


def _looks(desk: Desk) -> Section:
    from kommin_desktop.app.pages.settings.looks_section import LooksSection

    return LooksSection(desk)


def _workers(desk: Desk) -> Section:
    from kommin_desktop.app.pages.settings.worker_section import WorkerSection

    return WorkerSection(desk)


def _shortcuts(desk: Desk) -> Section:
    from kommin_desktop.app.pages.settings.shortcut_section import ShortcutSection

    return ShortcutSection(desk)
