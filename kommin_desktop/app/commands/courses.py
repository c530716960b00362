"""Commands about courses: dates and places, registration, attendance, certificates."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from kommin_desktop.app.commands.calling import answer, font_doubts, office, out_path, write_file
from kommin_desktop.base.clock import local_now, now
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.courses import queries, service
from kommin_desktop.courses.rules import (
    CertificateContent,
    CourseDraft,
    EnrolDraft,
    SessionDraft,
    certificate_number,
    course_state_label,
    half_units_of,
    registration_status_label,
    units_note,
)
from kommin_desktop.courses.service.certificates import Render
from kommin_desktop.documents.blocks import Document
from kommin_desktop.office.queries import office_facts, signatories
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.office_file import OfficeFile


def course(call: Namespace) -> None:
    """Add a course with its dates; units of 45 minutes are reckoned where none are given."""
    half_units = None
    if call.units is not None:
        half_units = half_units_of(call.units)
        if half_units is None:
            raise UserError(
                _("Unterrichtseinheiten sind ganze oder halbe Zahlen, etwa 4 oder 1,5.")
            )
    sessions = tuple(SessionDraft(start, end, half_units) for start, end in call.sessions)
    draft = CourseDraft(call.title, call.places, sessions)
    with office(call) as opened:
        with opened.work(_("Kurs angelegt")) as session:
            number = service.add_course(session, draft).id
        line = opened.read(queries.course_line(number))[0]
    state = line.state(local_now())
    text = _("Kurs {number} „{title}“ ist angelegt ({state}).").format(
        number=line.number, title=line.title, state=course_state_label(state)
    )
    answer(call, {"id": number, "status": state}, " ".join([text, units_note(draft)]).strip())


def enrol(call: Namespace) -> None:
    """Register a person; a place if one is free and nobody waits, else the waiting list."""
    with office(call) as opened, opened.work(_("Anmeldung eingetragen")) as session:
        registration = service.enrol(session, EnrolDraft(call.course, call.contact))
        value = {"id": registration.id, "status": registration.status}
        rank = registration.rank
    text = _("Anmeldung {id}: {status}").format(
        id=value["id"], status=registration_status_label(str(value["status"]))
    )
    if rank is not None:
        text += " " + _("(Platz {rank} der Warteliste)").format(rank=rank)
    answer(call, value, text)


def withdraw(call: Namespace) -> None:
    """Take a registration back; the next in line is proposed, or moves up if that is wished."""
    with office(call) as opened, opened.work(_("Abmeldung eingetragen")) as session:
        done = service.withdraw(session, call.registration, move_up=call.move_up)
    text = _("Anmeldung {id} ist zurückgezogen.").format(id=done.registration_id)
    if done.moved_up_id is not None:
        text += " " + _("Anmeldung {id} ist nachgerückt.").format(id=done.moved_up_id)
    elif done.proposed_id is not None:
        text += " " + _("Als Nächste kann Anmeldung {id} nachrücken.").format(id=done.proposed_id)
    value = {
        "id": done.registration_id,
        "status": "withdrawn",
        "proposed": done.proposed_id,
        "moved_up": done.moved_up_id,
    }
    answer(call, value, text)


def present(call: Namespace) -> None:
    """Enter who was there on a date of the course."""
    with office(call) as opened, opened.work(_("Anwesenheit eingetragen")) as session:
        held = service.set_present(session, call.course, call.session, call.contacts)
        value = {"id": held.id, "status": held.status}
    count = len(set(call.contacts))
    text = ngettext(
        "{n} Person als anwesend eingetragen.", "{n} Personen als anwesend eingetragen.", count
    ).format(n=count)
    answer(call, value, text)


def certificates(call: Namespace) -> None:
    """Issue certificates to all who reached the threshold and have none yet, as one PDF."""
    out = out_path(call)
    with office(call) as opened:
        papers: list[Document] = []
        render = _certificate_renderer(opened, papers)
        with opened.work(_("Bescheinigungen ausgestellt")) as session:
            batch = service.issue_certificates(session, call.course, render)
            value: dict[str, object] = {
                "file": str(out),
                "document": batch.document.id,
                "pages": batch.document.pages,
                "certificates": [
                    {"id": one.id, "number": certificate_number(one.year or 0, one.no or 0)}
                    for one in batch.certificates
                ],
                "left_out": [{"name": one.name, "reason": one.reason} for one in batch.left_out],
            }
            write_file(out, batch.content)
    count = len(batch.certificates)
    lines = [
        ngettext(
            "{n} Bescheinigung steht in „{name}“.",
            "{n} Bescheinigungen stehen in „{name}“.",
            count,
        ).format(n=count, name=out.name)
    ]
    lines += [
        _("Ohne Bescheinigung: {name} – {reason}").format(name=one.name, reason=one.reason)
        for one in batch.left_out
    ]
    if batch.dates_left:
        lines.append(
            ngettext(
                "{n} Termin steht noch aus und zählt nicht mit.",
                "{n} Termine stehen noch aus und zählen nicht mit.",
                batch.dates_left,
            ).format(n=batch.dates_left)
        )
    doubts = [doubt for paper in papers for doubt in font_doubts(paper)]
    lines += doubts
    value["warnings"] = doubts
    answer(call, value, "\n".join(lines))


def _certificate_renderer(opened: OfficeFile, papers: list[Document]) -> Render:
    """How certificates become a PDF with the office's letterhead and signatory of today.

    What was made is kept in `papers`.
    """
    from kommin_desktop.courses import documents
    from kommin_desktop.documents import pdf

    facts = opened.read(office_facts())
    data = OfficeData.from_facts(facts)
    signing = next(iter(opened.read(signatories())), None)

    def render(contents: Sequence[CertificateContent]) -> service.RenderedPdf:
        papers.append(documents.certificates(data, signing, contents, created=now()))
        content = pdf.render(papers[-1])
        return service.RenderedPdf(content, pdf.page_count(content))

    return render
