"""Issuing, duplicating and revoking certificates; what is issued is final."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kommin_desktop.base.text import _
from kommin_desktop.courses.rules import Signing
from kommin_desktop.courses.ui.certifying.papers import renderer
from kommin_desktop.kit.desk import Desk
from kommin_desktop.office.queries import SignatoryLine
from kommin_desktop.office.rules import OfficeData


class Issued(NamedTuple):
    """What came of issuing: the paper, how many it has, and who was left out."""

    document_id: int
    certificates: int
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Signer:
    """The office, who signs, and where and when."""

    office: OfficeData
    signatory: SignatoryLine | None
    signing: Signing


class CertificateChanges:
    """Each as one work of the file."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def issue(
        self,
        course_id: int,
        registrations: Sequence[int],
        signer: Signer,
        done: Callable[[Issued], None],
    ) -> None:
        """Give numbers and make the papers; nobody gets a second one."""

        def command(session: Any, _step: Any) -> Issued:
            from kommin_desktop.courses import service

            batch = service.issue_certificates(
                session,
                course_id,
                renderer(signer.office, signer.signatory),
                registration_ids=registrations,
                signing=signer.signing,
            )
            left = tuple(one.name for one in batch.left_out)
            return Issued(batch.document.id, len(batch.certificates), left)

        self._desk.do_long(
            _("Bescheinigungen ausgestellt"),
            command,
            title=_("Die Bescheinigungen werden gesetzt"),
            done=done,
        )

    def duplicate(
        self, certificate_id: int, signer: Signer, done: Callable[[Issued], None]
    ) -> None:
        """Issue a marked duplicate with the number of the original."""

        def command(session: Any) -> Issued:
            from kommin_desktop.courses import service

            batch = service.issue_duplicate(
                session,
                certificate_id,
                renderer(signer.office, signer.signatory),
                signing=signer.signing,
            )
            return Issued(batch.document.id, 1, ())

        self._desk.do(_("Zweitschrift ausgestellt"), command, done=done)

    def revoke(self, certificate_id: int, reason: str, number: str) -> None:
        """Take a certificate back."""

        def command(session: Any) -> None:
            from kommin_desktop.courses import service

            service.revoke_certificate(session, certificate_id, reason)

        self._desk.do(
            _("Bescheinigung widerrufen"),
            command,
            toast=_("{number} ist widerrufen").format(number=number),
        )
