"""Warns while a name is typed that somebody like this is there already."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.queries import ListLine
from kommin_desktop.contacts.rules.drafts import (
    OrganisationDraft,
    PersonDraft,
    PointDraft,
    match_key,
)
from kommin_desktop.contacts.rules.forms import ContactForm
from kommin_desktop.contacts.rules.likeness import alike_organisation, alike_person
from kommin_desktop.contacts.rules.naming import list_description, list_name
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import Button, Label, Symbol, announce, clear, row
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read

_PAUSE_MS = 250
_SHOWN = 3


class SimilarContacts(QFrame):
    """Names contacts like the one in the form, each as a link; hidden while there are none."""

    def __init__(self, desk: Desk, read_form: Callable[[], ContactForm]) -> None:
        super().__init__()
        self.setObjectName("similar_contacts")
        self.setProperty("bar", "warn")
        self._desk = desk
        self._read_form = read_form
        self._own_id = 0
        self._told: tuple[int, ...] = ()
        self._title = Label("", "strong", wraps=True)
        self._links = QVBoxLayout()
        self._links.setSpacing(theme.px(2))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(side) for side in (14, 8, 10, 8)))
        layout.setSpacing(theme.px(2))
        layout.addWidget(row(Symbol("triangle-alert", "warn", 18), (self._title, 1)))
        layout.addLayout(self._links)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look_now)
        self.hide()

    def begin(self, own_id: int) -> None:
        """Another contact stands in the form; nothing is known of likeness yet."""
        self._timer.stop()
        self._own_id = own_id
        self._show([])

    def stop(self) -> None:
        """Look no more: the form is left."""
        self._timer.stop()

    def look_soon(self) -> None:
        """Look after a pause in typing."""
        self._timer.start()

    def look_now(self) -> None:
        """Look for contacts with such a name, number or mail address."""
        self._timer.stop()
        draft = self._read_form().draft
        keys = [key for point in draft.points if (key := _own_key(point))]
        own_id = self._own_id

        def look(connection: Connection) -> list[ListLine]:
            named = read(connection, queries.similar_candidates(draft.own_name, (), own_id))
            found = {line.id: line for line in named if _is_alike(draft, line)}
            shared = read(connection, queries.similar_candidates("", keys, own_id))
            return [*{**found, **{line.id: line for line in shared}}.values()]

        self._desk.read(look, self._show, key="contact_similar")

    def _show(self, lines: Sequence[ListLine]) -> None:
        clear(self._links)
        for number, line in enumerate(lines[:_SHOWN]):
            self._links.addWidget(row(self._link(line, number), None, margins=(18, 0, 0, 0)))
        self._title.setText(
            ngettext(
                "Diesen Kontakt gibt es vielleicht schon.",
                "{n} ähnliche Kontakte gibt es schon.",
                len(lines),
            ).format(n=len(lines))
        )
        ids = tuple(line.id for line in lines)
        if ids and ids != self._told:
            announce(self, self._title.text())
        self._told = ids
        self.setVisible(bool(lines))

    def _link(self, line: ListLine, number: int) -> Button:
        words = " · ".join(
            part for part in (list_name(line), list_description(line), line.municipality) if part
        )
        link = Button(
            words.replace("&", "&&"),
            "arrow-up-right",
            "ghost",
            small=True,
            name=f"similar_{number}",
        )
        link.setAccessibleName(_("{name} öffnen").format(name=words))
        link.clicked.connect(lambda: self._desk.go(f"kontakte/{line.id}"))
        return link


def _own_key(point: PointDraft) -> str:
    return match_key(point.kind, point.value) if point.kind != "web" else ""


def _is_alike(draft: PersonDraft | OrganisationDraft, line: ListLine) -> bool:
    if isinstance(draft, PersonDraft):
        return alike_person(draft.given, draft.family, line)
    return alike_organisation(draft.name, line)
