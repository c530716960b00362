"""How fast contacts are taken over and shown, against what others need in the same run."""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

import vobject

from kommin_desktop.app import registry
from kommin_desktop.app.new_file import new_office_file
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.importing.carry_out import carry_out
from kommin_desktop.contacts.importing.plan import make_plan
from kommin_desktop.contacts.importing.reading import read
from kommin_desktop.store.office_file import OfficeFile
from tests.bench.cards import make_vcards

_CARDS = 5000
_ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def import_5000_seconds() -> float:
    """CPU seconds for 5,000 vCards: read, planned, checked for duplicates, logged, searchable."""
    data = make_vcards(_CARDS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.kommin")
        new_office_file(path, "bench")
        with OfficeFile(path, registry.search_texts(), "bench") as office:
            gc.collect()
            begun = time.process_time()
            plan = make_plan(
                [("bench.vcf", read(data, "bench.vcf"))], office.read(queries.match_lines())
            )
            with office.work("Kontakte importiert") as session:
                carry_out(session, plan)
            return time.process_time() - begun


@cache
def vobject_5000_seconds() -> float:
    """CPU seconds in which vobject merely parses the same 5,000 vCards."""
    text = make_vcards(_CARDS).decode()
    gc.collect()
    begun = time.process_time()
    parsed = sum(1 for _card in vobject.readComponents(text))
    spent = time.process_time() - begun
    if parsed != _CARDS:
        raise ValueError(parsed)
    return spent


def show_100_seconds() -> float:
    """Seconds of the whole command `show` for 100 contacts, the second best of five starts."""
    with tempfile.TemporaryDirectory() as folder:
        path, cards = Path(folder, "bench.kommin"), Path(folder, "bench.vcf")
        new_office_file(path, "bench")
        cards.write_bytes(make_vcards(100))
        kommin = [sys.executable, "-m", "kommin_desktop"]
        _run([*kommin, "import", str(path), str(cards)])
        spent = []
        for _start in range(5):
            begun = time.perf_counter()
            _run([*kommin, "show", str(path), "contacts"])
            spent.append(time.perf_counter() - begun)
    return sorted(spent)[1]


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=_ROOT)
