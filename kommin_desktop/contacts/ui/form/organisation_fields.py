"""The fields of an organisation: name, kind, what it belongs to, register."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from kommin_desktop.base.text import _
from kommin_desktop.contacts.rules.drafts import OrganisationDraft
from kommin_desktop.contacts.rules.forms import ContactForm
from kommin_desktop.contacts.rules.kinds import OrganisationType, organisation_type_label
from kommin_desktop.contacts.ui.form.shared_fields import (
    Choices,
    add_belonging,
    add_notes,
    add_reach,
    form_part,
    places_said,
    points_said,
    shared_values,
    show_choices,
    with_shared,
)
from kommin_desktop.contacts.ui.form.similar import SimilarContacts
from kommin_desktop.contacts.ui.picking import find_organisations
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import ChoiceField, DateField, EditForm, Field, PickField, TextField
from kommin_desktop.kit.widgets import Button, row

_RARE = ("legal_form", "register_no", "founded_on", "greeting_override")
_YES_NO = {"yes": True, "no": False}


class OrganisationFields:
    """Puts the fields of an organisation into a form and reads them."""

    def __init__(self, form: EditForm, desk: Desk) -> None:
        self._form = form
        self._present = ContactForm(OrganisationDraft(""))
        form.add_section(_("Organisation"))
        name = Field(_("Name"), TextField(), required=True, name="name")
        form.add_row(
            (form_part(form, "name", name), 3), (self._text("short_name", _("Kurzname")), 1)
        )
        self.similar = SimilarContacts(desk, self.read)
        form.add_widget(self.similar)
        kinds = ChoiceField([(str(one), organisation_type_label(one)) for one in OrganisationType])
        kind = Field(_("Art"), kinds, name="organisation_type")
        self._parent = PickField(lambda text: find_organisations(desk, text))
        parent = Field(_("Gehört zu"), self._parent, name="parent")
        form.add_row(
            (form_part(form, "organisation_type", kind), 2),
            (form_part(form, "parent_id", parent), 3),
        )
        form.add_row(self._text("fields_of_action", _("Handlungsfelder")))
        self._add_rare()
        add_reach(form, "work")
        add_belonging(form)
        add_notes(form)

    def show(self, present: ContactForm, choices: Choices, parent: str = "") -> None:
        """Load an organisation."""
        draft = present.draft
        assert isinstance(draft, OrganisationDraft)
        self._present = present
        show_choices(self._form, choices)
        self._parent.set_chosen(draft.parent_id, parent)
        values: dict[str, Any] = {
            "name": draft.name,
            "short_name": draft.short_name,
            "organisation_type": draft.organisation_type,
            "parent_id": draft.parent_id,
            "fields_of_action": draft.fields_of_action,
            **{name: getattr(draft, name) for name in _RARE},
            "is_nonprofit": next(
                (key for key, value in _YES_NO.items() if value is draft.is_nonprofit), None
            ),
            **shared_values(present, choices),
        }
        self._form.set_values(values)
        rare = any(getattr(draft, name) for name in _RARE) or draft.is_nonprofit is not None
        self._show_rare(rare)

    def read(self) -> ContactForm:
        """The organisation as the fields have it."""
        values = self._form.values()
        before = self._present.draft
        assert isinstance(before, OrganisationDraft)
        draft = replace(
            before,
            name=values["name"],
            short_name=values["short_name"],
            organisation_type=values["organisation_type"] or "other",
            parent_id=values["parent_id"],
            fields_of_action=values["fields_of_action"],
            **{name: values[name] for name in _RARE},
            is_nonprofit=_YES_NO.get(values["is_nonprofit"] or ""),
            note=values["note"],
            points=points_said(values),
            addresses=places_said(values),
        )
        return with_shared(ContactForm(draft), values)

    def usual_title(self) -> str:
        """What stands in the head before there is a name."""
        return _("Neue Organisation")

    def start_at(self) -> str:
        """The field where typing begins."""
        return "name"

    def propose(self, name: str) -> None:
        """Fill in a name that was typed elsewhere."""
        self._form.put_values({"name": name.strip()})

    def _add_rare(self) -> None:
        self._open = Button(
            _("Rechtsform, Register, Gründung"), kind="ghost", small=True, name="more_register"
        )
        self._open.clicked.connect(self._on_open)
        self._form.add_widget(row(self._open, None))
        founded = Field(_("Gegründet am"), DateField(past=True), name="founded_on")
        charity = ChoiceField([("yes", _("ja")), ("no", _("nein"))], empty="–")
        nonprofit = Field(_("Gemeinnützig"), charity, name="is_nonprofit")
        self._rare = self._form.add_row(
            (self._text("legal_form", _("Rechtsform")), 2),
            (self._text("register_no", _("Registernummer")), 2),
            (form_part(self._form, "founded_on", founded), 2),
            (form_part(self._form, "is_nonprofit", nonprofit), 1),
        )
        self._greeting = self._form.add_row(
            self._text("greeting_override", _("Eigene Briefanrede"))
        )

    def _text(self, key: str, label: str) -> Field:
        return form_part(self._form, key, Field(label, TextField(), name=key))

    def _on_open(self) -> None:
        self._show_rare(True)
        self._form.field("legal_form").setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rare(self, shown: bool) -> None:
        self._rare.setVisible(shown)
        self._greeting.setVisible(shown)
        self._open.setVisible(not shown)
