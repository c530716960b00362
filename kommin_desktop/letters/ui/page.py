"""The archive: everything that left the office as a paper, and the paper itself beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Crumb, Heading, Page, make_action
from kommin_desktop.kit.panes import ListAndPane
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import EmptyState
from kommin_desktop.letters.ui.archive_list import ArchiveList
from kommin_desktop.letters.ui.paper_pane import PaperPane
from kommin_desktop.store.log import Notice

HOME = "briefe"


class ArchivePage(Page):
    """Routes: briefe, briefe/<id>."""

    help_page = "briefe"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "archive_page")
        self.list = ArchiveList(desk)
        self.paper = PaperPane(desk)
        self._nothing = EmptyState(
            "file-text",
            _("Kein Schriftstück ausgewählt"),
            _("Wählen Sie links eines aus, um es zu lesen oder noch einmal zu drucken."),
        )
        self._side = QStackedWidget()
        self._side.addWidget(self._nothing)
        self._side.addWidget(self.paper)
        self.places = ListAndPane("archive", self.list, self._side, desk.settings, (560, 760))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.places)
        self._is_fresh = False
        self._title = ""
        self._print = make_action(
            self,
            "archive_print",
            _("Ansehen und drucken"),
            self.paper.print_paper,
            icon="printer",
            keys="Ctrl+P",
        )
        self._save = make_action(
            self,
            "archive_save",
            _("Als PDF öffnen …"),
            self.paper.open_outside,
            icon="external-link",
            keys="Ctrl+Shift+P",
        )
        self.list.selection_changed.connect(self._on_selection_changed)
        self.list.opened.connect(self._on_opened)
        self.list.summary_changed.connect(self._tell_status)
        self.paper.shown.connect(self._on_shown)
        self._tell_heading()

    def show_route(self, route: Route) -> None:
        """Show the list, or a paper of it."""
        number = route.number(1)
        if not self._is_fresh:
            self._is_fresh = True
            self.list.reload(select=number)
        elif number is not None:
            self.list.find_paper(number)
        if number is not None:
            self.paper.show_paper(number)
            self._show_pane(self.paper, alone=True)
        else:
            self._show_selection()

    def on_notice(self, notice: Notice) -> None:
        """Read the archive again when something was issued."""
        if "issued_document" in notice:
            self.list.reload()

    def start_search(self) -> None:
        """Strg+F."""
        if self.places.is_pane_alone:
            self.desk.go(HOME)
        self.list.search.setFocus()
        self.list.search.selectAll()

    def first_focus(self) -> QWidget | None:
        """The list, or the paper where it stands alone."""
        if self.places.is_pane_alone:
            return self.paper.view
        return self.list.table if self.list.count() else self.list.search

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_heading()

    def hideEvent(self, event: QHideEvent) -> None:
        """While another page is shown works are not told: ask again when one comes back."""
        super().hideEvent(event)
        self._is_fresh = False

    def _show_selection(self) -> None:
        ids = self.list.table.selected_ids()
        if len(ids) == 1:
            self.paper.show_paper(ids[0], at_once=False)
            self._show_pane(self.paper, alone=False)
        else:
            self._show_pane(self._nothing, alone=False)

    def _show_pane(self, pane: QWidget, *, alone: bool) -> None:
        self._side.setCurrentWidget(pane)
        self.places.show_pane(alone)
        self._tell_heading()

    def _on_selection_changed(self, ids: Sequence[int]) -> None:
        self._tell_status()
        self._show_selection()
        if len(ids) == 1 and not self.places.is_narrow:
            self.desk.router.replace(f"{HOME}/{ids[0]}")

    def _on_opened(self, number: int) -> None:
        """Enter looks at the paper: beside the list it is seen already."""
        self.paper.show_paper(number)
        if self.places.is_narrow:
            self.desk.go(f"{HOME}/{number}")
        else:
            self.desk.go(f"{HOME}/{number}/vorschau")

    def _on_shown(self, title: str) -> None:
        self._title = title
        self._tell_heading()

    def _tell_status(self) -> None:
        count, total = self.list.count(), self.list.total()
        if count == total:
            told = ngettext("{n} Schriftstück", "{n} Schriftstücke", total).format(n=total)
        else:
            told = _("{n} von {total} Schriftstücken").format(n=count, total=total)
        self.set_status(told)

    def _tell_heading(self) -> None:
        alone = self.places.is_pane_alone
        has_paper = self._side.currentWidget() is self.paper
        for action in (self._print, self._save):
            action.setEnabled(has_paper)
        self.set_heading(
            Heading(
                self._title if alone and self._title else _("Briefe"),
                crumbs=(Crumb(_("Briefe"), HOME),) if alone else (),
                subtitle="" if alone else _("Archiv der ausgegebenen Schriftstücke"),
            )
        )
