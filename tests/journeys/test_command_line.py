"""The whole order at the command line: from contacts to printed papers, with the promised JSON."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.office import COURSE_DATES, KAYA, MINUTES, OLENA, WEHMEIER, Office, kommin


def test_from_contacts_to_minutes(staffed: Office) -> None:
    desk = staffed
    assert desk.plan(group="RT") == {"meeting": 1, "body": 1, "items": 6}
    for command in ("invite", "agenda", "attendance", "minutes"):
        desk.done(command, "--meeting", 1, desk.folder / f"{command}.pdf")
        assert (desk.folder / f"{command}.pdf").read_bytes().startswith(b"%PDF-")
    desk.record(1, MINUTES)
    (meeting,) = desk.show("meetings")
    assert meeting["status"] == "in_progress"
    desk.done("minutes", "--meeting", 1, "--finish", desk.folder / "protokoll.pdf")
    (meeting,) = desk.show("meetings")
    assert meeting["status"] == "held"
    assert desk.done("check") == {"ok": True, "problems": []}


def test_contacts_as_json(staffed: Office) -> None:
    kaya = next(one for one in staffed.show("contacts") if one["id"] == KAYA)
    assert kaya == {
        "id": KAYA,
        "kind": "person",
        "given": "Elif",
        "family": "Kaya",
        "display": kaya["display"],
        "prefix": "Dr.",
        "suffix": None,
        "organisation": "Stadt Bünde",
        "function": "Leitung",
        "emails": ["elif.kaya@buende.example"],
        "phones": ["05223 5550-12"],
        "addresses": [
            {
                "street": "Bahnhofstr. 13",
                "postcode": "32257",
                "city": "Bünde",
                "region": "",
                "country": "Deutschland",
            }
        ],
        "birthday": "1980-02-29",
        "note": "Zeile eins\nZeile zwei",
        "groups": ["RT"],
    }
    assert "Elif Kaya" in kaya["display"]


def test_the_name_of_an_organisation_is_its_organisation(staffed: Office) -> None:
    found = {one["display"]: one for one in staffed.show("contacts")}
    assert found["Lebenswege e. V."]["kind"] == "organisation"
    assert found["Lebenswege e. V."]["organisation"] == "Lebenswege e. V."
    assert found["Stadt Bünde"]["kind"] == "organisation"
    assert len(found) == 5


def test_two_people_of_one_organisation_hold_two_seats(staffed: Office) -> None:
    staffed.plan(group="RT")
    (body,) = staffed.show("bodies")
    assert set(body) == {"id", "name", "kind", "seats"}
    assert body["kind"] == "round_table"
    seats = {(seat["organisation"], seat["holder"]) for seat in body["seats"]}
    assert len(body["seats"]) == 4
    assert {organisation for organisation, _holder in seats} == {
        "Stadt Bünde",
        "Lebenswege e. V.",
        None,
    }
    assert ("Lebenswege e. V.", None) in seats
    assert (None, "Олена Шевченко") in seats
    assert all(seat["deputies"] == [] for seat in body["seats"])


def test_a_group_seated_twice_gets_no_second_seats(staffed: Office) -> None:
    staffed.plan(group="RT")
    staffed.plan(group="RT")
    staffed.done("invite", "--meeting", 2, "--group", "RT", staffed.folder / "a.pdf")
    (body,) = staffed.show("bodies")
    assert len(body["seats"]) == 4


def test_meetings_as_json(staffed: Office) -> None:
    staffed.plan(group="RT")
    (meeting,) = staffed.show("meetings")
    items = meeting.pop("items")
    assert meeting == {
        "id": 1,
        "body": "Runder Tisch",
        "number": 1,
        "title": meeting["title"],
        "start": "2026-12-03T14:00",
        "end": "2026-12-03T16:00",
        "status": "planned",
    }
    assert items[1] == {"number": "1.", "title": "Eröffnung", "public": True, "heading": False}
    assert items[-1]["public"] is False


def test_tasks_as_json(busy: Office) -> None:
    (task,) = busy.show("tasks")
    assert set(task) == {"id", "title", "responsible", "due", "status", "origin"}
    assert (task["title"], task["responsible"]) == ("Bericht schreiben", "Dr. Elif Kaya")
    assert (task["due"], task["status"]) == ("2027-01-15", "open")
    assert "1. Sitzung" in task["origin"]


def test_the_next_meeting_of_a_body_has_the_next_number(staffed: Office) -> None:
    first, second = staffed.plan(), staffed.plan()
    other = staffed.plan(body="Arbeitskreis Eltern")
    numbers = {one["id"]: (one["body"], one["number"]) for one in staffed.show("meetings")}
    assert numbers[first["meeting"]] == ("Runder Tisch", 1)
    assert numbers[second["meeting"]] == ("Runder Tisch", 2)
    assert numbers[other["meeting"]] == ("Arbeitskreis Eltern", 1)
    assert first["body"] == second["body"] != other["body"]


def test_an_undone_meeting_gives_its_number_back(staffed: Office) -> None:
    staffed.plan()
    staffed.plan()
    assert staffed.done("undo") == {"done": ["Sitzung geplant"]}
    staffed.plan()
    assert sorted(one["number"] for one in staffed.show("meetings")) == [1, 2]


def test_an_invited_meeting_is_not_undone(staffed: Office) -> None:
    staffed.plan(group="RT")
    staffed.done("invite", "--meeting", 1, staffed.folder / "a.pdf")
    assert "Sitzung geplant" in staffed.refused("undo")
    assert len(staffed.show("meetings")) == 1


def test_nobody_to_invite(staffed: Office) -> None:
    staffed.plan()
    out = staffed.folder / "einladung.pdf"
    assert "Empfänger" in staffed.refused("invite", "--meeting", 1, out)
    assert not out.exists()
    said = staffed.done("invite", "--meeting", 1, "--group", "RT", out)
    assert (said["letters"], out.exists()) == (4, True)


def test_one_letter_a_person_not_a_hat(desk: Office) -> None:
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Ayşe Demir\nN:Demir;Ayşe\nORG:{name}\n"
        "EMAIL:a@demir.example\nEND:VCARD\n"
        for name in ("Verein Eins", "Verein Zwei")
    )
    desk.take_over(cards, "--group", "RT", "--duplicates", "complete")
    desk.plan(group="RT")
    assert desk.done("invite", "--meeting", 1, desk.folder / "a.pdf")["letters"] == 1


def test_recording_undone_and_done_again(staffed: Office) -> None:
    staffed.plan(group="RT")
    staffed.record(1, MINUTES)
    assert staffed.done("undo") == {"done": ["Mitschrift übernommen"]}
    assert staffed.show("tasks") == []
    assert staffed.show("meetings")[0]["status"] == "planned"
    assert staffed.done("redo") == {"done": ["Mitschrift übernommen"]}
    assert len(staffed.show("tasks")) == 1


def test_notes_taken_over_twice_make_nothing_twice(staffed: Office) -> None:
    staffed.plan(group="RT")
    first = staffed.record(1, MINUTES)
    assert (first["decisions"], first["tasks"], first["remarks"]) == (1, 1, 1)
    again = staffed.record(1, MINUTES)
    assert (again["decisions"], again["tasks"], again["remarks"]) == (0, 0, 0)
    assert len(staffed.show("tasks")) == 1


def test_several_steps_back_and_forth(staffed: Office) -> None:
    staffed.plan(body="Eins")
    staffed.plan(body="Zwei")
    before = staffed.show("bodies")
    assert staffed.done("undo", "--steps", 3) == {
        "done": ["Sitzung geplant", "Sitzung geplant", "Kontakte importiert"]
    }
    assert staffed.show("contacts") == []
    assert [state for _label, state in staffed.history()][:3] == ["undone"] * 3
    assert len(staffed.done("redo", "--steps", 9)["done"]) == 3
    assert staffed.show("bodies") == before
    assert [state for _label, state in staffed.history()] == ["done"] * 4


def test_nothing_to_undo_is_said(desk: Office) -> None:
    assert desk.done("undo") == {"done": []}
    assert desk.done("redo") == {"done": []}
    assert "nichts" in desk.run("undo").out


def test_a_new_work_drops_what_was_undone(staffed: Office) -> None:
    staffed.plan()
    staffed.done("undo")
    staffed.plan()
    assert staffed.done("redo") == {"done": []}
    assert [state for _label, state in staffed.history()][:2] == ["done", "dropped"]


def test_history_says_who(staffed: Office) -> None:
    staffed.done(
        "course", "--title", "Kurs", "--places", 1, "--session", COURSE_DATES[0], "--by", "B"
    )
    newest = staffed.done("history")[0]
    assert set(newest) == {"id", "at", "by", "label", "state"}
    assert (newest["by"], newest["label"], newest["state"]) == ("B", "Kurs angelegt", "done")
    assert newest["at"].endswith("Z")


def test_history_of_a_contact(staffed: Office) -> None:
    staffed.plan()
    of_kaya = staffed.done("history", "--contact", KAYA)
    assert [one["label"] for one in of_kaya] == ["Kontakte importiert"]
    assert staffed.done("history", "--contact", 999) == []


SEARCHES = [
    ("contacts", "kaya", 1),
    ("contacts", "schewtschenko", 1),
    ("contacts", "buende", 3),
    ("contacts", "bünde sozialamt", 1),
    ("contacts", "nirgends", 0),
    ("bodies", "runder", 1),
    ("bodies", "nirgends", 0),
    ("meetings", "verschiedenes", 1),
    ("meetings", "nirgends", 0),
    ("tasks", "bericht", 1),
    ("tasks", "nirgends", 0),
    ("courses", "basis", 1),
    ("courses", "nirgends", 0),
    ("registrations", "kaya", 1),
    ("registrations", "nirgends", 0),
]


def test_lists_are_searched(busy: Office) -> None:
    found = [(what, search, len(busy.show(what, search))) for what, search, _count in SEARCHES]
    assert found == SEARCHES


def test_a_course_with_a_waiting_list(staffed: Office) -> None:
    desk = staffed
    course = desk.course(2)
    desk.enrol(course, KAYA, WEHMEIER, OLENA)
    assert desk.states() == {
        KAYA: ("confirmed", None),
        WEHMEIER: ("confirmed", None),
        OLENA: ("waiting", 1),
    }
    (line,) = desk.show("courses")
    assert line == {
        "id": course,
        "number": "KU-2026-1",
        "title": "Basiskurs",
        "places": 2,
        "confirmed": 2,
        "waiting": 1,
        "status": line["status"],
    }
    said = desk.done("withdraw", "--registration", 1)
    assert (said["proposed"], said["moved_up"]) == (3, None)
    assert desk.states()[OLENA] == ("waiting", 1)


def test_moving_up_is_one_step(staffed: Office) -> None:
    desk = staffed
    desk.enrol(desk.course(2), KAYA, WEHMEIER, OLENA)
    before = desk.states()
    assert desk.done("withdraw", "--registration", 1, "--move-up")["moved_up"] == 3
    after = desk.states()
    assert after[KAYA][0] == "withdrawn"
    assert after[OLENA] == ("confirmed", None)
    desk.done("undo")
    assert desk.states() == before
    desk.done("redo")
    assert desk.states() == after


def test_a_free_place_goes_to_who_waits_first(staffed: Office) -> None:
    """Who comes new does not overtake the waiting list."""
    desk = staffed
    course = desk.course(1)
    desk.enrol(course, KAYA, OLENA)
    desk.done("withdraw", "--registration", 1)
    desk.enrol(course, WEHMEIER)
    assert desk.states()[WEHMEIER] == ("waiting", 2)
    assert desk.states()[OLENA] == ("waiting", 1)


def test_registrations_as_json(staffed: Office) -> None:
    made = staffed.done("enrol", "--course", staffed.course(), "--contact", KAYA)
    assert made == {"id": 1, "status": "confirmed"}
    assert staffed.show("registrations") == [
        {
            "id": 1,
            "course": 1,
            "contact": KAYA,
            "name": "Dr. Elif Kaya",
            "status": "confirmed",
            "rank": None,
        }
    ]


def test_certificates_for_who_was_there_often_enough(staffed: Office) -> None:
    desk = staffed
    course = desk.course(3)
    desk.enrol(course, KAYA, WEHMEIER, OLENA)
    out = desk.folder / "bescheinigungen.pdf"
    assert not out.exists()
    desk.refused("certificates", "--course", course, out)
    desk.done("present", "--course", course, "--session", 1, "--contact", KAYA, WEHMEIER)
    desk.done("present", "--course", course, "--session", 2, "--contact", KAYA)
    said = desk.done("certificates", "--course", course, out)
    assert [one["number"] for one in said["certificates"]] == ["TB-2026-0001"]
    assert {one["name"] for one in said["left_out"]} == {"Jörg Wehmeier", "Олена Шевченко"}
    assert said["pages"] == 1
    again = desk.folder / "nochmal.pdf"
    desk.refused("certificates", "--course", course, again)
    assert not again.exists()


def test_nobody_reached_the_threshold(staffed: Office) -> None:
    course = staffed.course(3)
    staffed.enrol(course, KAYA, WEHMEIER)
    staffed.done("present", "--course", course, "--session", 1, "--contact", KAYA)
    staffed.done("present", "--course", course, "--session", 2, "--contact", WEHMEIER)
    out = staffed.folder / "bescheinigungen.pdf"
    staffed.refused("certificates", "--course", course, out)
    assert not out.exists()


def test_attendance_behind_a_certificate_stays(staffed: Office) -> None:
    course = staffed.course(3, COURSE_DATES[0])
    staffed.enrol(course, KAYA)
    staffed.done("present", "--course", course, "--session", 1, "--contact", KAYA)
    staffed.done("certificates", "--course", course, staffed.folder / "b.pdf")
    assert "Bescheinigungen ausgestellt" in staffed.refused("undo")


def test_a_backup_brings_everything_back(staffed: Office, tmp_path: Path) -> None:
    staffed.plan(group="RT")
    made = Path(staffed.done("backup", tmp_path / "Sicherungen")["file"])
    assert made.suffix == ".kommin-sicherung"
    contacts, meetings = staffed.show("contacts"), staffed.show("meetings")
    staffed.done("undo", "--steps", 2)
    there = Office(tmp_path / "wieder.kommin")
    assert kommin("restore", made, there.path).code == 0
    assert (there.show("contacts"), there.show("meetings")) == (contacts, meetings)
    assert there.done("check")["ok"]


def test_restoring_over_a_file_keeps_it_beside(staffed: Office, tmp_path: Path) -> None:
    made = Path(staffed.done("backup", tmp_path / "Sicherungen")["file"])
    staffed.plan()
    before = staffed.path.read_bytes()
    said = kommin("restore", made, staffed.path)
    assert said.code == 1
    assert staffed.path.read_bytes() == before
    said = kommin("restore", made, staffed.path, "--replace", "--json")
    assert said.code == 0, said
    assert staffed.show("meetings") == []
    assert Path(said.value["kept"]).read_bytes() == before


def test_lists_are_shown_in_german(busy: Office) -> None:
    for what in ("contacts", "bodies", "meetings", "tasks", "courses", "registrations"):
        text = busy.run("show", what).out
        assert text.strip()
        assert not text.lstrip().startswith(("[", "{"))
        for code in ("round_table", "in_progress", "confirmed", "open", "None", "2026-12"):
            assert code not in text
