"""The window of the first start: four steps, a way back, and a way to do it later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kommin_desktop.app.window.first_start.setting_up import SetUp
from kommin_desktop.app.window.first_start.side import SetUpSide
from kommin_desktop.app.window.first_start.steps import (
    LetterheadStep,
    OfficeStep,
    PlaceStep,
    SampleStep,
    SetUpStep,
    office_of,
)
from kommin_desktop.app.window.first_start.task_place import TaskPlace
from kommin_desktop.base.text import _
from kommin_desktop.kit.ask import Ask, AskPerson
from kommin_desktop.kit.jobs import Task
from kommin_desktop.kit.widgets import Button, InfoBar, Separator, app_icon, clear, row, scroll
from kommin_desktop.office.rules import OfficeData

_LEAST = (1024, 640)


class FirstStart(QMainWindow):
    """Asks for what a new office file needs; what was typed stays until the program ends."""

    finished = Signal(object)
    """The SetUp that was entered."""
    later = Signal()

    def __init__(self, home: Path, ask: Callable[[QWidget], Ask] = AskPerson) -> None:
        super().__init__()
        self.setObjectName("first_start")
        self.setWindowTitle(_("Einrichten – KOMM-IN Desktop"))
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*_LEAST)
        self.resize(1366, 768)
        self.ask = ask(self)
        self.has_window_behind = False
        """Whether closing leads back to a window instead of ending the program."""
        self._office, self._sample = OfficeStep(), SampleStep()
        self._letterhead = LetterheadStep(lambda: self.ask)
        self._place = PlaceStep(lambda: self.ask, home)
        self._steps: tuple[SetUpStep, ...] = (
            self._office,
            self._letterhead,
            self._place,
            self._sample,
        )
        self._at = 0
        self._side = SetUpSide(
            (
                (_("Dienststelle"), _("Name und Anschrift")),
                (_("Briefkopf"), _("Logo, Absender, Fußzeile")),
                (_("Ablageort"), _("Eine Datei für alles")),
                (_("Beispieldaten"), _("zum Ausprobieren")),
            )
        )
        self._stack = QStackedWidget()
        self._task_place = TaskPlace()
        self._task_place.ended.connect(self._on_task_ended)
        self._trouble = QVBoxLayout()
        self._lay_out()
        self._office.changed.connect(self._on_changed)
        self._letterhead.changed.connect(self._on_changed)
        self._place.changed.connect(self._on_changed)
        self._go_to(0)

    @property
    def step_count(self) -> int:
        """How many steps there are."""
        return len(self._steps)

    def show_step(self, at: int) -> None:
        """Show one of the steps, from 0."""
        self._go_to(at)

    def is_drawn(self) -> bool:
        """Whether the page of the letterhead is no empty sheet any more."""
        return self._letterhead.specimen.has_page

    def enter(self, office: OfficeData) -> None:
        """Fill in what is known of the office."""
        for form in (self._office.form, self._letterhead.form):
            form.set_values(asdict(office))
        self._tell()

    def show_task(self, task: Task) -> None:
        """Show how far the making is; nothing else can be done meanwhile."""
        self._set_busy(busy=True)
        self._task_place.show_task(task)

    def show_trouble(self, sentence: str) -> None:
        """Say why the file could not be made."""
        self._clear_trouble()
        title = _("Die Arbeitsdatei wurde nicht angelegt.")
        self._trouble.addWidget(InfoBar("danger", title, sentence, closable=False))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on, Strg+Enter from everywhere."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_field = isinstance(self.focusWidget(), QLineEdit | QRadioButton)
        if is_enter and (is_ctrl or is_field) and self._next.isEnabled():
            self._on_next()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.has_window_behind:
            event.ignore()
            self.later.emit()
        else:
            event.accept()

    def _lay_out(self) -> None:
        for step in self._steps:
            step.setProperty("page", "1")
            page = step if isinstance(step, LetterheadStep) else scroll(step)
            self._stack.addWidget(page)
        self._later = Button(_("Später einrichten"), kind="plain", name="setup_later")
        self._back = Button(_("Zurück"), name="setup_back")
        self._next = Button(_("Weiter"), "arrow-right", "primary", name="setup_next")
        self._later.clicked.connect(self.later)
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        foot = row(self._later, None, self._back, self._next, margins=(28, 12, 28, 12))
        right = QWidget()
        right.setObjectName("page")
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self._stack, 1)
        below = QVBoxLayout()
        below.setContentsMargins(28, 0, 28, 8)
        below.addLayout(self._trouble)
        below.addWidget(self._task_place)
        down.addLayout(below)
        down.addWidget(Separator())
        down.addWidget(foot)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._side)
        across.addWidget(right, 1)
        self.setCentralWidget(whole)

    def _go_to(self, at: int) -> None:
        self._at = at
        self._clear_trouble()
        self._stack.setCurrentIndex(at)
        self._side.show_step(at)
        self._back.setVisible(at > 0)
        is_last = at == len(self._steps) - 1
        self._next.setText(_("Arbeitsdatei anlegen") if is_last else _("Weiter"))
        self._next.set_icon("check" if is_last else "arrow-right")
        self._tell()
        self._steps[at].focus_place().setFocus()

    def _on_next(self) -> None:
        if not self._steps[self._at].may_go_on():
            return
        if self._at + 1 < len(self._steps):
            self._go_to(self._at + 1)
            return
        path = self._place.place_field.path()
        if path is None:
            self._go_to(self._steps.index(self._place))
            self._place.may_go_on()
            return
        office = office_of(self._office, self._letterhead)
        wish = SetUp(path, office, self._letterhead.signing(), self._sample.wants_sample)
        self.finished.emit(wish)

    def _on_back(self) -> None:
        self._go_to(self._at - 1)

    def _on_changed(self) -> None:
        self._tell()

    def _tell(self) -> None:
        """Let page, proposal and the side know what was entered."""
        office = office_of(self._office, self._letterhead)
        if self._at > 0:
            self._side.show_line(0, office.name)
        # The first page takes longest: it is made while one still types the address.
        if self._steps[self._at] is self._letterhead or not self._letterhead.specimen.has_page:
            self._letterhead.show_office(office)
        if self._steps[self._at] is self._place:
            self._place.propose(office.name)
        if (path := self._place.place_field.path()) is not None:
            self._side.show_line(2, path.name)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self._stack, self._later, self._back, self._next):
            part.setEnabled(not busy)

    def _on_task_ended(self) -> None:
        self._set_busy(busy=False)
        self._next.setFocus()

    def _clear_trouble(self) -> None:
        clear(self._trouble)
