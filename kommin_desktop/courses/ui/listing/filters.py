"""The chips above the list of courses: current ones, drafts, those that are over, and the year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _
from kommin_desktop.courses.queries import CourseLine
from kommin_desktop.courses.rules import CURRENT, OVER, CourseStatus
from kommin_desktop.kit.widgets import Chip, FlowLayout, MenuChip

_GROUPS = {
    "current": CURRENT,
    "draft": (CourseStatus.DRAFT.value,),
    "over": OVER,
}


class CourseChips(QWidget):
    """At most one of the first three is on; none shows all courses."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("course_filters")
        self._chips = {
            "current": Chip(_("Aktuell"), name="courses_current"),
            "draft": Chip(_("Entwurf"), name="courses_draft"),
            "over": Chip(_("Abgeschlossen"), name="courses_over"),
        }
        self._chips["current"].setChecked(True)
        self.years = MenuChip(_("Jahr"), "courses_years")
        flow = FlowLayout(self, spacing=6)
        for key, chip in self._chips.items():
            flow.addWidget(chip)
            chip.toggled.connect(lambda is_on, key=key: self._on_toggled(key, is_on))
        flow.addWidget(self.years)
        self.years.chosen.connect(lambda _keys: self.changed.emit())

    def show_counts(self, lines: Sequence[CourseLine]) -> None:
        """How many courses each chip would show, and the years there are."""
        for key, chip in self._chips.items():
            chip.set_count(sum(line.stored_status in _GROUPS[key] for line in lines))
        chosen = self.years.chosen_keys()
        years = sorted({year for line in lines for year in _years(line)}, reverse=True)
        self.years.set_choices([(year, str(year), year in chosen) for year in years])

    def fits(self, line: CourseLine) -> bool:
        """Whether the chips let a course through."""
        years = self.years.chosen_keys()
        if years and not any(year in years for year in _years(line)):
            return False
        group = next((key for key, chip in self._chips.items() if chip.isChecked()), "")
        return not group or line.stored_status in _GROUPS[group]

    @property
    def is_filtered(self) -> bool:
        """Whether courses may be left out."""
        is_on = any(chip.isChecked() for chip in self._chips.values())
        return is_on or bool(self.years.chosen_keys())

    def lift(self) -> None:
        """Show all courses."""
        self.blockSignals(True)
        for chip in self._chips.values():
            chip.setChecked(False)
        self.years.clear()
        self.blockSignals(False)
        self.changed.emit()

    def _on_toggled(self, key: str, is_on: bool) -> None:
        if is_on:
            for other, chip in self._chips.items():
                if other != key:
                    chip.blockSignals(True)
                    chip.setChecked(False)
                    chip.blockSignals(False)
        self.changed.emit()


def _years(line: CourseLine) -> set[int]:
    """The years a course takes place in; without dates that of its number."""
    if line.first_start is None or line.last_end is None:
        return {int(line.number.split("-")[-2])}
    return set(range(line.first_start.year, line.last_end.year + 1))
