"""Reading contacts: as lists, as one card with all its parts, for letters, and their history."""

from kommin_desktop.contacts.queries.history import PartChange, contact_changes, contact_works
from kommin_desktop.contacts.queries.lines import (
    ContactLine,
    GroupLine,
    LetterAddress,
    MatchLine,
    MemberLine,
    NameLine,
    contact_lines,
    group_members,
    groups,
    letter_addresses,
    match_lines,
    names,
)

__all__ = [
    "ContactLine",
    "GroupLine",
    "LetterAddress",
    "MatchLine",
    "MemberLine",
    "NameLine",
    "PartChange",
    "contact_changes",
    "contact_lines",
    "contact_works",
    "group_members",
    "groups",
    "letter_addresses",
    "match_lines",
    "names",
]
