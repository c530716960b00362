"""Votes, quorum, states, deadlines, numbers, reply codes and the proof list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.meetings.rules.calendar import (
    closed_period_over,
    decision_code,
    gaps,
    known_end,
    latest_arrival,
    latest_posting,
    next_number,
    notice_warning,
    reply_date,
    times_refusal,
)
from kommin_desktop.meetings.rules.codes import ALPHABET, reply_code, typed_code
from kommin_desktop.meetings.rules.results import guess_mode
from kommin_desktop.meetings.rules.states import (
    MeetingStatus,
    MinutesState,
    Presence,
    Reply,
    may_become,
    meeting_status_label,
    minutes_may_become,
    minutes_state_label,
    next_presence,
    presence_label,
    reply_label,
)
from kommin_desktop.meetings.rules.votes import (
    Votes,
    entitled_present,
    has_quorum,
    quorum_needed,
    result_words,
    tally,
    votes_warning,
)


@dataclass(frozen=True)
class Present:
    """Somebody's attendance as the rules look at it."""

    id: int
    seat_id: int | None
    capacity: str = "member"
    voting: bool = True
    status: str = "present"
    arrived: datetime | None = None
    left: datetime | None = None


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        (Votes(21), "einstimmig"),
        (Votes(21, 0, 2), "einstimmig bei 2 Enthaltungen"),
        (Votes(15, 1, 0), "mehrheitlich mit 15 Ja-Stimmen bei 1 Nein-Stimme"),
        (Votes(15, 3, 1), "mehrheitlich mit 15 Ja-Stimmen bei 3 Nein-Stimmen und 1 Enthaltung"),
        (Votes(3, 15, 0), "mehrheitlich abgelehnt mit 15 Nein-Stimmen bei 3 Ja-Stimmen"),
        (Votes(5, 5, 0), "bei Stimmengleichheit abgelehnt mit 5 Nein-Stimmen bei 5 Ja-Stimmen"),
        (
            Votes(0, 0, 4),
            "nicht angenommen, da weder Ja- noch Nein-Stimmen abgegeben wurden",
        ),
        (Votes(0, 0, 0), ""),
    ],
)
def test_results_as_minutes_put_them(votes: Votes, words: str) -> None:
    assert result_words(votes) == words


def test_a_count_as_screens_and_papers_show_it() -> None:
    assert tally(Votes(21, 0, 2)) == "21 Ja · 0 Nein · 2 Enthaltungen"
    assert tally(Votes(1, 0, 1)) == "1 Ja · 0 Nein · 1 Enthaltung"


def test_a_count_that_fits_is_no_warning() -> None:
    assert votes_warning(Votes(21, 0, 2), 23) is None


def test_a_count_that_does_not_fit_is_said() -> None:
    assert votes_warning(Votes(21, 0, 2), 24) == (
        "Gezählt wurden 23 Stimmen, stimmberechtigt anwesend sind 24 Sitze."
    )


def test_a_seat_votes_once_and_guests_never() -> None:
    people = [
        Present(1, 10),
        Present(2, 10, capacity="deputy"),
        Present(3, None, capacity="guest"),
        Present(4, 11, voting=False),
        Present(5, 12, status="excused"),
        Present(6, 13),
        Present(7, 14, capacity="advisor"),
    ]
    assert entitled_present(people) == 2
    assert entitled_present(people, recused=[6]) == 1


def test_who_had_not_come_or_had_left_does_not_vote() -> None:
    at = datetime(2026, 12, 3, 15, 0)
    people = [
        Present(1, 1, arrived=datetime(2026, 12, 3, 15, 5)),
        Present(2, 2, left=datetime(2026, 12, 3, 14, 50)),
        Present(3, 3, arrived=datetime(2026, 12, 3, 14, 30)),
    ]
    assert entitled_present(people, at=at) == 1


@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["present", "open"])), max_size=12))
def test_there_are_never_more_votes_than_seats(rows: list[tuple[int, str]]) -> None:
    people = [Present(n, seat, status=status) for n, (seat, status) in enumerate(rows)]
    assert entitled_present(people) <= len({seat for seat, _status in rows})


@pytest.mark.parametrize(
    ("rule", "needed"), [("none", 0), ("third", 3), ("half", 4), ("majority", 4), ("fremd", 0)]
)
def test_how_many_seats_a_quorum_asks_for(rule: str, needed: int) -> None:
    assert quorum_needed(rule, 7) == needed


def test_half_of_an_even_number_is_no_majority() -> None:
    assert has_quorum("half", 8, 4) is True
    assert has_quorum("majority", 8, 4) is False
    assert has_quorum("none", 8, 0) is None


