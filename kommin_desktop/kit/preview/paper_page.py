"""The page that shows a paper as it will be printed, and prints, saves and sends it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from kommin_desktop.base.errors import Cancelled, OfficeError
from kommin_desktop.base.text import _
from kommin_desktop.kit.ask import FileKind
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.jobs import Task
from kommin_desktop.kit.page import Heading, Page, make_action
from kommin_desktop.kit.preview.loading import paper_name
from kommin_desktop.kit.preview.mail import draft_mail
from kommin_desktop.kit.preview.paper import Paper, page_words
from kommin_desktop.kit.preview.pdf_view import PdfView
from kommin_desktop.kit.preview.print_pane import PrintPane
from kommin_desktop.kit.preview.printing import Printers, Printing, PrintOrder, SystemPrinters
from kommin_desktop.kit.preview.view_bar import ViewBar
from kommin_desktop.kit.widgets import EmptyState, Label, Separator, column

_FOLDER = "folders/papers"


class PaperPage(Page):
    """Subclasses give it a Paper in `show_route` by `show_paper`."""

    help_page = "vorschau"

    def __init__(
        self, desk: Desk, name: str = "paper_page", printers: Printers | None = None
    ) -> None:
        super().__init__(desk, name)
        self._printers = printers or SystemPrinters()
        self._paper: Paper | None = None
        self._pdf = b""
        self._handed_over = b""
        self._wanted = 0
        self._making: Task | None = None
        self._printing: Printing | None = None
        self._make_actions()
        self.view = PdfView()
        self._bar = ViewBar(self.view)
        self._pane = PrintPane(
            desk.settings, self._printers, self._print_it, (self._save_it, self._mail_it)
        )
        self._pane.option_changed.connect(self._make)
        self._waiting = Label(_("Die Seiten werden gesetzt …"), "body", "text2")
        self._waiting.setObjectName("paper_waiting")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._ways = (QAction(self), QAction(self))
        for number, way in enumerate(self._ways):
            way.setObjectName(f"paper_way_{number}")
            way.triggered.connect(partial(self._on_way, number))
        self._trouble = EmptyState("file-text", "", "", *self._ways)
        self._stack = QStackedWidget()
        for widget in (self._waiting, self.view, self._trouble):
            self._stack.addWidget(widget)
        self._lay_out()

    @property
    def pdf(self) -> bytes:
        """The pages that are shown, nothing before they are made."""
        return self._pdf

    def show_paper(self, paper: Paper) -> None:
        """Show this paper; the same one again keeps its place."""
        before = self._paper
        self._paper = paper
        self.set_heading(Heading(paper.title, paper.crumbs))
        self._pane.show_paper(paper)
        if before is None or before.file_name != paper.file_name:
            self._forget()
        self._make()

    def first_focus(self) -> QWidget | None:
        return self.view

    def start_search(self) -> None:
        self._bar.open_search()

    def showEvent(self, event: QShowEvent) -> None:
        """Printers come and go; asking for them may take a moment and must not delay the page."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._pane.look_for_printers)

    def _make_actions(self) -> None:
        self._print_it = make_action(
            self, "print_it", _("Drucken"), self._print, icon="printer", keys="Ctrl+P"
        )
        self._save_it = make_action(
            self,
            "save_pdf",
            _("Als PDF speichern …"),
            self._save,
            icon="file-down",
            keys="Ctrl+Shift+P",
        )
        self._mail_it = make_action(
            self, "mail_pdf", _("Als E-Mail-Anhang …"), self._save_mail, icon="mail"
        )
        self._allow(False)

    def _lay_out(self) -> None:
        left = column(self._bar, Separator(), (self._stack, 1), spacing=0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(left, 1)
        layout.addWidget(self._pane)
        zooms: list[tuple[str, str, Callable[[], None], list[str]]] = [
            ("zoom_in_keys", _("Größer"), self.view.zoom_in, ["Ctrl++", "Ctrl+="]),
            ("zoom_out_keys", _("Kleiner"), self.view.zoom_out, ["Ctrl+-"]),
            ("zoom_width_keys", _("Seitenbreite"), self.view.fit_width, ["Ctrl+0"]),
        ]
        for name, text, run, keys in zooms:
            make_action(self, name, text, run, keys=keys)
        make_action(self, "paper_leave", _("Zurück"), self.desk.router.back, keys="Esc")

    def _forget(self) -> None:
        """Nothing of another paper may be seen, saved or printed any more."""
        self._pdf = b""
        self._allow(False)
        self.set_status("")
        self._stack.setCurrentWidget(self._waiting)

    def _allow(self, can: bool) -> None:
        for action in (self._print_it, self._save_it, self._mail_it):
            action.setEnabled(can)

    def _make(self) -> None:
        """Have the pages made; what is shown stays until they are there."""
        if self._paper is None:
            return
        if self._making is not None:
            self._making.cancel()
        self._wanted += 1
        number = self._wanted

        def made(pdf: bytes) -> None:
            if number == self._wanted:
                self._show(pdf)

        def failed(error: BaseException) -> None:
            if number == self._wanted:
                self._tell(error)

        self._making = self.desk.compute(self._paper.make, made, failed=failed)
        self._making.stepped.connect(self._on_stepped)
        self._making.watch()

    def _on_stepped(self, count: int, total: int) -> None:
        if total:
            words = _("Die Seiten werden gesetzt … {count} von {total}")
            self._waiting.setText(words.format(count=count, total=total))

    def _show(self, pdf: bytes) -> None:
        is_first = not self._pdf
        try:
            self.view.show_pdf(pdf)
        except OfficeError as error:
            self._tell(error)
            return
        self._pdf = pdf
        if is_first:
            self.view.go_to_page(1)
        self._stack.setCurrentWidget(self.view)
        self._waiting.setText(_("Die Seiten werden gesetzt …"))
        pages = self.view.page_count()
        document = self.view.document
        size = paper_name(document) if document else ""
        self.set_status(f"{page_words(pages)} {size}".strip())
        self._allow(True)
        self._pane.show_size(pages, len(pdf))
        self._bar.search_again()

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, OfficeError):
            self.desk.broke.emit(error)
        if self._pdf and isinstance(error, OfficeError):
            title = _("Die Seiten konnten nicht neu gesetzt werden.")
            self.desk.tell(Message("warn", title, error.sentence))
        elif not self._pdf:
            sentence = error.sentence if isinstance(error, OfficeError) else ""
            title = _("Dieses Papier kann nicht gezeigt werden.")
            self._trouble.show_words("file-text", title, sentence)
            self._offer_ways()
            self._stack.setCurrentWidget(self._trouble)

    def _offer_ways(self) -> None:
        """What the area proposes where its paper cannot be shown."""
        ways = self._paper.ways if self._paper else ()
        for number, action in enumerate(self._ways):
            action.setVisible(number < len(ways))
            action.setText(ways[number].title if number < len(ways) else "")

    def _on_way(self, number: int) -> None:
        if self._paper is not None:
            self.desk.go(self._paper.ways[number].route)

    def _print(self) -> None:
        if self._paper is None or not self._pdf or self._printing is not None:
            return
        order = self._pane.order(self.view.current_page())
        if order is None:
            return
        printer = self._printers.open(order.printer)
        self._printing = Printing(self._pdf, order, printer, self._paper.title)
        self._print_it.setEnabled(False)
        self.desk.long_work_began.emit(self._printing.task)
        pdf = self._pdf
        self._printing.start(lambda error: self._on_printed(order, pdf, error))

    def _on_printed(self, order: PrintOrder, pdf: bytes, error: BaseException | None) -> None:
        if self._printing is not None:
            self._printing.deleteLater()
        self._printing = None
        self._print_it.setEnabled(True)
        if error is None:
            words = _("An den Drucker gegeben: {pages}")
            self.desk.toast(words.format(pages=page_words(len(order.pages) * order.copies)))
            self._tell_handed_over(pdf)
        elif isinstance(error, Cancelled):
            self.desk.toast(_("Der Druck wurde abgebrochen."))
        elif isinstance(error, OfficeError):
            ways = ((_("Erneut versuchen"), self._print), (_("Als PDF speichern …"), self._save))
            title = _("Das Papier wurde nicht gedruckt.")
            self.desk.tell(Message("danger", title, error.sentence, ways))

    def _save(self) -> None:
        path = self._ask_for_place(_("Als PDF speichern"), FileKind(_("PDF"), ("pdf",)))
        if path is not None and self._write(path, self._pdf, self._save):
            self.desk.toast(_("Gespeichert: {name}").format(name=path.name))
            self._tell_handed_over(self._pdf)

    def _save_mail(self) -> None:
        if self._paper is None:
            return
        title = _("E-Mail mit dem PDF als Anhang speichern")
        path = self._ask_for_place(title, FileKind(_("E-Mail-Entwurf"), ("eml",)))
        mail = draft_mail(self._pdf, self._paper.file_name, self._paper.title)
        if path is not None and self._write(path, mail, self._save_mail):
            words = _("Entwurf gespeichert: {name}. Öffnen Sie ihn, um ihn zu versenden.")
            self.desk.toast(words.format(name=path.name))
            self._tell_handed_over(self._pdf)

    def _tell_handed_over(self, pdf: bytes) -> None:
        paper = self._paper
        if paper and paper.handed_over and pdf == self._pdf and pdf != self._handed_over:
            self._handed_over = pdf
            paper.handed_over(pdf, self.view.page_count())

    def _ask_for_place(self, title: str, kind: FileKind) -> Path | None:
        if self._paper is None or not self._pdf:
            return None
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        usual = QStandardPaths.writableLocation(documents)
        folder = Path(str(self.desk.settings.value(_FOLDER, usual)))
        name = Path(self._paper.file_name).with_suffix(f".{kind.endings[0]}").name
        return self.desk.ask.save_file(title, (kind,), folder / name)

    def _write(self, path: Path, data: bytes, again: Callable[[], None]) -> bool:
        try:
            path.write_bytes(data)
        except OSError:
            title = _("Die Datei konnte nicht geschrieben werden.")
            reason = _("{place} ist nicht erreichbar, voll oder gesperrt.")
            ways = ((_("Anderen Ort wählen …"), again),)
            self.desk.tell(Message("danger", title, reason.format(place=path.parent), ways))
            return False
        self.desk.settings.set_value(_FOLDER, str(path.parent))
        return True
