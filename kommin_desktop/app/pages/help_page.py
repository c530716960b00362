"""The handbook in the window: the page about the screen one came from, and all others."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QWidget

from kommin_desktop.base.handbook import (
    FIRST_PAGE,
    handbook_page,
    handbook_picture,
    handbook_titles,
)
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Heading, Page
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.tables import IdsModel, RowList, TwoLines
from kommin_desktop.kit.widgets import Label, Pane

_LIST = 264
_TEXT = 720
_HEADINGS = {1: "display", 2: "title", 3: "section"}
_ROOM_ABOVE = {"display": 0, "title": 18, "section": 12}
_PLAIN = 500


class _Line(NamedTuple):
    """A page in the table of contents."""

    id: int
    name: str
    title: str


class _PageText(QTextBrowser):
    """A page of the handbook; its pictures are as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._page = ""
        self._drawn_for = 0

    def show_page(self, page: str) -> None:
        """Show this Markdown from its beginning."""
        self._page = page
        self._draw()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        sharp = self.devicePixelRatioF()
        picture = QImage(str(handbook_picture(QUrl(name).fileName())))
        shown = picture.scaledToWidth(
            min(round(self._room() * sharp), picture.width()),
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(sharp)
        return shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bar to scroll with stands at the edge of the window, not beside the words."""
        top, (left, right) = theme.px(14), self._sides()
        self.setViewportMargins(left, top, right, top)
        super().resizeEvent(event)
        if self._room() != self._drawn_for:
            read = self.verticalScrollBar().value()
            self._draw()
            self.verticalScrollBar().setValue(read)

    def _draw(self) -> None:
        self._drawn_for = self._room()
        self.document().setIndentWidth(theme.px(24))
        self.setMarkdown(self._page)
        _dress(self.document())

    def _sides(self) -> tuple[int, int]:
        """What stays free beside lines that are not longer than reads well."""
        left = theme.px(24)
        return left, max(left, self.width() - left - theme.px(_TEXT))

    def _room(self) -> int:
        """The width a picture may have; a scroll bar that comes and goes changes nothing."""
        bar = self.verticalScrollBar().sizeHint().width()
        margins = sum(self._sides()) + 2 * round(self.document().documentMargin())
        return max(self.width() - bar - margins, 1)


def _dress(document: QTextDocument) -> None:
    """Set headings and bold words like the window's; Qt would thicken letters by hand."""
    cursor = QTextCursor(document)
    for role, look, start, length in _to_dress(document):
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        dressed = QTextCharFormat(look)
        dressed.setFont(theme.font(role))
        cursor.setCharFormat(dressed)
        if role in _ROOM_ABOVE:
            block = cursor.blockFormat()
            block.setTopMargin(theme.px(_ROOM_ABOVE[role]))
            block.setBottomMargin(theme.px(6))
            cursor.setBlockFormat(block)


def _to_dress(document: QTextDocument) -> list[tuple[str, QTextCharFormat, int, int]]:
    """Where headings and bold words stand: the role of their letters, their look, the place."""
    found: list[tuple[str, QTextCharFormat, int, int]] = []
    block = document.begin()
    while block.isValid():
        heading = _HEADINGS.get(block.blockFormat().headingLevel(), "")
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            place += 1
            look = fragment.charFormat()
            role = heading or ("strong" if look.fontWeight() > _PLAIN else "")
            if role:
                found.append((role, look, fragment.position(), fragment.length()))
        block = block.next()
    return found


class HelpPage(Page):
    """Shows a page of the handbook; links lead to others. Its text is ours, never typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "help_page")
        self._name = ""
        self._model: IdsModel[_Line] = IdsModel(None, lambda line: (line.title,))
        self._list = RowList(
            self._model,
            "help_list",
            _("Handbuch"),
            part=lambda line: TwoLines(line.title),
            row_height=40,
        )
        self._lines = [_Line(at, *title) for at, title in enumerate(handbook_titles(), start=1)]
        self._model.set_lines(self._lines)
        self._list.selection_changed.connect(self._on_chosen)
        self._text = _PageText()
        self._text.setObjectName("help_text")
        self._text.setAccessibleName(_("Handbuchseite"))
        self._text.setProperty("flat", "1")
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._on_link)
        pane = Pane("left", Label(_("Handbuch"), "section"), (self._list, 1))
        pane.setFixedWidth(theme.px(_LIST))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(pane)
        layout.addWidget(self._text, 1)
        theme.notifier().changed.connect(self._show)

    def show_route(self, route: Route) -> None:
        numbers = {line.name: line.id for line in self._lines}
        self._name = route.part(1) if route.part(1) in numbers else FIRST_PAGE
        self._list.select_id(numbers[self._name])
        self._show()
        self.set_heading(Heading(_("Hilfe")))

    def first_focus(self) -> QWidget:
        return self._text

    def _show(self) -> None:
        if not self._name:
            return
        document = self._text.document()
        document.setDefaultFont(theme.font("body"))
        self._text.show_page(handbook_page(self._name))

    def _on_chosen(self, ids: list[int]) -> None:
        chosen = self._model.line_of(ids[0]) if ids else None
        if chosen is not None and chosen.name != self._name:
            self.desk.go(f"hilfe/{chosen.name}")

    def _on_link(self, url: QUrl) -> None:
        self.desk.go(f"hilfe/{url.path().removesuffix('.md').rsplit('/', 1)[-1]}")
