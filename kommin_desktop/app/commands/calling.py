"""What all commands share: opening the office file, answering in German or JSON, writing files."""

from __future__ import annotations

import getpass
import json
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kommin_desktop.app import registry
from kommin_desktop.base.errors import UserError, WorldError
from kommin_desktop.base.text import _
from kommin_desktop.store import driver
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.office_file import OfficeFile, needs_upgrade, open_for_reading

if TYPE_CHECKING:
    from kommin_desktop.documents.blocks import Document
    from kommin_desktop.documents.letter_run import LetterRun

_KEPT = (".kommin", ".kommin-sicherung")


def worker(call: Namespace) -> str:
    """Who works: `--by`, else the account of this computer."""
    if call.by:
        return str(call.by)
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


@contextmanager
def office(call: Namespace) -> Iterator[OfficeFile]:
    """The office file of the call, open for writing. Raises WorldError if another holds it."""
    path = Path(call.file)
    _bring_up_to_date(path)
    registry.load_models()
    with OfficeFile(path, registry.search_texts(), worker(call)) as opened:
        yield opened
        opened.renew_search()  # last: what was refused has changed nothing


@contextmanager
def reader(call: Namespace) -> Iterator[Connection]:
    """The office file of the call for reading, also while another process holds it."""
    path = Path(call.file)
    _bring_up_to_date(path)
    with closing(open_for_reading(path)) as connection, driver.in_words(path):
        yield connection


def answer(call: Namespace, value: object, text: str) -> None:
    """Print the answer: with `--json` the value as one JSON text, else the German text."""
    if call.json:
        print(json.dumps(value, ensure_ascii=False))
    elif text:
        print(text)


def out_path(call: Namespace) -> Path:
    """Where a paper goes. Raises UserError for a place where an office file or backup lies."""
    out = Path(call.out)
    if out.is_file() and (out.suffix.lower() in _KEPT or _is_same(out, Path(call.file))):
        raise UserError(
            _("„{name}“ ist eine Arbeitsdatei oder Sicherung und wird nicht überschrieben.").format(
                name=out.name
            )
        )
    return out


def _is_same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


def font_doubts(paper: Document | LetterRun) -> list[str]:
    """What the person is told of letters on a paper that no font has; mostly nothing."""
    from kommin_desktop.documents.checks import missing_glyphs

    missing = missing_glyphs(paper)
    if not missing:
        return []
    text = _("Diese Schriftzeichen hat keine unserer Schriften, sie fehlen auf dem Papier: {signs}")
    return [text.format(signs=" ".join(missing))]


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises WorldError if its folder cannot be written."""
    unfinished = path.with_name(path.name + ".tmp")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise WorldError(
            _("„{name}“ lässt sich nicht schreiben. Prüfen Sie Ordner, Platz und Rechte.").format(
                name=path.name
            )
        ) from error


def read_file(path: Path) -> bytes:
    """The bytes of a file the person named. Raises WorldError if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise WorldError(
            _("Die Datei „{name}“ gibt es nicht oder sie lässt sich nicht lesen.").format(
                name=path.name
            )
        ) from error


def read_text(path: Path) -> str:
    """A text file of the person, in Unicode or as older Windows programs write it."""
    from kommin_desktop.contacts.importing.encodings import decode

    return decode(read_file(path)).text


def _bring_up_to_date(path: Path) -> None:
    """Upgrade a file of an older schema, with a verified backup before."""
    if needs_upgrade(path):
        from kommin_desktop.store.safety.backup import backup_folder
        from kommin_desktop.store.schema.migrating import upgrade_file

        registry.load_models()
        upgrade_file(path, backup_folder(path))
