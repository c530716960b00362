"""Where, when and by whom certificates are signed; proposed from the data of the office."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _
from kommin_desktop.courses.rules import Signing
from kommin_desktop.courses.ui.certifying.state import Sheet
from kommin_desktop.kit.forms import ChoiceField, DateField, Field, FieldRow, TextField
from kommin_desktop.kit.widgets import column
from kommin_desktop.office.queries import SignatoryLine


class SigningFields(QWidget):
    """What is chosen here stands on the next certificates; it is not kept in the file."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("signing_fields")
        self._signers: tuple[SignatoryLine, ...] = ()
        self._course = ""
        self.signer = Field(
            _("Unterzeichnung"), ChoiceField(empty=_("Dienststelle")), name="signing_person"
        )
        self.place = Field(_("Ort"), TextField(), name="signing_place")
        self.day = Field(_("Datum"), DateField(past=True), required=True, name="signing_day")
        column(FieldRow(((self.signer, 3), (self.place, 2), (self.day, 2))), into=self)
        for field in (self.signer, self.place, self.day):
            field.input.edited.connect(self.changed)

    def show_sheet(self, sheet: Sheet) -> None:
        """Offer who signs; of another course the office's first signatory, place and today."""
        if sheet.signatories != self._signers:
            self._signers = sheet.signatories
            choices = [(one.id, one.name) for one in sheet.signatories]
            control = self.signer.input
            assert isinstance(control, ChoiceField)
            control.set_choices(choices)
        if sheet.overview.course.number != self._course:
            self._course = sheet.overview.course.number
            first = sheet.signatories[0].id if sheet.signatories else None
            self.signer.set_value(first)
            self.place.set_value(sheet.office.place)
            self.day.set_value(today())

    def signing(self) -> Signing:
        """As it stands in the fields; without a day it is today."""
        day = self.day.value()
        one = self.signatory()
        return Signing(
            day if isinstance(day, date) else today(),
            str(self.place.value()),
            one.name if one is not None else "",
            one.function_title if one is not None else "",
        )

    def signatory(self) -> SignatoryLine | None:
        """Who signs; None for the office as such."""
        chosen = self.signer.value()
        return next((one for one in self._signers if one.id == chosen), None)

    def check(self) -> bool:
        """Whether all is said; else the cursor goes to what is missing."""
        if self.day.check():
            return True
        self.day.control.setFocus()
        return False
