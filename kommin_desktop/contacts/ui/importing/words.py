"""What the import says of files, columns, encodings and cards that are there already."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts.importing.plan import Action, Duplicates
from kommin_desktop.contacts.importing.source import Source
from kommin_desktop.contacts.importing.targets import ColumnLook, ColumnState
from kommin_desktop.contacts.rules.cards import Problem
from kommin_desktop.kit.ask import FileKind
from kommin_desktop.kit.tables import State


def file_kinds() -> tuple[FileKind, ...]:
    """The kinds of files that can be read; the first shows them all."""
    return (
        FileKind(
            _("Kontakte"), ("xlsx", "xlsm", "csv", "tsv", "txt", "vcf", "vcard", "ldif", "ldi")
        ),
        FileKind(_("Excel-Arbeitsmappe"), ("xlsx", "xlsm")),
        FileKind(_("CSV-Tabelle"), ("csv", "tsv", "txt")),
        FileKind(_("vCard"), ("vcf", "vcard")),
        FileKind(_("LDIF aus Thunderbird"), ("ldif", "ldi")),
    )


def file_facts(source: Source, cards: int) -> str:
    """„Blatt „Adressen“ · 412 Zeilen · 9 Spalten“."""
    if source.table is None:
        return ngettext("{n} Kontakt", "{n} Kontakte", cards).format(n=figure(cards))
    rows, columns = len(source.table.rows), len(source.table.header)
    facts = [_("Blatt „{name}“").format(name=source.sheet)] if source.sheet else []
    facts += [
        ngettext("{n} Zeile", "{n} Zeilen", rows).format(n=figure(rows)),
        ngettext("{n} Spalte", "{n} Spalten", columns).format(n=figure(columns)),
    ]
    return " · ".join(facts)


def column_state(look: ColumnLook) -> State:
    """How a column stands, as a pill."""
    if look.doubtful:
        words = ngettext("{n} Problem", "{n} Probleme", look.doubtful)
        return State(words.format(n=figure(look.doubtful)), "warn", "triangle-alert")
    return {
        ColumnState.KNOWN: State(_("erkannt"), "ok", "check"),
        ColumnState.SPLIT: State(_("wird getrennt"), "ok", "check"),
        ColumnState.KEPT: State(_("in der Notiz"), "neutral", "sticky-note"),
        ColumnState.SKIPPED: State(_("übersprungen"), "neutral", "minus"),
    }[look.state]


def action_state(action: Action, duplicates: Duplicates) -> State:
    """What happens to a card, as a pill."""
    if action is Action.ADD:
        return State(_("neu"), "ok", "plus")
    if action is Action.SKIP:
        return State(_("schon da"), "neutral", "minus")
    if duplicates is Duplicates.COMPLETE:
        return State(_("wird ergänzt"), "info", "pencil")
    return State(_("wird ersetzt"), "warn", "pencil")


def duplicates_choices() -> list[tuple[str, str]]:
    """What can be done with contacts that are there already."""
    return [
        (Duplicates.SKIP.value, _("Überspringen")),
        (Duplicates.COMPLETE.value, _("Fehlende Angaben ergänzen")),
        (Duplicates.REPLACE.value, _("Durch die Datei ersetzen")),
    ]


def duplicates_hint(duplicates: Duplicates) -> str:
    """What a choice among them means."""
    return {
        Duplicates.SKIP: _("Was schon da ist, bleibt, wie es ist."),
        Duplicates.COMPLETE: _("Nur leere Angaben werden aus der Datei gefüllt."),
        Duplicates.REPLACE: _("Was die Datei anders sagt, gilt."),
    }[duplicates]


def encoding_choices(found: str) -> list[tuple[str, str]]:
    """The encodings to choose from, with the languages they are met with."""
    choices = [
        ("utf-8", _("Unicode (UTF-8)")),
        ("cp1252", _("Windows-1252 (deutsch)")),
        ("utf-16", _("Unicode (UTF-16)")),
        ("iso8859-15", _("ISO 8859-15 (westlich)")),
        ("cp1254", _("Windows-1254 (türkisch)")),
        ("cp1251", _("Windows-1251 (kyrillisch)")),
        ("cp1250", _("Windows-1250 (mitteleuropäisch)")),
        ("shift_jis", _("Shift-JIS (japanisch)")),
    ]
    if found in dict(choices):
        return choices
    return [(found, found), *choices]


def encoding_title(name: str) -> str:
    """What an encoding is called."""
    return dict(encoding_choices(name))[name]


def problems_text(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """The problems as rows to copy: line and sentence."""
    return [(str(problem.line), problem.message) for problem in problems]


def figure(number: int) -> str:
    """„1.284“."""
    return f"{number:,}".replace(",", ".")
