"""Entering and changing contacts: few keys, faults told, nothing lost unasked."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kommin_desktop.contacts.ui.detail.rows import PersonRow
from kommin_desktop.contacts.ui.page import ContactsPage
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import EditForm, PickField
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Separator
from tests.contacts.ui.conftest import Open
from tests.contacts.ui.shown import card, child, found, press, text_of, type_text

_Key = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier


def form_of(page: ContactsPage) -> QWidget:
    return next(
        form
        for kind in ("person", "organisation")
        if (form := page.findChild(QFrame, f"contact_form_{kind}")) and form.isVisible()
    )


def write(qtbot: QtBot, page: QWidget, name: str, text: str) -> QLineEdit:
    field = child(page, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    return field


def save(qtbot: QtBot, page: QWidget) -> None:
    child(page, QPushButton, "form_save").click()


def test_a_caller_is_entered_with_a_few_keys(
    qtbot: QtBot, sample_desk: Desk, open_page: Open
) -> None:
    page = open_page(sample_desk, "kontakte/neu?art=person")
    given = child(page, QLineEdit, "given")
    qtbot.waitUntil(given.hasFocus)
    type_text(given, "Zehra")
    QTest.keyClick(given, _Key.Key_Tab)
    family = child(page, QLineEdit, "family")
    assert family.hasFocus()
    type_text(family, "Tokgöz")
    QTest.keyClick(family, _Key.Key_S, _CONTROL)
    number = found(sample_desk, "tokgoz")[0]
    assert card(sample_desk, number).facts.display == "Zehra Tokgöz"
    assert page.list.table.selected_ids() == [number]
    assert text_of(page, "contact_name") == "Zehra Tokgöz"
    assert str(sample_desk.router.current) == f"kontakte/{number}"
    assert sample_desk.undo_label() == "Kontakt angelegt"


def test_a_whole_person_is_entered(qtbot: QtBot, sample_desk: Desk, open_page: Open) -> None:
    page = open_page(sample_desk, "kontakte/neu?art=person&name=Tokgöz,%20Zehra")
    form = form_of(page)
    assert child(form, QLineEdit, "given").text() == "Zehra"
    combo = child(form, QComboBox, "anrede")
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    write(qtbot, form, "mail_1", "z.tokgoez@post.example")
    write(qtbot, form, "phone_1", "05221 5550-999")
    press(form, "phone_rows_add")
    write(qtbot, form, "phone_2", "0151 5550 999")
    write(qtbot, form, "address_1_street", "Elsestraße 3")
    write(qtbot, form, "address_1_postcode", "32257")
    write(qtbot, form, "address_1_city", "Bünde")
    groups = write(qtbot, form, "groups", "Elternarbeit")
    QTest.keyClick(groups, _Key.Key_Return)
    purpose = form.findChildren(QCheckBox, "purpose_1")[0]
    purpose.click()
    assert child(form, QLineEdit, "consent_source").isVisible()
    write(qtbot, form, "consent_source", "Telefonat")
    save(qtbot, form)
    read = card(sample_desk, found(sample_desk, "tokgoz")[0])
    assert read.facts.salutation == "frau"
    assert [point.value for point in read.points] == [
        "z.tokgoez@post.example",
        "05221 5550-999",
        "0151 5550 999",
    ]
    assert [(place.city, place.is_postal_default) for place in read.places] == [("Bünde", True)]
    assert [group.name for group in read.groups] == ["Elternarbeit"]
    assert [(one.source, one.given_on) for one in read.consents] == [
        ("Telefonat", date(2026, 11, 23))
    ]


def test_a_comma_in_an_address_is_told_and_repaired(
    qtbot: QtBot, sample_desk: Desk, open_page: Open
) -> None:
    number = found(sample_desk, "brinkmann")[0]
    page = open_page(sample_desk, f"kontakte/{number}/bearbeiten")
    form = form_of(page)
    mail = write(qtbot, form, "mail_1", "p.brinkmann@kreis-herford,example")
    child(form, QLineEdit, "given").setFocus()
    assert "Komma" in mail.accessibleDescription()
    save(qtbot, form)
    assert card(sample_desk, number).points[1].value != mail.text()
    assert form_of(page) is form
    repair = next(
        button for button in form.findChildren(QPushButton) if button.text() == "Übernehmen"
    )
    repair.click()
    assert mail.text() == "p.brinkmann@kreis-herford.example"
    assert "Komma" not in mail.accessibleDescription()


def test_somebody_like_this_is_told_while_typing(
    qtbot: QtBot, sample_desk: Desk, open_page: Open
) -> None:
    page = open_page(sample_desk, "kontakte/neu?art=person")
    form = form_of(page)
    write(qtbot, form, "given", "Gulsen")
    write(qtbot, form, "family", "Aydin")
    similar = child(form, QFrame, "similar_contacts")
    qtbot.waitUntil(similar.isVisible, timeout=3000)
    link = child(form, QPushButton, "similar_0")
    assert link.text().startswith("Aydın, Gülşen")
    link.click()
    assert child(form, QPushButton, "leave_discard").isVisible()
    press(form, "leave_discard")
    assert text_of(page, "contact_name") == "Gülşen Aydın"


def test_unsaved_changes_hold_the_person_back(
    qtbot: QtBot, sample_desk: Desk, open_page: Open
) -> None:
    number, other = found(sample_desk, "brinkmann")[0], found(sample_desk, "wehmeier")[0]
    page = open_page(sample_desk, f"kontakte/{number}/bearbeiten")
    form = form_of(page)
    write(qtbot, form, "given", "Paula")
    assert "Vorname" in text_of(form, "form_unsaved")
    page.list.table.select_id(other)
    assert form_of(page) is form
    assert page.list.table.selected_ids() == [number]
    press(form, "leave_stay")
    QTest.keyClick(child(form, QLineEdit, "given"), _Key.Key_Escape)
    assert child(form, QPushButton, "leave_save").isVisible()
    press(form, "leave_save")
    assert card(sample_desk, number).facts.given == "Paula"
    assert text_of(page, "contact_name") == "Paula Brinkmann"


def test_going_elsewhere_saves_on_request(qtbot: QtBot, sample_desk: Desk, open_page: Open) -> None:
    number, other = found(sample_desk, "brinkmann")[0], found(sample_desk, "wehmeier")[0]
    page = open_page(sample_desk, f"kontakte/{number}/bearbeiten")
    form = form_of(page)
    write(qtbot, form, "prefix", "Dr.")
    sample_desk.go(f"kontakte/{other}")
    press(form, "leave_save")
    assert card(sample_desk, number).facts.prefix == "Dr."
    assert page.side.detail.contact_id == other
    assert str(sample_desk.router.current) == f"kontakte/{other}"


def test_a_second_organisation_is_made_by_its_name(
    qtbot: QtBot, sample_desk: Desk, open_page: Open
) -> None:
    number = found(sample_desk, "brinkmann")[0]
    page = open_page(sample_desk, f"kontakte/{number}/bearbeiten")
    form = form_of(page)
    press(form, "affiliation_rows_add")
    field = write(qtbot, form, "affiliation_2_organisation", "Chor der Kulturen")
    pick = field.parentWidget()
    assert isinstance(pick, PickField)
    pick.new_wanted.emit(pick.typed())
    write(qtbot, form, "affiliation_2_function", "Vorstand")
    save(qtbot, form)
    read = card(sample_desk, number)
    assert [(one.organisation, one.is_primary) for one in read.affiliations] == [
        ("Kreis Herford", True),
        ("Chor der Kulturen", False),
    ]
    assert found(sample_desk, "chor kulturen", kind="organisation")


def test_an_organisation_is_entered(qtbot: QtBot, sample_desk: Desk, open_page: Open) -> None:
    page = open_page(sample_desk, "kontakte/neu?art=organisation")
    form = form_of(page)
    save(qtbot, form)
    name = child(form, QLineEdit, "name")
    assert "fehlt" in name.accessibleDescription()
    assert name.hasFocus()
    write(qtbot, form, "name", "Nachbarschaftshaus Löhne e. V.")
    write(qtbot, form, "address_1_postcode", "32584")
    save(qtbot, form)
    read = card(sample_desk, found(sample_desk, "nachbarschaftshaus")[0])
    assert read.facts.kind == "organisation"
    assert read.facts.display == "Nachbarschaftshaus Löhne e. V."


def test_saving_an_untouched_form_changes_nothing(
    qtbot: QtBot, sample_desk: Desk, open_page: Open
) -> None:
    number = found(sample_desk, "aydin gulsen")[0]
    before = card(sample_desk, number)
    page = open_page(sample_desk, f"kontakte/{number}/bearbeiten")
    form = form_of(page)
    assert not child(form, QPushButton, "form_discard").isEnabled()
    save(qtbot, form)
    assert card(sample_desk, number)._replace(facts=before.facts) == before


def test_a_narrow_window_shows_one_thing_at_a_time(
    qtbot: QtBot, sample_desk: Desk, open_page: Open
) -> None:
    page = open_page(sample_desk, size=(968, 531))
    number = found(sample_desk, "brinkmann")[0]
    assert page.list.isVisible()
    assert not page.side.detail.isVisible()
    page.list.table.setFocus()
    page.list.table.select_id(number)
    QTest.keyClick(page.list.table, _Key.Key_Return)
    assert page.side.detail.isVisible()
    assert not page.list.isVisible()
    assert page.heading().title == "Petra Brinkmann"
    assert [crumb.route for crumb in page.heading().crumbs] == ["kontakte"]
    page.side.detail.setFocus()
    QTest.keyClick(child(page, QPushButton, "contact_edit"), _Key.Key_Escape)
    assert page.list.isVisible()
    assert page.list.table.hasFocus()
    assert page.list.table.selected_ids() == [number]


def test_the_pane_puts_into_groups_copies_and_tells_the_past(
    qtbot: QtBot, sample_desk: Desk, open_page: Open
) -> None:
    from PySide6.QtGui import QAction, QGuiApplication
    from PySide6.QtWidgets import QToolButton

    number = found(sample_desk, "wehmeier")[0]
    page = open_page(sample_desk, f"kontakte/{number}")
    press(page.side.detail, "group_add")
    field = child(page.side.detail, QLineEdit, "group_pick")
    assert field.hasFocus()
    type_text(field, "Runder Tisch")
    QTest.keyClick(field, _Key.Key_Tab)
    assert "Runder Tisch" in [group.name for group in card(sample_desk, number).groups]
    child(page.side.detail, QToolButton, "fact_copy_1").click()
    assert QGuiApplication.clipboard().text() == "j.wehmeier@kreis-herford.example"
    action = page.findChild(QAction, "contact_history")
    assert action is not None
    action.trigger()
    told = [label.text() for label in page.side.history.findChildren(QLabel)]
    assert "In „Runder Tisch“ aufgenommen" in told
    assert "Runder Tisch" in told
    press(page.side.history, "history_back")
    assert page.side.detail.isVisible()


def test_several_are_dealt_with_in_a_narrow_window(sample_desk: Desk, open_page: Open) -> None:
    page = open_page(sample_desk, size=(968, 531))
    page.list.table.setFocus()
    page.list.table.select_ids(page.list.model.ids()[:2])
    assert page.list.isVisible()
    QTest.keyClick(page.list.table, _Key.Key_Return)
    assert text_of(page, "bulk_title") == "2 Kontakte ausgewählt"
    assert page.side.bulk.isVisible()
    QTest.keyClick(child(page, QLineEdit, "bulk_group"), _Key.Key_Escape)
    assert page.list.table.hasFocus()
    assert len(page.list.table.selected_ids()) == 2


def test_without_purposes_no_empty_section_is_left(
    qtbot: QtBot, desk: Desk, open_page: Open
) -> None:
    page = open_page(desk, "kontakte/neu?art=person")
    form = form_of(page)
    rules = sorted(
        one.mapTo(form, one.rect().topLeft()).y()
        for one in child(form, EditForm, "contact_form").findChildren(Separator)
        if one.isVisible()
    )
    assert len(rules) > 2
    assert all(below - above > 40 for above, below in pairwise(rules))


def test_after_an_unsaved_form_is_left_the_keyboard_is_in_the_list(
    qtbot: QtBot, sample_desk: Desk, open_page: Open
) -> None:
    page = open_page(sample_desk, "kontakte/neu?art=person")
    given = child(page, QLineEdit, "given")
    qtbot.waitUntil(given.hasFocus)
    type_text(given, "Zehra")
    assert page.holds_back(lambda: page.show_route(Route.parse("kontakte/17")))
    press(page, "leave_discard")
    assert child(page, QWidget, "contact_list").hasFocus()


def test_a_long_function_of_a_person_ends_in_dots(sample_desk: Desk, open_page: Open) -> None:
    page = open_page(sample_desk, "kontakte/1")
    rows = [row for row in page.findChildren(PersonRow) if row.isVisible()]
    cut = [row for row in rows if row.text() != row.accessibleName()]
    assert cut
    assert all(row.text().endswith("…") and row.toolTip() for row in cut)
    assert all(not row.toolTip() for row in rows if row not in cut)
