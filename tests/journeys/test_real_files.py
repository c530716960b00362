"""Real exports of other programs, imported and shown again, against what a person read in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.contacts.expectations import DATA, expected_files
from tests.journeys.office import Office, check_sentence

Contact = dict[str, Any]

FILES = [pytest.param(known, id=known["file"].split("/")[-1][-40:]) for known in expected_files()]
ENOUGH = 0.97

MISSED = {
    # Three times the same person with the same mail address: the first card is the contact.
    ("node-vcf__test__data__multiple.vcf", "phones"),
    ("node-vcf__test__data__multiple.vcf", "address"),
    # A function without an organisation stands in the note.
    ("thunderbird-desktop__mailnews__addrbook__test__unit__data__export.vcf", "title"),
}


def digits(number: str) -> str:
    return "".join(c for c in number if c.isdigit() or c == "+") or number


def same(found: list[str], wanted: list[str]) -> bool:
    left = list(found)
    for value in wanted:
        if value != "*" and value not in left:
            return False
        if value != "*":
            left.remove(value)
    return len(left) == wanted.count("*")


def has_text(found: str | None, wanted: str | None) -> bool:
    return bool(found) if wanted == "*" else (found or "").strip() == (wanted or "").strip()


def has_address(found: list[dict[str, str]], wanted: dict[str, str] | None) -> bool:
    if wanted is None:
        return not found
    shown = {"street": "street", "zip": "postcode", "city": "city", "region": "region"}
    return any(
        all(place[ours] == wanted[theirs] for theirs, ours in shown.items() if theirs in wanted)
        for place in found
    )


CHECKS: dict[str, Callable[[Contact, Any], bool]] = {
    "given": lambda one, wanted: has_text(one["given"], wanted),
    "family": lambda one, wanted: has_text(one["family"], wanted),
    "prefix": lambda one, wanted: has_text(one["prefix"], wanted),
    "suffix": lambda one, wanted: has_text(one["suffix"], wanted),
    "org": lambda one, wanted: has_text(one["organisation"], wanted),
    "title": lambda one, wanted: has_text(one["function"], wanted),
    "emails": lambda one, wanted: same(one["emails"], wanted),
    "phones": lambda one, wanted: same([digits(p) for p in one["phones"]], map_digits(wanted)),
    "address": lambda one, wanted: has_address(one["addresses"], wanted),
    "addresses": lambda one, wanted: len(one["addresses"]) == int(wanted),
    "bday": lambda one, wanted: str(one["birthday"]) == str(wanted),
    "note_contains": lambda one, wanted: str(wanted) in one["note"],
    "categories": lambda one, wanted: set(wanted) <= set(one["groups"]),
}


def map_digits(numbers: list[str]) -> list[str]:
    return [digits(number) for number in numbers]


def misses(contact: Contact, wanted: Contact) -> list[str]:
    return [
        field
        for field, check in CHECKS.items()
        if field in wanted and not check(contact, wanted[field])
    ]


def is_shown_by_its_name_alone(wanted: Contact) -> bool:
    return bool(wanted.get("fn")) and not wanted.get("given") and not wanted.get("family")


def closest(contacts: list[Contact], wanted: Contact) -> list[str]:
    """What is missing in the contact that has most of a card's fields."""
    found = min((misses(one, wanted) for one in contacts), key=len)
    if is_shown_by_its_name_alone(wanted) and wanted["fn"] != "*":
        found += [] if any(one["display"] == wanted["fn"].strip() for one in contacts) else ["fn"]
    return found


@pytest.mark.parametrize("known", FILES)
def test_a_file_is_read_and_shown(desk: Office, known: dict[str, Any]) -> None:
    said = desk.done("import", DATA / known["file"])
    wanted = known.get("cards") or known["contacts_count"]
    assert said["read"] == wanted
    assert said["added"] + said["skipped"] + said["updated"] == said["read"]
    for problem in said["problems"]:
        assert set(problem) == {"source", "line", "message"}
        assert (problem["source"], problem["line"] > 0) == (known["file"].split("/")[-1], True)
        check_sentence(problem["message"])
    contacts = desk.show("contacts")
    file = known["file"].split("/")[-1]
    missed = {(file, field) for card in known["contacts"] for field in closest(contacts, card)}
    assert missed <= MISSED
    assert desk.done("check")["ok"]


@pytest.mark.skipif(not FILES, reason="the files are not at hand")
def test_all_files_at_once(desk: Office) -> None:
    """One import of all sources is one step; enough of all fields is found."""
    known = expected_files()
    said = desk.done("import", *(DATA / one["file"] for one in known))
    contacts = desk.show("contacts")
    fields = found = 0
    for one in known:
        for card in one["contacts"]:
            asked = len([field for field in CHECKS if field in card])
            fields += asked
            found += asked - len([field for field in closest(contacts, card) if field != "fn"])
    assert said["read"] > 40
    assert fields > 300
    assert found / fields >= ENOUGH
    assert desk.done("undo") == {"done": ["Kontakte importiert"]}
    assert desk.show("contacts") == []


@pytest.mark.skipif(not FILES, reason="the files are not at hand")
def test_a_dry_run_says_the_same_and_does_nothing(desk: Office) -> None:
    sources = [DATA / one["file"] for one in expected_files()]
    before = desk.path.read_bytes()
    planned = desk.done("import", *sources, "--dry-run")
    assert desk.path.read_bytes() == before
    assert desk.done("import", *sources) == planned
