"""People of the attendance as rows: name, what they are here, a sign whether they came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF

from kommin_desktop.base.dates import clock_time
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.icons import paint_icon
from kommin_desktop.kit.tables import Part
from kommin_desktop.kit.tables.canvas import Canvas, line_height
from kommin_desktop.kit.widgets import paint_avatar
from kommin_desktop.meetings.queries import AttendanceLine
from kommin_desktop.meetings.rules.states import Capacity, OfficerRole, Presence, presence_label
from kommin_desktop.meetings.ui.recording.record import Record

SIGNS = {
    Presence.PRESENT.value: ("user-check", "ok"),
    Presence.EXCUSED.value: ("user-x", "warn"),
    Presence.ABSENT.value: ("x", "danger"),
    Presence.OPEN.value: ("circle", "text2"),
}


class Person(NamedTuple):
    """Somebody as a row of the list."""

    id: int
    name: str
    line: str
    status: str
    is_organisation: bool


@dataclass(frozen=True)
class PersonPart(Part):
    """Avatar, name and role, and at the right a sign whether the person is there."""

    person: Person

    def paint(self, canvas: Canvas) -> None:
        rect, person = canvas.rect, self.person
        size = theme.px(27)
        place = QRectF(rect.x() + theme.px(10), rect.center().y() - size / 2, size, size)
        paint_avatar(canvas.painter, place, person.name, is_organisation=person.is_organisation)
        name, color = SIGNS.get(person.status, SIGNS[Presence.OPEN.value])
        side = theme.px(17)
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(rect.center())
        sign.moveRight(rect.right() - theme.px(11))
        paint_icon(canvas.painter, name, sign, color)
        room = self._room(rect)
        first, second = line_height("small"), line_height("caption")
        top = rect.center().y() - (first + (second if person.line else 0)) / 2
        title = QRectF(room.x(), top, room.width(), first)
        canvas.write(title, person.name, "small", "text")
        line = QRectF(room.x(), top + first, room.width(), second)
        canvas.write(line, person.line, "caption", "text2")

    def cut_text(self, room: QRectF) -> str:
        del room  # the word of the sign is of use even where nothing is cut
        parts = (self.person.name, self.person.line, presence_label(self.person.status))
        return "\n".join(part for part in parts if part)

    @staticmethod
    def _room(rect: QRectF) -> QRectF:
        return rect.adjusted(theme.px(45), 0, -theme.px(36), 0)


def people_of(record: Record, item_id: int, wished: Mapping[int, str]) -> list[Person]:
    """Everybody on the list; `wished` is what was said a moment ago and is not in the file yet."""
    return [
        Person(
            line.id,
            line.name,
            role_words(record, line, item_id),
            wished.get(line.id, line.status),
            bool(line.name) and line.name == line.organisation,
        )
        for line in record.attendances
    ]


def role_words(record: Record, line: AttendanceLine, item_id: int) -> str:
    """„i. V. für Brünger, Löhne“, else the organisation, with what is special."""
    parts = [line.organisation or line.function_title]
    if line.represents_name:
        parts = [_("i. V. für {name}").format(name=line.represents_name), line.organisation]
    elif line.capacity == Capacity.STAFF:
        parts = [_offices(record, line) or line.function_title or line.organisation]
    elif line.capacity == Capacity.GUEST:
        parts = [_("Gast"), line.organisation]
    if line.name == line.organisation and not line.represents_name:
        parts = [line.function_title]
    extra = [
        _("ab {time}").format(time=clock_time(line.arrived)) if line.arrived else "",
        _("bis {time}").format(time=clock_time(line.left)) if line.left else "",
        _("nimmt nicht teil") if line.id in record.recused.get(item_id, ()) else "",
    ]
    words = ", ".join(part for part in parts if part)
    return " · ".join(part for part in (*extra, words) if part)


def texts_of(person: Person) -> tuple[str, ...]:
    """What a screen reader says of somebody."""
    parts = (person.name, person.line, presence_label(person.status))
    return (", ".join(part for part in parts if part),)


def _offices(record: Record, line: AttendanceLine) -> str:
    roles = [
        _("Leitung") if officer.role == OfficerRole.CHAIR else _("Protokoll")
        for officer in record.officers
        if (officer.contact_id is not None and officer.contact_id == line.contact_id)
        or (officer.contact_id is None and officer.name == line.name)
    ]
    return ", ".join(dict.fromkeys(roles))
