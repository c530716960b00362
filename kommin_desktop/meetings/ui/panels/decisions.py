"""The tab „Beschlüsse“ of a body: the register, and where each decision stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.names import fold
from kommin_desktop.base.text import _
from kommin_desktop.kit.area import Panel
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import (
    Column,
    GroupedRows,
    IdsModel,
    ListTable,
    Part,
    Pills,
    SearchField,
    State,
    Text,
    TwoLines,
)
from kommin_desktop.kit.widgets import Card, EmptyState, column, row
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import RegisterLine
from kommin_desktop.meetings.rules.progress import decision_words
from kommin_desktop.meetings.rules.states import Light, light_label
from kommin_desktop.meetings.ui.panels.places import go_to_item
from kommin_desktop.store.log import Notice

_TABLES = frozenset({"decision", "meeting"})
_LIGHTS = {
    Light.GREEN.value: ("ok", "circle-check"),
    Light.YELLOW.value: ("warn", "circle-dot"),
    Light.RED.value: ("danger", "circle-alert"),
}
_SEARCH_FROM = 6


class DecisionsPanel(Panel):
    """All decisions of a body, the latest first; Enter opens the item, the menu sets the state."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "decisions_panel")
        self._lines: Sequence[RegisterLine] = ()
        self._model: IdsModel[RegisterLine] = IdsModel(None, decision_texts)
        self.search = SearchField(_("Nummer, Wortlaut, Zuständige …"), "decisions_search")
        self.table = ListTable(
            self._model,
            (
                Column("code", _("Nummer"), 112, keep=True),
                Column("wording", _("Beschluss")),
                Column("light", _("Umsetzung"), 156),
            ),
            "decisions_list",
            _("Beschlüsse"),
            parts=_part,
            settings=desk.settings,
        )
        self.table.hug_rows()
        self._empty = EmptyState(
            "gavel",
            _("Noch keine Beschlüsse"),
            _("Beschlüsse halten Sie im Protokoll mit F7 fest; hier stehen sie mit ihrer Nummer."),
        )
        self._none = EmptyState("search", _("Keine Treffer"), "")
        self._top = row((self.search, 1), None)
        self._card = Card(self.table, margins=(1, 3, 1, 3), spacing=0)
        column(
            self._top,
            self._card,
            (self._empty, 100),
            (self._none, 100),
            None,
            margins=(20, 12, 20, 16),
            spacing=10,
            into=self,
        )
        self._card.hide()
        self._empty.hide()
        self._none.hide()
        self.search.searched.connect(self._on_searched)
        self.search.went_down.connect(self.table.take_focus)
        self.table.left_upwards.connect(self.search.setFocus)
        self.table.opened.connect(self._on_opened)
        self.table.menu_wanted.connect(self._on_menu_wanted)

    def count(self) -> int | None:
        """How many decisions there are."""
        return len(self._lines)

    def focus_place(self) -> QWidget:
        return self.table

    def show_record(self, record_id: int) -> None:
        """Show the decisions of a body."""
        if record_id != self.record_id:
            self.search.clear()
        super().show_record(record_id)
        self.desk.read(queries.body_decisions(record_id), self._show, key="decisions_panel")

    def on_notice(self, notice: Notice) -> None:
        """Show the decisions anew when one of them changed."""
        if self.record_id and _TABLES & set(notice):
            self.show_record(self.record_id)

    def _show(self, lines: Sequence[RegisterLine]) -> None:
        self._lines = lines
        self._show_found(afresh=False)
        self.count_changed.emit()

    def _show_found(self, *, afresh: bool) -> None:
        typed = self.search.text()
        words = fold(typed).split()
        found = [line for line in self._lines if _fits(line, words)]
        groups: dict[str, list[int]] = {}
        for line in found:
            groups.setdefault(_group(line), []).append(line.id)
        self._model.set_lines(found, GroupedRows(list(groups.items())), afresh=afresh)
        self.table.set_marks(typed)
        self._top.setVisible(len(self._lines) >= _SEARCH_FROM)
        self._card.setVisible(bool(found))
        self._empty.setVisible(not self._lines)
        self._none.setVisible(bool(self._lines) and not found)

    def _on_searched(self, _typed: str) -> None:
        self._show_found(afresh=True)

    def _on_opened(self, number: int) -> None:
        line = self._model.line_of(number)
        if line is not None and line.meeting_id is not None:
            go_to_item(self.desk, line.meeting_id, line.agenda_item_id)

    def _on_menu_wanted(self, place: QPoint) -> None:
        number = self.table.current_id()
        line = self._model.line_of(number) if number is not None else None
        if line is None:
            return
        menu = QMenu(self)
        menu.setObjectName("decision_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line.meeting_id is not None:
            opening = menu.addAction(_("Im Protokoll öffnen"))
            opening.triggered.connect(partial(self._on_opened, line.id))
        menu.addAction(_("Kopieren")).triggered.connect(self.table.copy_selected)
        if self.desk.can_write and line.code:
            menu.addSeparator()
            for light in (*Light, ""):
                action = menu.addAction(light_label(light) if light else _("keine Angabe"))
                action.setObjectName(f"light_{light or 'none'}")
                action.setCheckable(True)
                action.setChecked(line.light == light)
                action.triggered.connect(partial(self._set_light, line, str(light)))
        menu.popup(place)

    def _set_light(self, line: RegisterLine, light: str, _on: bool = False) -> None:
        from kommin_desktop.meetings import service

        words = light_label(light) if light else _("keine Angabe")
        self.desk.do(
            _("Umsetzung von {code}").format(code=line.code),
            service.set_light,
            line.id,
            light,
            line.status_text,
            toast=_("{code}: {state}").format(code=line.code, state=words),
        )


def _fits(line: RegisterLine, words: Sequence[str]) -> bool:
    text = fold(" ".join((line.code, line.wording, line.responsible, line.meeting)))
    return all(f" {word}" in f" {text}" for word in words)


def _group(line: RegisterLine) -> str:
    if not line.code:
        return _("Noch ohne Nummer")
    return str(line.on.year) if line.on is not None else _("Ohne Sitzung")


def _second_line(line: RegisterLine) -> str:
    parts = []
    if line.on is not None:
        parts.append(f"{line.meeting}, {short_date(line.on.date())}")
    parts.append(decision_words(line))
    if line.superseded_by:
        parts.append(_("ersetzt durch {code}").format(code=line.superseded_by))
    if line.status_text:
        parts.append(line.status_text)
    return " · ".join(part for part in parts if part)


def decision_texts(line: RegisterLine) -> Sequence[str]:
    """What a decision says in each column, for copying and screen readers."""
    return (
        line.code,
        f"{line.wording} ({_second_line(line)})",
        light_label(line.light) if line.light else "",
    )


def _part(line: RegisterLine, key: str) -> Part | None:
    if key == "code":
        return Text(line.code or "–", "text" if line.code else "text2", "small")
    if key == "wording":
        return TwoLines(
            " ".join(line.wording.split()),
            _second_line(line),
            title_role="body",
            title_color="text2" if line.superseded_by else "text",
        )
    if line.light in _LIGHTS:
        tone, icon = _LIGHTS[line.light]
        return Pills([State(light_label(line.light), tone, icon)])
    if line.due is not None:
        return Text(_("bis {day}").format(day=short_date(line.due)), "text2")
    return None
