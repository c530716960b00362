"""Runs the checks one after the other, each with its name and time, and stops at the first red."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

Step = tuple[str, list[str]]

LINT: list[Step] = [
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "."]),
    ("mypy", ["mypy"]),
    ("import rules", ["pytest", "-q", "tests/house"]),
    ("pins", ["tools", "pins"]),
    ("texts", ["tools", "texts", "--check"]),
]
SHORT: list[Step] = [("tests", ["pytest", "-q"])]
LONG: list[Step] = [("long tests", ["pytest", "-q", "-m", "long"])]
BUILD: list[Step] = [("build", ["tools", "build"])]


def run(steps: list[Step]) -> int:
    """Run all steps in the project's folder; 1 and a sentence as soon as one of them fails."""
    for name, command in steps:
        began = time.monotonic()
        print(f"── {name}", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        seconds = time.monotonic() - began
        if done.returncode:
            print(f"{name} failed after {seconds:.1f} s; nothing after it was checked.")
            return 1
        print(f"   {name}: well, {seconds:.1f} s", flush=True)
    print(f"All {len(steps)} checks are well.")
    return 0
