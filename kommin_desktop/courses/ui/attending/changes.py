"""Writing the attendance down: each change at once, under the name that undo says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.courses.rules import AttendanceStatus, Mark
from kommin_desktop.courses.ui.attending.sheet import Place
from kommin_desktop.kit.desk import Desk


class AttendanceChanges:
    """`settled` is told what the file has now, `refused` which place stays as it was, and why."""

    def __init__(
        self,
        desk: Desk,
        settled: Callable[[Place, Mark], None],
        refused: Callable[[Place, UserError], None],
    ) -> None:
        self._desk = desk
        self._settled = settled
        self._refused = refused

    def set_mark(self, place: Place, mark: Mark, name: str) -> None:
        """Note one person's attendance; going through the states is one step back."""

        def command(session: Any) -> None:
            from kommin_desktop.courses import service

            if mark.status == AttendanceStatus.OPEN:
                service.clear_attendance(session, *place)
                return
            service.set_attendance(
                session,
                *place,
                AttendanceStatus(mark.status),
                minutes=mark.minutes,
                half_units=mark.half_units,
            )

        self._desk.do(
            _("Anwesenheit von {name}").format(name=name),
            command,
            done=lambda _none: self._settled(place, mark),
            refused=partial(self._refused, place),
            merge_key=f"course_attendance/{place[0]}/{place[1]}",
        )

    def all_present(
        self, course_id: int, no: int, places: Sequence[Place], people: list[int]
    ) -> None:
        """Note that everybody of whom nothing is known yet was there."""

        def command(session: Any) -> None:
            from kommin_desktop.courses import service

            service.set_present(session, course_id, no, people)

        def done(_none: object) -> None:
            for place in places:
                self._settled(place, Mark(AttendanceStatus.PRESENT))

        def refused(error: UserError) -> None:
            for place in places:
                self._refused(place, error)

        count = ngettext(
            "{n} Person als anwesend eingetragen",
            "{n} Personen als anwesend eingetragen",
            len(people),
        )
        label = _("{no}. Termin: alle anwesend").format(no=no)
        self._desk.do(label, command, done=done, refused=refused, toast=count.format(n=len(people)))
