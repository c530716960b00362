"""The list of all papers that left the office, with search and filters by kind and year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from kommin_desktop.base.folding import has_words
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import IdsModel, ListTable, SearchField
from kommin_desktop.kit.widgets import (
    Button,
    EmptyState,
    FlowLayout,
    MenuChip,
    Separator,
    column,
)
from kommin_desktop.letters.ui.rows import (
    issued_at,
    paper_columns,
    paper_words,
    row_parts,
    row_texts,
)
from kommin_desktop.office.queries import IssuedLine, issued_documents
from kommin_desktop.office.rules import document_kind_label


class ArchiveList(QFrame):
    """Search, filters and rows of the archive."""

    opened = Signal(int)
    selection_changed = Signal(list)
    summary_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("archive_list_pane")
        self._desk = desk
        self._all: list[IssuedLine] = []
        self.model: IdsModel[IssuedLine] = IdsModel(None, row_texts)
        self.table = ListTable(
            self.model,
            paper_columns(),
            "archive_list",
            _("Ausgegebene Schriftstücke"),
            parts=row_parts,
            settings=desk.settings,
        )
        self.search = SearchField(_("Titel, Art, Name …"), "archive_search")
        self.kinds = MenuChip(_("Art"), "archive_kinds")
        self.years = MenuChip(_("Jahr"), "archive_years")
        self._lift = Button(_("Filter aufheben"), kind="ghost", small=True, name="archive_lift")
        self._empty = EmptyState("file-text", "")
        self._places = QStackedWidget()
        self._places.addWidget(self.table)
        self._places.addWidget(self._empty)
        self._lay_out()
        self._connect()

    def count(self) -> int:
        """How many papers are listed."""
        return len(self.model.ids())

    def total(self) -> int:
        """How many papers there are."""
        return len(self._all)

    def reload(self, *, select: int | None = None) -> None:
        """Read the archive again; `select` one paper of it."""

        def show(lines: list[IssuedLine]) -> None:
            self._all = lines
            self._offer_choices()
            self._show()
            if select is not None:
                self.find_paper(select)

        self._desk.read(issued_documents(), show, key="archive_list")

    def find_paper(self, document_id: int) -> None:
        """Select a paper, also one that search and filters leave out."""
        if self.table.select_id(document_id):
            return
        if any(line.id == document_id for line in self._all):
            self.search.show_text("")
            self.lift()
            self.table.select_id(document_id)

    def lift(self) -> None:
        """Show papers of all kinds and years again."""
        self.kinds.clear()
        self.years.clear()

    def take_focus(self) -> None:
        """Put the keyboard into the list, or into the search where there is none."""
        if self.count():
            self.table.take_focus()
        else:
            self.search.setFocus()

    def _offer_choices(self) -> None:
        kinds = {line.kind: document_kind_label(line.kind) for line in self._all}
        years = sorted({issued_at(line).year for line in self._all}, reverse=True)
        chosen = self.kinds.chosen_keys()
        by_name = sorted(kinds.items(), key=lambda kind: kind[1])
        self.kinds.set_choices([(kind, text, kind in chosen) for kind, text in by_name])
        chosen = self.years.chosen_keys()
        self.years.set_choices([(year, str(year), year in chosen) for year in years])

    def _show(self, *, afresh: bool = False) -> None:
        typed = self.search.text().strip()
        rows = [line for line in self._all if self._fits(line, typed)]
        self.model.set_lines(rows, afresh=afresh)
        self.table.set_marks(typed)
        self._lift.setVisible(bool(self.kinds.chosen_keys() or self.years.chosen_keys()))
        if self._all:
            self._empty.show_words(
                "search",
                _("Nichts gefunden"),
                _("Keines der {n} Schriftstücke passt zu Suche und Filter.").format(
                    n=len(self._all)
                ),
            )
        else:
            self._empty.show_words(
                "file-text",
                _("Noch nichts ausgegeben"),
                _("Was gedruckt, gespeichert oder versendet wird, steht hier als PDF."),
            )
        self._places.setCurrentWidget(self.table if rows else self._empty)
        self.summary_changed.emit()

    def _fits(self, line: IssuedLine, typed: str) -> bool:
        kinds, years = self.kinds.chosen_keys(), self.years.chosen_keys()
        return (
            (not kinds or line.kind in kinds)
            and (not years or issued_at(line).year in years)
            and (not typed or has_words(paper_words(line), typed))
        )

    def _on_asked(self, _what: Sequence[object] | str = "") -> None:
        self._show(afresh=True)

    def _on_confirmed(self) -> None:
        if self.count():
            self.table.take_focus()

    def _lay_out(self) -> None:
        chips = QWidget()
        flow = FlowLayout(chips, spacing=6)
        for widget in (self.kinds, self.years, self._lift):
            flow.addWidget(widget)
        head = column(self.search, chips, margins=(16, 12, 16, 12), spacing=10)
        column(head, Separator(), (self._places, 1), spacing=0, into=self)

    def _connect(self) -> None:
        self.search.searched.connect(self._on_asked)
        self.search.went_down.connect(self.table.take_focus)
        self.search.confirmed.connect(self._on_confirmed)
        self.search.left.connect(self.take_focus)
        self.kinds.chosen.connect(self._on_asked)
        self.years.chosen.connect(self._on_asked)
        self._lift.clicked.connect(self.lift)
        self.table.left_upwards.connect(self.search.setFocus)
        self.table.opened.connect(self.opened)
        self.table.selection_changed.connect(self.selection_changed)
