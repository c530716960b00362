"""A paper on the screen: pages, place, size, search, and what is done with it."""

from __future__ import annotations

import email
from collections.abc import Callable
from email.policy import default
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.base.errors import UserError, WorldError
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.jobs import Task
from kommin_desktop.kit.page import Crumb
from kommin_desktop.kit.preview import Paper, PaperOption, PaperPage, PdfView, ThumbView
from kommin_desktop.kit.preview.mail import draft_mail
from kommin_desktop.kit.trying import AnsweredAsk
from tests.kit.papers import FilePrinters, paper

W = TypeVar("W", bound=QObject)
FILE_NAME = "Protokoll_17_Runder-Tisch_2026-12-03.pdf"


def found(parent: QObject, kind: type[W], name: str) -> W:
    widget = parent.findChild(kind, name)
    assert isinstance(widget, kind), name
    return widget


@pytest.fixture
def view(qtbot: QtBot, house_look: QObject) -> PdfView:
    view = PdfView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    return view


@pytest.fixture
def printers(tmp_path: Path) -> FilePrinters:
    return FilePrinters(tmp_path / "gedruckt.pdf", "Flur", "Büro")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, printers: FilePrinters) -> PaperPage:
    page = PaperPage(desk, printers=printers)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    printer = found(page, QComboBox, "print_printer")
    qtbot.waitUntil(lambda: printer.count() == 2)
    return page


def answers(desk: Desk) -> AnsweredAsk:
    return cast(AnsweredAsk, desk.ask)


def minutes(make: Callable[..., bytes] = lambda _step: paper(3), **more: object) -> Paper:
    return Paper("Protokoll", FILE_NAME, make, **more)  # type: ignore[arg-type]


def test_pages_are_counted_and_gone_to(view: PdfView) -> None:
    told: list[tuple[int, int]] = []
    view.page_changed.connect(lambda page, count: told.append((page, count)))
    view.show_pdf(paper(3))
    assert (view.page_count(), view.current_page()) == (3, 1)
    view.go_to_page(3)
    assert view.current_page() == 3
    view.go_to_page(4)
    assert view.current_page() == 3
    assert told[0] == (1, 3)
    assert told[-1] == (3, 3)


def test_a_new_pdf_stays_at_the_same_place(qtbot: QtBot, view: PdfView) -> None:
    view.show_pdf(paper(4))
    view.go_to_page(3)
    view.show_pdf(paper(4, "Anderes"))
    assert view.current_page() == 3


def test_zoom_by_steps_and_back_to_the_width(view: PdfView) -> None:
    view.show_pdf(paper(1))
    assert view.zoom_words() == "Seitenbreite"
    wide = view.zoom()
    view.zoom_in()
    assert view.zoom() > wide
    assert view.zoom_words().endswith("%")
    view.zoom_out()
    view.zoom_out()
    assert view.zoom() < wide
    view.fit_page()
    assert view.zoom_words() == "Ganze Seite"
    assert view.zoom() < wide
    view.fit_width()
    assert view.zoom() == pytest.approx(wide)


def test_search_marks_and_goes_around(qtbot: QtBot, view: PdfView) -> None:
    view.show_pdf(paper(3))
    view.search("steht wenig")
    qtbot.waitUntil(lambda: view.matches() == 3)
    assert view.match() == 1
    view.next_match()
    view.next_match()
    assert (view.match(), view.current_page()) == (3, 3)
    view.next_match()
    assert view.match() == 1
    view.search("Nirgends")
    assert (view.matches(), view.match()) == (0, 0)


def test_what_is_no_pdf_is_told(view: PdfView) -> None:
    view.show_pdf(paper(2))
    with pytest.raises(WorldError):
        view.show_pdf(b"%PDF-1.7 abgeschnitten")
    assert view.page_count() == 2


def test_the_thumb_shows_the_page(qtbot: QtBot, house_look: QObject) -> None:
    thumb = ThumbView(paper(2), spoken="Erste Seite")
    qtbot.addWidget(thumb)
    thumb.resize(thumb.sizeHint())
    thumb.show()
    first = thumb.grab().toImage()
    assert thumb.heightForWidth(212) == 299
    assert dark_points(first) > 20
    thumb.show_page(1)
    assert thumb.grab().toImage() != first
    thumb.show_pdf(b"")
    assert thumb.page_count() == 0
    assert dark_points(thumb.grab().toImage()) == 0
    with qtbot.waitSignal(thumb.opened):
        QTest.keyClick(thumb, Qt.Key.Key_Return)
    with qtbot.waitSignal(thumb.opened):
        QTest.mouseClick(thumb, Qt.MouseButton.LeftButton)


