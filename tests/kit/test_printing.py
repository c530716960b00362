"""Pages on their way to the printer: which, how often, how sharp, and how it ends."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from unittest.mock import MagicMock

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMarginsF, QObject, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kommin_desktop.base.errors import Cancelled, UserError, WorldError
from kommin_desktop.kit.preview.loading import loaded, paper_name
from kommin_desktop.kit.preview.printing import Printing, PrintOrder, pages_from_text, set_up
from tests.kit.papers import file_printer, paper

INK_FROM = 120


def printed(
    qtbot: QtBot, pdf: bytes, order: PrintOrder, path: Path
) -> tuple[QPdfDocument, list[BaseException | None]]:
    """Print to a file and read it back."""
    ends: list[BaseException | None] = []
    printing = Printing(pdf, order, file_printer(path), "Prüfblätter")
    printing.start(ends.append)
    qtbot.waitUntil(lambda: bool(ends), timeout=60_000)
    return loaded(path.read_bytes(), the_app()), ends


def picture_of(file: pikepdf.Pdf) -> pikepdf.Object:
    """The one picture that is all of the first page."""
    found = [xobject for xobject in file.objects if is_picture(xobject)]
    assert len(found) == 1
    return found[0]


def is_picture(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"


def the_app() -> QObject:
    app = QApplication.instance()
    assert app is not None
    return app


def seen(document: QPdfDocument) -> QImage:
    """The first page on white paper, a point of the screen for each point of the page."""
    drawn = document.render(0, document.pagePointSize(0).toSize())
    image = QImage(drawn.size(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return image


def ink(image: QImage, from_y: float, to_y: float) -> int:
    """How many dark points a strip of a page has; from and to are shares of its height."""
    height, width = image.height(), image.width()
    return sum(
        image.pixelColor(x, y).lightness() < INK_FROM
        for y in range(int(from_y * height), int(to_y * height))
        for x in range(0, width, 2)
    )


def test_all_pages_come_out_on_a4(qtbot: QtBot, tmp_path: Path) -> None:
    order = PrintOrder("Testdrucker", (1, 2, 3))
    document, ends = printed(qtbot, paper(3), order, tmp_path / "aus.pdf")
    assert ends == [None]
    assert document.pageCount() == 3
    assert paper_name(document) == "A4"


def test_chosen_pages_in_copies(qtbot: QtBot, tmp_path: Path) -> None:
    order = PrintOrder("Testdrucker", (2, 3), copies=2)
    document, _ends = printed(qtbot, paper(3), order, tmp_path / "aus.pdf")
    assert document.pageCount() == 4


def test_pages_are_sharp_and_in_their_place(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "aus.pdf"
    document, _ends = printed(qtbot, paper(1), PrintOrder("Testdrucker", (1,)), path)
    with pikepdf.open(BytesIO(path.read_bytes())) as file:
        picture = picture_of(file)
        assert int(picture.Width) >= 210 / 25.4 * 300
    before, after = seen(loaded(paper(1), document)), seen(document)
    assert ink(before, 0, 1) > 100
    for strip in range(10):
        given, found = (ink(image, strip / 10, strip / 10 + 0.1) for image in (before, after))
        assert abs(given - found) <= 0.35 * given + 20


def test_a_lying_page_lies(qtbot: QtBot, tmp_path: Path) -> None:
    given = tmp_path / "quer.pdf"
    writer = QPdfWriter(str(given))
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Landscape, QMarginsF()))
    painter = QPainter(writer)
    painter.drawText(100, 100, "quer")
    painter.end()
    order = PrintOrder("Testdrucker", (1,))
    document, _ends = printed(qtbot, given.read_bytes(), order, tmp_path / "aus.pdf")
    assert document.pagePointSize(0).toSize() == QSizeF(842, 595).toSize()


def test_grey_is_grey(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "aus.pdf"
    printed(qtbot, paper(1), PrintOrder("Testdrucker", (1,), grey=True), path)
    with pikepdf.open(BytesIO(path.read_bytes())) as file:
        picture = picture_of(file)
        assert picture.ColorSpace == "/DeviceGray"


def test_printing_can_be_cancelled(qtbot: QtBot, tmp_path: Path) -> None:
    ends: list[BaseException | None] = []
    order = PrintOrder("Testdrucker", tuple(range(1, 6)), copies=9)
    printing = Printing(paper(5), order, file_printer(tmp_path / "aus.pdf"), "Prüfblätter")
    printing.task.stepped.connect(printing.task.cancel)
    printing.task.watch()
    printing.start(ends.append)
    qtbot.waitUntil(lambda: bool(ends), timeout=60_000)
    assert isinstance(ends[0], Cancelled)


@pytest.mark.qt_log_ignore("QPainter::begin.*")
def test_a_printer_that_refuses_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    ends: list[BaseException | None] = []
    nowhere = file_printer(tmp_path / "gibt es nicht" / "aus.pdf")
    printing = Printing(paper(1), PrintOrder("Testdrucker", (1,)), nowhere, "Prüfblätter")
    printing.start(ends.append)
    qtbot.waitUntil(lambda: bool(ends))
    assert isinstance(ends[0], WorldError)


def test_the_printer_is_set_up_as_asked(qapp: QObject, tmp_path: Path) -> None:
    printer = file_printer(tmp_path / "aus.pdf")
    set_up(printer, PrintOrder("Testdrucker", (1,), both_sides=False, grey=True), "Protokoll")
    assert printer.colorMode() == QPrinter.ColorMode.GrayScale
    assert printer.docName() == "Protokoll"
    set_up(printer, PrintOrder("Testdrucker", (1,)), "Protokoll")
    assert printer.colorMode() == QPrinter.ColorMode.Color


def test_a_printer_that_can_does_copies_and_both_sides_itself() -> None:
    printer = MagicMock(spec=QPrinter)
    printer.supportsMultipleCopies.return_value = True
    set_up(printer, PrintOrder("Testdrucker", (1,), copies=3, both_sides=True), "Protokoll")
    printer.setCopyCount.assert_called_once_with(3)
    printer.setDuplex.assert_called_once_with(QPrinter.DuplexMode.DuplexAuto)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("2", (2,)),
        ("1–3, 5", (1, 2, 3, 5)),
        ("1-3;5", (1, 2, 3, 5)),
        ("4–", (4, 5, 6)),
        (" 3 , 1 ", (3, 1)),
        ("1–3, 2–4", (1, 2, 3, 4)),
    ],
)
def test_pages_as_people_write_them(text: str, pages: tuple[int, ...]) -> None:
    assert pages_from_text(text, 6) == pages


@pytest.mark.parametrize("text", ["", "0", "7", "3–2", "1–7", "eins", "1,,2", "-2", "1 2"])
def test_pages_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        pages_from_text(text, 6)


@given(pages=st.lists(st.integers(1, 40), min_size=1, unique=True))
def test_listed_pages_are_taken_as_listed(pages: list[int]) -> None:
    assert pages_from_text(", ".join(map(str, pages)), 40) == tuple(pages)


def test_no_pdf_is_refused(qapp: QObject) -> None:
    with pytest.raises(WorldError):
        Printing(b"kein PDF", PrintOrder("x", (1,)), QPrinter(), "x")
