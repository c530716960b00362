"""The trash: what was put away, the way back, and the one way to be rid of it for good."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from kommin_desktop.app import registry
from kommin_desktop.base.dates import instant_words
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Heading, Page, make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.tables import Column, IdsModel, ListTable, Part, Text, TwoLines
from kommin_desktop.kit.widgets import Card, EmptyState
from kommin_desktop.store.log import Notice
from kommin_desktop.store.trash import TrashLine, trashed

_ICONS = {
    "person": "user",
    "organisation": "building-2",
    "meeting": "messages-square",
    "task": "list-checks",
}


class _Line(NamedTuple):
    """A record in the trash; `id` counts the lines, since numbers repeat over tables."""

    id: int
    record: TrashLine
    kind: str
    deleted: str


class TrashPage(Page):
    """Lists everything in the trash, latest first."""

    help_page = "papierkorb-und-verlauf"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "trash_page")
        self._labels = {kind.table: kind.label() for kind in registry.trash_kinds()}
        self._lines: list[_Line] = []
        columns = (
            Column("title", _("Eintrag")),
            Column("kind", _("Art"), 200),
            Column("deleted", _("Im Papierkorb seit"), 200),
        )
        self._model = IdsModel(None, _texts)
        self._list = ListTable(
            self._model,
            columns,
            "trash_list",
            _("Papierkorb"),
            parts=_parts,
            settings=desk.settings,
        )
        self._list.opened.connect(lambda _line: self._restore())
        self._list.selection_changed.connect(lambda _ids: self._tell_selection())
        self._restore_action = make_action(
            self, "restore", _("Wiederherstellen"), self._restore, icon="undo-2"
        )
        self._empty_action = make_action(
            self, "empty_trash", _("Papierkorb leeren …"), self._empty, icon="trash-2"
        )
        empty = EmptyState(
            "trash-2",
            _("Der Papierkorb ist leer"),
            _("Was Sie löschen, liegt zuerst hier und lässt sich wiederherstellen."),
            None,
            None,
        )
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        card = Card(self._list, margins=(1, 1, 1, 1), spacing=0)
        for widget in (card, empty):
            self._stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 6, 20, 16)
        layout.addWidget(holder)

    def show_route(self, route: Route) -> None:
        del route
        self._load()

    def on_notice(self, notice: Notice) -> None:
        if notice.keys() & self._labels.keys():
            self._load()

    def first_focus(self) -> QWidget:
        return self._list

    def _load(self) -> None:
        self.desk.read(trashed(registry.trash_kinds()), self._show, key="trash")

    def _show(self, records: list[TrashLine]) -> None:
        self._lines = [
            _Line(at, record, self._labels.get(record.table, ""), instant_words(record.deleted_at))
            for at, record in enumerate(records, start=1)
        ]
        self._model.set_lines(self._lines, None)
        self._list.begin()
        self._stack.setCurrentIndex(0 if records else 1)
        self._empty_action.setEnabled(bool(records) and self.desk.can_write)
        self.set_heading(
            Heading(
                _("Papierkorb"),
                primary=self._restore_action if records else None,
                secondary=(self._empty_action,) if records else (),
            )
        )
        self._tell_selection()

    def _tell_selection(self) -> None:
        self._restore_action.setEnabled(bool(self._list.selected_ids()) and self.desk.can_write)
        count = len(self._lines)
        self.set_status(
            ngettext(
                "{count} Eintrag im Papierkorb", "{count} Einträge im Papierkorb", count
            ).format(count=count)
        )

    def _restore(self) -> None:
        from kommin_desktop.store.trash import restore_rows

        chosen = set(self._list.selected_ids())
        rows = [(line.record.table, line.record.id) for line in self._lines if line.id in chosen]
        if rows:
            count = len(rows)
            text = ngettext(
                "{count} Eintrag wiederhergestellt.", "{count} Einträge wiederhergestellt.", count
            )
            label = _("Aus dem Papierkorb geholt")
            self.desk.do(label, restore_rows, rows, toast=text.format(count=count))

    def _empty(self) -> None:
        from kommin_desktop.store.trash import purge_rows

        rows = [(line.record.table, line.record.id) for line in self._lines]
        text = ngettext(
            "Ein Eintrag wird endgültig gelöscht. Das lässt sich nicht rückgängig machen.",
            "{count} Einträge werden endgültig gelöscht. Das lässt sich nicht rückgängig machen.",
            len(rows),
        ).format(count=len(rows))
        if self.desk.ask.confirm(_("Papierkorb leeren"), text, _("Endgültig löschen")):
            self.desk.do(_("Papierkorb geleert"), purge_rows, rows, done=self._tell_kept)

    def _tell_kept(self, kept: int) -> None:
        if kept:
            text = ngettext(
                "{count} Eintrag bleibt im Papierkorb, weil andere Einträge auf ihn verweisen.",
                "{count} Einträge bleiben im Papierkorb, weil andere Einträge auf sie verweisen.",
                kept,
            )
            self.desk.toast(text.format(count=kept))


def _texts(line: _Line) -> tuple[str, ...]:
    return (line.record.title, line.kind, line.deleted)


def _parts(line: _Line, key: str) -> Part | None:
    if key == "title":
        record = line.record
        icon = _ICONS.get(record.variety or record.table, "file-text")
        return TwoLines(line.record.title or _("ohne Titel"), icon=icon)
    return Text(line.kind if key == "kind" else line.deleted)
