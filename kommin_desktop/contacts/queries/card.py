"""Reading one contact with all its parts, as the pane beside the list and the form show it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import Query, read, read_one


class ContactFacts(NamedTuple):
    """The contact's own fields; `created_at` and `changed_at` are UTC, from the log of works."""

    id: int
    kind: str
    display: str
    given: str | None
    additional: str | None
    family: str | None
    prefix: str | None
    suffix: str | None
    nickname: str | None
    salutation: str | None
    languages: str | None
    birth_date: date | None
    name: str | None
    short_name: str | None
    organisation_type: str | None
    fields_of_action: str | None
    legal_form: str | None
    register_no: str | None
    founded_on: date | None
    is_nonprofit: bool | None
    parent_id: int | None
    parent: str | None
    note: str
    letter_language: str
    preferred_channel: str
    greeting_override: str
    blocked: bool
    municipality_id: int | None
    municipality: str | None
    municipality_fixed: bool
    created_at: str | None
    changed_at: str | None
    deleted_at: str | None


class PointLine(NamedTuple):
    """A mail address, number or web page."""

    kind: str
    value: str
    label: str


class PlaceLine(NamedTuple):
    """A postal address."""

    kind: str
    care_of: str
    street: str
    extra: str
    po_box: str
    postcode: str
    city: str
    region: str
    country: str
    is_postal_default: bool


class AffiliationLine(NamedTuple):
    """A person's function in an organisation, now, once or from a later day on."""

    id: int
    person_id: int
    person: str
    organisation_id: int
    organisation: str
    function_title: str
    unit: str
    valid_from: date | None
    valid_to: date | None
    is_primary: bool
    phone: str
    email: str

    def holds_on(self, day: date) -> bool:
        """Whether the function is held on a day."""
        return not (
            (self.valid_from and self.valid_from > day) or (self.valid_to and self.valid_to < day)
        )


class GroupOf(NamedTuple):
    """A group the contact is in."""

    id: int
    name: str


class ConsentLine(NamedTuple):
    """What a person agreed to; the latest of each purpose first."""

    id: int
    purpose_id: int
    purpose: str
    given_on: date
    source: str
    withdrawn_on: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it still holds on a day."""
        return self.withdrawn_on is None or self.withdrawn_on > day


class PurposeLine(NamedTuple):
    """What people may consent to."""

    id: int
    name: str


class ContactCard(NamedTuple):
    """A contact with all its parts."""

    facts: ContactFacts
    points: tuple[PointLine, ...]
    places: tuple[PlaceLine, ...]
    affiliations: tuple[AffiliationLine, ...]
    people: tuple[AffiliationLine, ...]
    """Who belongs to the organisation."""
    groups: tuple[GroupOf, ...]
    consents: tuple[ConsentLine, ...]


def contact_card(connection: Connection, contact_id: int) -> ContactCard | None:
    """The contact with all its parts, also one that lies in the trash; None if there is none."""
    facts = read_one(connection, contact_facts(contact_id))
    if facts is None:
        return None
    return ContactCard(
        facts,
        tuple(read(connection, points(contact_id))),
        tuple(read(connection, places(contact_id))),
        tuple(read(connection, affiliations(person_id=contact_id))),
        tuple(read(connection, affiliations(organisation_id=contact_id))),
        tuple(read(connection, groups_of(contact_id))),
        tuple(read(connection, consents(contact_id))),
    )


def contact_facts(contact_id: int = 0) -> Query[ContactFacts]:
    """A contact's own fields."""
    at = "(select {end}(w.id) from work_row r join work w on w.id = r.work_id where "
    at += "r.tbl = 'contact' and r.key = c.id and w.state = 'done'{more})"
    first = at.format(end="min", more=" and r.before is null")
    return Query(
        f"""
        select c.id, c.kind, c.display, c.given, c.additional, c.family, c.prefix, c.suffix,
          c.nickname, c.salutation, c.languages, c.birth_date, c.name, c.short_name,
          c.organisation_type, c.fields_of_action, c.legal_form, c.register_no, c.founded_on,
          c.is_nonprofit, c.parent_id, (select o.display from contact o where o.id = c.parent_id),
          c.note, c.letter_language, c.preferred_channel, c.greeting_override, c.blocked,
          c.municipality_id, (select m.name from municipality m where m.id = c.municipality_id),
          c.municipality_fixed,
          (select w.at from work w where w.id = {first}),
          (select w.at from work w where w.id = {at.format(end="max", more="")}),
          c.deleted_at
        from contact c where c.id = :id
        """,
        ContactFacts,
        {"id": contact_id},
    )


def points(contact_id: int = 0) -> Query[PointLine]:
    """Mail addresses, numbers and web pages as they were entered."""
    return Query(
        "select kind, value, label from contact_point where contact_id = :id "
        "and deleted_at is null order by id",
        PointLine,
        {"id": contact_id},
    )


def places(contact_id: int = 0) -> Query[PlaceLine]:
    """The addresses that hold today, the one for letters first."""
    return Query(
        "select kind, care_of, street, extra, po_box, postcode, city, region, country, "
        "is_postal_default from address where contact_id = :id and deleted_at is null "
        "order by is_postal_default desc, id",
        PlaceLine,
        {"id": contact_id},
    )


def affiliations(person_id: int = 0, organisation_id: int = 0) -> Query[AffiliationLine]:
    """A person's functions, or the people of an organisation; those that hold today first."""
    return Query(
        """
        select a.id, p.id, p.display, o.id, o.display, a.function_title, a.unit, a.valid_from,
          a.valid_to, a.is_primary, a.phone, a.email
        from affiliation a join contact p on p.id = a.person_id
        join contact o on o.id = a.organisation_id
        where (a.person_id = :person or a.organisation_id = :organisation)
          and a.deleted_at is null and p.deleted_at is null and o.deleted_at is null
        order by (a.valid_to is not null and a.valid_to < :today),
          case when :organisation then p.sort_key end, a.is_primary desc, a.valid_from desc, a.id
        """,
        AffiliationLine,
        {
            "person": person_id,
            "organisation": organisation_id,
            "today": today().isoformat(),
        },
    )


def groups_of(contact_id: int = 0) -> Query[GroupOf]:
    """The groups a contact is in, by name."""
    return Query(
        "select g.id, g.name from group_member m join contact_group g on g.id = m.group_id "
        "where m.contact_id = :id and m.deleted_at is null and g.deleted_at is null "
        "order by g.name collate nocase",
        GroupOf,
        {"id": contact_id},
    )


def consents(contact_id: int = 0) -> Query[ConsentLine]:
    """What a person agreed to, and what was withdrawn."""
    return Query(
        "select k.id, k.purpose_id, p.name, k.given_on, k.source, k.withdrawn_on from consent k "
        "join consent_purpose p on p.id = k.purpose_id where k.contact_id = :id "
        "and k.deleted_at is null order by p.id, k.given_on desc, k.id desc",
        ConsentLine,
        {"id": contact_id},
    )


def purposes() -> Query[PurposeLine]:
    """What people may consent to."""
    return Query(
        "select id, name from consent_purpose where deleted_at is null order by id", PurposeLine
    )
