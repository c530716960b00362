"""What courses offer the window: the list, a course, its form, cards on Heute, a finder."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.text import _
from kommin_desktop.kit.area import (
    AreaUi,
    CardKind,
    Command,
    Finder,
    Found,
    Offers,
    PageKind,
    Panel,
    PanelKind,
    TodayCard,
)
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page
from kommin_desktop.store.driver import Connection

HOME = "kurse"


def offer(others: Offers) -> AreaUi:
    """Its pages, cards, panel and finder."""
    del others
    new = Command("course_new", _("Neuer Kurs"), "plus", lambda desk: desk.go(f"{HOME}/neu"))
    return AreaUi(
        "courses",
        title=_("Kurse"),
        icon="graduation-cap",
        number=4,
        route=HOME,
        new=new,
        pages=(
            PageKind(HOME, _courses_page),
            PageKind(f"{HOME}/neu", _new_page),
            PageKind(f"{HOME}/*", _course_page),
            PageKind(f"{HOME}/*/bearbeiten", _edit_page),
            PageKind(f"{HOME}/*/vorschau/anwesenheitsliste", _sign_in_page),
            PageKind(f"{HOME}/*/vorschau/bescheinigungen", _certificates_page),
        ),
        commands=(new,),
        finders=(Finder(_("Kurse"), _find_courses),),
        cards=(
            CardKind("course_day", "left", 6, _day_card),
            CardKind("free_places", "right", 10, _places_card),
        ),
        panels=(PanelKind("contact", "kurse", _("Kurse"), 15, _courses_of_contact),),
    )


def _courses_page(desk: Desk) -> Page:
    from kommin_desktop.courses.ui.listing.page import CoursesPage

    return CoursesPage(desk)


def _course_page(desk: Desk) -> Page:
    from kommin_desktop.courses.ui.course_page import CoursePage

    return CoursePage(desk)


def _new_page(desk: Desk) -> Page:
    from kommin_desktop.courses.ui.planning.course_form import CourseFormPage

    return CourseFormPage(desk, is_new=True)


def _edit_page(desk: Desk) -> Page:
    from kommin_desktop.courses.ui.planning.course_form import CourseFormPage

    return CourseFormPage(desk, is_new=False)


def _sign_in_page(desk: Desk) -> Page:
    from kommin_desktop.courses.ui.papers import SignInPage

    return SignInPage(desk)


def _certificates_page(desk: Desk) -> Page:
    from kommin_desktop.courses.ui.papers import CertificatesPage

    return CertificatesPage(desk)


def _day_card(desk: Desk) -> TodayCard:
    from kommin_desktop.courses.ui.cards.day_card import CourseDayCard

    return CourseDayCard(desk)


def _places_card(desk: Desk) -> TodayCard:
    from kommin_desktop.courses.ui.cards.places_card import FreePlacesCard

    return FreePlacesCard(desk)


def _courses_of_contact(desk: Desk) -> Panel:
    from kommin_desktop.courses.ui.contact_panel import CoursesOfContact

    return CoursesOfContact(desk)


def _find_courses(connection: Connection, text: str, limit: int) -> Sequence[Found]:
    from kommin_desktop.courses.ui.finding import find_courses

    return find_courses(connection, text, limit)
