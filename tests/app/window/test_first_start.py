"""The first start: four steps, nothing written before the last, a way out always."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.app.pages.settings.paper.logo import read_logo
from kommin_desktop.app.pages.settings.place.field import note_on, proposed_path
from kommin_desktop.app.window.first_start.sample_file import sample_file
from kommin_desktop.app.window.first_start.window import FirstStart
from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.app.window.program import Program
from kommin_desktop.app.window.start_window import StartWindow
from kommin_desktop.base.errors import Cancelled
from kommin_desktop.kit.settings import Settings
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.kit.widgets import InfoBar, Label
from kommin_desktop.office.queries import municipalities, office_facts, signatories
from kommin_desktop.office.rules import OfficeData
from tests.journeys import looking

W = TypeVar("W", bound=QWidget)
RETURN = Qt.Key.Key_Return


@pytest.fixture
def program(
    tmp_path: Path, house_look: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    monkeypatch.setattr("kommin_desktop.app.window.program._home", lambda: tmp_path / "Dokumente")
    made = Program(Settings(tmp_path / "settings" / "kommin.ini"))
    yield made
    if made.window is not None:
        made.window.close()
    made.finish()


def found(window: QWidget | None, kind: type[W], name: str) -> W:
    assert window is not None
    widget = window.findChild(kind, name)
    assert widget is not None, name
    return widget


def press(window: QWidget | None, name: str) -> None:
    QTest.mouseClick(found(window, QPushButton, name), Qt.MouseButton.LeftButton)


def field(window: QWidget | None, name: str) -> QLineEdit:
    return found(window, QLineEdit, name)


def first_start(program: Program, qtbot: QtBot) -> FirstStart:
    program.start(None)
    assert isinstance(program.window, StartWindow)
    press(program.window, "start_new")
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, FirstStart))
    window.ask = AnsweredAsk()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_from_nothing_to_an_office_file_by_keys_alone(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    window = first_start(program, qtbot)
    QTest.keyClick(window.focusWidget(), RETURN)  # without a name one does not get on
    assert "Diese Angabe fehlt" in words(window)
    for text in ("Kreis Herford", "Koordinierungsstelle", "Amtsplatz 1", "32049", "Herford"):
        focus = window.focusWidget()
        QTest.keyClicks(focus, text)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    field(window, "office_city").setFocus()
    QTest.keyClick(window.focusWidget(), RETURN)
    field(window, "office_phone").setFocus()
    QTest.keyClicks(window.focusWidget(), "05221 5550-0")
    field(window, "signatory_name").setFocus()
    QTest.keyClicks(window.focusWidget(), "Petra Brinkmann")
    QTest.keyClick(window.focusWidget(), RETURN)
    path = Path(field(window, "place_path").text())
    assert path == tmp_path / "Dokumente" / "KOMM-IN" / "KOMM-IN_Kreis-Herford.kommin"
    QTest.keyClick(window.focusWidget(), RETURN)
    assert files_in(tmp_path) == []  # nothing is written before the last step
    QTest.keyClick(window.focusWidget(), RETURN)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=20000)
    assert program.desk is not None
    assert program.desk.path == path
    facts = OfficeData.from_facts((f.key, f.value) for f in program.desk.try_read(office_facts()))
    assert (facts.name, facts.postcode, facts.phone) == ("Kreis Herford", "32049", "05221 5550-0")
    assert [line.name for line in program.desk.try_read(signatories())] == ["Petra Brinkmann"]
    assert len(program.desk.try_read(municipalities())) == 9
    assert program.recent_files()[0] == path
    assert not window.isVisible()


def test_later_writes_nothing_and_keeps_what_was_typed(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    window = first_start(program, qtbot)
    field(window, "office_name").setText("Kreis Herford")
    press(window, "setup_next")
    press(window, "setup_next")
    press(window, "setup_later")
    assert isinstance(program.window, StartWindow)
    assert program.window.isVisible()
    assert not window.isVisible()
    assert not (tmp_path / "Dokumente").exists()
    press(program.window, "start_new")
    assert window.isVisible()
    press(window, "setup_back")
    press(window, "setup_back")
    assert field(window, "office_name").text() == "Kreis Herford"
    window.close()
    assert program.window.isVisible()  # the cross leads back as well


def test_the_letterhead_is_drawn_live_by_the_real_letter(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    window = first_start(program, qtbot)
    field(window, "office_name").setText("Kreis Herford")
    press(window, "setup_next")
    specimen = window._letterhead.specimen
    qtbot.waitUntil(lambda: specimen.has_page, timeout=20000)
    before = specimen.thumb.grab().toImage()
    image = QImage(2000, 500, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkRed)
    image.save(str(tmp_path / "logo.png"))
    assert isinstance(window.ask, AnsweredAsk)
    window.ask.paths.append(tmp_path / "logo.png")
    press(window, "logo_choose")
    qtbot.waitUntil(lambda: specimen.thumb.grab().toImage() != before, timeout=20000)
    assert QImage.fromData(read_logo(tmp_path / "logo.png")).width() <= 900


def test_a_place_is_looked_at_before_anything_is_written(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    window = first_start(program, qtbot)
    field(window, "office_name").setText("Kreis Herford")
    press(window, "setup_next")
    press(window, "setup_next")
    there = tmp_path / "da.kommin"
    there.write_bytes(b"x")
    path = field(window, "place_path")
    for typed in ("", "ohne/Anfang.kommin", str(there)):
        path.clear()
        QTest.keyClicks(path, typed)
        press(window, "setup_next")
        assert path.isVisible()
    assert "gibt es schon" in words(window)
    assert isinstance(window.ask, AnsweredAsk)
    window.ask.paths.append(tmp_path / "OneDrive" / "neu.kommin")
    press(window, "place_browse")
    assert path.text().endswith("neu.kommin")
    bars = [bar for bar in window.findChildren(InfoBar, "place_note") if bar.isVisible()]
    assert [bar.tone for bar in bars] == ["warn"]
    assert note_on(Path("//server/amt/neu.kommin"))[0] == "info"


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    first = proposed_path(tmp_path, "Kreis Herford / Amt 4")
    assert first.name == "KOMM-IN_Kreis-Herford-Amt-4.kommin"
    first.parent.mkdir()
    first.write_bytes(b"")
    assert proposed_path(tmp_path, "Kreis Herford / Amt 4").name.endswith("_2.kommin")


def test_a_failure_is_told_and_leaves_nothing(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = first_start(program, qtbot)
    field(window, "office_name").setText("Kreis Herford")
    for _step in range(3):
        press(window, "setup_next")

    def full(*_arguments: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("kommin_desktop.office.service.set_office_data", full)
    press(window, "setup_next")
    qtbot.waitUntil(lambda: "lässt sich nicht schreiben" in words(window), timeout=20000)
    assert files_in(tmp_path) == []
    assert found(window, QPushButton, "setup_next").isEnabled()


def test_the_sample_year_is_played_beside_the_window_and_can_be_stopped(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    program.start(None)
    press(program.window, "start_sample")
    assert isinstance(program.window, StartWindow)  # at once back in the window's hands
    assert not found(program.window, QPushButton, "start_new").isEnabled()
    window = program.window
    qtbot.waitUntil(lambda: " von " in words(window), timeout=20000)
    press(window, "progress_cancel")
    qtbot.waitUntil(found(window, QPushButton, "start_new").isEnabled, timeout=20000)
    assert program.window is window
    assert [name for name in files_in(tmp_path) if "kommin.ini" not in name] == []


def test_the_sample_year_is_marked_and_a_file_of_its_own(
    program: Program, sample_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = program.settings.path.parent
    folder.mkdir()
    sample_path.replace(folder / "Beispieljahr.kommin")
    window = first_start(program, qtbot)
    field(window, "office_name").setText("Kreis Herford")
    for _step in range(3):
        press(window, "setup_next")
    QTest.mouseClick(found(window, QRadioButton, "begin_sample"), Qt.MouseButton.LeftButton)
    QTest.keyClick(window, RETURN, Qt.KeyboardModifier.ControlModifier)

    def shown() -> bool:
        return program.desk is not None and program.desk.path.name == "Beispieljahr.kommin"

    qtbot.waitUntil(shown, timeout=20000)
    assert program.window is not None
    assert "Sie sehen das Beispieljahr." in words(program.window)
    own = tmp_path / "Dokumente" / "KOMM-IN" / "KOMM-IN_Kreis-Herford.kommin"
    assert own in program.recent_files()


def test_a_stopped_sample_year_leaves_nothing(tmp_path: Path) -> None:
    def stop(count: int, _total: int) -> None:
        if count == 20:
            raise Cancelled

    with pytest.raises(Cancelled):
        sample_file(tmp_path, stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [(1366, 688), (1024, 640)])
def test_every_step_fits(house_look: QApplication, qtbot: QtBot, size: tuple[int, int]) -> None:
    window = FirstStart(Path("/"))
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    field(window, "office_name").setText("Kreis Herford")
    for step in range(4):
        qtbot.wait(20)
        looks = (looking.nameless, looking.too_small, looking.outside, looking.cut)
        assert [one for look in looks for one in look(window)] == [], step
        assert looking.lost_in_cycle(window) == []
        if step < 3:
            press(window, "setup_next")
