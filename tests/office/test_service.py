"""The office's own records: data, logo, who signs and who works."""

from __future__ import annotations

import pytest

from kommin_desktop.app.window.office_words import workers
from kommin_desktop.base.errors import UserError
from kommin_desktop.letters.documents import letterhead
from kommin_desktop.office import service
from kommin_desktop.office.queries import office_facts, signatories, signatory
from kommin_desktop.office.rules import LOGO_MOST_BYTES, OfficeData
from kommin_desktop.office.service import SignatoryDraft
from kommin_desktop.store.office_file import OfficeFile


def data(office: OfficeFile) -> OfficeData:
    return OfficeData.from_facts((fact.key, fact.value) for fact in office.read(office_facts()))


def names(office: OfficeFile) -> list[str]:
    return [line.name for line in office.read(signatories())]


def add(office: OfficeFile, *people: str) -> list[int]:
    with office.work("Unterschriften") as session:
        return [service.add_signatory(session, SignatoryDraft(name)).id for name in people]


def test_changing_some_of_the_data_keeps_the_rest_and_can_be_undone(office: OfficeFile) -> None:
    with office.work("Dienststelle") as session:
        service.set_office_data(session, OfficeData(name="Kreis Herford", city="Herford"))
    with office.work("Dienststelle geändert") as session:
        service.change_office_data(session, {"city": "Bünde"})
    assert (data(office).name, data(office).city) == ("Kreis Herford", "Bünde")
    office.undo()
    assert data(office).city == "Herford"


def test_an_office_needs_a_name(office: OfficeFile) -> None:
    with pytest.raises(UserError), office.work("Dienststelle") as session:
        service.change_office_data(session, {"name": " "})


def test_a_logo_reaches_the_letterhead_unless_it_is_too_large(office: OfficeFile) -> None:
    with office.work("Logo") as session:
        service.set_logo(session, b"\x89PNG")
    assert letterhead(data(office)).logo == b"\x89PNG"
    with pytest.raises(UserError), office.work("Logo") as session:
        service.set_logo(session, bytes(LOGO_MOST_BYTES + 1))
    assert OfficeData(logo="kein Bild!").logo_bytes == b""


def test_those_who_sign_are_changed_ordered_and_trashed(office: OfficeFile) -> None:
    first, second, third = add(office, "Brinkmann", "Wehmeier", "Oezdemir")
    with office.work("Reihenfolge") as session:
        service.order_signatories(session, [third, first, second])
    assert names(office) == ["Oezdemir", "Brinkmann", "Wehmeier"]
    (fourth,) = add(office, "Neu")
    assert names(office)[-1] == "Neu"
    with office.work("Unterschrift geändert") as session:
        service.change_signatory(session, second, SignatoryDraft(" Wehmeier-Koch ", "Im Auftrag"))
    assert office.read(signatory(second))[0][:3] == (second, "Wehmeier-Koch", "Im Auftrag")
    with office.work("Unterschrift gelöscht") as session:
        service.trash_signatory(session, first)
    assert names(office) == ["Oezdemir", "Wehmeier-Koch", "Neu"]
    office.undo()
    assert "Brinkmann" in names(office)
    with pytest.raises(UserError), office.work("Unterschrift geändert") as session:
        service.change_signatory(session, fourth, SignatoryDraft(""))


def test_who_works_is_who_signs_until_the_office_names_others(office: OfficeFile) -> None:
    add(office, "Brinkmann")
    assert workers(office.connection) == ("Brinkmann",)
    with office.work("Es arbeitet") as session:
        service.set_workers(session, ["  Wehmeier ", "", "Oezdemir", "Wehmeier"])
    assert workers(office.connection) == ("Wehmeier", "Oezdemir")
