"""In which bodies a person or an organisation sits, and as who, for the pane of a contact."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.bodies import queries
from kommin_desktop.bodies.queries import ContactSeatLine
from kommin_desktop.bodies.rules import SeatCapacity, SeatRole, seat_capacity_label, seat_role_label
from kommin_desktop.bodies.ui.members.rows import period_words
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import Panel
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import IconButton, Symbol, TextLines, column, row
from kommin_desktop.store.log import Notice

_TABLES = frozenset({"seat", "seat_holding", "body"})


class BodiesOfContact(Panel):
    """The seats of a contact, each with a way to the body."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "bodies_of_contact")
        self._count = 0
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(6))

    def show_record(self, record_id: int) -> None:
        """Show the seats of a contact."""
        super().show_record(record_id)
        self.desk.read(queries.seats_of_contact(record_id), self._show, key="bodies_of_contact")

    def count(self) -> int | None:
        """How many seats it has."""
        return self._count

    def on_notice(self, notice: Notice) -> None:
        """Show the seats anew when one of them changed."""
        if self.record_id and _TABLES & set(notice):
            self.show_record(self.record_id)

    def _show(self, lines: Sequence[ContactSeatLine]) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, line in enumerate(lines):
            self._layout.addWidget(self._row(line, number))
        self._count = len(lines)
        self.count_changed.emit()

    def _row(self, line: ContactSeatLine, number: int) -> QWidget:
        words = TextLines(line.body, seat_words(line), role="body")
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        go = IconButton(
            "arrow-up-right",
            _("{name} öffnen").format(name=line.body),
            size=16,
            name=f"body_open_{number}",
        )
        go.clicked.connect(lambda: self.desk.go(f"gremien/{line.body_id}/mitglieder"))
        return row(Symbol("messages-square", "text2", 16), (column(words), 1), go, spacing=12)


def seat_words(line: ContactSeatLine) -> str:
    """„Vertretung für Stadt Bünde · seit 01.09.2026“."""
    if line.kind == "organisation":
        words = line.other or _("Sitz nicht besetzt")
    else:
        as_who = (
            _("Vertretung") if line.kind == "deputy" else seat_capacity_label(line.capacity)
        ).strip()
        if line.role != SeatRole.NONE:
            as_who = seat_role_label(line.role)
        of = line.other or line.label
        words = _("{who} für {seat}").format(who=as_who, seat=of) if of else as_who
    parts = [words]
    if line.kind != "deputy" and not line.voting and line.capacity == SeatCapacity.MEMBER:
        parts.append(_("ohne Stimmrecht"))
    if line.since or line.until:
        parts.append(period_words(line.since, line.until))
    return " · ".join(parts)
