"""The history: who changed what when, and the way back to before a single work."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.dates import instant_words
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Heading, Page, make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.tables import (
    Column,
    IdsModel,
    ListTable,
    Part,
    Pills,
    State,
    Text,
    TwoLines,
)
from kommin_desktop.kit.widgets import Card
from kommin_desktop.store.log import Notice
from kommin_desktop.store.undo import WorkLine, works


class HistoryPage(Page):
    """Lists the works of the file, latest first."""

    help_page = "papierkorb-und-verlauf"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "history_page")
        self._count = 0
        columns = (
            Column("label", _("Was")),
            Column("at", _("Wann"), 190),
            Column("state", _("Stand"), 170),
        )
        self._model: IdsModel[WorkLine] = IdsModel(None, _texts)
        self._list = ListTable(
            self._model, columns, "history_list", _("Verlauf"), parts=_parts, settings=desk.settings
        )
        self._list.selection_changed.connect(lambda _ids: self._tell_selection())
        self._take_back = make_action(
            self, "take_back", _("Diesen Schritt zurücknehmen"), self._on_take_back, icon="undo-2"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 6, 20, 16)
        layout.addWidget(Card(self._list, margins=(1, 1, 1, 1), spacing=0))
        self.set_heading(Heading(_("Verlauf"), primary=self._take_back))

    def show_route(self, route: Route) -> None:
        del route
        self._load()

    def on_notice(self, notice: Notice) -> None:
        del notice
        self._load()

    def first_focus(self) -> QWidget:
        return self._list

    def _load(self) -> None:
        self.desk.read(works(), self._show, key="works")

    def _show(self, lines: list[WorkLine]) -> None:
        self._count = len(lines)
        self._model.set_lines(lines, None)
        self._tell_selection()

    def _tell_selection(self) -> None:
        number = self._list.current_id()
        line = self._model.line_of(number) if number is not None else None
        can = line is not None and line.state == "done" and not line.sealed
        self._take_back.setEnabled(can and self.desk.can_write)
        text = ngettext("{count} Schritt", "{count} Schritte", self._count)
        self.set_status(text.format(count=self._count))

    def _on_take_back(self) -> None:
        number = self._list.current_id()
        if number is None:
            return

        def done(label: str) -> None:
            self.desk.toast(_("Rückgängig gemacht: {label}").format(label=label), undo=True)

        self.desk.on_file(lambda office, _step: office.undo_work(number), done=done)


def _texts(line: WorkLine) -> tuple[str, ...]:
    return (line.label, instant_words(line.at), _state(line)[0])


def _state(line: WorkLine) -> tuple[str, str, str]:
    if line.state != "done":
        return _("zurückgenommen"), "neutral", "undo-2"
    if line.sealed:
        return _("festgeschrieben"), "accent", "lock"
    return _("gültig"), "ok", "check"


def _parts(line: WorkLine, key: str) -> Part | None:
    if key == "label":
        return TwoLines(line.label, line.by, icon="history")
    if key == "at":
        return Text(instant_words(line.at))
    return Pills([State(*_state(line))])
