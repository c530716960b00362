"""What the page after a meeting changes, as works of the desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from kommin_desktop.tasks.rules import TaskStatus


def finish(session: Any, meeting_id: int) -> tuple[str, ...]:
    """Finish the minutes; what is probably missing in them."""
    from kommin_desktop.meetings import service

    return service.finish_minutes(session, meeting_id).warnings


def release(session: Any, meeting_id: int) -> Any:
    """Release the minutes for dispatch."""
    from kommin_desktop.meetings import service

    return service.release_minutes(session, meeting_id)


def send(session: Any, meeting_id: int, content: bytes, pages: int, day: date) -> Any:
    """Say that the minutes went out: their PDF is kept and all is locked."""
    from kommin_desktop.meetings import service

    return service.send_minutes(session, meeting_id, content, pages, day)


def approve(session: Any, meeting_id: int, in_meeting_id: int | None) -> Any:
    """Say that the minutes are valid."""
    from kommin_desktop.meetings import service

    return service.approve_minutes(session, meeting_id, in_meeting_id)


def reopen(session: Any, meeting_id: int, reason: str) -> Any:
    """Open the minutes again."""
    from kommin_desktop.meetings import service

    return service.reopen_minutes(session, meeting_id, reason)


def correct(session: Any, meeting_id: int, old: str, new: str, raised_by: str) -> Any:
    """Record a correction of minutes that were sent."""
    from kommin_desktop.meetings import service

    draft = service.CorrectionDraft(new=new, old=old, raised_by=raised_by)
    return service.add_correction(session, meeting_id, draft)


def set_light(session: Any, decision_id: int, light: str, status_text: str) -> Any:
    """Say where a decision stands."""
    from kommin_desktop.meetings import service

    return service.set_light(session, decision_id, light, status_text)


def tick(session: Any, task_ids: list[int], is_done: bool) -> None:
    """Close tasks as done, or open them again."""
    from kommin_desktop.tasks import service

    for number in task_ids:
        if is_done:
            service.close_task(session, number, TaskStatus.DONE)
        else:
            service.reopen_task(session, number)
