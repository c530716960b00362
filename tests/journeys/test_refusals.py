"""What is refused, and how: a German sentence, exit 1 or 2, and not a byte changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.office import (
    COURSE_DATES,
    KAYA,
    LEBENSWEGE,
    OLENA,
    Office,
    check_sentence,
    kommin,
)

BIG = 99999999999999999999

REFUSED: list[tuple[object, ...]] = [
    ("invite", "--meeting", 77, "OUT"),
    ("record", "--meeting", 77, "NOTES"),
    ("agenda", "--meeting", 77, "OUT"),
    ("attendance", "--meeting", -1, "OUT"),
    ("minutes", "--meeting", 0, "OUT"),
    ("minutes", "--meeting", 1, "--finish", "NOWHERE"),
    ("agenda", "--meeting", 1, "NOWHERE"),
    ("agenda", "--meeting", 1, "FOLDER"),
    ("invite", "--meeting", 1, "NOWHERE"),
    ("invite", "--meeting", 1, "--group", "Gibt es nicht", "OUT"),
    ("record", "--meeting", 1, "MISSING"),
    ("record", "--meeting", 1, "FOLDER"),
    ("enrol", "--course", 77, "--contact", KAYA),
    ("enrol", "--course", 1, "--contact", 77),
    ("enrol", "--course", 1, "--contact", LEBENSWEGE),
    ("enrol", "--course", 1, "--contact", KAYA),
    ("withdraw", "--registration", 77),
    ("present", "--course", 77, "--session", 1, "--contact", KAYA),
    ("present", "--course", 1, "--session", 9, "--contact", KAYA),
    ("present", "--course", 1, "--session", 1, "--contact", 77),
    ("present", "--course", 1, "--session", 1, "--contact", KAYA, OLENA),
    ("certificates", "--course", 77, "OUT"),
    ("certificates", "--course", 1, "OUT"),
    ("course", "--title", " ", "--places", 1, "--session", COURSE_DATES[0]),
    ("course", "--title", "x", "--places", 1, "--session", "2026-01-10T12:00/2026-01-10T09:00"),
    ("course", "--title", "x", "--places", 1, "--session", COURSE_DATES[0], "--units", "viel"),
    ("course", "--title", "x", "--places", 1, "--session", COURSE_DATES[0], "--units", "1e9"),
    ("export", "contacts", "--format", "vcf", "NOWHERE"),
    ("export", "contacts", "--format", "xlsx", "FOLDER"),
    ("import", "MISSING"),
    ("import", "FOLDER"),
    ("import", "--dry-run", "MISSING"),
    ("backup", "OUT_FILE"),
]


def filled(desk: Office, arguments: tuple[object, ...]) -> list[object]:
    """The arguments with the places they name."""
    places: dict[object, Path] = {
        "OUT": desk.folder / "aus.pdf",
        "OUT_FILE": desk.text_file("datei", "kein Ordner"),
        "NOWHERE": desk.folder / "gibt-es-nicht" / "aus.pdf",
        "FOLDER": desk.folder,
        "MISSING": desk.folder / "fehlt.txt",
        "NOTES": desk.text_file("notizen.md", "# 1\nText\n"),
    }
    return [places.get(argument, argument) for argument in arguments]


@pytest.mark.parametrize("arguments", REFUSED, ids=lambda one: " ".join(map(str, one))[:60])
def test_a_refusal_changes_nothing(busy: Office, arguments: tuple[object, ...]) -> None:
    command, *rest = filled(busy, arguments)
    beside = sorted(busy.folder.rglob("*"))
    check_sentence(busy.refused(str(command), *rest))
    assert sorted(busy.folder.rglob("*")) == beside


@pytest.mark.parametrize(
    "times",
    [
        ("2026-12-03T16:00", "2026-12-03T14:00"),
        ("2026-12-03T16:00", "2026-12-03T16:00"),
    ],
)
def test_a_meeting_ends_after_it_begins(desk: Office, times: tuple[str, str]) -> None:
    agenda = desk.text_file("t.txt", "1. Eins\n")
    desk.refused("plan", "--body", "RT", "--start", times[0], "--end", times[1], "--agenda", agenda)
    assert desk.show("bodies") == []


@pytest.mark.parametrize(
    "changed",
    [
        {"--body": "  "},
        {"--group": "Gibt es nicht"},
        {"--agenda": "fehlt.txt"},
        {"--agenda": "."},
    ],
)
def test_a_plan_that_cannot_be_leaves_no_body_behind(desk: Office, changed: dict[str, str]) -> None:
    agenda = desk.text_file("t.txt", "1. Eins\n")
    given = {
        "--body": "RT",
        "--start": "2026-12-03T14:00",
        "--end": "2026-12-03T16:00",
        "--agenda": str(agenda),
        **changed,
    }
    if "--agenda" in changed:
        given["--agenda"] = str(desk.folder / changed["--agenda"])
    desk.refused("plan", *(part for pair in given.items() for part in pair))
    assert desk.show("bodies") == []


def test_no_paper_replaces_an_office_file(busy: Office, tmp_path: Path) -> None:
    other = tmp_path / "zweites.kommin"
    shutil.copyfile(busy.path, other)
    renamed = tmp_path / "ohne-endung"
    renamed.hardlink_to(busy.path)
    backup = Path(busy.done("backup", tmp_path / "s")["file"])
    for out in (busy.path, other, renamed, backup):
        before = out.read_bytes()
        for command in (
            ("export", "contacts", "--format", "vcf"),
            ("agenda", "--meeting", 1),
            ("invite", "--meeting", 1),
            ("certificates", "--course", 1),
        ):
            busy.refused(command[0], *command[1:], out)
            assert out.read_bytes() == before


def test_minutes_that_cannot_be_written_are_not_finished(busy: Office) -> None:
    nowhere = busy.folder / "gibt-es-nicht" / "protokoll.pdf"
    busy.refused("minutes", "--meeting", 1, "--finish", nowhere)
    assert busy.show("meetings")[0]["status"] == "in_progress"
    busy.done("minutes", "--meeting", 1, "--finish", busy.folder / "protokoll.pdf")
    assert busy.show("meetings")[0]["status"] == "held"


def test_minutes_are_finished_once(busy: Office) -> None:
    busy.done("minutes", "--meeting", 1, "--finish", busy.folder / "protokoll.pdf")
    busy.refused("minutes", "--meeting", 1, "--finish", busy.folder / "nochmal.pdf")
    assert not (busy.folder / "nochmal.pdf").exists()


def test_undo_of_fewer_steps_than_wished_says_how_many(busy: Office) -> None:
    """Three steps can go back, the meeting behind an invitation cannot."""
    busy.done("invite", "--meeting", 1, busy.folder / "a.pdf")
    said = busy.run("undo", "--steps", 9)
    assert said.code == 1
    check_sentence(said.err)
    states = [one[1] for one in busy.history() if one[0] != "Einladungen geschrieben"]
    assert str(states.count("undone")) in said.err
    assert len(busy.show("meetings")) == 1


WRONG: list[tuple[object, ...]] = [
    (),
    ("gibtesnicht",),
    ("new",),
    ("show", "f.kommin"),
    ("show", "f.kommin", "alles"),
    ("show", "f.kommin", "contacts", "--unbekannt"),
    ("export", "f.kommin", "contacts", "--format", "pdf", "x"),
    ("export", "f.kommin", "contacts", "x"),
    ("import", "f.kommin"),
    ("import", "f.kommin", "x.vcf", "--duplicates", "merge"),
    ("plan", "f.kommin", "--body", "RT"),
    ("agenda", "f.kommin", "--meeting", "eins", "x.pdf"),
    ("agenda", "f.kommin", "--meeting", BIG, "x.pdf"),
    ("agenda", "f.kommin", "--meeting"),
    ("enrol", "f.kommin", "--course", 1),
    ("enrol", "f.kommin", "--course", 1, "--contact", BIG),
    ("present", "f.kommin", "--course", 1, "--session", 0, "--contact", 1),
    ("undo", "f.kommin", "--steps", 0),
    ("undo", "f.kommin", "--steps", "x"),
    ("history", "f.kommin", "--contact", BIG),
    ("show", "f\0.kommin", "contacts"),
    *(
        ("course", "f.kommin", "--title", "x", "--places", places, "--session", session)
        for places, session in (
            (0, COURSE_DATES[0]),
            (BIG, COURSE_DATES[0]),
            ("viele", COURSE_DATES[0]),
            (1, "morgen"),
            (1, "2026-01-10T09:00"),
            (1, "2026-01-10T09:00/Quatsch"),
            (1, "2026-01-10T09:00+01:00/2026-01-10T12:00+01:00"),
            (1, "0001-01-01T00:00/0001-01-01T01:00"),
            (1, "9999-12-31T00:00/9999-12-31T01:00"),
        )
    ),
]


@pytest.mark.parametrize("arguments", WRONG, ids=lambda one: " ".join(map(str, one))[:60] or "-")
def test_wrong_usage_is_told_in_german(arguments: tuple[object, ...]) -> None:
    said = kommin(*arguments)
    assert (said.code, said.out) == (2, "")
    assert "Aufruf: kommin" in said.err
    told = said.err.partition("Der Aufruf stimmt nicht: ")[2]
    check_sentence(told)
    for english in ("argument", "required", "invalid", "expected", "unrecognized", "choose"):
        assert english not in told


@pytest.mark.parametrize("command", ["", "new", "import", "show", "plan", "course", "undo"])
def test_help_is_german(command: str) -> None:
    said = kommin(*([command] if command else []), "--help")
    assert said.code == 0
    assert said.out.startswith("Aufruf: kommin")
    for english in ("usage", "positional", "options:", "show this"):
        assert english not in said.out


FILE_COMMANDS: list[tuple[object, ...]] = [
    ("show", "contacts"),
    ("check",),
    ("history",),
    ("undo",),
    ("redo",),
    ("import", "CARDS"),
    ("export", "contacts", "--format", "vcf", "OUT"),
    ("backup", "FOLDER"),
    ("course", "--title", "x", "--places", 1, "--session", COURSE_DATES[0]),
    ("agenda", "--meeting", 1, "OUT"),
]


def newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (9999).to_bytes(4, "big")
    path.write_bytes(data)


def foreign(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[68:72] = b"GPKG"
    path.write_bytes(data)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50_000])


def scratched(path: Path) -> None:
    """The page that names all tables is gone."""
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xa5" * 3996
    path.write_bytes(data)


def no_office_file(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 etwas ganz anderes" * 400)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def missing(path: Path) -> None:
    path.unlink()


UNUSABLE = (newer, foreign, truncated, scratched, no_office_file, empty, missing)
STANDING_BESIDE = {"karten.vcf", "amt.kommin"}


@pytest.mark.parametrize("spoil", UNUSABLE, ids=lambda one: one.__name__)
def test_an_unusable_file_is_told_and_left_alone(
    desk: Office, spoil: Callable[[Path], None]
) -> None:
    cards = desk.text_file("karten.vcf", "BEGIN:VCARD\nFN:X\nEND:VCARD\n")
    spoil(desk.path)
    before = desk.path.read_bytes() if desk.path.exists() else None
    places: dict[object, Path] = {
        "CARDS": cards,
        "OUT": desk.folder / "aus",
        "FOLDER": desk.folder / "s",
    }
    for command, *rest in FILE_COMMANDS:
        if spoil is newer and command in ("show", "check", "history", "export", "backup"):
            continue  # a newer file may be read, never written
        said = desk.run(str(command), *(places.get(one, one) for one in rest))
        assert (said.code, said.out) == (1, ""), (command, said)
        check_sentence(said.err)
        assert "amt.kommin" in said.err
        after = desk.path.read_bytes() if desk.path.exists() else None
        assert after == before, command
    left = {path.name for path in desk.folder.iterdir() if path.is_file()}
    assert left <= STANDING_BESIDE


def test_each_unusable_file_has_its_own_sentence(fresh_file: Path, tmp_path: Path) -> None:
    sentences = set()
    kinds = (newer, foreign, truncated, no_office_file, missing)
    for spoil in kinds:
        path = tmp_path / "amt.kommin"
        shutil.copyfile(fresh_file, path)
        spoil(path)
        sentences.add(kommin("undo", path).err)
    assert len(sentences) == len(kinds)


def test_a_file_of_that_name_is_not_overwritten(desk: Office) -> None:
    desk.refused("new")
    folder = desk.folder / "ordner.kommin"
    folder.mkdir()
    said = kommin("new", folder)
    assert said.code == 1
    check_sentence(said.err)


@pytest.mark.parametrize(
    "content", [b"", b"kein Archiv", b"PK\x03\x04kaputt" * 50], ids=["leer", "text", "kaputt"]
)
def test_what_is_no_backup_restores_nothing(desk: Office, content: bytes) -> None:
    backup = desk.folder / "x.kommin-sicherung"
    backup.write_bytes(content)
    before = desk.path.read_bytes()
    for arguments in ((desk.folder / "neu.kommin",), (desk.path, "--replace")):
        said = kommin("restore", backup, *arguments)
        assert said.code == 1
        check_sentence(said.err)
    assert not (desk.folder / "neu.kommin").exists()
    assert desk.path.read_bytes() == before


def test_a_changed_backup_restores_nothing(desk: Office) -> None:
    made = Path(desk.done("backup", desk.folder / "s")["file"])
    data = bytearray(made.read_bytes())
    data[len(data) // 2] ^= 0x10
    made.write_bytes(data)
    said = kommin("restore", made, desk.folder / "neu.kommin")
    assert said.code == 1
    check_sentence(said.err)
    assert not (desk.folder / "neu.kommin").exists()


@pytest.mark.parametrize("name", ["M\udcfcller", "\udcff", chr(0xD800), "a\u202eb", "x" * 5000])
def test_any_argument_is_text(desk: Office, name: str) -> None:
    said = desk.run(
        "course", "--title", name, "--places", 1, "--session", COURSE_DATES[0], "--by", name
    )
    assert said.code == 0, said
    assert desk.show("courses")[0]["title"].strip()
    assert desk.done("history")[0]["by"].strip()
    for what in ("contacts", "bodies", "meetings", "tasks", "courses", "registrations"):
        desk.run("show", what, "--search", name)


def test_an_argument_in_latin_letters_is_understood(desk: Office) -> None:
    desk.run("course", "--title", "M\udcfcller", "--places", 1, "--session", COURSE_DATES[0])
    assert desk.show("courses")[0]["title"] == "Müller"
