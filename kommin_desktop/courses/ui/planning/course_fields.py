"""The fields of a course's form: what it is, its places and registration, where and by whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kommin_desktop.base.text import _
from kommin_desktop.courses.queries import KindLine
from kommin_desktop.courses.rules import TargetGroup, target_group_label
from kommin_desktop.courses.ui.finding import find_organisations
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import (
    CheckField,
    ChoiceField,
    DateField,
    EditForm,
    Field,
    FieldRow,
    MultilineField,
    NumberField,
    TextField,
    TokenField,
)
from kommin_desktop.kit.forms.controls.control import Control

NEW_KIND = "+"
"""The choice that stands for a kind of course that is to be added."""
_MOST = 9999
_EUROS = re.compile(r"^(\d{1,3}(?:\.\d{3})+|\d{1,6})(?:,(\d{1,2}))?\s*(?:€|Euro)?$")


class CourseFields:
    """What is asked about a course; only a new one is asked for its kind and state."""

    def __init__(self, desk: Desk, *, is_new: bool) -> None:
        self._is_new = is_new
        self.title = Field(_("Titel"), TextField(), required=True, name="course_title")
        self._kinds = ChoiceField(empty=None)
        self.kind = Field(
            _("Kursart"),
            self._kinds,
            name="course_kind",
            hint=_("Bestimmt Nummer und Bescheinigung."),
        )
        self.target = Field(
            _("Zielgruppe"),
            ChoiceField([(one.value, target_group_label(one)) for one in TargetGroup], empty=None),
            name="course_target",
        )
        self._kind_rows: list[FieldRow] = []
        self._make_kind_fields()
        self._make_places()
        self.place = Field(_("Ort"), TextField(), name="course_place")
        self.hosts = Field(
            _("Träger"),
            TokenField(
                find=lambda text: find_organisations(desk, text),
                placeholder=_("Organisation eingeben …"),
            ),
            name="course_hosts",
            hint=_("Wer den Kurs zusammen mit Ihrer Stelle anbietet."),
        )
        self.reference = Field(_("Aktenzeichen"), TextField(), name="course_reference")
        self.note = Field(_("Notiz"), MultilineField(least=2, most=6), name="course_note")
        self._kinds.edited.connect(self.show_kind)
        self.kind_event.edited.connect(self.show_kind)

    def offer_kinds(self, kinds: Sequence[KindLine]) -> None:
        """The kinds there are, then the way to another one."""
        known: list[tuple[str, str]] = [(kind.code, f"{kind.name} ({kind.code})") for kind in kinds]
        self._kinds.set_choices([*known, (NEW_KIND, _("Neue Kursart …"))])

    def show_kind(self) -> None:
        """Ask for what a new kind needs, if one is wanted."""
        wanted = self._is_new and self.kind.value() == NEW_KIND
        for part in (self.kind_name, self.kind_code, self.kind_event):
            part.setVisible(wanted)
        self.kind_threshold.setVisible(wanted and not self.kind_event.value())
        for row in self._kind_rows:
            row.setVisible(wanted)
        for field in (self.kind_name, self.kind_code):
            field.set_required(wanted)

    def add_what(self, form: EditForm) -> None:
        """Make all fields part of the form and lay out what the course is."""
        for key, part in self._parts().items():
            form.add(key, part)
        form.add_section(_("Kurs"))
        form.add_row(self.title)
        if self._is_new:
            form.add_row((self.kind, 1), (self.target, 1))
            self._kind_rows = [
                form.add_row((self.kind_name, 5), (self.kind_code, 2), (self.kind_threshold, 3)),
                form.add_row(self.kind_event),
            ]
        else:
            form.add_row(self.target)

    def add_rest(self, form: EditForm) -> None:
        """Lay out places and registration, then where and by whom."""
        form.add_section(_("Plätze und Anmeldung"))
        form.add_row((self.places, 1), (self.least, 1), (self.until, 1), (self.fee, 1))
        if self._is_new:
            form.add_row(self.is_open)
        form.add_section(_("Ort und Träger"))
        form.add_row((self.place, 3), (self.reference, 2))
        form.add_row(self.hosts)
        form.add_row(self.note)

    def _make_kind_fields(self) -> None:
        self.kind_name = Field(_("Name der Kursart"), TextField(), name="kind_name")
        self.kind_code = Field(
            _("Kürzel"), TextField(most=6), name="kind_code", hint=_("für die Kursnummern")
        )
        self.kind_threshold = Field(
            _("Anwesenheit für Bescheinigung"), NumberField(0, 100, unit="%"), name="kind_threshold"
        )
        self.kind_event = CheckField(_("Veranstaltung ohne Bescheinigung"), name="kind_event")

    def _make_places(self) -> None:
        self.places = Field(
            _("Plätze"), NumberField(1, _MOST), name="course_places", hint=_("leer: ohne Grenze")
        )
        self.least = Field(
            _("Mindestzahl"), NumberField(0, _MOST), name="course_least", check=self._check_least
        )
        self.until = Field(_("Anmeldung bis"), DateField(), name="course_until")
        self.fee = Field(
            _("Beitrag in Euro"),
            TextField(placeholder=_("kostenlos")),
            name="course_fee",
            check=_check_fee,
        )
        self.is_open = CheckField(_("Anmeldung sofort öffnen"), name="course_is_open")

    def _parts(self) -> Mapping[str, Field | Control]:
        parts: dict[str, Field | Control] = {
            "title": self.title,
            "target_group": self.target,
            "places": self.places,
            "min_places": self.least,
            "registration_until": self.until,
            "fee": self.fee,
            "place": self.place,
            "hosts": self.hosts,
            "file_reference": self.reference,
            "note": self.note,
        }
        if self._is_new:
            parts |= {
                "kind_code": self.kind,
                "kind_new_name": self.kind_name,
                "kind_new_code": self.kind_code,
                "kind_new_threshold": self.kind_threshold,
                "kind_new_event": self.kind_event,
                "is_open": self.is_open,
            }
        return parts

    def _check_least(self, value: Any) -> str | None:
        places = self.places.value()
        if value and places and value > places:
            return _("Die Mindestzahl ist größer als die Zahl der Plätze.")
        return None


def euro_cents(typed: str) -> int | None:
    """„12,50“ as cents; nothing is no fee."""
    found = _EUROS.match(typed.strip())
    if found is None:
        return None
    euros, cents = found.groups()
    return int(euros.replace(".", "")) * 100 + int((cents or "0").ljust(2, "0"))


def _check_fee(value: Any) -> str | None:
    if value and euro_cents(value) is None:
        return _("Ein Beitrag ist ein Betrag wie 25 oder 12,50.")
    return None
