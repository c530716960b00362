"""The questions above the list: whether mails are sent and letters are on their way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import column
from kommin_desktop.meetings.ui.inviting import changes
from kommin_desktop.meetings.ui.inviting.overview import Overview
from kommin_desktop.meetings.ui.inviting.sent_bar import (
    SentBar,
    asked_for_letters,
    asked_for_mails,
)

BY_MAIL = changes.BY_MAIL
BY_POST = changes.BY_POST


class SentBars(QWidget):
    """Asks what was made ready and is not said to be sent; an answer is written for good."""

    answered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._overview: Overview | None = None
        self._ticked: frozenset[int] = frozenset()
        self._demanded: tuple[str, ...] = ()
        self.mails = SentBar("mails_sent")
        self.letters = SentBar("letters_sent")
        column(self.mails, self.letters, spacing=8, into=self)
        self.mails.confirmed.connect(partial(self._on_confirmed, BY_MAIL))
        self.letters.confirmed.connect(partial(self._on_confirmed, BY_POST))

    def show_overview(self, overview: Overview) -> None:
        """Ask about this invitation."""
        if self._overview is None or self._overview.invitation != overview.invitation:
            self._demanded = ()
        self._overview = overview
        self._ask(self.mails, BY_MAIL)
        self._ask(self.letters, BY_POST)
        self.setVisible(not (self.mails.isHidden() and self.letters.isHidden()))

    def show_ticks(self, ticked: Iterable[int]) -> None:
        """Ask about these people: who is not ticked is not meant."""
        self._ticked = frozenset(ticked)
        if self._overview is not None:
            self.show_overview(self._overview)

    def demand(self, channels: tuple[str, ...]) -> None:
        """Ask about these channels though nothing was printed here."""
        self._demanded = channels
        bar = self.mails if channels == BY_MAIL else self.letters
        self._ask(bar, channels, again=True)
        self.show()
        bar.day.control.setFocus()

    def _ask(self, bar: SentBar, channels: tuple[str, ...], *, again: bool = False) -> None:
        overview = self._overview
        if overview is None or overview.invitation is None:
            bar.be_quiet()
            return
        count = len(self._meant(overview, channels))
        if not count:
            bar.be_quiet()
            return
        words = asked_for_mails(count) if channels == BY_MAIL else asked_for_letters(count)
        bar.ask(str(overview.invitation.id), *words, again=again)

    def _meant(self, overview: Overview, channels: tuple[str, ...]) -> list[int]:
        """Who is ticked and was not sent it; not demanded, only what was made ready here."""
        return [
            one.id
            for one in overview.unsent(*channels)
            if one.id in self._ticked and (self._demanded == channels or one.id in overview.waiting)
        ]

    def _on_confirmed(self, channels: tuple[str, ...], day: date) -> None:
        overview = self._overview
        if overview is None or overview.invitation is None:
            return
        people = self._meant(overview, channels)
        self._demanded = ()
        self._desk.do(
            _("Versand bestätigt"),
            changes.confirm,
            overview.invitation.id,
            channels,
            day,
            people,
            done=self._on_sent,
        )

    def _on_sent(self, count: int) -> None:
        self.answered.emit()
        words = ngettext("{n} Einladung ist versendet", "{n} Einladungen sind versendet", count)
        self._desk.toast(words.format(n=count))
