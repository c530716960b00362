"""What can happen to a meeting as a whole: postponed, cancelled, taken away; all undoable."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import ReasonBar
from kommin_desktop.kit.page import make_action
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.meetings.rules.states import MeetingStatus, may_become


class MeetingActions:
    """The last entries of the page's ellipsis menu."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        self._desk = desk
        self.why = ReasonBar("meeting_why")
        self._meeting: MeetingLine | None = None
        self._list = self._action(
            page, "attendance_list", _("Anwesenheitsliste"), self._on_list, "list-checks"
        )
        self._postpone = self._action(
            page,
            "postpone_meeting",
            _("Ohne neuen Termin verschieben …"),
            self._on_postpone,
            "clock",
        )
        self._cancel = self._action(
            page, "cancel_meeting", _("Sitzung absagen …"), self._on_cancel, "x"
        )
        self._trash = self._action(
            page, "trash_meeting", _("In den Papierkorb"), self._on_trash, "trash-2"
        )

    def show_meeting(self, meeting: MeetingLine) -> None:
        """Offer what is possible with this meeting."""
        if self._meeting is not None and self._meeting.id != meeting.id:
            self.why.drop()
        self._meeting = meeting
        self._postpone.setVisible(may_become(meeting.status, MeetingStatus.POSTPONED))
        self._cancel.setVisible(may_become(meeting.status, MeetingStatus.CANCELLED))
        self._trash.setVisible(meeting.status == MeetingStatus.PLANNED)

    def all(self) -> tuple[QAction, ...]:
        """Those that are possible now."""
        actions = (self._list, self._postpone, self._cancel, self._trash)
        return tuple(action for action in actions if action.isVisible())

    def _action(
        self, page: QWidget, name: str, text: str, run: Callable[[MeetingLine], None], icon: str
    ) -> QAction:
        def act() -> None:
            if self._meeting is not None:
                run(self._meeting)

        return make_action(page, name, text, act, icon=icon)

    def _on_list(self, meeting: MeetingLine) -> None:
        self._desk.go(f"sitzung/{meeting.id}/vorschau/teilnahmeliste")

    def _on_postpone(self, meeting: MeetingLine) -> None:
        def postpone(reason: str) -> None:
            from kommin_desktop.meetings import service

            text = _("{meeting} ist verschoben, noch ohne Termin").format(meeting=meeting.title)
            act = service.postpone_meeting
            self._desk.do(_("Sitzung verschoben"), act, meeting.id, reason, toast=text)

        self.why.ask(
            _("Warum wird die Sitzung verschoben?"),
            _("Sitzung verschieben"),
            postpone,
            icon="clock",
        )

    def _on_cancel(self, meeting: MeetingLine) -> None:
        def cancel(reason: str) -> None:
            from kommin_desktop.meetings import service

            text = _("{meeting} ist abgesagt").format(meeting=meeting.title)
            act = service.cancel_meeting
            self._desk.do(_("Sitzung abgesagt"), act, meeting.id, reason, toast=text)

        self.why.ask(
            _("Warum wird die Sitzung abgesagt? Der Grund steht auch in den Schreiben."),
            _("Sitzung absagen"),
            cancel,
            icon="x",
        )

    def _on_trash(self, meeting: MeetingLine) -> None:
        from kommin_desktop.meetings import service

        self._desk.do(
            _("Sitzung in den Papierkorb gelegt"),
            service.trash_meeting,
            meeting.id,
            toast=_("{meeting} liegt im Papierkorb").format(meeting=meeting.title),
            done=lambda _result: self._desk.go(f"gremien/{meeting.body_id}"),
        )
