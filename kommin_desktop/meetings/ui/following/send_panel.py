"""Sending the minutes: mails, print, PDF, and the word that they are on their way."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import DateField
from kommin_desktop.kit.widgets import Band, Button, FlowLayout, Label, column
from kommin_desktop.meetings.ui.following.aftermath import Aftermath


class SendPanel(QWidget):
    """Opens below the step; nothing counts as sent before somebody says so."""

    mails_wanted = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()
    sent = Signal(object)
    """The day on which it went out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("send_panel")
        self._mails = Button(_("E-Mails vorbereiten"), "mail", small=True, name="minutes_mails")
        self._print = Button(_("Drucken"), "printer", small=True, name="minutes_print")
        self._pdf = Button(_("Als PDF"), "file-down", small=True, name="minutes_pdf")
        self.day = DateField(name="minutes_sent_day", spoken=_("Tag des Versands"))
        self.day.setFixedWidth(theme.px(138))
        self._confirm = Button(
            _("Versand bestätigen"), "send", "primary", name="confirm_minutes_sent"
        )
        when = Label(_("Verschickt am"), "small", "text2")
        when.setMinimumHeight(theme.px(34))
        first, second = QWidget(), QWidget()
        for holder, parts in (
            (first, (self._mails, self._print, self._pdf)),
            (second, (when, self.day, self._confirm)),
        ):
            flow = FlowLayout(holder, spacing=8)
            for part in parts:
                flow.addWidget(part)
        hint = Label(
            _("Der Versand ist endgültig: Das Protokoll bleibt danach, wie es ist."),
            "caption",
            "text2",
            wraps=True,
        )
        band = Band((column(first, second, hint, spacing=8), 1), margins=(14, 10, 14, 10))
        column(band, margins=(32, 0, 0, 12), into=self)
        self._mails.clicked.connect(self.mails_wanted)
        self._print.clicked.connect(self.print_wanted)
        self._pdf.clicked.connect(self.pdf_wanted)
        self._confirm.clicked.connect(self._on_confirm)
        self.day.set_value(today())
        self.hide()

    def show_aftermath(self, aftermath: Aftermath) -> None:
        """Offer mails to those who want them."""
        count = len(aftermath.by_mail())
        self._mails.setText(_("E-Mails vorbereiten ({n})").format(n=count))
        self._mails.setEnabled(bool(count))

    def take_focus(self) -> None:
        """Put the keyboard onto the first thing to do."""
        (self._mails if self._mails.isEnabled() else self._print).setFocus()

    def _on_confirm(self) -> None:
        day = self.day.value()
        if isinstance(day, date):
            self.sent.emit(day)
        else:
            self.day.control.setFocus()
