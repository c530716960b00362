"""The list of kept backups: when, how large, by which program, what for; check and restore."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from kommin_desktop.app.pages.safety.words import moment_words, size_words
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.backing_up import places_of
from kommin_desktop.kit.desk import Desk
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
from kommin_desktop.kit.widgets import Button, Card, CardHeading, Label, row
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.safety.backup import verify
from kommin_desktop.store.safety.keeping import Kept, find_backups, why_words

ROUTE = "einstellungen/sicherung"


class Line(NamedTuple):
    """A backup in the list; `id` counts the lines."""

    id: int
    kept: Kept
    state: str
    """What a check found: empty before it, ok or danger after it."""


class KeptCard(Card):
    """Lists the backups of the office file, newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("safety_kept")
        self._desk = desk
        self._lines: list[Line] = []
        self._checked: dict[str, str] = {}
        columns = (
            Column("made", _("Sicherung")),
            Column("size", _("Größe"), 90),
            Column("program", _("Fassung"), 96),
            Column("state", _("Prüfung"), 120),
        )
        self._model: IdsModel[Line] = IdsModel(None, _texts)
        self.list = ListTable(
            self._model,
            columns,
            "backup_list",
            _("Aufbewahrte Sicherungen"),
            parts=_parts,
            settings=desk.settings,
        )
        self.list.hug_rows()
        self._check = Button(_("Prüfen"), "file-check", small=True, name="backup_check")
        self._restore = Button(
            _("Wiederherstellen …"), "history", small=True, name="backup_restore"
        )
        self._count = Label("", "small", "text2")
        self._none = Label(_("Es gibt noch keine Sicherung."), "small", "text2", wraps=True)
        heading = CardHeading(_("Aufbewahrte Sicherungen"), "history")
        self._ways = row(self._check, self._restore)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(row((heading, 1), self._ways))
            layout.addWidget(self._none)
            layout.addWidget(self.list)
            layout.addWidget(self._count)
        for widget in (self._ways, self.list, self._count, self._none):
            widget.hide()  # until it is known what there is
        self.list.opened.connect(lambda _id: self._on_restore())
        self.list.selection_changed.connect(lambda _ids: self._tell_selection())
        self._check.clicked.connect(self._on_check)
        self._restore.clicked.connect(self._on_restore)

    def refresh(self) -> None:
        """Look again which backups there are, beside the window."""
        desk = self._desk
        places = places_of(desk.settings, desk.path)
        folders = [place for place in places if place is not None]

        def done(found: list[Kept]) -> None:
            if not desk.is_closed:
                self._show(found)

        desk.compute(lambda _step: find_backups(desk.path, *folders), done)

    def _show(self, found: list[Kept]) -> None:
        self._lines = [
            Line(at, kept, self._checked.get(kept.path.name, ""))
            for at, kept in enumerate(found, start=1)
        ]
        self._model.set_lines(self._lines, None)
        if self._lines and self.list.current_id() is None:
            self.list.select_id(1)
        self.list.setVisible(bool(found))
        for widget in (self._ways, self._count):
            widget.setVisible(bool(found))
        self._none.setVisible(not found)
        text = ngettext("{n} Sicherung, {size}", "{n} Sicherungen, {size}", len(found))
        size = size_words(sum(kept.size for kept in found))
        self._count.setText(text.format(n=len(found), size=size) if found else "")
        self._tell_selection()

    def _tell_selection(self) -> None:
        line = self._chosen()
        self._check.setEnabled(line is not None)
        self._restore.setEnabled(line is not None and self._desk.can_write)

    def _chosen(self) -> Line | None:
        number = self.list.current_id()
        return None if number is None else self._model.line_of(number)

    def _on_restore(self) -> None:
        line = self._chosen()
        if line is not None and self._desk.can_write:
            self._desk.go(f"{ROUTE}/{quote(line.kept.path.name, safe='')}")

    def _on_check(self) -> None:
        line = self._chosen()
        if line is None:
            return
        path = line.kept.path

        def check(_step: Step) -> str:
            try:
                verify(path)
            except WorldError as error:
                return error.sentence
            return ""

        def done(sentence: str) -> None:
            if self._desk.is_closed:
                return
            self._checked[path.name] = "danger" if sentence else "ok"
            good = _("Die Sicherung ist vollständig und unverändert.")
            self._desk.toast(sentence or good)
            self.refresh()

        self._desk.compute(check, done, title=_("Sicherung wird geprüft …"))


def _texts(line: Line) -> tuple[str, ...]:
    return (
        moment_words(line.kept.made),
        size_words(line.kept.size),
        _program(line),
        _state(line)[0],
    )


def _program(line: Line) -> str:
    return line.kept.manifest.program if line.kept.manifest else "–"


def _state(line: Line) -> tuple[str, str, str]:
    if line.state == "danger" or line.kept.manifest is None:
        return _("beschädigt"), "danger", "circle-alert"
    if line.state == "ok":
        return _("geprüft"), "ok", "circle-check"
    return "", "neutral", ""


def _parts(line: Line, key: str) -> Part | None:
    if key == "made":
        why = why_words(line.kept.manifest.why) if line.kept.manifest else line.kept.path.name
        return TwoLines(moment_words(line.kept.made), why, icon="shield-check")
    if key == "size":
        return Text(size_words(line.kept.size), digits=True)
    if key == "program":
        return Text(_program(line))
    state = _state(line)
    return Pills([State(*state)]) if state[0] else Text("")
