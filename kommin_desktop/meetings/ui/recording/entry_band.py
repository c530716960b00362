"""The quick entry below the text: F7 a decision, F8 a task, F9 a remark, Esc back to the text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit.widgets import Chip, FlowLayout, Label, column
from kommin_desktop.kit.widgets.messages import announce
from kommin_desktop.meetings.rules.results import EntryKind
from kommin_desktop.meetings.ui.recording.entry_forms import (
    DecisionForm,
    EntryForm,
    Find,
    RemarkForm,
    TaskForm,
    Typed,
)
from kommin_desktop.meetings.ui.recording.record import Result
from kommin_desktop.meetings.ui.recording.results_list import ICONS, kind_word

KEYS = {EntryKind.DECISION: "F7", EntryKind.TASK: "F8", EntryKind.REMARK: "F9"}


class EntryBand(QFrame):
    """Three chips; the pressed one opens the fields of its kind."""

    taken = Signal(object, object)
    """What was typed, and the Result it changes or None."""
    closed = Signal()
    height_changed = Signal()

    def __init__(self, find: Find) -> None:
        super().__init__()
        self.setObjectName("entry_band")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("band", "1")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.decision, self.task, self.remark = DecisionForm(), TaskForm(find), RemarkForm()
        self.forms: dict[EntryKind, EntryForm] = {
            EntryKind.DECISION: self.decision,
            EntryKind.TASK: self.task,
            EntryKind.REMARK: self.remark,
        }
        self.chips = {kind: self._chip(kind) for kind in EntryKind}
        chips = QWidget()
        flow = FlowLayout(chips, spacing=6)
        for chip in self.chips.values():
            flow.addWidget(chip)
        self.told = Label("", "caption", "danger", wraps=True)
        self.told.setObjectName("entry_refusal")
        self.told.hide()
        for form in self.forms.values():
            form.submitted.connect(self._on_submitted)
            form.hide()
        column(
            chips,
            *self.forms.values(),
            self.told,
            margins=(14, 10, 14, 10),
            spacing=8,
            into=self,
        )
        self._open: EntryKind | None = None
        self._changes: Result | None = None

    @property
    def open_kind(self) -> EntryKind | None:
        """Which fields are open."""
        return self._open

    def open(self, kind: EntryKind) -> None:
        """Open the fields of a kind; what was typed in them before is still there."""
        if self._changes is not None:
            self.forms[self._changes.kind].clear()
            self._changes = None
        self._show(kind)

    def change(self, result: Result) -> None:
        """Open the fields with what a result says."""
        self._changes = result
        self.forms[result.kind].show_entry(result.entry)
        self._show(result.kind)

    def give_back(self, typed: Typed, result: Result | None, kind: EntryKind, why: str) -> None:
        """Show again what could not be taken, and why."""
        self._changes = result
        self.forms[kind].show_typed(typed)
        self._show(kind)
        self._tell(why)

    def close_up(self) -> None:
        """Close the fields; what is half typed waits for the next time."""
        if self._open is None:
            return
        if self._changes is not None:
            self.forms[self._changes.kind].clear()
            self._changes = None
        self._show(None)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._open is not None:
            self.close_up()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._on_submitted()
        else:
            super().keyPressEvent(event)

    def _chip(self, kind: EntryKind) -> Chip:
        words = _("{kind}  {key}").format(kind=kind_word(kind), key=KEYS[kind])
        chip = Chip(words, icon=ICONS[kind][0], name=f"add_{kind.value}")
        chip.clicked.connect(lambda: self._on_chip(kind))
        return chip

    def _on_chip(self, kind: EntryKind) -> None:
        if self._open is kind:
            self.close_up()
        else:
            self.open(kind)

    def _show(self, kind: EntryKind | None) -> None:
        self._open = kind
        self.told.hide()
        for one, chip in self.chips.items():
            chip.setChecked(one is kind)
            self.forms[one].setVisible(one is kind)
        self.height_changed.emit()
        if kind is not None:
            self.forms[kind].text.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_submitted(self) -> None:
        if self._open is None:
            return
        form = self.forms[self._open]
        if why := form.refusal():
            self._tell(why)
            return
        typed, changes = form.typed(), self._changes
        form.clear()
        self._changes = None
        self._show(None)
        self.closed.emit()
        self.taken.emit(typed, changes)

    def _tell(self, why: str) -> None:
        self.told.setText(why)
        self.told.show()
        announce(self, why)
        self.height_changed.emit()
