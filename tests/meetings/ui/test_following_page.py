"""The stage „Nachbereitung“ as the person at the desk uses it: from the draft to the approval."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.preview import ThumbView
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import DecisionLine, ItemTaskLine, VersionLine
from kommin_desktop.meetings.ui.following.page import Following
from kommin_desktop.meetings.ui.meeting_page import MeetingPage
from kommin_desktop.meetings.ui.papers import MeetingPaperPage
from kommin_desktop.office.queries import issued_bytes, issued_documents
from tests.documents.reading import Reader

HELD, SENT, NEXT = 5, 2, 6
"""A meeting of the sample year whose minutes are a draft, one whose minutes went out, and the
one after that."""

Open = Callable[[int], Following]


@pytest.fixture
def open_page(qtbot: QtBot, sample_desk: Desk) -> Open:
    """Opens the stage of a meeting in the page of meetings."""
    page = MeetingPage(sample_desk)
    qtbot.addWidget(page)
    sample_desk.changed.connect(page.on_notice)
    page.resize(1154, 659)

    def opened(meeting: int) -> Following:
        page.show_route(Route.parse(f"sitzung/{meeting}/nachbereitung"))
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        stage = page.shown_stage
        assert isinstance(stage, Following)
        return stage

    return opened


def version(desk: Desk, meeting: int) -> VersionLine:
    """The version of the minutes that counts."""
    found: VersionLine = desk.try_read(queries.versions(meeting))[0]
    return found


def decisions(desk: Desk, meeting: int) -> list[DecisionLine]:
    """The decisions of a meeting."""
    found: list[DecisionLine] = desk.try_read(queries.decisions(meeting))
    return found


def tasks(desk: Desk, meeting: int) -> list[ItemTaskLine]:
    """The tasks given in a meeting."""
    return [one for one in desk.try_read(queries.item_tasks(meeting)) if not one.is_carried]


def press(stage: QWidget, name: str) -> None:
    """Click a button that is seen."""
    button = stage.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def said(stage: QWidget, step: str) -> str:
    """What a step says, as a screen reader reads it."""
    found = stage.findChild(QWidget, step)
    assert found is not None
    return found.accessibleName()


def places(desk: Desk) -> list[str]:
    """Where the desk goes from now on."""
    gone: list[str] = []
    desk.router.arrived.connect(lambda route: gone.append(str(route)))
    return gone


def finish_and_release(stage: Following) -> None:
    """Go the first two steps by keyboard."""
    button = stage.first_focus()
    assert button is not None
    assert button.objectName() == "finish_minutes"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    following = stage.steps.next_button()
    assert following is not None
    assert following.objectName() == "release_minutes"
    assert following.hasFocus()
    QTest.keyClick(following, Qt.Key.Key_Space)


def test_from_draft_to_the_archive(open_page: Open, sample_desk: Desk, tmp_path: Path) -> None:
    stage = open_page(HELD)
    assert all(not one.code for one in decisions(sample_desk, HELD))
    finish_and_release(stage)
    assert all(one.code for one in decisions(sample_desk, HELD))
    assert "Brinkmann · Mo., 23.\xa0November 2026" in said(stage, "step_released")
    assert stage.status_text() == "Protokoll freigegeben, noch nicht versendet"
    press(stage, "prepare_dispatch")
    assert isinstance(sample_desk.ask, AnsweredAsk)
    sample_desk.ask.paths = [tmp_path]
    press(stage, "minutes_pdf")
    [path] = tmp_path.glob("Protokoll_7_*.pdf")
    text = Reader(path.read_bytes()).tree().full_text()
    assert all(one.code in text for one in decisions(sample_desk, HELD))
    assert version(sample_desk, HELD).issued_on is None
    press(stage, "confirm_minutes_sent")
    sent = version(sample_desk, HELD)
    assert sent.issued_on == date(2026, 11, 23)
    assert sent.issued_document_id is not None
    kept = sample_desk.try_read(lambda c: issued_bytes(c, sent.issued_document_id or 0))
    assert Reader(kept).tree().full_text() == text
    assert "8 Personen versendet" in said(stage, "step_sent")
    add = stage.findChild(QPushButton, "add_task")
    assert add is not None
    assert not add.isVisible()


def test_minutes_go_out_as_mails_to_those_who_want_mails(
    open_page: Open, sample_desk: Desk, tmp_path: Path
) -> None:
    from kommin_desktop.meetings.model import InvitationRecipient

    people = sample_desk.try_read(queries.replies(HELD))
    reached = next(one for one in people if one.email)

    def by_mail(session: Any) -> None:
        session.get(InvitationRecipient, reached.id).channel = "email"

    sample_desk.do("Weg", by_mail)
    stage = open_page(HELD)
    finish_and_release(stage)
    press(stage, "prepare_dispatch")
    assert isinstance(sample_desk.ask, AnsweredAsk)
    sample_desk.ask.paths = [tmp_path]
    press(stage, "minutes_mails")
    [path] = tmp_path.glob("*.eml")
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert mail["To"].addresses[0].addr_spec == reached.email
    [attached] = mail.iter_attachments()
    assert "Protokoll" in Reader(attached.get_content()).tree().full_text()
    assert version(sample_desk, HELD).state == "released"


def test_what_is_missing_is_listed_with_the_way_to_its_item(
    open_page: Open, sample_desk: Desk
) -> None:
    from kommin_desktop.meetings import service
    from kommin_desktop.meetings.rules.agenda_items import ItemDraft, ItemKind

    item = ItemDraft("Abstimmung ohne Ergebnis", kind=ItemKind.DECISION)
    sample_desk.do("Punkt", service.add_item, HELD, item)
    stage = open_page(HELD)
    gone = places(sample_desk)
    links = [
        one
        for one in stage.steps.proof.findChildren(QPushButton)
        if one.objectName().startswith("proof_") and one.isVisible()
    ]
    assert len(links) == 1
    QTest.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert gone[0].startswith(f"sitzung/{HELD}/protokoll?top=")
    told: list[Any] = []
    sample_desk.told.connect(told.append)
    press(stage, "finish_minutes")
    assert "kein Beschluss" in told[0].reason
    assert version(sample_desk, HELD).state == "finished"


def test_finished_minutes_are_opened_again_with_a_reason(
    open_page: Open, sample_desk: Desk
) -> None:
    stage = open_page(HELD)
    finish_and_release(stage)
    reopen = stage.findChild(QAction, "reopen_minutes")
    assert reopen is not None
    assert reopen in stage.more()
    reopen.trigger()
    field = stage.findChild(QLineEdit, "reopen_reason")
    assert field is not None
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert version(sample_desk, HELD).state == "released"
    QTest.keyClicks(field, "Zahl falsch")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert version(sample_desk, HELD).state == "draft"
    assert "Wieder geöffnet: Zahl falsch" in said(stage, "step_finished")
    assert reopen not in stage.more()


def test_minutes_are_approved_in_a_later_meeting(open_page: Open, sample_desk: Desk) -> None:
    from kommin_desktop.meetings import service

    stage = open_page(SENT)
    approve = stage.findChild(QPushButton, "approve_minutes")
    assert approve is not None
    assert not approve.isVisible()
    assert said(stage, "step_approved").startswith("In der 17. Sitzung genehmigen")
    sample_desk.do("Beginn", service.begin_meeting, NEXT)
    press(stage, "approve_minutes")
    now = version(sample_desk, SENT)
    assert (now.state, now.approved_in) == ("approved", "17. Sitzung")
    assert "17. Sitzung · Do., 3.\xa0Dezember 2026" in said(stage, "step_approved")


def test_a_correction_is_recorded_beside_the_minutes(open_page: Open, sample_desk: Desk) -> None:
    stage = open_page(SENT)
    press(stage, "add_correction")
    new = stage.findChild(QPlainTextEdit, "correction_new")
    old = stage.findChild(QPlainTextEdit, "correction_old")
    assert new is not None
    assert old is not None
    QTest.keyClicks(old, "12 Ja")
    stage.corrections.form.save()
    assert sample_desk.try_read(queries.corrections(SENT)) == []
    QTest.keyClicks(new, "13 Ja")
    stage.corrections.form.save()
    [line] = sample_desk.try_read(queries.corrections(SENT))
    assert (line.old, line.new, line.number) == ("12 Ja", "13 Ja", 1)
    assert not new.isVisible()


def test_a_tick_closes_a_task_and_undo_opens_it(open_page: Open, sample_desk: Desk) -> None:
    stage = open_page(HELD)
    table = stage.tasks.table
    first = tasks(sample_desk, HELD)[0]
    assert first.status == "open"
    table.setFocus()
    table.select_id(first.task_id)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert tasks(sample_desk, HELD)[0].status == "done"
    sample_desk.undo()
    assert tasks(sample_desk, HELD)[0].status == "open"
    table.part_pressed.emit(first.task_id, "tick")
    table.part_pressed.emit(first.task_id, "tick")
    assert tasks(sample_desk, HELD)[0].status == "open"
    assert table.current_id() == first.task_id


def test_a_task_is_added_with_who_and_when(open_page: Open, sample_desk: Desk) -> None:
    stage = open_page(HELD)
    before = {one.task_id for one in tasks(sample_desk, HELD)}
    press(stage, "add_task")
    for name, text in (
        ("task_title", "Raum buchen"),
        ("task_who", "Wehmeier"),
        ("task_due", "15.01.2027"),
    ):
        field = stage.findChild(QLineEdit, name)
        assert field is not None
        field.setFocus()
        QTest.keyClicks(field, text)
    due = stage.findChild(QLineEdit, "task_due")
    assert due is not None
    QTest.keyClick(due, Qt.Key.Key_Return)
    [added] = [one for one in tasks(sample_desk, HELD) if one.task_id not in before]
    assert (added.title, added.due) == ("Raum buchen", date(2027, 1, 15))
    assert "Wehmeier" in added.responsible


def test_where_a_decision_stands_is_said_in_its_menu(open_page: Open, sample_desk: Desk) -> None:
    stage = open_page(SENT)
    line = decisions(sample_desk, SENT)[0]
    press(stage, f"light_{line.id}")
    [menu] = [one for one in stage.findChildren(QMenu, "light_menu") if one.isVisible()]
    chosen = next(one for one in menu.actions() if one.objectName() == "light_yellow")
    menu.close()
    chosen.trigger()
    assert decisions(sample_desk, SENT)[0].light == "yellow"
    button = stage.findChild(QPushButton, f"light_{line.id}")
    assert button is not None
    assert button.text() == "in Arbeit"


def test_the_next_meeting_is_one_click_away(open_page: Open, sample_desk: Desk) -> None:
    gone = places(sample_desk)
    stage = open_page(SENT)
    following = stage.findChild(QAction, "next_meeting")
    assert following is not None
    assert following.text() == "Zur 17. Sitzung"
    following.trigger()
    assert gone[-1] == f"sitzung/{NEXT}"
    open_page(8)
    assert following.text() == "19. Sitzung anlegen"
    following.trigger()
    assert gone[-1].startswith("sitzung/neu?gremium=1")


def test_the_first_page_is_seen_and_opens_the_paper(
    open_page: Open, sample_desk: Desk, qtbot: QtBot
) -> None:
    stage = open_page(SENT)
    gone = places(sample_desk)
    thumb = stage.findChild(ThumbView)
    assert thumb is not None
    qtbot.waitUntil(lambda: thumb.page_count() > 0)
    assert stage.paper.heading.title.text() == f"Protokoll, {thumb.page_count()} Seiten"
    thumb.setFocus()
    QTest.keyClick(thumb, Qt.Key.Key_Return)
    assert gone == [f"sitzung/{SENT}/vorschau/protokoll"]


def sent_paper(desk: Desk, meeting: int) -> int:
    """The number of the minutes in the archive."""
    number = version(desk, meeting).issued_document_id
    assert number is not None
    return number


def spoil(desk: Desk, document: int, content: str) -> None:
    """Damage a paper in the archive, as a failing disk would."""
    with sqlite3.connect(desk.path) as connection:
        connection.execute(
            f"update blob set content = {content} where sha256 ="
            " (select sha256 from issued_document where id = ?)",
            (document,),
        )
    connection.close()


def paper_page(qtbot: QtBot, desk: Desk, route: str) -> MeetingPaperPage:
    """The preview at a route."""
    page = MeetingPaperPage(desk)
    qtbot.addWidget(page)
    page.show_route(Route.parse(route))
    return page


def test_sent_minutes_are_shown_printed_and_saved_as_they_were_sent(
    open_page: Open, sample_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    kept = sample_desk.try_read(lambda c: issued_bytes(c, sent_paper(sample_desk, SENT)))
    archive = len(sample_desk.try_read(issued_documents()))
    page = paper_page(qtbot, sample_desk, f"sitzung/{SENT}/vorschau/protokoll")
    assert page.pdf == kept
    assert isinstance(sample_desk.ask, AnsweredAsk)
    sample_desk.ask.paths = [tmp_path / "protokoll.pdf"]
    save = page.findChild(QAction, "save_pdf")
    assert save is not None
    save.trigger()
    assert (tmp_path / "protokoll.pdf").read_bytes() == kept
    assert len(sample_desk.try_read(issued_documents())) == archive
    anew = paper_page(qtbot, sample_desk, f"sitzung/{SENT}/vorschau/protokoll?neu=1")
    assert anew.pdf.startswith(b"%PDF")
    assert anew.heading().title == "Protokoll, neu gesetzt: 16. Sitzung"


def test_mails_file_and_archive_have_the_same_minutes(
    open_page: Open, sample_desk: Desk, tmp_path: Path
) -> None:
    stage = open_page(HELD)
    finish_and_release(stage)
    press(stage, "prepare_dispatch")
    assert isinstance(sample_desk.ask, AnsweredAsk)
    sample_desk.ask.paths = [tmp_path / "protokoll.pdf"]
    press(stage, "minutes_pdf")
    press(stage, "confirm_minutes_sent")
    kept = sample_desk.try_read(lambda c: issued_bytes(c, sent_paper(sample_desk, HELD)))
    assert (tmp_path / "protokoll.pdf").read_bytes() == kept


@pytest.mark.parametrize(
    "damaged", ["zeroblob(900)", "substr(content, 1, 9000)", "x'ff00' || substr(content, 2)"]
)
def test_a_damaged_paper_says_so_and_what_can_be_done(
    open_page: Open, sample_desk: Desk, qtbot: QtBot, damaged: str
) -> None:
    broken: list[BaseException] = []
    sample_desk.broke.connect(broken.append)
    spoil(sample_desk, sent_paper(sample_desk, SENT), damaged)
    stage = open_page(SENT)
    way = stage.findChild(QPushButton, "minutes_way_0")
    assert way is not None
    qtbot.waitUntil(lambda: stage.paper._trouble.isVisible() or stage.paper.thumb.page_count() > 0)
    assert way.isVisible()
    assert "beschädigt" in stage.paper._trouble.text()
    assert stage.paper.thumb.isHidden()
    gone = places(sample_desk)
    press(stage, "minutes_way_0")
    press(stage, "minutes_way_1")
    document = sent_paper(sample_desk, SENT)
    assert gone == [f"sitzung/{SENT}/vorschau/protokoll?neu=1", f"briefe/{document}"]
    page = paper_page(qtbot, sample_desk, f"sitzung/{SENT}/vorschau/protokoll")
    assert page.pdf == b""
    ways = [page.findChild(QAction, f"paper_way_{number}") for number in range(2)]
    assert [way.text() for way in ways if way and way.isVisible()] == [
        "Protokoll neu setzen",
        "Im Archiv ansehen",
    ]
    assert broken == []


@pytest.mark.parametrize("size", [(1154, 659), (968, 531), (720, 500)])
def test_everything_is_named_large_enough_and_inside(
    open_page: Open, size: tuple[int, int]
) -> None:
    stage = open_page(SENT)
    stage.window().resize(*size)
    QApplication.processEvents()
    for widget in stage.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            words = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert words, widget
            assert min(widget.width(), widget.height()) >= 24, widget
            right = widget.mapTo(stage, widget.rect().topRight()).x()
            assert right < stage.width(), widget
