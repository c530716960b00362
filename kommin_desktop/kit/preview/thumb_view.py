"""One page of a PDF as a small picture, for cards and for letters beside their recipients."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.preview.loading import loaded

_A4 = 297 / 210


class ThumbView(QWidget):
    """Paints a page as large as its width allows; click or Enter tells `opened`."""

    opened = Signal()

    def __init__(
        self, pdf: bytes = b"", page: int = 0, *, name: str = "thumb", spoken: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken or _("Seite ansehen"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._document: QPdfDocument | None = None
        self._page = page
        self._picture = QImage()
        theme.notifier().changed.connect(self.update)
        if pdf:
            self.show_pdf(pdf, page)

    def set_still(self) -> None:
        """Be a picture only, which nobody can open or come to with Tab."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.unsetCursor()

    def show_pdf(self, pdf: bytes, page: int = 0) -> None:
        """Show a page of another PDF; without any bytes the sheet is empty.

        Raises WorldError if it is unreadable; the page before stays.
        """
        new = loaded(pdf, self) if pdf else None
        if self._document is not None:
            self._document.deleteLater()
        self._document = new
        self.show_page(page)

    def show_page(self, page: int) -> None:
        """Show another page, counted from 0."""
        self._page = min(max(page, 0), max(self.page_count() - 1, 0))
        self._picture = QImage()
        self.updateGeometry()
        self.update()

    def page_count(self) -> int:
        """How many pages the PDF has."""
        return self._document.pageCount() if self._document else 0

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round((width - 2) * self._shape()) + 2

    def sizeHint(self) -> QSize:
        width = theme.px(240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(96), theme.px(96))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        sheet = self._sheet()
        painter.fillRect(sheet, Qt.GlobalColor.white)
        if self._document is not None:
            painter.drawImage(sheet.topLeft(), self._rendered(sheet))
        focus = self.hasFocus()
        painter.setPen(QPen(theme.color("focus" if focus else "border_btn"), 2 if focus else 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def _shape(self) -> float:
        """How high a page is for its width."""
        if self._document is None or not self.page_count():
            return _A4
        size = self._document.pagePointSize(self._page)
        return size.height() / size.width()

    def _sheet(self) -> QRectF:
        """The largest page that fits, in the middle at the top."""
        shape = self._shape()
        width = max(min(self.width() - 2, (self.height() - 2) / shape), 1.0)
        return QRectF(round((self.width() - width) / 2), 1, int(width), int(width * shape))

    def _rendered(self, sheet: QRectF) -> QImage:
        ratio = self.devicePixelRatioF()
        size = (sheet.size() * ratio).toSize()
        if self._picture.size() != size and self._document is not None:
            self._picture = self._document.render(self._page, size)
            self._picture.setDevicePixelRatio(ratio)
        return self._picture
