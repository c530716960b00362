"""The fields of a person: names, functions, languages, consent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from kommin_desktop.base.text import _
from kommin_desktop.contacts.rules.drafts import PersonDraft
from kommin_desktop.contacts.rules.forms import ContactForm
from kommin_desktop.contacts.rules.languages import language_code, language_name, language_names
from kommin_desktop.contacts.ui.form.affiliations import affiliation_entries
from kommin_desktop.contacts.ui.form.consents import ConsentBoxes
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
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import (
    CheckField,
    ChoiceField,
    DateField,
    EditForm,
    Field,
    FieldRow,
    TextField,
    TokenField,
)
from kommin_desktop.kit.widgets import Button, row

_RARE = ("additional", "suffix", "nickname", "display", "birth_date", "greeting_override")


class PersonFields:
    """Puts the fields of a person into a form and reads them."""

    def __init__(self, form: EditForm, desk: Desk) -> None:
        self._form = form
        self._present = ContactForm(PersonDraft())
        form.add_section(_("Person"))
        self._add_names()
        self.similar = SimilarContacts(desk, self.read)
        form.add_widget(self.similar)
        self._add_rare_names()
        form.add_row(form_part(form, "affiliations", affiliation_entries(desk)))
        add_reach(form, "home")
        add_belonging(form)
        self._add_habits()
        add_notes(form)
        form.changed.connect(self._on_changed)

    def show(self, present: ContactForm, choices: Choices) -> None:
        """Load a person."""
        draft = present.draft
        assert isinstance(draft, PersonDraft)
        self._present = present
        show_choices(self._form, choices)
        self._consents.set_purposes(choices.purposes)
        self._form.show_section(self._heading, bool(choices.purposes))
        self._consents.setVisible(bool(choices.purposes))
        names = list(language_names().values())
        spoken = [language_name(code) for code in draft.languages]
        self._form.set_values(
            {
                "salutation": draft.salutation or None,
                "prefix": draft.prefix,
                "given": draft.given,
                "family": draft.family,
                **{name: getattr(draft, name) for name in _RARE},
                "affiliations": present.affiliations,
                "languages": [
                    (names.index(name) if name in names else None, name) for name in spoken
                ],
                "email_wanted": draft.preferred_channel == "email",
                "consents": present.purposes,
                "consent_source": "",
                **shared_values(present, choices),
            }
        )
        self._show_rare(any(getattr(draft, name) for name in _RARE))
        self._on_changed()

    def read(self) -> ContactForm:
        """The person as the fields have it."""
        values = self._form.values()
        before = self._present.draft
        assert isinstance(before, PersonDraft)
        draft = replace(
            before,
            salutation=values["salutation"] or "",
            prefix=values["prefix"],
            given=values["given"],
            family=values["family"],
            **{name: values[name] for name in _RARE},
            languages=tuple(language_code(entry.text) for entry in values["languages"]),
            preferred_channel=_channel(values, before),
            note=values["note"],
            points=points_said(values),
            addresses=places_said(values),
        )
        return with_shared(
            ContactForm(
                draft,
                affiliations=values["affiliations"],
                purposes=values["consents"],
                consent_source=values["consent_source"],
            ),
            values,
        )

    def usual_title(self) -> str:
        """What stands in the head before there is a name."""
        return _("Neue Person")

    def start_at(self) -> str:
        """The field where typing begins."""
        return "given"

    def propose(self, name: str) -> None:
        """Fill in a name that was typed elsewhere: „Yıldız, Şükran“ or „Şükran Yıldız“."""
        family, comma, given = name.partition(",")
        if not comma:
            given, _blank, family = name.strip().rpartition(" ")
        self._form.put_values({"given": given.strip(), "family": family.strip()})

    def _add_names(self) -> None:
        salutation = ChoiceField([("frau", _("Frau")), ("herr", _("Herr"))], empty="–")
        self._form.add_row(
            (form_part(self._form, "salutation", Field(_("Anrede"), salutation, name="anrede")), 2),
            (self._text("prefix", _("Titel")), 2),
            (self._text("given", _("Vorname")), 3),
            (self._text("family", _("Nachname")), 3),
        )

    def _add_rare_names(self) -> None:
        self._open = Button(_("Weitere Namensangaben"), kind="ghost", small=True, name="more_names")
        self._open.clicked.connect(self._on_open)
        self._form.add_widget(row(self._open, None))
        birth = Field(_("Geburtsdatum"), DateField(past=True), name="birth_date")
        first = self._form.add_row(
            (self._text("additional", _("Weitere Vornamen")), 1),
            (self._text("suffix", _("Namenszusatz")), 1),
            (self._text("nickname", _("Rufname")), 1),
        )
        second = self._form.add_row(
            (self._text("display", _("Anzeigename, wenn er abweicht")), 1),
            (form_part(self._form, "birth_date", birth), 1),
            (self._text("greeting_override", _("Eigene Briefanrede")), 1),
        )
        self._rare: tuple[FieldRow, FieldRow] = (first, second)

    def _add_habits(self) -> None:
        languages = TokenField(
            list(enumerate(language_names().values())),
            new=True,
            placeholder=_("Sprache eingeben …"),
        )
        spoken = Field(_("Sprachen"), languages, name="languages")
        self._form.add_row(form_part(self._form, "languages", spoken))
        by_mail = CheckField(_("Einladungen per E-Mail statt Brief"), name="email_wanted")
        self._form.add("email_wanted", by_mail, title=_("Versandweg"))
        self._form.add_row(by_mail)
        self._heading = self._form.add_section(_("Einwilligung"))
        self._consents = ConsentBoxes("consents")
        self._form.add("consents", self._consents, title=_("Einwilligung"))
        self._form.add_row(self._consents)
        source = Field(
            _("Nachweis, etwa „Aufnahmebogen vom 3.12.“"), TextField(), name="consent_source"
        )
        self._source = self._form.add_row(form_part(self._form, "consent_source", source))

    def _text(self, key: str, label: str) -> Field:
        return form_part(self._form, key, Field(label, TextField(), name=key))

    def _on_open(self) -> None:
        self._show_rare(True)
        self._form.field("additional").setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rare(self, shown: bool) -> None:
        for part in self._rare:
            part.setVisible(shown)
        self._open.setVisible(not shown)

    def _on_changed(self) -> None:
        new = set(self._consents.value()) - set(self._present.purposes)
        self._source.setVisible(bool(new))


def _channel(values: Mapping[str, Any], before: PersonDraft) -> str:
    if values["email_wanted"]:
        return "email"
    return "letter" if before.preferred_channel == "email" else before.preferred_channel
