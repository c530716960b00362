"""The menu of a seat: change of person, deputies, office, history, end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.bodies.queries import HoldingLine, MemberLine
from kommin_desktop.bodies.rules import SeatRole, seat_role_label


class Questions(Protocol):
    """What can be asked about a seat."""

    def ask_holder(self, line: MemberLine) -> None: ...

    def ask_deputy(self, line: MemberLine) -> None: ...

    def ask_other_deputy(self, line: MemberLine, holding: int, name: str) -> None: ...

    def ask_end_of_holding(self, seat_id: int, holding: int, name: str) -> None: ...

    def ask_end_of_seat(self, line: MemberLine) -> None: ...


class SeatWays(Protocol):
    """What else leads on from a seat."""

    def edit_seat(self, line: MemberLine) -> None: ...

    def give_role(self, line: MemberLine, role: str) -> None: ...

    def turn_history(self, seat_id: int) -> None: ...

    def open_contact(self, contact_id: int) -> None: ...


def seat_menu(
    line: MemberLine, ways: SeatWays, ask: Questions, can_write: bool, parent: QWidget
) -> QMenu:
    """The menu of one seat."""
    menu = QMenu(parent)
    menu.setObjectName("seat_menu")
    if can_write:
        _add_people(menu, line, ways, ask)
        menu.addSeparator()
    if line.periods:
        _add(menu, "seat_history", _("Verlauf"), lambda: ways.turn_history(line.id))
    for name, contact in ((line.holder, line.holder_id), (line.organisation, line.organisation_id)):
        if name and contact:
            _add(
                menu,
                f"seat_open_{contact}",
                _("{name} öffnen").format(name=name),
                lambda number=contact: ways.open_contact(number),
            )
    if can_write:
        menu.addSeparator()
        _add(menu, "seat_edit", _("Sitz bearbeiten …"), lambda: ways.edit_seat(line))
        _add(menu, "seat_end", _("Sitz aufgeben …"), lambda: ask.ask_end_of_seat(line))
    return menu


def past_menu(
    holding: HoldingLine, ways: SeatWays, ask: Questions, can_write: bool, parent: QWidget
) -> QMenu:
    """The menu of a period in the history of a seat."""
    menu = QMenu(parent)
    menu.setObjectName("past_menu")
    if can_write:
        _add(
            menu,
            "past_end",
            _("Ende ändern …"),
            lambda: ask.ask_end_of_holding(holding.seat_id, holding.id, holding.person),
        )
    _add(
        menu,
        "past_open",
        _("{name} öffnen").format(name=holding.person),
        lambda: ways.open_contact(holding.person_id),
    )
    return menu


def _add_people(menu: QMenu, line: MemberLine, ways: SeatWays, ask: Questions) -> None:
    change = _("Person wechseln …") if line.holder else _("Sitz besetzen …")
    _add(menu, "seat_change", change, lambda: ask.ask_holder(line))
    if line.holder and line.holding_id is not None:
        holding, holder = line.holding_id, line.holder
        _add(
            menu,
            "seat_leave",
            _("Ausscheiden lassen …"),
            lambda: ask.ask_end_of_holding(line.id, holding, holder),
        )
        roles = menu.addMenu(_("Funktion"))
        roles.setObjectName("seat_roles")
        for role in (SeatRole.CHAIR, SeatRole.DEPUTY_CHAIR, SeatRole.NONE):
            action = roles.addAction(seat_role_label(role))
            action.setObjectName(f"seat_role_{role.value or 'none'}")
            action.setCheckable(True)
            action.setChecked(line.role == role)
            action.triggered.connect(lambda _on=False, role=role: ways.give_role(line, role))
    menu.addSeparator()
    _add(menu, "seat_deputy", _("Vertretung hinzufügen …"), lambda: ask.ask_deputy(line))
    for number, (holding, _person, name) in enumerate(line.deputies):
        sub = menu.addMenu(_("Vertretung {name}").format(name=name).replace("&", "&&"))
        sub.setObjectName(f"seat_deputy_{number}")
        _add(
            sub,
            f"deputy_change_{number}",
            _("Ablösen …"),
            lambda holding=holding, name=name: ask.ask_other_deputy(line, holding, name),
        )
        _add(
            sub,
            f"deputy_leave_{number}",
            _("Beenden …"),
            lambda holding=holding, name=name: ask.ask_end_of_holding(line.id, holding, name),
        )


def _add(menu: QMenu, name: str, text: str, run: Callable[..., None]) -> None:
    action = menu.addAction(text.replace("&", "&&"))
    action.setObjectName(name)
    action.triggered.connect(lambda _on=False: run())
