"""Notes of a meeting through `record`, read back from lists and papers."""

from __future__ import annotations

import pytest

from tests.journeys.office import Office
from tests.journeys.papers import paper_text

AGENDA = "1. Eröffnung\n2. Bericht\n2.1 Zahlen\n3. Anträge\n9a. Nachtrag\n"


@pytest.fixture
def meeting(staffed: Office) -> Office:
    """A planned meeting with the group RT on its seats."""
    staffed.plan(AGENDA, group="RT")
    return staffed


def minutes(desk: Office) -> str:
    desk.done("minutes", "--meeting", 1, desk.folder / "protokoll.pdf")
    return paper_text(desk.folder / "protokoll.pdf")


@pytest.mark.parametrize("turn", ["# 3", "# TOP 3", "# TOP 3.", "# 3 Anträge", "#3"])
def test_ways_to_turn_to_an_item(meeting: Office, turn: str) -> None:
    meeting.record(1, f"{turn}\nUnter drei gesagt.\n")
    text = minutes(meeting)
    assert text.index("Anträge") < text.index("Unter drei gesagt") < text.index("Nachtrag")


@pytest.mark.parametrize("number", ["2.1", "9a"])
def test_items_with_other_numbers(meeting: Office, number: str) -> None:
    meeting.record(1, f"# TOP {number}\nHier gesagt.\n")
    assert "Hier gesagt." in minutes(meeting)


def test_votes_at_the_end_of_a_decision(meeting: Office) -> None:
    meeting.record(1, "# 3\nB: Der Antrag wird angenommen. (21/1/2)\nB: Ohne Zahlen vertagt.\n")
    text = minutes(meeting)
    assert "Der Antrag wird angenommen." in text
    assert "(21/1/2)" not in text
    for vote in ("21", "1 Nein", "2 Enthaltungen"):
        assert vote in text.replace("\u00a0", " ")
    assert "Ohne Zahlen vertagt." in text


def test_tasks_with_and_without_a_date(meeting: Office) -> None:
    meeting.record(
        1,
        "# 3\nA: Elif Kaya, bis 15.1.: Bericht schreiben\nA: Jörg Wehmeier: Raum buchen\n"
        "A: Einladung verschicken\n",
    )
    found = {one["title"]: (one["responsible"], one["due"]) for one in meeting.show("tasks")}
    assert found["Bericht schreiben"] == ("Dr. Elif Kaya", "2027-01-15")
    assert found["Raum buchen"] == ("Jörg Wehmeier", None)
    assert found["Einladung verschicken"][1] is None


def test_a_remark_is_never_printed(meeting: Office) -> None:
    said = meeting.record(1, "# 3\nGesagt.\nN: Nur für die Akte\n")
    assert said["remarks"] == 1
    text = minutes(meeting)
    assert "Gesagt." in text
    assert "Akte" not in text


def test_who_was_there(meeting: Office) -> None:
    meeting.record(1, "Anwesend: Elif Kaya\nEntschuldigt: Jörg Wehmeier\n\n# 1\nLos.\n")
    text = minutes(meeting)
    assert text.index("Anwesend") < text.index("Elif Kaya") < text.index("Entschuldigt")
    assert text.index("Entschuldigt") < text.index("Jörg Wehmeier")


def test_an_unknown_item_is_refused_with_its_line(meeting: Office) -> None:
    path = meeting.text_file("notizen.md", "# 1\nGut.\n# TOP 77\nGibt es nicht.\n")
    sentence = meeting.refused("record", "--meeting", 1, path)
    assert "3" in sentence
    assert "77" in sentence
    assert meeting.show("tasks") == []


def test_a_decision_before_any_item_is_refused(meeting: Office) -> None:
    path = meeting.text_file("notizen.md", "B: Wozu?\n# 1\nGut.\n")
    assert "1" in meeting.refused("record", "--meeting", 1, path)


def test_markdown_is_set_and_other_signs_stay(meeting: Office) -> None:
    meeting.record(
        1, '# 3\nEs kamen **21** Familien.\n\n- <b>& "Söhne"\n- <img src=x>\n\n=1+1 | a_b_c\n'
    )
    text = minutes(meeting)
    assert "Es kamen 21 Familien." in text
    for typed in ('<b>& "Söhne"', "<img src=x>", "=1+1 | a_b_c"):
        assert typed in text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_notes_of_all_editors(meeting: Office, encoding: str) -> None:
    path = meeting.text_file("notizen.md", "# 3\r\nGrüße aus Löhne.\r\nA: Raum\r\n", encoding)
    meeting.done("record", "--meeting", 1, path)
    assert "Grüße aus Löhne." in minutes(meeting)
    assert [one["title"] for one in meeting.show("tasks")] == ["Raum"]


def test_bytes_that_are_no_text_do_no_harm(meeting: Office) -> None:
    path = meeting.folder / "muell.md"
    path.write_bytes(b"# 3\n" + bytes(range(256)) * 8 + b"\nB: \x00\xff\nA: \x01: \x02\n")
    said = meeting.run("record", "--meeting", 1, path)
    assert said.code in (0, 1)
    assert "Traceback" not in said.err
    minutes(meeting)
    assert meeting.done("check")["ok"]
