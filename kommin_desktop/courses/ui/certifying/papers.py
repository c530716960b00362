"""The certificates as PDF: how one would look, all in one, one for each person."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kommin_desktop.base.clock import now
from kommin_desktop.base.text import letter_text as printed
from kommin_desktop.courses.queries import Candidate, CertificateLine, CertificateOverview
from kommin_desktop.courses.rules import CertificateContent, Signing, content_from_json
from kommin_desktop.office.queries import SignatoryLine
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.chunks import Step

if TYPE_CHECKING:
    from kommin_desktop.courses.service import RenderedPdf

_NOT_IN_NAMES = re.compile(r"[^\w.]+")
_LONGEST = 60


def preview_of(
    office: OfficeData, overview: CertificateOverview, candidate: Candidate, signing: Signing
) -> Callable[[Step], bytes]:
    """Makes the certificate that somebody would get; its number is given when it is issued."""

    def make(_step: Step) -> bytes:
        number = printed("wird beim Ausstellen vergeben")
        content = overview.content(candidate, number, signing)
        return _printed(office, None, (content,), draft=True)

    return make


def renderer(
    office: OfficeData, signatory: SignatoryLine | None
) -> Callable[[Sequence[CertificateContent]], RenderedPdf]:
    """Sets certificates for the service that issues them."""

    def render(contents: Sequence[CertificateContent]) -> RenderedPdf:
        from kommin_desktop.courses.service import RenderedPdf
        from kommin_desktop.documents import pdf

        made = _printed(office, signatory, contents)
        return RenderedPdf(made, pdf.page_count(made))

    return render


def single_papers(
    office: OfficeData, signatory: SignatoryLine | None, lines: Sequence[CertificateLine]
) -> Callable[[Step], list[tuple[str, bytes]]]:
    """Makes a PDF for each of these certificates, saying what they said when issued."""

    def make(step: Step) -> list[tuple[str, bytes]]:
        made = []
        for count, line in enumerate(lines, start=1):
            content = content_from_json(line.content)
            made.append((file_name(line), _printed(office, signatory, (content,))))
            step(count, len(lines))
        return made

    return make


def file_name(line: CertificateLine) -> str:
    """„Bescheinigung_TB-2026-0042_Demir-Zeynep.pdf“."""
    beginning = "Zweitschrift" if line.duplicate_of_id is not None else "Bescheinigung"
    name = _NOT_IN_NAMES.sub("-", line.person).strip("-.")[:_LONGEST]
    return f"{beginning}_{line.number}_{name}.pdf"


def _printed(
    office: OfficeData,
    signatory: SignatoryLine | None,
    contents: Sequence[CertificateContent],
    *,
    draft: bool = False,
) -> bytes:
    from kommin_desktop.courses.documents import certificates
    from kommin_desktop.documents import pdf

    document = certificates(office, signatory, contents, created=now())
    return pdf.render(replace(document, draft=draft))
