"""Who belongs to an organisation, in its pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import AffiliationLine
from kommin_desktop.contacts.ui.detail.rows import PersonRow
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import Button, Label, Separator, clear

_SHOWN = 8


class PeopleOf(QWidget):
    """The people of an organisation today; a long list leads to the list of contacts."""

    def __init__(self, go: Callable[[str], None], show_all: Callable[[str], None]) -> None:
        super().__init__()
        self._go, self._show_all = go, show_all
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(2))

    def show_people(self, people: Sequence[AffiliationLine], organisation: str) -> None:
        """Show who holds a function today."""
        clear(self._layout)
        held = [one for one in people if one.holds_on(today())]
        self.setVisible(bool(held))
        if not held:
            return
        self._layout.addWidget(Separator())
        self._layout.addSpacing(theme.px(8))
        title = _("Ansprechpersonen") if len(held) > 1 else _("Ansprechperson")
        self._layout.addWidget(Label(title, "section"))
        for number, one in enumerate(held[:_SHOWN]):
            self._layout.addWidget(self._row(one, number))
        if len(held) > _SHOWN:
            words = _("Alle {n} zeigen").format(n=len(held))
            more = Button(words, kind="ghost", small=True, name="people_all")
            more.clicked.connect(lambda: self._show_all(organisation))
            self._layout.addWidget(more)

    def _row(self, one: AffiliationLine, number: int) -> PersonRow:
        route = f"kontakte/{one.person_id}"
        return PersonRow(one.person, one.function_title, lambda: self._go(route), number)
