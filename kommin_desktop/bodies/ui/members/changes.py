"""What can be done to the members of a body, each as one step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.bodies.queries import MemberLine
from kommin_desktop.bodies.rules import HoldingKind, seat_role_label
from kommin_desktop.bodies.ui.members.rows import seat_name
from kommin_desktop.bodies.ui.members.seat_form import Wanted
from kommin_desktop.kit.desk import Desk

Done = Callable[[object], None]
Refused = Callable[[UserError], None]


class MemberChanges:
    """Gives the changes to the file and says what was done."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def put_on(
        self, seat: MemberLine, person: int, name: str, day: date, done: Done, refused: Refused
    ) -> None:
        """Somebody takes a seat; whoever had it has had it until the day before."""
        from kommin_desktop.bodies import service

        self._desk.do(
            _("{name} auf „{seat}“").format(name=name, seat=seat_name(seat)),
            service.change_holder,
            seat.id,
            person,
            day,
            done=done,
            refused=refused,
            toast=_("{name} ist ab {day} auf dem Sitz „{seat}“.").format(
                name=name, day=short_date(day), seat=seat_name(seat)
            ),
        )

    def add_deputy(
        self, seat: MemberLine, person: int, name: str, day: date, done: Done, refused: Refused
    ) -> None:
        """Somebody stands in for a seat, after those who do."""

        from kommin_desktop.bodies import service

        self._desk.do(
            _("Vertretung für „{seat}“").format(seat=seat_name(seat)),
            partial(service.hold_seat, kind=HoldingKind.DEPUTY, since=day),
            seat.id,
            person,
            done=done,
            refused=refused,
            toast=self._stands_in(seat, name, day),
        )

    def replace_deputy(
        self,
        seat: MemberLine,
        holding: int,
        person: int,
        name: str,
        day: date,
        done: Done,
        refused: Refused,
    ) -> None:
        """Somebody stands in at the place of another."""
        from kommin_desktop.bodies import service

        self._desk.do(
            _("Vertretung für „{seat}“").format(seat=seat_name(seat)),
            service.change_deputy,
            holding,
            person,
            day,
            done=done,
            refused=refused,
            toast=self._stands_in(seat, name, day),
        )

    def end_holding(self, holding: int, name: str, day: date, done: Done, refused: Refused) -> None:
        """Somebody is on a seat until a day."""
        from kommin_desktop.bodies import service

        self._desk.do(
            _("{name} scheidet aus").format(name=name),
            service.end_holding,
            holding,
            day,
            done=done,
            refused=refused,
            toast=_("{name} ist bis {day} dabei.").format(name=name, day=short_date(day)),
        )

    def end_seat(self, seat: MemberLine, day: date, done: Done, refused: Refused) -> None:
        """A seat is given up."""
        from kommin_desktop.bodies import service

        self._desk.do(
            _("Sitz „{seat}“ aufgegeben").format(seat=seat_name(seat)),
            service.end_seat,
            seat.id,
            day,
            done=done,
            refused=refused,
            toast=_("Den Sitz „{seat}“ gibt es bis {day}.").format(
                seat=seat_name(seat), day=short_date(day)
            ),
        )

    def give_role(self, seat: MemberLine, role: str) -> None:
        """Whoever is on the seat gets an office, or has none any more."""
        from kommin_desktop.bodies import service

        self._desk.do(
            _("Funktion im Gremium"),
            service.give_role,
            seat.holding_id,
            role,
            toast=_("{name}: {role}").format(name=seat.holder, role=seat_role_label(role)),
        )

    def save_seat(
        self, body_id: int, seat_id: int, wanted: Wanted, done: Done, refused: Refused
    ) -> None:
        """A new seat, or another look of one."""
        from kommin_desktop.bodies import service

        if seat_id:
            self._desk.do(
                _("Sitz geändert"),
                service.change_seat,
                seat_id,
                wanted.draft,
                done=done,
                refused=refused,
                toast=_("Sitz gespeichert."),
            )
        else:
            self._desk.do(
                _("Sitz hinzugefügt"),
                service.add_held_seat,
                body_id,
                wanted.draft,
                wanted.person_id,
                done=done,
                refused=refused,
                toast=_("Sitz hinzugefügt."),
            )

    def from_group(self, body_id: int, group: str, day: date, done: Done, refused: Refused) -> None:
        """Everybody of a group gets a seat who has none."""
        from kommin_desktop.bodies import service

        def told(count: object) -> None:
            assert isinstance(count, int)
            words = ngettext("{n} Sitz hinzugefügt.", "{n} Sitze hinzugefügt.", count)
            nobody = _("Alle aus „{group}“ haben schon einen Sitz.").format(group=group)
            self._desk.toast(words.format(n=count) if count else nobody, undo=bool(count))
            done(count)

        self._desk.do(
            _("Sitze aus „{group}“").format(group=group),
            service.seats_from_group,
            body_id,
            group,
            day,
            done=told,
            refused=refused,
        )

    @staticmethod
    def _stands_in(seat: MemberLine, name: str, day: date) -> str:
        return _("{name} vertritt ab {day} auf dem Sitz „{seat}“.").format(
            name=name, day=short_date(day), seat=seat_name(seat)
        )
