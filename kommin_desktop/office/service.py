"""What may happen to the office's own records: its data, signatories, issued documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import now
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.office.model import (
    Blob,
    ConsentPurpose,
    IssuedDocument,
    Municipality,
    Setting,
    Signatory,
)
from kommin_desktop.office.rules import (
    BIRTHDAYS_KEY,
    FACT_PREFIX,
    HERFORD_COUNTY,
    LOGO_MOST_BYTES,
    WORKERS_KEY,
    OfficeData,
    joined_workers,
    logo_text,
)
from kommin_desktop.store.trash import living, move_to_trash
from kommin_desktop.store.work import mark_final, worker_name

_GAP = 1024  # so that a new one comes after those that were put in order


@dataclass(frozen=True)
class SignatoryDraft:
    """Somebody who shall sign letters, with the formula such as „Im Auftrag“."""

    name: str
    formula: str = ""
    function_title: str = ""
    phone: str = ""
    room: str = ""
    email: str = ""


def set_up_office(session: Session) -> None:
    """Give a new office file the county's municipalities and what people usually agree to."""
    for position, facts in enumerate(HERFORD_COUNTY):
        session.add(
            Municipality(
                name=facts.name,
                ags=facts.ags,
                is_town=facts.is_town,
                postcodes=" ".join(facts.postcodes),
                position=position,
            )
        )
    add_consent_purpose(
        session,
        _("Einladungen und Rundschreiben"),
        _(
            "Die Dienststelle darf meinen Namen und meine Kontaktdaten speichern, um mich zu "
            "Sitzungen, Kursen und Veranstaltungen einzuladen. Ich kann die Einwilligung jederzeit "
            "widerrufen, ohne dass mir daraus Nachteile entstehen."
        ),
    )
    birthdays = add_consent_purpose(
        session,
        _("Glückwünsche zum Geburtstag"),
        _(
            "Die Dienststelle darf mein Geburtsdatum speichern, um mir zum Geburtstag zu "
            "gratulieren. Ich kann die Einwilligung jederzeit widerrufen, ohne dass mir daraus "
            "Nachteile entstehen."
        ),
    )
    show_birthdays_for(session, birthdays.id)


def set_office_data(session: Session, data: OfficeData) -> None:
    """Keep the data that letterhead and return line are made of."""
    _keep_facts(session, data.facts())


def change_office_data(session: Session, changes: Mapping[str, str]) -> None:
    """Change some of the office's data by the names of their fields; the others stay.

    Raises UserError for an office without a name.
    """
    known = {field.name for field in fields(OfficeData)}
    if unknown := changes.keys() - known:
        raise ValueError(f"no office data: {sorted(unknown)}")
    if "name" in changes and not changes["name"].strip():
        raise UserError(_("Die Dienststelle braucht einen Namen."))
    _keep_facts(session, {f"{FACT_PREFIX}{key}": value for key, value in changes.items()})


def set_logo(session: Session, picture: bytes) -> None:
    """Print this picture in the letterhead from now on, no bytes for none."""
    if len(picture) > LOGO_MOST_BYTES:
        raise UserError(_("Das Logo ist zu groß. Verwenden Sie ein kleineres Bild."))
    change_office_data(session, {"logo": logo_text(picture)})


def set_workers(session: Session, names: Iterable[str]) -> None:
    """Offer these names where one says who works."""
    _keep_facts(session, {WORKERS_KEY: joined_workers(names)})


def _keep_facts(session: Session, facts: Mapping[str, str]) -> None:
    present = {
        setting.key: setting
        for setting in session.scalars(select(Setting).where(Setting.deleted_at.is_(None)))
    }
    for key, value in facts.items():
        if key not in present:
            session.add(Setting(key=key, value=value))
        elif present[key].value != value:
            present[key].value = value


def add_signatory(session: Session, draft: SignatoryDraft) -> Signatory:
    """Add somebody who signs letters. Raises UserError without a name."""
    signatory = Signatory(**asdict(_checked(draft)))
    session.add(signatory)
    session.flush()
    signatory.position = signatory.id * _GAP
    return signatory


def change_signatory(session: Session, number: int, draft: SignatoryDraft) -> Signatory:
    """Change how somebody signs; papers that went out stay as they are.

    Raises UserError without a name.
    """
    signatory = living(session, Signatory, number)
    for key, value in asdict(_checked(draft)).items():
        setattr(signatory, key, value)
    return signatory


def order_signatories(session: Session, numbers: Sequence[int]) -> None:
    """Bring those who sign into this order; the first one signs where nobody is named."""
    for place, number in enumerate(numbers, start=1):
        living(session, Signatory, number).position = place * _GAP


def trash_signatory(session: Session, number: int) -> None:
    """Let somebody sign no longer; papers that went out keep the name."""
    move_to_trash(session, living(session, Signatory, number))


def _checked(draft: SignatoryDraft) -> SignatoryDraft:
    name = draft.name.strip()
    if not name:
        raise UserError(_("Wer unterschreibt, braucht einen Namen."))
    return replace(draft, name=name)


def add_consent_purpose(session: Session, name: str, wording: str) -> ConsentPurpose:
    """Add a purpose people may consent to, with the words they are shown (Art. 7 DSGVO)."""
    purpose = ConsentPurpose(name=name, wording=wording)
    session.add(purpose)
    session.flush()
    return purpose


def show_birthdays_for(session: Session, purpose_id: int) -> None:
    """Show the birthdays of those who agreed to this purpose, of nobody else.

    Raises UserError when there is no such purpose.
    """
    _keep_facts(session, {BIRTHDAYS_KEY: str(living(session, ConsentPurpose, purpose_id).id)})


def issue(
    session: Session, *, kind: str, title: str, route: str, content: bytes, pages: int
) -> IssuedDocument:
    """Keep a document as it leaves the office; the work becomes final and is never undone.

    The bytes are stored once by their SHA-256.
    """
    digest = keep_bytes(session, content)
    document = IssuedDocument(
        kind=kind,
        title=title,
        route=route,
        pages=pages,
        sha256=digest,
        created_at=now(),
        created_by=worker_name(session),
    )
    session.add(document)
    session.flush()
    mark_final(session)
    return document


def keep_bytes(session: Session, content: bytes) -> str:
    """Put bytes into the office file unless they are there; their SHA-256."""
    digest = hashlib.sha256(content).hexdigest()
    if session.get(Blob, digest) is None:
        session.add(Blob(sha256=digest, size=len(content), content=content))
        session.flush()
    return digest
