"""The courses of the sample year: places, waiting list, attendance, certificates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import partial

from kommin_desktop.app.sample.papers import Occasion, issue_letters, sender
from kommin_desktop.app.sample.story import CLERK, Entry, Story, Work, read_sample
from kommin_desktop.base.clock import now, today
from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import LetterAddress, letter_addresses
from kommin_desktop.courses import documents, queries, service
from kommin_desktop.courses.documents import CourseFacts
from kommin_desktop.courses.rules import (
    AttendanceStatus,
    CertificateContent,
    CourseDraft,
    CourseKindDraft,
    CourseStatus,
    EnrolDraft,
    SessionDraft,
    SessionStatus,
)
from kommin_desktop.documents import pdf
from kommin_desktop.letters.rules import Channel
from kommin_desktop.letters.service import confirm_posted
from kommin_desktop.store.reading import Source, read

_HALVES = 2
_POSTED_AFTER = timedelta(hours=3)


def tell_courses(story: Story) -> None:
    """Plan every course from its announcement to its certificates."""
    sample = read_sample("courses")
    for index, entry in enumerate(sample["courses"]):
        kinds = sample["kinds"] if not index else ()
        _tell_course(story, entry, kinds)


def _tell_course(story: Story, entry: Entry, kinds: Iterable[Entry]) -> None:
    title = entry["title"]
    story.on(
        entry["planned"],
        _("Kurs angelegt: {title}").format(title=title),
        partial(_plan, story, entry, kinds),
    )
    for one in entry["registrations"]:
        label = _("Anmeldung eingetragen: {title}").format(title=title)
        story.on(one["at"], label, partial(_enrol, story, entry, one), CLERK)
    for one in entry["withdrawals"]:
        label = _("Abmeldung eingetragen: {title}").format(title=title)
        story.on(one["at"], label, partial(_withdraw, story, entry, one), CLERK)
    for no, one in enumerate(entry["attendance"], start=1):
        label = _("Anwesenheit eingetragen: {title}, {no}. Termin").format(title=title, no=no)
        story.on(one["at"], label, partial(_attend, story, entry, no, one), CLERK)
    for one in entry.get("moves", ()):
        label = _("Termin verlegt: {title}").format(title=title)
        story.on(one["at"], label, partial(_move, story, entry, one), CLERK)
    if "confirmed" in entry:
        label = _("Bestätigungen erstellt: {title}").format(title=title)
        story.on(entry["confirmed"], label, partial(_confirm, story, entry), CLERK)
        label = _("Bestätigungen versandt: {title}").format(title=title)
        at = entry["confirmed"] + _POSTED_AFTER
        story.on(at, label, partial(_post, story, entry), CLERK)
    if "certified" in entry:
        label = _("Bescheinigungen ausgestellt: {title}").format(title=title)
        story.on(entry["certified"], label, partial(_certify, story, entry))
        label = _("Kurs abgeschlossen: {title}").format(title=title)
        story.on(entry["finished"], label, partial(_finish, story, entry))


def course_facts(source: Source, course_id: int) -> CourseFacts:
    """What letters about a course say of office, course and dates, as of today."""
    office, signatory = sender(source)
    return CourseFacts(
        office=office,
        signatory=signatory,
        course=read(source, queries.course_line(course_id))[0],
        sessions=read(source, queries.sessions(course_id)),
        day=today(),
        created=now(),
    )


def addresses_of(source: Source, lines: Sequence[queries.RegistrationLine]) -> list[LetterAddress]:
    """Where letters to registered people go."""
    return read(source, letter_addresses([line.contact for line in lines]))


def _plan(story: Story, entry: Entry, kinds: Iterable[Entry], session: Work) -> None:
    for kind in kinds:
        draft = CourseKindDraft(
            code=kind["code"],
            name=kind["name"],
            threshold_percent=kind["threshold"],
            certificate_title=kind["certificate_title"],
        )
        service.add_kind(session, draft)
    trainers = tuple(story.number("person", key) for key in entry["trainers"])
    dates = tuple(
        SessionDraft(
            one["start"], one["end"], one["units"] * _HALVES, one["module"], trainers=trainers
        )
        for one in entry["sessions"]
    )
    course = CourseDraft(
        entry["title"],
        entry["places"],
        dates,
        kind_code=entry["kind"],
        place=entry["place"],
        min_places=entry["min_places"],
        target_group=entry["target"],
        host_ids=tuple(story.number("organisation", key) for key in entry["hosts"]),
        registration_until=entry["until"],
        file_reference=entry["file_reference"],
        status=entry.get("status", CourseStatus.OPEN),
    )
    story.keep("course", entry["key"], service.add_course(session, course).id)


def _enrol(story: Story, entry: Entry, one: Entry, session: Work) -> None:
    draft = EnrolDraft(
        story.number("course", entry["key"]),
        story.number("person", one["who"]),
        received_at=one["at"],
    )
    made = service.enrol(session, draft)
    story.keep("registration", f"{entry['key']}/{one['who']}", made.id)


def _withdraw(story: Story, entry: Entry, one: Entry, session: Work) -> None:
    registration = story.number("registration", f"{entry['key']}/{one['who']}")
    service.withdraw(session, registration, move_up=one["move_up"])


def _attend(story: Story, entry: Entry, no: int, one: Entry, session: Work) -> None:
    course = story.number("course", entry["key"])
    marks = dict.fromkeys(one.get("absent", ()), AttendanceStatus.ABSENT)
    marks |= dict.fromkeys(one.get("excused", ()), AttendanceStatus.EXCUSED)
    partly = {part["who"]: part["units"] * _HALVES for part in one.get("partly", ())}
    marks |= dict.fromkeys(partly, AttendanceStatus.PARTLY)
    away = {story.number("person", key) for key in marks}
    seated = [line.contact for line in read(session, queries.participants(course))]
    service.set_present(session, course, no, [who for who in seated if who not in away])
    date = next(line for line in read(session, queries.sessions(course)) if line.no == no)
    for key, status in marks.items():
        registration = story.number("registration", f"{entry['key']}/{key}")
        service.set_attendance(session, registration, date.id, status, half_units=partly.get(key))


def _move(story: Story, entry: Entry, one: Entry, session: Work) -> None:
    lines = read(session, queries.sessions(story.number("course", entry["key"])))
    date = next(
        line for line in lines if line.no == one["no"] and line.status == SessionStatus.PLANNED
    )
    service.move_session(session, date.id, one["start"], one["end"], reason=one["reason"])


def _confirm(story: Story, entry: Entry, session: Work) -> None:
    course = story.number("course", entry["key"])
    facts = course_facts(session, course)
    seated = read(session, queries.participants(course))
    waiting = read(session, queries.waiting_list(course))
    route = f"kurse/{course}/teilnehmende"
    ranks = {line.contact: line.rank or 0 for line in waiting}
    for what, lines in (("confirmation", seated), ("waiting", waiting)):
        to = addresses_of(session, lines)
        letters = (
            documents.waiting_list_letters(facts, to, ranks)
            if what == "waiting"
            else documents.confirmation_letters(facts, to)
        )
        key = f"{what}/{entry['key']}"
        run = issue_letters(story, session, Occasion("course", route, key), letters, to)
        service.record_letter_run(session, course, run)
        story.keep("run", key, run)


def _post(story: Story, entry: Entry, session: Work) -> None:
    for what in ("confirmation", "waiting"):
        run = story.number("run", f"{what}/{entry['key']}")
        confirm_posted(session, run, Channel.LETTER, today())


def _certify(story: Story, entry: Entry, session: Work) -> None:
    office, signatory = sender(session)

    def render(contents: Sequence[CertificateContent]) -> service.RenderedPdf:
        document = documents.certificates(office, signatory, contents, created=now())
        content = pdf.render(document)
        return service.RenderedPdf(content, pdf.page_count(content))

    course = story.number("course", entry["key"])
    batch = service.issue_certificates(session, course, render)
    story.keep("document", f"certificates/{entry['key']}", batch.document.id)


def _finish(story: Story, entry: Entry, session: Work) -> None:
    service.finish_course(session, story.number("course", entry["key"]))
