"""The bodies at the left: name, how often they meet, how many sit there, how many meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.bodies.queries import BodyRow
from kommin_desktop.bodies.rules import body_kind_label
from kommin_desktop.kit.tables import IdsModel, RowList, TwoLines
from kommin_desktop.kit.widgets import IconButton, Label, Pane, row


class BodyList(Pane):
    """All bodies; the one that is selected is shown beside."""

    new_wanted = Signal()

    def __init__(self, new: QAction) -> None:
        self._model: IdsModel[BodyRow] = IdsModel(None, self._texts)
        self.rows = RowList(self._model, "bodies_list", _("Gremien"), part=self._part)
        self.rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.add = IconButton("plus", _("Gremium anlegen"), name="body_add")
        self.add.clicked.connect(new.trigger)
        if not new.isEnabled():
            self.add.hide()
        head = row(Label(_("Gremien"), "section"), None, self.add, margins=(8, 0, 2, 0))
        super().__init__("left", head, (self.rows, 1), margins=(10, 10, 10, 10), spacing=6)
        self.setObjectName("bodies_pane")
        self._meetings: Mapping[int, int] = {}

    def show_bodies(self, lines: Sequence[BodyRow], meetings: Mapping[int, int]) -> None:
        """Show these bodies, with how many meetings each has."""
        self._meetings = meetings
        self._model.set_lines(lines)

    def line_of(self, body_id: int) -> BodyRow | None:
        """The body with this number, if it is in the list."""
        return self._model.line_of(body_id)

    def ids(self) -> list[int]:
        """The numbers of the bodies, in the order of the list."""
        return self._model.ids()

    def _texts(self, line: BodyRow) -> Sequence[str]:
        return (f"{line.name}, {self._second_line(line)}",)

    def _part(self, line: BodyRow) -> TwoLines:
        count = self._meetings.get(line.id, 0)
        return TwoLines(line.name, self._second_line(line), trailing=str(count) if count else "")

    @staticmethod
    def _second_line(line: BodyRow) -> str:
        often = line.rhythm.partition(",")[0].strip() or body_kind_label(line.kind)
        seats = ngettext("{n} Mitglied", "{n} Mitglieder", line.seats).format(n=line.seats)
        return f"{often} · {seats}"
