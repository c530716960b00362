"""Draws the sign of the program into the icon files that systems ask for.

    python -m tools.draw_icons

Writes `resources/windows/kommin-desktop.ico` and the icons below `resources/linux/share/icons`.
"""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from kommin_desktop.kit.tokens import LIGHT
from kommin_desktop.kit.widgets.logo import paint_logo

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
NAME = "kommin-desktop"
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
LINUX_SIZES = (48, 64, 128, 256)
_SVG_SIDE = 128


def drawn(side: int) -> QImage:
    """The sign as a square picture of so many pixels."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    _paint(painter, side)
    painter.end()
    return image


def write_ico(path: Path) -> None:
    """All sizes that Windows shows in one file, each drawn for itself."""
    largest, *others = (_for_pillow(side) for side in reversed(WINDOWS_SIZES))
    sizes = [(side, side) for side in WINDOWS_SIZES]
    largest.save(path, "ICO", sizes=sizes, append_images=others)


def write_svg(path: Path) -> None:
    """The sign as lines, for screens of any sharpness."""
    drawing = QSvgGenerator()
    drawing.setFileName(str(path))
    drawing.setSize(QSize(_SVG_SIDE, _SVG_SIDE))
    drawing.setViewBox(QRectF(0, 0, _SVG_SIDE, _SVG_SIDE))
    drawing.setTitle("KOMM-IN Desktop")
    drawing.setDescription("")
    painter = QPainter(drawing)
    _paint(painter, _SVG_SIDE)
    painter.end()


def _for_pillow(side: int) -> Image.Image:
    pixels = drawn(side).convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (side, side), bytes(pixels.constBits()))


def _paint(painter: QPainter, side: int) -> None:
    place = QRectF(0, 0, side, side)
    paint_logo(painter, place, QColor(LIGHT.accent), QColor(LIGHT.on_accent))


def main() -> None:
    """Write all icon files anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    write_ico(RESOURCES / "windows" / f"{NAME}.ico")
    icons = RESOURCES / "linux" / "share" / "icons" / "hicolor"
    for side in LINUX_SIZES:
        folder = icons / f"{side}x{side}" / "apps"
        folder.mkdir(parents=True, exist_ok=True)
        drawn(side).save(str(folder / f"{NAME}.png"))
    write_svg(icons / "scalable" / "apps" / f"{NAME}.svg")
    app.quit()


if __name__ == "__main__":
    main()
