"""The small parts: what they are called, how large they are, and that typed text stays text."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import icon
from kommin_desktop.kit.tokens import CHIP, CONTROL, HIT, PILL
from kommin_desktop.kit.widgets import (
    ActionButton,
    Avatar,
    Button,
    Card,
    Chip,
    DateTile,
    ElidedLabel,
    FillBar,
    FlowLayout,
    IconButton,
    Label,
    MenuChip,
    Pill,
    Separator,
    StepHeader,
    StepStrip,
    app_icon,
    column,
    initials,
    pill_width,
    row,
    scroll,
)


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """The light look at 100 %, whatever a test does with it."""
    theme.use(qapp, "light", calm=True)
    yield
    theme.use(qapp, "light", calm=True)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page to put widgets on."""
    page = QWidget()
    page.setObjectName("page")
    qtbot.addWidget(page)
    return page


def test_typed_text_is_shown_as_typed() -> None:
    assert Label("<b>Bünde</b>").textFormat() == Qt.TextFormat.PlainText


def test_a_cut_line_tells_the_rest(page: QWidget) -> None:
    label = ElidedLabel("Kommunales <Integrationszentrum> & Freunde")
    row(label, into=page)
    page.resize(120, 40)
    page.show()
    assert label.shown_text().endswith("…")
    assert label.toolTip() == "<span>Kommunales &lt;Integrationszentrum&gt; &amp; Freunde</span>"
    page.resize(900, 40)
    QApplication.processEvents()
    assert label.shown_text() == label.text()
    assert label.toolTip() == ""


def test_a_long_line_pushes_nothing_out_of_the_window(page: QWidget) -> None:
    row(ElidedLabel("Interkulturelles Elternnetz " * 20), Pill("offen"), into=page)
    assert page.minimumSizeHint().width() < 200


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5])
def test_what_can_be_clicked_is_large_enough(qapp: QApplication, scale: float) -> None:
    theme.use(qapp, "light", scale, calm=True)
    small = [Button("Ja", small=True), Chip("Alle"), IconButton("x", "Schließen", size=14)]
    for widget in (*small, QCheckBox("Foto"), MenuChip("Gruppe")):
        widget.ensurePolished()
        assert widget.sizeHint().height() >= HIT * scale - 1, widget
        assert widget.sizeHint().width() >= HIT * scale - 1, widget


def test_heights_are_those_of_the_design() -> None:
    heights = {}
    for widget in (Button("Neu", "plus", "primary"), Button("Neu", kind="ghost"), Chip("Alle")):
        widget.ensurePolished()
        heights[widget] = widget.sizeHint().height()
    assert list(heights.values()) == [CONTROL, CONTROL, CHIP]
    assert Pill("Kita").sizeHint().height() == PILL
    assert DateTile(date(2026, 12, 3)).sizeHint() == QSize(68, 88)


def test_an_icon_button_says_what_it_does() -> None:
    button = IconButton("arrow-left", "Zurück", shortcut="Alt+Links", name="back")
    assert button.objectName() == "back"
    assert button.accessibleName() == "Zurück"
    assert button.toolTip() == "Zurück (Alt+Links)"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_button_follows_its_action(page: QWidget, qtbot: QtBot) -> None:
    action = QAction("&Neuer Kontakt", page)
    action.setObjectName("new_person")
    action.setIcon(icon("plus"))
    action.setShortcut(QKeySequence("Ctrl+N"))
    button = ActionButton(action, "primary")
    row(button, into=page)
    page.show()
    assert (button.text(), button.objectName()) == ("Neuer Kontakt", "new_person")
    assert "Neuer Kontakt (" in button.toolTip()
    assert not button.icon().isNull()
    action.setEnabled(False)
    action.setText("Neue Person")
    assert (button.isEnabled(), button.text()) == (False, "Neue Person")
    action.setEnabled(True)
    with qtbot.waitSignal(action.triggered):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    action.setVisible(False)
    assert not button.isVisible()
    action.setVisible(True)
    assert button.isVisible()


