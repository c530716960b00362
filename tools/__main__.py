"""The one door to the chores: `python -m tools check | lint | pins | pin | texts`."""

from __future__ import annotations

import argparse
import sys

from tools import pins, steps, texts


def main(arguments: list[str]) -> int:
    """Do one chore; 0 when all is well, 1 when it found something."""
    parser = argparse.ArgumentParser(prog="python -m tools", description=__doc__)
    chores = parser.add_subparsers(dest="chore", required=True)
    chores.add_parser("check", help="what CI runs: lint, then the tests, short and long")
    chores.add_parser("lint", help="ruff, mypy, import rules, pins; no other tests")
    chores.add_parser("pins", help="do the pins fit pyproject.toml? (no network)")
    pin = chores.add_parser("pin", help="pin anew what pyproject.toml asks for (uv, network)")
    pin.add_argument("--upgrade", action="store_true", help="take the newest that fit")
    bring = chores.add_parser("texts", help="bring the catalogues to the texts of the code")
    bring.add_argument("--check", action="store_true", help="only say what is wrong with them")
    chosen = parser.parse_args(arguments)
    if chosen.chore == "pins":
        return say(pins.faults())
    if chosen.chore == "texts":
        if not chosen.check:
            texts.update()
        return say(texts.faults())
    if chosen.chore == "pin":
        return pins.pin(upgrade=chosen.upgrade)
    return steps.run(steps.LINT if chosen.chore == "lint" else [*steps.LINT, *steps.TESTS])


def say(faults: list[str]) -> int:
    """Print what was found, a line each; the exit code."""
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
