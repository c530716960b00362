"""The pages of a PDF below each other, to read, enlarge and search."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.preview.loading import loaded

_STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
# What Qt takes for 100 %: a point of the paper on a screen of 96 dpi.
_POINT = 96 / 72


class PdfView(QWidget):
    """Shows a PDF; a new one replaces the old at the same place of the paper."""

    page_changed = Signal(int, int)
    """Which page is seen, counted from 1, and how many there are."""
    zoom_changed = Signal()
    matches_changed = Signal()
    """The search, which goes on from page to page, found more or begins anew."""

    def __init__(self, name: str = "pdf_view", spoken: str = "") -> None:
        super().__init__()
        self._view = _Pages(self)
        self._view.setObjectName(name)
        self._view.setAccessibleName(spoken or _("Seiten"))
        self._search = QPdfSearchModel(self)
        self._view.setSearchModel(self._search)
        self._search.countChanged.connect(self._on_matches_changed)
        self._document: QPdfDocument | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)
        self._view.pageNavigator().currentPageChanged.connect(self._tell_page)
        self._view.zoomModeChanged.connect(self._tell_zoom)
        self._view.zoomFactorChanged.connect(self._tell_zoom)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    @property
    def document(self) -> QPdfDocument | None:
        """What is shown, for printing and for the size of its pages."""
        return self._document

    def show_pdf(self, pdf: bytes) -> None:
        """Show this PDF where the one before was scrolled to. Raises WorldError if unreadable."""
        new = loaded(pdf, self)
        before, self._document = self._document, new
        places = self._view.verticalScrollBar().value(), self._view.horizontalScrollBar().value()
        self._search.setDocument(new)
        self._view.setDocument(new)
        if before is not None:
            self._view.verticalScrollBar().setValue(places[0])
            self._view.horizontalScrollBar().setValue(places[1])
            before.deleteLater()
        self._tell_page()

    def page_count(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount() if self._document else 0

    def current_page(self) -> int:
        """The page that is seen, counted from 1; 0 without pages."""
        return self._view.pageNavigator().currentPage() + 1 if self.page_count() else 0

    def go_to_page(self, number: int) -> None:
        """Scroll to a page, counted from 1."""
        if 1 <= number <= self.page_count():
            self._view.pageNavigator().jump(number - 1, QPointF())

    def zoom_words(self) -> str:
        """How large the pages are shown: „Seitenbreite“, „Ganze Seite“, „125 %“."""
        mode = self._view.zoomMode()
        if mode == QPdfView.ZoomMode.FitToWidth:
            return _("Seitenbreite")
        if mode == QPdfView.ZoomMode.FitInView:
            return _("Ganze Seite")
        return _("{n} %").format(n=round(self._view.zoomFactor() * 100))

    def zoom_in(self) -> None:
        """Show the pages one step larger."""
        now = self.zoom()
        self._zoom_to(next((step for step in _STEPS if step > now * 1.01), _STEPS[-1]))

    def zoom_out(self) -> None:
        """Show the pages one step smaller."""
        now = self.zoom()
        self._zoom_to(next((step for step in reversed(_STEPS) if step < now * 0.99), _STEPS[0]))

    def fit_width(self) -> None:
        """Show the pages as wide as there is room."""
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def fit_page(self) -> None:
        """Show one whole page at a time."""
        self._view.setZoomMode(QPdfView.ZoomMode.FitInView)

    def zoom(self) -> float:
        """How large the pages are shown; 1.0 is the size on paper."""
        mode = self._view.zoomMode()
        if mode == QPdfView.ZoomMode.Custom or self._document is None or not self.page_count():
            return self._view.zoomFactor()
        size = self._document.pagePointSize(max(self.current_page() - 1, 0))
        margins = self._view.documentMargins()
        room = self._view.viewport().size().shrunkBy(margins)
        wide = room.width() / (size.width() * _POINT)
        if mode == QPdfView.ZoomMode.FitToWidth:
            return wide
        return min(wide, room.height() / (size.height() * _POINT))

    def search(self, text: str) -> None:
        """Mark all places of a text and go to the first; `matches_changed` tells of them."""
        self._view.setCurrentSearchResultIndex(-1)
        self._search.setSearchString(text)
        self.matches_changed.emit()

    def matches(self) -> int:
        """At how many places the text that is searched for was found."""
        return self._search.rowCount(QModelIndex())

    def match(self) -> int:
        """Which of the found places is shown, counted from 1; 0 for none."""
        return self._view.currentSearchResultIndex() + 1 if self.matches() else 0

    def next_match(self, step: int = 1) -> None:
        """Go to the next (or, with -1, the previous) found place, around the end."""
        if count := self.matches():
            self._show_match((self._view.currentSearchResultIndex() + step) % count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow place the desk around the paper shrinks first."""
        super().resizeEvent(event)
        self._set_margins()

    def _on_matches_changed(self) -> None:
        if self.matches() and self._view.currentSearchResultIndex() < 0:
            self._show_match(0)
        self.matches_changed.emit()

    def _show_match(self, index: int) -> None:
        self._view.setCurrentSearchResultIndex(index)
        link = self._search.resultAtIndex(index)
        above = QPointF(0, max(link.location().y() - 120, 0))
        self._view.pageNavigator().jump(link.page(), above)

    def _zoom_to(self, factor: float) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(factor)
        self._tell_zoom()

    def _tell_page(self) -> None:
        self.page_changed.emit(self.current_page(), self.page_count())

    def _tell_zoom(self) -> None:
        self.zoom_changed.emit()

    def _dress(self) -> None:
        self._set_margins()
        self._view.setPageSpacing(theme.px(16))
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.color("hover"))
        self._view.setPalette(palette)

    def _set_margins(self) -> None:
        above = theme.px(20)
        side = min(max(self.width() // 14, theme.px(12)), 3 * above)
        self._view.setDocumentMargins(QMargins(side, above, side, above))


class _Pages(QPdfView):
    """The pages; Strg and the wheel enlarge, the keys go through the paper."""

    def __init__(self, owner: PdfView) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                (self._owner.zoom_in if turned > 0 else self._owner.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)
