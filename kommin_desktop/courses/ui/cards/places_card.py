"""The card on Heute about courses to come: how many places are free, and who waits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kommin_desktop.base.clock import local_now
from kommin_desktop.base.dates import NBSP, month_name, short_weekday
from kommin_desktop.base.text import _
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import CourseLine
from kommin_desktop.courses.rules import CourseStatus
from kommin_desktop.courses.ui.words import is_full
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import TodayCard
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import (
    Button,
    CardHeading,
    ElidedLabel,
    FillBar,
    Label,
    clear,
    column,
    row,
)

_AT_MOST, _LOW, _FEW = 4, 700, 3


class FreePlacesCard(TodayCard):
    """The courses one can register for, the next to begin first; a click leads there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "free_places_card")
        self._lines: Sequence[CourseLine] = ()
        self._most = _AT_MOST
        link = Button(_("Kurse"), kind="ghost", small=True, name="free_places_all")
        link.setAccessibleName(_("Alle Kurse zeigen"))
        link.clicked.connect(lambda: desk.go("kurse"))
        self._rows = QWidget()
        self._layout = QVBoxLayout(self._rows)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(4))
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(theme.px(14), theme.px(14), theme.px(14), theme.px(12))
            layout.setSpacing(theme.px(6))
            heading = CardHeading(_("Kurse mit freien Plätzen"), "graduation-cap", link=link)
            layout.addWidget(column(heading, margins=(6, 0, 0, 0)))
            layout.addWidget(self._rows)

    def refresh(self) -> None:
        """Read again which courses people can register for."""
        self.desk.read(queries.courses(), self._show, key="free_places_card")

    def fit(self, height: int) -> None:
        """Fewer courses on a low page."""
        most = _FEW if height < theme.px(_LOW) else _AT_MOST
        if most != self._most:
            self._most = most
            self._show_rows()

    def _show(self, lines: Sequence[CourseLine]) -> None:
        self._lines = to_come(lines)
        self._show_rows()
        self.show_if(bool(self._lines))

    def _show_rows(self) -> None:
        clear(self._layout)
        for line in self._lines[: self._most]:
            self._layout.addWidget(CourseRow(self.desk, line))


class CourseRow(QWidget):
    """One course: title and what is free, the bar, when it begins and where."""

    def __init__(self, desk: Desk, line: CourseLine) -> None:
        super().__init__()
        self._desk, self._route = desk, f"kurse/{line.id}/teilnehmende"
        self.setObjectName(f"free_places_{line.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        warns = is_full(line)
        left = Label(free_words(line), "caption", "warn" if warns else "ok")
        self.setAccessibleName(f"{line.title}, {free_words(line)}, {start_words(line)}")
        bar = FillBar()
        bar.show_value(line.confirmed, line.places or 1, "warn" if warns else "accent")
        bar.set_words(free_words(line))
        bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column(
            row((ElidedLabel(line.title, "strong"), 1), left, spacing=8),
            bar,
            ElidedLabel(start_words(line), "caption", "text2"),
            margins=(6, 4, 6, 5),
            spacing=4,
            into=self,
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click leads to the people of the course."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self._desk.go(self._route)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar do what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._desk.go(self._route)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus"), 2))
            radius = theme.px(6)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)


def to_come(lines: Sequence[CourseLine]) -> list[CourseLine]:
    """The courses with limited places that are open or full, the next to begin first."""
    now = local_now()
    found = [
        line
        for line in lines
        if line.places is not None and line.state(now) in (CourseStatus.OPEN, CourseStatus.FULL)
    ]
    return sorted(found, key=lambda one: (one.first_start is None, one.first_start, one.id))


def free_words(line: CourseLine) -> str:
    """„5 frei“, „voll“, „voll · 3 Warteliste“."""
    free = max(0, (line.places or 0) - line.confirmed)
    parts = [_("{n} frei").format(n=free) if free else _("voll")]
    if line.waiting:
        parts.append(_("{n} Warteliste").format(n=line.waiting))
    return " · ".join(parts)


def start_words(line: CourseLine) -> str:
    """„Start Di., 12. Januar · Bünde“."""
    words = _("noch keine Termine")
    if line.first_start is not None:
        day = line.first_start.date()
        date = f"{short_weekday(day)},{NBSP}{day.day}.{NBSP}{month_name(day.month)}"
        words = _("Start {day}").format(day=date)
    return " · ".join(part for part in (words, line.place) if part)
