"""Every question to the office file can be asked of an empty one."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from kommin_desktop.bodies import queries as body_queries
from kommin_desktop.meetings import queries as meeting_queries
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.reading import Query

QUESTIONS: dict[str, Callable[[], Query[Any]]] = {
    f"{module.__name__.split('.')[1]}.{name}": function
    for module in (body_queries, meeting_queries)
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if str(inspect.signature(function).return_annotation).startswith("Query[")
}


def test_there_are_questions() -> None:
    assert {"bodies.seats", "meetings.agenda", "meetings.decision_register"} <= set(QUESTIONS)


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_question_to_an_empty_file_has_no_answer(office: OfficeFile, name: str) -> None:
    assert office.read(QUESTIONS[name]()) == []
