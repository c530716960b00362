"""The minutes as a paper: release, send, reopen, approve, correct."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import text_date
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.bodies.model import Body
from kommin_desktop.bodies.rules import ApprovalMode
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.model import (
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
    MeetingOfficer,
    MinutesCorrection,
    MinutesVersion,
    Recusal,
)
from kommin_desktop.meetings.rules.calendar import archive_title, closed_period_over
from kommin_desktop.meetings.rules.states import (
    LOCKED_MINUTES,
    MeetingStatus,
    MinutesState,
)
from kommin_desktop.meetings.service.loading import (
    latest_version,
    pass_into,
    pass_minutes_into,
)
from kommin_desktop.office.model import IssuedDocument
from kommin_desktop.office.rules import document_kind_label
from kommin_desktop.office.service import issue
from kommin_desktop.store.reading import read
from kommin_desktop.store.trash import living
from kommin_desktop.store.work import freeze, mark_final, worker_name


@dataclass(frozen=True)
class CorrectionDraft:
    """A correction of sent minutes as somebody raised it."""

    new: str
    old: str = ""
    agenda_item_id: int | None = None
    raised_by: str = ""
    raised_on: date | None = None
    decided_in_meeting_id: int | None = None


def release_minutes(session: Session, meeting_id: int, by: str = "") -> MinutesVersion:
    """Release finished minutes for dispatch. Raises UserError before they are finished."""
    version = _version(session, meeting_id)
    pass_minutes_into(version, MinutesState.RELEASED)
    version.released_on = today()
    version.released_by = by or worker_name(session)
    session.flush()
    return version


def send_minutes(
    session: Session, meeting_id: int, content: bytes, pages: int, day: date | None = None
) -> IssuedDocument:
    """Say that released minutes went out on `day` (today): their PDF is kept, all is locked.

    This is final. Raises UserError before they are released.
    """
    day = day or today()
    version = _version(session, meeting_id)
    meeting = living(session, Meeting, meeting_id)
    body = living(session, Body, meeting.body_id)
    by_silence = body.approval_mode == ApprovalMode.OBJECTION
    pass_minutes_into(version, MinutesState.OBJECTION_OPEN if by_silence else MinutesState.SENT)
    if by_silence:
        version.objection_until = day + timedelta(days=body.objection_days)
    document = issue(
        session,
        kind="minutes",
        title=archive_title(document_kind_label("minutes"), body.code, meeting.title),
        route=f"sitzung/{meeting.id}/nachbereitung",
        content=content,
        pages=pages,
    )
    version.issued_on = day
    version.issued_document_id = document.id
    pass_into(meeting, MeetingStatus.CLOSED)
    session.flush()
    _freeze_record(session, meeting_id, version.id)
    mark_final(session)
    return document


def reopen_minutes(session: Session, meeting_id: int, reason: str) -> MinutesVersion:
    """Open minutes again: finished ones go back to work, sent ones get a next version.

    Raises UserError without a reason, for drafts, and for minutes that are approved: those are
    only corrected.
    """
    if not reason.strip():
        raise UserError(_("Geben Sie an, warum das Protokoll wieder geöffnet wird."))
    version = _version(session, meeting_id)
    if version.state in (MinutesState.APPROVED, MinutesState.NOTED):
        raise UserError(
            _(
                "Das Protokoll ist genehmigt und bleibt, wie es ist. Halten Sie eine Berichtigung"
                " fest."
            )
        )
    if version.state in LOCKED_MINUTES:
        meeting = living(session, Meeting, meeting_id)
        pass_into(meeting, MeetingStatus.HELD)
        version = MinutesVersion(
            meeting_id=meeting_id,
            number=version.number + 1,
            kind=version.kind,
            state=MinutesState.DRAFT.value,
        )
        session.add(version)
    else:
        pass_minutes_into(version, MinutesState.DRAFT)
    version.reopened_reason = reason.strip()
    session.flush()
    return version


def approve_minutes(
    session: Session, meeting_id: int, in_meeting_id: int | None = None, day: date | None = None
) -> MinutesVersion:
    """Say that minutes are valid, in the way of their body.

    By vote or without objection in a meeting, or when the time for objections is over. Raises
    UserError before they are sent, without that meeting, or while the time runs.
    """
    version = _version(session, meeting_id)
    meeting = living(session, Meeting, meeting_id)
    mode = living(session, Body, meeting.body_id).approval_mode
    day = day or today()
    if in_meeting_id is not None:
        day = living(session, Meeting, in_meeting_id).starts_at.date()
    elif mode != ApprovalMode.OBJECTION:
        raise UserError(_("Geben Sie an, in welcher Sitzung das Protokoll genehmigt wurde."))
    elif not closed_period_over(version.objection_until, day):
        raise UserError(
            _("Einwendungen sind noch bis zum {day} möglich.").format(
                day=text_date(version.objection_until) if version.objection_until else "…"
            )
        )
    by_vote = mode == ApprovalMode.VOTE
    pass_minutes_into(version, MinutesState.APPROVED if by_vote else MinutesState.NOTED)
    version.approved_on = day
    version.approved_in_meeting_id = in_meeting_id
    session.flush()
    return version


def add_correction(session: Session, meeting_id: int, draft: CorrectionDraft) -> MinutesCorrection:
    """Record a correction of sent minutes; they stay, the next minutes print it.

    Raises UserError without the new wording, or for minutes that are not sent yet.
    """
    version = _version(session, meeting_id)
    if version.state not in LOCKED_MINUTES:
        raise UserError(_("Das Protokoll ist noch nicht versendet; ändern Sie es selbst."))
    if not draft.new.strip():
        raise UserError(_("Eine Berichtigung braucht den neuen Wortlaut."))
    last = session.scalar(
        select(func.max(MinutesCorrection.number))
        .join(MinutesVersion, MinutesVersion.id == MinutesCorrection.version_id)
        .where(MinutesVersion.meeting_id == meeting_id)
    )
    correction = MinutesCorrection(
        version_id=version.id,
        agenda_item_id=draft.agenda_item_id,
        number=(last or 0) + 1,
        old=draft.old,
        new=draft.new,
        raised_by=draft.raised_by,
        raised_on=draft.raised_on or today(),
        decided_in_meeting_id=draft.decided_in_meeting_id,
    )
    session.add(correction)
    session.flush()
    return correction


def _version(session: Session, meeting_id: int) -> MinutesVersion:
    living(session, Meeting, meeting_id)
    version = latest_version(session, meeting_id)
    if version is None:
        raise UserError(_("Das Protokoll ist noch nicht fertiggestellt."))
    return version


def _freeze_record(session: Session, meeting_id: int, version_id: int) -> None:
    """What the sent paper rests on: older works on it can no longer be undone."""
    freeze(session, "meeting", [meeting_id])
    freeze(session, "minutes_version", [version_id])
    kinds: Iterable[type[AgendaItem | Attendance | Decision | MeetingOfficer]] = (
        AgendaItem,
        Attendance,
        Decision,
        MeetingOfficer,
    )
    for kind in kinds:
        ids = session.scalars(select(kind.id).where(kind.meeting_id == meeting_id)).all()
        freeze(session, kind.__tablename__, ids)
    recusals = session.scalars(
        select(Recusal.id)
        .join(Attendance, Attendance.id == Recusal.attendance_id)
        .where(Attendance.meeting_id == meeting_id)
    ).all()
    freeze(session, "recusal", recusals)
    tasks = [line.task_id for line in read(session, queries.item_tasks(meeting_id))]
    freeze(session, "task", tasks)
