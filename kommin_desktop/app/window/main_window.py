"""The window: it puts sidebar, header, bars, pages and status bar together and wires them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from kommin_desktop.app.looks import Looks
from kommin_desktop.app.window.actions import Actions, actions_of, as_command
from kommin_desktop.app.window.frame.bars import Bars
from kommin_desktop.app.window.frame.header import Header
from kommin_desktop.app.window.frame.sidebar import Sidebar
from kommin_desktop.app.window.frame.status import StatusBar
from kommin_desktop.app.window.menus import FileWays, build_menus
from kommin_desktop.app.window.office_words import office_name, workers
from kommin_desktop.app.window.places import Places
from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import AreaUi, Command, Offers
from kommin_desktop.kit.backing_up import BackupState, back_up, backup_words, read_state
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Separator, app_icon
from kommin_desktop.store.log import Notice

if TYPE_CHECKING:
    from kommin_desktop.app.window.palette.palette import Palette
    from kommin_desktop.kit.widgets.toast import Toast

HOME = "heute"
WORKER = "office/worker"
"""Who worked here last, by the names of the office; else it is the name of the account."""
_LEAST = (1024, 640)
_SLIM_BELOW = 1180
_NOT_IN_PALETTE = {"palette", "new_here", "new_any", "next_region", "last_region"}


class MainWindow(QMainWindow):
    """One office file in one window."""

    def __init__(self, desk: Desk, offers: Offers, looks: Looks, files: FileWays) -> None:
        super().__init__()
        self.setObjectName("main_window")
        QTimer.singleShot(0, self, lambda: self.setWindowIcon(app_icon()))
        self.setMinimumSize(*_LEAST)
        self.desk = desk
        # The program around the window may want a backup first; it closes again after that.
        self.may_leave: Callable[[Callable[[], None]], bool] = lambda _go_on: True
        self._areas = offers.areas
        self._wish_slim: bool | None = desk.settings.value("window/slim")
        shown = tuple(area for area in self._areas if area.title)
        self._sidebar = Sidebar(shown, "")
        self._header = Header()
        self._bars = Bars(desk)
        kinds = [kind for area in self._areas for kind in area.pages]
        self.places = Places(desk, kinds, HOME, self)
        self._status = StatusBar(desk.path.name, desk.by, (), can_write=desk.can_write)
        self._lay_out()
        self.actions_of_window = Actions(self)
        build_menus(self.actions_of_window, self, desk, shown, looks, files)
        self._wire()
        self._remember_size()
        self._read_office()
        self._tell_backup()
        desk.backed_up.connect(self._tell_backup)

    def search_page(self) -> None:
        """Put the cursor into the search of the page."""
        if self.places.page is not None:
            self.places.page.start_search()

    @cached_property
    def toast(self) -> Toast:
        """The short messages at the bottom, made with the first of them."""
        from kommin_desktop.kit.widgets.toast import Toast

        return Toast(self, over=self.places.stack)

    @cached_property
    def palette_box(self) -> Palette:
        """The palette, made when it is first asked for."""
        from kommin_desktop.app.window.palette.palette import Palette

        finders = [finder for area in self._areas for finder in area.finders]
        return Palette(self.desk, finders, self._commands, self)

    def open_palette(self, text: str = "") -> None:
        """Open the palette, with something typed already."""
        self.palette_box.open_with(text)

    def choose_new(self) -> None:
        """Offer everything one can make anew."""
        self.palette_box.open_with("> " + _("Neu"))

    def new_here(self) -> None:
        """Make what the area one is in is about."""
        area = self._area_of(self.desk.router.current)
        if area is not None and area.new is not None:
            area.new.run(self.desk)
        else:
            self.choose_new()

    def toggle_sidebar(self) -> None:
        """Narrow or widen the sidebar, and keep it so."""
        self._wish_slim = not self._sidebar.is_slim
        self.desk.settings.set_value("window/slim", self._wish_slim)
        self._set_sidebar()

    def refresh(self) -> None:
        """Read the page anew."""
        if self.places.page is not None and self.desk.router.current is not None:
            self.places.page.show_route(self.desk.router.current)

    def show_help(self) -> None:
        """Open the handbook where it speaks of this page."""
        page = self.places.page
        self.desk.go(f"hilfe/{page.help_page if page else 'erste-schritte'}")

    def back_up(self) -> None:
        """Make a backup beside the office file now."""
        back_up(self.desk)

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        """Whether unsaved changes of the page keep the person here."""
        return self.places.page is not None and self.places.page.holds_back(go_on)

    def next_region(self) -> None:
        """Focus the next of sidebar, page, header and status bar."""
        self._step_region(1)

    def last_region(self) -> None:
        """Focus the one before."""
        self._step_region(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_sidebar()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._count()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.holds_back(self._close_now) or not self.may_leave(self._close_now):
            event.ignore()
            return
        self.places.save_pending()
        self.desk.settings.set_value("window/geometry", _packed(self))
        self.desk.settings.sync()
        event.accept()

    def _close_now(self) -> None:
        self.close()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._header, self._bars):
            column.addWidget(widget)
        column.addWidget(self.places.stack, 1)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._sidebar)
        across.addWidget(page, 1)
        whole = QWidget()
        down = QVBoxLayout(whole)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(middle, 1)
        down.addWidget(Separator())
        down.addWidget(self._status)
        self.setCentralWidget(whole)

    def _wire(self) -> None:
        desk, places = self.desk, self.places
        places.shown.connect(self._on_shown)
        desk.router.history_changed.connect(self._on_way)
        desk.changed.connect(self._on_changed)
        desk.saved.connect(self._status.show_saved)
        desk.toasted.connect(self._on_toast)
        self._sidebar.chosen.connect(desk.go)
        self._sidebar.search_wanted.connect(self.open_palette)
        self._sidebar.settings_wanted.connect(lambda: desk.go("einstellungen"))
        self._sidebar.help_wanted.connect(self.show_help)
        self._header.went.connect(desk.go)
        self._header.back_wanted.connect(desk.router.back)
        self._header.forward_wanted.connect(desk.router.forward)
        self._status.worker_chosen.connect(self._on_worker)
        theme.notifier().changed.connect(self._set_sidebar)

    def _on_shown(self, page: Page) -> None:
        for sender in self.places.all_pages():
            sender.heading_changed.connect(self._on_heading, Qt.ConnectionType.UniqueConnection)
            sender.status_changed.connect(self._on_status, Qt.ConnectionType.UniqueConnection)
        area = self._area_of(self.desk.router.current)
        self._sidebar.show_area(area.name if area else "")
        self._on_heading()
        self._on_status()

    def _on_heading(self) -> None:
        page = self.places.page
        if page is not None:
            heading = page.heading()
            self._header.show_heading(heading)
            self.setWindowTitle(_("{page} – KOMM-IN Desktop").format(page=heading.title))
            self.desk.router.call_it(heading.title)

    def _on_status(self) -> None:
        if self.places.page is not None:
            self._status.show_page(self.places.page.status_text())

    def _on_way(self) -> None:
        router = self.desk.router
        self._header.show_ways(back=router.can_go_back, forward=router.can_go_forward)

    def _on_toast(self, text: str, undo: bool) -> None:
        self.toast.show_toast(text, self.desk.undo if undo else None)

    def _on_changed(self, notice: Notice) -> None:
        self._count()
        if notice.keys() & {"setting", "signatory"}:
            self._read_office()

    def _on_worker(self, name: str) -> None:
        self.desk.settings.set_value(WORKER, name)
        self.desk.work_as(name)
        self._status.show_worker(name)

    def _read_office(self) -> None:
        self.desk.read(office_name, self._sidebar.show_office, key="office name")
        self.desk.read(workers, self._status.show_workers, key="workers")
        QTimer.singleShot(0, self, self._count)

    def _tell_backup(self) -> None:
        def show(state: BackupState) -> None:
            self._status.show_backup(backup_words(state, today()))

        read_state(self.desk, show)

    def _count(self) -> None:
        for area in self._areas:
            if area.badge is not None and area.title:
                show = partial(self._sidebar.show_count, area.name)
                self.desk.read(area.badge, show, key=f"count {area.name}")

    def _area_of(self, route: Route | None) -> AreaUi | None:
        if route is None:
            return None
        for area in self._areas:
            if any(kind.beginning.split("/")[0] == route.part(0) for kind in area.pages):
                return self._shown_for(area)
        return None

    def _shown_for(self, area: AreaUi) -> AreaUi:
        """The area of the sidebar that leads to pages of an area that is not in it."""
        if area.title:
            return area
        return next((other for other in self._areas if other.route == area.route), area)

    def _commands(self) -> list[Command]:
        """What the palette offers: of the page first, then of the window, each title once."""
        page = self.places.page
        actions = []
        if page is not None:
            heading = page.heading()
            first = () if heading.primary is None else (heading.primary,)
            actions = [*first, *heading.secondary, *heading.more, *actions_of(page)]
        of_page = [
            as_command(action.objectName(), action)
            for action in actions
            if action.isEnabled() and action.text()
        ]
        named: dict[str, Command] = {}
        for command in (*of_page, *self.actions_of_window.commands()):
            if command.name not in _NOT_IN_PALETTE:
                named.setdefault(command.title, command)
        return list(named.values())

    def _set_sidebar(self) -> None:
        narrow = self.width() < _SLIM_BELOW * theme.scale()
        slim = narrow if self._wish_slim is None or narrow else self._wish_slim
        if slim != self._sidebar.is_slim:
            self._sidebar.set_slim(slim)

    def _step_region(self, step: int) -> None:
        regions: list[QWidget] = [self._sidebar, self._header, self.places.stack, self._status]
        focus = self.focusWidget()
        at = next((i for i, r in enumerate(regions) if r.isAncestorOf(focus)), 0)
        for _attempt in regions:
            at = (at + step) % len(regions)
            if (found := _first_stop(regions[at])) is not None:
                found.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _remember_size(self) -> None:
        packed = self.desk.settings.value("window/geometry")
        if isinstance(packed, str):
            from PySide6.QtCore import QByteArray

            if self.restoreGeometry(QByteArray.fromBase64(packed.encode())):
                return
        self.resize(1366, 768)


def _packed(window: QMainWindow) -> str:
    return bytes(window.saveGeometry().toBase64().data()).decode()


def _first_stop(region: QWidget) -> QWidget | None:
    for widget in region.findChildren(QWidget):
        takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_focus and widget.isVisible() and widget.isEnabled():
            return widget
    return None
