"""Es arbeitet: the names that the status bar offers; every change carries the one chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kommin_desktop.app.pages.settings.section import Cards, Section
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import EditForm, Field, FormFooter, LeaveBar, MultilineField
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.widgets import Card, Label, Separator, column
from kommin_desktop.office.queries import office_facts, signatories
from kommin_desktop.office.rules import workers_of
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice
from kommin_desktop.store.reading import read


class WorkerSection(Section):
    """One name a line, saved as one change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "settings_workers")
        self.form = EditForm(name="worker_form")
        self.leave = LeaveBar(self.form)
        self._names = Field(
            _("Namen, je Zeile einer"), MultilineField(least=5, most=14), name="worker_names"
        )
        self.form.add("names", self._names, title=_("Namen"))
        self.form.add_row(self._names)
        words = Label(
            _(
                "Unten rechts in der Statusleiste steht, wer gerade arbeitet; ein Klick wechselt "
                "den Namen. Jede Änderung merkt sich, von wem sie ist. Ein Kennwort gehört nicht "
                "dazu: Der Name dient der Übersicht, nicht dem Schutz."
            ),
            "small",
            "text2",
            wraps=True,
        )
        self.form.save_wanted.connect(self._on_save_wanted)
        cards = Cards(Card(Label(_("Wer hier arbeitet"), "section"), words, self.form))
        column(self.leave, (cards, 1), Separator(), FormFooter(self.form), spacing=0, into=self)

    def show_route(self, route: Route) -> None:
        self._read()

    def on_notice(self, notice: Notice) -> None:
        if notice.keys() & {"setting", "signatory"}:
            self._read()

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        return self.leave.holds_back(go_on)

    def focus_place(self) -> QWidget:
        return self._names

    def _read(self) -> None:
        def look(connection: Connection) -> tuple[tuple[str, ...], list[str]]:
            facts = read(connection, office_facts())
            chosen = workers_of((fact.key, fact.value) for fact in facts)
            return chosen, [line.name for line in read(connection, signatories())]

        self.desk.read(look, self._show, key="settings workers")

    def _show(self, found: tuple[tuple[str, ...], list[str]]) -> None:
        chosen, signing = found
        hint = _("Ohne Eintrag stehen die Personen zur Wahl, die unterschreiben.")
        if signing and not chosen:
            hint = _("Ohne Eintrag stehen zur Wahl, wer unterschreibt: {names}.").format(
                names=", ".join(signing)
            )
        self._names.show_hint(hint)
        if not self.form.is_dirty():
            self.form.set_values({"names": "\n".join(chosen)})

    def _on_save_wanted(self) -> None:
        from kommin_desktop.office.service import set_workers

        names = self.form.value("names").splitlines()
        self.desk.do(
            _("Namen geändert"),
            set_workers,
            names,
            done=lambda _nothing: self.form.mark_saved(),
            refused=self.form.refuse,
            toast=_("Namen gespeichert."),
        )
