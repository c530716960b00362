"""Starting the programs of `children` and reading what they say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


def command(*words: object) -> list[str]:
    """The command line of one of the programs."""
    return [sys.executable, "-m", "tests.crash.children", *map(str, words)]


@contextmanager
def started(*words: object) -> Iterator[subprocess.Popen[str]]:
    """One of the programs, running; ended at the latest here."""
    with subprocess.Popen(
        command(*words),
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        try:
            yield child
        finally:
            child.kill()


def said(*words: object) -> list[str]:
    """What one of the programs says until it ends; its errors are ours."""
    ended = subprocess.run(command(*words), cwd=ROOT, text=True, capture_output=True, check=False)
    assert ended.stderr == ""
    return ended.stdout.splitlines()
