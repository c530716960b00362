"""What the contacts area offers the window, and that its page can be used by everybody."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.contacts.ui.area_ui import offer
from kommin_desktop.contacts.ui.finding import find_contacts, find_groups
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import Offers
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route
from tests.contacts.ui.conftest import Open
from tests.contacts.ui.shown import found


def test_the_palette_finds_contacts_and_groups(sample_desk: Desk) -> None:
    hits = sample_desk.try_read(lambda connection: find_contacts(connection, "aydin", 5))
    assert [hit.title for hit in hits] == ["Aydın, Gülşen"]
    assert hits[0].edit_route == f"{hits[0].route}/bearbeiten"
    groups = sample_desk.try_read(lambda connection: find_groups(connection, "#eltern", 5))
    assert [hit.title for hit in groups] == ["Elternarbeit"]
    assert groups[0].route.startswith("kontakte/gruppe/")


def test_the_commands_lead_to_the_forms(sample_desk: Desk) -> None:
    area = offer(Offers())
    assert area.new is not None
    area.new.run(sample_desk)
    assert str(sample_desk.router.current) == "kontakte/neu?art=person"
    area.commands[1].run(sample_desk)
    assert str(sample_desk.router.current) == "kontakte/neu?art=organisation"


def test_offering_the_area_loads_no_page_and_no_database() -> None:
    code = (
        "import sys; from kommin_desktop.contacts.ui import area_ui; "
        "print([m for m in ('sqlalchemy', 'kommin_desktop.contacts.ui.page') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def _can_be_focused(page: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def _nameless(page: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in _can_be_focused(page)
        if not (widget.accessibleName() or getattr(widget, "text", str)())
    ]


def _too_small(page: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()} {widget.width()}x{widget.height()}"
        for widget in _can_be_focused(page)
        if min(widget.width(), widget.height()) < 24
    ]


def _outside(page: QWidget) -> list[str]:
    """What reaches over the page at the right; what scrolls up and down may be below."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and not widget.isWindow()
        and widget.mapTo(page, widget.rect().bottomRight()).x() > page.width()
    ]


def test_everything_has_a_name_a_size_and_room(
    qtbot: QtBot, sample_desk: Desk, open_page: Open, qapp: QApplication
) -> None:
    number = found(sample_desk, "aydin gulsen")[0]
    club = found(sample_desk, "elternverein", kind="organisation")[0]
    for size, scale in (((1154, 659), 1.0), ((968, 531), 1.3)):
        theme.use(qapp, "light", scale, calm=True)
        page = open_page(sample_desk, "kontakte", size)
        for route in (
            "kontakte",
            f"kontakte/{number}",
            f"kontakte/{number}/verlauf",
            f"kontakte/{club}",
            f"kontakte/{number}/bearbeiten",
            f"kontakte/{club}/bearbeiten",
        ):
            page.show_route(Route.parse(route))
            QApplication.processEvents()
            told = (route, size, scale)
            assert (_nameless(page), told) == ([], told)
            assert (_too_small(page), told) == ([], told)
            assert (_outside(page), told) == ([], told)
        sample_desk.router.arrived.disconnect(page.show_route)
        page.hide()
    theme.use(qapp, "light", 1.0, calm=True)
