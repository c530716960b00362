"""Second step of an import: which column of the table goes to which field."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts.importing.sighting import Sighting
from kommin_desktop.contacts.importing.source import Source
from kommin_desktop.contacts.importing.targets import ColumnLook, field_title, targets
from kommin_desktop.contacts.ui.importing.words import column_state, file_facts
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import CheckField, ChoiceField
from kommin_desktop.kit.widgets import (
    Button,
    Card,
    ElidedLabel,
    Label,
    Pill,
    Separator,
    Symbol,
    TextLines,
    column,
    row,
    scroll,
)

_STATE_WIDTH = 132
_FIELD_WIDTH = 168
_AT_ONCE, _LATER = 1, 1


class ColumnsStep(QWidget):
    """The columns one below the other, with an example and the field they go to."""

    mapped = Signal(int, str)
    """The place of a column and the code of the field it goes to."""
    proposal_wanted = Signal()
    sheet_chosen = Signal(str)
    header_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_columns_step")
        self._rows: dict[int, _ColumnRow] = {}
        self._looks: dict[int, ColumnLook] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(lambda: self._build(_LATER))
        self._name = ElidedLabel("", "strong")
        self._facts = ElidedLabel("", "small", "text2")
        self.reset = Button(
            _("Vorschlag wiederherstellen"), "rotate-ccw", "ghost", small=True, name="import_reset"
        )
        self._sheet = ChoiceField(name="import_sheet", spoken=_("Blatt der Arbeitsmappe"))
        self._header = CheckField(
            _("Die erste Zeile enthält Überschriften"), name="import_has_header"
        )
        self._empty = Label("", "caption", "text2", wraps=True)
        self._list = QVBoxLayout()
        self._card = self._make_card()
        self._lay_out()
        self.reset.clicked.connect(self.proposal_wanted)
        self._sheet.edited.connect(lambda: self.sheet_chosen.emit(self._sheet.value()))
        self._header.edited.connect(lambda: self.header_chosen.emit(self._header.value()))

    def show_source(self, source: Source) -> None:
        """Show a file; its columns come with `show_sighting`."""
        self._name.setText(source.name)
        self._facts.setText(file_facts(source, 0))
        self._sheet.set_choices([(name, name) for name in source.sheets])
        self._sheet.set_value(source.sheet)
        self._sheet.setVisible(len(source.sheets) > 1)
        self._header.set_value(source.has_header)
        self._looks = {}
        self._clear()

    def show_sighting(self, sighting: Sighting, *, is_proposal: bool) -> None:
        """Show how every column stands."""
        self._looks = {look.place: look for look in sighting.columns}
        if not self._looks.keys() >= self._rows.keys():
            self._clear()
        for place, made in self._rows.items():
            made.show_look(self._looks[place])
        self._build(_AT_ONCE)
        self.reset.setVisible(not is_proposal)
        empty = sighting.empty_columns
        self._empty.setText(
            ngettext(
                "{n} weitere Spalte ist leer.", "{n} weitere Spalten sind leer.", empty
            ).format(n=empty)
            if empty
            else ""
        )
        self._empty.setVisible(bool(empty))

    def take_focus(self) -> None:
        """Put the focus on the first choice."""
        first = next(iter(self._rows.values()), None)
        (first.target if first else self._header).setFocus()

    def _build(self, count: int) -> None:
        """Make the next rows, a few at a time: many choices at once would hold the window still."""
        missing = [look for place, look in self._looks.items() if place not in self._rows]
        choices = targets()
        for look in missing[:count]:
            made = _ColumnRow(look, choices)
            made.chosen.connect(self.mapped)
            made.show_look(look)
            if self._rows:
                self._list.addWidget(Separator())
            self._rows[look.place] = made
            self._list.addWidget(made)
        self._card.setVisible(bool(self._rows))
        if len(missing) > count:
            self._later.start()

    def _clear(self) -> None:
        self._rows = {}
        self._later.stop()
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._card.hide()

    def _make_card(self) -> Card:
        state = Label(_("Stand"), "caption", "text2")
        state.setFixedWidth(theme.px(_STATE_WIDTH))
        field = Label(_("Feld in KOMM-IN"), "caption", "text2")
        field.setMinimumWidth(theme.px(_FIELD_WIDTH))
        gap = QWidget()
        gap.setFixedWidth(theme.px(16))
        heads = row(
            (Label(_("Spalte in der Datei"), "caption", "text2"), 4),
            gap,
            (field, 4),
            state,
            margins=(17, 0, 17, 0),
            spacing=14,
        )
        heads.setFixedHeight(theme.px(33))
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        rows = QWidget()
        rows.setLayout(self._list)
        return Card(heads, Separator(), rows, margins=(1, 1, 1, 1), spacing=0)

    def _lay_out(self) -> None:
        self._sheet.setMaximumWidth(theme.px(214))
        for label in (self._name, self._facts):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head_height = self.reset.sizeHint().height()
        head = row(
            Symbol("file-spreadsheet", "text2", 18),
            self._name,
            self._facts,
            None,
            self.reset,
            spacing=10,
        )
        head.setMinimumHeight(head_height)
        ways = row((self._sheet, 1), self._header, None, spacing=16)
        self._header.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        inside = column(
            head, ways, self._card, self._empty, None, margins=(20, 14, 20, 16), spacing=10
        )
        column(scroll(inside), into=self)


class _ColumnRow(QWidget):
    """One column: heading and example, an arrow, the field, how it stands."""

    chosen = Signal(int, str)

    def __init__(self, look: ColumnLook, choices: list[tuple[str, str]]) -> None:
        super().__init__()
        self._place = look.place
        self._words = TextLines(
            look.heading or _("ohne Überschrift"), _("z. B. {value}").format(value=look.sample)
        )
        self.target = ChoiceField(
            choices,
            name=f"import_target_{look.place}",
            spoken=_("Feld für die Spalte „{name}“").format(name=look.heading),
        )
        self._pill = Pill()
        self._pill.setObjectName(f"import_state_{look.place}")
        state = row(self._pill, None)
        state.setFixedWidth(theme.px(_STATE_WIDTH))
        row(
            (self._words, 4),
            Symbol("arrow-right", "text2", 16),
            (self.target, 4),
            state,
            margins=(17, 6, 17, 6),
            spacing=14,
            into=self,
        )
        self.target.edited.connect(lambda: self.chosen.emit(self._place, str(self.target.value())))

    def show_look(self, look: ColumnLook) -> None:
        """Show where the column goes and how it stands."""
        self.target.set_value(look.code, field_title(look.code))
        state = column_state(look)
        self._pill.show_state(state.text, state.tone, state.icon)
        self.target.control.setAccessibleDescription(state.text)
