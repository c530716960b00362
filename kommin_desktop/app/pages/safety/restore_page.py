"""The way back to a backup: what it holds, what would be lost, and the one button that does it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.app.pages.safety.comparing import CountsCard, LossCard
from kommin_desktop.app.pages.safety.kept_card import ROUTE
from kommin_desktop.app.pages.safety.words import (
    count_lines,
    counted,
    moment_words,
    size_words,
)
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.backing_up import places_of
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Crumb, Heading, Page
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import (
    Band,
    Button,
    Card,
    Label,
    Symbol,
    TextLines,
    column,
    row,
    scroll,
)
from kommin_desktop.store import driver
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice
from kommin_desktop.store.safety.backup import Manifest, counts_of
from kommin_desktop.store.safety.keeping import Kept, find_backups, why_words
from kommin_desktop.store.undo import WorkLine, works

_MOST_WIDE = 780


class RestorePage(Page):
    """Route: einstellungen/sicherung/<name of the backup>."""

    help_page = "sicherung"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "restore_page")
        self._name = ""
        self._kept: Kept | None = None
        self._sign = Symbol("history", "text2", 22)
        self._words = TextLines()
        self._counts = CountsCard(desk.settings)
        self._loss = LossCard()
        self.restore = Button(
            _("Diesen Stand wiederherstellen"), "history", "primary", name="restore_now"
        )
        self.restore.clicked.connect(self._on_restore)
        promise = Label(
            _(
                "Der jetzige Stand wird vorher selbst gesichert und bleibt in der Liste. "
                "Das Programm öffnet die Datei danach neu."
            ),
            "small",
            wraps=True,
        )
        cards = column(
            Card(row(self._sign, (self._words, 1), spacing=12)),
            self._loss,
            self._counts,
            None,
            spacing=14,
        )
        cards.setMaximumWidth(theme.px(_MOST_WIDE))
        band = Band((promise, 1), self.restore, margins=(14, 10, 14, 10))
        band.setMaximumWidth(theme.px(_MOST_WIDE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll(column(cards, None, margins=(20, 6, 20, 14), spacing=0)), 1)
        layout.addWidget(column(band, margins=(20, 0, 20, 16), spacing=0))
        self.set_heading(
            Heading(
                _("Wiederherstellen"),
                crumbs=(
                    Crumb(_("Einstellungen"), "einstellungen"),
                    Crumb(_("Datensicherung"), ROUTE),
                ),
            )
        )

    def show_route(self, route: Route) -> None:
        self._name = route.part(2)
        self.restore.setEnabled(False)
        desk, name = self.desk, self._name
        folders = [place for place in places_of(desk.settings, desk.path) if place is not None]

        def find(_step: object) -> Kept | None:
            found = find_backups(desk.path, *folders)
            return next((kept for kept in found if kept.path.name == name), None)

        def done(kept: Kept | None) -> None:
            if not desk.is_closed and name == self._name:
                self._show(kept)

        desk.compute(find, done)

    def on_notice(self, notice: Notice) -> None:
        if notice and self._kept is not None:
            self._show(self._kept)

    def first_focus(self) -> QWidget:
        return self._counts.list

    def _show(self, kept: Kept | None) -> None:
        self._kept = kept
        if kept is None or kept.manifest is None:
            title = _("Diese Sicherung lässt sich nicht lesen.")
            self._words.show_lines(title, self._name)
            self._sign.show_icon("circle-alert", "danger")
            self._counts.hide()
            self._loss.hide()
            return
        manifest = kept.manifest
        facts = (
            why_words(manifest.why),
            size_words(kept.size),
            _("Fassung {n}").format(n=manifest.program),
            str(kept.path.parent),
        )
        line = " · ".join(fact for fact in facts if fact)
        self._words.show_lines(_("Stand von {at}").format(at=moment_words(kept.made)), line)
        self._sign.show_icon("history", "text2")
        self._counts.show()
        self._loss.show()
        self.desk.read(_counts_now, self._show_counts, key="restore counts")
        self.restore.setEnabled(self.desk.can_write and manifest.schema_no <= driver.SCHEMA_NO)

    def _show_counts(self, now: dict[str, int]) -> None:
        manifest = self._kept.manifest if self._kept else None
        if manifest is None:
            return
        self._counts.show_lines(count_lines(manifest.counts, now))
        if manifest.schema_no > driver.SCHEMA_NO:
            self._loss.show_unknown(
                _("Diese Sicherung stammt aus einer neueren Fassung von KOMM-IN.")
            )
            return
        lines = self.desk.try_read(works()) or []
        self._loss.show_works([one for one in lines if _is_later(one, manifest)])

    def _on_restore(self) -> None:
        if self._kept is not None:
            self.restore.setEnabled(False)
            self.desk.restore_wanted.emit(Path(self._kept.path))


def _is_later(work: WorkLine, manifest: Manifest) -> bool:
    """Whether a work was done after a backup; by its number, since clocks are set."""
    if work.state != "done":
        return False
    last = manifest.last_work
    if last is None or work.id == last:  # quick saves are written into the last work
        return work.at > manifest.created
    return work.id > last


def _counts_now(connection: Connection) -> dict[str, int]:
    return counts_of(connection, counted())
