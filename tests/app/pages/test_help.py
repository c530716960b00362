"""The handbook in the window shows its pictures, however wide the window is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from kommin_desktop.app.pages.help_page import HelpPage
from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.router import Route

_PICTURE = QUrl("../pictures/protokoll.png")


def shown(text: QTextBrowser) -> QImage:
    """The picture as the page shows it."""
    found = text.document().resource(QTextDocument.ResourceType.ImageResource.value, _PICTURE)
    assert isinstance(found, QImage)
    return found


def test_a_picture_is_as_wide_as_there_is_room(desk: Desk, qtbot: QtBot) -> None:
    page = HelpPage(desk)
    qtbot.addWidget(page)
    page.resize(1154, 659)
    page.show_route(Route.parse("hilfe/protokoll"))
    page.show()
    text = page.findChild(QTextBrowser, "help_text")
    assert text is not None
    QApplication.processEvents()
    wide = shown(text).width()
    assert text.viewport().width() * 0.9 < wide <= text.viewport().width()
    page.resize(800, 531)
    QApplication.processEvents()
    assert 0 < shown(text).width() <= text.viewport().width() < wide
    assert text.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("place", "page"),
    [
        ("kontakte", "kontakte"),
        ("kontakte/neu", "kontakt-bearbeiten"),
        ("kontakte/importieren", "importieren"),
        ("einstellungen/sicherung", "sicherung"),
        ("einstellungen/darstellung", "einstellungen"),
        ("kurse", "kurse"),
    ],
)
def test_f1_opens_the_page_about_what_is_shown(window: MainWindow, place: str, page: str) -> None:
    window.desk.go(place)
    window.show_help()
    assert str(window.desk.router.current) == f"hilfe/{page}"
