"""Where a person works or helps: functions in organisations, several, each with its time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.contacts.rules.forms import AffiliationDraft
from kommin_desktop.contacts.ui.form.rows_field import Entries, EntriesField, EntryRow, remove_hint
from kommin_desktop.contacts.ui.picking import find_organisations
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import CheckField, DateField, Field, FieldRow, PickField, TextField
from kommin_desktop.kit.widgets import Button, row

_NEW = -1


def affiliation_entries(desk: Desk) -> EntriesField:
    """The functions of a person."""
    rows = Entries(
        lambda number: _AffiliationRow(desk, f"affiliation_{number}"),
        _("Weitere Organisation"),
        name="affiliation_rows",
    )
    return EntriesField(_("Organisation"), rows, name="affiliation_rows")


class _AffiliationRow(EntryRow):
    """One function; unit and time open below."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(remove_hint(_("Zugehörigkeit")), name)
        self._id: int | None = None
        self._pick = PickField(
            lambda text: find_organisations(desk, text),
            placeholder=_("Name eingeben …"),
            new=_("„{text}“ neu anlegen"),
        )
        self._organisation = Field(_("Organisation"), self._pick, name=f"{name}_organisation")
        self._pick.new_wanted.connect(self._on_new_wanted)
        self._pick.edited.connect(self._show_hint)
        self._function = Field(_("Funktion"), TextField(), name=f"{name}_function")
        self._unit = Field(_("Abteilung"), TextField(), name=f"{name}_unit")
        self._since = Field(_("Seit"), DateField(past=True), name=f"{name}_from")
        self._until = Field(_("Bis"), DateField(), name=f"{name}_to", check=self._check_end)
        self._primary = CheckField(_("Hauptzugehörigkeit"), name=f"{name}_primary")
        self.fields = [
            self._organisation,
            self._function,
            self._unit,
            self._since,
            self._until,
        ]
        self.extra = [self._primary]
        self._open = Button(_("Abteilung, Zeitraum"), kind="ghost", small=True)
        self._open.setObjectName(f"{name}_more")
        self._open.clicked.connect(self._on_open)
        self._lay_out()

    def entry(self) -> AffiliationDraft | None:
        chosen = self._pick.chosen()
        if chosen is None:
            return None
        return AffiliationDraft(
            organisation_id=None if chosen == _NEW else chosen,
            new_organisation=self._pick.chosen_text(),
            function_title=self._function.value(),
            unit=self._unit.value(),
            valid_from=self._since.value(),
            valid_to=self._until.value(),
            is_primary=bool(self._primary.value()),
            id=self._id,
        )

    def show_entry(self, entry: AffiliationDraft) -> None:
        """Show a function."""
        self._id = entry.id
        number = _NEW if entry.organisation_id is None else entry.organisation_id
        self._pick.set_chosen(number, entry.new_organisation)
        self._function.set_value(entry.function_title)
        self._unit.set_value(entry.unit)
        self._since.set_value(entry.valid_from)
        self._until.set_value(entry.valid_to)
        self._primary.set_value(entry.is_primary)
        self._show_more(bool(entry.unit or entry.valid_from or entry.valid_to))
        self._show_hint()

    def show_blank(self) -> None:
        """No organisation."""
        self.show_entry(AffiliationDraft())
        self._pick.set_chosen(None)
        self._show_hint()

    def show_several(self, several: bool) -> None:
        """Only among several functions one is the main one."""
        super().show_several(several)
        self._primary.setVisible(several)

    def _on_new_wanted(self, name: str) -> None:
        self._pick.set_chosen(_NEW, name)
        self._pick.edited.emit()

    def _show_hint(self) -> None:
        is_new = self._pick.chosen() == _NEW
        self._organisation.show_hint(_("Wird als neue Organisation angelegt.") if is_new else "")

    def _check_end(self, _day: object) -> str | None:
        since, until = self._since.value(), self._until.value()
        if since and until and until < since:
            return _("Das Ende liegt vor dem Beginn.")
        return None

    def _on_open(self) -> None:
        self._show_more(True)
        self._unit.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self, shown: bool) -> None:
        self._more.setVisible(shown)
        self._open.setVisible(not shown)

    def _lay_out(self) -> None:
        first: QWidget = FieldRow([(self._organisation, 3), (self._function, 2)])
        self._more = FieldRow([(self._unit, 3), (self._since, 2), (self._until, 2)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addLayout(self.with_remove(first))
        layout.addWidget(self._more)
        layout.addWidget(row(self._open, 8, self._primary, None))
        self._show_more(False)
