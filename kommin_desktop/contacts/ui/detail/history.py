"""The history of a contact: when, who, what, with the values before and after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from kommin_desktop.base.clock import local_now, now
from kommin_desktop.base.dates import clock_time, short_date
from kommin_desktop.base.text import _
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.queries import ContactFacts, PartChange
from kommin_desktop.contacts.rules.history import ChangeWords, change_words
from kommin_desktop.contacts.rules.naming import spoken_name
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import Button, Label, Pill, Separator, clear, column, row, scroll
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice
from kommin_desktop.store.reading import read, read_one
from kommin_desktop.store.undo import WorkLine

_SHOWN = 100


class _Past(NamedTuple):
    """What was done to a contact."""

    facts: ContactFacts | None
    works: Sequence[WorkLine]
    changes: Sequence[PartChange]


class HistoryPane(QFrame):
    """All works that touched a contact, newest first."""

    back_wanted = Signal(int)
    shown = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("contact_history_pane")
        self._desk = desk
        self.contact_id = 0
        self._back = Button(_("Zurück zum Kontakt"), "arrow-left", "ghost", name="history_back")
        self._back.clicked.connect(lambda: self.back_wanted.emit(self.contact_id))
        self._title = Label("", "title", wraps=True)
        self._works = QWidget()
        self._layout = QVBoxLayout(self._works)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(12))
        content = column(
            row(self._back, None),
            self._title,
            Separator(),
            self._works,
            None,
            margins=(20, 14, 20, 18),
            spacing=12,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(content))

    def show_contact(self, contact_id: int) -> None:
        """Read what was done to a contact and show it."""
        self.contact_id = contact_id

        def look(connection: Connection) -> _Past:
            return _Past(
                read_one(connection, queries.contact_facts(contact_id)),
                read(connection, queries.contact_works(contact_id)),
                read(connection, queries.contact_changes(contact_id)),
            )

        self._desk.read(look, self._show, key="contact_history")

    def on_notice(self, notice: Notice) -> None:
        """A work was done: it may belong here."""
        if self.contact_id and notice:
            self.show_contact(self.contact_id)

    def take_focus(self) -> None:
        """Begin at the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, past: _Past) -> None:
        clear(self._layout)
        name = spoken_name(past.facts) if past.facts else ""
        self._title.setText(_("Verlauf: {name}").format(name=name))
        for work in past.works[:_SHOWN]:
            told = [
                words
                for change in past.changes
                if change.work_id == work.id
                for words in change_words(change.table, change.before, change.after, change.names)
            ]
            self._layout.addWidget(_work_box(work, told))
        if len(past.works) > _SHOWN:
            older = _("{n} ältere Änderungen werden hier nicht gezeigt.")
            self._layout.addWidget(
                Label(older.format(n=len(past.works) - _SHOWN), "small", "text2", wraps=True)
            )
        self.shown.emit(name)


def _work_box(work: WorkLine, told: Sequence[ChangeWords]) -> QWidget:
    when = _("{when} · {who}").format(when=_local(work.at), who=work.by or _("unbekannt"))
    head = Label(work.label, "strong", wraps=True)
    items: list[QWidget] = [head, Label(when, "caption", "text2", wraps=True)]
    if work.state != "done":
        items.append(row(Pill(_("rückgängig gemacht"), "neutral", "undo-2"), None))
    if told:
        items.append(_changes(told))
    return column(*items, Separator(), spacing=4)


def _changes(told: Sequence[ChangeWords]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, theme.px(2), 0, theme.px(6))
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(3))
    grid.setColumnStretch(1, 1)
    for number, words in enumerate(told):
        field = Label(words.field, "small", "text2")
        grid.addWidget(field, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(_change(words), "small", wraps=True), number, 1)
    return box


def _change(words: ChangeWords) -> str:
    if words.before and words.after:
        return f"{words.before} → {words.after}"
    if words.before:
        return _("{value} (entfernt)").format(value=words.before)
    return words.after


def _local(at: str) -> str:
    """The wall time of an instant of the log."""
    instant = datetime.fromisoformat(at.replace("Z", "+00:00"))
    shift = local_now() - now().astimezone(UTC).replace(tzinfo=None)
    wall = instant.astimezone(UTC).replace(tzinfo=None) + shift
    return f"{short_date(wall.date())}, {clock_time(wall)}"
