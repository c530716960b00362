"""What a letter to one contact is made of, and its pages."""

from __future__ import annotations

from typing import NamedTuple

from kommin_desktop.contacts.queries import LetterAddress, letter_addresses
from kommin_desktop.letters.rules.single import (
    SingleLetter,
    letter_draft_key,
    letter_of_draft,
    single_refusal,
)
from kommin_desktop.office.queries import SignatoryLine, office_facts, signatories
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.drafts import draft_of
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.reading import read, read_one


class LetterBundle(NamedTuple):
    """To whom, from whom, and what was written so far."""

    address: LetterAddress | None
    office: OfficeData
    signatories: tuple[SignatoryLine, ...]

    @property
    def has_place(self) -> bool:
        """Whether there is somewhere the post can take it."""
        to = self.address
        return to is not None and bool(to.city.strip() and (to.street or to.po_box).strip())

    def signatory(self, number: int | None) -> SignatoryLine | None:
        """One of those who sign."""
        return next((one for one in self.signatories if one.id == number), None)

    def refusal(self, letter: SingleLetter) -> str | None:
        """Why this letter cannot leave the office yet."""
        is_blocked = self.address is not None and self.address.blocked
        return single_refusal(letter, is_blocked=is_blocked)


def read_bundle(connection: Connection, contact_id: int) -> LetterBundle:
    """Read together what the letter to a contact needs."""
    return LetterBundle(
        read_one(connection, letter_addresses([contact_id])),
        OfficeData.from_facts((fact.key, fact.value) for fact in read(connection, office_facts())),
        tuple(read(connection, signatories())),
    )


def read_draft(contact_id: int, office: OfficeFile, _step: Step) -> SingleLetter | None:
    """The letter that was being written, read behind all that is still in line to be kept."""
    line = read_one(office.connection, draft_of(letter_draft_key(contact_id)))
    return None if line is None else letter_of_draft(contact_id, line.text)


def pages(bundle: LetterBundle, letter: SingleLetter) -> bytes:
    """The letter as it will be printed."""
    from kommin_desktop.base.clock import now, today
    from kommin_desktop.documents import pdf
    from kommin_desktop.documents.blocks import Markdown
    from kommin_desktop.letters.documents import (
        filled_body,
        letter_frame,
        office_letter,
        recipient,
    )

    assert bundle.address is not None
    day = letter.day or today()
    to = recipient(bundle.address, day)
    frame = letter_frame(
        bundle.office,
        bundle.signatory(letter.signatory_id),
        subject=letter.subject,
        day=day,
        body=(Markdown(filled_body(letter.text, to).text),),
    )
    return pdf.render(office_letter(frame, to, created=now()))
