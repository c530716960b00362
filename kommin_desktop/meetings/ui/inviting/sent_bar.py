"""The bar that asks whether what was made ready is on its way, and on which day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import DateField
from kommin_desktop.kit.widgets import Button, IconButton, Label, Symbol, column, row
from kommin_desktop.kit.widgets.messages import announce


class SentBar(QFrame):
    """Says nothing is sent until a person says so; closing it leaves the question open."""

    confirmed = Signal(object)
    """The day it went out."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("bar", "info")
        self._put_off: str = ""
        self._asked = ""
        self._title = Label("", "strong", wraps=True)
        self._reason = Label("", "small", wraps=True)
        self.day = DateField(name=f"{name}_day", spoken=_("Tag des Versands"))
        self._confirm = Button(
            _("Versand bestätigen"), "send", "primary", small=True, name=f"{name}_confirm"
        )
        self._confirm.clicked.connect(self._on_confirmed)
        close = IconButton("x", _("Später bestätigen"), size=16, name=f"{name}_close")
        close.clicked.connect(self._on_closed)
        self.day.setFixedWidth(theme.px(138))
        row(
            Symbol("send", "info", 20),
            4,
            (column(self._title, self._reason, spacing=1), 1),
            row(self.day, self._confirm),
            close,
            margins=(14, 9, 12, 9),
            spacing=10,
            into=self,
        )
        self.hide()

    def ask(self, key: str, title: str, reason: str, *, again: bool = False) -> None:
        """Ask this; what was put off is asked again only on demand or when it is another."""
        if key == self._put_off and not again:
            self.hide()
            return
        self._put_off = ""
        if self.isHidden() or key != self._asked:
            self.day.set_value(today())
            announce(self, f"{title} {reason}")
        self._asked = key
        self._title.setText(title)
        self._reason.setText(reason)
        self.setAccessibleName(title)
        self.show()

    def be_quiet(self) -> None:
        """There is nothing to ask."""
        self._asked = ""
        self.hide()

    def _on_closed(self) -> None:
        self._put_off = self._asked
        self.hide()

    def _on_confirmed(self) -> None:
        day = self.day.value()
        if isinstance(day, date):
            self.confirmed.emit(day)
        else:
            self.day.control.setFocus()


def asked_for_mails(count: int) -> tuple[str, str]:
    """The question after mails were made ready, and what the answer means."""
    title = ngettext("Ist die E-Mail verschickt?", "Sind die {n} E-Mails verschickt?", count)
    reason = _("Öffnen Sie die Entwürfe in Ihrem E-Mail-Programm und senden Sie sie ab.")
    return title.format(n=count), reason


def asked_for_letters(count: int) -> tuple[str, str]:
    """The question after letters were printed, and what the answer means."""
    title = ngettext("Ist der Brief auf dem Weg?", "Sind die {n} Briefe auf dem Weg?", count)
    reason = _("Der Tag steht danach im Postausgang und lässt sich nicht mehr ändern.")
    return title.format(n=count), reason
