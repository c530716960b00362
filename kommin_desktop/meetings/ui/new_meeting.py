"""The page on which a meeting is planned: which body, when, where, and what it begins with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from kommin_desktop.base.dates import weekday_name
from kommin_desktop.base.text import _
from kommin_desktop.bodies.queries import BodyLine, bodies
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import (
    CheckField,
    ChoiceField,
    DateField,
    EditForm,
    Field,
    FormFooter,
    LeaveBar,
    TextField,
    TimeField,
)
from kommin_desktop.kit.page import Crumb, Heading, Page
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Card, Separator, column, row, scroll
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import MeetingLine
from kommin_desktop.meetings.rules.calendar import MeetingDraft, times_refusal
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

_WIDEST = 780


class _Series(NamedTuple):
    """What is known of a body's meetings while another one is planned."""

    former: MeetingLine | None
    days: dict[date, str]


class NewMeetingPage(Page):
    """Route `sitzung/neu[?gremium=<id>]`."""

    help_page = "sitzung"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "new_meeting_page")
        self._former: MeetingLine | None = None
        self._days: dict[date, str] = {}
        self._make_fields()
        self.form = EditForm(name="new_meeting")
        self._fill_form()
        self.leave = LeaveBar(self.form)
        self.footer = FormFooter(self.form, save_text=_("Sitzung anlegen"))
        card = Card(self.form, margins=(24, 18, 24, 20))
        card.setMaximumWidth(theme.px(_WIDEST))
        inner = column(
            row((card, 1000), None, spacing=0), None, margins=(20, 16, 20, 16), spacing=0
        )
        column(self.leave, (scroll(inner), 1), Separator(), self.footer, spacing=0, into=self)
        self.form.save_wanted.connect(self._on_save)
        self.form.discarded.connect(lambda: self._begin(self.body.value()))
        self.body.input.edited.connect(lambda: self._read_series(self.body.value()))
        self.day.input.edited.connect(self._on_day)
        self.set_heading(Heading(_("Neue Sitzung"), (Crumb(_("Runde Tische"), "gremien"),)))

    def show_route(self, route: Route) -> None:
        """Begin a meeting, of the body that the route names."""
        wanted = route.option("gremium")

        def show(found: list[BodyLine]) -> None:
            choice = self.body.input
            if isinstance(choice, ChoiceField):
                choice.set_choices([(body.id, body.name) for body in found])
            first = found[0].id if found else None
            self._begin(int(wanted) if wanted.isdecimal() else first)

        self.desk.read(bodies(), show, key="new_meeting_bodies")

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Ask before what was entered is lost."""
        return self.leave.holds_back(go_on)

    def first_focus(self) -> QWidget:
        """The day: everything else is proposed."""
        return self.day.control

    def _make_fields(self) -> None:
        self.body = Field(_("Gremium"), ChoiceField(), required=True, name="new_body")
        self.day = Field(_("Datum"), DateField(), required=True, name="new_day")
        self.start = Field(_("Beginn"), TimeField(), required=True, name="new_start")
        self.end = Field(_("Ende"), TimeField(), name="new_end", check=self._check_end)
        self.place = Field(_("Ort"), TextField(), name="new_place")
        self.title = Field(
            _("Titel"),
            TextField(),
            name="new_title",
            hint=_("Ohne Titel bekommt die Sitzung die nächste Nummer der Reihe."),
        )
        self.usual = CheckField(
            _("Übliche Punkte der vorigen Sitzung übernehmen"), name="new_usual"
        )
        self.open = CheckField(
            _("Offenes übernehmen: vertagte Punkte und offene Aufgaben"), name="new_open"
        )

    def _fill_form(self) -> None:
        form = self.form
        for key, part in (
            ("body", self.body),
            ("day", self.day),
            ("start", self.start),
            ("end", self.end),
            ("place", self.place),
            ("title", self.title),
            ("usual", self.usual),
            ("open", self.open),
        ):
            form.add(key, part)
        form.add_section(_("Sitzung"))
        form.add_row(self.body)
        form.add_row((self.day, 4), (self.start, 3), (self.end, 3))
        form.add_row(self.place)
        form.add_row(self.title)
        form.add_section(_("Tagesordnung"))
        form.add_row(self.usual)
        form.add_row(self.open)

    def _begin(self, body_id: int | None) -> None:
        self.form.set_values({"body": body_id, "day": None, "title": ""})
        self._read_series(body_id, afresh=True)

    def _read_series(self, body_id: int | None, *, afresh: bool = False) -> None:
        if body_id is None:
            return

        def look(connection: Connection) -> _Series:
            held = read(connection, queries.body_meetings(body_id))
            living = [one for one in held if one.status not in ("cancelled", "postponed")]
            days = {one.starts_at.date(): one.title for one in living}
            return _Series(living[0] if living else None, days)

        def show(series: _Series) -> None:
            self._show_series(series, afresh=afresh)

        self.desk.read(look, show, key="new_meeting_series")

    def _show_series(self, series: _Series, *, afresh: bool) -> None:
        former = self._former = series.former
        self._days = series.days
        proposed: dict[str, Any] = {"usual": former is not None, "open": former is not None}
        if former is not None:
            proposed["start"] = former.starts_at.time()
            proposed["end"] = former.ends_at.time() if former.ends_at else None
            proposed["place"] = former.place
        if afresh:
            self.form.set_values(proposed)
        else:
            self.form.put_values(proposed)
        self.usual.setEnabled(former is not None)
        self.open.setEnabled(former is not None)
        self._on_day()

    def _on_day(self) -> None:
        day = self.day.value()
        words = weekday_name(day) if day else ""
        if day in self._days:
            words = _("{weekday}. An diesem Tag ist schon: {meeting}").format(
                weekday=words, meeting=self._days[day]
            )
        self.day.show_hint(words)

    def _check_end(self, _value: Any) -> str | None:
        starts, ends = self._at(self.start.value()), self._at(self.end.value())
        return times_refusal(starts, ends) if starts else None

    def _at(self, clock: Any) -> datetime | None:
        day = self.day.value()
        return datetime.combine(day, clock) if day and clock else None

    def _on_save(self) -> None:
        starts = self._at(self.start.value())
        body_id = self.body.value()
        if starts is None or body_id is None:
            return
        draft = MeetingDraft(
            body_id,
            starts,
            self._at(self.end.value()),
            place=self.place.value(),
            title=self.title.value(),
        )
        former_id = self._former.id if self._former else None
        usual, carried = bool(self.usual.value()), bool(self.open.value())

        def plan(session: Any) -> Any:
            from kommin_desktop.meetings import service

            return service.plan_from(
                session, draft, former_id, takes_usual=usual, takes_open=carried
            )

        self.desk.do(_("Sitzung angelegt"), plan, done=self._on_planned, refused=self.form.refuse)

    def _on_planned(self, meeting_id: int) -> None:
        self.form.mark_saved()
        self.desk.toast(_("Sitzung angelegt"), undo=True)
        self.desk.go(f"sitzung/{meeting_id}/vorbereitung")
