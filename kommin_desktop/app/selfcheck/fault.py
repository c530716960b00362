"""What the check of a part throws when the part does not do its work."""

from __future__ import annotations


class Fault(Exception):
    """A part of the program does not work here; the text says what was seen."""
