"""The whole sample year, from the empty office file to Monday, 23 November 2026."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kommin_desktop.app.sample.bodies import tell_bodies
from kommin_desktop.app.sample.contacts import tell_contacts
from kommin_desktop.app.sample.courses import tell_courses
from kommin_desktop.app.sample.daily import tell_daily
from kommin_desktop.app.sample.meetings import tell_meetings
from kommin_desktop.app.sample.story import LAST_MOMENT, Story, office_time
from kommin_desktop.store.chunks import Step, no_step
from kommin_desktop.store.office_file import OfficeFile


@dataclass(frozen=True)
class SampleYear:
    """What the year left in the file: record numbers by the keys of the sample files."""

    now: datetime
    """The moment at which the year stands, with its offset."""
    contacts: Mapping[str, int]
    bodies: Mapping[str, int]
    meetings: Mapping[str, int]
    courses: Mapping[str, int]
    documents: Mapping[str, int]
    """Issued papers by what they are: `invitation/rt17`, `minutes/rt16`, `certificates/eb1`."""


def make_sample_year(office: OfficeFile, step: Step = no_step) -> SampleYear:
    """Play the sample year into an office file that has nothing but its municipalities."""
    story = Story()
    for tell in (tell_contacts, tell_bodies, tell_meetings, tell_courses, tell_daily):
        tell(story)
    story.play(office, step)
    return SampleYear(
        now=office_time(LAST_MOMENT),
        contacts={**story.all_of("organisation"), **story.all_of("person")},
        bodies=story.all_of("body"),
        meetings=story.all_of("meeting"),
        courses=story.all_of("course"),
        documents=story.all_of("document"),
    )
