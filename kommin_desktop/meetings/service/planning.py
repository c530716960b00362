"""Planning meetings: create, change, move, postpone, cancel."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.bodies.model import Body
from kommin_desktop.bodies.rules import Numbering
from kommin_desktop.meetings.model import Invitation, Meeting, MeetingBody, MeetingOfficer, Topic
from kommin_desktop.meetings.rules.agenda_items import ItemKind, is_procedural
from kommin_desktop.meetings.rules.calendar import (
    MeetingDraft,
    OfficerDraft,
    known_end,
    meeting_title,
    next_number,
    times_refusal,
)
from kommin_desktop.meetings.rules.states import (
    InvitationKind,
    MeetingStatus,
    OfficerRole,
    TopicState,
)
from kommin_desktop.meetings.service.agenda import put_items
from kommin_desktop.meetings.service.inviting import InvitationDraft, invite
from kommin_desktop.meetings.service.loading import (
    agenda_items,
    open_meeting,
    pass_into,
    printed_name,
)
from kommin_desktop.store.trash import living, move_to_trash


def plan_meeting(session: Session, draft: MeetingDraft) -> Meeting:
    """Plan a meeting of a body; it gets the body's next number unless the draft brings its own.

    Raises UserError for an unknown body, an end that is not after the start, or a number that was
    given already.
    """
    body = living(session, Body, draft.body_id)
    ends_at = known_end(draft.starts_at, draft.ends_at)
    if refusal := times_refusal(draft.starts_at, ends_at):
        raise UserError(refusal)
    number = _number(session, body, draft)
    meeting = Meeting(
        uid=str(uuid.uuid4()),
        body_id=body.id,
        number=number,
        title=draft.title.strip() or meeting_title(number),
        status=MeetingStatus.PLANNED.value,
        starts_at=draft.starts_at,
        ends_at=ends_at,
        place=draft.place,
        online_link=draft.online_link,
        dial_in=draft.dial_in,
        file_reference=draft.file_reference or body.file_reference,
    )
    session.add(meeting)
    session.flush()
    for co_body in draft.co_bodies:
        if co_body != body.id:
            living(session, Body, co_body)
            session.add(MeetingBody(meeting_id=meeting.id, body_id=co_body))
    _add_officers(session, meeting, OfficerRole.CHAIR, draft.chairs)
    _add_officers(session, meeting, OfficerRole.MINUTE_TAKER, draft.minute_takers)
    put_items(session, meeting.id, draft.items)
    return meeting


def change_meeting(
    session: Session,
    meeting_id: int,
    *,
    title: str | None = None,
    place: str | None = None,
    online_link: str | None = None,
    dial_in: str | None = None,
    file_reference: str | None = None,
    preamble: str | None = None,
) -> Meeting:
    """Change what a meeting says about itself; what is None stays. Times: see `move_meeting`.

    Raises UserError when the minutes are sent.
    """
    meeting = open_meeting(session, meeting_id)
    changes = {
        "title": title,
        "place": place,
        "online_link": online_link,
        "dial_in": dial_in,
        "file_reference": file_reference,
        "preamble": preamble,
    }
    for name, value in changes.items():
        if value is not None:
            setattr(meeting, name, value)
    session.flush()
    return meeting


def set_officers(
    session: Session, meeting_id: int, role: OfficerRole, officers: tuple[OfficerDraft, ...]
) -> list[MeetingOfficer]:
    """Say who chairs or takes the minutes, each from a time on; replaces whom was entered.

    Raises UserError for somebody without a name, or when the minutes are sent.
    """
    meeting = open_meeting(session, meeting_id)
    for officer in session.scalars(
        select(MeetingOfficer).where(
            MeetingOfficer.meeting_id == meeting_id,
            MeetingOfficer.role == role.value,
            MeetingOfficer.deleted_at.is_(None),
        )
    ):
        move_to_trash(session, officer)
    return _add_officers(session, meeting, role, officers)


def move_meeting(
    session: Session,
    meeting_id: int,
    starts_at: datetime,
    ends_at: datetime | None = None,
    reason: str = "",
) -> Meeting:
    """Move a meeting to another time; it keeps its number.

    Was anybody invited already, a dispatch „Verlegung“ with the old date is made and replies are
    asked for anew. Raises UserError when it has begun or the end is not after the start.
    """
    meeting = open_meeting(session, meeting_id)
    if meeting.status not in (
        MeetingStatus.PLANNED,
        MeetingStatus.INVITED,
        MeetingStatus.POSTPONED,
    ):
        raise UserError(_("Die Sitzung hat schon begonnen und lässt sich nicht mehr verlegen."))
    end = known_end(starts_at, ends_at)
    if refusal := times_refusal(starts_at, end):
        raise UserError(refusal)
    former = meeting.starts_at
    meeting.starts_at, meeting.ends_at = starts_at, end
    meeting.change_reason = reason
    was_invited = _was_invited(session, meeting_id)
    if meeting.status == MeetingStatus.POSTPONED:
        pass_into(meeting, MeetingStatus.INVITED if was_invited else MeetingStatus.PLANNED)
    if was_invited and former != starts_at:
        invite(session, meeting_id, InvitationDraft(InvitationKind.MOVE, former_start=former))
    session.flush()
    return meeting


def rearrange_meeting(
    session: Session,
    meeting_id: int,
    starts_at: datetime,
    ends_at: datetime | None,
    place: str,
    reason: str = "",
) -> Meeting:
    """Give a meeting another time and place at once; what is the same stays untouched.

    Raises UserError as `move_meeting` and `change_meeting`.
    """
    meeting = living(session, Meeting, meeting_id)
    if place.strip() != meeting.place:
        change_meeting(session, meeting_id, place=place.strip())
    if (starts_at, known_end(starts_at, ends_at)) != (meeting.starts_at, meeting.ends_at):
        move_meeting(session, meeting_id, starts_at, ends_at, reason or meeting.change_reason)
    return meeting


def postpone_meeting(session: Session, meeting_id: int, reason: str = "") -> Meeting:
    """Put a meeting off without a new day; `move_meeting` gives it one.

    Raises UserError when it has begun.
    """
    meeting = open_meeting(session, meeting_id)
    pass_into(meeting, MeetingStatus.POSTPONED)
    meeting.change_reason = reason
    session.flush()
    return meeting


def cancel_meeting(session: Session, meeting_id: int, reason: str = "") -> Meeting:
    """Cancel a meeting: its number stays used, its topics return to the topic store.

    Was anybody invited, a dispatch „Absage“ is made. Raises UserError when it has begun.
    """
    meeting = open_meeting(session, meeting_id)
    if _was_invited(session, meeting_id):
        invite(session, meeting_id, InvitationDraft(InvitationKind.CANCEL))
    pass_into(meeting, MeetingStatus.CANCELLED)
    meeting.change_reason = reason
    _return_topics(session, meeting)
    session.flush()
    return meeting


def trash_meeting(session: Session, meeting_id: int) -> Meeting:
    """Take a planned meeting away; its number is not given again.

    Raises UserError when anybody was invited or it has begun: it can only be cancelled then.
    """
    meeting = open_meeting(session, meeting_id)
    if meeting.status != MeetingStatus.PLANNED or _was_invited(session, meeting_id):
        raise UserError(_("Zu dieser Sitzung ist schon eingeladen. Sie können sie absagen."))
    move_to_trash(session, meeting)
    session.flush()
    return meeting


def _return_topics(session: Session, meeting: Meeting) -> None:
    """Put the topics of a meeting back into the store; sub-items go as text with theirs."""
    items = agenda_items(session, meeting.id)
    for item in items:
        if item.topic_id is not None:
            living(session, Topic, item.topic_id).state = TopicState.OPEN.value
            continue
        is_topic = item.parent_id is None and not item.is_heading
        if not is_topic or item.kind == ItemKind.BREAK or is_procedural(item.title):
            continue
        parts = [f"- {child.title}" for child in items if child.parent_id == item.id]
        topic = Topic(
            body_id=meeting.body_id,
            title=item.title,
            text="\n".join(part for part in (item.text, *parts) if part),
            kind=item.kind,
            planned_min=item.planned_min,
            suggested_by=item.presenter,
        )
        session.add(topic)
        session.flush()
        item.topic_id = topic.id


def _was_invited(session: Session, meeting_id: int) -> bool:
    return (
        session.scalars(
            select(Invitation.id).where(
                Invitation.meeting_id == meeting_id,
                Invitation.deleted_at.is_(None),
                Invitation.sent_on.is_not(None),
            )
        ).first()
        is not None
    )


def _number(session: Session, body: Body, draft: MeetingDraft) -> int:
    """The number of the draft, or the next one; meetings in the trash keep theirs."""
    rows = session.execute(
        select(Meeting.number, Meeting.starts_at).where(Meeting.body_id == body.id)
    )
    given = {
        number
        for number, starts_at in rows
        if body.numbering != Numbering.PER_YEAR or starts_at.year == draft.starts_at.year
    }
    if draft.number is None:
        return next_number(given)
    if draft.number < 1:
        raise UserError(_("Die Zählung der Sitzungen beginnt mit 1."))
    if draft.number in given:
        raise UserError(
            _("Die Nummer {number} hat schon eine Sitzung dieses Gremiums.").format(
                number=draft.number
            )
        )
    return draft.number


def _add_officers(
    session: Session, meeting: Meeting, role: OfficerRole, officers: tuple[OfficerDraft, ...]
) -> list[MeetingOfficer]:
    added = []
    for draft in officers:
        name = draft.name.strip()
        if draft.contact_id is not None and not name:
            name = printed_name(session, draft.contact_id)
        if not name:
            raise UserError(_("Leitung und Protokollführung brauchen einen Namen."))
        officer = MeetingOfficer(
            meeting_id=meeting.id,
            role=role.value,
            contact_id=draft.contact_id,
            name=name,
            from_time=draft.from_time,
        )
        session.add(officer)
        added.append(officer)
    session.flush()
    return added
