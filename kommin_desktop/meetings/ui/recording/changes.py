"""What the person changes while minutes are taken, each under the name that undo gives it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.desk import Desk
from kommin_desktop.meetings.queries import AttendanceLine, DecisionLine
from kommin_desktop.meetings.rules.notes import DecisionNote, ResultNote, TaskNote
from kommin_desktop.meetings.rules.results import DecisionDraft, EntryKind
from kommin_desktop.meetings.rules.states import Presence, outcome_label, presence_label
from kommin_desktop.meetings.ui.recording.entry_forms import (
    Typed,
    TypedDecision,
    TypedRemark,
    TypedTask,
)
from kommin_desktop.meetings.ui.recording.record import Result
from kommin_desktop.meetings.ui.recording.results_list import kind_word

Refused = Callable[[UserError], None]

# Services bring the ORM with them: they are loaded with the first change, not with the page.


def typed_from(note: ResultNote, entitled: int) -> Typed:
    """A result out of a typed line, as the quick entry would say it."""
    if isinstance(note, DecisionNote):
        return TypedDecision(note.wording, note.votes, entitled)
    if isinstance(note, TaskNote):
        return TypedTask(note.title, note.responsible, None, note.due)
    return TypedRemark(note.text)


def kind_of(typed: Typed) -> EntryKind:
    """What was typed."""
    if isinstance(typed, TypedDecision):
        return EntryKind.DECISION
    return EntryKind.TASK if isinstance(typed, TypedTask) else EntryKind.REMARK


class Changes:
    """The works of the stage „Protokoll“."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin(self, meeting_id: int) -> None:
        """The meeting begins now."""
        from kommin_desktop.meetings import service

        text = _("Sitzung begonnen")
        self._desk.do(text, service.begin_meeting, meeting_id, toast=text)

    def end(self, meeting_id: int) -> None:
        """The meeting is over now."""
        from kommin_desktop.meetings import service

        text = _("Sitzung beendet")
        self._desk.do(text, service.end_meeting, meeting_id, toast=text)

    def take(self, item_id: int, typed: Typed, changes: Result | None, refused: Refused) -> None:
        """Note a result under an item, or change the one that is there."""
        if changes is not None:
            self._change(item_id, typed, changes, refused)
        else:
            self._add(item_id, typed, refused)

    def remove(self, result: Result) -> None:
        """Put a result into the trash."""
        from kommin_desktop.meetings import service

        label = _("{kind} gelöscht").format(kind=kind_word(result.kind))
        toast = _("{kind} liegt im Papierkorb").format(kind=kind_word(result.kind))
        self._desk.do(label, service.remove_entry, result.kind, result.id, toast=toast)

    def convert(self, result: Result, to: EntryKind) -> None:
        """Make a result into one of another kind."""
        from kommin_desktop.meetings import service

        label = _("{kind} in {other} umgewandelt").format(
            kind=kind_word(result.kind), other=kind_word(to)
        )
        self._desk.do(label, service.convert_entry, result.kind, result.id, to, toast=label)

    def set_outcome(self, item_id: int, label: str, outcome: str) -> None:
        """Say what became of an item."""
        from kommin_desktop.meetings import service

        word = outcome_label(outcome) if outcome else _("offen")
        text = _("{item}: {word}").format(item=label, word=word)
        self._desk.do(text, service.set_outcome, item_id, outcome, toast=text)

    def take_notes(self, item_id: int, notes: str, told: Callable[[str], None]) -> None:
        """Read typed notes; what they cannot mean is told quietly."""
        from kommin_desktop.meetings import service

        def done(recorded: Any) -> None:
            told(" ".join(recorded.warnings))
            self._desk.toast(_recorded_words(recorded), undo=True)

        self._desk.do(
            _("Notizen ausgewertet"),
            service.take_notes,
            item_id,
            notes,
            done=done,
            refused=lambda error: told(error.sentence),
        )

    def list_expected(self, meeting_id: int) -> None:
        """Put everybody expected on the list."""
        from kommin_desktop.meetings import service

        self._desk.do(_("Anwesenheitsliste angelegt"), service.list_expected, meeting_id)

    def set_presence(self, line: AttendanceLine, status: str, refused: Callable[[], None]) -> None:
        """Say whether somebody came; for those who did, times that were noted stay."""
        from kommin_desktop.meetings import service

        is_there = status == Presence.PRESENT
        arrived, left = (line.arrived, line.left) if is_there else (None, None)

        def command(session: Any) -> None:
            service.set_attendance(session, line.id, status, arrived=arrived, left=left)

        def over(_result: Any, error: BaseException | None) -> None:
            if error is not None:
                refused()

        label = _("Anwesenheit: {name} {word}").format(name=line.name, word=presence_label(status))
        task = self._desk.do(label, command, merge_key=f"attendance/{line.id}")
        task.when_over(over)

    def set_time(self, line: AttendanceLine, what: str, at: datetime | None) -> None:
        """Say when somebody came later or left earlier."""
        from kommin_desktop.meetings import service

        arrived = at if what == "arrived" else line.arrived
        left = at if what == "left" else line.left

        def command(session: Any) -> None:
            service.set_attendance(session, line.id, line.status, arrived=arrived, left=left)

        self._desk.do(_("Anwesenheit: {name}").format(name=line.name), command)

    def all_present(self, meeting_id: int, ids: list[int]) -> None:
        """Everybody not marked yet is there."""
        from kommin_desktop.meetings import service

        text = ngettext(
            "{count} Person als anwesend eingetragen",
            "{count} Personen als anwesend eingetragen",
            len(ids),
        ).format(count=len(ids))
        self._desk.do(text, service.mark_present, meeting_id, ids, toast=text)

    def add_deputy(self, attendance_id: int, contact_id: int | None, name: str) -> None:
        """Somebody came in place of the person of that attendance."""
        from kommin_desktop.meetings import service

        def command(session: Any) -> None:
            service.attend_as_deputy(
                session, attendance_id, contact_id=contact_id, name="" if contact_id else name
            )

        self._desk.do(_("Vertretung eingetragen"), command)

    def add_guest(
        self, meeting_id: int, contact_id: int | None, name: str, organisation: str
    ) -> None:
        """A guest came."""
        from kommin_desktop.meetings import service

        def command(session: Any) -> None:
            service.add_guest(
                session,
                meeting_id,
                "" if contact_id else name,
                contact_id=contact_id,
                organisation=organisation,
            )

        self._desk.do(_("Gast eingetragen"), command)

    def recuse(self, attendance_id: int, item_id: int, name: str, label: str) -> None:
        """Somebody takes no part in an item."""
        from kommin_desktop.meetings import service

        text = _("{name} nimmt an {item} nicht teil").format(name=name, item=label)
        self._desk.do(text, service.recuse, attendance_id, item_id, toast=text)

    def remove_person(self, attendance_id: int, name: str) -> None:
        """Take somebody off the list."""
        from kommin_desktop.meetings import service

        text = _("{name} von der Liste genommen").format(name=name)
        self._desk.do(text, service.remove_attendance, attendance_id, toast=text)

    def _add(self, item_id: int, typed: Typed, refused: Refused) -> None:
        from kommin_desktop.meetings import service

        label = _("{kind} festgehalten").format(kind=kind_word(kind_of(typed)))
        if isinstance(typed, TypedDecision):
            draft = DecisionDraft(typed.wording, typed.votes, entitled=typed.entitled or None)
            self._desk.do(label, service.add_decision, item_id, draft, refused=refused)
        elif isinstance(typed, TypedTask):
            self._do_task(label, item_id, typed, None, refused)
        else:
            self._desk.do(label, service.add_remark, item_id, typed.text, refused=refused)

    def _change(self, item_id: int, typed: Typed, result: Result, refused: Refused) -> None:
        from kommin_desktop.meetings import service

        label = _("{kind} geändert").format(kind=kind_word(result.kind))
        if isinstance(typed, TypedDecision) and isinstance(result.entry, DecisionLine):
            draft = _changed(result.entry, typed)
            self._desk.do(label, service.change_decision, result.id, draft, refused=refused)
        elif isinstance(typed, TypedTask):
            self._do_task(label, item_id, typed, result.id, refused)
        elif isinstance(typed, TypedRemark):
            self._desk.do(label, service.change_remark, result.id, typed.text, refused=refused)

    def _do_task(
        self, label: str, item_id: int, typed: TypedTask, task_id: int | None, refused: Refused
    ) -> None:
        from kommin_desktop.meetings import service

        def command(session: Any) -> None:
            service.note_item_task(
                session,
                item_id,
                typed.title,
                typed.responsible,
                typed.due,
                responsible_id=typed.responsible_id,
                task_id=task_id,
            )

        self._desk.do(label, command, refused=refused)


def _changed(line: DecisionLine, typed: TypedDecision) -> DecisionDraft:
    """A decision with other words; what the quick entry does not ask stays."""
    same_way = (typed.votes is None) == (line.votes_yes is None)
    return DecisionDraft(
        typed.wording,
        typed.votes,
        mode=line.mode if same_way else "",
        entitled=line.entitled,
        due=line.due,
        responsible=line.responsible,
        supersedes_id=line.supersedes_id,
    )


def _recorded_words(recorded: Any) -> str:
    from kommin_desktop.meetings.rules.progress import result_counts

    counts = result_counts(recorded.decisions, recorded.tasks, recorded.remarks)
    if not counts:
        return _("In den Notizen steht kein neues Ergebnis.")
    return _("Aus den Notizen übernommen: {counts}").format(counts=counts)
