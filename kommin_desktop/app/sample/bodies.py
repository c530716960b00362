"""The bodies of the sample year, their seats, and who left a seat to whom."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from kommin_desktop.app.sample.story import Entry, Story, Work, read_sample
from kommin_desktop.bodies import queries, service
from kommin_desktop.bodies.rules import BodyDraft, HoldingKind, SeatDraft
from kommin_desktop.contacts.service import end_affiliation
from kommin_desktop.office.queries import municipalities
from kommin_desktop.store.reading import read

_PLAIN = ("name", "code", "kind", "notice_days", "approval_mode", "quorum_rule")
_OPTIONAL = ("objection_days", "rhythm", "file_reference", "note")


def tell_bodies(story: Story) -> None:
    """Plan how the bodies were founded and who changed on their seats."""
    sample = read_sample("bodies")
    for entry in sample["bodies"]:
        story.on(entry["at"], entry["label"], partial(_found, story, entry))
    for entry in sample["changes"]:
        story.on(entry["at"], entry["label"], partial(_change_holder, story, entry))


def _found(story: Story, entry: Entry, session: Work) -> None:
    towns = {line.name: line.id for line in read(session, municipalities())}
    values = {name: entry[name] for name in (*_PLAIN, *_OPTIONAL) if name in entry}
    owner = entry.get("organisation")
    draft = BodyDraft(
        **values,
        organisation_id=story.number("organisation", owner) if owner else None,
        municipality_id=towns.get(entry.get("municipality", "")),
    )
    body = service.add_body(session, draft)
    story.keep("body", entry["key"], body.id)
    for seat in entry["seats"]:
        _add_seat(story, body.id, seat, session)


def _add_seat(story: Story, body_id: int, entry: Entry, session: Work) -> None:
    owner = entry.get("org")
    draft = SeatDraft(
        organisation_id=story.number("organisation", owner) if owner else None,
        label=entry.get("label", ""),
        capacity=entry.get("capacity", "member"),
        voting=entry.get("voting", True),
    )
    seat = service.add_seat(session, body_id, draft)
    if "holder" in entry:
        service.hold_seat(session, seat.id, story.number("person", entry["holder"]))
    for deputy in entry.get("deputies", ()):
        service.hold_seat(session, seat.id, story.number("person", deputy), kind=HoldingKind.DEPUTY)


def _change_holder(story: Story, entry: Entry, session: Work) -> None:
    body, owner = story.number("body", entry["body"]), story.number("organisation", entry["org"])
    seat = next(
        line for line in read(session, queries.seats(body)) if line.organisation_id == owner
    )
    service.change_holder(session, seat.id, story.number("person", entry["holder"]), entry["since"])
    former = story.number("affiliation", entry["former"])
    end_affiliation(session, former, entry["since"] - timedelta(days=1))
