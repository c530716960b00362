"""The page one sees while no office file is known: look around, begin, or open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from kommin_desktop.app.window.first_start.task_place import TaskPlace
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.jobs import Task
from kommin_desktop.kit.widgets import (
    Button,
    Card,
    ElidedLabel,
    InfoBar,
    Label,
    Logo,
    app_icon,
    column,
    row,
    scroll,
)

_LEAST = (1024, 640)
_CARD = 640


class StartWindow(QMainWindow):
    """Offers the sample year, a new office file and those opened before."""

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    recent_chosen = Signal(object)
    takeover_wanted = Signal()

    def __init__(self, recent: Sequence[Path], sentence: str = "") -> None:
        super().__init__()
        self.setObjectName("start_window")
        self.setWindowTitle(_("KOMM-IN Desktop"))
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*_LEAST)
        self.resize(1366, 768)
        card = self._card([path for path in recent if path.exists()])
        bars: list[QWidget] = []
        if sentence:
            title = _("Die Arbeitsdatei lässt sich nicht öffnen.")
            bars.append(InfoBar("danger", title, sentence, closable=False))
        self._offers = card
        self._task_place = TaskPlace()
        self._task_place.ended.connect(self._on_task_ended)
        self._inner = inner = column(*bars, self._task_place, card, spacing=14)
        inner.setFixedWidth(theme.px(_CARD))
        page = column(
            None,
            row(None, inner, None),
            None,
            margins=(24, 24, 24, 24),
        )
        page.setObjectName("page")
        self.setCentralWidget(scroll(page))

    def add_card(self, card: QWidget) -> None:
        """Put a card above what the page offers anyway."""
        layout = self._inner.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, card)

    def show_task(self, task: Task) -> None:
        """Show how far the sample year is; nothing is begun beside it."""
        self._offers.setEnabled(False)
        self._task_place.show_task(task)

    def _card(self, recent: Sequence[Path]) -> QWidget:
        sample = Button(_("Beispieljahr ansehen"), "eye", name="start_sample")
        sample.clicked.connect(self.sample_wanted)
        self._sample = sample
        new = Button(_("Neue Arbeitsdatei …"), "plus", "primary", name="start_new")
        new.clicked.connect(self.new_wanted)
        open_one = Button(_("Öffnen …"), "folder-open", name="start_open")
        open_one.clicked.connect(self.open_wanted)
        takeover = Button(
            _("Von einem anderen Rechner übernehmen …"),
            "hard-drive",
            "ghost",
            name="start_takeover",
        )
        takeover.clicked.connect(self.takeover_wanted)
        words = Label(
            _(
                "Kontakte, Runde Tische, Kurse und Briefe der Koordinierungsstelle in einer Datei. "
                "Arbeitet vollständig ohne Internet; es werden keine Daten übertragen."
            ),
            "body",
            "text2",
            wraps=True,
        )
        parts: list[QWidget | int] = [
            row(Logo(44), (column(Label("KOMM-IN Desktop", "title"), spacing=0), 1), spacing=14),
            words,
            4,
            row(new, open_one, sample, None, spacing=8),
            row(takeover, None),
        ]
        if recent:
            parts += [6, Label(_("Zuletzt geöffnet"), "section")]
            parts += [self._recent(path, at) for at, path in enumerate(recent)]
        return Card(*parts, margins=(32, 28, 32, 28), spacing=12)

    def _recent(self, path: Path, at: int) -> QWidget:
        button = Button(path.name, "file-text", "ghost", name=f"start_recent_{at}")
        button.clicked.connect(partial(self.recent_chosen.emit, path))
        return row(button, (ElidedLabel(str(path.parent), "caption", "text2"), 1), spacing=10)

    def _on_task_ended(self) -> None:
        self._offers.setEnabled(True)
        self._sample.setFocus()
