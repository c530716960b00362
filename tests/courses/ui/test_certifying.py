"""Certificates by keys and mouse: who gets one, issuing for good, the register, their papers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import CertificateLine
from kommin_desktop.courses.rules import content_from_json
from kommin_desktop.courses.ui.certifying.page import Certificates
from kommin_desktop.courses.ui.certifying.state import Kind
from kommin_desktop.courses.ui.papers import CertificatesPage, SignInPage
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.office.queries import kept_document
from tests.journeys.papers import paper_text

RUNNING, OVER = "SM-2026-1", "EB-2026-1"
Key = Qt.Key


def course_id(desk: Desk, number: str) -> int:
    lines: list[queries.CourseLine] = desk.try_read(queries.courses())
    return next(line.id for line in lines if line.number == number)


def shown(qtbot: QtBot, desk: Desk, number: str) -> Certificates:
    part = Certificates(desk)
    qtbot.addWidget(part)
    desk.changed.connect(part.on_notice)
    part.resize(1154, 600)
    course = course_id(desk, number)
    line = desk.try_read(queries.course_line(course))[0]
    part.show_course(line, Route.parse(f"kurse/{course}/bescheinigungen"))
    part.show()
    part.activateWindow()
    qtbot.waitExposed(part)
    part.list.take_focus()
    return part


@pytest.fixture
def part(qtbot: QtBot, sample_desk: Desk) -> Certificates:
    """The certificates of the course that runs: none is issued yet."""
    return shown(qtbot, sample_desk, RUNNING)


@pytest.fixture
def register(qtbot: QtBot, sample_desk: Desk) -> Certificates:
    """The certificates of the course that is over: all but one have theirs."""
    return shown(qtbot, sample_desk, OVER)


def issued(part: Certificates) -> list[CertificateLine]:
    assert part.course is not None
    lines: list[CertificateLine] = part.desk.try_read(queries.course_certificates(part.course.id))
    return lines


def issue(part: Certificates) -> None:
    """By the action of the header and Enter on the question."""
    action = part.primary()
    assert action is not None
    action.trigger()
    QTest.keyClick(part.questions.final_bar.agree, Key.Key_Return)


def click(part: Certificates, name: str) -> None:
    button = part.findChild(QPushButton, name)
    assert button is not None
    button.click()


def kept_text(part: Certificates, document: int | None, tmp_path: Path) -> str:
    kept = part.desk.try_read(lambda connection: kept_document(connection, document or 0))
    path = tmp_path / "papier.pdf"
    path.write_bytes(kept.content)
    return paper_text(path)


def test_who_reached_the_share_is_chosen_and_the_others_hear_why(part: Certificates) -> None:
    action = part.primary()
    assert action is not None
    assert action.text() == "Ausstellen (9) …"
    sheet = part._sheet
    assert sheet is not None
    reasons = {line.name: line.line for line in sheet.of_kind(Kind.NOT_YET)}
    assert reasons["Khaled Mansour"] == "6 von 9 UE · 66 %; nötig sind 75 %."


def test_nothing_is_issued_before_one_agrees(part: Certificates) -> None:
    action = part.primary()
    assert action is not None
    action.trigger()
    assert part.questions.final_bar.isVisible()
    assert "nicht rückgängig" in part.questions.final_bar.findChildren(type(part._note))[1].text()
    QTest.keyClick(part.questions.final_bar.agree, Key.Key_Escape)
    assert issued(part) == []
    assert part.list.hasFocus()


def test_the_ticked_ones_get_numbered_certificates_for_good(
    part: Certificates, tmp_path: Path
) -> None:
    QTest.keyClick(part.list, Key.Key_Space)
    assert len(part.ticked()) == 8
    issue(part)
    lines = issued(part)
    assert [line.number for line in lines] == [f"TB-2026-{n:04}" for n in range(12, 20)]
    assert "Deniz Aktaş" not in {line.person for line in lines}
    text = kept_text(part, lines[0].document_id, tmp_path)
    assert "Ahmad Darwish" in text
    assert "TB-2026-0012" in text
    part.desk.undo()
    assert len(issued(part)) == 8


def test_after_issuing_one_stands_before_the_paper(part: Certificates) -> None:
    issue(part)
    document = issued(part)[0].document_id
    assert part.course is not None
    wanted = f"kurse/{part.course.id}/vorschau/bescheinigungen?dokument={document}"
    assert str(part.desk.router.current) == wanted


def test_place_and_signature_are_those_chosen(part: Certificates, tmp_path: Path) -> None:
    part.fields.place.input.put("Bünde")
    part.fields.signer.input.put(None)
    issue(part)
    content = content_from_json(issued(part)[0].content)
    assert (content.issued_at_place, content.signed_by) == ("Bünde", "")
    assert "Bünde, 23." in kept_text(part, issued(part)[0].document_id, tmp_path)


def test_the_office_s_first_signatory_signs(part: Certificates) -> None:
    issue(part)
    content = content_from_json(issued(part)[0].content)
    assert (content.signed_by, content.issued_at_place) == ("Petra Brinkmann", "Herford")


def test_the_certificate_of_the_chosen_person_is_shown(part: Certificates, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: part.pane.view.page_count() == 1)
    QTest.keyClick(part.list, Key.Key_Down)
    with qtbot.waitSignal(part.pane.shown):
        pass
    whose = part.pane.findChild(QLabel, "certificate_whose")
    assert whose is not None
    assert whose.text() == "Ahmad Darwish"


def test_an_issued_one_is_shown_on_its_page_of_the_kept_paper(
    register: Certificates, qtbot: QtBot
) -> None:
    sheet = register._sheet
    assert sheet is not None
    last = sheet.of_kind(Kind.ISSUED)[-1]
    with qtbot.waitSignal(register.pane.shown):
        register.list.select_id(last.id)
    assert register.pane.view.page_count() == 11
    qtbot.waitUntil(lambda: register.pane.view.current_page() == 11)


def test_a_duplicate_is_marked_and_asked_for(register: Certificates, tmp_path: Path) -> None:
    sheet = register._sheet
    assert sheet is not None
    register.list.select_id(sheet.of_kind(Kind.ISSUED)[0].id)
    click(register, "duplicate_certificate")
    assert len(issued(register)) == 11
    QTest.keyClick(register.questions.final_bar.agree, Key.Key_Return)
    second = issued(register)[1]
    assert (second.number, second.duplicate_of_id) == ("TB-2026-0001", issued(register)[0].id)
    assert "Zweitschrift vom 23." in kept_text(register, second.document_id, tmp_path)


def test_revoking_takes_a_reason_and_makes_room_for_another(register: Certificates) -> None:
    sheet = register._sheet
    assert sheet is not None
    register.list.select_id(sheet.of_kind(Kind.ISSUED)[0].id)
    click(register, "revoke_certificate")
    click(register, "revoke_confirm")
    assert issued(register)[0].revoked_on is None
    field = register.findChild(QLineEdit, "revoke_reason")
    assert field is not None
    field.setText("Name falsch geschrieben")
    QTest.keyClick(field, Key.Key_Return)
    assert issued(register)[0].revoked_reason == "Name falsch geschrieben"
    after = register._sheet
    assert after is not None
    assert len(after.of_kind(Kind.READY)) == 1
    register.desk.undo()
    assert issued(register)[0].revoked_on is None


def test_each_person_gets_a_pdf(register: Certificates, tmp_path: Path) -> None:
    ask = register.desk.ask
    assert isinstance(ask, AnsweredAsk)
    folder = tmp_path / "Bescheinigungen"
    folder.mkdir()
    ask.paths = [folder]
    register.secondary()[0].trigger()
    files = sorted(path.name for path in folder.iterdir())
    assert len(files) == 11
    assert files[0].startswith("Bescheinigung_TB-2026-0001_")
    assert "TB-2026-0001" in paper_text(folder / files[0])


def test_the_kept_paper_and_the_list_to_sign_are_shown(
    register: Certificates, qtbot: QtBot, tmp_path: Path
) -> None:
    assert register.course is not None
    course, document = register.course.id, issued(register)[0].document_id
    kept = CertificatesPage(register.desk)
    sheet = SignInPage(register.desk)
    for page, route in (
        (kept, f"kurse/{course}/vorschau/bescheinigungen?dokument={document}"),
        (sheet, f"kurse/{course}/vorschau/anwesenheitsliste"),
    ):
        qtbot.addWidget(page)
        page.show_route(Route.parse(route))
    told = []
    for page in (kept, sheet):
        path = tmp_path / "papier.pdf"
        path.write_bytes(page.pdf)
        told.append(paper_text(path))
    assert "TB-2026-0001" in told[0]
    assert "Unterschrift" in told[1]
    assert sheet.heading().title == "Anwesenheitsliste: 1. Termin"
