"""Qt does not read the sources of the program while it starts."""

from __future__ import annotations

import subprocess
import sys

_START = """
import builtins, linecache
plain = builtins.__import__
import kommin_desktop.__main__
kommin_desktop.__main__.load_window()
assert builtins.__import__ is plain
read = [name for name in linecache.cache if "kommin_desktop" in name]
assert not read, read
"""


def test_imports_stay_those_of_python() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _START], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
