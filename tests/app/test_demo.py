"""The demonstration: real papers, a list that is true, and nothing of the person's overwritten."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest

from kommin_desktop.app.demo import OFFICE_FILE, run_demo
from kommin_desktop.app.demo_folder import DemoFolder
from kommin_desktop.base.errors import WorldError
from kommin_desktop.store.lock import FileLock
from tests.app.conftest import DemoRun

MINUTES = "Protokoll_16_Runder-Tisch_2026-09-24.pdf"


def test_every_paper_is_a_pdf_with_the_pages_it_says(demo_run: DemoRun) -> None:
    office_file, *papers = demo_run.papers
    assert office_file.file == OFFICE_FILE
    assert len(papers) >= 12
    for paper in papers:
        with pikepdf.open(demo_run.folder / paper.file) as pdf:
            assert len(pdf.pages) == paper.pages > 0, paper.file
            assert pdf.Root.MarkInfo.Marked
        assert paper.file.isascii()
        assert paper.about


def test_papers_of_all_kinds_are_there(demo_run: DemoRun) -> None:
    kinds = {paper.file.split("_")[0] for paper in demo_run.papers}
    assert kinds >= {
        "Einladung",
        "Tagesordnung",
        "Anwesenheitsliste",
        "Protokoll",
        "Bescheinigungen",
        "Kursplatz",
        "Warteliste",
        "Rundschreiben",
    }
    assert MINUTES in {paper.file for paper in demo_run.papers}


def test_it_tells_what_it_does_and_ends_in_a_numbered_list(demo_run: DemoRun) -> None:
    assert demo_run.told[0] == "Das Beispieljahr wird angelegt …"
    listed = [line for line in demo_run.told if line.lstrip()[:1].isdigit() and ". " in line]
    for number, paper in enumerate(demo_run.papers, start=1):
        assert listed[number - 1].split()[:2] == [f"{number}.", paper.file]
    total = sum(paper.pages for paper in demo_run.papers)
    assert demo_run.told[-1].startswith(f"{len(demo_run.papers)} Dateien mit {total} Seiten in ")


def test_only_what_was_listed_lies_in_the_folder(demo_run: DemoRun) -> None:
    shown = {path.name for path in demo_run.folder.iterdir() if not path.name.startswith(".")}
    assert shown == {paper.file for paper in demo_run.papers}
    hidden = [path.name for path in demo_run.folder.iterdir() if path.name.startswith(".")]
    assert hidden == [".kommin-demo.json"]


def test_a_second_run_replaces_its_own_and_leaves_what_was_changed(
    demo_run: DemoRun, tmp_path: Path
) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(demo_run.folder, folder)
    (folder / MINUTES).write_bytes(b"von Hand")
    (folder / "Notizen.txt").write_text("eigene Datei", "utf-8")
    told: list[str] = []
    papers = run_demo(folder, told.append)
    assert (folder / MINUTES).read_bytes() == b"von Hand"
    assert (folder / "Notizen.txt").read_text("utf-8") == "eigene Datei"
    assert any(MINUTES in line and "bleibt, wie sie ist" in line for line in told)
    renamed = MINUTES.replace(".pdf", "_2.pdf")
    former = [
        paper._replace(file=paper.file.replace(MINUTES, renamed)) for paper in demo_run.papers
    ]
    assert papers == former
    for old, new in zip(demo_run.papers[1:], papers[1:], strict=True):
        first, second = demo_run.folder / old.file, folder / new.file
        assert first.read_bytes() == second.read_bytes(), new.file


def test_a_folder_that_cannot_be_one_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("keine Mappe", "utf-8")
    with pytest.raises(WorldError, match="demo"):
        run_demo(tmp_path / "demo", print)
    assert (tmp_path / "demo").read_text("utf-8") == "keine Mappe"


def test_a_file_of_the_person_keeps_name_and_content(tmp_path: Path) -> None:
    (tmp_path / OFFICE_FILE).write_bytes(b"meine Daten")
    told: list[str] = []
    folder = DemoFolder(tmp_path, told.append)
    folder.clear()
    assert folder.put(OFFICE_FILE, b"Beispiel") == "Beispieljahr_2.kommin"
    assert (tmp_path / OFFICE_FILE).read_bytes() == b"meine Daten"
    assert (tmp_path / "Beispieljahr_2.kommin").read_bytes() == b"Beispiel"
    assert [OFFICE_FILE in line for line in told] == [True]


def test_own_files_are_replaced_without_a_word(tmp_path: Path) -> None:
    told: list[str] = []
    for content in b"eins", b"zwei":
        folder = DemoFolder(tmp_path, told.append)
        folder.clear()
        assert folder.put("Brief.pdf", content) == "Brief.pdf"
        folder.remember("recipe", None)
    assert (tmp_path / "Brief.pdf").read_bytes() == b"zwei"
    assert told == []


def test_an_office_file_in_use_is_left_alone(tmp_path: Path) -> None:
    folder = DemoFolder(tmp_path, print)
    folder.put(OFFICE_FILE, b"erstes Jahr")
    folder.remember("recipe", None)
    lock = FileLock(tmp_path / OFFICE_FILE)
    lock.acquire()
    try:
        second = DemoFolder(tmp_path, print)
        second.clear()
        assert second.put(OFFICE_FILE, b"zweites Jahr") != OFFICE_FILE
    finally:
        lock.release()
    assert (tmp_path / OFFICE_FILE).read_bytes() == b"erstes Jahr"


@pytest.mark.parametrize("memory", ["", "[1]", '{"../fremd.txt": "0"}', '{"Ordner": 3}', "{"])
def test_a_strange_memory_takes_nothing_away(tmp_path: Path, memory: str) -> None:
    inside = tmp_path / "demo"
    inside.mkdir()
    (inside / "Ordner").mkdir()
    (tmp_path / "fremd.txt").write_text("bleibt", "utf-8")
    (inside / ".kommin-demo.json").write_text(memory, "utf-8")
    DemoFolder(inside, print).clear()
    assert (tmp_path / "fremd.txt").read_text("utf-8") == "bleibt"
    assert (inside / "Ordner").is_dir()


def test_an_unchanged_year_is_not_played_again_but_printed_again(
    demo_run: DemoRun, tmp_path: Path
) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(demo_run.folder, folder)
    (folder / MINUTES).unlink()
    told: list[str] = []
    assert tuple(run_demo(folder, told.append)) == demo_run.papers
    assert told[0] == "Das Beispieljahr liegt schon unverändert da."
    assert (folder / MINUTES).read_bytes() == (demo_run.folder / MINUTES).read_bytes()
    assert (folder / OFFICE_FILE).read_bytes() == (demo_run.folder / OFFICE_FILE).read_bytes()


def test_a_year_somebody_worked_in_is_left_alone_and_played_anew(
    demo_run: DemoRun, tmp_path: Path
) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(demo_run.folder, folder)
    changed = (folder / OFFICE_FILE).read_bytes() + b" "
    (folder / OFFICE_FILE).write_bytes(changed)
    told: list[str] = []
    papers = run_demo(folder, told.append)
    assert told[0] == "Das Beispieljahr wird angelegt …"
    assert (folder / OFFICE_FILE).read_bytes() == changed
    assert papers[0].file == "Beispieljahr_2.kommin"
