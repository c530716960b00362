"""Certificates of attendance, one page a person, all in one document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.paper_dates import text_date
from kommin_desktop.base.text import letter_text as _
from kommin_desktop.courses.rules import (
    CertificateContent,
    CertificateModule,
    ModulePart,
    units_text,
)
from kommin_desktop.documents.blocks import Certificate, Document, SignatureLine
from kommin_desktop.letters.documents import letterhead
from kommin_desktop.office.queries import SignatoryLine
from kommin_desktop.office.rules import OfficeData


def certificates(
    office: OfficeData,
    signatory: SignatoryLine | None,
    contents: Sequence[CertificateContent],
    *,
    created: datetime,
) -> Document:
    """All certificates as one document, in the order they are given."""
    first = contents[0]
    return Document(
        title=_("{title} {course}").format(title=first.title, course=first.course_number),
        blocks=tuple(_certificate(office, signatory, content) for content in contents),
        created=created,
        author=office.name,
        subject=first.course,
    )


def _certificate(
    office: OfficeData, signatory: SignatoryLine | None, content: CertificateContent
) -> Certificate:
    day = text_date(content.issued_on)
    return Certificate(
        letterhead=letterhead(office),
        title=content.title,
        name=content.person,
        statement=content.statement,
        achievement=content.course,
        facts=_facts(content),
        contents_title=_("Inhalte"),
        contents=tuple(_line(one) for one in content.modules if one.part != ModulePart.MISSED),
        place_date=f"{content.issued_at_place}, {day}" if content.issued_at_place else day,
        signatures=(_signature(office, signatory, content),),
        number=_("Nr. {number}").format(number=content.number),
        note=_("Eine Unterrichtseinheit (UE) dauert 45 Minuten."),
    )


def _facts(content: CertificateContent) -> tuple[tuple[str, str], ...]:
    units = _("{attended} von {held} Unterrichtseinheiten ({percent} %)").format(
        attended=units_text(content.attended_half_units),
        held=units_text(content.held_half_units),
        percent=content.rate_percent,
    )
    facts = [(_("Zeitraum"), _period(content)), (_("Umfang"), units)]
    if content.place:
        facts.append((_("Ort"), content.place))
    missed = [short_date(one.day) for one in content.modules if one.part == ModulePart.MISSED]
    if missed:
        facts.append((_("Nicht besucht"), ", ".join(missed)))
    if content.duplicate_on:
        duplicate = _("Zweitschrift vom {day}").format(day=text_date(content.duplicate_on))
        facts.append((_("Ausfertigung"), duplicate))
    return tuple(facts)


def _period(content: CertificateContent) -> str:
    if content.first_day == content.last_day:
        return text_date(content.first_day)
    return _("{first} bis {last}").format(
        first=text_date(content.first_day), last=text_date(content.last_day)
    )


def _line(module: CertificateModule) -> str:
    units = _("{units} UE").format(units=units_text(module.half_units))
    partly = _("teilweise") if module.part == ModulePart.PARTLY else ""
    parts = (short_date(module.day), module.title, units, partly)
    return " · ".join(part for part in parts if part)


def _signature(
    office: OfficeData, signatory: SignatoryLine | None, content: CertificateContent
) -> SignatureLine:
    if content.signed_by:
        return SignatureLine(content.signed_by, content.signed_as)
    if signatory is None:
        return SignatureLine(office.department or office.name)
    return SignatureLine(signatory.name, signatory.function_title)
