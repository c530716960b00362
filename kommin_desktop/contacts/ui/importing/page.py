"""The page that takes over contacts from files of other programs, step by step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.importing.plan import Duplicates
from kommin_desktop.contacts.ui.importing.check_step import CheckStep
from kommin_desktop.contacts.ui.importing.columns_step import ColumnsStep
from kommin_desktop.contacts.ui.importing.file_step import FileStep
from kommin_desktop.contacts.ui.importing.flow import ImportFlow
from kommin_desktop.contacts.ui.importing.footer import Footer
from kommin_desktop.contacts.ui.importing.result_step import ResultStep
from kommin_desktop.contacts.ui.importing.side import SidePane
from kommin_desktop.contacts.ui.importing.words import file_kinds
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.page import Crumb, Heading, Page, make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Separator, StepHeader, column, row
from kommin_desktop.store.log import Notice

HOME = "kontakte"
FILE, COLUMNS, CHECK, RESULT = range(4)
_CONTACTS = frozenset({"contact", "contact_point", "postal_address", "contact_group"})


class ImportPage(Page):
    """Route: kontakte/importieren; nothing is written before the last step."""

    help_page = "importieren"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "import_page")
        self.setAcceptDrops(True)
        self.flow = ImportFlow(desk, self)
        self._header = StepHeader(
            (_("Datei"), _("Spalten zuordnen"), _("Prüfen"), _("Übernehmen")), "import_steps"
        )
        self.file, self.columns = FileStep(), ColumnsStep()
        self.check, self.result = CheckStep(desk), ResultStep()
        self.side, self.footer = SidePane(), Footer()
        self._steps = QStackedWidget()
        for step in (self.file, self.columns, self.check, self.result):
            self._steps.addWidget(step)
        self._is_new_step = False
        self._lay_out()
        self._connect()
        self.set_heading(Heading(_("Importieren"), (Crumb(_("Kontakte"), HOME),)))
        self._go_to(FILE)

    @property
    def step(self) -> int:
        """Which step is shown."""
        return self._steps.currentIndex()

    def show_route(self, route: Route) -> None:
        """Go on where one was; after a result begin anew."""
        del route
        if self.step == RESULT and not self.isVisible() and not self.flow.is_taking_over:
            self._begin_anew()
        self.desk.read(queries.groups(), self.side.show_groups, key="import_groups")

    def on_notice(self, notice: Notice) -> None:
        """The contacts are other ones: count again, or say whether the way back is still free."""
        if self.step == RESULT:
            self._tell_way_back()
        elif self.step != FILE and not _CONTACTS.isdisjoint(notice):
            self.flow.sight()

    def first_focus(self) -> QWidget | None:
        """The button that asks for a file."""
        QTimer.singleShot(0, self, self._focus_step)
        return None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.file.show_dragging(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(min(theme.px(330), max(240, round(self.width() * 0.32))))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file from outside."""
        if self.step == FILE and _dropped(event) is not None:
            event.acceptProposedAction()
            self.file.show_dragging(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.file.show_dragging(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the dropped file."""
        self.file.show_dragging(False)
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.flow.open(path)

    def _lay_out(self) -> None:
        main = column((self._steps, 1), self.footer, spacing=0)
        column(
            column(self._header, margins=(24, 0, 20, 6)),
            Separator(),
            (row((main, 1), self.side, spacing=0), 1),
            spacing=0,
            into=self,
        )

    def _connect(self) -> None:
        flow = self.flow
        flow.opened.connect(self._on_opened)
        flow.sighted.connect(self._on_sighted)
        flow.refused.connect(self._on_refused)
        flow.busy_changed.connect(self._on_busy_changed)
        flow.finished.connect(self._on_finished)
        flow.stopped.connect(self._on_stopped)
        self.file.choose_wanted.connect(self._on_choose)
        self.columns.mapped.connect(flow.map_column)
        self.columns.proposal_wanted.connect(flow.propose_again)
        self.columns.sheet_chosen.connect(lambda sheet: self._reread(sheet=sheet))
        self.columns.header_chosen.connect(lambda is_on: self._reread(has_header=is_on))
        self.side.encoding_chosen.connect(lambda name: self._reread(encoding=name))
        self.side.duplicates_chosen.connect(lambda name: flow.choose_duplicates(Duplicates(name)))
        self.footer.left.connect(self._on_left)
        self.footer.back_wanted.connect(self._on_back)
        self.footer.next_wanted.connect(self._on_next)
        self.result.undo_wanted.connect(self.desk.undo)
        self.result.contacts_wanted.connect(lambda: self.desk.go(HOME))
        self.result.another_wanted.connect(self._on_another)
        make_action(self, "import_go_on", _("Nächster Schritt"), self._on_go_on, keys="Ctrl+Return")

    def _go_to(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        self._header.set_current(step if step != RESULT or self.flow.is_taking_over else 4)
        self.side.setVisible(step in (COLUMNS, CHECK))
        self.side.show_step(is_check=step == CHECK)
        self._show_footer()

    def _show_footer(self) -> None:
        sighting = self.flow.sighting
        can_go_on = self.desk.can_write and not self.flow.is_busy and sighting is not None
        rows, taken = (sighting.rows, sighting.taken) if sighting else (0, 0)
        if self.step == COLUMNS:
            words, icon, is_possible = _("Weiter: Prüfen"), "arrow-right", rows > 0
        elif self.step == CHECK:
            words, icon, is_possible = _("Übernehmen"), "check", taken > 0
        else:
            words, icon, is_possible = "", "", False
        self.footer.show_next(words, icon, is_possible=can_go_on and is_possible)
        self.footer.setVisible(self.step != RESULT)

    def _focus_step(self) -> None:
        if not self.isVisible():
            return
        if self.step == RESULT:
            self.result.show_contacts.setFocus()
        else:
            (self.file, self.columns, self.check)[self.step].take_focus()

    def _begin_anew(self) -> None:
        self.flow.forget()
        self.file.clear()
        self.file.show_busy(False)
        self.side.groups.set_value([])
        self._go_to(FILE)

    def _reread(
        self, *, encoding: str = "", sheet: str = "", has_header: bool | None = None
    ) -> None:
        """Read the file at hand in another way, all else as before."""
        source = self.flow.source
        if source is None:
            return
        self.flow.reread(
            encoding=encoding or source.decoded.encoding,
            sheet=sheet or source.sheet,
            has_header=source.has_header if has_header is None else has_header,
        )

    def _tell_way_back(self) -> None:
        label = self.flow.label
        self.result.show_undoable(
            is_undoable=self.desk.undo_label() == label,
            is_undone=self.desk.redo_label() == label,
        )

    def _on_choose(self) -> None:
        path = self.desk.ask.open_file(_("Kontakte importieren"), file_kinds(), None)
        if path is not None:
            self.flow.open(path)

    def _on_opened(self) -> None:
        source = self.flow.source
        if source is None:
            return
        self.file.clear()
        self.columns.show_source(source)
        self.check.show_source(source)
        self.side.show_source(source)
        if self.step == FILE:
            self._go_to(COLUMNS if source.table is not None else CHECK)
            self._is_new_step = True
        self.side.show_step(is_check=self.step == CHECK)

    def _on_sighted(self) -> None:
        sighting = self.flow.sighting
        if sighting is None:
            return
        self.columns.show_sighting(sighting, is_proposal=self.flow.is_proposal)
        self.check.show_sighting(sighting)
        self.side.show_sighting(sighting)
        self._show_footer()
        if self._is_new_step:
            self._is_new_step = False
            self._focus_step()

    def _on_refused(self, title: str, reason: str) -> None:
        source = self.flow.source
        if source is None:
            self.file.tell(title, reason)
            self._focus_step()
            return
        # Read in another way it would be nothing: stay with what was there.
        self.desk.tell(Message("warn", title, reason))
        self._on_opened()
        self._on_sighted()

    def _on_busy_changed(self) -> None:
        self.file.show_busy(self.flow.is_busy)
        self.side.show_busy(self.flow.is_busy)
        self._show_footer()

    def _on_go_on(self) -> None:
        if self.footer.next.isVisible() and self.footer.next.isEnabled():
            self._on_next()

    def _on_next(self) -> None:
        if self.step == COLUMNS:
            self.flow.keep_mapping()
            self._go_to(CHECK)
            self._focus_step()
        elif self.step == CHECK and self.flow.sighting is not None:
            self.result.show_running(self.flow.sighting.taken)
            self._steps.setCurrentIndex(RESULT)
            self.flow.take_over(self.side.chosen_groups())
            self._go_to(RESULT)

    def _on_back(self) -> None:
        source = self.flow.source
        if self.step == CHECK and source is not None and source.table is not None:
            self._go_to(COLUMNS)
            self._focus_step()
        else:
            self._begin_anew()
            self._focus_step()

    def _on_left(self) -> None:
        self._begin_anew()
        self.desk.go(HOME)

    def _on_another(self) -> None:
        self._begin_anew()
        self._focus_step()

    def _on_finished(self) -> None:
        if self.flow.result is not None:
            self.result.show_result(self.flow.result)
            self._go_to(RESULT)
            self._focus_step()

    def _on_stopped(self) -> None:
        self._go_to(CHECK)
        self._focus_step()


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is being dragged, None for anything else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
