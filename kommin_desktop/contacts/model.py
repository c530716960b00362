"""Tables of contacts: people, organisations, households and what ties them together."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kommin_desktop.store.columns import LIVING, Instant, Record


class Contact(Record):
    """Anybody the office deals with; people, organisations and households share their numbers."""

    __tablename__ = "contact"
    __table_args__: Any = (
        Index("ix_contact_sort_key", "sort_key"),
        Index("uq_contact_uid", "uid", unique=True, sqlite_where=LIVING),
        {"sqlite_autoincrement": True},
    )
    __mapper_args__: Any = {"polymorphic_on": "kind"}

    kind: Mapped[str]
    uid: Mapped[str]
    display: Mapped[str]
    """The name as lists show it."""
    sort_key: Mapped[str]
    """DIN 5007-2 order, made by `base.names.sort_key`."""
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    municipality_fixed: Mapped[bool] = mapped_column(default=False)
    """Chosen by hand, so the service does not derive it from the postcode."""
    note: Mapped[str] = mapped_column(default="")
    letter_language: Mapped[str] = mapped_column(default="de")
    preferred_channel: Mapped[str] = mapped_column(default="letter")
    greeting_override: Mapped[str] = mapped_column(default="")
    blocked: Mapped[bool] = mapped_column(default=False)
    """No letters: died, objected or restricted (Art. 18, 21 DSGVO)."""

    addresses: Mapped[list[Address]] = relationship(
        back_populates="contact", cascade="all, delete-orphan", order_by="Address.id"
    )
    points: Mapped[list[ContactPoint]] = relationship(
        back_populates="contact", cascade="all, delete-orphan", order_by="ContactPoint.id"
    )


class Person(Contact):
    """A person."""

    __mapper_args__: Any = {"polymorphic_identity": "person"}

    given: Mapped[str | None]
    additional: Mapped[str | None]
    family: Mapped[str | None]
    prefix: Mapped[str | None]
    suffix: Mapped[str | None]
    nickname: Mapped[str | None]
    salutation: Mapped[str | None]
    """`frau`, `herr` or nothing for the neutral form."""
    languages: Mapped[str | None]
    birth_date: Mapped[date | None]


class Organisation(Contact):
    """An association, authority, municipality, school or other body with a name of its own."""

    __mapper_args__: Any = {"polymorphic_identity": "organisation"}

    name: Mapped[str | None]
    short_name: Mapped[str | None]
    organisation_type: Mapped[str | None]
    fields_of_action: Mapped[str | None]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    legal_form: Mapped[str | None]
    founded_on: Mapped[date | None]
    register_no: Mapped[str | None]
    is_nonprofit: Mapped[bool | None]


class Household(Contact):
    """People under one roof who get one letter."""

    __mapper_args__: Any = {"polymorphic_identity": "household"}


class OrganisationName(Record):
    """A name an organisation bore in a period; documents of that time keep it."""

    __tablename__ = "organisation_name"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    name: Mapped[str]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class HouseholdMember(Record):
    """A person's place in a household."""

    __tablename__ = "household_member"

    household_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class Affiliation(Record):
    """A person's function in an organisation from a day on, until a day."""

    __tablename__ = "affiliation"

    person_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    function_title: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    is_primary: Mapped[bool] = mapped_column(default=False)
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    organisation: Mapped[Organisation] = relationship(foreign_keys=[organisation_id])


class Address(Record):
    """A postal address of a contact."""

    __tablename__ = "address"

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    kind: Mapped[str] = mapped_column(default="work")
    care_of: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    extra: Mapped[str] = mapped_column(default="")
    po_box: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    region: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    is_postal_default: Mapped[bool] = mapped_column(default=False)

    contact: Mapped[Contact] = relationship(back_populates="addresses")


class ContactPoint(Record):
    """A phone number, mail address or web page as somebody typed it."""

    __tablename__ = "contact_point"
    __table_args__: Any = (
        Index("ix_contact_point_match", "match_key"),
        {"sqlite_autoincrement": True},
    )

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    kind: Mapped[str]
    label: Mapped[str] = mapped_column(default="")
    value: Mapped[str]
    match_key: Mapped[str] = mapped_column(default="")
    """Digits of a number or folded mail address, for finding duplicates."""

    contact: Mapped[Contact] = relationship(back_populates="points")


class Group(Record):
    """A list of contacts kept by hand; the chips on screen."""

    __tablename__ = "contact_group"
    __table_args__: Any = (
        Index("uq_contact_group_name", "name", unique=True, sqlite_where=LIVING),
        {"sqlite_autoincrement": True},
    )

    name: Mapped[str]
    colour: Mapped[str] = mapped_column(default="")


class GroupMember(Record):
    """A contact's place in a group."""

    __tablename__ = "group_member"
    __table_args__: Any = (
        Index("uq_group_member_pair", "group_id", "contact_id", unique=True, sqlite_where=LIVING),
        {"sqlite_autoincrement": True},
    )

    group_id: Mapped[int] = mapped_column(ForeignKey("contact_group.id"), index=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)


class DistributionList(Record):
    """A list of contacts by rule, evaluated whenever it is used."""

    __tablename__ = "distribution_list"

    name: Mapped[str]
    rule: Mapped[str] = mapped_column(default="{}")


class ContactNote(Record):
    """A call, visit, mail or accompaniment with a contact."""

    __tablename__ = "contact_note"
    __table_args__: Any = (
        CheckConstraint("hours IS NULL OR hours >= 0", name="hours_not_negative"),
        {"sqlite_autoincrement": True},
    )

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    kind: Mapped[str]
    noted_at: Mapped[Instant]
    noted_by: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    hours: Mapped[float | None]
    next_on: Mapped[date | None]


class Consent(Record):
    """What a person agreed to, when, how and in which words (Art. 7 DSGVO)."""

    __tablename__ = "consent"

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    purpose_id: Mapped[int] = mapped_column(ForeignKey("consent_purpose.id"), index=True)
    purpose_version: Mapped[int] = mapped_column(default=1)
    language: Mapped[str] = mapped_column(default="de")
    channel: Mapped[str] = mapped_column(default="")
    given_on: Mapped[date]
    given_by: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    withdrawn_on: Mapped[date | None]
    recorded_by: Mapped[str] = mapped_column(default="")
