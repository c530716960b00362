from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kommin_desktop.kit.clipboard import copy_addresses, copy_rows, copy_text, rows_as_mime


def test_rows_are_lines_with_tabs(qtbot: QtBot) -> None:
    copy_rows(["Name", "Ort"], [["Yıldız, Şükran", "Bünde"], ["Aydın\tGülşen", "Löhne\nMitte"]])
    text = QGuiApplication.clipboard().text()
    assert text == "Name\tOrt\nYıldız, Şükran\tBünde\nAydın Gülşen\tLöhne Mitte"


def test_rows_are_a_table_for_excel_and_word(qtbot: QtBot) -> None:
    html = rows_as_mime(["Telefon"], [["05221 5550-142"], ["=1+1 <b>&"]]).html()
    assert "<th>Telefon</th>" in html
    assert html.count("mso-number-format:'\\@'") == 2  # 05221 keeps its 0, = is no formula
    assert "=1+1 &lt;b&gt;&amp;</td>" in html


def test_columns_without_names_have_no_heading(qtbot: QtBot) -> None:
    data = rows_as_mime(["", ""], [["a", "b"]])
    assert data.text() == "a\tb"
    assert "<thead>" not in data.html()


def test_addresses_as_outlook_reads_them(qtbot: QtBot) -> None:
    count = copy_addresses(["a@amt.example", " ", "b@amt.example ", "A@amt.example"])
    assert count == 2
    assert QGuiApplication.clipboard().text() == "a@amt.example; b@amt.example"


def test_a_text_is_copied_as_it_is(qtbot: QtBot) -> None:
    copy_text("05221 5550-142")
    assert QGuiApplication.clipboard().text() == "05221 5550-142"
