"""An office at the command line: runs commands in this process and hands over what they said."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from kommin_desktop.app.commands import main

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Dr. Elif Kaya
N:Kaya;Elif;;Dr.;
ORG:Stadt Bünde;Sozialamt
TITLE:Leitung
EMAIL:elif.kaya@buende.example
TEL;TYPE=WORK:05223 5550-12
ADR;TYPE=WORK:;;Bahnhofstr. 13;Bünde;;32257;Deutschland
BDAY:1980-02-29
NOTE:Zeile eins\\nZeile zwei
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Jörg Wehmeier
N:Wehmeier;Jörg;;;
ORG:Stadt Bünde
EMAIL:joerg@buende.example
ADR;TYPE=WORK:;;Bahnhofstr. 13;Bünde;;32257;Deutschland
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Lebenswege e. V.
N:;;;;
ORG:Lebenswege e. V.
EMAIL:post@lebenswege.example
ADR;TYPE=WORK:;;Alter Markt 3;Herford;;32052;Deutschland
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Олена Шевченко
N:Шевченко;Олена;;;
EMAIL:olena@post.example
ADR;TYPE=HOME:;;Weg 1;Herford;;32049;Deutschland
END:VCARD
"""
KAYA, WEHMEIER, LEBENSWEGE, OLENA = 1, 2, 3, 4
"""The contacts' numbers after an import of CARDS."""

AGENDA = """A Öffentlicher Teil
1. Eröffnung
2. Bericht
2.1 Zahlen
2.2 Kurse
Verschiedenes
B Nichtöffentlicher Teil
Personalia
"""

MINUTES = """Anwesend: Elif Kaya, Jörg Wehmeier
Entschuldigt: Олена Шевченко

# 1
Frau Kaya eröffnet.

# TOP 2.1
Es kamen **21** Familien.
B: Der Kurs wird fortgesetzt. (21/0/2)
A: Elif Kaya, bis 15.1.: Bericht schreiben
N: Herrn W. vorher anrufen
"""


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The JSON value on stdout, which must be the only thing there."""
        return json.loads(self.out)


def kommin(*arguments: object) -> Said:
    """Run one command; any exception but the end of the program is a failure of the test."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
    return Said(code, out.getvalue(), err.getvalue())


class Office:
    """An office file and the folder it lies in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.folder = path.parent

    def run(self, command: str, *arguments: object) -> Said:
        """Run a command on the file, whatever comes of it."""
        return kommin(command, self.path, *arguments)

    def done(self, command: str, *arguments: object) -> Any:
        """Run a command that must succeed; its JSON value."""
        said = self.run(command, *arguments, "--json")
        assert (said.code, said.err) == (0, ""), (command, arguments, said)
        return said.value

    def refused(self, command: str, *arguments: object) -> str:
        """Run a command that must be refused: exit 1, a sentence, not a byte changed."""
        before = self.path.read_bytes()
        said = self.run(command, *arguments)
        assert said.code == 1, (command, arguments, said)
        assert said.out == ""
        check_sentence(said.err)
        assert self.path.read_bytes() == before, (command, arguments)
        return said.err.strip()

    def show(self, what: str, search: str = "") -> Any:
        """A list as `show --json` gives it."""
        return self.done("show", what, *(["--search", search] if search else []))

    def history(self) -> list[tuple[str, str]]:
        """Label and state of all works, newest first."""
        return [(one["label"], one["state"]) for one in self.done("history")]

    def text_file(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        """A text file of the person at the desk."""
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return path

    def take_over(self, cards: str = CARDS, *arguments: object) -> Any:
        """Import cards."""
        return self.done("import", self.text_file("karten.vcf", cards), *arguments)

    def plan(self, agenda: str = AGENDA, *, body: str = "Runder Tisch", group: str = "") -> Any:
        """Plan a meeting on Thursday, 3 December 2026."""
        return self.done(
            "plan",
            "--body",
            body,
            "--start",
            "2026-12-03T14:00",
            "--end",
            "2026-12-03T16:00",
            "--place",
            "Kreishaus",
            "--agenda",
            self.text_file("tagesordnung.txt", agenda),
            *(["--group", group] if group else []),
        )

    def items(self, agenda: str) -> list[tuple[str, str, bool, bool]]:
        """Number, title, public, heading of each item that an agenda text makes."""
        made = self.plan(agenda, body="Prüftisch")["meeting"]
        (found,) = (one for one in self.show("meetings") if one["id"] == made)
        return [(i["number"], i["title"], i["public"], i["heading"]) for i in found["items"]]

    def record(self, meeting: int, notes: str) -> Any:
        """Take notes over into a meeting's minutes."""
        return self.done("record", "--meeting", meeting, self.text_file("notizen.md", notes))

    def course(self, places: int = 2, *sessions: str, units: str = "4") -> int:
        """A course with two dates in January 2026 unless others are named."""
        made = self.done(
            "course",
            "--title",
            "Basiskurs",
            "--places",
            places,
            "--session",
            *(sessions or COURSE_DATES),
            "--units",
            units,
        )
        return int(made["id"])

    def enrol(self, course: int, *contacts: int) -> list[int]:
        """Register contacts; the numbers of the registrations."""
        made = (
            self.done("enrol", "--course", course, "--contact", contact) for contact in contacts
        )
        return [one["id"] for one in made]

    def states(self) -> dict[int, tuple[str, int | None]]:
        """Status and rank of each registration."""
        found = self.show("registrations")
        return {one["contact"]: (one["status"], one["rank"]) for one in found}


COURSE_DATES = ("2026-01-10T09:00/2026-01-10T12:00", "2026-01-17T09:00/2026-01-17T12:00")


def check_sentence(text: str) -> None:
    """A refusal is German, ends as a sentence and shows nothing of the program's inside."""
    assert text.strip()
    assert text.strip()[-1] in ".)“"
    for inside in ("Traceback", "Error", "Exception", "sqlite", "line ", "None", 'File "'):
        assert inside not in text


def without_ids(contacts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Contacts to compare two files by: what they say, not which numbers they have."""
    told = [{k: v for k, v in one.items() if k != "id"} for one in contacts]
    return sorted(told, key=lambda one: json.dumps(one, sort_keys=True))
