"""Keeps the pages one has been at and shows the one that a route names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kommin_desktop.kit.area import PageKind
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets.layout import settle_layouts
from kommin_desktop.store.log import Notice


class Places(QObject):
    """The stack of pages; each is made when one first goes there."""

    shown = Signal(object)
    """The Page that is shown now."""

    def __init__(self, desk: Desk, kinds: Iterable[PageKind], home: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.stack = QStackedWidget(parent)
        self.stack.setObjectName("pages")
        self._desk = desk
        self._kinds = sorted(kinds, key=lambda kind: -kind.beginning.count("/"))
        self._home = home
        self._pages: dict[str, Page] = {}
        self.page: Page | None = None
        desk.router.arrived.connect(self._on_arrived)
        desk.router.holds_back = self._holds_back
        desk.changed.connect(self._on_changed)

    def all_pages(self) -> list[Page]:
        """The pages one has been at."""
        return [*self._pages.values()]

    def save_pending(self) -> None:
        """Let every page save what is being typed."""
        for page in self._pages.values():
            page.save_pending()

    def _kind_of(self, route: Route) -> PageKind | None:
        """The page for a route; in a beginning `*` stands for a record's number."""
        path = [*route.path]
        for kind in self._kinds:
            beginning = kind.beginning.split("/")
            named = zip(beginning, path, strict=False)
            if len(path) >= len(beginning) and all(a in (b, "*") for a, b in named):
                return kind
        return None

    def _on_arrived(self, route: Route) -> None:
        kind = self._kind_of(route)
        if kind is None:
            self._desk.router.replace(self._home)
            kind = self._kind_of(route := Route.parse(self._home))
            if kind is None:
                return
        page = self._pages.get(kind.beginning)
        if page is None:
            page = self._pages[kind.beginning] = kind.make(self._desk)
            self.stack.addWidget(page)
        if self.page is not None and self.page is not page:
            self.page.save_pending()
        has_come = self.page is not page
        self.page = page
        page.show_route(route)
        self.stack.setCurrentWidget(page)
        self._desk.router.call_it(_title_of(page))
        self.shown.emit(page)
        if has_come and (focus := page.first_focus()) is not None:
            focus.setFocus()
        if self.stack.isVisible():
            settle_layouts(page)

    def _holds_back(self, go_on: Callable[[], None]) -> bool:
        return self.page is not None and self.page.holds_back(go_on)

    def _on_changed(self, notice: Notice) -> None:
        if self.page is not None:
            self.page.on_notice(notice)


def _title_of(page: Page) -> str:
    heading = page.heading()
    return " › ".join([*(crumb.title for crumb in heading.crumbs[-1:]), heading.title])
