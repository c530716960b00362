"""What stands in place of the list: no contacts yet, or none that fit the search."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QStackedWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.widgets import EmptyState


class NearName(NamedTuple):
    """A name like the one that was not found, and how many contacts it finds."""

    name: str
    contacts: int


class EmptyPlaces(QStackedWidget):
    """Says why there is nothing to see, and the ways out."""

    def __init__(
        self,
        new: Callable[[], None],
        import_: Callable[[], None],
        search: Callable[[str], None],
        lift: Callable[[], None],
    ) -> None:
        super().__init__()
        self._search = search
        self._near = ""
        self._import = make_action(self, "empty_import", _("Importieren"), import_, icon="upload")
        first = make_action(self, "empty_new", _("Neuer Kontakt"), new, icon="plus")
        self.addWidget(
            EmptyState(
                "users",
                _("Noch keine Kontakte"),
                _(
                    "Importieren Sie eine Adressliste (Excel, CSV, vCard) oder legen Sie den "
                    "ersten Kontakt an."
                ),
                self._import,
                first,
            )
        )
        self._try_near = make_action(self, "empty_near", "", self._on_near, icon="search")
        self._lift = make_action(self, "empty_lift", _("Filter aufheben"), lift)
        self._none = EmptyState("search", "", "", self._try_near, self._lift)
        self.addWidget(self._none)

    def show_nobody(self) -> None:
        """There are no contacts at all."""
        self.setCurrentIndex(0)

    def show_no_hits(self, typed: str, filters: str, near: NearName | None) -> None:
        """Nothing fits the search or the filters."""
        title = _("Keine Treffer für „{text}“").format(text=typed) if typed else _("Keine Treffer")
        told = []
        if near is not None:
            told.append(
                ngettext(
                    "Meinten Sie „{name}“? {n} Kontakt.",
                    "Meinten Sie „{name}“? {n} Kontakte.",
                    near.contacts,
                ).format(name=near.name, n=near.contacts)
            )
            self._try_near.setText(_("„{name}“ suchen").format(name=near.name).replace("&", "&&"))
        if filters:
            told.append(_("Der Filter „{filters}“ ist aktiv.").format(filters=filters))
        elif near is None:
            told.append(_("Gesucht wird in Namen, Organisationen, Orten, Nummern und Notizen."))
        self._near = near.name if near else ""
        self._try_near.setVisible(near is not None)
        self._lift.setVisible(bool(filters))
        self._none.show_words("search", title, " ".join(told))
        self.setCurrentIndex(1)

    def set_import_offered(self, offered: bool) -> None:
        """Whether there is a page to import with."""
        self._import.setVisible(offered)

    def _on_near(self) -> None:
        self._search(self._near)
