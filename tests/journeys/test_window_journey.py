"""From a phone call to approved minutes: one piece of office work, by keys and mouse alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.app import registry
from kommin_desktop.app.pictures import screens
from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.bodies import queries as bodies
from kommin_desktop.contacts import queries as contacts
from kommin_desktop.contacts.queries import Wanted
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import ListTable
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.kit.writing import MarkdownEditor
from kommin_desktop.meetings import queries as meetings
from tests.journeys.papers import paper_text
from tests.journeys.person import ALT, CTRL, SHIFT, Key, Person, click, do, sound


@pytest.fixture
def desk(office_path: Path, clock: datetime, house_look: QApplication) -> Iterator[Desk]:
    """A desk on a new office file; works are done before the call returns."""
    from kommin_desktop.kit.trying import inline_desk

    made = inline_desk(office_path, registry.search_texts())
    yield made
    made.close()


@pytest.fixture
def person(window: MainWindow, qtbot: QtBot) -> Person:
    return Person(window, qtbot)


def note_a_caller(person: Person) -> None:
    """Somebody is on the phone: name, number, organisation, where the post goes, a group."""
    person.press(Key.Key_2, CTRL)
    person.press(Key.Key_N, CTRL)
    person.bot.waitUntil(lambda: person.focused().objectName() == "given")
    person.fill(given="Şükran", family="Yıldız", affiliation_1_organisation="Elternnetz")
    person.press(Key.Key_Down)
    person.press(Key.Key_Return)
    person.fill(
        phone_1="05221 5550-142",
        address_1_street="Am Markt 1",
        address_1_postcode="32120",
        address_1_city="Hiddenhausen",
        groups="RT Bildung",
    )
    person.press(Key.Key_Return)
    person.press(Key.Key_S, CTRL)
    assert str(person.desk.router.current).startswith("kontakte/")
    assert not str(person.desk.router.current).startswith("kontakte/neu")


def callers(person: Person) -> tuple[int, ...]:
    """Who is found under the name of the caller."""
    ids: tuple[int, ...] = person.desk.try_read(contacts.contact_ids(Wanted("yildiz", "person")))[
        0
    ].ids
    return ids


def test_a_caller_is_noted_and_found_again(person: Person) -> None:
    note_a_caller(person)
    [found] = person.desk.try_read(contacts.contact_ids(Wanted("yildiz", "person")))
    [number] = found.ids
    card = person.desk.try_read(lambda connection: contacts.contact_card(connection, number))
    assert isinstance(card, contacts.ContactCard)
    assert card.facts.display == "Şükran Yıldız"
    assert [point.value for point in card.points] == ["05221 5550-142"]
    assert [group.name for group in card.groups] == ["RT Bildung"]
    assert [(place.postcode, place.city) for place in card.places] == [("32120", "Hiddenhausen")]
    person.press(Key.Key_1, CTRL)
    assert "Yıldız" in person.find("yildiz")
    assert str(person.desk.router.current) == f"kontakte/{number}"
    assert sound(person)


def test_a_deleted_contact_comes_back(person: Person) -> None:
    note_a_caller(person)
    person.press(Key.Key_F, CTRL)
    person.press(Key.Key_Down)
    person.press(Key.Key_Delete)
    assert len(callers(person)) == 0
    person.press(Key.Key_Z, CTRL)
    assert len(callers(person)) == 1
    assert sound(person)


def found_table(person: Person) -> int:
    """A new body whose seats come from a group; its number."""
    person.press(Key.Key_3, CTRL)
    click(person, "body_add")
    person.fill(body_name="Runder Tisch Bildung", body_code="RTB")
    person.press(Key.Key_S, CTRL)
    [body] = person.desk.try_read(bodies.bodies())
    person.desk.go(f"gremien/{body.id}/mitglieder")
    do(person, "Aus einer Gruppe")
    assert person.focused().objectName() == "change_who"
    person.type("RT Bildung")
    person.press(Key.Key_Down)
    person.press(Key.Key_Return)
    person.tab_to("change_save")
    person.press(Key.Key_Space)
    [seat] = person.desk.try_read(bodies.seats(body.id))
    assert seat.body_id == body.id
    return int(body.id)


def plan(person: Person) -> int:
    """The next meeting of the body one is at, with an agenda of four items; its number."""
    person.press(Key.Key_N, CTRL)
    person.fill(
        new_day="10.12.2026", new_start="14:00", new_end="16:00", new_place="Kreishaus, Saal 2"
    )
    person.press(Key.Key_S, CTRL)
    route = str(person.desk.router.current)
    assert route.startswith("sitzung/")
    assert route.endswith("/vorbereitung")
    person.press(Key.Key_Insert)
    for title in ("Begrüßung", "Sprachkurse", "Förderung", "Verschiedenes"):
        person.type(title)
        person.press(Key.Key_Return)
        person.press(Key.Key_Insert)
    person.press(Key.Key_Escape)
    return int(route.split("/")[1])


def agenda(person: Person, meeting: int) -> list[meetings.AgendaLine]:
    """The items in their order."""
    lines: list[meetings.AgendaLine] = person.desk.try_read(meetings.agenda(meeting))
    return sorted(lines, key=lambda line: line.position)


def test_a_new_table_gets_a_meeting_with_an_agenda(person: Person) -> None:
    note_a_caller(person)
    found_table(person)
    meeting = plan(person)
    titles = [line.title for line in agenda(person, meeting)]
    assert titles == ["Begrüßung", "Sprachkurse", "Förderung", "Verschiedenes"]
    person.press(Key.Key_Up, ALT)
    person.press(Key.Key_Plus)
    lines = agenda(person, meeting)
    assert [line.title for line in lines[2:]] == ["Verschiedenes", "Förderung"]
    assert lines[2].planned_min == 5
    assert sound(person)


def test_from_the_invitation_to_the_minutes_on_paper(person: Person, tmp_path: Path) -> None:
    ask = person.desk.ask
    assert isinstance(ask, AnsweredAsk)
    note_a_caller(person)
    found_table(person)
    meeting = plan(person)

    person.press(Key.Key_2, CTRL | SHIFT)
    do(person, "Einladung vorbereiten")
    ask.paths.append(tmp_path / "einladung.pdf")
    do(person, "Als PDF")
    letter = paper_text(tmp_path / "einladung.pdf")
    for words in ("Şükran Yıldız", "32120 Hiddenhausen", "10. Dezember 2026", "Sprachkurse"):
        assert words in letter.replace("\u00a0", " ")
    click_list(person, "recipients")
    person.press(Key.Key_Z)
    [reply] = person.desk.try_read(meetings.replies(meeting))
    assert reply.reply == "yes"

    person.press(Key.Key_3, CTRL | SHIFT)
    do(person, "Sitzung beginnen")
    write_minutes(person)
    do(person, "Sitzung beenden")
    person.press(Key.Key_4, CTRL | SHIFT)
    click(person, "finish_minutes")
    click(person, "release_minutes")

    person.desk.go(f"sitzung/{meeting}/vorschau/protokoll")
    ask.paths.append(tmp_path / "protokoll.pdf")
    person.press(Key.Key_P, CTRL | SHIFT)
    minutes = paper_text(tmp_path / "protokoll.pdf").replace("\u00a0", " ")
    for words in ("Die Kurse werden fortgesetzt.", "Kursplan vorlegen", "Begrüßung durch das Amt"):
        assert words in minutes
    assert "Raum vormerken" not in minutes  # a Merker is never printed

    person.press(Key.Key_5, CTRL)
    assert "Kursplan vorlegen" in person.find("Kursplan")
    assert sound(person)


def click_list(person: Person, name: str) -> None:
    """Bring the keyboard into a list by clicking its first row."""
    found = [one for one in person.window.findChildren(ListTable, name) if one.isVisible()]
    [table] = found
    place = table.visualRect(table.model().index(0, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def write_minutes(person: Person) -> None:
    """A text, a decision, a task and a note at the item one is at."""
    editor = person.window.findChild(MarkdownEditor, "minutes_editor")
    assert editor is not None
    editor.setFocus()
    person.type("Begrüßung durch das Amt.")
    person.press(Key.Key_F7)
    person.type("Die Kurse werden fortgesetzt.")
    person.press(Key.Key_Return)
    person.press(Key.Key_F8)
    person.type("Kursplan vorlegen")
    person.press(Key.Key_Return)
    person.press(Key.Key_F9)
    person.type("Raum vormerken")
    person.press(Key.Key_Return)
    assert person.focused() is editor


class Openings(QObject):
    """Notes every window that opens by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_part_of_a_page_flashes_up_as_a_window(
    sample_window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    """Such a window takes the keyboard away from the real one."""
    openings = Openings()
    qapp.installEventFilter(openings)
    try:
        for screen in screens(sample_window.desk):
            sample_window.desk.go(screen.route)
    finally:
        qapp.removeEventFilter(openings)
    assert openings.seen == []
