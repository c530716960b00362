"""Lets Python import modules as if Qt were not there.

PySide6 puts an import of its own in Python's place. For `from __feature__ import …`, which nobody
here uses, it reads the source of every module imported from then on and keeps it in memory:
a tenth of the start and several megabytes.
"""

from __future__ import annotations

import builtins


def load_qt() -> None:
    """Load Qt's core, and leave the way modules are imported as it was."""
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain
