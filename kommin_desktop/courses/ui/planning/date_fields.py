"""The fields that say when, how often and with whom dates of a course take place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kommin_desktop.base.dates import weekday_name
from kommin_desktop.base.text import _
from kommin_desktop.courses.rules import (
    MOST_DATES,
    Rhythm,
    SessionDraft,
    default_half_units,
    half_units_of,
    repeated,
    rhythm_label,
    session_refusal,
    units_text,
)
from kommin_desktop.courses.ui.finding import find_people
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import (
    ChoiceField,
    DateField,
    EditForm,
    Field,
    NumberField,
    TextField,
    TimeField,
    TokenField,
)


class DateFields:
    """Day, begin, end, units, module, place and who leads it, in a form of another page."""

    def __init__(self, desk: Desk, name: str, *, required: bool) -> None:
        self.day = Field(_("Datum"), DateField(), required=required, name=f"{name}_day")
        self.start = Field(_("Beginn"), TimeField(), required=required, name=f"{name}_start")
        self.end = Field(
            _("Ende"), TimeField(), required=required, name=f"{name}_end", check=self._check_end
        )
        self.units = Field(
            _("Unterrichtseinheiten"),
            TextField(placeholder=_("aus der Zeit"), most=6),
            name=f"{name}_units",
            check=_check_units,
        )
        self.times = Field(_("Anzahl Termine"), NumberField(1, MOST_DATES), name=f"{name}_times")
        self.rhythm = Field(
            _("Abstand"),
            ChoiceField([(one.value, rhythm_label(one)) for one in Rhythm], empty=None),
            name=f"{name}_rhythm",
        )
        self.module = Field(_("Thema"), TextField(), name=f"{name}_module")
        self.place = Field(
            _("Ort"), TextField(placeholder=_("wie beim Kurs")), name=f"{name}_place"
        )
        self.trainers = Field(
            _("Leitung"),
            TokenField(
                new=True,
                find=lambda text: find_people(desk, text),
                placeholder=_("Name eingeben …"),
            ),
            name=f"{name}_trainers",
        )
        self._is_required = required
        for field in (self.day, self.start, self.end):
            field.input.edited.connect(self.show_hints)

    def add_to(self, form: EditForm) -> None:
        """Make the fields part of a form, each under its key."""
        for key, part in self._parts().items():
            form.add(key, part)

    def show_hints(self) -> None:
        """Say which day of the week it is and how many units the time makes."""
        day = self.day.value()
        self.day.show_hint(weekday_name(day) if day else "")
        starts, ends = self.starts(), self.ends()
        for field in (self.start, self.end):
            field.set_required(self._is_required or day is not None)
        words = ""
        if starts and ends and ends > starts:
            words = _("errechnet: {n}").format(n=units_text(default_half_units(starts, ends)))
        self.units.show_hint(words)

    def starts(self) -> datetime | None:
        """Day and begin, once both are entered."""
        return self._at(self.start.value())

    def ends(self) -> datetime | None:
        """Day and end, once both are entered."""
        return self._at(self.end.value())

    def draft(self) -> SessionDraft | None:
        """The date that was entered, the first of several; None without day and times."""
        starts, ends = self.starts(), self.ends()
        if starts is None or ends is None:
            return None
        return SessionDraft(
            starts,
            ends,
            half_units_of(self.units.value()) if self.units.value() else None,
            self.module.value(),
            self.place.value(),
            tuple(entry.id or entry.text for entry in self.trainers.value()),
        )

    def drafts(self) -> tuple[SessionDraft, ...]:
        """All dates that were entered."""
        first = self.draft()
        if first is None:
            return ()
        return repeated(first, self.times.value() or 1, Rhythm(self.rhythm.value()))

    def _parts(self) -> Mapping[str, Field]:
        return {
            "day": self.day,
            "start": self.start,
            "end": self.end,
            "units": self.units,
            "times": self.times,
            "rhythm": self.rhythm,
            "module": self.module,
            "session_place": self.place,
            "trainers": self.trainers,
        }

    def _check_end(self, _value: Any) -> str | None:
        starts, ends = self.starts(), self.ends()
        return session_refusal(SessionDraft(starts, ends)) if starts and ends else None

    def _at(self, clock: Any) -> datetime | None:
        day = self.day.value()
        return datetime.combine(day, clock) if day and clock else None


def empty_dates() -> dict[str, Any]:
    """What the fields begin with."""
    return {
        "day": None,
        "start": None,
        "end": None,
        "units": "",
        "times": 1,
        "rhythm": Rhythm.WEEKLY.value,
        "module": "",
        "session_place": "",
        "trainers": [],
    }


def _check_units(value: Any) -> str | None:
    if value and half_units_of(value) is None:
        return _("Unterrichtseinheiten sind ganze oder halbe Zahlen, etwa 4 oder 1,5.")
    return None
