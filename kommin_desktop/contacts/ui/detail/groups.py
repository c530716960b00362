"""The groups of a contact in the pane, with the way into another one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import GroupOf
from kommin_desktop.contacts.ui.detail.rows import GroupButton
from kommin_desktop.contacts.ui.picking import find_groups
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import PickField
from kommin_desktop.kit.widgets import Button, FlowLayout, Symbol, row


class GroupsRow(QWidget):
    """Chips of the groups, and „+ Gruppe“, which opens a field to type one."""

    def __init__(self, desk: Desk, show_group: Callable[[int], None]) -> None:
        super().__init__()
        self.setObjectName("contact_groups")
        self._desk = desk
        self._show_group = show_group
        self._contact_id = 0
        self._groups: tuple[GroupOf, ...] = ()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=6)
        self._add = Button(_("Gruppe"), "plus", "ghost", small=True, name="group_add")
        self._add.setAccessibleName(_("In eine Gruppe aufnehmen"))
        self._add.clicked.connect(self._on_add)
        self._pick = PickField(
            lambda text: find_groups(desk, text, {group.id for group in self._groups}),
            name="group_pick",
            spoken=_("Gruppe, in die der Kontakt aufgenommen wird"),
            placeholder=_("Gruppe eingeben …"),
            new=_("Gruppe „{text}“ neu anlegen"),
        )
        self._pick.edited.connect(self._on_edited)
        self._pick.new_wanted.connect(self._put_in)
        self._pick.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row(Symbol("tag", "text2", 16), (self._chips, 1), spacing=12))
        layout.addWidget(self._pick)

    def show_groups(self, contact_id: int, groups: tuple[GroupOf, ...]) -> None:
        """Show the groups of a contact."""
        if contact_id != self._contact_id:
            self._pick.hide()
        self._contact_id, self._groups = contact_id, groups
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._add:
                widget.hide()
                widget.deleteLater()
        for number, group in enumerate(groups):
            self._flow.addWidget(self._chip(group, number))
        self._flow.addWidget(self._add)
        self._add.setVisible(self._desk.can_write)
        self._chips.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pick.isVisible():
            self._close_pick()
        else:
            super().keyPressEvent(event)

    def _chip(self, group: GroupOf, number: int) -> GroupButton:
        chip = GroupButton(group.name, number)
        chip.offer(
            _("Alle in dieser Gruppe zeigen"),
            lambda: self._show_group(group.id),
            f"group_show_{number}",
        )
        if self._desk.can_write:
            chip.offer(
                _("Aus der Gruppe nehmen"),
                lambda: self._take_out(group),
                f"group_remove_{number}",
            )
        return chip

    def _on_add(self) -> None:
        self._pick.set_chosen(None)
        self._pick.show()
        self._pick.setFocus()

    def _on_edited(self) -> None:
        if self._pick.chosen() is not None:
            self._put_in(self._pick.chosen_text())

    def _put_in(self, name: str) -> None:
        from kommin_desktop.contacts import service

        self._close_pick()
        self._desk.do(
            _("In „{group}“ aufgenommen").format(group=name),
            service.put_into_group,
            name,
            [self._contact_id],
            toast=_("In „{group}“ aufgenommen.").format(group=name),
        )

    def _take_out(self, group: GroupOf) -> None:
        from kommin_desktop.contacts import service

        self._add.setFocus()
        self._desk.do(
            _("Aus „{group}“ genommen").format(group=group.name),
            service.remove_from_group,
            group.id,
            [self._contact_id],
            toast=_("Aus „{group}“ genommen.").format(group=group.name),
        )

    def _close_pick(self) -> None:
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pick.hide()
        self._pick.set_chosen(None)
