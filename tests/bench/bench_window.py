"""How soon the window is there and finds contacts, and how much it holds, with 10,000 contacts.

Each start is a process of its own; a bare window of the same library starts in turn with it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).resolve().parent.parent.parent
_CONTACTS = 10_000
_STARTS = 7
_SEARCHES = 7


class Start(NamedTuple):
    """The quickest and the middle start, in seconds."""

    best: float
    median: float


class Starts(NamedTuple):
    """A bare window, the window with its frame, and the list of contacts in it."""

    bare: Start
    shown: Start
    list: Start
    bare_cpu: float
    shown_cpu: float
    list_cpu: float


class Memory(NamedTuple):
    """Megabytes with the list of 10,000 contacts and all that works need, and after all pages."""

    with_contacts: float
    after_all_pages: float


@cache
def starts() -> Starts:
    """Start the program and a bare window in turn, bytecode present."""
    _run("start")
    bare, own = [], []
    for _turn in range(_STARTS):
        bare.append(_run("bare"))
        own.append(_run("start"))
    return Starts(
        _of(bare, "shown"),
        _of(own, "shown"),
        _of(own, "list"),
        _of(bare, "shown_cpu").best,
        _of(own, "shown_cpu").best,
        _of(own, "list_cpu").best,
    )


@cache
def search() -> dict[str, float]:
    """Milliseconds from a key in the search to the painted list; the quickest of seven runs."""
    runs = [_run("search") for _turn in range(_SEARCHES)]
    return min(runs, key=lambda run: run["from_key_ms"])


@cache
def memory() -> Memory:
    """Resident memory, with the contacts open and after a walk through all pages (goal ≤ 200)."""
    found = _run("memory")
    return Memory(found["mb_list"], found["mb"])


def _of(found: list[dict[str, float]], key: str) -> Start:
    seconds = sorted(one[key] for one in found)
    return Start(seconds[0], seconds[len(seconds) // 2])


@cache
def _place() -> tempfile.TemporaryDirectory[str]:
    """A folder with the sample year and 10,000 contacts more, gone with this process."""
    from kommin_desktop.app import registry
    from kommin_desktop.app.sample.year import make_sample_year
    from kommin_desktop.contacts import queries
    from kommin_desktop.contacts.importing.carry_out import carry_out
    from kommin_desktop.contacts.importing.plan import make_plan
    from kommin_desktop.contacts.importing.reading import read
    from kommin_desktop.store.office_file import OfficeFile
    from kommin_desktop.store.schema.creating import create_file
    from tests.bench.cards import make_vcards

    place = tempfile.TemporaryDirectory()
    path = Path(place.name, "bench.kommin")
    registry.load_models()
    create_file(path)
    with OfficeFile(path, registry.search_texts(), "bench") as office:
        make_sample_year(office)
        cards = [("bench.vcf", read(make_vcards(_CONTACTS), "bench.vcf"))]
        plan = make_plan(cards, office.read(queries.match_lines()))
        with office.work("Kontakte importiert") as session:
            carry_out(session, plan)
    return place


def _run(part: str) -> dict[str, float]:
    folder = _place().name
    environment = {**os.environ, "XDG_CONFIG_HOME": folder, "HOME": folder, "TMPDIR": folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    file = str(Path(folder, "bench.kommin"))
    command = [sys.executable, "-m", "tests.bench.bench_window_process", part, file]
    done = subprocess.run(
        [*command, str(time.perf_counter())],
        check=True,
        cwd=_ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=None,
        timeout=60,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    print(starts(), search(), memory(), sep="\n")
