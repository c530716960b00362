"""Beside the steps of an import: its totals, what a person should look at, and the choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts.importing.plan import Duplicates
from kommin_desktop.contacts.importing.sighting import Sighting
from kommin_desktop.contacts.importing.source import Source
from kommin_desktop.contacts.queries import GroupLine
from kommin_desktop.contacts.rules.cards import Problem
from kommin_desktop.contacts.ui.importing.words import (
    duplicates_choices,
    duplicates_hint,
    encoding_choices,
    encoding_title,
    figure,
    problems_text,
)
from kommin_desktop.kit.clipboard import copy_rows
from kommin_desktop.kit.forms import ChoiceField, Field, TokenField
from kommin_desktop.kit.widgets import (
    Button,
    FlowLayout,
    Label,
    Pane,
    Separator,
    Symbol,
    announce,
    column,
    row,
    scroll,
)

_SHOWN = 12


class SidePane(Pane):
    """Totals, problems, and what is to be decided."""

    encoding_chosen = Signal(str)
    duplicates_chosen = Signal(str)

    def __init__(self) -> None:
        self._figures = [_Figure(color) for color in ("text", "ok", "warn")]
        self._busy = Label(_("Wird gelesen …"), "small", "text2")
        self._problems = _ProblemList()
        self._encoding = Field(_("Zeichensatz"), ChoiceField(), name="import_encoding")
        self._duplicates = Field(
            _("Doppelte Kontakte"), ChoiceField(duplicates_choices()), name="import_duplicates"
        )
        self.groups = Field(
            _("In Gruppen aufnehmen"),
            TokenField(new=True),
            hint=_("Alle Kontakte der Datei, auch die schon vorhandenen."),
            name="import_groups",
        )
        self._has_encoding = self._has_columns = True
        figures = QWidget()
        flow = FlowLayout(figures, spacing=20)
        for shown in self._figures:
            flow.addWidget(shown)
        promise = Label(
            _(
                "Nichts wird gespeichert, bevor Sie „Übernehmen“ wählen. Der Import lässt sich "
                "als Ganzes zurücknehmen."
            ),
            "caption",
            "text2",
            wraps=True,
        )
        inside = column(
            Label(_("Vorschau"), "section"),
            figures,
            self._busy,
            Separator(),
            self._problems,
            Separator(),
            self._duplicates,
            self.groups,
            self._encoding,
            None,
            promise,
            margins=(20, 16, 20, 16),
            spacing=10,
        )
        super().__init__(
            "right",
            (scroll(inside), 1),
            margins=(0, 0, 0, 0),
            spacing=0,
        )
        self.setObjectName("import_side")
        self._encoding.input.edited.connect(
            lambda: self.encoding_chosen.emit(self._encoding.value())
        )
        self._duplicates.input.edited.connect(self._on_duplicates)
        self._problems.repair_wanted.connect(self.encoding_chosen)
        self.show_duplicates(Duplicates.SKIP)

    def show_source(self, source: Source) -> None:
        """Show what can be decided about a file."""
        box = self._encoding.input
        if isinstance(box, ChoiceField):
            box.set_choices(encoding_choices(source.decoded.encoding))
            box.set_value(source.decoded.encoding)
        self._has_encoding, self._has_columns = source.is_text, source.table is not None

    def show_duplicates(self, duplicates: Duplicates) -> None:
        """Show what was decided about contacts that are there already."""
        self._duplicates.set_value(duplicates.value)
        self._duplicates.show_hint(duplicates_hint(duplicates))

    def show_groups(self, groups: Sequence[GroupLine]) -> None:
        """Propose the groups there are."""
        field = self.groups.input
        if isinstance(field, TokenField):
            field.set_choices([(line.id, line.name) for line in groups])

    def show_step(self, *, is_check: bool) -> None:
        """Groups are chosen where the contacts are seen, letters are judged as early as can be."""
        self.groups.setVisible(is_check)
        self._encoding.setVisible(self._has_encoding and not (is_check and self._has_columns))

    def chosen_groups(self) -> list[str]:
        """The groups all contacts of the file go to."""
        field = self.groups.input
        if not isinstance(field, TokenField):
            return []
        field.settle()
        return [entry.text for entry in field.values()]

    def show_busy(self, is_busy: bool) -> None:
        """Say that the figures are about to change."""
        self._busy.setVisible(is_busy)

    def show_sighting(self, sighting: Sighting) -> None:
        """Show totals and problems."""
        words = (
            ngettext("Zeile", "Zeilen", sighting.rows)
            if sighting.columns
            else ngettext("Kontakt", "Kontakte", sighting.rows),
            ngettext("wird übernommen", "werden übernommen", sighting.taken),
            ngettext("doppelt", "doppelt", sighting.double),
        )
        numbers = (sighting.rows, sighting.taken, sighting.double)
        for shown, number, word in zip(self._figures, numbers, words, strict=True):
            shown.show_number(number, word)
        self._problems.show_problems(sighting.plan.problems, sighting.better_encoding)
        announce(
            self,
            _("{rows} gelesen, {taken} werden übernommen, {double} doppelt").format(
                rows=sighting.rows, taken=sighting.taken, double=sighting.double
            ),
        )

    def _on_duplicates(self) -> None:
        chosen = Duplicates(self._duplicates.value())
        self.show_duplicates(chosen)
        self.duplicates_chosen.emit(chosen.value)


class _Figure(QWidget):
    """A number above its word."""

    def __init__(self, color: str) -> None:
        super().__init__()
        self._color = color
        self._number, self._word = Label("–", "strong", color), Label("", "caption", "text2")
        self._number.set_look(digits=True)
        column(self._number, self._word, spacing=0, into=self)

    def show_number(self, number: int, word: str) -> None:
        """Another number; none of something is nothing to look at."""
        self._number.setText(figure(number))
        self._number.set_look(color=self._color if number else "text")
        self._word.setText(word)


class _ProblemList(QWidget):
    """What a person should look at, line by line, and the repair of a wrong encoding."""

    repair_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._problems: Sequence[Problem] = ()
        self._better = ""
        self._title = Label("", "section")
        self._title.setObjectName("import_problems_title")
        self._rows = QVBoxLayout()
        self._more = Label("", "small", "text2", wraps=True)
        self.copy = Button(_("Alle kopieren"), "copy", "ghost", small=True, name="import_copy")
        self.repair = Button(_("Zeichensatz umstellen"), small=True, name="import_repair")
        self._why = Label("", "small", "text2", wraps=True)
        self._repair_part = column(self._why, row(self.repair, None), spacing=6)
        rows = QWidget()
        rows.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        column(
            self._title,
            self._repair_part,
            rows,
            self._more,
            row(self.copy, None),
            spacing=8,
            into=self,
        )
        self.repair.clicked.connect(lambda: self.repair_wanted.emit(self._better))
        self.copy.clicked.connect(self._on_copy)
        self.show_problems((), "")

    def show_problems(self, problems: Sequence[Problem], better: str) -> None:
        """Show the first of them, and the repair if there is one."""
        self._problems, self._better = problems, better
        count = len(problems)
        self._title.setText(_("Probleme ({n})").format(n=figure(count)))
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for problem in problems[:_SHOWN]:
            self._rows.addWidget(_problem_row(problem))
        if not count:
            self._more.setText(_("Es ist nichts aufgefallen."))
        else:
            rest = count - _SHOWN
            words = ngettext("und {n} weiteres", "und {n} weitere", rest)
            self._more.setText(words.format(n=figure(rest)) if rest > 0 else "")
        self._more.setVisible(bool(self._more.text()))
        self.copy.setVisible(bool(count))
        self._repair_part.setVisible(bool(better))
        if better:
            self._why.setText(
                _("Als „{encoding}“ gelesen, stimmen mehr Buchstaben.").format(
                    encoding=encoding_title(better)
                )
            )

    def _on_copy(self) -> None:
        copy_rows((_("Zeile"), _("Problem")), problems_text(self._problems))


def _problem_row(problem: Problem) -> QWidget:
    words = column(
        Label(_("Zeile {n}").format(n=problem.line), "caption", "text2"),
        Label(problem.message, "small", wraps=True),
        spacing=0,
    )
    return row(Symbol("triangle-alert", "warn", 16), (words, 1), spacing=10)
