"""The form of a body: what it is, where it belongs, and the rules its meetings follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.bodies import queries
from kommin_desktop.bodies.queries import BodyCard, BodyRow
from kommin_desktop.bodies.rules import (
    ApprovalMode,
    BodyDraft,
    BodyKind,
    Numbering,
    QuorumRule,
    approval_mode_label,
    body_kind_label,
    numbering_label,
    quorum_rule_label,
)
from kommin_desktop.bodies.ui.finding import find_organisations
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import (
    ChoiceField,
    ClosingForm,
    EditForm,
    Field,
    FormFooter,
    LeaveBar,
    MultilineField,
    NumberField,
    PickField,
    TextField,
)
from kommin_desktop.kit.widgets import Separator, column, row, scroll
from kommin_desktop.office.queries import MunicipalityLine, municipalities
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read, read_one

_WIDEST = 780
_DAYS = 365


class _Start(NamedTuple):
    """What the form begins with."""

    card: BodyCard | None
    bodies: Sequence[BodyRow]
    municipalities: Sequence[MunicipalityLine]


class BodyForm(ClosingForm):
    """Founds a body or changes one."""

    saved = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("body_form_pane")
        self._desk = desk
        self.body_id = 0
        """The body that is changed, 0 for a new one."""
        self.form = EditForm(name="body_form")
        self.leave = LeaveBar(self.form)
        self._kinds = ChoiceField(
            [(kind.value, body_kind_label(kind)) for kind in BodyKind], empty=_("nach dem Namen")
        )
        self._municipalities = ChoiceField()
        self._parents = ChoiceField()
        self._add_what()
        self._add_belonging()
        self._add_rules()
        self._lay_out()
        self.form.save_wanted.connect(self._on_save_wanted)
        self.form.changed.connect(self._show_objection_days)

    def show_new(self) -> None:
        """Begin a new body."""
        self._begin(0)

    def show_body(self, body_id: int) -> None:
        """Load a body to change it."""
        self._begin(body_id)

    def _begin(self, body_id: int) -> None:
        self.body_id = body_id

        def look(connection: Connection) -> _Start:
            card = read_one(connection, queries.body_card(body_id)) if body_id else None
            return _Start(
                card, read(connection, queries.body_rows()), read(connection, municipalities())
            )

        self._desk.read(look, self._show, key="body_form")

    def _show(self, start: _Start) -> None:
        card = start.card
        self._municipalities.set_choices([(line.id, line.name) for line in start.municipalities])
        self._parents.set_choices(
            [(line.id, line.name) for line in start.bodies if line.id != self.body_id]
        )
        self.form.set_values(_values(card) if card is not None else _usual())
        self._show_objection_days()
        if self.isVisible():
            self.form.focus_first()

    def _add_what(self) -> None:
        form = self.form
        form.add_section(_("Gremium"))
        name = Field(_("Name"), TextField(), required=True, name="body_name")
        code = Field(
            _("Kürzel"),
            TextField(placeholder=_("aus dem Namen"), most=12),
            name="body_code",
            hint=_("Steht vor Beschlussnummern."),
        )
        form.add("name", name)
        form.add("code", code)
        form.add_row((name, 5), (code, 2))
        kind = Field(_("Art"), self._kinds, name="body_kind")
        rhythm = Field(
            _("Rhythmus"), TextField(placeholder=_("vierteljährlich")), name="body_rhythm"
        )
        form.add("kind", kind)
        form.add("rhythm", rhythm)
        form.add_row((kind, 1), (rhythm, 1))
        note = Field(
            _("Zweck"),
            MultilineField(least=2, most=6),
            name="body_note",
            hint=_("Steht unter dem Namen, zum Beispiel wer am Tisch sitzt."),
        )
        form.add("note", note)
        form.add_row(note)

    def _add_belonging(self) -> None:
        form = self.form
        form.add_section(_("Zuordnung"))
        organisation = Field(
            _("Gehört zu"),
            PickField(
                lambda text: find_organisations(self._desk, text),
                placeholder=_("Organisation, etwa eine Schule …"),
            ),
            name="body_organisation",
        )
        municipality = Field(_("Kommune"), self._municipalities, name="body_municipality")
        parent = Field(_("Übergeordnetes Gremium"), self._parents, name="body_parent")
        reference = Field(_("Aktenzeichen"), TextField(), name="body_reference")
        form.add("organisation_id", organisation)
        form.add("municipality_id", municipality)
        form.add("parent_id", parent)
        form.add("file_reference", reference)
        form.add_row((organisation, 1), (municipality, 1))
        form.add_row((parent, 1), (reference, 1))

    def _add_rules(self) -> None:
        form = self.form
        form.add_section(_("Regeln der Sitzungen"))
        notice = Field(
            _("Ladungsfrist"),
            NumberField(0, _DAYS, unit=_("Tage")),
            required=True,
            name="body_notice",
        )
        posting = Field(
            _("Postlaufzeit"),
            NumberField(0, _DAYS, unit=_("Tage")),
            required=True,
            name="body_posting",
        )
        numbering = Field(
            _("Nummern der Sitzungen"),
            ChoiceField([(one.value, numbering_label(one)) for one in Numbering], empty=None),
            name="body_numbering",
        )
        quorum = Field(
            _("Beschlussfähigkeit"),
            ChoiceField([(one.value, quorum_rule_label(one)) for one in QuorumRule], empty=None),
            name="body_quorum",
        )
        approval = Field(
            _("Genehmigung des Protokolls"),
            ChoiceField(
                [(one.value, approval_mode_label(one)) for one in ApprovalMode], empty=None
            ),
            name="body_approval",
        )
        self._objection = Field(
            _("Einwendungsfrist"),
            NumberField(0, _DAYS, unit=_("Tage")),
            required=True,
            name="body_objection",
        )
        for key, field in (
            ("notice_days", notice),
            ("posting_days", posting),
            ("numbering", numbering),
            ("quorum_rule", quorum),
            ("approval_mode", approval),
            ("objection_days", self._objection),
        ):
            form.add(key, field)
        form.add_row((notice, 1), (posting, 1), (numbering, 2))
        form.add_row(quorum)
        form.add_row((approval, 3), (self._objection, 1))

    def _lay_out(self) -> None:
        self.form.setMaximumWidth(theme.px(_WIDEST))
        body = column(row((self.form, 10), 0, spacing=0), None, margins=(24, 18, 24, 18), spacing=0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.leave)
        layout.addWidget(scroll(body), 1)
        layout.addWidget(Separator())
        layout.addWidget(FormFooter(self.form))

    def _show_objection_days(self) -> None:
        mode = self.form.value("approval_mode")
        self._objection.setVisible(mode == ApprovalMode.OBJECTION)

    def _on_save_wanted(self) -> None:
        from kommin_desktop.bodies import service

        draft = _draft(self.form.values())
        told = _("„{name}“ gespeichert.") if self.body_id else _("„{name}“ angelegt.")
        toast = told.format(name=draft.name)
        if self.body_id:
            self._desk.do(
                _("Gremium geändert"),
                service.change_body,
                self.body_id,
                draft,
                done=self._on_saved,
                refused=self._on_refused,
                toast=toast,
            )
        else:
            self._desk.do(
                _("Gremium angelegt"),
                service.add_body,
                draft,
                done=self._on_saved,
                refused=self._on_refused,
                toast=toast,
            )

    def _on_saved(self, body_id: int) -> None:
        self.body_id = body_id
        is_leaving = not self.leave.isHidden()
        self.form.mark_saved()
        if not is_leaving:
            self.saved.emit(body_id)

    def _on_refused(self, error: UserError) -> None:
        self.form.refuse(error)


def _draft(values: dict[str, Any]) -> BodyDraft:
    values = dict(values)
    values["kind"] = values["kind"] or ""
    for key in ("notice_days", "posting_days", "objection_days"):
        if values[key] is None:
            del values[key]
    return BodyDraft(**values)


def _usual() -> dict[str, Any]:
    """What a new body begins with."""
    usual = BodyDraft("")
    values: dict[str, Any] = {key: getattr(usual, key) for key in BodyDraft.__dataclass_fields__}
    return {**values, "kind": None}


def _values(card: BodyCard) -> dict[str, Any]:
    values: dict[str, Any] = {key: getattr(card, key) for key in BodyDraft.__dataclass_fields__}
    if card.organisation_id is not None:
        values["organisation_id"] = (card.organisation_id, card.organisation or "")
    return values
