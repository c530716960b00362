"""Keeps Python 3.11 alive beside this Qt: None, True and False must not be counted to death.

PySide6 6.12 is built for newer Pythons, where these three need no counting: each call that
returns None takes one reference away and never gives it back, each emitted signal one of True.
Python 3.11 ends with „none_dealloc: deallocating None“ after some thousand such calls.
"""

from __future__ import annotations

import ctypes
import sys

# More than any day at the desk can use up, and far from the end of the counter.
_MANY = 1 << (ctypes.sizeof(ctypes.c_ssize_t) * 8 - 4)


def keep_constants() -> None:
    """Give the constants of Python 3.11 more references than can ever be lost."""
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False, NotImplemented, ...):
        if sys.getrefcount(constant) < _MANY:
            ctypes.c_ssize_t.from_address(id(constant)).value += _MANY
