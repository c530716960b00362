"""One line in which a change is entered: who, from which day on; Enter saves, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import DateField, EditForm, Found, LeaveBar, PickField
from kommin_desktop.kit.widgets import Button, ElidedLabel, IconButton, Label, column, row


class Asked(NamedTuple):
    """What a line asks for."""

    title: str
    """„Wechsel auf dem Sitz „Stadt Bünde““."""
    day: str
    """The word before the day: „ab“ or „letzter Tag“."""
    save: str
    find: Callable[[str], Sequence[Found] | None] | None = None
    """Finds whom to choose; None where only a day is asked for."""
    who: str = ""
    """The spoken name and placeholder of the choice."""
    new: str = ""
    """What creates somebody who is not found, with {text}."""


class ChangeLine(QFrame):
    """A line over a row of the list, or above it."""

    saved = Signal(object, str, object)
    """Whom (a number or None), the name, and the day."""
    closed = Signal()
    new_wanted = Signal(str)

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.setObjectName("change_line")
        self.setAccessibleName(asked.title)
        self.form = EditForm(name="change_form")
        """Knows what was typed; the parts stand in the line itself."""
        self.form.setParent(self)
        self.form.hide()
        self.pick: PickField | None = None
        if asked.find is not None:
            self.pick = PickField(
                asked.find,
                name="change_who",
                spoken=asked.who,
                placeholder=asked.who,
                new=asked.new,
            )
            self.pick.new_wanted.connect(self._on_new_wanted)
            self.form.add("who", self.pick, title=_("Person") if asked.new else _("Gruppe"))
        self.day = DateField(name="change_day", spoken=asked.day)
        self.day.set_value(today())
        self.day.setFixedWidth(theme.px(150))
        self.form.add("day", self.day, title=_("Tag"))
        self.leave = LeaveBar(self.form, aside=0)
        self._save = Button(asked.save, "check", "primary", name="change_save")
        self._save.clicked.connect(self.form.save)
        self._leave = IconButton("x", _("Abbrechen"), shortcut="Esc", name="change_cancel")
        self._leave.clicked.connect(self._on_leave)
        self._fault = Label("", "small", "danger", wraps=True)
        self._fault.setObjectName("change_fault")
        self._fault.hide()
        self._is_saving = False
        self.form.save_wanted.connect(self._on_save_wanted)
        self.form.refused.connect(self._show_fault)
        self.form.discarded.connect(self.closed)
        self._lay_out(asked)

    def _lay_out(self, asked: Asked) -> None:
        word = Label(asked.day, "small", "text2")
        who: list[QWidget | tuple[QWidget, int] | None] = (
            [(self.pick, 1)] if self.pick is not None else []
        )
        rest: list[QWidget | tuple[QWidget, int] | None] = [
            word,
            self.day,
            self._save,
            self._leave,
        ]
        end = [] if self.pick is not None else [None]
        column(
            self.leave,
            ElidedLabel(asked.title, "strong"),
            row(*who, *rest, *end),
            self._fault,
            margins=(14, 8, 12, 9),
            spacing=5,
            into=self,
        )

    def take_focus(self) -> None:
        """Begin to type."""
        if self.pick is not None:
            self.pick.setFocus()
        else:
            self.day.setFocus()
            self.day.line.selectAll()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with what was entered."""
        self._is_saving = False
        self.form.refuse(UserError(sentence))

    def _show_fault(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("subtle"))
        mark = QRect(0, 0, theme.px(3), self.height())
        painter.fillRect(mark, theme.color("accent"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("border"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, QAbstractButton):
                focus.click()
            else:
                self.form.save()
        else:
            super().keyPressEvent(event)

    def _on_leave(self) -> None:
        # Whatever is chosen in the bar closes the line by itself.
        if not self.leave.holds_back(lambda: None):
            self.closed.emit()

    def _on_new_wanted(self, name: str) -> None:
        if self.pick is not None:
            self.pick.set_value(None)
        self.new_wanted.emit(name)

    def _on_save_wanted(self) -> None:
        if self._is_saving:
            return
        chosen, name = None, ""
        if self.pick is not None:
            problem = self.pick.problem()
            chosen, name = self.pick.chosen(), self.pick.chosen_text()
            if problem is not None or chosen is None:
                self.refuse(problem.sentence if problem else _("Wählen Sie aus, wen Sie meinen."))
                self.pick.setFocus()
                return
        fault = self.day.problem()
        day: date | None = self.day.value()
        if fault is not None or day is None:
            self.refuse(fault.sentence if fault else _("Geben Sie einen Tag an."))
            self.day.setFocus()
            return
        self._show_fault("")
        self._is_saving = True
        self.saved.emit(chosen, name, day)
