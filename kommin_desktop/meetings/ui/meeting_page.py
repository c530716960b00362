"""The page of one meeting: when and where it is, its four stages, and the stage one works in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Crumb, Heading, Page, make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import EmptyState, Separator, StageTabs, column
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.meetings.rules.stages import (
    StageFacts,
    StageKey,
    next_stage,
    stage_label,
    stage_of,
    stage_states,
)
from kommin_desktop.meetings.ui.meeting_actions import MeetingActions
from kommin_desktop.meetings.ui.meta_line import MetaLine
from kommin_desktop.meetings.ui.stage import Stage
from kommin_desktop.meetings.ui.stages import STAGES
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice
from kommin_desktop.store.reading import read_one

_OWN_TABLES = frozenset({"meeting", "meeting_body", "body", "invitation"})


@dataclass(frozen=True)
class _Found:
    """A meeting and what tells its stages."""

    meeting: MeetingLine
    facts: StageFacts


class MeetingPage(Page):
    """Routes `sitzung/<id>[/vorbereitung|einladung|protokoll|nachbereitung][?top=n]`.

    Without a stage the one is shown that is next.
    """

    help_page = "sitzung"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "meeting_page")
        self._route = Route(())
        self._found: _Found | None = None
        self._stages: dict[StageKey, Stage] = {}
        self._shown: StageKey | None = None
        self._actions = MeetingActions(self, desk)
        self.meta = MetaLine(desk)
        self.tabs = StageTabs("stage_tabs")
        self.tabs.chosen.connect(self._on_stage_chosen)
        self._stack = QStackedWidget()
        self._stack.setObjectName("stages")
        self._to_bodies = make_action(
            self, "to_bodies", _("Zu den Runden Tischen"), lambda: desk.go("gremien")
        )
        self._gone = EmptyState(
            "calendar",
            _("Diese Sitzung gibt es nicht mehr"),
            _("Vielleicht liegt sie im Papierkorb, oder ihr Anlegen wurde rückgängig gemacht."),
            self._to_bodies,
            None,
        )
        why = self._actions.why
        why.closed.connect(self._take_focus)
        top = column(self.meta, why, self.tabs, margins=(20, 0, 20, 0), spacing=0)
        self._whole = column(top, Separator(), (self._stack, 1), spacing=0)
        column((self._whole, 1), (self._gone, 1), spacing=0, into=self)
        self._gone.hide()
        for number, key in enumerate(StageKey, start=1):
            make_action(
                self,
                f"to_{key.name.lower()}",
                stage_label(key),
                partial(self._on_stage_chosen, key),
                keys=f"Ctrl+Shift+{number}",
            )

    @property
    def shown_stage(self) -> Stage | None:
        """The stage one works in."""
        return self._stages.get(self._shown) if self._shown else None

    def show_route(self, route: Route) -> None:
        """Show the meeting and the stage that the route names."""
        self._route = route
        self._look_up(moves=True)

    def on_notice(self, notice: Notice) -> None:
        """Show the meeting anew if its own line changed; the stage looks for itself."""
        if _OWN_TABLES & set(notice):
            self._look_up(moves=False)
        if (stage := self.shown_stage) is not None:
            stage.on_notice(notice)

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether a reason begun keeps the person here."""
        stage = self.shown_stage
        return self._actions.why.holds_back(go_on) or (
            stage is not None and stage.holds_back(go_on)
        )

    def save_pending(self) -> None:
        """Save what is being typed in any stage."""
        for stage in self._stages.values():
            stage.save_pending()

    def first_focus(self) -> QWidget | None:
        """Where the stage wants one to begin."""
        stage = self.shown_stage
        return stage.first_focus() if stage is not None else None

    def _take_focus(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus()

    def _look_up(self, *, moves: bool) -> None:
        number = self._route.number(1) or 0

        def look(connection: Connection) -> _Found | None:
            meeting = read_one(connection, queries.meeting_line(number))
            line = read_one(connection, queries.stage_line(number))
            if meeting is None or line is None:
                return None
            facts = StageFacts(line.status, line.starts_at.date(), line.has_dispatch)
            return _Found(meeting, facts)

        self.desk.read(look, lambda found: self._show(found, moves=moves), key="meeting_page")

    def _show(self, found: _Found | None, *, moves: bool) -> None:
        self._found = found
        self._gone.setVisible(found is None)
        self._whole.setVisible(found is not None)
        if found is None:
            self.set_heading(
                Heading(_("Sitzung"), (Crumb(_("Runde Tische"), "gremien"),), primary=None)
            )
            self.set_status("")
            return
        self.meta.show_meeting(found.meeting)
        self._actions.show_meeting(found.meeting)
        states = stage_states(found.facts, today())
        self.tabs.set_stages([(key.value, stage_label(key), states[key].value) for key in STAGES])
        key = self._shown if not moves else stage_of(self._route.part(2))
        self._show_stage(key or next_stage(found.facts, today()), found.meeting)

    def _show_stage(self, key: StageKey, meeting: MeetingLine) -> None:
        if self._route.part(2) != key.value:
            self._route = Route(("sitzung", str(meeting.id), key.value), self._route.options)
            self.desk.router.replace(self._route)
        if key != self._shown and (former := self.shown_stage) is not None:
            former.save_pending()
        self._shown = key
        self.help_page = key.value
        stage = self._stage(key)
        self.tabs.set_current(key.value)
        stage.show_meeting(meeting, self._route)
        self._stack.setCurrentWidget(stage)
        self._on_actions_changed()
        self._on_status_changed()

    def _stage(self, key: StageKey) -> Stage:
        if key not in self._stages:
            stage = self._stages[key] = STAGES[key](self.desk)
            stage.actions_changed.connect(self._on_actions_changed)
            stage.status_changed.connect(self._on_status_changed)
            self._stack.addWidget(stage)
        return self._stages[key]

    def _on_stage_chosen(self, key: str) -> None:
        if self._found is not None:
            self.desk.go(f"sitzung/{self._found.meeting.id}/{StageKey(key).value}")

    def _on_actions_changed(self) -> None:
        stage, found = self.shown_stage, self._found
        if stage is None or found is None:
            return
        meeting = found.meeting
        self.set_heading(
            Heading(
                meeting.title,
                (
                    Crumb(_("Runde Tische"), "gremien"),
                    Crumb(meeting.body, f"gremien/{meeting.body_id}"),
                ),
                primary=stage.primary(),
                secondary=stage.secondary(),
                more=(*stage.more(), *self._actions.all()),
            )
        )

    def _on_status_changed(self) -> None:
        stage = self.shown_stage
        self.set_status(stage.status_text() if stage is not None else "")
