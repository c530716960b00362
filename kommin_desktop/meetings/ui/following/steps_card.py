"""The card „Bis zum Versand“: finished, released, sent, approved, each with who and when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.bodies.rules import ApprovalMode
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import ChoiceField
from kommin_desktop.kit.widgets import Button, Card, Label, Separator, column
from kommin_desktop.meetings.rules.states import MinutesState
from kommin_desktop.meetings.ui.following.aftermath import (
    Aftermath,
    day_words,
    has_usual_title,
    next_title,
    who_and_when,
)
from kommin_desktop.meetings.ui.following.proof_rows import ProofRows
from kommin_desktop.meetings.ui.following.send_panel import SendPanel
from kommin_desktop.meetings.ui.following.step_row import StepRow, StepState

_ORDER = (MinutesState.DRAFT.value, MinutesState.FINISHED.value, MinutesState.RELEASED.value)
_APPROVED = (MinutesState.APPROVED.value, MinutesState.NOTED.value)


class StepsCard(Card):
    """The next step has the primary button; nothing is ever done by itself."""

    finish_wanted = Signal()
    release_wanted = Signal()
    approval_wanted = Signal(object)
    """The meeting in which it was approved, None where the time for objections is over."""

    def __init__(self) -> None:
        self._finish = _button(_("Fertigstellen"), "check", "finish_minutes")
        self._release = _button(_("Freigeben"), "stamp", "release_minutes")
        self._send = _button(_("Versand vorbereiten"), "send", "prepare_dispatch")
        self._approve = _button(_("Genehmigt"), "check", "approve_minutes")
        self._meeting = ChoiceField([], empty=None)
        self._meeting.set_name("approved_in", _("Genehmigt in"))
        self._meeting.setFixedWidth(theme.px(150))
        self._finished = StepRow("step_finished", self._finish)
        self._released = StepRow("step_released", self._release)
        self._sent = StepRow("step_sent", self._send)
        self._approved = StepRow("step_approved", self._meeting, self._approve)
        self.proof = ProofRows()
        self.panel = SendPanel()
        rows: list[QWidget] = [
            self._finished,
            self.proof,
            Separator(),
            self._released,
            Separator(),
            self._sent,
            self.panel,
            Separator(),
            self._approved,
        ]
        super().__init__(
            Label(_("Bis zum Versand"), "section"),
            column(*rows, spacing=0),
            margins=(20, 14, 20, 10),
            spacing=6,
        )
        self.setObjectName("steps_card")
        self._finish.clicked.connect(self.finish_wanted)
        self._release.clicked.connect(self.release_wanted)
        self._send.clicked.connect(self._on_send)
        self._approve.clicked.connect(self._on_approve)

    def show_aftermath(self, aftermath: Aftermath, *, can_write: bool) -> None:
        """Show how far the minutes have come."""
        state = aftermath.state
        self._show_finished(aftermath)
        self._show_released(aftermath)
        self._show_sent(aftermath)
        self._show_approved(aftermath)
        for button in (self._finish, self._release, self._send, self._approve):
            button.setEnabled(can_write)
        if state != MinutesState.RELEASED or aftermath.has_unnumbered():
            self.panel.hide()
        self._send.setVisible(self.panel.isHidden())
        self.panel.show_aftermath(aftermath)
        if state != MinutesState.DRAFT:
            self.proof.show_sentences(())

    def next_button(self) -> Button | None:
        """The button of the next step, if it can be pressed."""
        buttons = (self._finish, self._release, self._send, self._approve)
        return next((one for one in buttons if one.isVisibleTo(self) and one.isEnabled()), None)

    def _show_finished(self, aftermath: Aftermath) -> None:
        version, state = aftermath.version, aftermath.state
        if state == MinutesState.DRAFT or (aftermath.has_unnumbered() and not aftermath.is_locked):
            line = _("Beschlüsse bekommen dabei ihre Nummern.")
            if not aftermath.took_place:
                line = _("Die Sitzung hat noch nicht stattgefunden.")
            elif version is not None and version.reopened_reason and state == MinutesState.DRAFT:
                line = _("Wieder geöffnet: {reason}").format(reason=version.reopened_reason)
            self._finished.show_step(
                _("Protokoll fertigstellen"),
                line,
                StepState.CURRENT,
                can_act=aftermath.took_place,
            )
            return
        line = who_and_when(version.finished_by, version.finished_on) if version else ""
        self._finished.show_step(_("Protokoll fertiggestellt"), line, StepState.DONE)

    def _show_released(self, aftermath: Aftermath) -> None:
        version, state = aftermath.version, aftermath.state
        if state == MinutesState.DRAFT:
            self._released.show_step(_("Von der Leitung freigeben"), "", StepState.LATER)
        elif state == MinutesState.FINISHED:
            line = _("Danach kann das Protokoll versendet werden.")
            is_next = StepState.LATER if aftermath.has_unnumbered() else StepState.CURRENT
            self._released.show_step(_("Von der Leitung freigeben"), line, is_next)
        else:
            line = who_and_when(version.released_by, version.released_on) if version else ""
            self._released.show_step(_("Von der Leitung freigegeben"), line, StepState.DONE)

    def _show_sent(self, aftermath: Aftermath) -> None:
        version, count = aftermath.version, len(aftermath.people)
        if version is not None and aftermath.is_locked:
            title = ngettext("An {n} Person versendet", "An {n} Personen versendet", count).format(
                n=count
            )
            line = _("{day} · PDF im Archiv").format(day=day_words(version.issued_on))
            self._sent.show_step(title if count else _("Versendet"), line, StepState.DONE)
            return
        title = ngettext("An {n} Person versenden", "An {n} Personen versenden", count)
        title = title.format(n=count) if count else _("Protokoll versenden")
        mails = len(aftermath.by_mail())
        line = _(
            "{mails} per E-Mail, {letters} per Brief. Danach ist die Fassung festgeschrieben"
            " (PDF im Archiv)."
        ).format(mails=mails, letters=count - mails)
        is_next = aftermath.state == MinutesState.RELEASED
        self._sent.show_step(title, line, StepState.CURRENT if is_next else StepState.LATER)

    def _show_approved(self, aftermath: Aftermath) -> None:
        version, later = aftermath.version, aftermath.approving()
        mode = aftermath.body.approval_mode if aftermath.body else ApprovalMode.VOTE.value
        if version is not None and aftermath.state in _APPROVED:
            where = version.approved_in or _("ohne Einwendungen")
            line = " · ".join(part for part in (where, day_words(version.approved_on)) if part)
            self._approved.show_step(_("Genehmigt"), line, StepState.DONE)
            return
        self._meeting.setVisible(mode != ApprovalMode.OBJECTION)
        state = StepState.CURRENT if aftermath.is_locked else StepState.LATER
        if mode == ApprovalMode.OBJECTION:
            until = version.objection_until if version else None
            line = _("Einwendungen sind innerhalb der Frist nach dem Versand möglich.")
            if until:
                line = _("Einwendungen sind bis {day} möglich.").format(day=day_words(until))
            is_over = until is not None and until < today()
            self._approved.show_step(_("Ohne Einwendungen gültig"), line, state, can_act=is_over)
            return
        self._meeting.set_choices([(one.id, one.title) for one in later])
        if later:
            self._meeting.set_value(later[0].id)
        title = _("In der nächsten Sitzung genehmigen")
        following, numbered = aftermath.following, next_title(aftermath)
        if numbered and (following is None or has_usual_title(following)):
            title = _("In der {meeting} genehmigen").format(meeting=numbered)
        line = "" if later else _("wird dort zur Genehmigung vorgeschlagen")
        self._approved.show_step(title, line, state, can_act=bool(later))

    def _on_send(self) -> None:
        self.panel.show()
        self._send.hide()
        self.panel.take_focus()

    def _on_approve(self) -> None:
        number = self._meeting.value()
        self.approval_wanted.emit(number if self._meeting.isVisibleTo(self) else None)


def _button(text: str, icon: str, name: str) -> Button:
    return Button(text, icon, "primary", name=name)
