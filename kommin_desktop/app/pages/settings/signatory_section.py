"""Unterschriften: who signs what the office writes, in which order, and how."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from kommin_desktop.app.pages.settings.office_fields import check_email
from kommin_desktop.app.pages.settings.section import Cards, Section
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import EditForm, Field, FormFooter, LeaveBar, TextField
from kommin_desktop.kit.page import Crumb, make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.tables import IdsModel, RowList, TwoLines
from kommin_desktop.kit.widgets import (
    ActionButton,
    Card,
    FlowLayout,
    Label,
    Separator,
    column,
)
from kommin_desktop.office.queries import SignatoryLine, signatories
from kommin_desktop.store.log import Notice

_ROUTE = "einstellungen/unterschriften"
_NEW = "neu"
_KEYS = ("name", "function_title", "formula", "phone", "room", "email")


class SignatorySection(Section):
    """The list in its order, and a form for one of them as a step of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "settings_signatories")
        self._number = 0
        self._is_form = False
        self._lines: list[SignatoryLine] = []
        self._model: IdsModel[SignatoryLine] = IdsModel(None, lambda line: line[1:])
        self._list = RowList(self._model, "signatory_list", _("Wer unterschreibt"), part=_shown)
        self._list.hug_rows()
        self._list.opened.connect(self._on_opened)
        self._list.edit_wanted.connect(self._on_opened)
        self._list.delete_wanted.connect(self._on_delete)
        self._list.selection_changed.connect(self._on_selected)
        self._none = Label(_("Noch unterschreibt niemand."), "body", "text2", wraps=True)
        self._make_actions()
        self.form = EditForm(name="signatory_form")
        self._lay_out_form()
        self.leave = LeaveBar(self.form)
        self._stack = QStackedWidget()
        self._stack.addWidget(Cards(self._list_card()))
        form = column(
            self.leave,
            (Cards(Card(self.form)), 1),
            Separator(),
            FormFooter(self.form),
            spacing=0,
        )
        self._stack.addWidget(form)
        column((self._stack, 1), into=self)
        self.form.save_wanted.connect(self._on_save_wanted)
        self._on_selected([])

    def show_route(self, route: Route) -> None:
        number = route.number(2)
        self._is_form = number is not None or route.part(2) == _NEW
        self._stack.setCurrentIndex(1 if self._is_form else 0)
        if self._is_form and (number or 0) != self._number:
            self.form.discard()
        self._number = number or 0
        self._on_selected(self._list.selected_ids())
        self.desk.read(signatories(), self._show, key="settings signatories")
        if self._is_form:
            self.form.focus_first()

    def on_notice(self, notice: Notice) -> None:
        if "signatory" in notice:
            self.desk.read(signatories(), self._show, key="settings signatories")

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        return self._is_form and self.leave.holds_back(go_on)

    def place(self) -> tuple[str, Crumb] | None:
        if not self._is_form:
            return None
        title = _("Unterschrift bearbeiten") if self._number else _("Neue Unterschrift")
        return title, Crumb(_("Unterschriften"), _ROUTE)

    def focus_place(self) -> QWidget:
        if self._is_form:
            return self.form.field("name")
        return self._list if self._lines else self._buttons[0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from the form back to the list."""
        if event.key() == Qt.Key.Key_Escape and self._is_form:
            self.desk.go(_ROUTE)
        else:
            super().keyPressEvent(event)

    def _make_actions(self) -> None:
        go_new = partial(self.desk.go, f"{_ROUTE}/{_NEW}")
        up, down = partial(self._move, -1), partial(self._move, 1)
        self._new = make_action(
            self, "signatory_new", _("Neue Unterschrift …"), go_new, icon="plus"
        )
        self._edit = make_action(
            self, "signatory_edit", _("Bearbeiten …"), self._edit_current, icon="pencil"
        )
        self._up = make_action(
            self, "signatory_up", _("Nach oben"), up, icon="arrow-up", keys="Alt+Up"
        )
        self._down = make_action(
            self, "signatory_down", _("Nach unten"), down, icon="arrow-down", keys="Alt+Down"
        )
        self._trash = make_action(
            self, "signatory_trash", _("In den Papierkorb"), self._trash_current, icon="trash-2"
        )

    def _list_card(self) -> Card:
        words = Label(
            _(
                "Die erste Person unterschreibt, wo das Schreiben keine andere nennt. "
                "Was schon ausgegeben wurde, behält seine Unterschrift."
            ),
            "small",
            "text2",
            wraps=True,
        )
        band = QWidget()
        flow = FlowLayout(band, spacing=8)
        actions = (self._new, self._edit, self._up, self._down, self._trash)
        self._buttons = [ActionButton(action, small=True) for action in actions]
        for button in self._buttons:
            flow.addWidget(button)
        return Card(Label(_("Wer unterschreibt"), "section"), words, self._none, self._list, band)

    def _lay_out_form(self) -> None:
        fields = (
            Field(_("Name"), TextField(), required=True, name="signatory_name"),
            Field(
                _("Funktion"),
                TextField(placeholder=_("Leitung der Koordinierungsstelle")),
                name="signatory_function_title",
            ),
            Field(
                _("Formel"),
                TextField(placeholder=_("Im Auftrag")),
                name="signatory_formula",
                hint=_("Steht vor der Unterschrift, etwa „Im Auftrag“."),
            ),
            Field(_("Durchwahl"), TextField(), name="signatory_phone"),
            Field(_("Zimmer"), TextField(), name="signatory_room"),
            Field(_("E-Mail"), TextField(), name="signatory_email", check=check_email),
        )
        for key, field in zip(_KEYS, fields, strict=True):
            self.form.add(key, field)
        name, function, formula, phone, room, email = fields
        self.form.add_row(name)
        self.form.add_row((function, 1), (formula, 1))
        self.form.add_row((phone, 1), (room, 1))
        self.form.add_row(email)

    def _show(self, lines: list[SignatoryLine]) -> None:
        self._lines = lines
        chosen = self._list.current_id()
        self._model.set_lines(lines)
        if chosen is None or not self._list.select_id(chosen):
            self._list.begin()
        self._list.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self._on_selected(self._list.selected_ids())
        if self._is_form and not self.form.is_dirty():
            line = next((line for line in lines if line.id == self._number), None)
            values = line._asdict() if line else {}
            self.form.set_values({key: values.get(key, "") for key in _KEYS})
            if self._number and line is None:
                self.desk.go(_ROUTE)

    def _on_selected(self, ids: list[int]) -> None:
        order = [line.id for line in self._lines]
        at = order.index(ids[0]) if ids and ids[0] in order and not self._is_form else -1
        for action in (self._edit, self._trash):
            action.setEnabled(at >= 0)
        self._up.setEnabled(at > 0)
        self._down.setEnabled(0 <= at < len(order) - 1)

    def _on_opened(self, number: int) -> None:
        self.desk.go(f"{_ROUTE}/{number}")

    def _edit_current(self) -> None:
        for number in self._list.selected_ids():
            self._on_opened(number)

    def _trash_current(self) -> None:
        self._on_delete(self._list.selected_ids())

    def _on_delete(self, ids: list[int]) -> None:
        from kommin_desktop.office.service import trash_signatory

        for number in ids:
            self.desk.do(
                _("Unterschrift gelöscht"),
                trash_signatory,
                number,
                toast=_("Unterschrift in den Papierkorb gelegt."),
            )

    def _move(self, step: int) -> None:
        from kommin_desktop.office.service import order_signatories

        order = [line.id for line in self._lines]
        for number in self._list.selected_ids():
            at = order.index(number)
            if 0 <= at + step < len(order):
                order.insert(at + step, order.pop(at))
                self.desk.do(_("Reihenfolge der Unterschriften"), order_signatories, order)

    def _on_save_wanted(self) -> None:
        from kommin_desktop.office.service import SignatoryDraft, add_signatory, change_signatory

        draft = SignatoryDraft(**self.form.values())
        if self._number:
            self.desk.do(
                _("Unterschrift geändert"),
                change_signatory,
                self._number,
                draft,
                done=self._on_saved,
                refused=self.form.refuse,
                toast=_("Unterschrift gespeichert."),
            )
        else:
            self.desk.do(
                _("Unterschrift angelegt"),
                add_signatory,
                draft,
                done=self._on_saved,
                refused=self.form.refuse,
                toast=_("Unterschrift gespeichert."),
            )

    def _on_saved(self, number: int) -> None:
        self.form.mark_saved()
        if self._is_form:
            self.desk.go(_ROUTE)
            self._list.select_id(number)
            self._list.take_focus()


def _shown(line: SignatoryLine) -> TwoLines:
    parts = (line.formula, line.function_title, line.phone, line.room, line.email)
    return TwoLines(line.name, " · ".join(part for part in parts if part), icon="user")
