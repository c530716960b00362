"""The stage „Einladung“ of a meeting."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Button, column, row, scroll
from kommin_desktop.letters.rules import Channel
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.meetings.rules.states import MeetingStatus
from kommin_desktop.meetings.ui.inviting import changes
from kommin_desktop.meetings.ui.inviting.counter_band import CounterBand
from kommin_desktop.meetings.ui.inviting.dispatch_fields import DispatchFields
from kommin_desktop.meetings.ui.inviting.handing_out import HandingOut
from kommin_desktop.meetings.ui.inviting.late_bar import LateBar
from kommin_desktop.meetings.ui.inviting.letter_pane import PANE, WIDE_PANE, LetterPane
from kommin_desktop.meetings.ui.inviting.overview import Invitee, Overview, read_overview
from kommin_desktop.meetings.ui.inviting.people.list_works import ListWorks
from kommin_desktop.meetings.ui.inviting.people.recipient_list import RecipientList
from kommin_desktop.meetings.ui.inviting.sent_bars import BY_MAIL, BY_POST, SentBars
from kommin_desktop.meetings.ui.stage import Stage
from kommin_desktop.store.log import Notice

_TABLES = frozenset(
    {
        "meeting",
        "agenda_item",
        "invitation",
        "invitation_recipient",
        "letter_item",
        "meeting_letter_run",
        "meeting_attachment",
        "attachment",
        "seat",
        "seat_holding",
        "contact",
        "setting",
        "signatory",
    }
)
_BESIDE, _WIDE = 1120, 1388
_LIST = 210


class Inviting(Stage):
    """Einladung of the meeting that is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "inviting")
        self._overview: Overview | None = None
        self._shows_pane = False
        self.band = CounterBand()
        self.fields = DispatchFields()
        self._look = Button(_("Vorschau"), "eye", "ghost", small=True, name="open_letter")
        self._look.clicked.connect(lambda: self._show_pane(True))
        self.list = RecipientList(desk, self._look)
        self._works = ListWorks(desk, self.list, lambda: self._overview)
        self.pane = LetterPane(desk)
        self.sent = SentBars(desk)
        self.late = LateBar()
        self._handing_out = HandingOut(desk)
        self._make_actions()
        # In a low window all this scrolls, and the list keeps room for some rows.
        self.list.setMinimumHeight(theme.px(_LIST))
        whole = column(
            self.sent,
            self.late,
            self.band,
            self.fields,
            (self.list, 1),
            margins=(20, 14, 16, 14),
            spacing=12,
        )
        self._left = scroll(whole)
        row((self._left, 1), self.pane, spacing=0, into=self)
        self._connect()
        self._fit()

    def show_meeting(self, meeting: MeetingLine, route: Route) -> None:
        former = self.meeting
        super().show_meeting(meeting, route)
        if former is None or former.id != meeting.id:
            self._show_pane(False)
        self._look_up()

    def primary(self) -> QAction | None:
        overview = self._overview
        if overview is None or not self._is_open(overview):
            return None
        if not overview.is_prepared:
            return self._prepare
        if not overview.unsent(*BY_MAIL, *BY_POST):
            return None
        return self._mail if self._by(*BY_MAIL) else self._print

    def secondary(self) -> tuple[QAction, ...]:
        overview = self._overview
        if overview is None or not overview.is_prepared:
            return ()
        return (self._pdf,) if self.primary() is self._print else (self._pdf, self._print)

    def more(self) -> tuple[QAction, ...]:
        overview = self._overview
        if overview is None or not overview.is_prepared:
            return ()
        actions = [self._confirm_mails, self._confirm_letters, self._supplement]
        return tuple(action for action in actions if action.isEnabled())

    def status_text(self) -> str:
        overview = self._overview
        if overview is None:
            return ""
        count = len(overview.people)
        mails = sum(one.channel == Channel.EMAIL for one in overview.people)
        people = ngettext("{n} Person", "{n} Personen", count).format(n=count)
        return _("{people} · {letters} per Brief, {mails} per E-Mail").format(
            people=people, letters=count - mails, mails=mails
        )

    def on_notice(self, notice: Notice) -> None:
        if _TABLES & set(notice):
            self._look_up()

    def save_pending(self) -> None:
        self.fields.save_pending()

    def first_focus(self) -> QWidget | None:
        return self.list.table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_actions(self) -> None:
        self._prepare = make_action(
            self, "prepare_invitation", _("Einladung vorbereiten"), self._on_prepare, icon="mail"
        )
        self._pdf = make_action(
            self, "letters_pdf", _("Als PDF"), self._on_pdf, icon="file-down", keys="Ctrl+Shift+P"
        )
        self._print = make_action(
            self, "letters_print", _("Drucken"), self._on_print, icon="printer", keys="Ctrl+P"
        )
        self._mail = make_action(
            self, "prepare_mails", _("E-Mails vorbereiten"), self._on_mails, icon="mail"
        )
        self._confirm_mails = make_action(
            self,
            "confirm_mails",
            _("Versand der E-Mails bestätigen …"),
            lambda: self.sent.demand(BY_MAIL),
            icon="send",
        )
        self._confirm_letters = make_action(
            self,
            "confirm_letters",
            _("Versand der Briefe bestätigen …"),
            lambda: self.sent.demand(BY_POST),
            icon="send",
        )
        self._supplement = make_action(
            self, "prepare_supplement", _("Nachtrag vorbereiten"), self._on_supplement, icon="plus"
        )
        step = self.list.table.select_step
        make_action(self, "letter_before", _("Vorige Person"), lambda: step(-1), keys="Alt+PgUp")
        make_action(self, "letter_after", _("Nächste Person"), lambda: step(1), keys="Alt+PgDown")

    def _connect(self) -> None:
        self.list.current_changed.connect(self._show_letter)
        self.list.ticks_changed.connect(self._on_ticks)
        self.fields.code_typed.connect(self._on_code)
        self.fields.reply_by_chosen.connect(self._on_reply_by)
        self.fields.papers_wanted.connect(self._on_papers)
        self.pane.stepped.connect(self.list.table.select_step)
        self.pane.closed.connect(lambda: self._show_pane(False))
        self.sent.answered.connect(self.list.table.take_focus)
        self.late.only_these_wanted.connect(self.list.tick_late)

    def _look_up(self) -> None:
        meeting = self.meeting
        if meeting is not None:
            self.desk.read(lambda c: read_overview(c, meeting), self._show, key="inviting")

    def _show(self, overview: Overview) -> None:
        self._overview = overview
        is_open = self._is_open(overview)
        self.band.show_overview(overview)
        self.fields.show_overview(overview, can_change=is_open)
        self.list.show_overview(overview)
        self._supplement.setEnabled(overview.is_sent and is_open)
        self.sent.show_overview(overview)
        self.late.show_overview(overview)
        self._show_letter()
        self._on_ticks()
        self.status_changed.emit()

    @staticmethod
    def _is_open(overview: Overview) -> bool:
        return overview.meeting.status != MeetingStatus.CANCELLED or overview.is_prepared

    def _show_letter(self) -> None:
        overview, one = self._overview, self.list.current()
        if overview is None:
            return
        if overview.invitation is None:
            sentence = _("Sobald die Einladung vorbereitet ist, steht hier der Brief jeder Person.")
            self.pane.show_nothing(_("Noch nicht eingeladen"), sentence)
        elif one is not None:
            self.pane.show_letter(overview.invitation.id, one, self.list.position())
        else:
            self.pane.show_nothing(_("Niemand ausgewählt"), "")

    def _by(self, *channels: str) -> list[Invitee]:
        return [one for one in self.list.ticked() if one.channel in channels]

    def _on_ticks(self) -> None:
        overview = self._overview
        if overview is None:
            return
        ticked = [one.id for one in self.list.ticked()]
        letters, mails = len(self._by(*BY_POST)), len(self._by(*BY_MAIL))
        self._print.setText(_("Drucken ({n})").format(n=letters))
        self._mail.setText(_("E-Mails vorbereiten ({n})").format(n=mails))
        self._print.setEnabled(bool(letters))
        self._mail.setEnabled(bool(mails))
        unsent = {one.id for one in overview.unsent(*BY_MAIL, *BY_POST)} & set(ticked)
        self._confirm_mails.setEnabled(any(one.id in unsent for one in self._by(*BY_MAIL)))
        self._confirm_letters.setEnabled(any(one.id in unsent for one in self._by(*BY_POST)))
        self.sent.show_ticks(ticked)
        self._pdf.setEnabled(bool(ticked) and overview.is_prepared)
        self._prepare.setEnabled(bool(ticked) and self.desk.can_write)
        self.actions_changed.emit()

    def _on_prepare(self) -> None:
        if self.meeting is None:
            return
        self.desk.do(
            _("Einladung vorbereitet"),
            changes.prepare,
            self.meeting.id,
            self.fields.reply_by(),
            self.list.unticked_contacts(),
            done=self._tell_dropped,
            toast=_("Einladung vorbereitet"),
        )

    def _on_supplement(self) -> None:
        if self.meeting is not None:
            self.desk.do(
                _("Nachtrag vorbereitet"),
                changes.prepare_supplement,
                self.meeting.id,
                done=self._tell_dropped,
                toast=_("Nachtrag vorbereitet"),
            )

    def _tell_dropped(self, dropped: tuple[str, ...]) -> None:
        self.list.table.take_focus()
        if dropped:
            title = ngettext(
                "Eine Person wurde nicht eingeladen.",
                "{n} Personen wurden nicht eingeladen.",
                len(dropped),
            )
            self.desk.tell(Message("warn", title.format(n=len(dropped)), "\n".join(dropped)))

    def _on_pdf(self) -> None:
        if self._overview is not None:
            self._handing_out.save_pdf(self._overview, [one.id for one in self.list.ticked()])

    def _on_print(self) -> None:
        if self._overview is not None:
            people = [one.id for one in self._by(*BY_POST)]
            self._handing_out.print_letters(self._overview, people)

    def _on_mails(self) -> None:
        if self._overview is not None:
            self._handing_out.write_mails(self._overview, [one.id for one in self._by(*BY_MAIL)])

    def _on_code(self, code: str) -> None:
        self.fields.show_code_found(self.list.find_code(code))

    def _on_reply_by(self, day: date | None) -> None:
        if self._overview is not None and self._overview.invitation is not None:
            self.desk.do(
                _("Antwortfrist geändert"),
                changes.reply_by,
                self._overview.invitation.id,
                day,
                refused=self.fields.refuse_day,
            )

    def _on_papers(self) -> None:
        if self.meeting is not None:
            self.desk.go(f"sitzung/{self.meeting.id}/vorbereitung")

    def _show_pane(self, shows: bool) -> None:
        self._shows_pane = shows
        self._fit()
        (self.pane.view if shows else self.list.table).setFocus()

    def _fit(self) -> None:
        """Beside the list where there is room, else in its place."""
        is_beside = self.width() >= theme.px(_BESIDE)
        self.pane.set_closable(not is_beside)
        self._look.setVisible(not is_beside)
        if is_beside:
            wide = self.width() >= theme.px(_WIDE)
            self.pane.setFixedWidth(theme.px(WIDE_PANE if wide else PANE))
        else:
            self.pane.setMinimumWidth(0)
            self.pane.setMaximumWidth(16777215)
        self._left.setVisible(is_beside or not self._shows_pane)
        self.pane.setVisible(is_beside or self._shows_pane)
