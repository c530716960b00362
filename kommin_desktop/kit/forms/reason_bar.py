"""The bar that asks why something is done, before it is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.kit.forms.controls.texts import TextField
from kommin_desktop.kit.widgets import Button, IconButton, Label, Symbol, announce, column, row

_MOST = 200


class ReasonBar(QFrame):
    """Opens above what it is about and takes the keyboard; Enter gives the reason, Esc leaves."""

    closed = Signal()
    """Nothing is asked any more: the keyboard is free."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("bar", "warn")
        self._then: Callable[[str], None] | None = None
        self._is_required = False
        self._question = Label("", "strong", wraps=True)
        self._field = TextField(name=f"{name}_reason", spoken=_("Grund"), most=_MOST)
        self._field.edited.connect(lambda: self._say(""))
        self._fault = Label("", "small", "danger", wraps=True)
        self._fault.setObjectName(f"{name}_fault")
        self._confirm = Button("", small=True, name=f"{name}_confirm")
        self._confirm.clicked.connect(self._on_given)
        self._close = IconButton(
            "x", _("Abbrechen"), shortcut=_("Esc"), size=16, name=f"{name}_close"
        )
        self._close.clicked.connect(self.close_up)
        asking = row(
            Symbol("triangle-alert", "warn", 20),
            4,
            (column(self._question, self._field, self._fault, spacing=4), 1),
            self._confirm,
            self._close,
            spacing=10,
        )
        self._go_on: Callable[[], None] | None = None
        words = Label(
            _("Es gibt nicht gespeicherte Änderungen: {fields}.").format(fields=_("Grund")),
            "body",
            wraps=True,
        )
        discard = Button(_("Verwerfen"), small=True, name=f"{name}_discard")
        discard.clicked.connect(self._on_discard)
        self._stay = Button(_("Weiter bearbeiten"), small=True, name=f"{name}_stay")
        self._stay.setAccessibleDescription(words.text())
        self._stay.clicked.connect(self._on_stay)
        self._leaving = row((words, 1), discard, self._stay, spacing=8)
        self._leaving.setObjectName(f"{name}_leaving")
        self._leaving.hide()
        column(asking, self._leaving, margins=(14, 9, 12, 9), spacing=8, into=self)
        self.hide()

    def ask(
        self,
        question: str,
        verb: str,
        then: Callable[[str], None],
        *,
        icon: str = "check",
        required: bool = False,
    ) -> None:
        """Ask; `then` gets the reason, which may be left out unless it is required."""
        self._then, self._is_required = then, required
        self._question.setText(question)
        self.setAccessibleName(question)
        self._confirm.setText(verb)
        self._confirm.set_icon(icon)
        self._field.set_value("")
        self._field.line.setPlaceholderText(
            _("Grund") if required else _("Grund (kann leer bleiben)")
        )
        self._say("")
        self._open()
        announce(self, question)

    def refuse(self, error: UserError) -> None:
        """Ask again, with why the reason given did not do."""
        if self._then is not None:
            self._say(error.sentence)
            self._open()

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether a reason begun keeps the person here; then `go_on` is called if it is dropped."""
        if self.isHidden() or not self._field.value():
            return False
        self._go_on = go_on
        self._leaving.show()
        self._stay.setFocus()
        return True

    def drop(self) -> None:
        """Ask no longer, because something else is looked at now."""
        self._then = None
        self._let_go()
        self.hide()

    def close_up(self) -> None:
        """Ask no longer."""
        self._then = None
        self._shut()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._go_on is not None:
            self._on_stay()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()
            else:
                self._on_given()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.show()
        self._field.setFocus()

    def _shut(self) -> None:
        self._let_go()
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _let_go(self) -> None:
        self._go_on = None
        self._leaving.hide()

    def _on_discard(self) -> None:
        go_on = self._go_on
        self.close_up()
        if go_on is not None:
            go_on()

    def _on_stay(self) -> None:
        self._let_go()
        self._field.setFocus()

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self._field.show_bad(bool(sentence))
        self._field.control.setAccessibleDescription(sentence)
        if sentence:
            announce(self, sentence)

    def _on_given(self) -> None:
        reason = str(self._field.value())
        if self._is_required and not reason:
            self._say(_("Geben Sie einen Grund an."))
            self._field.setFocus()
        elif self._then is not None:
            then = self._then
            self._shut()
            then(reason)
