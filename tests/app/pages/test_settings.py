"""Einstellungen: found by key, mouse, palette; what is set counts at once and after a restart."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kommin_desktop.app.looks import Looks
from kommin_desktop.app.pages.settings.sections import find_sections
from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.kit import theme
from kommin_desktop.kit.preview import ThumbView
from kommin_desktop.kit.settings import Settings
from kommin_desktop.kit.tables import ListTable
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.kit.widgets import Label
from kommin_desktop.office.queries import office_facts, signatories
from kommin_desktop.office.rules import OfficeData

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def found(window: QWidget, kind: type[W], name: str) -> W:
    widget = window.findChild(kind, name)
    assert widget is not None, name
    return widget


def press(window: QWidget, name: str) -> None:
    QTest.mouseClick(found(window, QPushButton, name), LEFT)


def key(window: MainWindow, one: Qt.Key, mods: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(window.focusWidget(), one, mods or Qt.KeyboardModifier.NoModifier)


def route(window: MainWindow) -> str:
    return str(window.desk.router.current)


def office(window: MainWindow) -> OfficeData:
    facts = window.desk.try_read(office_facts())
    return OfficeData.from_facts((fact.key, fact.value) for fact in facts)


def names(window: MainWindow) -> list[str]:
    return [line.name for line in window.desk.try_read(signatories())]


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def choose(window: MainWindow, name: str, text: str) -> None:
    """Choose an entry of a list by its keys, as a person does."""
    box = found(window, QComboBox, name)
    box.setFocus()
    for _entry in range(box.count()):
        if box.currentText() == text:
            break
        QTest.keyClick(box, Qt.Key.Key_Down)
        if box.currentIndex() == box.count() - 1 and box.currentText() != text:
            box.setCurrentIndex(0)
            box.activated.emit(0)
    assert box.currentText() == text


@pytest.fixture
def usual_look(house_look: QApplication) -> object:
    yield
    theme.use(house_look, "light", calm=True)


def test_key_mouse_and_palette_lead_to_the_settings(sample_window: MainWindow) -> None:
    key(sample_window, Qt.Key.Key_Comma, CTRL)
    assert route(sample_window) == "einstellungen"
    side = found(sample_window, QPushButton, "nav_settings")
    assert side.isChecked()
    QTest.mouseClick(found(sample_window, QPushButton, "nav_contacts"), LEFT)
    assert not side.isChecked()
    QTest.mouseClick(side, LEFT)
    assert route(sample_window) == "einstellungen"
    sample_window.open_palette("dunkel")
    QTest.keyClick(found(sample_window, QLineEdit, "palette_field"), Qt.Key.Key_Return)
    assert route(sample_window) == "einstellungen/darstellung"
    assert found(sample_window, QWidget, "settings_looks").isVisible()


def test_each_section_is_reached_by_arrows_from_the_list(sample_window: MainWindow) -> None:
    sample_window.desk.go("einstellungen")
    found(sample_window, QPushButton, "settings_dienststelle").setFocus()
    seen = [route(sample_window)]
    for _section in range(7):
        key(sample_window, Qt.Key.Key_Down)
        seen.append(route(sample_window))
    assert len(set(seen)) == 8
    assert seen[-1] == "einstellungen/tastatur"


def test_the_office_is_saved_as_one_change_that_can_be_undone(sample_window: MainWindow) -> None:
    window = sample_window
    window.desk.go("einstellungen/dienststelle")
    before = office(window)
    city = found(window, QLineEdit, "office_city")
    city.setFocus()
    city.selectAll()
    QTest.keyClicks(city, "Enger")
    key(window, Qt.Key.Key_S, CTRL)
    assert office(window).city == "Enger"
    assert office(window).street == before.street
    window.desk.undo()
    assert office(window) == before
    assert city.text() == before.city


def test_a_wrong_address_is_told_with_what_was_meant(sample_window: MainWindow) -> None:
    window = sample_window
    window.desk.go("einstellungen/dienststelle")
    mail = found(window, QLineEdit, "office_email")
    mail.selectAll()
    QTest.keyClicks(mail, "amt@kreis,example")
    key(window, Qt.Key.Key_S, CTRL)
    assert office(window).email != "amt@kreis,example"
    assert "Meinten Sie amt@kreis.example" in words(window)


def test_unsaved_changes_hold_back_between_sections(sample_window: MainWindow) -> None:
    window = sample_window
    window.desk.go("einstellungen/dienststelle")
    name = found(window, QLineEdit, "office_name")
    QTest.keyClicks(name, "X")
    press(window, "settings_darstellung")
    assert route(window) == "einstellungen/dienststelle"
    assert found(window, QPushButton, "settings_dienststelle").isChecked()
    bars = [b for b in window.findChildren(QPushButton, "leave_discard") if b.isVisible()]
    QTest.mouseClick(bars[0], LEFT)
    assert route(window) == "einstellungen/darstellung"


def test_who_signs_is_added_changed_ordered_and_trashed(sample_window: MainWindow) -> None:
    window = sample_window
    window.desk.go("einstellungen/unterschriften")
    assert names(window) == ["Petra Brinkmann", "Jörg Wehmeier"]
    press(window, "signatory_new")
    QTest.keyClicks(window.focusWidget(), "Selma Oezdemir")
    key(window, Qt.Key.Key_S, CTRL)
    assert route(window) == "einstellungen/unterschriften"
    assert names(window)[-1] == "Selma Oezdemir"
    listing = found(window, ListTable, "signatory_list")
    assert window.focusWidget() is listing
    key(window, Qt.Key.Key_Up, ALT)
    key(window, Qt.Key.Key_Up, ALT)
    assert names(window) == ["Selma Oezdemir", "Petra Brinkmann", "Jörg Wehmeier"]
    key(window, Qt.Key.Key_Return)
    formula = found(window, QLineEdit, "signatory_formula")
    QTest.keyClicks(formula, "In Vertretung")
    key(window, Qt.Key.Key_S, CTRL)
    assert window.desk.try_read(signatories())[0].formula == "In Vertretung"
    key(window, Qt.Key.Key_Delete)
    assert "Selma Oezdemir" not in names(window)
    window.desk.undo()
    assert "Selma Oezdemir" in names(window)


def test_the_form_of_a_signature_leaves_the_list_alone(sample_window: MainWindow) -> None:
    window = sample_window
    window.desk.go("einstellungen/unterschriften")
    before = names(window)
    key(window, Qt.Key.Key_Down)
    key(window, Qt.Key.Key_Return)
    assert found(window, QLineEdit, "signatory_name").isVisible()
    key(window, Qt.Key.Key_Up, ALT)
    assert names(window) == before
    key(window, Qt.Key.Key_Escape)
    assert route(window) == "einstellungen/unterschriften"
    listing = found(window, ListTable, "signatory_list")
    assert listing.isVisible()
    listing.select_id(2)
    listing.setFocus()
    key(window, Qt.Key.Key_Up, ALT)
    assert names(window) == before[::-1]


def test_a_logo_stands_on_the_page_and_can_go_again(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = sample_window
    window.desk.go("einstellungen/briefkopf")
    image = QImage(600, 200, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(tmp_path / "logo.png"))
    (tmp_path / "kein.png").write_bytes(b"kein Bild")
    ask = window.desk.ask
    assert isinstance(ask, AnsweredAsk)
    ask.paths += [tmp_path / "kein.png", tmp_path / "logo.png"]
    press(window, "logo_choose")
    assert "kein Bild" in words(window)
    assert office(window).logo == ""
    press(window, "logo_choose")
    assert office(window).logo_bytes.startswith(b"\x89PNG")
    specimen = window.findChild(ThumbView, "specimen_page")
    assert specimen is not None
    qtbot.waitUntil(lambda: specimen.page_count() == 1, timeout=20000)
    press(window, "logo_remove")
    assert office(window).logo == ""


def test_looks_count_at_once_and_after_a_restart(
    sample_window: MainWindow, usual_look: object
) -> None:
    window, settings = sample_window, sample_window.desk.settings
    window.desk.go("einstellungen/darstellung")
    QTest.mouseClick(found(window, QRadioButton, "theme_dark_radio"), LEFT)
    assert theme.mode() == "dark"
    choose(window, "looks_scale", "130 %")
    assert theme.scale() == 1.3
    choose(window, "looks_rows", "Kompakt")
    assert theme.is_compact()
    calm = found(window, QCheckBox, "looks_calm")
    calm.setFocus()
    key(window, Qt.Key.Key_Space)
    assert theme.is_calm()
    settings.sync()
    again = Looks(Settings(settings.path))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.use(app, "light")
    assert not theme.is_calm()
    again.wear()
    assert (theme.mode(), theme.scale(), theme.is_compact(), theme.is_calm()) == (
        "dark",
        1.3,
        True,
        True,
    )


def test_low_rows_show_more_of_a_list(sample_window: MainWindow, usual_look: object) -> None:
    window = sample_window
    window.desk.go("kontakte")
    listing = found(window, ListTable, "contact_list")
    before = listing.rowHeight(0)
    Looks(window.desk.settings).choose_compact(compact=True)
    assert listing.rowHeight(0) < before * 3 / 4


def test_the_menu_shows_what_was_chosen_here(sample_window: MainWindow, usual_look: object) -> None:
    window = sample_window
    window.desk.go("einstellungen/darstellung")
    QTest.mouseClick(found(window, QRadioButton, "theme_dark_radio"), LEFT)
    view = window.actions_of_window["theme_dark"]
    menu = next(
        action.menu()
        for action in window.menuBar().actions()
        if "Ansicht" in action.text().replace("&", "")
    )
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert view.isChecked()
    window.actions_of_window["theme_light"].trigger()
    assert found(window, QRadioButton, "theme_light_radio").isChecked()


def test_the_language_waits_for_the_next_start(sample_window: MainWindow) -> None:
    window = sample_window
    window.desk.go("einstellungen/darstellung")
    choose(window, "looks_language", "English")
    window.desk.settings.sync()
    assert Settings(window.desk.settings.path).value("language") == "en"
    assert "Gilt ab dem nächsten Start" in words(window)


def test_names_reach_the_status_bar(sample_window: MainWindow) -> None:
    window = sample_window
    window.desk.go("einstellungen/personen")
    box = found(window, QPlainTextEdit, "worker_names")
    box.setFocus()
    box.setPlainText("Oezdemir\nWehmeier")
    key(window, Qt.Key.Key_S, CTRL)
    QTest.mouseClick(found(window, QPushButton, "status_worker"), LEFT)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    titles = [action.text() for action in menu.actions()]
    menu.close()
    assert titles == ["Oezdemir", "Wehmeier"]


def test_all_shortcuts_of_the_menus_are_listed_and_found(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    window = sample_window
    window.desk.go("einstellungen/tastatur")
    listing = found(window, ListTable, "shortcut_list")
    shown = {listing.model().index(row, 0).data() for row in range(listing.model().rowCount())}
    assert {"Überall suchen", "Kontakte", "Einstellungen", "Rückgängig"} <= shown
    search = found(window, QLineEdit, "shortcut_search")
    QTest.keyClicks(search, "einstell")
    qtbot.waitUntil(lambda: listing.model().rowCount() == 2)  # its heading and the one line
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert window.focusWidget() is listing


def test_sections_are_found_by_other_words(sample_window: MainWindow) -> None:
    for typed, title in (("logo", "Briefkopf"), ("netzlauf", "Arbeitsdatei"), ("schriftg", "")):
        hits = sample_window.desk.try_read(partial(find_sections, text=typed, limit=5))
        assert [hit.title for hit in hits] == [title or "Darstellung"]


def test_the_file_is_copied_elsewhere_and_opened_there(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = sample_window
    wanted: list[Path] = []
    window.desk.file_wanted.connect(wanted.append)
    window.desk.go("einstellungen/datei")
    press(window, "move_elsewhere")
    assert route(window) == "einstellungen/datei/verlegen"
    path = found(window, QLineEdit, "place_path")
    path.selectAll()
    QTest.keyClicks(path, str(window.desk.path))
    press(window, "move_file")
    assert wanted == []
    qtbot.waitUntil(lambda: "gibt es schon" in words(window))
    target = tmp_path / "neu" / "amt.kommin"
    path.selectAll()
    QTest.keyClicks(path, str(target))
    press(window, "move_file")
    assert wanted == [target]
    assert target.exists()
    assert window.desk.path.exists()
    assert window.isEnabled()


def test_the_former_file_stays_until_somebody_decides(
    sample_window: MainWindow, tmp_path: Path
) -> None:
    from kommin_desktop.app.pages.settings.place import recent
    from kommin_desktop.app.pages.settings.place.section import FileSection
    from kommin_desktop.kit.router import Route

    desk = sample_window.desk
    former = tmp_path / "alt.kommin"
    former.write_bytes(b"alt")
    recent.remember(desk.settings, former)
    recent.note_former(desk.settings, desk.path, former)
    assert recent.recent_files(desk.settings) == []
    thrown: list[Path] = []

    def to_bin(path: Path) -> bool:
        thrown.append(path)
        return True

    section = FileSection(desk, to_bin)
    section.show_route(Route.parse("einstellungen/datei"))
    section.show()
    assert str(former) in words(section)
    press(section, "former_to_bin")
    assert thrown == [former]
    assert recent.former_of(desk.settings, desk.path) is None
    assert str(former) not in words(section)
    section.close()


@pytest.mark.parametrize("width", [1366, 1024])
def test_a_narrow_window_offers_the_sections_above(
    sample_window: MainWindow, width: int, usual_look: object, house_look: QApplication
) -> None:
    window = sample_window
    theme.use(house_look, "light", 1.5 if width == 1024 else 1.0, calm=True)
    window.resize(width, 640)
    window.desk.go("einstellungen/dienststelle")
    QApplication.processEvents()
    box = found(window, QComboBox, "settings_choice")
    assert box.isVisible() == (width == 1024)
    if box.isVisible():
        choose(window, "settings_choice", "Unterschriften")
        assert route(window) == "einstellungen/unterschriften"
