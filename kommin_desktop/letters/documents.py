"""The letter of the office: frame, single letter and serial letter as blocks after DIN 5008.

Meetings and courses put their own text into the same frame, so that everything the office
writes looks alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from kommin_desktop.base.paper_dates import text_date
from kommin_desktop.base.text import letter_text as _
from kommin_desktop.contacts.queries import LetterAddress
from kommin_desktop.contacts.rules.letters import address_lines, greeting
from kommin_desktop.documents.blocks import Block, Document, Letter, Letterhead, Markdown, Slot
from kommin_desktop.documents.letter_run import LetterRun, PersonalPart
from kommin_desktop.letters.rules import Filled, fill, placeholders
from kommin_desktop.office.queries import SignatoryLine
from kommin_desktop.office.rules import OfficeData

BODY_SLOT = "body"


@dataclass(frozen=True)
class References:
    """The signs of an information block; empty ones are left out (DIN 5008)."""

    own: str = ""
    yours: str = ""
    file: str = ""


@dataclass(frozen=True)
class Recipient:
    """Whom a letter goes to, as printed: address lines, greeting, and values for placeholders."""

    contact_id: int | None
    lines: tuple[str, ...]
    greeting: str
    values: Mapping[str, str]
    label: str = ""


def letterhead(office: OfficeData) -> Letterhead:
    """The head of everything the office prints."""
    lines = (office.department,) if office.department else ()
    return Letterhead(office.name, lines, office.logo_bytes)


def letter_frame(
    office: OfficeData,
    signatory: SignatoryLine | None,
    *,
    subject: str,
    day: date,
    body: tuple[Block, ...] = (),
    references: References | None = None,
    enclosures: tuple[str, ...] = (),
) -> Letter:
    """A letter with all that the office gives it; recipient and greeting are still empty."""
    return Letter(
        letterhead=letterhead(office),
        recipient=(),
        subject=" ".join(subject.split()),
        greeting="",
        body=body,
        return_line=office.return_line,
        information=_information(office, signatory, references or References(), day),
        closing=_("Mit freundlichen Grüßen"),
        formula=signatory.formula if signatory else "",
        signatory=_signatory(office, signatory),
        enclosures=enclosures,
        footer=_footer(office),
    )


def recipient(address: LetterAddress, day: date) -> Recipient:
    """The recipient zone, greeting and placeholder values of a contact (DIN 5008)."""
    opening = greeting(address)
    return Recipient(
        contact_id=address.contact_id,
        lines=tuple(address_lines(address)),
        greeting=opening,
        values=personal_values(address, opening, day),
        label=address.display,
    )


def personal_values(address: LetterAddress, opening: str, day: date) -> dict[str, str]:
    """What the known placeholders mean for one contact."""
    salutation = {"frau": _("Frau"), "herr": _("Herr")}.get(address.salutation or "", "")
    return {
        "briefanrede": opening,
        "anrede": salutation,
        "titel": address.prefix or "",
        "vorname": address.given or "",
        "nachname": address.family or "",
        "name": address.display,
        "organisation": address.organisation or "",
        "abteilung": address.unit or "",
        "funktion": address.function_title or "",
        "strasse": address.street,
        "plz": address.postcode,
        "ort": address.city,
        "datum": text_date(day),
    }


def office_letter(frame: Letter, to: Recipient, *, created: datetime) -> Document:
    """One letter in the office's frame."""
    letter = replace(frame, recipient=to.lines, greeting=to.greeting)
    return Document(
        title=frame.subject, blocks=(letter,), created=created, author=frame.letterhead.name
    )


def office_letters(
    frame: Letter,
    recipients: Iterable[Recipient],
    *,
    created: datetime,
    appendix: tuple[Block, ...] = (),
    slots: Mapping[int, tuple[tuple[str, tuple[Block, ...]], ...]] | None = None,
    draft: bool = False,
) -> LetterRun:
    """The same letter to many; `slots` holds each contact's own blocks by contact number."""
    own = slots or {}
    return LetterRun(
        title=frame.subject,
        letter=frame,
        recipients=tuple(
            PersonalPart(
                recipient=to.lines,
                greeting=to.greeting,
                slots=own.get(to.contact_id or 0, ()),
                label=to.label,
            )
            for to in recipients
        ),
        created=created,
        appendix=appendix,
        author=frame.letterhead.name,
        draft=draft,
    )


def general_letters(
    frame: Letter, text: str, recipients: Sequence[Recipient], *, created: datetime
) -> LetterRun:
    """A letter of free text (Markdown with placeholders) to many recipients.

    Text without placeholders is shared by all letters; else each one gets its own.
    """
    if not placeholders(text):
        return office_letters(replace(frame, body=(Markdown(text),)), recipients, created=created)
    parts = tuple(
        PersonalPart(
            recipient=to.lines,
            greeting=to.greeting,
            slots=((BODY_SLOT, (Markdown(filled_body(text, to).text),)),),
            label=to.label,
        )
        for to in recipients
    )
    run = office_letters(replace(frame, body=(Slot(BODY_SLOT),)), (), created=created)
    return replace(run, recipients=parts)


def filled_body(text: str, to: Recipient) -> Filled:
    """The text for one recipient, with what was missing."""
    return fill(text, to.values)


def _information(
    office: OfficeData, signatory: SignatoryLine | None, references: References, day: date
) -> tuple[tuple[str, str], ...]:
    lines = (
        (_("Mein Zeichen"), references.own or office.own_reference),
        (_("Ihr Zeichen"), references.yours),
        (_("Aktenzeichen"), references.file),
        (_("Auskunft erteilt"), signatory.name if signatory else ""),
        (_("Durchwahl"), (signatory.phone if signatory else "") or office.phone),
        (_("Zimmer"), signatory.room if signatory else ""),
        (_("E-Mail"), (signatory.email if signatory else "") or office.email),
        (_("Datum"), text_date(day)),
    )
    return tuple((label, value) for label, value in lines if value)


def _signatory(office: OfficeData, signatory: SignatoryLine | None) -> tuple[str, ...]:
    if signatory is None:
        lines: tuple[str, ...] = (office.department or office.name,)
    else:
        lines = (signatory.name, signatory.function_title)
    return tuple(line for line in lines if line)


def _footer(office: OfficeData) -> tuple[tuple[str, ...], ...]:
    place = f"{office.postcode} {office.city}".strip()
    columns = (
        (office.name, office.street, place),
        (
            _("Telefon {number}").format(number=office.phone) if office.phone else "",
            office.email,
            office.web,
        ),
    )
    kept = (tuple(line for line in column if line) for column in columns)
    return tuple(column for column in kept if column)
