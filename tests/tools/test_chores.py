"""The one door: what CI runs is what `python -m tools check` runs."""

from __future__ import annotations

import pytest

from tests.house.floors import ROOT
from tools import __main__ as door
from tools import steps


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the steps that a chore would run."""
    names: list[str] = []

    def run(chosen: list[steps.Step]) -> int:
        names.extend(name for name, _command in chosen)
        return 0

    monkeypatch.setattr(steps, "run", run)
    return names


CHECKS = ["ruff check", "ruff format", "mypy", "import rules", "pins", "texts"]


def test_check_runs_everything(ran: list[str]) -> None:
    assert door.main(["check"]) == 0
    assert ran == [*CHECKS, "tests", "long tests", "build"]


def test_what_has_just_run_is_not_run_again(ran: list[str]) -> None:
    assert door.main(["check", "--tested"]) == 0
    assert ran == [*CHECKS, "long tests", "build"]


def test_lint_runs_no_tests_of_the_program(ran: list[str]) -> None:
    assert door.main(["lint"]) == 0
    assert ran == CHECKS


def test_ci_runs_the_tests_and_the_check() -> None:
    commands = [line.strip() for line in (ROOT / ".ci/run").read_text("utf-8").splitlines()]
    assert commands.index("python3 run.py test") < commands.index(
        ".venv/bin/python -m tools check --tested"
    )


def test_a_red_step_ends_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    red = ("red", ["tools", "no-such-chore"])
    assert steps.run([red, ("never", ["tools", "pins"])]) == 1
    said = capsys.readouterr().out
    assert "red failed after" in said
    assert "never" not in said