def dark_points(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).lightness() < 200
        for x in range(3, image.width() - 3)
        for y in range(3, image.height() - 3)
    )


def test_a_paper_is_shown_with_its_size(page: PaperPage) -> None:
    crumbs = (Crumb("Runde Tische", "gremien"), Crumb("17. Sitzung", "sitzung/17"))
    page.show_paper(minutes(crumbs=crumbs))
    assert page.heading().title == "Protokoll"
    assert page.heading().crumbs == crumbs
    assert page.status_text() == "3 Seiten A4"
    assert found(page, QLabel, "page_words").text() == "Seite 1 von 3"
    assert found(page, QLabel, "file_size").text().startswith("3 Seiten · ")
    assert page.first_focus() is page.view


def test_an_option_makes_the_pages_anew_at_the_same_place(page: PaperPage) -> None:
    draft = PaperOption("draft", "Wasserzeichen „Entwurf“")
    page.show_paper(minutes(lambda _step: paper(4 if draft.is_on else 3), options=(draft,)))
    page.view.go_to_page(3)
    found(page, QAbstractButton, "option_draft").click()
    assert draft.is_on
    assert (page.view.page_count(), page.view.current_page()) == (4, 3)


def test_an_older_result_is_not_shown(
    page: PaperPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    under_way: list[tuple[Callable[[bytes], None], Task]] = []

    def compute(_make: object, done: Callable[[bytes], None], **_more: object) -> Task:
        under_way.append((done, Task()))
        return under_way[-1][1]

    monkeypatch.setattr(desk, "compute", compute)
    page.show_paper(minutes())
    page.show_paper(minutes())
    (first, _task), (second, _other) = under_way
    second(paper(2))
    first(paper(3))
    assert page.view.page_count() == 2


def test_another_paper_is_not_mixed_up_with_the_first(
    page: PaperPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_paper(minutes())
    monkeypatch.setattr(desk, "compute", lambda *_args, **_more: Task())
    page.show_paper(Paper("Einladung", "Einladung.pdf", lambda _step: paper(1)))
    assert page.pdf == b""
    assert found(page, QLabel, "paper_waiting").isVisible()
    assert not found(page, QAbstractButton, "save_pdf").isEnabled()


def test_a_refusal_stands_in_place_of_the_pages(page: PaperPage) -> None:
    def refuse(_step: object) -> bytes:
        raise UserError("Es gibt noch keine Tagesordnung.")

    page.show_paper(minutes(refuse))
    trouble = found(page, QWidget, "empty_state")
    assert trouble.isVisible()
    assert "Es gibt noch keine Tagesordnung." in [w.text() for w in trouble.findChildren(QLabel)]
    assert not found(page, QAbstractButton, "print_it").isEnabled()


def test_searching_from_the_keyboard(qtbot: QtBot, page: PaperPage) -> None:
    page.show_paper(minutes())
    page.start_search()
    field = found(page, QLineEdit, "page_search")
    assert field.isVisible()
    QTest.keyClicks(field, "wenig")
    QTest.keyClick(field, Qt.Key.Key_Return)
    words = found(page, QLabel, "found_words")
    qtbot.waitUntil(lambda: words.text().endswith("von 3"))
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert words.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()


def test_printing_as_chosen(qtbot: QtBot, page: PaperPage, printers: FilePrinters) -> None:
    told: list[str] = []
    handed: list[int] = []
    page.desk.toasted.connect(lambda text, _undo: told.append(text))
    page.show_paper(minutes(handed_over=lambda _pdf, pages: handed.append(pages)))
    choose(page, "print_printer", "Flur")
    choose(page, "print_pages", "Auswahl …")
    QTest.keyClicks(found(page, QLineEdit, "print_range"), "2-3")
    found(page, QAbstractButton, "print_it").click()
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told == ["An den Drucker gegeben: 2 Seiten"]
    assert printers.opened == ["Flur"]
    assert handed == [3]
    assert page.desk.settings.value("print/printer") == "Flur"
    found(page, QAbstractButton, "print_it").click()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=60_000)
    assert handed == [3]  # the same pages leave the house once only


def choose(page: PaperPage, name: str, text: str) -> None:
    box = found(page, QComboBox, name)
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def test_wrong_pages_are_named_and_nothing_is_printed(
    page: PaperPage, printers: FilePrinters
) -> None:
    page.show_paper(minutes())
    choose(page, "print_pages", "Auswahl …")
    line = found(page, QLineEdit, "print_range")
    QTest.keyClicks(line, "2-9")
    found(page, QAbstractButton, "print_it").click()
    assert "Es gibt die Seiten 1 bis 3." in line.accessibleDescription()
    assert printers.opened == []


@pytest.mark.qt_log_ignore("QPainter::begin.*")
def test_a_printer_in_trouble_leaves_ways_out(
    qtbot: QtBot, page: PaperPage, printers: FilePrinters, tmp_path: Path
) -> None:
    told: list[Message] = []
    page.desk.told.connect(told.append)
    printers.path = tmp_path / "gibt es nicht" / "aus.pdf"
    page.show_paper(minutes())
    found(page, QAbstractButton, "print_it").click()
    qtbot.waitUntil(lambda: bool(told))
    assert [text for text, _way in told[0].ways] == ["Erneut versuchen", "Als PDF speichern …"]
    assert found(page, QAbstractButton, "print_it").isEnabled()


def test_without_a_printer_there_is_a_way_out(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    page = PaperPage(desk, printers=FilePrinters(tmp_path / "aus.pdf"))
    qtbot.addWidget(page)
    page.show()
    page.show_paper(minutes())
    qtbot.waitUntil(found(page, QLabel, "no_printer").isVisible)
    assert not found(page, QWidget, "print_printer").isVisible()
    assert not found(page, QObject, "print_it").property("enabled")
    assert found(page, QAbstractButton, "save_pdf").isEnabled()


def test_the_pdf_is_saved_where_the_person_says(page: PaperPage, tmp_path: Path) -> None:
    folder = tmp_path / "Ablage"
    folder.mkdir()
    handed: list[int] = []
    page.show_paper(minutes(handed_over=lambda _pdf, pages: handed.append(pages)))
    answers(page.desk).paths = [folder, None]
    found(page, QAbstractButton, "save_pdf").click()
    assert (folder / FILE_NAME).read_bytes() == page.pdf
    assert handed == [3]
    (folder / FILE_NAME).unlink()
    found(page, QAbstractButton, "save_pdf").click()
    assert list(folder.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(page: PaperPage, tmp_path: Path) -> None:
    told: list[Message] = []
    page.desk.told.connect(told.append)
    page.show_paper(minutes())
    answers(page.desk).paths = [tmp_path / "fehlt" / "x.pdf"]
    found(page, QAbstractButton, "save_pdf").click()
    assert told[0].tone == "danger"
    assert [text for text, _way in told[0].ways] == ["Anderen Ort wählen …"]


def test_the_mail_is_a_draft_with_the_pdf(page: PaperPage, tmp_path: Path) -> None:
    page.show_paper(minutes())
    answers(page.desk).paths = [tmp_path]
    found(page, QAbstractButton, "mail_pdf").click()
    written = tmp_path / FILE_NAME.replace(".pdf", ".eml")
    mail = email.message_from_bytes(written.read_bytes(), policy=default)
    (attached,) = mail.iter_attachments()
    assert (mail["Subject"], mail["X-Unsent"]) == ("Protokoll", "1")
    assert attached.get_filename() == FILE_NAME
    assert attached.get_content() == page.pdf


def test_a_subject_of_two_lines_and_umlauts_is_one_line() -> None:
    mail = email.message_from_bytes(
        draft_mail(b"x", "Anlage ä.pdf", "Müller\nBcc: x@y"), policy=default
    )
    assert mail["Subject"] == "Müller Bcc: x@y"
    assert mail["Bcc"] is None


def test_escape_goes_back(page: PaperPage) -> None:
    page.desk.go("sitzung/17")
    page.desk.go("sitzung/17/vorschau")
    page.show_paper(minutes())
    page.view.setFocus()
    QTest.keyClick(found(page, QWidget, "pdf_view"), Qt.Key.Key_Escape)
    assert str(page.desk.router.current) == "sitzung/17"
