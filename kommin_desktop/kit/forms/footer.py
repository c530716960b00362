"""Below a form: what is not saved yet, and the buttons that save or discard it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms.form import EditForm
from kommin_desktop.kit.widgets import Button, ElidedLabel, Label, Symbol, column, row

_MOST_NAMED = 4
_ROOM_FOR_WORDS = 230


class _Bar(QFrame):
    """Words and buttons: beside each other, or below where the width does not do."""

    def __init__(
        self, name: str, margins: tuple[int, int], words: QWidget, buttons: QWidget
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._parts = (words, buttons)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        across, down = (theme.px(side) for side in margins)
        self._box.setContentsMargins(across, down, across, down)
        self._box.setSpacing(theme.px(8))
        self._box.addWidget(words, 1)
        self._box.addWidget(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the words would have too little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the words beside the buttons or above them; where there are none, no empty line."""
        words, buttons = self._parts
        is_wide = self.width() - buttons.sizeHint().width() >= theme.px(_ROOM_FOR_WORDS)
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        words.setVisible(is_wide or self._has_words())

    def _has_words(self) -> bool:
        return True


class FormFooter(_Bar):
    """Names the changed fields; Verwerfen and Speichern (Strg+S)."""

    def __init__(self, form: EditForm, *, save_text: str = "", name: str = "form_footer") -> None:
        self._form = form
        self._refusal = ""
        keys = QKeySequence(QKeySequence.StandardKey.Save)
        words = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.save_button = Button(
            f"{save_text or _('Speichern')}   {words}", "save", "primary", name="form_save"
        )
        self.save_button.setAccessibleName(save_text or _("Speichern"))
        self.discard_button = Button(_("Verwerfen"), name="form_discard")
        self._sign = Symbol("circle-alert", "warn", 15)
        self._text = ElidedLabel("", "small", "warn")
        self._text.setObjectName("form_unsaved")
        self._reason = Label("", "small", "danger", wraps=True)
        self._reason.setObjectName("form_refusal")
        sign_and_words = row(self._sign, (self._text, 1), (self._reason, 1))
        buttons = row(None, self.discard_button, self.save_button)
        super().__init__(name, (20, 10), sign_and_words, buttons)
        self.save_action = QAction(save_text or _("Speichern"), self)
        self.save_action.setShortcuts([keys, QKeySequence("Ctrl+Return")])
        self.save_action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.save_action.triggered.connect(self._on_save)
        self.addAction(self.save_action)
        self.save_button.clicked.connect(self._on_save)
        self.discard_button.clicked.connect(self._on_discard)
        form.changed.connect(self._on_changed)
        form.refused.connect(self._on_refused)
        form.saved.connect(self._on_settled)
        form.discarded.connect(self._on_settled)
        self._show_state()

    def unsaved_text(self) -> str:
        """What the footer says: the refusal, or which fields are not saved."""
        if self._refusal:
            return self._refusal
        names = self._form.dirty_names()
        if not names:
            return ""
        listed = ", ".join(names[:_MOST_NAMED])
        if len(names) > _MOST_NAMED:
            listed = _("{fields} und {n} weitere").format(fields=listed, n=len(names) - _MOST_NAMED)
        return _("Nicht gespeicherte Änderungen: {fields}").format(fields=listed)

    def _has_words(self) -> bool:
        return bool(self.unsaved_text())

    def _on_save(self) -> None:
        self._refusal = ""
        self._form.save()
        self._show_state()

    def _on_discard(self) -> None:
        self._form.discard()
        self._form.focus_first()

    def _on_changed(self) -> None:
        self._show_state()

    def _on_refused(self, sentence: str) -> None:
        self._refusal = sentence
        self._show_state()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _on_settled(self) -> None:
        self._refusal = ""
        self._show_state()

    def _show_state(self) -> None:
        text = self.unsaved_text()
        refused = bool(self._refusal)
        self._sign.setVisible(bool(text))
        self._sign.show_icon("circle-alert", "danger" if refused else "warn")
        self._text.setVisible(not refused)
        self._text.setText(text)
        self._reason.setVisible(refused)
        self._reason.setText(self._refusal)
        self._arrange()
        self.discard_button.setEnabled(self._form.is_dirty())


class LeaveBar(QWidget):
    """Asks what shall become of unsaved changes when the person leaves: in the page, no dialog.

    It brings the room around it; `aside` is what parts it from the sides of its place.
    """

    stayed = Signal()

    def __init__(self, form: EditForm, *, aside: int = 20, name: str = "leave_bar") -> None:
        super().__init__()
        self.setObjectName(name)
        self._form = form
        self._go_on: Callable[[], None] | None = None
        self._before: QWidget | None = None
        self._text = Label("", "body", wraps=True)
        self.save_button = Button(_("Speichern"), kind="primary", small=True, name="leave_save")
        self.discard_button = Button(_("Verwerfen"), small=True, name="leave_discard")
        self.stay_button = Button(_("Weiter bearbeiten"), small=True, name="leave_stay")
        words = row(Symbol("triangle-alert", "warn", 18), (self._text, 1))
        buttons = row(None, self.save_button, self.discard_button, self.stay_button)
        bar = _Bar(f"{name}_frame", (14, 8), words, buttons)
        bar.setProperty("bar", "warn")
        column(bar, margins=(aside, 8, aside, 8), into=self)
        self.setVisible(False)
        self.save_button.clicked.connect(self._on_save)
        self.discard_button.clicked.connect(self._on_discard)
        self.stay_button.clicked.connect(self._on_stay)
        form.saved.connect(self._on_saved)
        form.refused.connect(self._on_refused)

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether changes keep the person here; then the bar opens and calls `go_on` later."""
        if not self._form.is_dirty():
            return False
        self._go_on = go_on
        if self.isHidden():
            self._before = QApplication.focusWidget()
        names = ", ".join(self._form.dirty_names())
        self._text.setText(
            _("Es gibt nicht gespeicherte Änderungen: {fields}.").format(fields=names)
        )
        self.save_button.setAccessibleDescription(self._text.text())
        self.setVisible(True)
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes on with editing."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_stay()
        else:
            super().keyPressEvent(event)

    def _on_save(self) -> None:
        if not self._form.save():
            self._close()

    def _on_saved(self) -> None:
        go_on = self._go_on
        self._close()
        if go_on is not None:
            go_on()

    def _on_refused(self) -> None:
        self._close()

    def _on_discard(self) -> None:
        go_on = self._go_on
        self._close()
        self._form.discard()
        if go_on is not None:
            go_on()

    def _on_stay(self) -> None:
        before = self._before
        self._close()
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._form.focus_first()
        self.stayed.emit()

    def _close(self) -> None:
        self._go_on = None
        self._before = None
        self.setVisible(False)
