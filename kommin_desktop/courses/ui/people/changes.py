"""What can be done to the people of a course, each as one step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts.rules.drafts import person_named
from kommin_desktop.contacts.rules.naming import spoken_name
from kommin_desktop.courses.queries import PersonLine
from kommin_desktop.courses.rules import EnrolDraft
from kommin_desktop.kit.desk import Desk

Refused = Callable[[UserError], None]


class PeopleChanges:
    """Gives the changes to the file and says what was done."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(
        self,
        course_id: int,
        contact_id: int | None,
        name: str,
        note: str,
        done: Callable[[int, int | None], None],
        refused: Refused,
    ) -> None:
        """Register a contact, or somebody new by the name as typed.

        `done` gets the registration and the rank in the waiting list, None for a place.
        """
        from kommin_desktop.courses import service

        draft = EnrolDraft(course_id, contact_id or 0, note=note)
        command = (
            partial(service.register, draft=draft)
            if contact_id
            else partial(service.register_new, person=person_named(name), draft=draft)
        )

        def told(result: service.Registered) -> None:
            words = _("{name} ist angemeldet.").format(name=name)
            if result.rank is not None:
                words = _("{name} steht auf Platz {rank} der Warteliste.").format(
                    name=name, rank=result.rank
                )
            self._desk.toast(words, undo=True)
            done(result.registration_id, result.rank)

        self._desk.do(_("{name} angemeldet").format(name=name), command, done=told, refused=refused)

    def withdraw(
        self,
        lines: Sequence[PersonLine],
        reason: str,
        done: Callable[[object], None],
        refused: Refused,
    ) -> None:
        """Take the registrations of these people back."""
        from kommin_desktop.courses import service

        name, count = spoken_name(lines[0]), len(lines)
        label = ngettext("{name} abgemeldet", "{n} Personen abgemeldet", count)
        words = ngettext("{name} ist abgemeldet.", "{n} Personen sind abgemeldet.", count)
        self._desk.do(
            label.format(name=name, n=count),
            service.withdraw_many,
            [line.id for line in lines],
            reason,
            done=done,
            refused=refused,
            toast=words.format(name=name, n=count),
        )

    def move_up(
        self,
        registration_id: int,
        name: str,
        reason: str,
        done: Callable[[object], None],
        refused: Refused | None = None,
    ) -> None:
        """Give somebody who waits a place."""
        from kommin_desktop.courses import service

        self._desk.do(
            _("{name} nachgerückt").format(name=name),
            service.move_up,
            registration_id,
            reason,
            done=done,
            refused=refused,
            toast=_("{name} hat jetzt einen Platz.").format(name=name),
        )

    def place_in_line(self, line: PersonLine, place: int) -> None:
        """Give somebody another place of the waiting list."""
        from kommin_desktop.courses import service

        name = spoken_name(line)
        self._desk.do(
            _("Reihenfolge der Warteliste"),
            service.place_in_line,
            line.id,
            place,
            toast=_("{name} steht jetzt auf Platz {rank} der Warteliste.").format(
                name=name, rank=place
            ),
        )
