"""Saving while the person writes: minutes, attendance, agenda."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kommin_desktop.base import clock
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms.controls.control import Control
from kommin_desktop.kit.widgets import Button, ElidedLabel, Symbol

PAUSE = 800
"""Milliseconds after the last key until the text is saved."""


class SaveState(Enum):
    """What has become of the last change."""

    NOTHING = "nothing"
    WAITING = "waiting"
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"


Told = Callable[..., None]
"""Called when the writing has ended: with an empty text, or with why it failed."""

Save = Callable[[Any, Told], None]


class Autosave(QObject):
    """Saves a value 800 ms after the last change, when it is left, and on `flush`.

    `read` gives the value, `save(value, told)` writes it and calls `told` at its end. One
    writing runs at a time; what changes meanwhile is saved after it.
    """

    state_changed = Signal()

    def __init__(
        self, read: Callable[[], Any], save: Save, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._read, self._save = read, save
        self.state = SaveState.NOTHING
        self.reason = ""
        self.saved_at: datetime | None = None
        self._is_dirty = False
        self._is_urgent = False
        self._run = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.flush)

    def touch(self) -> None:
        """The value has changed; save it when the person pauses."""
        self._is_dirty = True
        self._timer.start()
        if self.state is not SaveState.SAVING:
            self._enter(SaveState.WAITING)

    def is_pending(self) -> bool:
        """Whether something is not in the file yet."""
        return self._is_dirty or self.state in (SaveState.SAVING, SaveState.FAILED)

    def flush(self) -> None:
        """Save now what is not saved."""
        self._timer.stop()
        if self.state is SaveState.SAVING or not self._is_dirty:
            self._is_urgent = self._is_dirty
            return
        self._is_dirty = self._is_urgent = False
        self._run += 1
        run = self._run
        self._enter(SaveState.SAVING)
        self._save(self._read(), partial(self._on_told, run))

    def retry(self) -> None:
        """Save again what could not be saved."""
        self._is_dirty = True
        self.flush()

    def forget(self) -> None:
        """Another record is shown: what is running ends for the old one and is not told here."""
        if self.state is SaveState.SAVING:
            self.state = SaveState.WAITING  # do not wait: works are done in their order
        self.flush()
        self._run += 1
        self._is_dirty = self._is_urgent = False
        self._enter(SaveState.NOTHING)

    def watch(self, widget: QWidget | Control) -> None:
        """Save when the person leaves this widget or it disappears from the window."""
        if isinstance(widget, Control):
            widget.edited.connect(self.touch)
            widget.left.connect(self.flush)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving and hiding save."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Close):
            self.flush()
        return False

    def _on_told(self, run: int, reason: str = "") -> None:
        if run != self._run:
            return
        self.reason = reason
        if reason:
            self._is_dirty = True
            self._enter(SaveState.FAILED)
            return
        self.saved_at = clock.local_now()
        self._enter(SaveState.SAVED)
        if self._is_dirty:
            self._enter(SaveState.WAITING)
            if self._is_urgent:
                self.flush()
            elif not self._timer.isActive():
                self._timer.start()

    def _enter(self, state: SaveState) -> None:
        self.state = state
        self.state_changed.emit()


class AutosaveLabel(QWidget):
    """Says whether what was written is safe: „Gespeichert 15:02:41“, or what to do."""

    def __init__(self, autosave: Autosave, *, name: str = "autosave") -> None:
        super().__init__()
        self.setObjectName(name)
        self._autosave = autosave
        self._sign = Symbol("circle-check", "ok", 15)
        self._text = ElidedLabel("", "small", "text2")
        self._text.setObjectName(f"{name}_text")
        self._text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retry_button = Button(
            _("Erneut versuchen"), kind="ghost", small=True, name=f"{name}_retry"
        )
        self.retry_button.clicked.connect(autosave.retry)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.retry_button)
        self._text.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        autosave.state_changed.connect(self._on_state_changed)
        self._on_state_changed()

    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def _on_state_changed(self) -> None:
        text, icon, tone = self._words()
        failed = self._autosave.state is SaveState.FAILED
        self._text.setText(text)
        self._text.set_look(color=tone if failed else "text2")
        self._sign.setVisible(bool(icon))
        if icon:
            self._sign.show_icon(icon, tone)
        self.retry_button.setVisible(failed)

    def _words(self) -> tuple[str, str, str]:
        state = self._autosave.state
        if state in (SaveState.WAITING, SaveState.SAVING):
            return _("Wird gespeichert …"), "circle-dot", "text2"
        if state is SaveState.FAILED:
            reason = self._autosave.reason
            return _("Nicht gespeichert. {reason}").format(reason=reason), "circle-alert", "danger"
        if state is SaveState.SAVED and self._autosave.saved_at is not None:
            at = self._autosave.saved_at
            return _("Gespeichert {time}").format(time=f"{at:%H:%M:%S}"), "circle-check", "ok"
        return "", "", "text2"
