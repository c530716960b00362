"""Line drawings beside words: tinted with a colour of the look, sharp on every screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kommin_desktop.base.paths import resource_path
from kommin_desktop.kit import theme

_STROKE = 1.75
_STROKE_SMALL = 2.2  # below 15 pixels thin lines vanish
_SMALL = 15
_KEPT = 600  # drawings, each some kilobytes

_drawn: dict[tuple[str, int, int, float], QPixmap] = {}


@cache
def _svg(name: str) -> str:
    path = resource_path("icons", f"{name}.svg")
    if not path.is_file():
        raise KeyError(f"There is no icon called {name!r} in resources/icons")
    return path.read_text("utf-8")


@cache
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    drawing = _svg(name).replace("currentColor", colour)
    drawing = drawing.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(drawing.encode()))


def _drawing(name: str, colour: QColor, pixels: int, shown: float) -> QPixmap:
    """The icon as a square of `pixels`, drawn for `shown` logical pixels."""
    stroke = _STROKE_SMALL if shown < _SMALL else _STROKE
    key = (name, colour.rgba(), pixels, stroke)
    if key not in _drawn:
        if len(_drawn) >= _KEPT:
            _drawn.clear()
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(colour.alphaF())
        _renderer(name, colour.name(), stroke).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        _drawn[key] = pixmap
    return _drawn[key]


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: str | QColor) -> None:
    """Paint an icon into the middle of `rect`; `color` is a token or a colour."""
    tint = theme.color(color) if isinstance(color, str) else color
    size = min(rect.width(), rect.height())
    ratio = painter.device().devicePixelRatio() * painter.transform().m11()
    pixels = max(1, round(size * ratio))
    side = pixels / ratio
    corner = QPointF(rect.center().x() - side / 2, rect.center().y() - side / 2)
    # On whole device pixels, or the lines of the drawing blur.
    corner = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
    pixmap = _drawing(name, tint, pixels, size)
    painter.drawPixmap(QRectF(corner.x(), corner.y(), side, side), pixmap, QRectF(pixmap.rect()))


class _Engine(QIconEngine):
    """Draws one icon whenever it is asked for, in the colour its token has at that moment."""

    def __init__(self, name: str, color: str, checked: str, size: int) -> None:
        super().__init__()
        self._name, self._color, self._checked, self._size = name, color, checked, size

    def _tint(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode == QIcon.Mode.Disabled:
            return theme.color("disabled")
        return theme.color(self._checked if state == QIcon.State.On else self._color)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        # Buttons ask for a wider place than high: what is left over parts the icon from the text.
        place = QRectF(rect.x(), rect.y() + (rect.height() - side) / 2, side, side)
        paint_icon(painter, self._name, place, self._tint(mode, state))

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        pixmap = QPixmap(QSize(round(size.width() * scale), round(size.height() * scale)))
        pixmap.fill(Qt.GlobalColor.transparent)
        pixmap.setDevicePixelRatio(scale)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def availableSizes(
        self, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off
    ) -> list[QSize]:
        return [QSize(self._size, self._size)]

    def isNull(self) -> bool:
        return False

    def key(self) -> str:
        return "kommin-line"

    def iconName(self) -> str:
        return self._name

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._color, self._checked, self._size)


def icon(name: str, color: str = "text2", size: int = 18, *, checked: str = "") -> QIcon:
    """An icon that follows the look; `checked` is its token while its button is switched on."""
    _svg(name)
    theme.color(color)
    return QIcon(_Engine(name, color, checked or color, size))