def test_a_button_without_a_page_never_becomes_a_window(page: QWidget) -> None:
    action = QAction("Drucken", page)
    action.setVisible(False)
    button = ActionButton(action)
    action.setVisible(True)
    assert not button.isVisible()
    row(button, into=page)
    page.show()
    assert button.isVisible()


def test_a_chip_shows_its_number() -> None:
    chip = Chip("Rat & Tat", name="bodies")
    chip.set_count(1284)
    assert chip.text() == "Rat && Tat 1.284"
    assert chip.accessibleName() == "Rat & Tat 1.284"
    chip.set_count(None)
    assert chip.accessibleName() == "Rat & Tat"


MUNICIPALITIES = ("Bünde", "Enger", "Herford", "Hiddenhausen", "Kirchlengern", "Löhne")
PLACES = [(i, name, False) for i, name in enumerate((*MUNICIPALITIES, "Rödinghausen", "Vlotho"))]


def opened(chip: MenuChip) -> QWidget:
    """The list below a chip."""
    chip.open_list()
    found = [w for w in chip.findChildren(QWidget, "check_list") if w.isVisible()]
    return found[-1]


def test_several_values_are_chosen_in_the_list(page: QWidget, qtbot: QtBot) -> None:
    chip = MenuChip("Kommune", "municipality")
    row(chip, None, into=page)
    page.show()
    chip.set_choices(PLACES)
    assert chip.text().startswith("Kommune: alle")
    boxes = opened(chip).findChildren(QCheckBox)
    with qtbot.waitSignal(chip.chosen) as first:
        boxes[0].click()
    boxes[7].click()
    assert first.args == [[0]]
    assert chip.chosen_keys() == [0, 7]
    assert chip.text().startswith("Kommune: Bünde +1")
    assert chip.accessibleName() == "Kommune: Bünde, Vlotho"
    with qtbot.waitSignal(chip.chosen) as last:
        chip.clear()
    assert last.args == [[]]


def test_the_list_is_searched_without_marks(page: QWidget, qtbot: QtBot) -> None:
    chip = MenuChip("Kommune")
    row(chip, None, into=page)
    page.show()
    chip.set_choices(PLACES)
    below = opened(chip)
    search = below.findChild(QLineEdit, "check_list_search")
    assert search is not None
    QTest.keyClicks(search, "rodin")
    shown = [box.text() for box in below.findChildren(QCheckBox) if box.isVisible()]
    assert shown == ["Rödinghausen"]


def test_the_list_is_worked_with_keys(page: QWidget, qtbot: QtBot) -> None:
    chip = MenuChip("Art")
    row(chip, None, into=page)
    page.show()
    chip.set_choices([(1, "Beschluss", False), (2, "Bericht", False)])
    below = opened(chip)
    first, second = below.findChildren(QCheckBox)
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Down)
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert chip.chosen_keys() == [2]
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert not below.isVisible()


