"""The office itself and its contacts, as they were entered in the sample year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from kommin_desktop.app.sample.story import CLERK, Entry, Story, Work, read_sample, sample_uid
from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts import service
from kommin_desktop.contacts.queries import purposes
from kommin_desktop.contacts.rules.drafts import (
    AddressDraft,
    OrganisationDraft,
    PersonDraft,
    PointDraft,
)
from kommin_desktop.office import service as office
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.reading import read

_SET_UP = datetime(2026, 1, 12, 9, 30)
_POINTS = ("phone", "mobile", "email", "web")


def tell_contacts(story: Story) -> None:
    """Plan how the office was set up and its contacts came in."""
    story.on(
        _SET_UP, _("Amt, Unterschriften und Einwilligungen eingerichtet"), partial(_set_up, story)
    )
    people = read_sample("people")
    for entry in read_sample("organisations")["organisations"]:
        staff = [
            one for one in people["people"] if one.get("org") == entry["key"] and "batch" not in one
        ]
        label = ngettext(
            "{name} mit {n} Person eingetragen", "{name} mit {n} Personen eingetragen", len(staff)
        ).format(name=entry["name"], n=len(staff))
        story.on(entry["added"], label, partial(_add_organisation, story, entry, staff), CLERK)
    for batch in people["batches"]:
        members = [one for one in people["people"] if one.get("batch") == batch["key"]]
        story.on(batch["at"], batch["label"], partial(_add_people, story, members), CLERK)


def _set_up(story: Story, session: Work) -> None:
    sample = read_sample("office")
    office.set_office_data(session, OfficeData(**sample["office"]))
    for signatory in sample["signatories"]:
        office.add_signatory(session, office.SignatoryDraft(**signatory))
    known = {line.name: line.id for line in read(session, purposes())}
    for purpose in sample["purposes"]:
        name = purpose["name"]
        number = known.get(name)
        if number is None:
            number = office.add_consent_purpose(session, name, purpose["wording"].strip()).id
        story.keep("purpose", purpose["key"], number)
        if purpose["key"] == "geburtstag":
            office.show_birthdays_for(session, number)


def _add_organisation(story: Story, entry: Entry, staff: Iterable[Entry], session: Work) -> None:
    parent = story.number("organisation", entry["parent"]) if "parent" in entry else None
    draft = OrganisationDraft(
        name=entry["name"],
        short_name=entry.get("short", ""),
        organisation_type=entry["type"],
        fields_of_action=entry.get("fields", ""),
        legal_form=entry.get("legal_form", ""),
        register_no=entry.get("register", ""),
        founded_on=entry.get("founded"),
        is_nonprofit=entry.get("nonprofit"),
        parent_id=parent,
        note=entry.get("note", ""),
        points=_points(entry),
        addresses=_addresses(entry, "work"),
        uid=sample_uid("organisation", entry["key"]),
    )
    made = service.add_organisation(session, draft)
    story.keep("organisation", entry["key"], made.id)
    _add_people(story, staff, session)


def _add_people(story: Story, people: Iterable[Entry], session: Work) -> None:
    groups: dict[str, list[int]] = {}
    for entry in people:
        person = service.add_person(session, _person(entry))
        story.keep("person", entry["key"], person.id)
        if "org" in entry:
            affiliation = service.affiliate(
                session,
                person.id,
                story.number("organisation", entry["org"]),
                entry.get("role", ""),
                entry.get("unit", ""),
                entry.get("since"),
            )
            story.keep("affiliation", entry["key"], affiliation.id)
        for name in entry.get("groups", ()):
            groups.setdefault(name, []).append(person.id)
        for purpose in entry.get("consents", ()):
            draft = service.ConsentDraft(
                contact_id=person.id,
                purpose_id=story.number("purpose", purpose),
                given_on=today(),
                channel="form",
                source=_("Aufnahmebogen"),
                given_by=person.display,
            )
            service.give_consent(session, draft)
    for name, members in groups.items():
        service.add_to_group(session, service.group_by_name(session, name).id, members)


def _person(entry: Entry) -> PersonDraft:
    return PersonDraft(
        given=entry["given"],
        family=entry["family"],
        prefix=entry.get("prefix", ""),
        salutation=entry.get("a", ""),
        birth_date=entry.get("born"),
        languages=tuple(entry.get("languages", ())),
        note=entry.get("note", ""),
        points=_points(entry),
        addresses=_addresses(entry, "home"),
        uid=sample_uid("person", entry["key"]),
    )


def _points(entry: Entry) -> tuple[PointDraft, ...]:
    return tuple(PointDraft(kind, entry[kind]) for kind in _POINTS if kind in entry)


def _addresses(entry: Entry, kind: str) -> tuple[AddressDraft, ...]:
    if "street" not in entry:
        return ()
    return (
        AddressDraft(
            kind=kind, street=entry["street"], postcode=entry["postcode"], city=entry["city"]
        ),
    )
