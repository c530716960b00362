"""All figures that `kommin bench` prints, each with its goal and its reference of the same run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.bench import (
    bench_backup,
    bench_contacts,
    bench_documents,
    bench_grid,
    bench_lists,
    bench_store,
    bench_typing,
    bench_window,
    bench_window_import,
)


class Figure(NamedTuple):
    """One figure: what was measured, in which unit, and what the design wants of it."""

    value: float
    unit: str
    goal: str


def measure() -> Iterator[tuple[str, Figure]]:
    """Measure one after the other; each is told as soon as it is known."""
    imported = bench_contacts.import_5000_seconds()
    parsed = bench_contacts.vobject_5000_seconds()
    yield "import_5000_vcards", Figure(imported, "CPU s", f"< {parsed:.2f} (vobject parses)")
    yield "import_against_vobject", Figure(imported / parsed, "×", "< 1")
    yield "log_and_search", Figure(bench_store.log_and_search_ratio(), "× plain ORM CPU", "≤ 1.5")
    yield "undo_of_5000_rows", Figure(bench_store.undo_5000_seconds(), "s", "< 1")
    yield "search_p99_10000", Figure(bench_store.search_p99_ms(), "ms", "≤ 50")
    yield "letters", Figure(bench_documents.letters_1000(), "pages/CPU s", "≥ 350")
    yield "minutes_12_pages_warm", Figure(bench_documents.minutes_12_pages(), "CPU s", "≤ 0.5")
    beside = bench_store.read_beside_import_ms()
    yield "read_beside_import", Figure(beside, "ms at the most", "≤ 50")
    yield "show_100_contacts", Figure(bench_contacts.show_100_seconds(), "s", "≤ 0.4")
    yield "list_of_10000_set", Figure(bench_lists.set_10000_ids_ms(), "CPU ms", "≤ 10")
    yield "list_of_10000_painted", Figure(bench_lists.first_paint_ms(), "CPU ms", "≤ 50")
    yield "list_of_10000_scrolled", Figure(bench_lists.scroll_ms(), "CPU ms a step", "≤ 16")
    typed = bench_typing.keystroke_p99_ms()
    yield "key_painted_p99", Figure(typed, "ms beside a preview", "≤ 30")
    yield "grid_60_by_30_painted", Figure(bench_grid.painted_ms(), "ms", "≤ 50")
    yield "grid_in_window_painted", Figure(bench_grid.painted_in_window_ms(), "ms", "≤ 50")
    yield "grid_key_painted_p95", Figure(bench_grid.key_painted_ms(), "ms", "≤ 16")
    yield from _window()
    stall = bench_window_import.longest_stall_ms()
    yield "import_stall", Figure(stall, "ms at the most", "≤ 50")
    yield from _backup()


def _backup() -> Iterator[tuple[str, Figure]]:
    made = bench_backup.figures()
    yield "backup_of_10_mb", Figure(made.seconds, "s", "≤ 1")
    yield "backup_stall", Figure(made.stall_ms, "ms at the most", "≤ 50")
    yield "restore_of_10_mb", Figure(made.restored_seconds, "s, the present file saved", "≤ 2")


def _window() -> Iterator[tuple[str, Figure]]:
    bare, shown, listed, *cpu = bench_window.starts()
    yield "bare_window", Figure(bare.best, "s", f"median {bare.median:.2f}, CPU {cpu[0]:.2f}")
    beside = (
        f"≤ 0.4; median {shown.median:.2f}, CPU {cpu[1]:.2f}, {shown.best / bare.best:.1f}× bare"
    )
    yield "window_shown", Figure(shown.best, "s", beside)
    beside = f"≤ 0.8; median {listed.median:.2f}, CPU {cpu[2]:.2f}"
    yield "contacts_listed", Figure(listed.best, "s", beside)
    typed = bench_window.search()
    yield "search_painted", Figure(typed["after_pause_ms"], "ms after the pause", "≤ 60")
    yield (
        "search_painted_worst",
        Figure(typed["after_pause_worst_ms"], "ms after the pause", "≤ 60"),
    )
    yield "search_from_key", Figure(typed["from_key_ms"], "ms with the pause", "≤ 60")
    held = bench_window.memory()
    yield "memory_with_contacts", Figure(held.with_contacts, "MB", "≤ 200")
    yield "memory_all_pages", Figure(held.after_all_pages, "MB", "≤ 200")


def line(name: str, figure: Figure) -> str:
    """One figure as a line of text."""
    return f"{name:<24}{figure.value:>10.3f} {figure.unit:<18} {figure.goal}"
