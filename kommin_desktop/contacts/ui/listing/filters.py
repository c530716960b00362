"""The chips above the contact list: kind, municipality, group, missing consent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import NO_MUNICIPALITY, GroupLine, Wanted
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import Button, Chip, FlowLayout, MenuChip, VerticalSeparator
from kommin_desktop.office.queries import MunicipalityLine


class FilterChips(QWidget):
    """What of all contacts the list shows; `changed` comes when the person chose otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contact_filters")
        self._kinds = {
            "": Chip(_("Alle"), name="filter_all"),
            str(Kind.PERSON): Chip(_("Personen"), name="filter_people"),
            str(Kind.ORGANISATION): Chip(_("Organisationen"), name="filter_organisations"),
        }
        one_of = QButtonGroup(self)
        for chip in self._kinds.values():
            one_of.addButton(chip)
        self._kinds[""].setChecked(True)
        self._municipality = MenuChip(_("Kommune"), "filter_municipality")
        self._group = MenuChip(_("Gruppe"), "filter_group")
        self._consent = Chip(_("Einwilligung fehlt"), name="filter_consent")
        self._lift = Button(_("Filter aufheben"), kind="ghost", small=True, name="filter_lift")
        flow = FlowLayout(self, spacing=6)
        self._line = VerticalSeparator()
        self._line.setFixedHeight(theme.px(28))
        for widget in (
            *self._kinds.values(),
            self._line,
            self._municipality,
            self._group,
            self._consent,
            self._lift,
        ):
            flow.addWidget(widget)
        self._is_slim = False
        one_of.buttonToggled.connect(self._on_kind_toggled)
        self._municipality.chosen.connect(self._tell)
        self._group.chosen.connect(self._tell)
        self._consent.toggled.connect(self._tell)
        self._lift.clicked.connect(self.lift)
        self._show()

    def wanted(self, search: str = "") -> Wanted:
        """Which contacts the chips and a search ask for."""
        kind = next((kind for kind, chip in self._kinds.items() if chip.isChecked()), "")
        return Wanted(
            search=search,
            kind=kind,
            municipalities=_numbers(self._municipality.chosen_keys()),
            groups=_numbers(self._group.chosen_keys()),
            without_consent=self._consent.isChecked(),
        )

    def show_choices(
        self, municipalities: Sequence[MunicipalityLine], groups: Sequence[GroupLine]
    ) -> None:
        """What can be chosen; what is chosen stays, unless it is gone."""
        places = [(line.id, line.name) for line in municipalities]
        places.append((NO_MUNICIPALITY, _("ohne Kommune")))
        self._offer(self._municipality, places)
        self._offer(self._group, [(line.id, line.name) for line in groups])
        self._show()

    def choose_group(self, group_id: int, groups: Sequence[GroupLine]) -> None:
        """Show the members of one group and nothing else."""
        self._reset()
        self._group.set_choices([(line.id, line.name, line.id == group_id) for line in groups])
        self._tell()

    def show_count(self, count: int) -> None:
        """How many contacts there are without the choice between people and organisations."""
        self._kinds[""].set_count(count)

    def set_slim(self, is_slim: bool) -> None:
        """Leave out what is not set, because the list has little room."""
        self._is_slim = is_slim
        self._show()

    def names(self) -> str:
        """The active filters in words, „Kommune: Vlotho, Einwilligung fehlt“."""
        told = [
            chip.accessibleName()
            for chip in (self._municipality, self._group)
            if chip.chosen_keys()
        ]
        told += [chip.text() for kind, chip in self._kinds.items() if kind and chip.isChecked()]
        if self._consent.isChecked():
            told.append(self._consent.text())
        return ", ".join(told)

    def lift(self) -> None:
        """Show all contacts again."""
        if self.wanted().is_filtered:
            self._reset()
            self._tell()
            self._kinds[""].setFocus()

    def _reset(self) -> None:
        self.blockSignals(True)
        self._kinds[""].setChecked(True)
        self._municipality.clear()
        self._group.clear()
        self._consent.setChecked(False)
        self.blockSignals(False)

    def _offer(self, chip: MenuChip, choices: Iterable[tuple[int, str]]) -> None:
        chosen = chip.chosen_keys()
        chip.set_choices([(key, text, key in chosen) for key, text in choices])

    def _on_kind_toggled(self, _chip: object, is_on: bool) -> None:
        if is_on:
            self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for chip in (self._municipality, self._group):
            chip.setVisible(not self._is_slim or bool(chip.chosen_keys()))
        self._consent.setVisible(not self._is_slim or self._consent.isChecked())
        self._line.setVisible(not self._is_slim)
        self._lift.setVisible(self.wanted().is_filtered)
        self.updateGeometry()


def _numbers(keys: Iterable[object]) -> tuple[int, ...]:
    return tuple(key for key in keys if isinstance(key, int))
