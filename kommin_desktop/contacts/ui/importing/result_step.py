"""Last step of an import: that it runs, then what it did, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts.ui.importing.words import figure
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import (
    Button,
    Card,
    Label,
    Symbol,
    announce,
    column,
    row,
    scroll,
)

if TYPE_CHECKING:
    from kommin_desktop.contacts.importing.carry_out import Result


class ResultStep(QWidget):
    """Says that contacts are being taken over, and what came of it."""

    undo_wanted = Signal()
    contacts_wanted = Signal()
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_result_step")
        self._symbol = Symbol("clock", "text2", 28)
        self._title = Label("", "section", wraps=True)
        self._title.setObjectName("import_result_title")
        self._counts = Label("", "body", wraps=True)
        self._counts.setObjectName("import_result_counts")
        self._hint = Label("", "small", "text2", wraps=True)
        self.show_contacts = Button(
            _("Kontakte ansehen"), "users", "primary", name="import_show_contacts"
        )
        self.undo = Button(_("Rückgängig"), "undo-2", name="import_undo")
        self.another = Button(_("Weitere Datei"), kind="ghost", name="import_another")
        self._buttons = row(self.show_contacts, self.undo, self.another, None)
        words = column(self._title, self._counts, self._hint, 6, self._buttons, None, spacing=6)
        card = Card(
            row(column(self._symbol, None), (words, 1), spacing=16), margins=(24, 22, 24, 22)
        )
        card.setMaximumWidth(theme.px(680))
        column(scroll(column(row((card, 1), None), None, margins=(20, 20, 20, 20))), into=self)
        self.show_contacts.clicked.connect(self.contacts_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.another.clicked.connect(self.another_wanted)

    def show_running(self, count: int) -> None:
        """Say that it runs."""
        self._symbol.show_icon("hourglass", "text2")
        words = ngettext("{n} Kontakt wird übernommen …", "{n} Kontakte werden übernommen …", count)
        self._title.setText(words.format(n=figure(count)))
        self._counts.hide()
        self._hint.setText(_("Sie können weiterarbeiten. Abbrechen ändert nichts."))
        self._buttons.hide()

    def show_result(self, result: Result) -> None:
        """Say what came of it."""
        self._symbol.show_icon("circle-check", "ok")
        taken = result.added + result.updated
        words = ngettext("{n} Kontakt wurde übernommen", "{n} Kontakte wurden übernommen", taken)
        self._title.setText(words.format(n=figure(taken)))
        self._counts.setText(_counts(result))
        self._counts.show()
        self._buttons.show()
        announce(self, self._title.text())
        self.show_undoable(is_undoable=True, is_undone=False)

    def show_undoable(self, *, is_undoable: bool, is_undone: bool) -> None:
        """Whether „Rückgängig“ takes back this import, or has done so."""
        self.undo.setEnabled(is_undoable)
        if is_undone:
            self._symbol.show_icon("undo-2", "text2")
            self._title.setText(_("Der Import wurde zurückgenommen"))
            self._counts.hide()
            self._hint.setText(_("An den Kontakten ist alles wie vorher."))
        elif is_undoable:
            self._hint.setText(_("Der Import lässt sich als Ganzes zurücknehmen."))
        else:
            self._hint.setText(
                _("Nach dem Import wurde weitergearbeitet. Nehmen Sie zuerst das Spätere zurück.")
            )


def _counts(result: Result) -> str:
    """„5 neu · 1 schon vorhanden“."""
    told = (
        (result.added, _("{n} neu")),
        (result.updated, _("{n} geändert")),
        (result.skipped, _("{n} schon vorhanden")),
    )
    return " · ".join(words.format(n=figure(count)) for count, words in told if count)
