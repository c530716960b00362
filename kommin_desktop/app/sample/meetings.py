"""The meetings of the sample year, from planning to approved minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from kommin_desktop.app.sample.story import CLERK, Entry, Story, Work, read_sample, sample_uid
from kommin_desktop.base.clock import now
from kommin_desktop.base.text import _
from kommin_desktop.documents import pdf
from kommin_desktop.meetings import documents, queries, service
from kommin_desktop.meetings.rules import agenda_text
from kommin_desktop.meetings.rules.calendar import MeetingDraft, OfficerDraft, meeting_title
from kommin_desktop.meetings.rules.states import Reply
from kommin_desktop.store.reading import read

_APPROVED_AFTER = timedelta(minutes=20)


def tell_meetings(story: Story) -> None:
    """Plan every meeting's way through its states."""
    first = {one["key"]: one["first_number"] for one in read_sample("bodies")["bodies"]}
    number: dict[str, int] = {}
    for entry in read_sample("meetings")["meetings"]:
        number[entry["body"]] = number.get(entry["body"], first[entry["body"]] - 1) + 1
        _tell_meeting(story, entry, number[entry["body"]])


def _tell_meeting(story: Story, entry: Entry, number: int) -> None:
    name = _("{body}, {meeting}").format(
        body=_body_name(entry["body"]), meeting=meeting_title(number)
    )
    steps = (
        ("planned", _("{meeting}: geplant"), partial(_plan, number=number), CLERK),
        ("invited", _("{meeting}: Einladungen erstellt"), _invite, CLERK),
        ("posted", _("{meeting}: Einladungen versandt"), _post, CLERK),
        ("began", _("{meeting}: begonnen"), _begin, CLERK),
        ("recorded", _("{meeting}: Mitschrift übernommen"), _record, CLERK),
        ("finished", _("{meeting}: Protokoll fertiggestellt"), _finish, CLERK),
        ("released", _("{meeting}: Protokoll freigegeben"), _release, ""),
        ("minutes_sent", _("{meeting}: Protokoll versandt"), _send, CLERK),
        ("cancelled", _("{meeting}: abgesagt"), _cancel, ""),
        ("postponed", _("{meeting}: ohne neuen Termin verschoben"), _postpone, ""),
    )
    for moment, label, act, by in steps:
        if moment in entry:
            bound = partial(act, story, entry)
            if by:
                story.on(entry[moment], label.format(meeting=name), bound, by)
            else:
                story.on(entry[moment], label.format(meeting=name), bound)
    for reply in entry.get("replies", ()):
        label = _("{meeting}: Rückmeldung eingetragen").format(meeting=name)
        story.on(reply["at"], label, partial(_reply, story, entry, reply), CLERK)
    if "approves" in entry:
        label = _("{meeting}: Protokoll der vorigen Sitzung genehmigt").format(meeting=name)
        at: datetime = entry["recorded"] + _APPROVED_AFTER
        story.on(at, label, partial(_approve, story, entry))


def _body_name(key: str) -> str:
    names = {one["key"]: str(one["name"]) for one in read_sample("bodies")["bodies"]}
    return names[key]


def _plan(story: Story, entry: Entry, session: Work, *, number: int) -> None:
    # The office began to use the program when its bodies had met for years already.
    draft = MeetingDraft(
        story.number("body", entry["body"]),
        entry["start"],
        entry["end"],
        place=entry["place"],
        number=number,
        items=agenda_text.parse(entry["agenda"]),
        chairs=(OfficerDraft(story.number("person", entry["chair"])),),
        minute_takers=(OfficerDraft(story.number("person", entry["minutes"])),),
    )
    meeting = service.plan_meeting(session, draft)
    meeting.uid = sample_uid("meeting", entry["key"])
    story.keep("meeting", entry["key"], meeting.id)


def _invite(story: Story, entry: Entry, session: Work) -> None:
    guests = tuple(story.number("person", key) for key in entry.get("guests", ()))
    draft = service.InvitationDraft(reply_by=entry.get("reply_by"), further_contacts=guests)
    invited = service.invite(session, story.number("meeting", entry["key"]), draft)
    _issue_letters(story, entry["key"], "invitation", invited.invitation.id, session)


def _issue_letters(story: Story, key: str, what: str, invitation_id: int, session: Work) -> None:
    paper = service.invitation_paper(session, invitation_id)
    content = pdf.render_letters(documents.invitation_letters(paper, created=now()))
    issued = service.issue_invitation(session, invitation_id, content, pdf.page_count(content))
    story.keep("invitation", f"{what}/{key}", invitation_id)
    story.keep("document", f"{what}/{key}", issued.id)


def _post(story: Story, entry: Entry, session: Work) -> None:
    service.confirm_sent(session, story.number("invitation", f"invitation/{entry['key']}"))


def _reply(story: Story, entry: Entry, reply: Entry, session: Work) -> None:
    contact = story.number("person", reply["who"])
    lines = read(session, queries.replies(story.number("meeting", entry["key"])))
    recipient = next(line.id for line in lines if line.contact_id == contact)
    deputy = story.number("person", reply["deputy"]) if "deputy" in reply else None
    service.set_reply(session, recipient, Reply(reply["reply"]), deputy_id=deputy)
    if reply.get("interpreting"):
        service.set_needs(session, recipient, interpreting=True, note=reply.get("note", ""))


def _begin(story: Story, entry: Entry, session: Work) -> None:
    service.begin_meeting(session, story.number("meeting", entry["key"]), entry["began"])


def _record(story: Story, entry: Entry, session: Work) -> None:
    service.record_notes(session, story.number("meeting", entry["key"]), entry["notes"])


def _finish(story: Story, entry: Entry, session: Work) -> None:
    service.finish_minutes(session, story.number("meeting", entry["key"]))


def _release(story: Story, entry: Entry, session: Work) -> None:
    service.release_minutes(session, story.number("meeting", entry["key"]))


def _send(story: Story, entry: Entry, session: Work) -> None:
    meeting = story.number("meeting", entry["key"])
    content = pdf.render(documents.minutes(service.minutes_paper(session, meeting), created=now()))
    issued = service.send_minutes(session, meeting, content, pdf.page_count(content))
    story.keep("document", f"minutes/{entry['key']}", issued.id)


def _approve(story: Story, entry: Entry, session: Work) -> None:
    service.approve_minutes(
        session, story.number("meeting", entry["approves"]), story.number("meeting", entry["key"])
    )


def _cancel(story: Story, entry: Entry, session: Work) -> None:
    meeting = story.number("meeting", entry["key"])
    service.cancel_meeting(session, meeting, entry["reason"])
    latest = read(session, queries.invitations(meeting))[0]
    _issue_letters(story, entry["key"], "cancellation", latest.id, session)
    service.confirm_sent(session, latest.id)


def _postpone(story: Story, entry: Entry, session: Work) -> None:
    service.postpone_meeting(session, story.number("meeting", entry["key"]), entry["reason"])
