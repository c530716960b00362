"""Third step of an import: the contacts as they will be, with what is new and what is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.contacts.importing.plan import Duplicates
from kommin_desktop.contacts.importing.sighting import Preview, Sighting
from kommin_desktop.contacts.importing.source import Source
from kommin_desktop.contacts.ui.importing.words import action_state, file_facts
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import (
    Column,
    Icon,
    IdsModel,
    ListTable,
    Part,
    Pills,
    Text,
    TwoLines,
)
from kommin_desktop.kit.widgets import (
    Chip,
    ElidedLabel,
    FlowLayout,
    Label,
    Symbol,
    column,
    row,
)


class CheckStep(QWidget):
    """The list of what will be, filtered by what happens to it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("import_check_step")
        self._sighting: Sighting | None = None
        self._name, self._facts = ElidedLabel("", "strong"), ElidedLabel("", "small", "text2")
        self._chips = {
            "": Chip(_("Alle"), name="import_all"),
            "new": Chip(_("Neu"), name="import_new"),
            "double": Chip(_("Schon da"), name="import_double"),
            "doubtful": Chip(_("Mit Hinweis"), name="import_doubtful"),
        }
        self._model: IdsModel[Preview] = IdsModel(self._load, _texts)
        self.table = ListTable(
            self._model,
            (
                Column("name", _("Name")),
                Column("email", _("E-Mail"), 186),
                Column("state", _("Stand"), 118, keep=True),
                Column("hint", "", 40, keep=True),
                Column("phone", _("Telefon"), 124),
                Column("place", _("Ort"), 112),
                Column("line", _("Zeile"), 60, align="right"),
            ),
            "import_preview",
            _("Kontakte, wie sie übernommen werden"),
            parts=self._part,
            settings=desk.settings,
        )
        self._nobody = Label("", "small", "text2", wraps=True)
        self._lay_out()

    def show_source(self, source: Source) -> None:
        """Say which file it is."""
        self._name.setText(source.name)
        self._source = source

    def show_sighting(self, sighting: Sighting) -> None:
        """Show what would come of the file."""
        self._sighting = sighting
        self._facts.setText(file_facts(self._source, sighting.rows))
        for which, chip in self._chips.items():
            count = len(sighting.places(which))
            chip.set_count(count)
            chip.setVisible(bool(count) or not which)
            if not count and chip.isChecked():
                self._chips[""].setChecked(True)
        self._model.forget()
        self._show(afresh=False)

    def take_focus(self) -> None:
        """Put the focus into the list."""
        self.table.take_focus()

    def _show(self, *, afresh: bool = True) -> None:
        if self._sighting is None:
            return
        which = next(key for key, chip in self._chips.items() if chip.isChecked())
        places = self._sighting.places(which)
        self._model.set_ids(places, afresh=afresh)
        self._nobody.setText("" if places else _("In dieser Datei steht niemand."))
        self._nobody.setVisible(not places)

    def _load(self, ids: Sequence[int]) -> list[Preview]:
        return self._sighting.previews(ids) if self._sighting else []

    def _part(self, line: Preview, key: str) -> Part | None:
        if key == "name":
            return TwoLines(
                line.name, line.belongs, avatar=line.name, is_organisation=line.is_organisation
            )
        if key == "state":
            plan = self._sighting.plan if self._sighting else None
            return Pills([action_state(line.action, plan.duplicates if plan else Duplicates.SKIP)])
        if key == "hint":
            return Icon("triangle-alert", "warn") if line.is_doubtful else None
        if key == "line":
            return Text(str(line.line), color="text2", digits=True, align="right")
        return Text(str(getattr(line, key)))

    def _lay_out(self) -> None:
        one_of = QButtonGroup(self)
        chips = QWidget()
        flow = FlowLayout(chips, spacing=6)
        for chip in self._chips.values():
            one_of.addButton(chip)
            flow.addWidget(chip)
        self._chips[""].setChecked(True)
        one_of.buttonToggled.connect(self._on_toggled)
        self._nobody.hide()
        head = row(
            Symbol("file-spreadsheet", "text2", 18),
            self._name,
            self._facts,
            None,
            spacing=10,
        )
        for label in (self._name, self._facts):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head.setMinimumHeight(theme.px(28))
        top = column(head, chips, self._nobody, margins=(20, 14, 20, 10), spacing=10)
        column(top, (self.table, 1), spacing=0, into=self)
        self.table.setMinimumHeight(theme.px(120))

    def _on_toggled(self, _button: object, is_on: bool) -> None:
        if is_on:
            self._show()


def _texts(line: Preview) -> Sequence[str]:
    state = action_state(line.action, Duplicates.COMPLETE).text
    hint = _("mit Hinweis") if line.is_doubtful else ""
    return (line.name, line.email, state, hint, line.phone, line.place, str(line.line))
