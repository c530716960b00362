"""What may happen to contacts: adding, changing, affiliating, grouping, consenting, trashing."""

from kommin_desktop.contacts.service.dealings import (
    ConsentDraft,
    give_consent,
    note_contact,
    withdraw_consent,
)
from kommin_desktop.contacts.service.forms import (
    put_into_group,
    save_contact,
    trash_contacts,
)
from kommin_desktop.contacts.service.records import (
    add_organisation,
    add_person,
    change_organisation,
    change_person,
    restore_contact,
    set_municipality,
    trash_contact,
)
from kommin_desktop.contacts.service.relations import (
    add_to_group,
    affiliate,
    change_employer,
    end_affiliation,
    group_by_name,
    remove_from_group,
)

__all__ = [
    "ConsentDraft",
    "add_organisation",
    "add_person",
    "add_to_group",
    "affiliate",
    "change_employer",
    "change_organisation",
    "change_person",
    "end_affiliation",
    "give_consent",
    "group_by_name",
    "note_contact",
    "put_into_group",
    "remove_from_group",
    "restore_contact",
    "save_contact",
    "set_municipality",
    "trash_contact",
    "trash_contacts",
    "withdraw_consent",
]
