"""What the tasks area offers the window."""

from __future__ import annotations

from kommin_desktop.kit.area import AreaUi, Offers


def offer(others: Offers) -> AreaUi:
    """Its pages, commands and cards."""
    del others
    return AreaUi("tasks")
