"""`kommin selfcheck` says of every part whether it works, and notices a part that does not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kommin_desktop.__main__ import main
from kommin_desktop.app import selfcheck
from kommin_desktop.app.selfcheck import drawing, start, working
from kommin_desktop.app.selfcheck.fault import Fault
from kommin_desktop.kit import theme
from tests.house.floors import ROOT

PARTS = [
    *("program", "office_file", "paper", "writing", "icons", "languages", "paper_shown"),
    *("second_start", "window"),
]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """The look of the window, as a start of its own has it; its window is a test of its own."""
    theme.use(qapp, "light", calm=True)
    seen = start.Started("zu sehen", 0.5)
    monkeypatch.setattr(start, "window", lambda _folder, _file: seen)
    monkeypatch.setenv("QT_QPA_PLATFORM", os.environ["QT_QPA_PLATFORM"])


def findings(text: str) -> dict[str, bool]:
    return {one["part"]: one["well"] for one in json.loads(text)}


def test_here_every_part_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["selfcheck", "--json"]) == 0
    assert findings(capsys.readouterr().out) == dict.fromkeys(PARTS, True)


def test_for_people_a_line_for_each_part(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "SIGNS", "aß\ue000")
    assert main(["selfcheck"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(PARTS)
    assert [line for line in lines if "FEHLER. " in line] == [
        "Schrift:         FEHLER. Leere Kästchen statt: \ue000"
    ]


def test_a_damaged_office_file_is_noticed_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "amt.kommin"
    broken.write_bytes(b"SQLite format 3\0" + bytes(5000))
    before = broken.read_bytes()
    assert main(["selfcheck", str(broken), "--json"]) == 1
    assert findings(capsys.readouterr().out) == dict.fromkeys(PARTS, True) | {"office_file": False}
    assert broken.read_bytes() == before
    assert list(tmp_path.iterdir()) == [broken]


def test_a_file_that_is_not_there_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["selfcheck", "fehlt.kommin"]) == 1
    assert capsys.readouterr().err == "„fehlt.kommin“ lässt sich nicht lesen.\n"


def test_a_font_that_is_not_loaded_is_noticed(qapp: QApplication) -> None:
    another = qapp.font()
    another.setFamily("Keine solche Schrift")
    before = qapp.font()
    qapp.setFont(another)
    try:
        with pytest.raises(Fault, match=r"Die Schrift Inter fehlt\."):
            drawing.writing()
    finally:
        qapp.setFont(before)


def test_an_empty_drawing_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "leer.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    monkeypatch.setattr(drawing, "resource_path", lambda *_parts: tmp_path)
    monkeypatch.setattr("kommin_desktop.kit.icons.resource_path", lambda *p: tmp_path / p[-1])
    with pytest.raises(Fault, match="Nicht gezeichnet: leer"):
        drawing.icons()


def test_a_missing_paper_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="lässt sich nicht zeigen"):
        drawing.paper_shown(tmp_path)
    working.paper(tmp_path)
    assert drawing.paper_shown(tmp_path)


def test_an_unforeseen_error_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> str:
        raise OSError("kein Platz")

    finding = selfcheck.Finding("x", False, "OSError: kein Platz")
    assert selfcheck._find("x", broken) == finding


def test_the_window_of_a_start_of_its_own(tmp_path: Path) -> None:
    """A process as a person starts it; without an office file it says why there is no window."""
    file, result = tmp_path / "amt.kommin", tmp_path / "seen.json"
    assert main(["new", str(file)]) == 0
    program = [sys.executable, "-m", "kommin_desktop", "selfcheck"]
    call = [*program, str(file), "--window", str(result), "--begun", "0"]
    subprocess.run(call, cwd=ROOT, check=True, capture_output=True)
    seen = json.loads(result.read_text("utf-8"))
    assert 0 < seen["shown"] <= seen["today"]
    result.unlink()
    file.write_bytes(b"nothing")
    done = subprocess.run(call, cwd=ROOT, check=False, capture_output=True)
    assert done.returncode == 1
    assert not result.exists()
