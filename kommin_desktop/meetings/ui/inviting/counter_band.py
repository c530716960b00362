"""The strip of figures above the list: how many were invited and what they answered."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from kommin_desktop.base.dates import short_date, short_weekday
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import FlowLayout, Label, Pill, column
from kommin_desktop.kit.widgets.surfaces import Band
from kommin_desktop.meetings.rules.states import InvitationKind, Reply, invitation_kind_label
from kommin_desktop.meetings.ui.inviting.overview import Overview


def day_words(day: date) -> str:
    """„Do., 26.11.2026“."""
    return f"{short_weekday(day)}, {short_date(day)}"


class CounterBand(Band):
    """Eingeladene, Zusagen, Absagen, Vertretungen, offen; at the right the day to answer by."""

    def __init__(self) -> None:
        self._figures = {
            "people": _Figure("people", "text"),
            Reply.YES.value: _Figure("yes", "ok"),
            Reply.NO.value: _Figure("no", "danger"),
            Reply.DEPUTY.value: _Figure("deputy", "info"),
            Reply.OPEN.value: _Figure("open", "warn"),
        }
        figures = QWidget()
        flow = FlowLayout(figures, spacing=26)
        for figure in self._figures.values():
            flow.addWidget(figure)
        self._state = Pill("")
        self._state.setObjectName("dispatch_state")
        self._changed = Pill(_("nach Versand geändert"), "warn", "pencil")
        self._changed.setObjectName("changed_after_dispatch")
        self._until_label = Label(_("Antwortfrist"), "caption", "text2")
        self._until = Label("", "strong", "text")
        self._until.setObjectName("reply_day")
        until = column(None, self._until_label, self._until, None, spacing=1)
        self._kind = Pill("", "info")
        self._kind.setObjectName("dispatch_kind")
        pills = column(None, self._kind, self._changed, self._state, None, spacing=4)
        super().__init__((figures, 1), pills, until, margins=(16, 8, 16, 8), spacing=12)
        self.setObjectName("counter_band")

    def show_overview(self, overview: Overview) -> None:
        """Show the figures of this invitation, or how many would be invited."""
        replies, count = overview.replies(), len(overview.people)
        people = ngettext("Eingeladene", "Eingeladene", count)
        if not overview.is_prepared:
            people = ngettext("vorgeschlagen", "vorgeschlagen", count)
        self._figures["people"].show_figure(count, people)
        words = {
            Reply.YES.value: ngettext("Zusage", "Zusagen", replies[Reply.YES.value]),
            Reply.NO.value: ngettext("Absage", "Absagen", replies[Reply.NO.value]),
            Reply.DEPUTY.value: ngettext("Vertretung", "Vertretungen", replies[Reply.DEPUTY.value]),
            Reply.OPEN.value: _("offen"),
        }
        for key, text in words.items():
            self._figures[key].show_figure(replies[key], text)
            self._figures[key].setVisible(overview.is_prepared)
        self._until.setText(day_words(overview.reply_by) if overview.reply_by else _("keine"))
        self._changed.setVisible(overview.was_changed)
        self._show_state(overview)
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(theme.px(12))

    def _show_state(self, overview: Overview) -> None:
        invitation = overview.invitation
        self._state.setVisible(invitation is not None)
        usual = invitation is None or invitation.kind == InvitationKind.INVITATION
        self._kind.setVisible(not usual and not overview.was_changed)
        if invitation is None:
            return
        self._kind.show_state(invitation_kind_label(invitation.kind), "info")
        if invitation.sent_on is None:
            text, tone, icon = _("noch nicht versendet"), "neutral", "circle"
        elif any(one.sent_on is None for one in overview.people):
            text, tone, icon = _("teilweise versendet"), "info", "circle-dot"
        else:
            day = short_date(invitation.sent_on)
            text, tone, icon = _("versendet {day}").format(day=day), "ok", "check"
        self._state.show_state(text, tone, icon)


class _Figure(QWidget):
    """A number above its word."""

    def __init__(self, name: str, color: str) -> None:
        super().__init__()
        self.setObjectName(f"figure_{name}")
        self._number = Label("", "section", color)
        self._word = Label("", "caption", "text2")
        column(self._number, self._word, spacing=1, into=self)

    def show_figure(self, number: int, word: str) -> None:
        """Another number."""
        self._number.setText(str(number))
        self._word.setText(word)
        self.setAccessibleName(f"{number} {word}")
