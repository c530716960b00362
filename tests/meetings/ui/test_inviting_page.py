"""The stage „Einladung“ as the person at the desk uses it: keys, menus, letters, mails, sending."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.preview import PdfView
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.letters.queries import mail_log, runs
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import RecipientLine
from kommin_desktop.meetings.ui.inviting.letters import one_letter
from kommin_desktop.meetings.ui.inviting.page import Inviting
from kommin_desktop.meetings.ui.meeting_page import MeetingPage
from kommin_desktop.office.queries import issued_documents
from tests.documents.reading import Reader

INVITED, PLANNED = 6, 8
"""The 17th meeting of the sample year, to which letters went out, and the 18th."""


@pytest.fixture
def open_page(qtbot: QtBot, sample_desk: Desk) -> Callable[[int], Inviting]:
    """Opens the stage of a meeting in the page of meetings."""
    page = MeetingPage(sample_desk)
    qtbot.addWidget(page)
    sample_desk.changed.connect(page.on_notice)
    page.resize(1154, 659)

    def opened(meeting: int) -> Inviting:
        page.show_route(Route.parse(f"sitzung/{meeting}/einladung"))
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        stage = page.shown_stage
        assert isinstance(stage, Inviting)
        return stage

    return opened


def people(desk: Desk, meeting: int) -> list[RecipientLine]:
    """Who is invited to a meeting, with what they answered."""
    found: list[RecipientLine] = desk.try_read(queries.replies(meeting))
    return found


def answers(desk: Desk) -> AnsweredAsk:
    """The questions of the desk, answered beforehand."""
    assert isinstance(desk.ask, AnsweredAsk)
    return desk.ask


def action(stage: QWidget, name: str) -> QAction:
    """An action of the stage."""
    found = stage.findChild(QAction, name)
    assert found is not None
    return found


def press(stage: QWidget, name: str) -> None:
    """Click a button."""
    button = stage.findChild(QPushButton, name) or stage.findChild(QToolButton, name)
    assert button is not None
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(stage: QWidget, menu: str, name: str) -> None:
    """Choose from a menu that is open."""
    found = next(one for one in stage.findChildren(QMenu, menu) if one.isVisible())
    chosen = next(one for one in found.actions() if one.objectName() == name)
    found.close()
    chosen.trigger()


def figure(stage: QWidget, name: str) -> str:
    """A figure of the band in words."""
    found = stage.findChild(QWidget, f"figure_{name}")
    assert found is not None
    return found.accessibleName()


def test_answers_are_given_by_keys(open_page: Callable[[int], Inviting], sample_desk: Desk) -> None:
    stage = open_page(INVITED)
    table = stage.list.table
    row = next(one for one in people(sample_desk, INVITED) if one.reply == "open")
    before = figure(stage, "yes")
    table.select_id(row.id)
    table.setFocus()
    for key, reply in ((Qt.Key.Key_Z, "yes"), (Qt.Key.Key_A, "no"), (Qt.Key.Key_O, "open")):
        QTest.keyClick(table, key)
        [now] = [one for one in people(sample_desk, INVITED) if one.id == row.id]
        assert now.reply == reply
        assert table.current_id() == row.id
    assert figure(stage, "yes") == before == "10 Zusagen"


def test_a_deputy_is_asked_for_by_name(
    open_page: Callable[[int], Inviting], sample_desk: Desk, qtbot: QtBot
) -> None:
    stage = open_page(INVITED)
    row = next(one for one in people(sample_desk, INVITED) if one.reply == "open")
    stage.list.table.select_id(row.id)
    stage.list.table.setFocus()
    QTest.keyClick(stage.list.table, Qt.Key.Key_V)
    field = stage.findChild(QLineEdit, "deputy")
    assert field is not None
    assert field.hasFocus()
    QTest.keyClicks(field, "Frida Vertretung")
    qtbot.waitUntil(lambda: not stage.list.ask_deputy.field._timer.isActive())
    QTest.keyClick(field, Qt.Key.Key_Return)
    [now] = [one for one in people(sample_desk, INVITED) if one.id == row.id]
    assert (now.reply, now.deputy_name) == ("deputy", "Frida Vertretung")
    assert stage.list.table.hasFocus()
    assert "Vertretung: Frida Vertretung" in _line(stage, row.id).below()


def test_escape_leaves_the_answer_as_it_was(
    open_page: Callable[[int], Inviting], sample_desk: Desk
) -> None:
    stage = open_page(INVITED)
    before = people(sample_desk, INVITED)
    stage.list.table.setFocus()
    QTest.keyClick(stage.list.table, Qt.Key.Key_V)
    field = stage.findChild(QLineEdit, "deputy")
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert stage.list.ask_deputy.isHidden()
    assert people(sample_desk, INVITED) == before
    assert stage.list.table.hasFocus()


def test_the_menus_of_a_row_answer_and_change_the_channel(
    open_page: Callable[[int], Inviting], sample_desk: Desk
) -> None:
    stage = open_page(INVITED)
    row = next(one for one in people(sample_desk, INVITED) if one.reply == "open")
    stage.list.table.part_pressed.emit(row.id, "reply")
    choose(stage, "reply_menu", "reply_yes")
    stage.list.table.part_pressed.emit(row.id, "channel")
    told: list[Any] = []
    sample_desk.told.connect(told.append)
    choose(stage, "channel_menu", "channel_email")
    [now] = [one for one in people(sample_desk, INVITED) if one.id == row.id]
    assert now.reply == "yes"
    assert now.channel == "letter"
    assert "schon bekommen" in told[0].reason


def test_needs_are_noted_in_the_menu(
    open_page: Callable[[int], Inviting], sample_desk: Desk
) -> None:
    stage = open_page(INVITED)
    row = people(sample_desk, INVITED)[0]
    stage.list.table.select_id(row.id)
    stage.list.table.menu_wanted.emit(QPoint(10, 10))
    [menu] = list(stage.findChildren(QMenu, "needs_menu"))
    next(one for one in menu.actions() if one.objectName() == "need_0").trigger()
    [now] = [one for one in people(sample_desk, INVITED) if one.id == row.id]
    assert now.needs_interpreting is not row.needs_interpreting


def test_only_the_open_ones_are_shown(
    open_page: Callable[[int], Inviting], sample_desk: Desk
) -> None:
    stage = open_page(INVITED)
    press(stage, "show_open")
    replies = {one.reply for one in stage.list._shown()}
    assert replies == {"open"}
    assert stage.list.model.rowCount() == 7


def test_a_code_leads_to_the_person(
    open_page: Callable[[int], Inviting], sample_desk: Desk
) -> None:
    stage = open_page(INVITED)
    row = people(sample_desk, INVITED)[7]
    field = stage.findChild(QLineEdit, "reply_code")
    assert field is not None
    QTest.keyClicks(field, row.code.lower())
    assert stage.list.table.current_id() == row.id
    assert stage.list.table.hasFocus()
    assert field.text() == ""
    QTest.keyClicks(field, "0000")
    assert "niemand" in stage.fields.code.error


def test_the_proposal_is_drawn_up_without_those_unticked(
    open_page: Callable[[int], Inviting], sample_desk: Desk
) -> None:
    stage = open_page(PLANNED)
    proposed = stage.list.model.rowCount()
    assert figure(stage, "people") == f"{proposed} vorgeschlagen"
    first = stage.list.table.current_id()
    stage.list.table.setFocus()
    QTest.keyClick(stage.list.table, Qt.Key.Key_Space)
    primary = stage.primary()
    assert primary is not None
    assert primary.text() == "Einladung vorbereiten"
    primary.trigger()
    now = people(sample_desk, PLANNED)
    assert len(now) == proposed - 1
    assert first not in [one.contact_id for one in now]
    assert stage.list.table.hasFocus()
    box = stage.findChild(QCheckBox, "tick_all")
    assert box is not None
    assert box.isChecked()


def test_guests_are_added_and_taken_off(
    open_page: Callable[[int], Inviting], sample_desk: Desk
) -> None:
    stage = open_page(PLANNED)
    action(stage, "prepare_invitation").trigger()
    before = {one.contact_id for one in people(sample_desk, PLANNED)}
    guest = next(
        one
        for one in sample_desk.try_read(queries.people_named("kommin", limit=1))
        or sample_desk.try_read(queries.people_named("a", limit=50))
        if one.id not in before
    )
    press(stage, "add_recipient")
    stage.list.ask_name.chosen.emit(guest.id, guest.display)
    added = [one for one in people(sample_desk, PLANNED) if one.contact_id == guest.id]
    assert len(added) == 1
    assert stage.list.table.current_id() == added[0].id
    stage.list.table.setFocus()
    QTest.keyClick(stage.list.table, Qt.Key.Key_Delete)
    assert {one.contact_id for one in people(sample_desk, PLANNED)} == before
    assert stage.list.table.current_id() is not None


def test_all_letters_are_saved_in_one_file_and_kept(
    open_page: Callable[[int], Inviting], sample_desk: Desk, tmp_path: Path
) -> None:
    stage = open_page(PLANNED)
    action(stage, "prepare_invitation").trigger()
    answers(sample_desk).paths = [tmp_path]
    before = len(sample_desk.try_read(issued_documents()))
    action(stage, "letters_pdf").trigger()
    [path] = tmp_path.glob("Einladung_18_*.pdf")
    text = Reader(path.read_bytes()).tree().full_text()
    for one in people(sample_desk, PLANNED):
        assert one.code in text
    assert len(sample_desk.try_read(issued_documents())) == before + 1
    assert stage.sent.letters.isVisible()
    assert all(one.sent_on is None for one in people(sample_desk, PLANNED))


def test_mails_are_written_and_sent_only_when_said_so(
    open_page: Callable[[int], Inviting], sample_desk: Desk, tmp_path: Path
) -> None:
    stage = open_page(PLANNED)
    action(stage, "prepare_invitation").trigger()
    reached = [one.id for one in people(sample_desk, PLANNED) if one.email][:2]
    assert len(reached) == 2
    stage.list.channel_chosen.emit(reached, "email")
    primary = stage.primary()
    assert primary is not None
    assert primary.text() == "E-Mails vorbereiten (2)"
    answers(sample_desk).paths = [tmp_path]
    primary.trigger()
    files = sorted(tmp_path.glob("*.eml"))
    assert len(files) == 2
    for path in files:
        mail = message_from_bytes(path.read_bytes(), policy=default)
        [attached] = mail.iter_attachments()
        letter = Reader(attached.get_content()).tree().full_text()
        [mine] = [
            one
            for one in people(sample_desk, PLANNED)
            if one.email == mail["To"].addresses[0].addr_spec
        ]
        assert mine.code in letter
        others = [one.code for one in people(sample_desk, PLANNED) if one.id != mine.id]
        assert not any(code in letter for code in others)
    assert stage.sent.mails.isVisible()
    log = len(sample_desk.try_read(mail_log()))
    press(stage, "mails_sent_confirm")
    sent = [one for one in people(sample_desk, PLANNED) if one.sent_on == date(2026, 11, 23)]
    assert {one.id for one in sent} == set(reached)
    assert len(sample_desk.try_read(mail_log())) == log + 2
    assert stage.sent.mails.isHidden()
    assert stage.sent.letters.isHidden()
    confirm = action(stage, "confirm_letters")
    assert confirm in stage.more()
    confirm.trigger()
    press(stage, "letters_sent_confirm")
    assert all(one.sent_on for one in people(sample_desk, PLANNED))
    assert len(sample_desk.try_read(mail_log())) == log + len(people(sample_desk, PLANNED))
    assert stage.primary() is None


def test_who_is_not_ticked_is_not_said_to_have_got_it(
    open_page: Callable[[int], Inviting], sample_desk: Desk, tmp_path: Path
) -> None:
    stage = open_page(PLANNED)
    action(stage, "prepare_invitation").trigger()
    everybody = [one.id for one in people(sample_desk, PLANNED)]
    stage.list.table.part_pressed.emit(everybody[0], "tick")
    answers(sample_desk).paths = [tmp_path]
    action(stage, "letters_pdf").trigger()
    stage.list.table.part_pressed.emit(everybody[1], "tick")
    assert f"{len(everybody) - 2} Briefe" in stage.sent.letters.accessibleName()
    press(stage, "letters_sent_confirm")
    left = [one.id for one in people(sample_desk, PLANNED) if one.sent_on is None]
    assert left == everybody[:2]
    assert stage.late.isVisible()
    words = {one.id: one.sent_words() for one in stage.list._people()}
    assert [words[number] for number in left] == ["noch nicht versendet"] * 2
    press(stage, "tick_late")
    assert [one.id for one in stage.list.ticked()] == left
    assert action(stage, "letters_print").text() == "Drucken (2)"


def test_who_is_invited_after_the_dispatch_is_sent_to_alone(
    open_page: Callable[[int], Inviting], sample_desk: Desk, tmp_path: Path
) -> None:
    stage = open_page(INVITED)
    present = {one.contact_id for one in people(sample_desk, INVITED)}
    guest = next(
        one
        for one in sample_desk.try_read(queries.people_named("a", limit=50))
        if one.id not in present
    )
    before = {one.id: one.sent_on for one in people(sample_desk, INVITED)}
    stage.list.ask_name.chosen.emit(guest.id, guest.display)
    [added] = [one for one in people(sample_desk, INVITED) if one.contact_id == guest.id]
    assert [one.id for one in stage.list.ticked()] == [added.id]
    assert stage.late.isVisible()
    documents = len(sample_desk.try_read(issued_documents()))
    log = len(sample_desk.try_read(mail_log()))
    answers(sample_desk).paths = [tmp_path]
    action(stage, "letters_pdf").trigger()
    [path] = tmp_path.glob("*.pdf")
    text = Reader(path.read_bytes()).tree().full_text()
    assert [one.code in text for one in people(sample_desk, INVITED)].count(True) == 1
    assert len(sample_desk.try_read(issued_documents())) == documents + 1
    press(stage, "letters_sent_confirm")
    now = {one.id: one.sent_on for one in people(sample_desk, INVITED)}
    assert now.pop(added.id) == date(2026, 11, 23)
    assert now == before
    [line] = sample_desk.try_read(mail_log())[: -log or None]
    assert line.partner_id == guest.id
    assert stage.late.isHidden()


def test_letters_made_twice_are_one_run(
    open_page: Callable[[int], Inviting], sample_desk: Desk, tmp_path: Path
) -> None:
    stage = open_page(PLANNED)
    action(stage, "prepare_invitation").trigger()
    before = len(sample_desk.try_read(runs()))
    answers(sample_desk).paths = [tmp_path / "eins.pdf", tmp_path / "zwei.pdf"]
    action(stage, "letters_pdf").trigger()
    action(stage, "letters_pdf").trigger()
    assert (tmp_path / "eins.pdf").read_bytes() == (tmp_path / "zwei.pdf").read_bytes()
    assert len(sample_desk.try_read(runs())) == before + 1


def test_a_place_that_cannot_be_written_changes_nothing(
    open_page: Callable[[int], Inviting], sample_desk: Desk, tmp_path: Path
) -> None:
    stage = open_page(PLANNED)
    action(stage, "prepare_invitation").trigger()
    told: list[Any] = []
    sample_desk.told.connect(told.append)
    before = len(sample_desk.try_read(issued_documents()))
    answers(sample_desk).paths = [tmp_path / "gibt es nicht" / "x.pdf"]
    action(stage, "letters_pdf").trigger()
    assert told[0].tone == "danger"
    assert len(sample_desk.try_read(issued_documents())) == before


def test_an_agenda_changed_after_the_dispatch_is_marked_and_leads_to_a_supplement(
    open_page: Callable[[int], Inviting], sample_desk: Desk
) -> None:
    from kommin_desktop.meetings import service
    from kommin_desktop.meetings.rules.agenda_items import ItemDraft

    stage = open_page(INVITED)
    mark = stage.findChild(QWidget, "changed_after_dispatch")
    assert mark is not None
    assert not mark.isVisible()
    sample_desk.do("Punkt", service.add_item, INVITED, ItemDraft("Neuer Punkt"))
    assert mark.isVisible()
    action(stage, "prepare_supplement").trigger()
    assert [one.version for one in sample_desk.try_read(queries.invitations(INVITED))] == [2, 1]
    assert not mark.isVisible()
    [_new, old] = sample_desk.try_read(queries.invitations(INVITED))
    former = {one.contact_id: one.reply for one in sample_desk.try_read(queries.recipients(old.id))}
    now = {one.contact_id: one.reply for one in people(sample_desk, INVITED)}
    assert "yes" in now.values()
    assert {key: former[key] for key in now if key in former}.items() <= now.items()


def test_the_letter_of_the_person_one_is_on_stands_beside(
    open_page: Callable[[int], Inviting], sample_desk: Desk, qtbot: QtBot
) -> None:
    stage = open_page(INVITED)
    view = stage.pane.findChild(PdfView)
    assert view is not None
    qtbot.waitUntil(lambda: view.page_count() > 0)
    first = people(sample_desk, INVITED)[0]
    document = view.document
    assert document is not None
    assert first.code in "".join(
        document.getAllText(page).text() for page in range(view.page_count())
    )
    action(stage, "letter_after").trigger()
    second = people(sample_desk, INVITED)[1]
    assert stage.list.table.current_id() == second.id
    qtbot.waitUntil(lambda: view.document is not document)
    now = view.document
    assert now is not None
    assert second.code in "".join(now.getAllText(n).text() for n in range(view.page_count()))


def test_where_it_is_narrow_the_letter_takes_the_place_of_the_list(
    open_page: Callable[[int], Inviting], qtbot: QtBot
) -> None:
    stage = open_page(INVITED)
    window = stage.window()
    window.resize(968, 531)
    qtbot.waitUntil(lambda: not stage.pane.isVisible())
    press(stage, "open_letter")
    assert stage.pane.isVisible()
    assert not stage.list.isVisible()
    press(stage, "letter_close")
    assert stage.list.isVisible()
    assert stage.list.table.hasFocus()


def test_the_day_to_answer_by_is_kept(
    open_page: Callable[[int], Inviting], sample_desk: Desk
) -> None:
    stage = open_page(INVITED)
    field = stage.findChild(QLineEdit, "reply_by")
    assert field is not None
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "27.11.")
    stage.list.table.setFocus()
    [line] = sample_desk.try_read(queries.invitations(INVITED))
    assert line.reply_by == date(2026, 11, 27)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "24.12.2026")
    stage.list.table.setFocus()
    assert "nach der Sitzung" in stage.fields.until.error


def test_everything_has_a_name_and_is_large_enough(open_page: Callable[[int], Inviting]) -> None:
    stage = open_page(INVITED)
    for widget in stage.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            words = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert words, widget
            assert min(widget.width(), widget.height()) >= 24, widget


def _line(stage: Inviting, number: int) -> Any:
    return next(one for one in stage.list._people() if one.id == number)


def test_a_letter_that_was_sent_keeps_its_day(sample_desk: Desk) -> None:
    one = people(sample_desk, INVITED)[0]
    assert one.sent_on == date(2026, 11, 12)
    content = one_letter(sample_desk.path, one.invitation_id, one.id)(lambda _count, _total: None)
    text = Reader(content).tree().full_text()
    assert "12.\xa0November 2026" in text
    assert "23.\xa0November 2026" not in text
