"""The papers of a course on the screen: the list to sign, and certificates as they were issued."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kommin_desktop.base.clock import now
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import CourseLine, RegistrationLine, SessionLine
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Crumb
from kommin_desktop.kit.preview import Paper, PaperPage
from kommin_desktop.kit.router import Route
from kommin_desktop.office.queries import KeptDocument, kept_document, office_facts
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read, read_one


@dataclass(frozen=True)
class _SignIn:
    """What a list to sign is made of."""

    office: OfficeData
    course: CourseLine
    session: SessionLine
    people: tuple[RegistrationLine, ...]


class SignInPage(PaperPage):
    """Route `kurse/<id>/vorschau/anwesenheitsliste?termin=<date>`; without a date the first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "sign_in_paper")

    def show_route(self, route: Route) -> None:
        """Read who is expected, and set the list."""
        course_id, option = route.number(1) or 0, route.option("termin")
        wanted = int(option) if option.isdecimal() else 0

        def look(connection: Connection) -> _SignIn | None:
            course = read_one(connection, queries.course_line(course_id))
            dates = [day for day in read(connection, queries.sessions(course_id)) if day.no]
            found = next((day for day in dates if day.id == wanted), dates[0] if dates else None)
            if course is None or found is None:
                return None
            facts = read(connection, office_facts())
            people = read(connection, queries.participants(course_id))
            return _SignIn(OfficeData.from_facts(facts), course, found, tuple(people))

        self.desk.read(look, lambda found: self._show_found(found, course_id), key="sign_in_paper")

    def _show_found(self, found: _SignIn | None, course_id: int) -> None:
        title = _("Anwesenheitsliste")
        crumb = Crumb(_("Anwesenheit"), f"kurse/{course_id}/anwesenheit")
        if found is None:
            reason = _("Diesen Termin gibt es nicht mehr.")
            self.show_paper(_missing(title, reason, (crumb,)))
            return
        day = found.session.start.date().isoformat()

        def make(_step: Step) -> bytes:
            from kommin_desktop.courses.documents import sign_in_sheet
            from kommin_desktop.documents import pdf

            sheet = sign_in_sheet(
                found.office, found.course, found.session, found.people, created=now()
            )
            return pdf.render(sheet)

        no = _("{no}. Termin").format(no=found.session.no)
        self.show_paper(
            Paper(
                title=f"{title}: {no}",
                file_name=f"Anwesenheitsliste_{found.course.number}_{day}.pdf",
                make=make,
                crumbs=_crumbs(found.course, crumb),
            )
        )


class CertificatesPage(PaperPage):
    """Route `kurse/<id>/vorschau/bescheinigungen?dokument=<paper of the archive>`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "certificates_paper")

    def show_route(self, route: Route) -> None:
        """Show the pages that were kept when the certificates were issued."""
        course_id, option = route.number(1) or 0, route.option("dokument")
        document = int(option) if option.isdecimal() else 0

        def look(connection: Connection) -> tuple[CourseLine | None, KeptDocument | None]:
            course = read_one(connection, queries.course_line(course_id))
            return course, kept_document(connection, document)

        def show(found: tuple[CourseLine | None, KeptDocument | None]) -> None:
            self._show_found(*found, course_id)

        self.desk.read(look, show, key="certificates_paper")

    def _show_found(
        self, course: CourseLine | None, kept: KeptDocument | None, course_id: int
    ) -> None:
        title = _("Bescheinigungen")
        crumb = Crumb(title, f"kurse/{course_id}/bescheinigungen")
        if course is None or kept is None:
            reason = _("Dieses Schriftstück gibt es nicht mehr.")
            self.show_paper(_missing(title, reason, (crumb,)))
            return
        day = kept.line.created_at[:10]
        self.show_paper(
            Paper(
                title=kept.line.title,
                file_name=f"Bescheinigungen_{course.number}_{day}_{kept.line.id}.pdf",
                make=_as_kept(kept),
                crumbs=_crumbs(course, crumb),
            )
        )


def _as_kept(kept: KeptDocument) -> Callable[[Step], bytes]:
    def make(_step: Step) -> bytes:
        return kept.content

    return make


def _crumbs(course: CourseLine, last: Crumb) -> tuple[Crumb, ...]:
    course_crumb = Crumb(course.title, f"kurse/{course.id}")
    return (Crumb(_("Kurse"), "kurse"), course_crumb, last)


def _missing(title: str, reason: str, crumbs: tuple[Crumb, ...]) -> Paper:
    """A paper that cannot be made says why instead of its pages."""

    def make(_step: Step) -> bytes:
        raise UserError(reason)

    return Paper(title, f"{title}.pdf", make, crumbs=crumbs)
