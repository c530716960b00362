"""The line that says what a person agreed to, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import ConsentLine
from kommin_desktop.kit.widgets import Label, Symbol, row


class ConsentRow(QWidget):
    """„Einwilligung vom 14.03.2025: Adresse, Foto“, or that there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = Symbol("shield-check", "ok", 16)
        self._text = Label("", "caption", "text2", wraps=True)
        self._text.setObjectName("contact_consent")
        row(self._sign, (self._text, 1), spacing=12, into=self)
        layout = self.layout()
        if layout is not None:
            layout.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)

    def show_consents(self, consents: Sequence[ConsentLine]) -> None:
        """Say what holds today."""
        held = [one for one in consents if one.holds_on(today())]
        if held:
            self._sign.show_icon("shield-check", "ok", words=_("Einwilligung liegt vor"))
            self._text.setText("\n".join(consent_sentences(held)))
        else:
            self._sign.show_icon("circle-alert", "warn", words=_("Einwilligung fehlt"))
            self._text.setText(_("Es ist keine Einwilligung vermerkt."))


def consent_sentences(held: Iterable[ConsentLine]) -> list[str]:
    """One sentence for each day on which something was agreed to."""
    by_day: dict[date, list[str]] = {}
    for one in held:
        by_day.setdefault(one.given_on, []).append(one.purpose)
    return [
        _("Einwilligung vom {day}: {purposes}").format(
            day=short_date(day), purposes=", ".join(purposes)
        )
        for day, purposes in sorted(by_day.items())
    ]
