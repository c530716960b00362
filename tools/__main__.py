"""The one door to the chores: `python -m tools check | lint | build | pins | pin | texts`."""

from __future__ import annotations

import argparse
import sys

from tools import build, pins, steps, texts


def main(arguments: list[str]) -> int:
    """Do one chore; 0 when all is well, 1 when it found something."""
    parser = argparse.ArgumentParser(prog="python -m tools", description=__doc__)
    chores = parser.add_subparsers(dest="chore", required=True)
    check = chores.add_parser("check", help="what CI runs: lint, tests short and long, build")
    check.add_argument("--tested", action="store_true", help="the short tests have just run")
    chores.add_parser("lint", help="ruff, mypy, import rules, pins, texts; no other tests")
    make = chores.add_parser("build", help="build the program for offices and try it")
    make.add_argument("--no-strip", action="store_true", help="leave the libraries as they are")
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
    if chosen.chore == "build":
        return build.build(strip=not chosen.no_strip)
    if chosen.chore == "lint":
        return steps.run(steps.LINT)
    tests = steps.LONG if chosen.tested else [*steps.SHORT, *steps.LONG]
    return steps.run([*steps.LINT, *tests, *steps.BUILD])


def say(faults: list[str]) -> int:
    """Print what was found, a line each; the exit code."""
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
