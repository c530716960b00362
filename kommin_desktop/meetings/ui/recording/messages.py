"""Bars above the text: why it cannot be changed, and what was taken over after a crash."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.dates import clock_time
from kommin_desktop.base.text import _
from kommin_desktop.kit.widgets import InfoBar
from kommin_desktop.meetings.rules.states import (
    LOCKED_MINUTES,
    MeetingStatus,
    MinutesState,
    minutes_state_label,
)
from kommin_desktop.meetings.ui.recording.record import Record
from kommin_desktop.store.drafts import DraftLine


def lock_reason(record: Record, *, can_write: bool) -> str:
    """Why nothing can be changed here, as a sentence; nothing if it can."""
    if not can_write:
        return _("Die Arbeitsdatei ist nur lesend geöffnet.")
    if record.meeting.status == MeetingStatus.CANCELLED:
        return _("Die Sitzung ist abgesagt.")
    if record.minutes_state in LOCKED_MINUTES or record.minutes_state == MinutesState.RELEASED:
        return _("Das Protokoll ist {state} und wird hier nur gezeigt.").format(
            state=_state_word(record.minutes_state)
        )
    return ""


def locked_bar(owner: QWidget, record: Record, reason: str, go_on: Callable[[], None]) -> InfoBar:
    """The bar that says why nothing can be changed, and where one can go on."""
    if record.minutes_state in LOCKED_MINUTES:
        way = _("Änderungen halten Sie in der Nachbereitung als Korrektur fest.")
    elif record.minutes_state == MinutesState.RELEASED:
        way = _("In der Nachbereitung können Sie es mit einer Begründung wieder öffnen.")
    else:
        return InfoBar("info", reason, closable=False)
    action = _action(owner, "to_following", _("Zur Nachbereitung"), go_on)
    return InfoBar("info", reason, way, [action], closable=False)


def taken_over_bar(owner: QWidget, draft: DraftLine, go_back: Callable[[], None]) -> InfoBar:
    """The bar that says which text was taken over, with the way back."""
    at = datetime.fromisoformat(draft.at.replace("Z", "+00:00")).astimezone()
    title = _("Nicht gespeicherter Text von {time} Uhr wurde übernommen").format(
        time=clock_time(at)
    )
    reason = _("Das Programm wurde beendet, bevor er gespeichert war.")
    action = _action(owner, "drop_draft", _("Zurück zum gespeicherten Text"), go_back)
    return InfoBar("info", title, reason, [action])


def _state_word(state: str) -> str:
    if state == MinutesState.OBJECTION_OPEN:
        return minutes_state_label(MinutesState.SENT.value)
    if state == MinutesState.NOTED:
        return minutes_state_label(MinutesState.APPROVED.value)
    return minutes_state_label(state)


def _action(owner: QWidget, name: str, text: str, run: Callable[[], None]) -> QAction:
    action = QAction(text, owner)
    action.setObjectName(name)
    action.triggered.connect(lambda _on=False: run())
    return action
