"""Taking minutes at the desk: writing, results, notes, the way through the agenda, safety."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.base.clock import clock_at
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Label, Pill
from kommin_desktop.meetings import queries, service
from kommin_desktop.meetings.rules.results import DecisionDraft, EntryKind
from kommin_desktop.meetings.ui.recording.page import Recording
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.drafts import SpareDrafts, drafts, keep_draft
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.undo import works

MEETING = 6
"""The 17th meeting of the round table in the sample year, invited for 3 December 2026."""
AT = datetime(2026, 12, 3, 15, 2, 41, tzinfo=UTC)


class Minutes:
    """The stage on a running meeting, with what the file says of it."""

    def __init__(self, desk: Desk, stage: Recording, bot: QtBot) -> None:
        self.desk, self.stage, self.bot = desk, stage, bot
        self.editor = stage.text.editor
        self.band = stage.text.band

    def show(self, route: str = "", meeting: int = MEETING) -> None:
        place = f"sitzung/{meeting}/protokoll{route}"
        line = self.desk.try_read(queries.meeting_line(meeting))[0]
        self.stage.show_meeting(line, Route.parse(place))
        self.stage.show()

    def item(self, item_id: int = 0) -> queries.AgendaLine:
        lines: list[queries.AgendaLine] = self.desk.try_read(queries.agenda(MEETING))
        return next(line for line in lines if line.id == (item_id or self.stage.item_id))

    def decisions(self) -> list[queries.DecisionLine]:
        lines: list[queries.DecisionLine] = self.desk.try_read(queries.decisions(MEETING))
        return [line for line in lines if line.agenda_item_id == self.stage.item_id]

    def tasks(self) -> list[queries.ItemTaskLine]:
        lines: list[queries.ItemTaskLine] = self.desk.try_read(queries.item_tasks(MEETING))
        return [line for line in lines if line.agenda_item_id == self.stage.item_id]

    def remarks(self) -> list[str]:
        return [line.text for line in self.desk.try_read(queries.remarks(MEETING))]

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        QTest.keyClick(widget or QApplication.focusWidget() or self.stage, key)

    def type(self, text: str) -> None:
        self.editor.setFocus()
        QTest.keyClicks(self.editor, text)

    def line(self, name: str) -> QLineEdit:
        found = self.stage.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        return found

    def told(self, name: str) -> str:
        found = self.stage.findChild(Label, name)
        assert isinstance(found, Label)
        return found.text() if found.isVisible() else ""


@pytest.fixture
def minutes(sample_desk: Desk, qtbot: QtBot) -> Iterator[Minutes]:
    """A meeting that began an hour ago; TOP 1 is dealt with."""
    with clock_at(AT):
        sample_desk.do("Beginn", service.begin_meeting, MEETING, datetime(2026, 12, 3, 14, 0))
        people = sample_desk.try_read(queries.attendances(MEETING))
        sample_desk.do("Da", service.mark_present, MEETING, [line.id for line in people[:12]])
        first = sample_desk.try_read(queries.agenda(MEETING))
        top = next(line for line in first if line.title.startswith("Begrüßung"))
        sample_desk.do("Text", service.set_text, top.id, "Begrüßung.")
        stage = Recording(sample_desk)
        sample_desk.changed.connect(stage.on_notice)
        qtbot.addWidget(stage)
        stage.resize(1154, 603)
        made = Minutes(sample_desk, stage, qtbot)
        with qtbot.waitExposed(stage):
            made.show()
        yield made
        stage.keeper.close()


def test_one_begins_with_the_first_item_that_waits(minutes: Minutes) -> None:
    assert minutes.item().title.startswith("Genehmigung")
    assert minutes.told("item_head") == "TOP 2 · Beschluss · 14:10–14:15\u00a0Uhr"
    left = minutes.stage.findChild(Pill, "time_left")
    assert isinstance(left, Pill)
    assert (left.text(), left.tone()) == ("47 Min. über der Zeit", "danger")
    assert minutes.told("agenda_clock") == "15:02\u00a0Uhr"
    assert minutes.stage.status_text() == "TOP 2 von 10 · Strg+Bild ab: nächster TOP"
    assert minutes.stage.first_focus() is minutes.editor


def test_what_is_typed_is_saved_at_the_pause_and_is_one_work(minutes: Minutes) -> None:
    minutes.type("Frau Kaya")
    assert minutes.stage.keeper.is_dirty()
    minutes.bot.waitUntil(lambda: minutes.item().text == "Frau Kaya", timeout=4000)
    assert minutes.told("autosave_text") == "Gespeichert 15:02:41"
    minutes.type(" berichtet.")
    minutes.stage.save_pending()
    assert minutes.item().text == "Frau Kaya berichtet."
    assert minutes.item().outcome == "dealt"
    labels = [line.label for line in minutes.desk.try_read(works())]
    assert labels.count("Protokolltext zu TOP 2") == 1
    minutes.desk.undo()
    assert minutes.item().text == minutes.editor.markdown() == ""


def test_a_change_elsewhere_never_takes_what_is_being_typed(minutes: Minutes) -> None:
    minutes.type("noch nicht gespeichert")
    minutes.desk.do("Anderswo", service.set_outcome, minutes.stage.item_id, "postponed")
    assert minutes.editor.toPlainText() == "noch nicht gespeichert"
    assert minutes.item().text == ""
    minutes.stage.save_pending()
    assert minutes.item().text == "noch nicht gespeichert"


def test_a_text_that_cannot_be_saved_stays_and_is_kept_beside_the_file(
    minutes: Minutes,
) -> None:
    def close_or_open(word: str) -> None:
        def act(office: OfficeFile, _step: Step) -> None:
            office.connection.execute(f"pragma query_only = {word}")

        minutes.desk.on_file(act)

    close_or_open("on")
    minutes.type("Frau Kaya")
    minutes.stage.save_pending()
    assert minutes.told("autosave_text").startswith("Nicht gespeichert. ")
    minutes.bot.waitUntil(
        lambda: [line.text for line in SpareDrafts(minutes.desk.path).lines()] == ["Frau Kaya"],
        timeout=3000,
    )
    assert minutes.editor.markdown() == "Frau Kaya"
    close_or_open("off")
    again = minutes.stage.findChild(QPushButton, "autosave_retry")
    assert isinstance(again, QPushButton)
    again.click()
    assert minutes.item().text == "Frau Kaya"
    assert minutes.told("autosave_text") == "Gespeichert 15:02:41"
    minutes.stage.keeper.close()
    assert SpareDrafts(minutes.desk.path).lines() == []


def test_the_way_through_the_agenda_saves_and_names_the_place(minutes: Minutes) -> None:
    minutes.desk.go(f"sitzung/{MEETING}/protokoll")
    first = minutes.stage.item_id
    minutes.type("Das Protokoll liegt vor.")
    QTest.keyClick(minutes.editor, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert minutes.item(first).text == "Das Protokoll liegt vor."
    assert minutes.told("item_head").startswith("TOP 3 · ")
    assert minutes.editor.markdown() == ""
    minutes.editor.undo()
    assert minutes.editor.markdown() == ""
    assert str(minutes.desk.router.current) == f"sitzung/{MEETING}/protokoll?top=3"
    QTest.keyClick(minutes.editor, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert minutes.stage.item_id == first
    minutes.show("?top=4.1")
    assert minutes.told("item_head").startswith("TOP 4.1 · ")
    QTest.keyClick(minutes.stage, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert minutes.told("item_head").startswith("TOP 6 · ")
    minutes.stage.agenda.list.setFocus()
    minutes.press(Qt.Key.Key_Up, minutes.stage.agenda.list)
    assert minutes.told("item_head").startswith("TOP 5 · ")
    minutes.press(Qt.Key.Key_Return, minutes.stage.agenda.list)
    assert minutes.editor.hasFocus()


def test_a_notice_with_the_same_route_stays_on_the_item(minutes: Minutes) -> None:
    route = Route.parse(f"sitzung/{MEETING}/protokoll?top=2")
    line = minutes.desk.try_read(queries.meeting_line(MEETING))[0]
    minutes.stage.show_meeting(line, route)
    minutes.stage.step(1)
    here = minutes.stage.item_id
    minutes.stage.show_meeting(line, route)
    assert minutes.stage.item_id == here


def test_f7_notes_a_decision_with_votes_and_gives_the_text_back(minutes: Minutes) -> None:
    minutes.type("Die Vorlage wird")
    minutes.press(Qt.Key.Key_F7)
    wording = minutes.stage.findChild(QPlainTextEdit, "decision_wording")
    assert isinstance(wording, QPlainTextEdit)
    assert wording is QApplication.focusWidget()
    QTest.keyClicks(wording, "Das Protokoll wird genehmigt.")
    QTest.keyClicks(minutes.line("votes_yes"), "21")
    assert re.search(r"Gezählt wurden 21 Stimmen, .* sind \d+ Sitze", minutes.told("votes_warning"))
    QTest.keyClicks(minutes.line("votes_abstain"), "2")
    minutes.press(Qt.Key.Key_Return, minutes.line("votes_abstain"))
    (decision,) = minutes.decisions()
    assert (decision.wording, decision.votes_yes, decision.votes_no, decision.votes_abstain) == (
        "Das Protokoll wird genehmigt.",
        21,
        0,
        2,
    )
    assert decision.entitled == minutes.band.decision.typed().entitled > 5
    assert minutes.band.open_kind is None
    assert minutes.editor.hasFocus()
    QTest.keyClicks(minutes.editor, " beraten.")
    assert minutes.editor.markdown() == "Die Vorlage wird beraten."
    (result,) = list(minutes.stage.text.results.rows.rows)
    assert result.line.startswith("21 Ja · 0 Nein · 2 Enthaltungen")
    assert "1\u00a0Beschluss" in minutes.stage.agenda.list.rows.rows[2].line


def test_a_unanimous_vote_needs_no_counting(minutes: Minutes) -> None:
    minutes.press(Qt.Key.Key_F7, minutes.editor)
    minutes.band.decision.text.set_value("So sei es.")
    minutes.band.decision.unanimous.click()
    assert minutes.told("votes_warning") == ""
    minutes.press(Qt.Key.Key_Return, minutes.band.decision.take_button)
    QTest.mouseClick(minutes.band.decision.take_button, Qt.MouseButton.LeftButton)
    (decision,) = minutes.decisions()
    assert decision.votes_yes == decision.entitled


def test_an_empty_entry_is_not_taken_and_escape_leads_back(minutes: Minutes) -> None:
    minutes.press(Qt.Key.Key_F9, minutes.editor)
    minutes.press(Qt.Key.Key_Return)
    assert minutes.told("entry_refusal") == "Ein Merker braucht einen Text."
    assert minutes.band.open_kind is EntryKind.REMARK
    QTest.keyClicks(minutes.line("remark_text"), "halb")
    minutes.press(Qt.Key.Key_Escape)
    assert minutes.editor.hasFocus()
    assert minutes.remarks() == []
    minutes.press(Qt.Key.Key_F9)
    assert minutes.line("remark_text").text() == "halb"


def test_f8_notes_a_task_for_a_contact_until_a_typed_day(minutes: Minutes) -> None:
    minutes.press(Qt.Key.Key_F8, minutes.editor)
    QTest.keyClicks(minutes.line("task_title"), "Entwurf vorlegen")
    who = minutes.line("task_who")
    QTest.keyClicks(who, "wehmei")
    found = minutes.stage.text.band.task.who
    minutes.bot.waitUntil(found._list.is_open, timeout=3000)
    QTest.keyClick(who, Qt.Key.Key_Down)
    QTest.keyClick(who, Qt.Key.Key_Return)
    assert found.chosen_text() == "Jörg Wehmeier"
    QTest.keyClicks(minutes.line("task_due"), "15.1.")
    minutes.press(Qt.Key.Key_Return, minutes.line("task_due"))
    (task,) = minutes.tasks()
    assert (task.title, task.responsible, task.due) == (
        "Entwurf vorlegen",
        "Jörg Wehmeier",
        date(2027, 1, 15),
    )
    assert minutes.stage.text.results.rows.rows[0].line == (
        "zuständig: Jörg Wehmeier · fällig Fr., 15.01.2027"
    )


def test_a_result_is_changed_with_f2_converted_and_deleted(minutes: Minutes) -> None:
    item = minutes.stage.item_id
    minutes.desk.do("B", service.add_decision, item, DecisionDraft("Erster Wortlaut"))
    minutes.desk.do("N", service.add_remark, item, "nachfragen")
    results = minutes.stage.text.results
    results.setFocus()
    results.select_id(results.rows.rows[0].id)
    minutes.press(Qt.Key.Key_F2, results)
    wording = minutes.stage.findChild(QPlainTextEdit, "decision_wording")
    assert isinstance(wording, QPlainTextEdit)
    assert wording.toPlainText() == "Erster Wortlaut"
    wording.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(wording, ", neu")
    minutes.press(Qt.Key.Key_Return, wording)
    assert [line.wording for line in minutes.decisions()] == ["Erster Wortlaut, neu"]
    result = results.current()
    assert result is not None
    menu = results.menu_for(result)
    turn = next(action for action in menu.actions() if action.objectName() == "turn_into_task")
    turn.trigger()
    assert minutes.decisions() == []
    assert [line.title for line in minutes.tasks()] == ["Erster Wortlaut, neu"]
    results.setFocus()
    results.select_id(results.rows.rows[0].id)
    minutes.press(Qt.Key.Key_Delete, results)
    assert minutes.tasks() == []
    current = results.current()
    assert current is not None
    assert current.kind is EntryKind.REMARK
    minutes.desk.undo()
    assert len(minutes.tasks()) == 1


def test_lines_of_notes_become_results_on_enter(minutes: Minutes) -> None:
    minutes.type("Die Vorlage liegt vor.")
    minutes.press(Qt.Key.Key_Return, minutes.editor)
    for line in (
        "B: Die Vorlage wird empfohlen. (21/0/2)",
        "A: Wehmeier, bis 15.1.: Entwurf vorlegen",
        "N: beim Kreis nachfragen",
    ):
        minutes.type(line)
        minutes.press(Qt.Key.Key_Return, minutes.editor)
    assert "Gezählt wurden 23 Stimmen" in minutes.told("typing_hint") or not minutes.told(
        "typing_hint"
    )
    minutes.type("Dann geht es weiter.")
    minutes.stage.save_pending()
    assert minutes.item().text == "Die Vorlage liegt vor.\n\nDann geht es weiter."
    (decision,) = minutes.decisions()
    assert (decision.wording, decision.votes_yes) == ("Die Vorlage wird empfohlen.", 21)
    (task,) = minutes.tasks()
    assert (task.title, task.due) == ("Entwurf vorlegen", date(2027, 1, 15))
    assert minutes.remarks() == ["beim Kreis nachfragen"]


def test_a_count_that_does_not_fit_is_a_quiet_hint(minutes: Minutes) -> None:
    minutes.type("B: Angenommen. (40/0/0)")
    minutes.press(Qt.Key.Key_Return, minutes.editor)
    assert minutes.told("typing_hint").startswith("Gezählt wurden 40 Stimmen")
    minutes.type("w")
    assert minutes.told("typing_hint") == ""


def test_pasted_notes_are_read_for_several_items(minutes: Minutes) -> None:
    minutes.type("Schon da.")
    QGuiApplication.clipboard().setText("B: Genehmigt.\n# 3\nBericht aus Enger.\nN: Frist\n")
    minutes.stage.findChild(QWidget, "item_menu")
    minutes.stage._work.paste_notes()
    assert minutes.editor.markdown() == minutes.item().text == "Schon da."
    assert [line.wording for line in minutes.decisions()] == ["Genehmigt."]
    minutes.stage.step(1)
    assert minutes.editor.markdown() == "Bericht aus Enger."
    assert minutes.remarks() == ["Frist"]


def test_notes_that_fit_no_item_are_told_and_stay(minutes: Minutes) -> None:
    minutes.type("# 44 gibt es nicht")
    minutes.stage._work.read_notes()
    assert minutes.told("typing_hint") == "Zeile 1: Einen TOP 44 hat die Tagesordnung nicht."
    assert "44 gibt es nicht" in minutes.item().text


def test_what_became_of_an_item_is_said_by_menu(minutes: Minutes) -> None:
    menu = minutes.stage._work.menu
    menu.aboutToShow.emit()
    postponed = next(a for a in menu.actions() if a.objectName() == "outcome_postponed")
    postponed.trigger()
    assert minutes.item().outcome == "postponed"
    pill = minutes.stage.findChild(Pill, "item_outcome")
    assert isinstance(pill, Pill)
    assert pill.isVisible()
    assert pill.text() == "vertagt"
    menu.aboutToShow.emit()
    assert postponed.isChecked()


def test_begin_and_end_are_the_next_step(minutes: Minutes) -> None:
    primary = minutes.stage.primary()
    assert primary is not None
    assert primary.text() == "Sitzung beenden"
    minutes.type("Schluss.")
    primary.trigger()
    line = minutes.desk.try_read(queries.meeting_line(MEETING))[0]
    assert (line.status, line.actual_end) == ("held", datetime(2026, 12, 3, 15, 2))
    assert minutes.item().text == "Schluss."
    following = minutes.stage.primary()
    assert following is not None
    assert following.text() == "Nachbereitung"
    (preview,) = minutes.stage.secondary()
    minutes.desk.go("heute")
    preview.trigger()
    assert str(minutes.desk.router.current) == f"sitzung/{MEETING}/vorschau/protokoll"


def test_a_planned_meeting_begins_here(minutes: Minutes) -> None:
    minutes.show(meeting=8)
    assert not minutes.stage.attendance.list.isVisible()
    primary = minutes.stage.primary()
    assert primary is not None
    assert primary.text() == "Sitzung beginnen"
    primary.trigger()
    assert minutes.stage.attendance.list.isVisible()
    assert minutes.desk.try_read(queries.meeting_line(8))[0].status == "in_progress"


def test_sent_minutes_are_only_shown(minutes: Minutes) -> None:
    minutes.show(meeting=2)
    assert minutes.editor.isReadOnly()
    assert not minutes.band.isVisible()
    assert not minutes.stage.attendance.guest_button.isVisible()
    before = minutes.editor.markdown()
    QTest.keyClicks(minutes.editor, "x")
    minutes.press(Qt.Key.Key_F7, minutes.editor)
    assert minutes.band.open_kind is None
    assert minutes.editor.markdown() == before != ""
    bar = minutes.stage.text.message()
    assert bar is not None
    assert "versendet" in bar.title.text()
    way = bar.findChild(QPushButton, "to_following")
    assert isinstance(way, QPushButton)
    way.click()
    assert str(minutes.desk.router.current) == "sitzung/2/nachbereitung"
    minutes.show()
    assert minutes.stage.text.message() is None
    assert not minutes.editor.isReadOnly()


def test_a_draft_of_a_crash_is_taken_over_with_a_way_back(minutes: Minutes) -> None:
    item = minutes.stage.item_id
    minutes.desk.do("Text", service.keep_text, item, "gespeichert")
    minutes.desk.on_file(
        lambda office, _step: keep_draft(
            office, queries.text_draft_key(item), "gespeichert und mehr"
        )
    )
    minutes.stage.go_to(minutes.stage._record.selectable[0].item.id if minutes.stage._record else 0)
    minutes.stage.go_to(item)
    bar = minutes.stage.text.message()
    assert bar is not None
    assert re.fullmatch(
        r"Nicht gespeicherter Text von \d\d:\d\d Uhr wurde übernommen", bar.title.text()
    )
    assert minutes.editor.markdown() == minutes.item().text == "gespeichert und mehr"
    assert minutes.desk.try_read(drafts()) == []
    back = bar.findChild(QPushButton, "drop_draft")
    assert isinstance(back, QPushButton)
    back.click()
    assert minutes.editor.markdown() == minutes.item().text == "gespeichert"
    assert minutes.stage.text.message() is None


def test_after_a_crash_one_comes_to_the_item_of_the_draft(sample_desk: Desk, qtbot: QtBot) -> None:
    with clock_at(AT):
        sample_desk.do("Beginn", service.begin_meeting, MEETING)
        items = sample_desk.try_read(queries.agenda(MEETING))
        item = next(line for line in items if line.title.startswith("Integrationskurse"))
        spare = SpareDrafts(sample_desk.path)
        spare.put(queries.text_draft_key(item.id), "Frau Kaya berichtet", "Brinkmann")
        spare.close()
        stage = Recording(sample_desk)
        sample_desk.changed.connect(stage.on_notice)
        qtbot.addWidget(stage)
        minutes = Minutes(sample_desk, stage, qtbot)
        minutes.show()
        assert stage.item_id == item.id
        assert minutes.item().text == "Frau Kaya berichtet"
        stage.keeper.close()
        assert not spare.path.exists()


def test_a_draft_beside_the_file_older_than_the_saved_text_is_dropped(
    sample_desk: Desk, qtbot: QtBot
) -> None:
    items = sample_desk.try_read(queries.agenda(MEETING))
    item = next(line for line in items if line.title.startswith("Integrationskurse"))
    spare = SpareDrafts(sample_desk.path)
    with clock_at(AT.replace(hour=14)):
        spare.put(queries.text_draft_key(item.id), "älter", "Brinkmann")
        spare.close()
    with clock_at(AT):
        sample_desk.do("Text", service.set_text, item.id, "neuer")
        stage = Recording(sample_desk)
        qtbot.addWidget(stage)
        Minutes(sample_desk, stage, qtbot).show()
        stage.go_to(item.id)
        assert stage.text.editor.markdown() == "neuer"
        assert stage.text.message() is None
        stage.keeper.close()
    assert not spare.path.exists()


@pytest.mark.parametrize(("width", "height"), [(1154, 603), (968, 475), (1708, 900)])
def test_nothing_is_nameless_too_small_or_outside(
    minutes: Minutes, width: int, height: int
) -> None:
    minutes.stage.resize(width, height)
    minutes.press(Qt.Key.Key_F7, minutes.editor)
    for pane in ("", "people", "agenda"):
        minutes.stage._open(pane)
        QApplication.processEvents()
        for widget in minutes.stage.findChildren(QWidget):
            if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            corner = widget.mapTo(minutes.stage, widget.rect().topLeft())
            end = widget.mapTo(minutes.stage, widget.rect().bottomRight())
            inside = minutes.stage.rect().contains(corner) and minutes.stage.rect().contains(end)
            assert inside, (pane, widget.objectName())
            name = widget.accessibleName() or getattr(widget, "text", str)()
            assert name, widget
            assert min(widget.width(), widget.height()) >= 24, widget.objectName()


def test_in_a_narrow_window_one_pane_at_a_time_stands_beside_the_text(minutes: Minutes) -> None:
    stage = minutes.stage
    stage.resize(968, 475)
    assert not stage.attendance.isVisible()
    assert stage.agenda.width() < 100
    stage.text.people.click()
    assert stage.attendance.isVisible()
    stage.agenda.toggle.click()
    assert not stage.attendance.isVisible()
    assert stage.agenda.width() > 200
    assert stage.text.people.text() == "12 da · 9 offen"
    stage.resize(1200, 603)
    assert stage.attendance.isVisible()
    assert not stage.text.people.isVisible()
