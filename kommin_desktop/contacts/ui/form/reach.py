"""Mail addresses, numbers and web pages in the form; several of each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from kommin_desktop.base.text import _
from kommin_desktop.contacts.rules.drafts import PointDraft
from kommin_desktop.contacts.rules.history import point_word
from kommin_desktop.contacts.rules.naming import place_text
from kommin_desktop.contacts.rules.typed import Fault, mail_fault, number_fault
from kommin_desktop.contacts.ui.form.rows_field import Entries, EntriesField, EntryRow, remove_hint
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import ChoiceField, Field, Problem, TextField

_NUMBER_KINDS = ("phone", "mobile", "fax", "pager")
_SORT_WIDTH = 138
_LEAST_WIDTH = 340

Sort = tuple[str, str]
"""Kind and label of a point, as one choice."""


def mail_entries() -> EntriesField:
    """The mail addresses of a contact."""
    sorts = [(("email", place), place_text(place)) for place in ("work", "home", "other")]
    return _entries(_("E-Mail"), "mail", sorts, mail_fault, ("email", ""), _("Weitere E-Mail"))


def number_entries() -> EntriesField:
    """The telephone, mobile and fax numbers of a contact."""
    sorts: list[tuple[Sort, str]] = []
    for kind in ("phone", "mobile"):
        sorts.append(((kind, ""), point_word(kind)))
        sorts += [
            ((kind, place), f"{point_word(kind)} {place_text(place)}") for place in ("work", "home")
        ]
    sorts += [((kind, ""), point_word(kind)) for kind in ("fax", "pager")]
    return _entries(_("Telefon"), "phone", sorts, number_fault, ("phone", ""), _("Weitere Nummer"))


def web_entries() -> EntriesField:
    """The web pages of a contact."""
    return _entries(_("Webseite"), "web", [], lambda _typed: None, ("web", ""), _("Webseite"), 0)


def is_number(point: PointDraft) -> bool:
    """Whether a point stands among the numbers of the form."""
    return point.kind in _NUMBER_KINDS


class _PointRow(EntryRow):
    """One address or number with the word for what it is."""

    def __init__(
        self,
        title: str,
        name: str,
        sorts: list[tuple[Sort, str]],
        check: Callable[[str], Fault | None],
        usual: Sort,
    ) -> None:
        super().__init__(remove_hint(title), name)
        self._usual = usual
        value = TextField()
        self._value = Field(title, value, name=name, check=lambda typed: _problem(check(typed)))
        self.fields = [self._value]
        self._sort: ChoiceField | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self._value, 1)
        if sorts:
            empty = "–" if usual not in [key for key, _text in sorts] else None
            self._sort = ChoiceField(sorts, empty=empty)
            self._sort.set_value(usual if empty is None else None)
            kind = Field(_("Art"), self._sort, name=f"{name}_kind")
            kind.setFixedWidth(theme.px(_SORT_WIDTH))
            kind.control.setAccessibleName(_("Art: {what}").format(what=title))
            self.fields.append(kind)
            layout.addWidget(kind, 0, top)
        below_label = theme.px(21)
        self.remove.setContentsMargins(0, 0, 0, 0)
        place = QHBoxLayout()
        place.setContentsMargins(0, below_label, 0, 0)
        place.addWidget(self.remove)
        layout.addLayout(place)
        layout.setAlignment(place, top)

    def entry(self) -> PointDraft | None:
        if not self._value.value():
            return None
        kind, label = (self._sort.value() if self._sort else None) or self._usual
        return PointDraft(kind, self._value.value(), label)

    def show_entry(self, entry: PointDraft) -> None:
        """Show an address or number."""
        self._value.set_value(entry.value)
        if self._sort is not None:
            sort = (entry.kind, entry.label)
            own = f"{point_word(entry.kind)} {place_text(entry.label)}".strip()
            self._sort.set_value(None if sort == self._usual and self._has_empty() else sort, own)

    def show_blank(self) -> None:
        """An empty field of the usual kind."""
        self.show_entry(PointDraft(self._usual[0], "", self._usual[1]))

    def _has_empty(self) -> bool:
        return self._sort is not None and self._sort.box.itemData(0) is None


def _entries(
    title: str,
    name: str,
    sorts: list[tuple[Sort, str]],
    check: Callable[[str], Fault | None],
    usual: Sort,
    add_text: str,
    at_least: int = 1,
) -> EntriesField:
    rows = Entries(
        lambda number: _PointRow(title, f"{name}_{number}", sorts, check, usual),
        add_text,
        name=f"{name}_rows",
        at_least=at_least,
    )
    field = EntriesField(title, rows, name=f"{name}_rows")
    field.setMinimumWidth(theme.px(_LEAST_WIDTH))
    return field


def _problem(fault: Fault | None) -> Problem | None:
    if fault is None:
        return None
    return Problem(fault.sentence, fault.meant or None, _("Übernehmen"))
