"""Commands that show what the program can: the sample year and the figures of this machine."""

from __future__ import annotations

import sys
from argparse import Namespace
from importlib import import_module
from pathlib import Path

from kommin_desktop.app.commands.calling import answer
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.paths import resource_path
from kommin_desktop.base.text import _


def demo(call: Namespace) -> None:
    """Make the sample year and all its papers in a folder, then list them."""
    from kommin_desktop.app.demo import run_demo

    def tell(line: str) -> None:
        print(line, file=sys.stderr if call.json else sys.stdout, flush=True)

    papers = run_demo(Path(call.folder), tell)
    answer(call, [paper._asdict() for paper in papers], "")


def bench(call: Namespace) -> None:
    """Measure what the design sets goals for; only in a source checkout, which has the tests."""
    checkout = resource_path().parent
    if not (checkout / "tests" / "bench" / "figures.py").exists():
        raise WorldError(_("Messwerte gibt es nur im Quelltext des Programms."))
    sys.path.insert(0, str(checkout))
    figures = import_module("tests.bench.figures")
    found: dict[str, dict[str, object]] = {}
    for name, figure in figures.measure():
        found[name] = {"value": figure.value, "unit": figure.unit, "goal": figure.goal}
        if not call.json:
            print(figures.line(name, figure), flush=True)
    answer(call, found, "")
