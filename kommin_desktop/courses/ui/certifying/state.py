"""What the certificates of a course show: people who wait for one, and the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import Candidate, CertificateLine, CertificateOverview
from kommin_desktop.courses.rules import share_figures
from kommin_desktop.kit.tables import GroupedRows
from kommin_desktop.office.queries import SignatoryLine, office_facts, signatories
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read


class Kind(StrEnum):
    """What a row stands for."""

    READY = "ready"
    NOT_YET = "not_yet"
    ISSUED = "issued"
    DUPLICATE = "duplicate"
    REVOKED = "revoked"


class Line(NamedTuple):
    """Somebody without a certificate, or a certificate of the register."""

    id: int
    kind: Kind
    name: str
    line: str
    share: str
    number: str
    told: str
    """What stands in the column of the certificate."""
    candidate: Candidate | None = None
    certificate: CertificateLine | None = None


@dataclass(frozen=True)
class Sheet:
    """Everything the part of a course shows, and what its papers are made of."""

    overview: CertificateOverview
    office: OfficeData
    signatories: tuple[SignatoryLine, ...]
    lines: tuple[Line, ...]

    def of_kind(self, *kinds: Kind) -> list[Line]:
        """The rows of these kinds in their order."""
        return [line for line in self.lines if line.kind in kinds]

    def grouped(self) -> GroupedRows:
        """The rows under their headings."""
        ready = self.of_kind(Kind.READY)
        waiting = self.of_kind(Kind.NOT_YET)
        register = self.of_kind(Kind.ISSUED, Kind.DUPLICATE, Kind.REVOKED)
        groups = (
            (_("Bereit zum Ausstellen ({n})"), ready),
            (_("Noch nicht ({n})"), waiting),
            (_("Ausgestellt ({n})"), register),
        )
        return GroupedRows(
            [(title.format(n=len(lines)), [line.id for line in lines]) for title, lines in groups]
        )

    def page_of(self, certificate: CertificateLine) -> int:
        """On which page of its kept paper a certificate stands, counted from 1."""
        same = [
            line.id
            for line in self.overview.issued
            if line.document_id == certificate.document_id and not line.is_external
        ]
        return same.index(certificate.id) + 1 if certificate.id in same else 1


def read_sheet(connection: Connection, course_id: int) -> Sheet | None:
    """Everything about the certificates of a course; None if it is gone."""
    overview = queries.certificate_overview(connection, course_id)
    if overview is None:
        return None
    facts = read(connection, office_facts())
    signers = tuple(read(connection, signatories()))
    return Sheet(overview, OfficeData.from_facts(facts), signers, lines_of(overview))


def lines_of(overview: CertificateOverview) -> tuple[Line, ...]:
    """Who is ready, who is not, and what was issued, by number."""
    people = sorted(overview.candidates, key=lambda one: one.refusal is not None)
    return (*map(_person, people), *map(_issued, overview.issued))


def _person(one: Candidate) -> Line:
    # Two kinds of records share one list: even numbers are people, odd ones certificates.
    is_ready = one.refusal is None
    return Line(
        one.registration_id * 2,
        Kind.READY if is_ready else Kind.NOT_YET,
        one.name,
        one.municipality if is_ready else one.refusal or "",
        _share(one.part.attended_half_units, one.part.held_half_units, one.part.percent),
        "",
        _("bereit") if is_ready else _("noch nicht"),
        candidate=one,
    )


def _issued(line: CertificateLine) -> Line:
    kind = Kind.ISSUED if line.duplicate_of_id is None else Kind.DUPLICATE
    day = short_date(line.issued_on)
    told = _("ausgestellt am {day}").format(day=day)
    if kind is Kind.DUPLICATE:
        told = _("Zweitschrift vom {day}").format(day=day)
    reason = ""
    if line.revoked_on is not None:
        kind = Kind.REVOKED
        told = _("widerrufen am {day}").format(day=short_date(line.revoked_on))
        reason = line.revoked_reason
    return Line(
        line.id * 2 + 1,
        kind,
        line.person,
        reason,
        _share(line.attended_half_units, line.held_half_units, line.rate_percent),
        line.number,
        told,
        certificate=line,
    )


def _share(attended: int, held: int, percent: int) -> str:
    return share_figures(attended, held, percent) if held else ""


def names(lines: Sequence[Line]) -> str:
    """„Demir, Zeynep; El-Khatib, Samira und 3 weitere“."""
    shown = 3
    first = "; ".join(line.name for line in lines[:shown])
    rest = len(lines) - shown
    if rest <= 0:
        return first
    return _("{names} und {n} weitere").format(names=first, n=rest)
