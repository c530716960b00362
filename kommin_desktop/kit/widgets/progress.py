"""The card that shows how far a long work is, while one goes on working."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.widgets.buttons import Button
from kommin_desktop.kit.widgets.figures import FillBar
from kommin_desktop.kit.widgets.label import ElidedLabel, Label
from kommin_desktop.kit.widgets.layout import column, row
from kommin_desktop.kit.widgets.messages import announce
from kommin_desktop.kit.widgets.surfaces import Card

_GUESS_FROM = 1000  # milliseconds; before that a guess about the rest jumps about


def remaining_words(milliseconds: float) -> str:
    """„noch etwa 8 Sekunden“, in steps that a person can make use of."""
    seconds = round(milliseconds / 1000)
    if seconds < 2:
        return _("gleich fertig")
    if seconds < 60:
        return ngettext("noch etwa {n} Sekunde", "noch etwa {n} Sekunden", seconds).format(
            n=seconds
        )
    minutes = round(seconds / 60)
    return ngettext("noch etwa {n} Minute", "noch etwa {n} Minuten", minutes).format(n=minutes)


class ProgressCard(Card):
    """Title, step, remaining time, a bar and „Abbrechen“."""

    cancelled = Signal()

    def __init__(self, title: str) -> None:
        self._title = Label(title, "strong", wraps=True)
        self._step = ElidedLabel("", "small", "text2")
        self._bar = FillBar(0, 1)
        self._hint = Label(
            _("Sie können weiterarbeiten. Abbrechen ändert nichts."),
            "caption",
            "text2",
            wraps=True,
        )
        self.cancel_button = Button(_("Abbrechen"), name="progress_cancel")
        words: QWidget = column(self._title, self._step, spacing=2)
        super().__init__(
            row((words, 1), self.cancel_button, spacing=12),
            self._bar,
            self._hint,
            margins=(18, 12, 14, 12),
            spacing=8,
        )
        self.setObjectName("progress_card")
        self.setAccessibleName(title)
        self._elapsed = QElapsedTimer()
        self._elapsed.start()
        self._told = 0
        self.cancel_button.clicked.connect(self._on_cancelled)

    def show_step(self, count: int, total: int, text: str = "") -> None:
        """How far the work is: `count` of `total`, and what it is at."""
        parts = [_("{count} von {total}").format(count=count, total=total)] if total else []
        parts += [text] if text else []
        elapsed = self._elapsed.elapsed()
        if 0 < count < total and elapsed >= _GUESS_FROM:
            parts.append(remaining_words(elapsed / count * (total - count)))
        words = " · ".join(parts)
        self._step.setText(words)
        self._bar.show_value(count, max(total, 1))
        self._bar.set_words(parts[0] if parts else "")
        self._tell(count, total, words)

    def _tell(self, count: int, total: int, words: str) -> None:
        """Say it aloud at every quarter: each step would drown everything else."""
        quarter = count * 4 // total if total else 0
        if quarter > self._told:
            self._told = quarter
            announce(self, words)

    def _on_cancelled(self) -> None:
        self.cancel_button.setEnabled(False)
        self.cancel_button.setText(_("Wird abgebrochen …"))
        self.cancelled.emit()
