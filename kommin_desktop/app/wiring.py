"""Joins the window parts of all areas; the only place that opens an area's `ui`."""

from __future__ import annotations

from kommin_desktop.app.pages import area_ui as program
from kommin_desktop.app.pages.settings import area_ui as settings
from kommin_desktop.bodies.ui import area_ui as bodies
from kommin_desktop.contacts.ui import area_ui as contacts
from kommin_desktop.courses.ui import area_ui as courses
from kommin_desktop.kit.area import Offers
from kommin_desktop.letters.ui import area_ui as letters
from kommin_desktop.meetings.ui import area_ui as meetings
from kommin_desktop.overview.ui import area_ui as overview
from kommin_desktop.tasks.ui import area_ui as tasks

_AREAS = (overview, contacts, bodies, meetings, courses, tasks, letters, settings, program)
"""In the order of the sidebar."""


def offers() -> Offers:
    """What all areas offer the window."""
    found = Offers()
    found.fill([area.offer(found) for area in _AREAS])
    return found
