"""`kommin selfcheck`: does the program work on this computer? For whoever helps the office.

It looks at nothing that belongs to the office: everything happens in a folder that is deleted
afterwards, on a new office file or on a copy of the one that is named.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from argparse import SUPPRESS, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from kommin_desktop.app.commands.usage import Parser
from kommin_desktop.app.selfcheck import drawing, start, working
from kommin_desktop.app.selfcheck.fault import Fault
from kommin_desktop.base.errors import OfficeError, WorldError
from kommin_desktop.base.text import _

_Look = Callable[[], "str | start.Started"]
_Part = tuple[str, str, _Look]


class Finding(NamedTuple):
    """How one part of the program fares here."""

    part: str
    well: bool
    about: str
    seconds: float = 0.0


def main(arguments: Sequence[str]) -> int:
    """Look at every part, say how it fares; 0 when all is well, 1 when something is not."""
    about = _("Selbstprüfung: Läuft das Programm auf diesem Rechner?")
    parser = Parser(prog="kommin selfcheck", description=about)
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=_("an einer Kopie dieser Arbeitsdatei")
    )
    parser.add_argument("--json", action="store_true", help=_("Antwort als JSON"))
    parser.add_argument("--window", type=Path, metavar="RESULT", help=SUPPRESS)
    parser.add_argument("--begun", type=float, default=0.0, help=SUPPRESS)
    call = parser.parse_args(arguments)
    if call.window:
        return start.show_window(call.file, call.window, call.begun)
    try:
        findings = _look(call)
    except WorldError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    if call.json:
        print(json.dumps([one._asdict() for one in findings], ensure_ascii=False))
    return 0 if all(one.well for one in findings) else 1


def _look(call: Namespace) -> list[Finding]:
    """Look at every part, one after the other, each told as soon as it is known."""
    findings = []
    with tempfile.TemporaryDirectory(prefix="kommin-", ignore_cleanup_errors=True) as workshop:
        folder = Path(workshop)
        for part, title, look in _parts(folder, _copy(call.file, folder)):
            finding = _find(part, look)
            findings.append(finding)
            if not call.json:
                state = _("gut") if finding.well else _("FEHLER")
                print(f"{title + ':':<16} {state + '.':<7} {finding.about}", flush=True)
    return findings


def _parts(folder: Path, file: Path | None) -> list[_Part]:
    return [
        ("program", _("Programm"), working.program),
        ("office_file", _("Arbeitsdatei"), lambda: working.office_file(folder, file)),
        ("paper", _("Papiere"), lambda: working.paper(folder)),
        ("writing", _("Schrift"), drawing.writing),
        ("icons", _("Symbole"), drawing.icons),
        ("languages", _("Sprachen"), drawing.languages),
        ("paper_shown", _("Vorschau"), lambda: drawing.paper_shown(folder)),
        ("second_start", _("Zweiter Start"), start.second_start),
        ("window", _("Fenster"), lambda: start.window(folder, file)),
    ]


def _find(part: str, look: _Look) -> Finding:
    try:
        seen = look()
        if isinstance(seen, start.Started):
            return Finding(part, True, seen.about, seen.shown)
        return Finding(part, True, seen)
    except (Fault, OfficeError) as error:
        return Finding(part, False, str(error))
    except Exception as error:  # whatever is broken is what we want to know
        return Finding(part, False, f"{type(error).__name__}: {error}")


def _copy(file: Path | None, folder: Path) -> Path | None:
    """The named office file beside nobody else's; WorldError if it cannot be read."""
    if file is None:
        return None
    copy = folder / "Kopie.kommin"
    try:
        shutil.copyfile(file, copy)
    except OSError as error:
        raise WorldError(_("„{name}“ lässt sich nicht lesen.").format(name=file.name)) from error
    return copy
