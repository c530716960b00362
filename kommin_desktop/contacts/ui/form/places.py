"""Postal addresses in the form; letters go to the one that is marked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.contacts.rules.drafts import AddressDraft
from kommin_desktop.contacts.rules.naming import place_text
from kommin_desktop.contacts.rules.typed import postcode_fault
from kommin_desktop.contacts.ui.form.rows_field import Entries, EntriesField, EntryRow, remove_hint
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import CheckField, ChoiceField, Field, FieldRow, Problem, TextField
from kommin_desktop.kit.widgets import Button, row

_MORE = ("care_of", "extra", "po_box", "country")


def place_entries(usual_kind: str) -> EntriesField:
    """The postal addresses of a contact; a new one is of the usual kind, work or home."""
    title = _("Anschrift")
    rows = Entries(
        lambda number: _PlaceRow(f"address_{number}", usual_kind),
        _("Weitere Anschrift"),
        name="address_rows",
    )
    return EntriesField(title, rows, name="address_rows")


class _PlaceRow(EntryRow):
    """One address; what is rarely needed opens below."""

    def __init__(self, name: str, usual_kind: str) -> None:
        super().__init__(remove_hint(_("Anschrift")), name)
        self._blank = AddressDraft(kind=usual_kind)
        self._shown = self._blank
        self._country = ""
        street = Field(_("Straße und Hausnummer"), TextField(), name=f"{name}_street")
        postcode = Field(_("PLZ"), TextField(), name=f"{name}_postcode", check=self._check_postcode)
        city = Field(_("Ort"), TextField(), name=f"{name}_city")
        kind = Field(
            _("Art"),
            ChoiceField([(place, place_text(place)) for place in ("work", "home", "other")]),
            name=f"{name}_kind",
        )
        self._named = {
            "street": street,
            "postcode": postcode,
            "city": city,
            "kind": kind,
            "care_of": Field(_("Zu Händen, c/o"), TextField(), name=f"{name}_care_of"),
            "extra": Field(_("Adresszusatz"), TextField(), name=f"{name}_extra"),
            "po_box": Field(_("Postfach"), TextField(), name=f"{name}_po_box"),
            "country": Field(_("Land"), TextField(), name=f"{name}_country"),
        }
        self.fields = [*self._named.values()]
        self._default = CheckField(_("Briefe an diese Anschrift"), name=f"{name}_default")
        self.extra = [self._default]
        self._open = Button(_("Zusatz, Postfach, Land"), kind="ghost", small=True)
        self._open.setObjectName(f"{name}_more")
        self._open.clicked.connect(self._on_open)
        kind.input.set_value(usual_kind)
        self._lay_out(FieldRow([(street, 5), (postcode, 2), (city, 4), (kind, 3)]))

    def entry(self) -> AddressDraft | None:
        said = {name: field.value() or "" for name, field in self._named.items()}
        if not any(text for name, text in said.items() if name != "kind"):
            return None
        return replace(self._shown, **said, is_postal_default=bool(self._default.value()))

    def show_entry(self, entry: AddressDraft) -> None:
        """Show an address."""
        self._shown = entry
        for name, field in self._named.items():
            value = getattr(entry, name)
            if name == "kind":
                kind = field.input
                assert isinstance(kind, ChoiceField)
                kind.set_value(value, place_text(value))
            else:
                field.set_value(value)
        self._default.set_value(entry.is_postal_default)
        self._show_more(any(getattr(entry, name) for name in _MORE))

    def show_blank(self) -> None:
        """An empty address of the usual kind."""
        self.show_entry(self._blank)

    def show_several(self, several: bool) -> None:
        """Only among several addresses one is chosen for letters."""
        super().show_several(several)
        self._default.setVisible(several)

    def _check_postcode(self, typed: str) -> Problem | None:
        fault = postcode_fault(typed, str(self._named["country"].value()))
        return Problem(fault.sentence, fault.meant or None) if fault else None

    def _on_open(self) -> None:
        self._show_more(True)
        self._named["care_of"].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self, shown: bool) -> None:
        self._more.setVisible(shown)
        self._open.setVisible(not shown)

    def _lay_out(self, first: QWidget) -> None:
        self._more = FieldRow([(self._named[name], 1) for name in _MORE])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addLayout(self.with_remove(first))
        layout.addWidget(self._more)
        layout.addWidget(row(self._open, 8, self._default, None))
        self._show_more(False)
