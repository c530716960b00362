"""What stands beside the list of contacts: one of them, several, a history, a form, or nobody.

Each is made when one first looks at it, so that the list is there at once.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit.area import Offers
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import Label, column
from kommin_desktop.store.log import Notice

if TYPE_CHECKING:
    from kommin_desktop.contacts.ui.detail.bulk import BulkPane
    from kommin_desktop.contacts.ui.detail.history import HistoryPane
    from kommin_desktop.contacts.ui.detail.pane import DetailPane
    from kommin_desktop.contacts.ui.form.pane import FormPane


class Side(QStackedWidget):
    """The panes beside the list; what is done in them is told to the page."""

    edit_wanted = Signal(int)
    history_wanted = Signal(int)
    contact_wanted = Signal(int)
    card_wanted = Signal(int)
    trash_wanted = Signal(list)
    group_wanted = Signal(int)
    search_wanted = Signal(str)
    named = Signal(str)
    saved = Signal(int)
    form_closed = Signal()

    def __init__(self, desk: Desk, others: Offers) -> None:
        super().__init__()
        self._desk, self._others = desk, others
        self._forms: dict[str, FormPane] = {}
        words = Label(_("Wählen Sie links einen Kontakt aus."), "small", "text2", wraps=True)
        self.nobody = column(words, None, margins=(20, 22, 20, 20))
        self.addWidget(self.nobody)

    @cached_property
    def detail(self) -> DetailPane:
        """One contact."""
        from kommin_desktop.contacts.ui.detail.pane import DetailPane

        pane = DetailPane(self._desk, self._others)
        self.addWidget(pane)
        pane.edit_wanted.connect(self.edit_wanted)
        pane.history_wanted.connect(self.history_wanted)
        pane.card_wanted.connect(self.card_wanted)
        pane.trash_wanted.connect(lambda number: self.trash_wanted.emit([number]))
        pane.group_wanted.connect(self.group_wanted)
        pane.search_wanted.connect(self.search_wanted)
        pane.shown.connect(self.named)
        return pane

    @cached_property
    def bulk(self) -> BulkPane:
        """What can be done with several at once."""
        from kommin_desktop.contacts.ui.detail.bulk import BulkPane

        pane = BulkPane(self._desk)
        self.addWidget(pane)
        pane.trash_wanted.connect(self.trash_wanted)
        return pane

    @cached_property
    def history(self) -> HistoryPane:
        """What was changed of one contact."""
        from kommin_desktop.contacts.ui.detail.history import HistoryPane

        pane = HistoryPane(self._desk)
        self.addWidget(pane)
        pane.back_wanted.connect(self.contact_wanted)
        return pane

    def form(self, kind: str) -> FormPane:
        """The form of a person or an organisation."""
        if kind not in self._forms:
            from kommin_desktop.contacts.ui.form.pane import FormPane

            form = self._forms[kind] = FormPane(self._desk, kind)
            self.addWidget(form)
            form.saved.connect(self.saved)
            form.closed.connect(self.form_closed)
            form.named.connect(self.named)
        return self._forms[kind]

    def open_form(self) -> FormPane | None:
        """The form, if one is shown."""
        return next((form for form in self._forms.values() if self._shows(form)), None)

    def on_notice(self, notice: Notice) -> None:
        """Reload what a work touched."""
        made = vars(self)
        if "detail" in made:
            self.detail.on_notice(notice)
        if "bulk" in made and self._shows(self.bulk):
            self.bulk.reload()
        if "history" in made and self._shows(self.history):
            self.history.on_notice(notice)

    def _shows(self, pane: QWidget) -> bool:
        return self.currentWidget() is pane
