"""What an import is at: its file, its mapping and what would come of it, read beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.contacts.importing.plan import Duplicates, Import
from kommin_desktop.contacts.importing.sighting import Sighting, sight
from kommin_desktop.contacts.importing.source import Source, Wish, open_source
from kommin_desktop.contacts.importing.tables.mapping import Mapping
from kommin_desktop.contacts.queries import MatchLine, match_lines
from kommin_desktop.contacts.ui.importing.memory import remember, remembered
from kommin_desktop.kit.backing_up import secure_before_import
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.jobs import Task
from kommin_desktop.store.chunks import Step, considerate
from kommin_desktop.store.office_file import OfficeFile

if TYPE_CHECKING:
    from kommin_desktop.contacts.importing.carry_out import Result

_MOST_BYTES = 200_000_000


class ImportFlow(QObject):
    """One import from the choice of a file to its result; later wishes overtake earlier ones."""

    opened = Signal()
    """Another file, or the same one read in another way: the columns are other ones."""
    sighted = Signal()
    """What would come of it is known anew."""
    refused = Signal(str, str)
    """A file cannot be read: title and reason."""
    busy_changed = Signal()
    finished = Signal()
    stopped = Signal()
    """Taking over was cancelled or failed; nothing was written."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._turn = 0
        self._reading: Task | None = None
        self.duplicates = Duplicates.SKIP
        self.forget()

    def forget(self) -> None:
        """Begin anew without a file."""
        self._stop_reading()
        self.path: Path | None = None
        self.source: Source | None = None
        self.mapping = Mapping("", ())
        self.sighting: Sighting | None = None
        self.result: Result | None = None
        self.label = ""
        self.is_busy = False
        self.is_taking_over = False

    def open(self, path: Path, wish: Wish | None = None) -> None:
        """Read a file, or the one at hand in another way."""
        turn = self._next_turn()
        known = self.source if self.source is not None and path == self.path else None

        def make(step: Step) -> Source:
            del step
            with considerate():
                return open_source(known.data if known else _bytes_of(path), path.name, wish)

        def done(source: Source) -> None:
            if turn == self._turn:
                self._take(path, source)

        self._compute(turn, make, done, lambda error: self._tell_refusal(path, error))

    def reread(self, *, encoding: str = "", sheet: str = "", has_header: bool = True) -> None:
        """Read the file at hand in another way."""
        if self.path is not None:
            self.open(self.path, Wish(encoding, sheet, has_header))

    def map_column(self, place: int, code: str) -> None:
        """Let a column go to another field."""
        self.mapping = self.mapping.with_column(place, code)
        self.sight()

    def propose_again(self) -> None:
        """Go back to the fields the headings suggest."""
        if self.source is not None:
            self.mapping = self.source.proposal()
            self.sight()

    @property
    def is_proposal(self) -> bool:
        """Whether every column goes where its heading suggests."""
        return self.source is None or self.mapping == self.source.proposal()

    def choose_duplicates(self, duplicates: Duplicates) -> None:
        """Decide about contacts that are there already."""
        self.duplicates = duplicates
        self.sight()

    def keep_mapping(self) -> None:
        """Remember the mapping for the next file with these headings."""
        if self.source is not None:
            remember(self._desk.settings, self.source, self.mapping)

    def sight(self) -> None:
        """Find out anew what would come of it, by the contacts there are now."""
        source = self.source
        if source is None:
            return
        turn = self._next_turn()

        def known(lines: Sequence[MatchLine]) -> None:
            if turn == self._turn:
                self._sight_by(turn, source, lines)

        self._desk.on_file(_known_contacts, done=known, quietly=True)

    def take_over(self, groups: Sequence[str]) -> None:
        """Write what was seen, as one work."""
        if self.source is None or self.sighting is None:
            return
        wanted = Import(self.source.name, self.sighting.reading, self.duplicates, tuple(groups))
        self.label = _("Kontakte importiert ({file})").format(file=self.source.name)
        self.is_taking_over = True
        secure_before_import(self._desk)
        task = self._desk.do_long(
            self.label,
            _take_over,
            wanted,
            title=_("Kontakte werden übernommen"),
            done=self._on_taken_over,
            refused=lambda error: self.refused.emit(
                _("Die Kontakte konnten nicht übernommen werden."), error.sentence
            ),
        )
        task.when_over(self._on_over)

    def _sight_by(self, turn: int, source: Source, known: Sequence[MatchLine]) -> None:
        mapping, duplicates = self.mapping, self.duplicates

        def done(sighting: Sighting) -> None:
            if turn == self._turn:
                self.sighting = sighting
                self._set_busy(False)
                self.sighted.emit()

        self._compute(turn, lambda step: sight(source, mapping, known, duplicates, step), done)

    def _compute(
        self,
        turn: int,
        make: Callable[[Step], Any],
        done: Callable[[Any], None],
        refuse: Callable[[BaseException], None] | None = None,
    ) -> None:
        def failed(error: BaseException) -> None:
            if turn != self._turn:
                return
            self._set_busy(False)
            if refuse is not None and isinstance(error, UserError | OSError):
                refuse(error)
            else:
                self._desk.broke.emit(error)

        self._reading = self._desk.compute(make, done, failed=failed)

    def _take(self, path: Path, source: Source) -> None:
        self.path, self.source, self.sighting = path, source, None
        self.mapping = remembered(self._desk.settings, source)
        self.opened.emit()
        self.sight()

    def _tell_refusal(self, path: Path, error: BaseException) -> None:
        title = _("Die Datei „{name}“ lässt sich nicht übernehmen.").format(name=path.name)
        if isinstance(error, UserError):
            self.refused.emit(title, error.sentence)
            return
        reason = _(
            "Sie ist nicht erreichbar oder in einem anderen Programm geöffnet. Schließen Sie sie "
            "dort und wählen Sie sie noch einmal."
        )
        self.refused.emit(title, reason)

    def _on_taken_over(self, result: Result) -> None:
        self.result = result

    def _on_over(self, _result: Any, error: BaseException | None) -> None:
        self.is_taking_over = False
        if error is None:
            self.finished.emit()
        else:
            self.stopped.emit()

    def _next_turn(self) -> int:
        self._stop_reading()
        self._set_busy(True)
        return self._turn

    def _stop_reading(self) -> None:
        """Whatever is still being read is not wanted any more."""
        self._turn += 1
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _set_busy(self, is_busy: bool) -> None:
        if is_busy != self.is_busy:
            self.is_busy = is_busy
            self.busy_changed.emit()


def _take_over(session: Any, wanted: Import, step: Step) -> Result:
    """Its modules are loaded where it runs, not while the window waits."""
    from kommin_desktop.contacts.importing.carry_out import take_over

    return take_over(session, wanted, step)


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise UserError(_("Das ist ein Ordner. Ziehen Sie die Datei selbst hierher."))
    if path.stat().st_size > _MOST_BYTES:
        raise UserError(_("Die Datei ist zu groß für eine Liste von Kontakten."))
    return path.read_bytes()


def _known_contacts(office: OfficeFile, _step: Step) -> list[MatchLine]:
    with considerate():
        return office.read(match_lines())
