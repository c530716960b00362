"""The import page by itself: mapping, problems and their repair, what is there already, files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kommin_desktop.contacts import queries
from kommin_desktop.contacts.exporting.workbook import write_xlsx
from kommin_desktop.contacts.rules.cards import Card
from kommin_desktop.contacts.ui.importing.page import CHECK, COLUMNS, FILE, RESULT, ImportPage
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.kit.widgets import Pill

TABLE = (
    "NAME;mail;PLZ Ort;Bemerkung alt\n"
    "Yıldız, Şükran;s.yildiz@verein.example;32120 Hiddenhausen;siehe Akte\n"
    "Teksen, Hakan;h.teksen.vhs;32584 Löhne;\n"
)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ImportPage:
    """The page on a new office file."""
    made = ImportPage(desk)
    qtbot.addWidget(made)
    desk.changed.connect(made.on_notice)
    made.resize(1154, 659)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def choose(page: ImportPage, tmp_path: Path) -> Callable[..., Path]:
    """Chooses a file of this content in the page."""

    def act(content: str | bytes = TABLE, name: str = "verteiler.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        ask = page.desk.ask
        assert isinstance(ask, AnsweredAsk)
        ask.paths.append(path)
        action = page.findChild(QAction, "import_choose_file")
        assert action is not None
        action.trigger()
        return path

    return act


def target(page: ImportPage, place: int) -> QComboBox:
    """The choice of a column; further rows follow the first ones in a moment."""
    while page.findChild(QComboBox, f"import_target_{place}") is None:
        QTest.qWait(1)
    found = page.findChild(QComboBox, f"import_target_{place}")
    assert found is not None
    return found


def state(page: ImportPage, place: int) -> str:
    target(page, place)
    found = page.findChild(Pill, f"import_state_{place}")
    assert found is not None
    return found.text()


def button(page: ImportPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def map_to(page: ImportPage, place: int, text: str) -> None:
    """Choose a field by typing its name."""
    box = target(page, place)
    box.setFocus()
    QTest.keyClicks(box, text)
    box.activated.emit(box.currentIndex())


def test_a_column_is_given_its_field_and_says_how_it_stands(
    page: ImportPage, choose: Callable[..., Path], qtbot: QtBot
) -> None:
    choose()
    assert page.step == COLUMNS
    assert QApplication.focusWidget() is target(page, 0)
    assert [state(page, place) for place in range(4)] == [
        "erkannt",
        "1 Problem",
        "wird getrennt",
        "in der Notiz",
    ]
    map_to(page, 0, "Nachname, V")
    map_to(page, 3, "nicht")
    assert (state(page, 0), state(page, 3)) == ("wird getrennt", "übersprungen")


def test_a_mapping_is_remembered_for_these_headings(
    page: ImportPage, choose: Callable[..., Path], qtbot: QtBot
) -> None:
    choose()
    map_to(page, 0, "Nachname, V")
    button(page, "import_next").click()
    button(page, "import_cancel").click()
    assert page.step == FILE
    choose(TABLE.replace("Teksen", "Andere"))
    assert target(page, 0).currentText() == "Nachname, Vorname"
    button(page, "import_reset").click()
    assert target(page, 0).currentText() != "Nachname, Vorname"
    settings = page.desk.settings
    settings.sync()
    assert "Teksen" not in settings.path.read_text()


def test_a_wrong_encoding_is_mended_with_one_press(
    page: ImportPage, choose: Callable[..., Path]
) -> None:
    choose("Nachname;Ort\nYıldız;Bünde\n".encode("cp1254"))
    repair = button(page, "import_repair")
    assert repair.isVisible()
    repair.click()
    button(page, "import_next").click()
    (line,) = page.flow.sighting.previews([0]) if page.flow.sighting else []
    assert line.name == "Yıldız"
    assert not repair.isVisible()


def test_what_is_there_already_is_completed_if_one_wants(
    page: ImportPage, choose: Callable[..., Path]
) -> None:
    first = "Nachname;Vorname;E-Mail;Telefon\nDemir;Ayşe;a@demir.example;\n"
    choose(first)
    for _step in range(2):
        button(page, "import_next").click()
    assert page.step == RESULT
    button(page, "import_another").click()
    choose(first.replace("example;", "example;05221 5550-1"))
    button(page, "import_next").click()
    assert not button(page, "import_next").isEnabled()
    box = page.findChild(QComboBox, "import_duplicates")
    assert box is not None
    box.setCurrentIndex(1)
    box.activated.emit(1)
    button(page, "import_next").click()
    assert text(page, "import_result_counts") == "1 geändert"
    (one,) = page.desk.try_read(queries.contact_lines())
    assert "05221 5550-1" in str(one)


def text(page: ImportPage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_all_of_a_file_go_into_a_group(
    page: ImportPage, choose: Callable[..., Path], qtbot: QtBot
) -> None:
    choose()
    button(page, "import_next").click()
    line = page.findChild(QLineEdit, "import_groups")
    assert line is not None
    QTest.keyClicks(line, "Verteiler 2026")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.step == RESULT
    (group,) = page.desk.try_read(queries.groups())
    assert (group.name, group.members) == ("Verteiler 2026", 2)


def test_cards_need_no_mapping(page: ImportPage, choose: Callable[..., Path]) -> None:
    choose("BEGIN:VCARD\nVERSION:3.0\nN:Kaya;Elif;;;\nEND:VCARD\n", "karte.vcf")
    assert page.step == CHECK
    button(page, "import_back").click()
    assert page.step == FILE


def test_a_workbook_offers_its_sheets(page: ImportPage, choose: Callable[..., Path]) -> None:
    choose(write_xlsx([Card(family="Öz", given="Can")]), "liste.xlsx")
    assert page.step == COLUMNS
    assert page.flow.sighting is not None
    assert page.flow.sighting.taken == 1
    encoding = page.findChild(QComboBox, "import_encoding")
    assert encoding is not None
    assert not encoding.isVisible()


def test_a_table_without_headings(
    page: ImportPage, choose: Callable[..., Path], qtbot: QtBot
) -> None:
    choose("Demir;Ayşe;a@demir.example\nKaya;Elif;e@kaya.example\n")
    assert not button(page, "import_next").isEnabled()
    tick = page.findChild(QCheckBox, "import_has_header")
    assert tick is not None
    tick.click()
    qtbot.waitUntil(lambda: all(target(page, place).isVisible() for place in range(3)))
    box = target(page, 0)
    box.setCurrentIndex(box.findText("Nachname"))
    box.activated.emit(box.currentIndex())
    assert page.flow.sighting is not None
    assert page.flow.sighting.taken == 2
    assert button(page, "import_next").isEnabled()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04kaputt"])
def test_a_file_that_is_none_is_refused_in_words(
    page: ImportPage, choose: Callable[..., Path], content: bytes
) -> None:
    choose(content, "ablage.pdf")
    assert page.step == FILE
    told = [label.text() for label in page.file.findChildren(QLabel) if label.isVisible()]
    assert any("ablage.pdf" in words for words in told)


def test_a_file_that_is_gone_is_told(page: ImportPage, tmp_path: Path) -> None:
    page.flow.open(tmp_path / "fehlt.csv")
    assert page.step == FILE
    told = [label.text() for label in page.file.findChildren(QLabel) if label.isVisible()]
    assert any("nicht erreichbar" in words for words in told)


def test_a_file_can_be_dropped_on_the_page(page: ImportPage, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(TABLE, "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)
    assert page.step == COLUMNS


def test_contacts_changed_meanwhile_are_counted_again(
    page: ImportPage, choose: Callable[..., Path]
) -> None:
    from kommin_desktop.contacts import service
    from kommin_desktop.contacts.rules.drafts import PersonDraft, PointDraft

    choose("Nachname;Vorname;E-Mail\nDemir;Ayşe;a@demir.example\n")
    assert page.flow.sighting is not None
    assert page.flow.sighting.double == 0
    draft = PersonDraft(
        family="Demir", given="Ayşe", points=(PointDraft("email", "a@demir.example"),)
    )
    page.desk.do("Kontakt angelegt", service.add_person, draft)
    assert page.flow.sighting.double == 1
