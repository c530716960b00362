"""A letter to one contact: from the contact's page, with a draft, to the printed page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from kommin_desktop.app.wiring import offers
from kommin_desktop.contacts.ui.page import ContactsPage
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.letters.queries import contact_letters
from kommin_desktop.letters.ui.writing.page import SingleLetterPage
from kommin_desktop.letters.ui.writing.paper import SingleLetterPaperPage
from kommin_desktop.store.drafts import drafts


@pytest.fixture
def page(sample_desk: Desk, qtbot: QtBot) -> SingleLetterPage:
    return page_on(sample_desk, qtbot)


def page_on(desk: Desk, qtbot: QtBot, number: int = 17) -> SingleLetterPage:
    page = SingleLetterPage(desk)
    qtbot.addWidget(page)
    page.resize(1154, 659)
    page.show_route(Route.parse(f"briefe/schreiben/{number}"))
    page.show()
    return page


def subject(page: SingleLetterPage) -> QLineEdit:
    (found,) = page.findChildren(QLineEdit, "letter_subject")
    return found


def write(page: SingleLetterPage) -> None:
    QTest.keyClicks(subject(page), "Ihre Anfrage")
    QTest.keyClicks(page.editor, "vielen Dank.")


def paper_action(page: SingleLetterPage) -> QAction:
    action = page.heading().primary
    assert action is not None
    return action


def test_a_key_on_the_contacts_page_begins_a_letter(sample_desk: Desk, qtbot: QtBot) -> None:
    page = ContactsPage(sample_desk, offers(), has_import=True)
    qtbot.addWidget(page)
    page.resize(1154, 659)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.show_route(Route.parse("kontakte/17"))
    page.list.table.setFocus()
    QTest.keyClick(
        page.list.table,
        Qt.Key.Key_B,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert str(sample_desk.router.current) == "briefe/schreiben/17"


def test_what_was_written_is_there_again(page: SingleLetterPage, qtbot: QtBot) -> None:
    write(page)
    page.hide()
    again = page_on(page.desk, qtbot)
    assert subject(again).text() == "Ihre Anfrage"
    assert again.editor.markdown() == "vielen Dank."
    assert again.first_focus() is again.editor
    other = page_on(page.desk, qtbot, 18)
    assert subject(other).text() == ""


def test_the_page_beside_is_the_real_one(page: SingleLetterPage, qtbot: QtBot) -> None:
    write(page)
    qtbot.waitUntil(lambda: page.preview.view.page_count() > 0, timeout=10_000)
    assert page.preview.view.page_count() == 1


def test_without_a_subject_nothing_is_printed(page: SingleLetterPage) -> None:
    QTest.keyClicks(page.editor, "vielen Dank.")
    paper_action(page).trigger()
    assert page.desk.router.current is None
    assert subject(page).hasFocus()


def test_the_printed_letter_stands_in_the_archive(
    page: SingleLetterPage, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = page.desk
    write(page)
    paper_action(page).trigger()
    assert str(desk.router.current) == "briefe/schreiben/17/vorschau"
    paper = SingleLetterPaperPage(desk)
    qtbot.addWidget(paper)
    paper.resize(1154, 659)
    paper.show()
    assert desk.router.current is not None
    paper.show_route(desk.router.current)
    qtbot.waitUntil(lambda: bool(paper.pdf), timeout=10_000)
    ask = desk.ask
    assert isinstance(ask, AnsweredAsk)
    ask.paths.append(tmp_path)
    (save,) = (one for one in paper.actions() if one.objectName() == "save_pdf")
    save.trigger()
    (written,) = tmp_path.glob("Brief_Gemeinde-Hiddenhausen_2026-*.pdf")
    assert written.read_bytes() == paper.pdf
    sent = desk.try_read(contact_letters(17))[0]
    assert (sent.subject, sent.status) == ("Ihre Anfrage", "issued")
    assert not [line for line in desk.try_read(drafts()) if line.key == "letter:17"]


def test_a_draft_is_thrown_away_only_when_asked(page: SingleLetterPage, qtbot: QtBot) -> None:
    write(page)
    ask = page.desk.ask
    assert isinstance(ask, AnsweredAsk)
    ask.confirmations.extend((False, True))
    (discard,) = page.heading().more
    discard.trigger()
    assert page.editor.markdown() == "vielen Dank."
    discard.trigger()
    assert page.editor.markdown() == ""
    assert not [line for line in page.desk.try_read(drafts()) if line.key == "letter:17"]


def test_somebody_without_an_address_is_said_so(sample_desk: Desk, qtbot: QtBot) -> None:
    from kommin_desktop.contacts import service
    from kommin_desktop.contacts.rules.drafts import PersonDraft

    made: list[int] = []
    draft = PersonDraft(given="Elif", family="Kaya")
    sample_desk.do("Kontakt", service.add_person, draft, done=made.append)
    page = page_on(sample_desk, qtbot, made[0])
    trouble = page.findChild(QLabel, "letter_trouble")
    assert isinstance(trouble, QLabel)
    assert trouble.isVisible()
    assert "keine Anschrift" in trouble.text()
