"""What happened with a contact and what it agreed to: notes and consent."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy.orm import Session

from kommin_desktop.base.clock import now
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.model import Consent, Contact, ContactNote
from kommin_desktop.store.trash import living
from kommin_desktop.store.work import worker_name


@dataclass(frozen=True)
class ConsentDraft:
    """What a person agreed to, and how the office knows."""

    contact_id: int
    purpose_id: int
    given_on: date
    channel: str = ""
    source: str = ""
    given_by: str = ""


def note_contact(
    session: Session, contact_id: int, kind: str, text: str, next_on: date | None = None
) -> ContactNote:
    """Write down a call, visit, mail or accompaniment; raises UserError on a trashed contact."""
    living(session, Contact, contact_id)
    note = ContactNote(
        contact_id=contact_id,
        kind=kind,
        text=text,
        noted_at=now(),
        noted_by=worker_name(session),
        next_on=next_on,
    )
    session.add(note)
    session.flush()
    return note


def give_consent(session: Session, draft: ConsentDraft) -> Consent:
    """Record what a person agreed to, in the wording valid today (Art. 7 DSGVO)."""
    living(session, Contact, draft.contact_id)
    consent = Consent(**asdict(draft), recorded_by=worker_name(session))
    session.add(consent)
    session.flush()
    return consent


def withdraw_consent(session: Session, consent_id: int, day: date) -> None:
    """Record that a consent was withdrawn; it stays readable as proof (Art. 7 (3) DSGVO)."""
    consent = living(session, Consent, consent_id)
    if day < consent.given_on:
        raise UserError(_("Der Widerruf kann nicht vor der Einwilligung liegen."))
    consent.withdrawn_on = day
