"""The stage „Nachbereitung“ of a meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.forms import ReasonBar
from kommin_desktop.kit.icons import icon
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import column, scroll
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.meetings.rules.states import MinutesState, minutes_state_label
from kommin_desktop.meetings.ui.following import changes
from kommin_desktop.meetings.ui.following.aftermath import (
    Aftermath,
    has_usual_title,
    next_title,
    open_minutes,
    read_aftermath,
)
from kommin_desktop.meetings.ui.following.corrections_card import CorrectionsCard
from kommin_desktop.meetings.ui.following.decisions_card import DecisionsCard
from kommin_desktop.meetings.ui.following.minutes_files import minutes_proof
from kommin_desktop.meetings.ui.following.paper_card import PaperCard
from kommin_desktop.meetings.ui.following.sending import Sending
from kommin_desktop.meetings.ui.following.steps_card import StepsCard
from kommin_desktop.meetings.ui.following.tasks_card import TasksCard
from kommin_desktop.meetings.ui.stage import Stage
from kommin_desktop.store.log import Notice

_TABLES = frozenset(
    {
        "meeting",
        "meeting_officer",
        "agenda_item",
        "agenda_item_task",
        "decision",
        "attendance",
        "minutes_version",
        "minutes_correction",
        "invitation",
        "invitation_recipient",
        "task",
        "body",
        "setting",
    }
)
_BESIDE, _WIDE = 900, 1388
_RIGHT, _WIDE_RIGHT = 384, 480
_FINAL = (MinutesState.APPROVED.value, MinutesState.NOTED.value)


class Following(Stage):
    """Nachbereitung of the meeting that is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "following")
        self._aftermath: Aftermath | None = None
        self.steps = StepsCard()
        self.tasks = TasksCard(desk)
        self.corrections = CorrectionsCard()
        self.decisions = DecisionsCard()
        self.paper = PaperCard(desk)
        self.reason = ReasonBar("reopen")
        self._sending = Sending(desk)
        left = column(self.reason, self.steps, self.tasks, self.corrections, None, spacing=14)
        self._right = column(self.decisions, self.paper, None, spacing=14)
        inner = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._sides.addWidget(left, 1)
        self._sides.addWidget(self._right)
        self._area = scroll(inner)
        column(self._area, spacing=0, into=self)
        self._make_actions()
        self._connect()
        self._fit()

    def show_meeting(self, meeting: MeetingLine, route: Route) -> None:
        if self.meeting is None or self.meeting.id != meeting.id:
            self.reason.drop()
            self.steps.panel.hide()
            self._area.verticalScrollBar().setValue(0)
        super().show_meeting(meeting, route)
        self._look_up()

    def secondary(self) -> tuple[QAction, ...]:
        return (self._print, self._next) if self._aftermath is not None else ()

    def more(self) -> tuple[QAction, ...]:
        return tuple(action for action in (self._reopen, self._correct) if action.isEnabled())

    def status_text(self) -> str:
        aftermath = self._aftermath
        if aftermath is None:
            return ""
        state = minutes_state_label(aftermath.state)
        if aftermath.state == MinutesState.FINISHED:
            return _("Protokoll fertiggestellt, noch nicht freigegeben")
        if aftermath.state == MinutesState.RELEASED:
            return _("Protokoll freigegeben, noch nicht versendet")
        return _("Protokoll {state}").format(state=state)

    def on_notice(self, notice: Notice) -> None:
        if _TABLES & set(notice):
            self._look_up()

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether a reason begun keeps the person here."""
        return self.reason.holds_back(go_on)

    def first_focus(self) -> QWidget | None:
        return self.steps.next_button() or self.tasks.table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_actions(self) -> None:
        self._print = make_action(
            self, "print_minutes", _("Drucken"), self._on_open, icon="printer", keys="Ctrl+P"
        )
        self._next = make_action(self, "next_meeting", "", self._on_next, icon="plus")
        self._reopen = make_action(
            self, "reopen_minutes", _("Wieder öffnen …"), self._ask_why, icon="rotate-ccw"
        )
        self._correct = make_action(
            self,
            "correct_minutes",
            _("Berichtigung festhalten …"),
            self.corrections.open_form,
            icon="pencil",
        )

    def _connect(self) -> None:
        steps, panel = self.steps, self.steps.panel
        steps.finish_wanted.connect(self._on_finish)
        steps.release_wanted.connect(self._on_release)
        steps.approval_wanted.connect(self._on_approval)
        steps.proof.item_wanted.connect(self._on_item)
        panel.mails_wanted.connect(lambda: self._send_by(self._sending.write_mails))
        panel.print_wanted.connect(lambda: self._send_by(self._sending.print_minutes))
        panel.pdf_wanted.connect(lambda: self._send_by(self._sending.save_pdf))
        panel.sent.connect(self._on_sent)
        self.reason.closed.connect(self._take_focus)
        self.tasks.ticked.connect(self._on_ticked)
        self.tasks.opened.connect(lambda number: self.desk.go(f"aufgaben/{number}"))
        self.corrections.correction_wanted.connect(self._on_correction)
        self.corrections.form_opened.connect(self._on_correction_begun)
        self.decisions.light_chosen.connect(self._on_light)
        self.paper.opened.connect(self._on_open)

    def _look_up(self) -> None:
        meeting = self.meeting
        if meeting is not None:
            self.desk.read(lambda c: read_aftermath(c, meeting), self._show, key="following")

    def _show(self, aftermath: Aftermath) -> None:
        self._aftermath = aftermath
        can_write = self.desk.can_write
        self.steps.show_aftermath(aftermath, can_write=can_write)
        self.tasks.show_aftermath(aftermath, can_write=can_write)
        self.corrections.show_aftermath(aftermath, can_write=can_write)
        self.decisions.show_aftermath(aftermath)
        self.paper.show_aftermath(aftermath)
        is_draft = aftermath.state == MinutesState.DRAFT
        self._reopen.setEnabled(can_write and not is_draft and aftermath.state not in _FINAL)
        self._correct.setEnabled(can_write and aftermath.is_locked)
        self._name_next(aftermath)
        self._next.setEnabled(can_write or aftermath.following is not None)
        if is_draft and aftermath.took_place:
            make = minutes_proof(self.desk.path, aftermath.meeting.id)
            self.desk.compute(make, lambda found: self._show_proof(aftermath, found))
        self.actions_changed.emit()
        self.status_changed.emit()

    def _name_next(self, aftermath: Aftermath) -> None:
        title = next_title(aftermath)
        if aftermath.following is not None:
            usual = has_usual_title(aftermath.following)
            text = _("Zur {meeting}").format(meeting=title) if usual else _("Zur nächsten Sitzung")
        else:
            text = _("{meeting} anlegen").format(meeting=title or _("Nächste Sitzung"))
        self._next.setText(text)
        self._next.setIcon(icon("arrow-right" if aftermath.following else "plus"))

    def _show_proof(self, aftermath: Aftermath, found: tuple[str, ...]) -> None:
        if self._aftermath is aftermath:
            self.steps.proof.show_sentences(found)

    def _take_focus(self) -> None:
        """After a step the next one has the keyboard."""
        (self.steps.next_button() or self.tasks.table).setFocus()

    def _on_finish(self) -> None:
        if self.meeting is not None:
            self.desk.do(
                _("Protokoll fertiggestellt"),
                changes.finish,
                self.meeting.id,
                done=self._on_finished,
                toast=_("Protokoll fertiggestellt"),
            )

    def _on_finished(self, warnings: tuple[str, ...]) -> None:
        self._take_focus()
        if warnings:
            title = _("Fertiggestellt mit Hinweisen.")
            ways = ((_("Wieder öffnen …"), self._ask_why),)
            self.desk.tell(Message("info", title, "\n".join(warnings), ways))

    def _on_release(self) -> None:
        if self.meeting is not None:
            self.desk.do(
                _("Protokoll freigegeben"),
                changes.release,
                self.meeting.id,
                done=lambda _version: self._take_focus(),
                toast=_("Protokoll freigegeben"),
            )

    def _on_approval(self, in_meeting: int | None) -> None:
        if self.meeting is not None:
            self.desk.do(
                _("Protokoll genehmigt"),
                changes.approve,
                self.meeting.id,
                in_meeting,
                done=lambda _version: self._take_focus(),
                toast=_("Protokoll genehmigt"),
            )

    def _ask_why(self) -> None:
        # The reason is printed on the next version, so it cannot be left out.
        self.reason.ask(
            _("Warum wird das Protokoll wieder geöffnet?"),
            _("Wieder öffnen"),
            self._on_reopen,
            icon="rotate-ccw",
            required=True,
        )

    def _on_reopen(self, reason: str) -> None:
        if self.meeting is not None:
            self.desk.do(
                _("Protokoll wieder geöffnet"),
                changes.reopen,
                self.meeting.id,
                reason,
                done=lambda _version: self._take_focus(),
                toast=_("Protokoll wieder geöffnet"),
            )

    def _send_by(self, way: Callable[[Aftermath], None]) -> None:
        if self._aftermath is not None:
            way(self._aftermath)

    def _on_sent(self, day: date) -> None:
        if self._aftermath is not None:
            self._sending.confirm(self._aftermath, day)

    def _on_ticked(self, ids: list[int], is_done: bool) -> None:
        text = _("Aufgabe erledigt") if is_done else _("Aufgabe wieder offen")
        self.desk.do(text, changes.tick, ids, is_done, toast=text)

    def _on_correction(self, old: str, new: str, raised_by: str) -> None:
        if self.meeting is not None:
            self.desk.do(
                _("Berichtigung festgehalten"),
                changes.correct,
                self.meeting.id,
                old,
                new,
                raised_by,
                done=lambda _number: self.corrections.close_form(),
                refused=self.corrections.refuse,
                toast=_("Berichtigung festgehalten"),
            )

    def _on_correction_begun(self) -> None:
        # After the layout knows how high the card has become.
        margin = theme.px(16)
        show = partial(self._area.ensureWidgetVisible, self.corrections, 0, margin)
        QTimer.singleShot(0, self, show)

    def _on_light(self, decision: int, light: str, status_text: str) -> None:
        self.desk.do(
            _("Stand des Beschlusses geändert"), changes.set_light, decision, light, status_text
        )

    def _on_item(self, number: str) -> None:
        if self.meeting is not None:
            self.desk.go(f"sitzung/{self.meeting.id}/protokoll?top={number}")

    def _on_open(self) -> None:
        if self.meeting is not None:
            open_minutes(self.desk, self.meeting)

    def _on_next(self) -> None:
        aftermath = self._aftermath
        if aftermath is None:
            return
        if aftermath.following is not None:
            self.desk.go(f"sitzung/{aftermath.following.id}")
        else:
            self.desk.go(f"sitzung/neu?gremium={aftermath.meeting.body_id}")

    def _fit(self) -> None:
        """Two sides where there is room, else one below the other."""
        is_beside = self.width() >= theme.px(_BESIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if is_beside else down)
        margin = theme.px(16)
        self._sides.setContentsMargins(theme.px(20), margin, theme.px(20), margin)
        self._sides.setSpacing(margin)
        wide = self.width() >= theme.px(_WIDE)
        width = theme.px(_WIDE_RIGHT if wide else _RIGHT)
        self._right.setMinimumWidth(width if is_beside else 0)
        self._right.setMaximumWidth(width if is_beside else 16777215)
