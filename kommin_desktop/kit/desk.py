"""The desk: all that a page gets to read, to change, to ask and to go elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal

from kommin_desktop.base.clock import local_now
from kommin_desktop.base.errors import Cancelled, UserError, WorldError
from kommin_desktop.base.text import _
from kommin_desktop.kit.ask import Ask
from kommin_desktop.kit.jobs import Bus, Jobs, Task
from kommin_desktop.kit.router import Route, Router
from kommin_desktop.kit.settings import Settings
from kommin_desktop.store import driver
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice
from kommin_desktop.store.office_file import OfficeFile
from kommin_desktop.store.reading import Query, read
from kommin_desktop.store.undo import label_of, next_redo, next_undo

T = TypeVar("T")
R = TypeVar("R", bound=tuple[Any, ...])

Look = Callable[[Connection], T]
"""Reads what a page shows, in as many queries as it takes."""

AGAIN_MS = 10
"""How long a window waits before it asks a busy file again; it keeps its old picture meanwhile."""


class Message(NamedTuple):
    """What a bar above the page says: what failed, why, what is safe, and at most two ways out."""

    tone: str
    """danger, warn or info."""
    title: str
    reason: str = ""
    ways: tuple[tuple[str, Callable[[], None]], ...] = ()


class Desk(QObject):
    """What a page works with: reading never waits, changes run on the one database worker."""

    changed = Signal(object)
    """The Notice of a commit: which rows of which tables."""
    told = Signal(object)
    """A Message for the bars above the page."""
    toasted = Signal(str, bool)
    """A short text at the bottom, and whether it offers to take the work back."""
    long_work_began = Signal(object)
    """A Task that reports progress."""
    broke = Signal(object)
    """A bug of the program: the exception, for the crash window."""
    saved = Signal(object)
    """When a change was last written (wall time)."""
    backed_up = Signal()
    """How the backups stand has changed: one was made or failed, or they go elsewhere."""
    restore_wanted = Signal(object)
    """A backup shall take the place of the file: its path. The program closes and reopens it."""
    file_wanted = Signal(object)
    """Another office file shall take the place of this one: its path."""

    def __init__(
        self,
        path: Path,
        reader: Connection,
        jobs: Jobs,
        bus: Bus,
        ask: Ask,
        settings: Settings,
        by: str,
    ) -> None:
        super().__init__()
        self.path = path
        self.ask = ask
        self.settings = settings
        self.router = Router(self)
        self.by = by
        self.is_closed = False
        self._reader = reader
        self._jobs = jobs
        self._latest_asked: dict[str, int] = {}
        self._tell_error = Trouble(self).tell
        bus.changed.connect(self._on_changed)

    @property
    def can_write(self) -> bool:
        """Whether this window may change the file, or only read it."""
        return self._jobs.can_write

    def go(self, route: str | Route) -> None:
        """Go to a place of the program."""
        self.router.go(route)

    def tell(self, message: Message) -> None:
        """Show a bar above the page."""
        self.told.emit(message)

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Show a short text at the bottom, with the way back if there is one."""
        self.toasted.emit(text, undo)

    def try_read(self, look: Query[R] | Look[T]) -> Any:
        """What the file answers now, None while a commit is being written.

        A Query gives its list of lines, a function what it returns.
        """
        return self._answer_now(look)[1]

    def read(self, look: Query[R] | Look[T], show: Callable[[Any], None], *, key: str = "") -> None:
        """Read and show at once, or ask again in a moment while a commit is being written.

        A later read with the same key makes an earlier one that still waits superfluous.
        """
        number = self._latest_asked[key] = self._latest_asked.get(key, 0) + 1

        def attempt() -> None:
            if self.is_closed or (key and self._latest_asked[key] != number):
                return
            try:
                was_free, answer = self._answer_now(look)
            except WorldError as error:
                self._tell_error(error, None, attempt)
                return
            if was_free:
                show(answer)
            else:
                QTimer.singleShot(AGAIN_MS, self, attempt)

        attempt()

    def do(
        self,
        label: str,
        command: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None = None,
        refused: Callable[[UserError], None] | None = None,
        toast: str = "",
        merge_key: str | None = None,
    ) -> Task:
        """One change under its name: `command(session, *args)` on the worker, all or nothing.

        `done` gets plain values only, of a record its number. A rule's refusal goes to
        `refused`, else to a bar; disk trouble to a bar that offers to try again.
        """

        def act(office: OfficeFile, _step: Step) -> Any:
            with office.work(label, merge_key=merge_key) as session:
                result = command(session, *args)
            return _plain(result)

        def again() -> None:
            self.do(
                label,
                command,
                *args,
                done=done,
                refused=refused,
                toast=toast,
                merge_key=merge_key,
            )

        task = self._jobs.submit(act, label)
        task.when_over(self._ending(done, refused, toast, again))
        return task

    def do_long(
        self,
        label: str,
        command: Callable[..., Any],
        *args: Any,
        title: str,
        done: Callable[[Any], None] | None = None,
        refused: Callable[[UserError], None] | None = None,
        stopped: Callable[[], None] | None = None,
        toast: str = "",
    ) -> Task:
        """A change that takes a while: `command(session, *args, step)` with progress and cancel.

        Commands given meanwhile wait in line. `stopped` is told when the person cancelled it.
        """

        def act(office: OfficeFile, step: Step) -> Any:
            with office.work(label) as session:
                result = command(session, *args, step)
            return _plain(result)

        task = self._jobs.submit(act, title)
        task.when_over(self._ending(done, refused, toast, None, stopped))
        self._show_progress(task)
        return task

    def on_file(
        self,
        act: Callable[[OfficeFile, Step], Any],
        *,
        title: str = "",
        done: Callable[[Any], None] | None = None,
        refused: Callable[[UserError], None] | None = None,
        quietly: bool = False,
    ) -> Task:
        """Something of the store itself (undo, draft, trash) on the worker, in line."""
        task = self._jobs.submit(act, title)
        task.when_over(self._ending(done, refused, "", None, quietly=quietly))
        return task

    def compute(
        self,
        make: Callable[[Step], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[BaseException], None] | None = None,
        title: str = "",
    ) -> Task:
        """Calculate beside the window what changes nothing, like the pages of a letter run.

        With a title it shows progress and can be cancelled.
        """
        task = self._jobs.compute(make, title)

        def over(result: Any, error: BaseException | None) -> None:
            if error is None:
                done(cast(T, result))
            elif failed is not None and not isinstance(error, Cancelled):
                failed(error)
            else:
                self._tell_error(error)

        task.when_over(over)
        if title:
            self._show_progress(task)
        return task

    def undo(self) -> None:
        """Take the latest work back and say so; a refusal says what stands in the way."""
        self._step_through_works(
            OfficeFile.undo,
            _("Rückgängig gemacht: {label}"),
            _("Es gibt nichts rückgängig zu machen."),
        )

    def redo(self) -> None:
        """Do the work again that was taken back."""
        self._step_through_works(
            OfficeFile.redo, _("Wiederholt: {label}"), _("Es gibt nichts zu wiederholen.")
        )

    def undo_label(self) -> str | None:
        """What undo would take back, None for nothing (or while the file is busy)."""
        return self._label(next_undo)

    def redo_label(self) -> str | None:
        """What redo would do again, None for nothing."""
        return self._label(next_redo)

    def work_as(self, name: str) -> None:
        """Let another person of the office work from now on; every change records the name."""
        self.by = name

        def act(office: OfficeFile, _step: Step) -> None:
            office.by = name

        self.on_file(act, quietly=True)

    def close(self) -> None:
        """Finish what is in line and give the file back; nothing is read or shown after that."""
        self.is_closed = True
        self._jobs.close()
        self._reader.close()

    def _answer_now(self, look: Query[R] | Look[T]) -> tuple[bool, Any]:
        """Whether the file was free, and what it answered. Raises WorldError on disk trouble."""
        if self.is_closed:
            return False, None
        try:
            if isinstance(look, Query):
                return True, read(self._reader, look)
            return True, look(self._reader)
        except driver.OperationalError as error:
            if driver.is_busy(error):
                return False, None
            told = driver.world_error(error, self.path)
            if told is None:
                raise
            raise told from error

    def _label(self, which: Callable[[Connection], int | None]) -> str | None:
        def look(connection: Connection) -> str:
            number = which(connection)
            return "" if number is None else label_of(connection, number)

        return self.try_read(look) or None

    def _step_through_works(
        self, step: Callable[[OfficeFile], str | None], text: str, nothing: str
    ) -> None:
        def done(label: str | None) -> None:
            self.toast(text.format(label=label) if label else nothing)

        self.on_file(lambda office, _step: step(office), done=done)

    def _show_progress(self, task: Task) -> None:
        if not task.is_over:
            self.long_work_began.emit(task)

    def _ending(
        self,
        done: Callable[[Any], None] | None,
        refused: Callable[[UserError], None] | None,
        toast: str,
        again: Callable[[], None] | None,
        stopped: Callable[[], None] | None = None,
        *,
        quietly: bool = False,
    ) -> Callable[[Any, BaseException | None], None]:
        def over(result: Any, error: BaseException | None) -> None:
            if error is None:
                if not quietly:
                    self.saved.emit(local_now())
                if toast:
                    self.toast(toast, undo=True)
                if done is not None:
                    done(result)
            elif isinstance(error, Cancelled):
                self.toast(_("Abgebrochen. Es wurde nichts geändert."))
                if stopped is not None:
                    stopped()
            else:
                self._tell_error(error, refused, again)

        return over

    def _on_changed(self, notice: Notice) -> None:
        self.changed.emit(notice)


class Trouble:
    """Says what the end of a work that failed means: a rule, the world, or a bug."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def tell(
        self,
        error: BaseException,
        refused: Callable[[UserError], None] | None = None,
        again: Callable[[], None] | None = None,
    ) -> None:
        """A rule's refusal to `refused`, else to a bar; disk trouble to a bar with a way out."""
        if isinstance(error, UserError):
            if refused is not None:
                refused(error)
            else:
                title = _("Das ist so nicht möglich.")
                self._desk.tell(Message("warn", title, error.sentence))
        elif isinstance(error, WorldError):
            ways = ((_("Erneut versuchen"), again),) if again else ()
            title = _("Der letzte Schritt ist nicht gelungen.")
            self._desk.tell(Message("danger", title, error.sentence, ways))
        elif not isinstance(error, Cancelled):
            self._desk.broke.emit(error)


def _plain(result: Any) -> Any:
    """What may reach a window: of a record its number, of several their numbers."""
    if hasattr(type(result), "__table__"):
        return result.id
    if isinstance(result, list | tuple) and result and hasattr(type(result[0]), "__table__"):
        return [record.id for record in result]
    return result
