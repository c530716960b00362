"""The look of the window: chosen, changed while it is open, and made of the system's colours."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.base.paths import resource_path
from kommin_desktop.kit import theme
from kommin_desktop.kit.theme.contrast import system_tokens
from kommin_desktop.kit.theme.sheet import mark_file, sheet
from kommin_desktop.kit.tokens import COLOUR_NAMES, CONTROL, DARK, LIGHT, contrast
from kommin_desktop.kit.widgets import Button, Label


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application in its light look, and put back into it afterwards."""
    theme.use(qapp, "light")
    yield qapp
    theme.use(qapp, "light")


def test_the_look_changes_while_the_window_is_open(app: QApplication, qtbot: QtBot) -> None:
    label = Label("Bünde", color="text2")
    qtbot.addWidget(label)
    seen = label.palette().color(QPalette.ColorRole.WindowText)
    with qtbot.waitSignal(theme.notifier().changed):
        theme.use(app, "dark")
    assert seen == QColor(LIGHT.text2)
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.text2)
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(DARK.bg)
    assert theme.mode() == "dark"


def test_what_is_painted_follows_the_look(app: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    page.setObjectName("page")
    qtbot.addWidget(page)
    page.resize(20, 20)
    light = page.grab().toImage().pixelColor(10, 10)
    theme.use(app, "dark")
    dark = page.grab().toImage().pixelColor(10, 10)
    assert (light, dark) == (QColor(LIGHT.bg), QColor(DARK.bg))


def test_a_colour_that_is_kept_elsewhere_cannot_be_spoiled(app: QApplication) -> None:
    theme.color("accent").setAlpha(3)
    assert theme.color("accent").alpha() == 255
    assert theme.color("scrim").alpha() == int(LIGHT.scrim[7:], 16)


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3, 1.5])
def test_controls_grow_with_the_writing(app: QApplication, qtbot: QtBot, scale: float) -> None:
    theme.use(app, "light", scale)
    button, line = Button("Speichern", "save"), QLineEdit()
    for widget in (button, line):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    assert button.sizeHint().height() == theme.px(CONTROL)
    assert line.sizeHint().height() == theme.px(CONTROL)
    assert theme.font("body").pointSizeF() == pytest.approx(14 * 0.75 * scale)


def test_an_open_window_grows_too(app: QApplication, qtbot: QtBot) -> None:
    button, label = Button("Speichern"), Label("Titel", "title")
    for widget in (button, label):
        qtbot.addWidget(widget)
        widget.show()
    before = (button.sizeHint().width(), label.sizeHint().height())
    theme.use(app, "light", 1.5)
    after = (button.sizeHint().width(), label.sizeHint().height())
    assert after[0] > before[0] * 1.3
    assert after[1] > before[1] * 1.3


def test_the_focus_ring_moves_nothing(app: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Speichern")
    qtbot.addWidget(button)
    button.show()
    calm = button.sizeHint()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.sizeHint() == calm


def test_the_bundled_font_is_used(app: QApplication) -> None:
    assert QFontInfo(theme.font("body")).family().startswith("Inter")
    assert QFontInfo(theme.font("strong")).weight() == 600
    assert QFontInfo(theme.font("button")).weight() == 500


def test_the_systems_font_can_be_wished_for(app: QApplication) -> None:
    theme.use(app, "light", system_font=True)
    assert "Inter" not in theme.font("body").families()
    assert theme.font("title").pointSizeF() == pytest.approx(15)
    assert "Inter" not in app.styleSheet()


def test_figures_of_one_width_only_where_wished(app: QApplication) -> None:
    assert theme.font("body").featureTags() == []
    assert theme.font(digits=True).isFeatureSet(QFont.Tag("tnum"))


def test_calm_means_that_nothing_moves(app: QApplication) -> None:
    theme.use(app, "light", calm=True)
    assert theme.is_calm()
    theme.use(app, "light")
    assert not theme.is_calm()


def test_high_contrast_takes_the_colours_of_the_system(app: QApplication) -> None:
    theme.use(app, "contrast")
    base, ink = theme.color("surface"), theme.color("text")
    assert theme.mode() == "contrast"
    assert theme.color("bg") == theme.color("warn_soft") == base
    assert theme.color("border") == theme.color("danger") == ink


@pytest.mark.parametrize(
    ("base", "ink", "highlight", "highlighted"),
    [
        ("#000000", "#FFFFFF", "#1AEBFF", "#000000"),
        ("#000000", "#FFFF00", "#008000", "#FFFFFF"),
        ("#FFFFFF", "#000000", "#37006E", "#FFFFFF"),
        ("#FFFFFF", "#000000", "#FFFF00", "#000000"),
        ("#202020", "#202020", "#303030", "#303030"),
    ],
)
def test_high_contrast_can_be_read(base: str, ink: str, highlight: str, highlighted: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(base))
    palette.setColor(QPalette.ColorRole.Text, QColor(ink))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(highlight))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(highlighted))
    tokens = system_tokens(palette)
    pairs = [("text", "surface"), ("text", "selection"), ("text", "hover"), ("accent", "surface")]
    pairs += [("on_accent", "accent"), ("tooltip_text", "tooltip"), ("undo_link", "tooltip")]
    weak = [p for p in pairs if contrast(tokens.value(p[0]), tokens.value(p[1])) < 4.5]
    assert weak == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_place_in_the_sheet_is_filled(tokens: object) -> None:
    text = sheet(LIGHT if tokens is LIGHT else DARK, round, 1.0)
    assert "@" not in text
    assert re.findall(r"\b\d+[ucbd]\b", text) == []
    for name in re.findall(r"url\(marks:([^)]+)\)", text):
        assert resource_path("icons", "marks", name).is_file(), name


def test_the_marks_have_the_colours_of_the_looks() -> None:
    """They are files because the style sheet reads nothing else, so they could go astray."""
    known = {LIGHT.value(name) for name in COLOUR_NAMES} | {DARK.value(n) for n in COLOUR_NAMES}
    for path in resource_path("icons", "marks").glob("*.svg"):
        tokens = LIGHT if path.stem.endswith("-light") else DARK
        colours = set(re.findall(r"#[0-9A-F]{6}", path.read_text("utf-8")))
        assert len(colours) == 1
        assert colours <= {tokens.value(name) for name in COLOUR_NAMES}, path.name
    assert mark_file("check", LIGHT.on_accent) == "check-light.svg"
    assert mark_file("check", DARK.on_accent) == "check-dark.svg"
    assert mark_file("down", "#FFFFFF") == "chevron-down-dark.svg"
    assert mark_file("down", "#000000") == "chevron-down-light.svg"
    assert known
