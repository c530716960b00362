"""What may happen to the office's own records: its data, signatories, issued documents."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

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
from kommin_desktop.office.rules import HERFORD_COUNTY, OfficeData
from kommin_desktop.store.work import mark_final, worker_name


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
    """Give a new office file the county's municipalities."""
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


def set_office_data(session: Session, data: OfficeData) -> None:
    """Keep the data that letterhead and return line are made of."""
    present = {
        setting.key: setting
        for setting in session.scalars(select(Setting).where(Setting.deleted_at.is_(None)))
    }
    for key, value in data.facts().items():
        if key in present:
            present[key].value = value
        else:
            session.add(Setting(key=key, value=value))


def add_signatory(session: Session, draft: SignatoryDraft) -> Signatory:
    """Add somebody who signs letters. Raises UserError without a name."""
    if not draft.name.strip():
        raise UserError(_("Wer unterschreibt, braucht einen Namen."))
    signatory = Signatory(
        name=draft.name.strip(),
        formula=draft.formula,
        function_title=draft.function_title,
        phone=draft.phone,
        room=draft.room,
        email=draft.email,
    )
    session.add(signatory)
    session.flush()
    signatory.position = signatory.id
    return signatory


def add_consent_purpose(session: Session, name: str, wording: str) -> ConsentPurpose:
    """Add a purpose people may consent to, with the words they are shown (Art. 7 DSGVO)."""
    purpose = ConsentPurpose(name=name, wording=wording)
    session.add(purpose)
    session.flush()
    return purpose


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