def test_the_cycle_of_presence() -> None:
    codes = ["open"]
    for _step in range(4):
        codes.append(next_presence(codes[-1]))
    assert codes == ["open", "present", "excused", "absent", "open"]


def test_states_in_german_and_unknown_ones_as_they_are() -> None:
    assert [meeting_status_label(status) for status in MeetingStatus] == [
        "Entwurf",
        "Einladung läuft",
        "läuft",
        "Nachbereitung",
        "abgeschlossen",
        "abgesagt",
        "verschoben, noch ohne Termin",
    ]
    assert [minutes_state_label(state) for state in MinutesState] == [
        "in Arbeit",
        "fertiggestellt",
        "freigegeben",
        "versendet",
        "genehmigt",
        "ohne Einwendung",
        "Einwendungsfrist läuft",
    ]
    assert [reply_label(reply) for reply in Reply] == ["offen", "Zusage", "Absage", "Vertretung"]
    assert [presence_label(code) for code in Presence] == [
        "offen",
        "anwesend",
        "entschuldigt",
        "fehlt",
    ]
    assert meeting_status_label("fremd") == "fremd"


def test_what_is_over_stays_over() -> None:
    assert not any(may_become("cancelled", status) for status in MeetingStatus)
    assert not any(minutes_may_become("approved", state) for state in MinutesState)
    assert not may_become("fremd", "planned")
    assert may_become("postponed", "planned")
    assert not minutes_may_become("draft", "sent")


def test_notice_period_and_latest_posting() -> None:
    """Kreistag Rhein-Kreis Neuss, § 1: 6 calendar days, by post mailed 2 days before."""
    day = date(2026, 12, 3)
    assert latest_arrival(day, 6) == date(2026, 11, 27)
    assert latest_posting(day, 6, 2) == date(2026, 11, 25)
    assert notice_warning(day, 6, 2, date(2026, 11, 25)) is None
    assert notice_warning(day, 6, 2, date(2026, 11, 26)) == (
        "Die Ladungsfrist von 6 Tagen ist nicht eingehalten; letzter Tag für die Post war der"
        " 25.\u00a0November 2026."
    )


def test_the_reply_date_is_a_week_before_but_not_before_the_letters_arrive() -> None:
    day = date(2026, 12, 3)
    assert reply_date(day, date(2026, 11, 5)) == date(2026, 11, 26)
    assert reply_date(day, date(2026, 11, 25)) == date(2026, 11, 28)
    assert reply_date(day, date(2026, 12, 2)) == day


def test_an_end_of_midnight_means_that_nobody_knows_it() -> None:
    start = datetime(2026, 12, 3, 14, 0)
    assert known_end(start, datetime(2026, 12, 3, 0, 0)) is None
    assert known_end(start, datetime(2026, 12, 4, 0, 0)) == datetime(2026, 12, 4, 0, 0)
    assert times_refusal(start, datetime(2026, 12, 3, 13, 0)) is not None
    assert times_refusal(start, None) is None


@given(st.sets(st.integers(1, 30)))
def test_a_number_is_never_given_again_and_gaps_are_listed(given_numbers: set[int]) -> None:
    following = next_number(given_numbers)
    assert following not in given_numbers
    assert following > max(given_numbers, default=0)
    assert set(gaps(given_numbers)) | given_numbers == set(range(1, following))


def test_decision_numbers() -> None:
    assert decision_code("RTI", 2026, 12) == "RTI 2026/12"


def test_the_time_for_objections_runs_through_its_last_day() -> None:
    until = date(2026, 12, 17)
    assert not closed_period_over(until, until)
    assert closed_period_over(until, date(2026, 12, 18))
    assert not closed_period_over(None, until)


@given(st.lists(st.text(max_size=20), max_size=40))
def test_reply_codes_differ_and_are_easy_to_read(seeds: list[str]) -> None:
    codes: set[str] = set()
    for seed in seeds:
        code = reply_code(seed, codes)
        assert len(code) == 4
        assert set(code) <= set(ALPHABET)
        assert code not in codes
        codes.add(code)


def test_a_code_as_typed() -> None:
    assert typed_code(" h u-xx ") == "HUXX"


@pytest.mark.parametrize(
    ("wording", "votes", "mode"),
    [
        ("Der Runde Tisch nimmt den Bericht zur Kenntnis.", None, "noted"),
        ("Im Einvernehmen wird vertagt.", None, "consensus"),
        ("Wird beschlossen.", None, "vote"),
        ("Wird zur Kenntnis genommen.", Votes(3), "vote"),
    ],
)
def test_how_a_decision_came_about(wording: str, votes: Votes | None, mode: str) -> None:
    assert guess_mode(wording, votes) == mode
