"""Forms know what is not saved, let nothing wrong through and lose nothing when they are left."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kommin_desktop.base.errors import UserError
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import (
    CheckField,
    DateField,
    EditForm,
    Field,
    FormFooter,
    LeaveBar,
    TextField,
)
from kommin_desktop.kit.widgets import scroll

KEY = Qt.Key


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    theme.use(qapp, "light", calm=True)


class Sheet:
    """A page with a form, its footer and its bar."""

    def __init__(self, qtbot: QtBot, width: int = 700) -> None:
        self.qtbot = qtbot
        self.form = EditForm()
        self.last = Field("Nachname", TextField(), required=True, name="last")
        self.mail = Field("E-Mail", TextField(), name="mail")
        self.due = Field("Wiedervorlage", DateField(), name="due")
        self.consent = CheckField("Einwilligung", name="consent")
        self.form.add_section("Person")
        self.form.add("last", self.last)
        self.form.add("mail", self.mail)
        self.form.add_row(self.last, (self.mail, 2))
        self.form.add_section("Zuordnung")
        self.form.add("due", self.due)
        self.form.add("consent", self.consent)
        self.form.add_row(self.due, self.consent)
        self.form.set_values({"last": "Meyer", "mail": "", "due": None, "consent": False})
        self.footer = FormFooter(self.form)
        self.bar = LeaveBar(self.form)
        self.page = QWidget()
        layout = QVBoxLayout(self.page)
        layout.addWidget(self.bar)
        layout.addWidget(scroll(self.form), 1)
        layout.addWidget(self.footer)
        self.page.resize(width, 500)
        qtbot.addWidget(self.page)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def type(self, field: Field, text: str) -> None:
        line = field.control
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, KEY.Key_Delete)
        QTest.keyClicks(line, text)

    def click(self, name: str) -> None:
        button = self.page.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def unsaved(self) -> str:
        label = self.page.findChild(QLabel, "form_unsaved")
        assert isinstance(label, QLabel)
        return label.text()


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    return Sheet(qtbot)


def test_the_footer_names_what_is_not_saved(sheet: Sheet, clock: datetime) -> None:
    assert sheet.unsaved() == ""
    sheet.type(sheet.mail, "s@verein.example")
    sheet.type(sheet.due, "15.1.")
    assert sheet.unsaved() == "Nicht gespeicherte Änderungen: E-Mail, Wiedervorlage"
    sheet.type(sheet.mail, "")
    assert sheet.form.dirty_keys() == ["due"]


def test_typing_back_what_was_there_leaves_nothing_to_save(sheet: Sheet) -> None:
    sheet.type(sheet.last, "Schmidt")
    assert sheet.form.is_dirty()
    sheet.type(sheet.last, "Meyer")
    assert not sheet.form.is_dirty()


def test_ctrl_s_saves_what_stands_in_the_field_with_the_focus(
    sheet: Sheet, clock: datetime
) -> None:
    sheet.type(sheet.due, "morgen")
    with sheet.qtbot.waitSignal(sheet.form.save_wanted):
        QTest.keyClick(sheet.due.control, KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert sheet.form.value("due") == date(2026, 11, 24)
    sheet.form.mark_saved()
    assert sheet.unsaved() == ""


def test_nothing_is_saved_while_something_is_wrong_and_the_first_fault_has_the_focus(
    sheet: Sheet, clock: datetime
) -> None:
    sheet.type(sheet.due, "bald")
    sheet.type(sheet.last, "")
    with sheet.qtbot.assertNotEmitted(sheet.form.save_wanted):
        sheet.click("form_save")
    assert sheet.last.error == "Diese Angabe fehlt."
    assert sheet.due.error.startswith("„bald“ ist kein Datum.")
    assert sheet.last.control.hasFocus()


def test_what_cannot_be_read_counts_as_not_saved(sheet: Sheet, clock: datetime) -> None:
    sheet.type(sheet.due, "bald")
    assert sheet.form.dirty_names() == ["Wiedervorlage"]


def test_discarding_shows_what_was_loaded(sheet: Sheet, clock: datetime) -> None:
    sheet.type(sheet.last, "")
    sheet.type(sheet.due, "bald")
    sheet.consent.put(True)
    sheet.click("form_discard")
    assert sheet.form.values() == {"last": "Meyer", "mail": "", "due": None, "consent": False}
    assert sheet.due.value() is None
    assert (sheet.last.error, sheet.due.error) == ("", "")
    assert not sheet.form.is_dirty()
    assert sheet.last.control.hasFocus()


def test_a_refusal_is_told_at_the_field_or_beside_the_buttons(sheet: Sheet) -> None:
    sheet.type(sheet.last, "Kaya")
    sheet.form.refuse(UserError("Diesen Namen gibt es schon."), "last")
    assert sheet.last.error == "Diesen Namen gibt es schon."
    sheet.form.refuse(UserError("Der Kontakt ist gelöscht."))
    label = sheet.page.findChild(QLabel, "form_refusal")
    assert isinstance(label, QLabel)
    assert label.isVisible()
    assert label.text() == "Der Kontakt ist gelöscht."
    sheet.form.mark_saved()
    assert not label.isVisible()


def test_proposals_count_as_changes(sheet: Sheet) -> None:
    sheet.form.put_values({"mail": "s@verein.example"})
    assert sheet.form.dirty_keys() == ["mail"]


def test_a_clean_form_lets_go(sheet: Sheet) -> None:
    gone: list[str] = []
    assert not sheet.bar.holds_back(lambda: gone.append("away"))
    assert not sheet.bar.isVisible()


def test_saving_on_leaving_goes_on_when_it_is_written(sheet: Sheet) -> None:
    gone: list[str] = []
    sheet.type(sheet.last, "Kaya")
    assert sheet.bar.holds_back(lambda: gone.append("away"))
    assert sheet.bar.isVisible()
    sheet.click("leave_save")
    assert gone == []
    sheet.form.mark_saved()
    assert gone == ["away"]
    assert not sheet.bar.isVisible()


def test_saving_on_leaving_stays_where_something_is_wrong(sheet: Sheet) -> None:
    gone: list[str] = []
    sheet.type(sheet.last, "")
    sheet.bar.holds_back(lambda: gone.append("away"))
    sheet.click("leave_save")
    assert sheet.last.control.hasFocus()
    sheet.type(sheet.last, "Kaya")
    sheet.form.save()
    sheet.form.mark_saved()
    assert gone == []


def test_discarding_on_leaving_goes_at_once(sheet: Sheet) -> None:
    gone: list[str] = []
    sheet.type(sheet.last, "Kaya")
    sheet.bar.holds_back(lambda: gone.append("away"))
    sheet.click("leave_discard")
    assert gone == ["away"]
    assert sheet.last.value() == "Meyer"


def test_esc_in_the_bar_goes_on_with_editing_where_the_person_was(sheet: Sheet) -> None:
    gone: list[str] = []
    sheet.type(sheet.mail, "s")
    sheet.bar.holds_back(lambda: gone.append("away"))
    QTest.keyClick(sheet.bar.save_button, KEY.Key_Escape)
    assert not sheet.bar.isVisible()
    assert sheet.mail.control.hasFocus()
    assert gone == []


def test_tab_goes_through_the_fields_in_their_order(sheet: Sheet) -> None:
    order: list[str] = []
    sheet.last.control.setFocus()
    for _step in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        order.append(focused.objectName())
        QTest.keyClick(focused, KEY.Key_Tab)
    assert order[:5] == ["last", "mail", "due", "consent", "form_save"]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_rows_wrap_where_the_page_is_narrow(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    theme.use(qapp, "light", scale, calm=True)
    form = EditForm()
    fields = [
        Field(name, TextField(), hint="Ein Hinweis mit mehr Worten, als in die Zeile passen")
        for name in ("Vorname", "Nachname", "E-Mail")
    ]
    form.add_row(*fields)
    area = scroll(form)
    qtbot.addWidget(area)
    area.resize(theme.px(230), 600)
    with qtbot.waitExposed(area):
        area.show()
    first, second, third = fields
    assert first.y() == second.y()
    assert third.y() > first.y()
    for field in fields:
        row = field.parentWidget()
        assert row is not None
        assert row.rect().contains(field.geometry())
        assert field.height() >= field.heightForWidth(field.width())
    area.resize(theme.px(700), 600)
    assert third.y() == first.y()


def test_the_buttons_stand_below_the_words_where_the_page_is_narrow(qtbot: QtBot) -> None:
    sheet = Sheet(qtbot, 360)
    sheet.type(sheet.mail, "s")
    label = sheet.page.findChild(QLabel, "form_unsaved")
    assert label is not None

    def above(widget: QWidget) -> int:
        return widget.mapTo(sheet.page, QPoint(0, 0)).y()

    button = sheet.footer.save_button
    assert above(button) > above(label) + label.height()
    sheet.page.resize(900, 500)
    qtbot.waitUntil(lambda: above(button) < above(label) + label.height())


def test_a_narrow_footer_keeps_no_empty_line_for_words_that_are_not_there(qtbot: QtBot) -> None:
    sheet = Sheet(qtbot, width=380)
    low = sheet.footer.sizeHint().height()
    sheet.type(sheet.mail, "s@verein.example")
    assert sheet.footer.sizeHint().height() > low
    sheet.click("form_discard")
    assert sheet.footer.sizeHint().height() == low


def test_the_bar_that_asks_touches_neither_the_sides_nor_what_is_around(sheet: Sheet) -> None:
    sheet.type(sheet.mail, "s@verein.example")
    assert sheet.bar.holds_back(lambda: None)
    frame = sheet.page.findChild(QFrame, "leave_bar_frame")
    assert frame is not None
    room = frame.geometry()
    assert room.left() >= 16
    assert room.right() <= sheet.bar.width() - 16
    assert room.top() >= 6
    assert room.bottom() <= sheet.bar.height() - 6
