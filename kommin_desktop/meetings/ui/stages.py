"""Which widget shows which stage of a meeting; each is made when one first looks at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kommin_desktop.kit.desk import Desk
from kommin_desktop.meetings.rules.stages import StageKey
from kommin_desktop.meetings.ui.stage import Stage


def _preparing(desk: Desk) -> Stage:
    from kommin_desktop.meetings.ui.preparing.page import Preparing

    return Preparing(desk)


def _inviting(desk: Desk) -> Stage:
    from kommin_desktop.meetings.ui.inviting.page import Inviting

    return Inviting(desk)


def _recording(desk: Desk) -> Stage:
    from kommin_desktop.meetings.ui.recording.page import Recording

    return Recording(desk)


def _following(desk: Desk) -> Stage:
    from kommin_desktop.meetings.ui.following.page import Following

    return Following(desk)


STAGES: Mapping[StageKey, Callable[[Desk], Stage]] = {
    StageKey.PREPARING: _preparing,
    StageKey.INVITING: _inviting,
    StageKey.RECORDING: _recording,
    StageKey.FOLLOWING: _following,
}
"""In the order of the tabs."""
