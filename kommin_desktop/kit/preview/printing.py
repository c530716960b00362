"""Pages on paper: drawn one after the other, so that the window lives on and can cancel."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMarginsF, QObject, QRect, QSize, QSizeF, QTimer
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from kommin_desktop.base.errors import Cancelled, UserError, WorldError
from kommin_desktop.base.text import _
from kommin_desktop.kit.jobs import Task
from kommin_desktop.kit.preview.loading import loaded

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

# Sharp letters on any office printer, and an A4 page still fits into 60 MB.
_LEAST_DPI, _MOST_DPI = 300, 400
_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+)?)?")


@dataclass(frozen=True)
class PrintOrder:
    """What the person asked for: printer, copies, pages counted from 1, how."""

    printer: str
    pages: tuple[int, ...]
    copies: int = 1
    both_sides: bool = True
    grey: bool = False


class Printers(Protocol):
    """The printers of this computer."""

    def names(self) -> list[str]:
        """All printers, as the system calls them."""

    def usual(self) -> str:
        """The system's own choice, or nothing."""

    def open(self, name: str) -> QPrinter:
        """The printer of that name."""


class SystemPrinters:
    """The printers that the system knows."""

    def names(self) -> list[str]:
        from PySide6.QtPrintSupport import QPrinterInfo

        return QPrinterInfo.availablePrinterNames()

    def usual(self) -> str:
        from PySide6.QtPrintSupport import QPrinterInfo

        return QPrinterInfo.defaultPrinterName()

    def open(self, name: str) -> QPrinter:
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.NativeFormat)
        printer.setPrinterName(name)
        return printer


def pages_from_text(text: str, count: int) -> tuple[int, ...]:
    """The pages of „1–3, 5“ or „4–“ of a paper with `count` pages. Raises UserError."""
    pages: list[int] = []
    for part in re.split(r"[,;]", text):
        found = _RANGE.fullmatch(part.strip())
        if not found:
            raise UserError(_("Schreiben Sie die Seiten so: 1–3, 5"))
        first = int(found[1])
        last = int(found[2]) if found[2] else first
        if not found[2] and not part.strip()[-1].isdecimal():
            last = count
        if not 1 <= first <= last <= count:
            raise UserError(_("Es gibt die Seiten 1 bis {count}.").format(count=count))
        pages += [page for page in range(first, last + 1) if page not in pages]
    return tuple(pages)


def set_up(printer: QPrinter, order: PrintOrder, title: str) -> None:
    """Tell the printer what was asked for; paper size follows with each page."""
    from PySide6.QtPrintSupport import QPrinter

    printer.setDocName(title)
    printer.setCreator("KOMM-IN Desktop")
    printer.setFullPage(True)
    both, one = QPrinter.DuplexMode.DuplexAuto, QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(both if order.both_sides else one)
    grey, colour = QPrinter.ColorMode.GrayScale, QPrinter.ColorMode.Color
    printer.setColorMode(grey if order.grey else colour)
    if printer.supportsMultipleCopies():
        printer.setCopyCount(order.copies)
        printer.setCollateCopies(True)


class Printing(QObject):
    """One order on its way to the printer; its `task` tells how far it is and can be cancelled."""

    def __init__(self, pdf: bytes, order: PrintOrder, printer: QPrinter, title: str) -> None:
        """Raises WorldError when the PDF cannot be read."""
        super().__init__()
        self.task = Task(title)
        self._document = loaded(pdf, self)
        self._printer = printer
        self._order = order
        set_up(printer, order, title)
        by_itself = printer.supportsMultipleCopies()
        self._sheets: Sequence[int] = order.pages * (1 if by_itself else order.copies)
        self._painter = QPainter()
        self._next = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)

    def start(self, over: Callable[[BaseException | None], None]) -> None:
        """Begin; `over` is told the end, with the error if there was one."""
        self.task.when_over(lambda _result, error: over(error))
        self._timer.start(0)

    def _on_turn(self) -> None:
        try:
            self.task.step(self._next, len(self._sheets))
            self._print_next()
        except (Cancelled, WorldError) as error:
            self._end(error)
        else:
            if self._next == len(self._sheets):
                self._end(None)

    def _print_next(self) -> None:
        page = self._sheets[self._next] - 1
        points = self._document.pagePointSize(page)
        self._printer.setPageLayout(_layout(points))
        if self._next == 0:
            if not self._painter.begin(self._printer):
                raise _refusal(self._printer)
        elif not self._printer.newPage():
            raise _refusal(self._printer)
        room = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        picture = self._picture(page, points)
        self._painter.drawImage(_centred(room, picture.size()), picture)
        self._next += 1

    def _picture(self, page: int, points: QSizeF) -> QImage:
        dpi = min(max(self._printer.resolution(), _LEAST_DPI), _MOST_DPI)
        picture = QImage((points * (dpi / 72)).toSize(), QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFFFF)
        drawn = QPainter(picture)
        drawn.drawImage(0, 0, self._document.render(page, picture.size()))
        drawn.end()
        return (
            picture.convertToFormat(QImage.Format.Format_Grayscale8)
            if (self._order.grey)
            else picture
        )

    def _end(self, error: BaseException | None) -> None:
        self._timer.stop()
        if error is not None:
            self._printer.abort()
        if self._painter.isActive():
            self._painter.end()
        self.task.come_back(None, error)


def _layout(points: QSizeF) -> QPageLayout:
    """The paper for a page; a lying page is a standing sheet, turned."""
    lies = points.width() > points.height()
    upright = points.transposed() if lies else points
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    return QPageLayout(size, turned, QMarginsF())


def _centred(room: QRect, size: QSize) -> QRect:
    """The place of a page on the sheet, at its own proportions."""
    from PySide6.QtCore import Qt

    fitted = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(room.topLeft(), fitted)
    place.moveCenter(room.center())
    return place


def _refusal(printer: QPrinter) -> WorldError:
    return WorldError(
        _("Der Drucker „{name}“ nimmt nichts an. Ist er eingeschaltet und erreichbar?").format(
            name=printer.printerName()
        )
    )
