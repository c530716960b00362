"""Icons: there, tinted by the look, grey where nothing can be done, sharp on fine screens."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

import kommin_desktop
from kommin_desktop.base.paths import resource_path
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import icon, paint_icon
from kommin_desktop.kit.tokens import DARK, LIGHT

NAMES = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    theme.use(qapp, "light")
    yield qapp
    theme.use(qapp, "light")


def inks(image: QImage) -> set[str]:
    """The colours of all pixels that are fully covered."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_something(app: QApplication, name: str) -> None:
    assert inks(icon(name, size=48).pixmap(QSize(48, 48)).toImage()) == {LIGHT.text2}


def test_an_unknown_icon_is_refused_in_words(app: QApplication) -> None:
    with pytest.raises(KeyError, match="no icon called 'hose'"):
        icon("hose")
    with pytest.raises(KeyError, match="no colour called 'txt'"):
        icon("house", "txt")


def test_an_icon_made_before_takes_the_new_look(app: QApplication) -> None:
    made = icon("circle-check", "accent", 48)
    theme.use(app, "dark")
    assert inks(made.pixmap(QSize(48, 48)).toImage()) == {DARK.accent}


def test_states_have_their_colours(app: QApplication) -> None:
    made = icon("circle-check", "text2", 48, checked="accent_softtext")
    disabled = made.pixmap(QSize(48, 48), QIcon.Mode.Disabled)
    checked = made.pixmap(QSize(48, 48), QIcon.Mode.Normal, QIcon.State.On)
    assert inks(disabled.toImage()) == {LIGHT.disabled}
    assert inks(checked.toImage()) == {LIGHT.accent_softtext}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_has_the_pixels_of_the_screen(app: QApplication, ratio: float) -> None:
    pixmap = icon("house").pixmap(QSize(16, 16), ratio)
    assert pixmap.size() == QSize(round(16 * ratio), round(16 * ratio))
    assert pixmap.devicePixelRatio() == ratio


def test_a_wider_place_leaves_room_behind_the_icon(app: QApplication) -> None:
    """Buttons use it as the gap before their words."""
    image = icon("square-check", "text", 16).pixmap(QSize(24, 16)).toImage()
    right = [image.pixelColor(x, y).alpha() for x in range(16, 24) for y in range(16)]
    assert image.size() == QSize(24, 16)
    assert set(right) == {0}


def test_an_icon_says_its_name(app: QApplication) -> None:
    assert icon("trash-2").name() == "trash-2"
    assert not icon("trash-2").isNull()


def test_painting_takes_any_colour(app: QApplication) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, "circle-check", QRectF(0, 0, 40, 40), QColor("#FF0000"))
    painter.end()
    assert inks(image) == {"#FF0000"}


def named_icons() -> set[str]:
    """Every icon that the program's own code asks for by name."""
    root = Path(kommin_desktop.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {
                "icon",
                "Symbol",
                "IconButton",
            }:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def test_the_program_names_only_icons_that_are_there() -> None:
    assert "x" in named_icons()
    assert named_icons() - set(NAMES) == set()
