"""The bar that proposes who moves up when a place is free."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts.rules.naming import spoken_name
from kommin_desktop.courses.ui.people.state import PeopleState
from kommin_desktop.kit.widgets import Button, Label, Symbol, announce, column, row


class MoveUpBar(QFrame):
    """„Nachrücken: Rojda Demir“; nobody moves up unless the button is pressed."""

    wanted = Signal(int)
    """The registration of who moves up."""

    def __init__(self) -> None:
        super().__init__()
        self._registration = 0
        self.setObjectName("move_up_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("bar", "info")
        self._title = Label("", "strong", wraps=True)
        self._why = Label("", "small", wraps=True)
        self.button = Button(
            _("Nachrücken lassen"), "user-check", small=True, name="move_up_button"
        )
        self.button.clicked.connect(lambda: self.wanted.emit(self._registration))
        row(
            Symbol("info", "info", 20),
            4,
            (column(self._title, self._why, spacing=1), 1),
            self.button,
            margins=(14, 9, 12, 9),
            spacing=10,
            into=self,
        )
        self.hide()

    def show_state(self, state: PeopleState, can_write: bool) -> None:
        """Propose the first who waits while a place is free."""
        line = state.proposed if can_write else None
        if line is None:
            self._registration = 0
            self.hide()
            return
        is_new = self._registration != line.id
        self._registration = line.id
        title = _("Nachrücken: {name}").format(name=spoken_name(line))
        free = state.places.free
        why = _("Es gibt keine Grenze der Plätze.")
        if free is not None:
            why = ngettext("Ein Platz ist frei.", "{n} Plätze sind frei.", free).format(n=free)
        since = _("Auf der Warteliste seit {day}.").format(day=short_date(line.received_at.date()))
        self._title.setText(title)
        self._why.setText(f"{why} {since}")
        self.button.setAccessibleName(_("{name} nachrücken lassen").format(name=line.display))
        self.setAccessibleName(title)
        self.show()
        if is_new:
            announce(self, f"{title}. {why}")