def test_a_pill_says_its_state() -> None:
    pill = Pill("offen")
    before = pill.sizeHint().width()
    pill.show_state("überfällig", "danger", "circle-alert")
    assert (pill.accessibleName(), pill.tone()) == ("überfällig", "danger")
    assert pill.sizeHint().width() > before
    assert pill_width("Kita", "check") > pill_width("Kita")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Dr. Heinrich Meyer zu Selhausen", "HS"),
        ("Prof. Dr. Ayşe Şahin", "AŞ"),
        ("Yıldız, Şükran", "ŞY"),
        ("Meyer zu Selhausen, Dr. Heinrich", "HS"),
        ("Brinkmann", "B"),
        ("", ""),
        ("Dr.", ""),
        ("(unbekannt) Kılıç", "K"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_an_avatar_shows_who_it_is_in_every_look(qapp: QApplication, mode: str) -> None:
    theme.use(qapp, mode, calm=True)
    person = Avatar("Gülşen Aydın", 40).grab().toImage()
    organisation = Avatar("Gülşen Aydın", 40, is_organisation=True).grab().toImage()
    assert person != organisation


def test_a_bar_is_filled_as_far_as_it_says(page: QWidget) -> None:
    bar = FillBar(0, 1)
    bar.set_words("8 von 16 belegt")
    bar.show(8, 16)
    bar.resize(100, 6)
    image = bar.grab().toImage()
    assert image.pixelColor(40, 3) == theme.color("accent")
    assert image.pixelColor(60, 3) == theme.color("track")
    assert bar.accessibleName() == bar.toolTip() == "8 von 16 belegt"
    bar.show(0, 0)
    assert bar.grab().toImage().pixelColor(3, 3) == theme.color("track")


def test_steps_are_told_in_words() -> None:
    strip = StepStrip()
    strip.set_steps([("Einladung", "41 versendet", "done"), ("Protokoll", "offen", "later")])
    assert strip.accessibleName() == "Einladung: erledigt, 41 versendet; Protokoll: später, offen"
    header = StepHeader(["Datei", "Prüfen"])
    header.set_current(1)
    assert header.accessibleName() == "Schritt 2 von 2: Prüfen"


def test_steps_get_along_with_little_room(page: QWidget) -> None:
    header = StepHeader(["Datei", "Spalten zuordnen", "Prüfen", "Übernehmen"])
    assert header.minimumSizeHint().width() < header.sizeHint().width()
    header.resize(header.minimumSizeHint())
    assert not header.grab().isNull()


def test_a_day_is_told_whole() -> None:
    tile = DateTile(date(2026, 12, 3))
    assert tile.accessibleName().replace("\u00a0", " ") == "Donnerstag, 3. Dezember 2026"


def test_lines_and_gaps_in_one_line_of_code(page: QWidget) -> None:
    left, right = QWidget(), QWidget()
    row(left, 10, (right, 1), margins=(5, 0, 5, 0), spacing=4, into=page)
    left.setFixedWidth(50)
    page.resize(300, 40)
    page.show()
    assert left.x() == 5
    assert right.x() == 5 + 50 + 4 + 10 + 4 or right.x() == 5 + 50 + 10 + 4
    assert right.geometry().right() == 294


def test_words_flow_to_the_next_line(page: QWidget) -> None:
    flow = FlowLayout(page, spacing=6)
    pills = [Pill("Elternarbeit") for _ in range(6)]
    for pill in pills:
        flow.addWidget(pill)
    width = pills[0].sizeHint().width()
    page.resize(2 * width + 6, 200)
    page.show()
    assert [pill.pos().y() for pill in pills] == [0, 0, 28, 28, 56, 56]
    assert pills[1].pos() == QPoint(width + 6, 0)
    assert flow.heightForWidth(2 * width + 6) == 3 * PILL + 2 * 6
    assert flow.heightForWidth(6 * width + 30) == PILL


def test_a_scrolled_page_is_no_wider_than_its_place(page: QWidget) -> None:
    inner = column(ElidedLabel("Wort " * 100), *(Label(str(n)) for n in range(60)))
    column(scroll(inner), into=page)
    page.resize(200, 150)
    page.show()
    assert inner.width() <= 200


def test_cards_and_lines_are_painted(page: QWidget) -> None:
    card = Card(Label("Eins"), Separator(), Label("Zwei"))
    column(card, into=page, margins=(20, 20, 20, 20))
    page.resize(200, 160)
    page.show()
    image = page.grab().toImage()
    assert image.pixelColor(100, 24) == theme.color("surface")
    assert image.pixelColor(100, 20) == theme.color("border")
    assert image.pixelColor(5, 5) == theme.color("bg")


def test_the_program_has_an_icon_in_every_size() -> None:
    sizes = {size.width() for size in app_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes
