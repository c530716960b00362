"""The paper on which a cell of a list is painted: its room, its state and how writing is set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout

from kommin_desktop.kit import theme
from kommin_desktop.kit.tables.columns import Align
from kommin_desktop.kit.tables.marks import marked_places

_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
# As numbers: or-ing flags for each text of each row takes its time.
_ALIGN = {
    "left": _LINE | int(Qt.AlignmentFlag.AlignLeft),
    "right": _LINE | int(Qt.AlignmentFlag.AlignRight),
    "center": _LINE | int(Qt.AlignmentFlag.AlignHCenter),
}


@dataclass(frozen=True)
class Canvas:
    """A painter with the room of one cell and what is to be seen of its row."""

    painter: QPainter
    rect: QRectF
    is_selected: bool = False
    is_compact: bool = False
    words: tuple[str, ...] = ()

    def write(
        self,
        room: QRectF,
        text: str,
        role: str = "body",
        color: str = "text",
        align: Align = "left",
        *,
        digits: bool = False,
    ) -> None:
        """Write one line into the room, cut with … where it is too long, hits marked."""
        if not text or room.width() <= 0:
            return
        font = theme.font(role, digits=digits)
        shown = cut(text, role, room.width(), digits=digits)
        if self.words:
            self._mark(room, text, shown, font, align)
        self.painter.setFont(font)
        self.painter.setPen(theme.color(color))
        self.painter.drawText(room, _ALIGN[align], shown)

    def _mark(self, room: QRectF, text: str, shown: str, font: QFont, align: Align) -> None:
        places = marked_places(text, self.words)
        if not places:
            return
        layout = QTextLayout(shown, font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        left = room.x()
        if align != "left":
            surplus = room.width() - line.naturalTextWidth()
            left += surplus if align == "right" else surplus / 2
        height = QFontMetricsF(font).height()
        top = room.center().y() - height / 2
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(theme.color("mark"))
        same = _common_length(text, shown)
        for start, end in places:
            if start < same:
                # Qt counts in UTF-16, Python in characters.
                ends = _utf16(shown, start), _utf16(shown, min(end, same))
                first, last = sorted(_x_of(line.cursorToX(place)) for place in ends)
                spot = QRectF(left + first - 1, top, last - first + 2, height)
                self.painter.drawRoundedRect(spot, 3, 3)


@lru_cache(maxsize=4096)
def cut(text: str, role: str, width: float, *, digits: bool = False) -> str:
    """The text on one line, cut with … to the width."""
    line = " ".join(text.splitlines())
    metrics = QFontMetricsF(theme.font(role, digits=digits))
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=4096)
def text_width(text: str, role: str, *, digits: bool = False) -> float:
    """How wide a text is in a role."""
    return QFontMetricsF(theme.font(role, digits=digits)).horizontalAdvance(text)


@lru_cache(maxsize=64)
def line_height(role: str) -> float:
    """How high a line of a role is."""
    return QFontMetricsF(theme.font(role)).height()


def measure_anew() -> None:
    """Forget all measures: the fonts are others."""
    cut.cache_clear()
    text_width.cache_clear()
    line_height.cache_clear()


def _common_length(text: str, shown: str) -> int:
    if text == shown:
        return len(text)
    pairs = zip(text, shown, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(text), len(shown)))


def _utf16(text: str, count: int) -> int:
    return len(text[:count].encode("utf-16-le")) // 2


def _x_of(answer: object) -> float:
    """PySide answers with the place alone or with the cursor it moved as well."""
    if isinstance(answer, tuple):
        return float(answer[0])
    return float(answer) if isinstance(answer, (int, float)) else 0.0
