"""The line that names those who did not get what the others got, and ticks them alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.widgets import Button, Label, Symbol, row
from kommin_desktop.meetings.ui.inviting.overview import Overview


class LateBar(QFrame):
    """Shown after a dispatch as long as somebody on the list did not get it."""

    only_these_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("late_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("bar", "warn")
        self._words = Label("", "small", wraps=True)
        self._only = Button(_("Nur diese auswählen"), "check", small=True, name="tick_late")
        self._only.clicked.connect(self.only_these_wanted)
        row(
            Symbol("send", "warn", 18),
            4,
            (self._words, 1),
            self._only,
            margins=(14, 6, 10, 6),
            spacing=8,
            into=self,
        )
        self.hide()

    def show_overview(self, overview: Overview) -> None:
        """Count those who are left."""
        late = overview.late()
        if len(late) == 1:
            words = _("Noch nicht versendet an {name}.").format(name=late[0].name)
        else:
            words = ngettext(
                "Noch nicht versendet an {n} Person.",
                "Noch nicht versendet an {n} Personen.",
                len(late),
            ).format(n=len(late))
        self._words.setText(words)
        self.setVisible(bool(late))
