"""Commands as programs of their own: two at once, a closed pipe, bytes for names."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.office import CARDS, COURSE_DATES, KAYA, WEHMEIER, Office, check_sentence

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from kommin_desktop.app import registry
from kommin_desktop.store.office_file import OfficeFile
registry.load_models()
with OfficeFile(Path(sys.argv[1]), registry.search_texts(), by="Fenster"):
    print("offen", flush=True)
    sys.stdin.readline()
"""


def program(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    """Run `python3 run.py`'s command line as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kommin_desktop", *map(os.fsencode, map(str, arguments))],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def held(busy: Office) -> Iterator[Office]:
    """An office file that another process holds open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(busy.path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == b"offen\n"
        yield busy
        other.stdin.close()


def test_who_writes_is_refused_while_another_holds_the_file(held: Office) -> None:
    cards = held.text_file("karten.vcf", CARDS)
    notes = held.text_file("notizen.md", "# 1\nText\n")
    out = held.folder / "aus.pdf"
    for arguments in (
        ("import", cards),
        ("invite", "--meeting", 1, out),
        ("record", "--meeting", 1, notes),
        ("agenda", "--meeting", 1, out),
        ("attendance", "--meeting", 1, out),
        ("minutes", "--meeting", 1, out),
        ("course", "--title", "x", "--places", 1, "--session", COURSE_DATES[0]),
        ("enrol", "--course", 1, "--contact", WEHMEIER),
        ("withdraw", "--registration", 1),
        ("present", "--course", 1, "--session", 1, "--contact", KAYA),
        ("certificates", "--course", 1, out),
        ("undo",),
        ("redo",),
    ):
        sentence = held.refused(str(arguments[0]), *arguments[1:])
        assert "geöffnet" in sentence
    assert not out.exists()
    plan = ("--body", "RT", "--start", "2026-12-03T14:00", "--end", "2026-12-03T16:00")
    held.refused("plan", *plan, "--agenda", notes)


def test_who_reads_is_served_while_another_holds_the_file(held: Office) -> None:
    before = held.path.read_bytes()
    for what in ("contacts", "bodies", "meetings", "tasks", "courses", "registrations"):
        assert held.show(what)
    assert held.done("history")
    assert held.done("history", "--contact", KAYA)
    assert held.done("check")["ok"]
    assert held.done("export", "contacts", "--format", "vcf", held.folder / "a.vcf")["contacts"]
    backup = held.done("backup", held.folder / "s")["file"]
    cards = held.text_file("karten.vcf", CARDS)
    assert held.done("import", cards, "--dry-run")["read"] == 4
    assert held.path.read_bytes() == before
    assert Path(backup).exists()


def test_a_held_file_is_not_restored_over(held: Office) -> None:
    backup = held.done("backup", held.folder / "s")["file"]
    before = held.path.read_bytes()
    said = program("restore", backup, held.path, "--replace")
    assert said.returncode == 1
    check_sentence(said.stderr.decode())
    assert held.path.read_bytes() == before


def test_a_command_as_a_program(busy: Office) -> None:
    said = program("show", busy.path, "contacts", "--json")
    assert (said.returncode, said.stderr) == (0, b"")
    assert json.loads(said.stdout) == busy.show("contacts")
    said = program("show", busy.folder / "fehlt.kommin", "contacts")
    assert (said.returncode, said.stdout) == (1, b"")
    check_sentence(said.stderr.decode())
    assert program("gibtesnicht").returncode == 2


def test_bytes_that_are_no_text_are_taken_as_arguments(busy: Office) -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-m",
            "kommin_desktop",
            "undo",
            os.fsencode(busy.path),
            "--by",
            b"M\xfcller",
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        timeout=60,
    )
    assert (said.returncode, said.stderr) == (0, b"")
    assert "Rückgängig" in said.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="pipes close differently there")
def test_a_reader_that_goes_away_is_no_failure(busy: Office) -> None:
    """As in `kommin history … | head -1`."""
    with subprocess.Popen(
        [sys.executable, "-m", "kommin_desktop", "history", str(busy.path), "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as said:
        assert said.stdout is not None
        assert said.stderr is not None
        said.stdout.close()
        told = said.stderr.read()
    assert b"Traceback" not in told
    assert b"Exception" not in told
