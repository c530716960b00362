"""The round or square sign beside a name: initials of a person, a house for an organisation."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon

_TITLES = {"dr.", "prof.", "dr", "prof", "dipl.-ing.", "med.", "phil.", "jur.", "h.c.", "mag."}


def initials(name: str) -> str:
    """„Dr. Heinrich Meyer zu Selhausen“ → HS; „Yıldız, Şükran“ → ŞY; one word gives one letter."""
    family, comma, given = name.partition(",")
    ordered = f"{given} {family}" if comma else name
    words = [word for word in ordered.split() if word.casefold() not in _TITLES]
    words = [word for word in words if word[0].isalpha()]
    if not words:
        return ""
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


def paint_avatar(
    painter: QPainter, rect: QRectF, name: str, *, is_organisation: bool = False
) -> None:
    """Paint the sign of a name into a square."""
    colours = theme.avatar_colours(name)
    ink = QColor(colours.ink)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outlined = theme.mode() == "contrast"
    painter.setPen(QPen(ink, 1) if outlined else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(colours.ground))
    place = rect.adjusted(0.5, 0.5, -0.5, -0.5) if outlined else rect
    if is_organisation:
        painter.drawRoundedRect(place, place.width() * 0.24, place.width() * 0.24)
    else:
        painter.drawEllipse(place)
    letters = "" if is_organisation else initials(name)
    if letters:
        font = theme.font("strong")
        font.setPixelSize(max(9, round(rect.width() * 0.36)))
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)
    else:
        side, middle = rect.width() * 0.5, rect.center()
        icon = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        paint_icon(painter, "building-2" if is_organisation else "user", icon, ink)
    painter.restore()


class Avatar(QWidget):
    """The sign of a name; it says nothing that the name beside it does not say."""

    def __init__(self, name: str, size: int = 36, *, is_organisation: bool = False) -> None:
        super().__init__()
        self._name, self._size, self._is_organisation = name, size, is_organisation
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def show_name(self, name: str, *, is_organisation: bool = False) -> None:
        """The sign of somebody else."""
        self._name, self._is_organisation = name, is_organisation
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_avatar(
            QPainter(self),
            QRectF(self.rect()),
            self._name,
            is_organisation=self._is_organisation,
        )

    def _dress(self) -> None:
        side = theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()
