"""Dienststelle: what every letter and list says of the office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from PySide6.QtWidgets import QWidget

from kommin_desktop.app.pages.settings.office_fields import add_address, add_reach
from kommin_desktop.app.pages.settings.section import Cards, Section
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import EditForm, FormFooter, LeaveBar
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Card, Label, Separator, column
from kommin_desktop.office.queries import Fact, office_facts
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.log import Notice


class OfficeSection(Section):
    """A form that is saved as one change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "settings_office")
        self.form = EditForm(name="office_form")
        self.form.add_section(_("Anschrift"))
        add_address(self.form)
        self.form.add_section(_("Erreichbarkeit"))
        add_reach(self.form)
        self.leave = LeaveBar(self.form)
        words = Label(
            _(
                "Diese Angaben stehen auf Briefen, Einladungen, Protokollen und Bescheinigungen. "
                "Was schon ausgegeben wurde, bleibt, wie es war."
            ),
            "small",
            "text2",
            wraps=True,
        )
        self.form.save_wanted.connect(self._on_save_wanted)
        cards = Cards(Card(words, self.form))
        column(self.leave, (cards, 1), Separator(), FormFooter(self.form), spacing=0, into=self)

    def show_route(self, route: Route) -> None:
        self._read()

    def on_notice(self, notice: Notice) -> None:
        if "setting" in notice:
            self._read()

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        return self.leave.holds_back(go_on)

    def focus_place(self) -> QWidget:
        return self.form.field("name")

    def _read(self) -> None:
        self.desk.read(office_facts(), self._show, key="settings office")

    def _show(self, facts: list[Fact]) -> None:
        if not self.form.is_dirty():
            self.form.set_values(asdict(OfficeData.from_facts((f.key, f.value) for f in facts)))

    def _on_save_wanted(self) -> None:
        from kommin_desktop.office.service import change_office_data

        changed = {key: self.form.value(key) for key in self.form.dirty_keys()}
        self.desk.do(
            _("Dienststelle geändert"),
            change_office_data,
            changed,
            done=lambda _nothing: self.form.mark_saved(),
            refused=self.form.refuse,
            toast=_("Angaben zur Dienststelle gespeichert."),
        )
