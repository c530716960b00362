"""The page on which a course is planned or its data changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _
from kommin_desktop.courses import queries
from kommin_desktop.courses.queries import CourseCard, KindLine
from kommin_desktop.courses.rules import (
    CourseDraft,
    CourseKindDraft,
    CourseStatus,
    TargetGroup,
)
from kommin_desktop.courses.ui.planning.course_fields import NEW_KIND, CourseFields, euro_cents
from kommin_desktop.courses.ui.planning.date_fields import DateFields, empty_dates
from kommin_desktop.courses.ui.words import money
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import EditForm, FormFooter, LeaveBar
from kommin_desktop.kit.page import Crumb, Heading, Page
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Card, Separator, column, row, scroll
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read, read_one

HOME = "kurse"
_WIDEST = 780


class _Start(NamedTuple):
    """What the form begins with."""

    card: CourseCard | None
    kinds: Sequence[KindLine]


class CourseFormPage(Page):
    """Routes: kurse/neu, kurse/<id>/bearbeiten."""

    help_page = "kurse"

    def __init__(self, desk: Desk, *, is_new: bool) -> None:
        super().__init__(desk, "course_new_page" if is_new else "course_edit_page")
        self._is_new = is_new
        self.course_id = 0
        self.form = EditForm(name="course_form")
        self.fields = CourseFields(desk, is_new=is_new)
        self.dates = DateFields(desk, "first", required=False)
        self._fill_form()
        self.leave = LeaveBar(self.form)
        self.footer = FormFooter(self.form, save_text=_("Kurs anlegen") if is_new else "")
        card = Card(self.form, margins=(24, 18, 24, 20))
        card.setMaximumWidth(theme.px(_WIDEST))
        inner = column(
            row((card, 1000), None, spacing=0), None, margins=(20, 16, 20, 16), spacing=0
        )
        column(
            self.leave,
            (scroll(inner), 1),
            Separator(),
            self.footer,
            spacing=0,
            into=self,
        )
        self.form.save_wanted.connect(self._on_save)
        self.form.discarded.connect(self.fields.show_kind)
        self._tell_heading(None)

    def show_route(self, route: Route) -> None:
        """Begin a course, or load the one that the route names."""
        number = 0 if self._is_new else route.number(1) or 0

        def look(connection: Connection) -> _Start:
            card = read_one(connection, queries.course_card(number)) if number else None
            return _Start(card, read(connection, queries.course_kinds()))

        self.desk.read(look, self._show, key="course_form")

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Ask before what was entered is lost."""
        return self.leave.holds_back(go_on)

    def first_focus(self) -> QWidget:
        """The title."""
        return self.fields.title.control

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; what was entered is asked about."""
        if event.key() == Qt.Key.Key_Escape:
            self.desk.go(f"{HOME}/{self.course_id}" if self.course_id else HOME)
        else:
            super().keyPressEvent(event)

    def _show(self, start: _Start) -> None:
        if not self._is_new and start.card is None:
            self.desk.router.replace(HOME)
            self.desk.go(HOME)
            return
        self.course_id = start.card.id if start.card else 0
        self.fields.offer_kinds(start.kinds)
        if start.card is None:
            kind = start.kinds[0].code if start.kinds else NEW_KIND
            self.form.set_values({**_usual(), "kind_code": kind, **empty_dates()})
        else:
            self.form.set_values(_values(start.card))
        self.fields.show_kind()
        self._tell_heading(start.card)

    def _fill_form(self) -> None:
        self.fields.add_what(self.form)
        if self._is_new:
            self._add_dates()
        self.fields.add_rest(self.form)

    def _add_dates(self) -> None:
        form, dates = self.form, self.dates
        dates.add_to(form)
        form.add_section(_("Termine"))
        form.add_row((dates.day, 4), (dates.start, 3), (dates.end, 3))
        form.add_row((dates.times, 3), (dates.rhythm, 4), (dates.units, 3))
        form.add_row(dates.trainers)

    def _on_save(self) -> None:
        values = self.form.values()
        if self._is_new:
            self._add(values)
        else:
            self._change(values)

    def _add(self, values: dict[str, Any]) -> None:
        from kommin_desktop.courses import service

        draft = _draft(values, sessions=self.dates.drafts())
        new_kind = _kind_draft(values) if values["kind_code"] == NEW_KIND else None
        self.desk.do(
            _("Kurs angelegt"),
            service.add_course,
            draft,
            new_kind,
            done=self._on_added,
            refused=self.form.refuse,
            toast=_("„{title}“ angelegt").format(title=draft.title),
        )

    def _change(self, values: dict[str, Any]) -> None:
        from kommin_desktop.courses import service

        draft = _draft(values)
        self.desk.do(
            _("Kurs geändert"),
            service.change_course,
            self.course_id,
            draft,
            done=self._on_changed,
            refused=self.form.refuse,
            toast=_("„{title}“ gespeichert").format(title=draft.title),
        )

    def _on_added(self, course_id: int) -> None:
        self.form.mark_saved()
        self.desk.go(f"{HOME}/{course_id}")

    def _on_changed(self, course_id: int) -> None:
        is_leaving = not self.leave.isHidden()
        self.form.mark_saved()
        if not is_leaving:
            self.desk.go(f"{HOME}/{course_id}")

    def _tell_heading(self, card: CourseCard | None) -> None:
        home = Crumb(_("Kurse"), HOME)
        if card is None:
            title = _("Neuer Kurs") if self._is_new else _("Kurs bearbeiten")
            self.set_heading(Heading(title, (home,)))
        else:
            # Not the title: one that is long would push the page out of the window.
            crumbs = (home, Crumb(card.number, f"{HOME}/{card.id}"))
            self.set_heading(Heading(_("Kurs bearbeiten"), crumbs))


def _usual() -> dict[str, Any]:
    """What a new course begins with."""
    return {
        "title": "",
        "target_group": TargetGroup.OPEN.value,
        "kind_new_code": "",
        "kind_new_name": "",
        "kind_new_threshold": 80,
        "kind_new_event": False,
        "places": None,
        "min_places": None,
        "registration_until": None,
        "fee": "",
        "place": "",
        "hosts": [],
        "file_reference": "",
        "note": "",
        "is_open": True,
    }


def _values(card: CourseCard) -> dict[str, Any]:
    return {
        "title": card.title,
        "target_group": card.target_group,
        "places": card.places,
        "min_places": card.min_places or None,
        "registration_until": card.registration_until,
        "fee": money(card.fee_cents).removesuffix("€").strip() if card.fee_cents else "",
        "place": card.place,
        "hosts": list(card.hosts),
        "file_reference": card.file_reference,
        "note": card.note,
    }


def _draft(values: dict[str, Any], sessions: Sequence[Any] = ()) -> CourseDraft:
    is_open = values.get("is_open", True)
    kind = values.get("kind_code")
    return CourseDraft(
        title=values["title"],
        places=values["places"],
        sessions=tuple(sessions),
        kind_code=str(kind or ""),
        place=values["place"],
        min_places=values["min_places"] or 0,
        target_group=values["target_group"],
        host_ids=tuple(entry.id for entry in values["hosts"] if entry.id is not None),
        registration_until=values["registration_until"],
        fee_cents=euro_cents(values["fee"]),
        file_reference=values["file_reference"],
        status=CourseStatus.OPEN if is_open else CourseStatus.DRAFT,
        note=values["note"],
    )


def _kind_draft(values: dict[str, Any]) -> CourseKindDraft:
    is_event = bool(values["kind_new_event"])
    return CourseKindDraft(
        code=values["kind_new_code"].strip().upper(),
        name=values["kind_new_name"],
        is_event=is_event,
        threshold_percent=0 if is_event else values["kind_new_threshold"] or 0,
        certificate_title="" if is_event else _("Teilnahmebescheinigung"),
    )
