"""Which widget shows which part of a course; each is made when one first looks at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kommin_desktop.courses.ui.part import CoursePart
from kommin_desktop.kit.desk import Desk


def _overview(desk: Desk) -> CoursePart:
    from kommin_desktop.courses.ui.planning.overview import Overview

    return Overview(desk)


def _dates(desk: Desk) -> CoursePart:
    from kommin_desktop.courses.ui.planning.dates import Dates

    return Dates(desk)


def _participants(desk: Desk) -> CoursePart:
    from kommin_desktop.courses.ui.people.participants import Participants

    return Participants(desk)


def _waiting_list(desk: Desk) -> CoursePart:
    from kommin_desktop.courses.ui.people.waiting import WaitingList

    return WaitingList(desk)


def _attendance(desk: Desk) -> CoursePart:
    from kommin_desktop.courses.ui.attending.page import Attendance

    return Attendance(desk)


def _certificates(desk: Desk) -> CoursePart:
    from kommin_desktop.courses.ui.certifying.page import Certificates

    return Certificates(desk)


PARTS: Mapping[str, Callable[[Desk], CoursePart]] = {
    "uebersicht": _overview,
    "termine": _dates,
    "teilnehmende": _participants,
    "warteliste": _waiting_list,
    "anwesenheit": _attendance,
    "bescheinigungen": _certificates,
}
"""In the order of the tabs; the key is the last word of the route „kurse/<id>/<part>“."""
