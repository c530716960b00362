"""The card on Heute about people: follow-ups that come due, and birthdays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries.birthdays import BirthdayLine, next_birthdays
from kommin_desktop.kit import theme
from kommin_desktop.kit.area import TodayCard
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import Column, IdsModel, Part, Text, TwoLines
from kommin_desktop.kit.widgets import CardHeading, column
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read
from kommin_desktop.tasks import queries
from kommin_desktop.tasks.queries import FollowUpLine
from kommin_desktop.tasks.rules import DueGroup, due_group, due_words
from kommin_desktop.tasks.ui.card_table import CardTable

_DAYS_AHEAD = 30
_BIRTHDAYS_AHEAD = 7
_AT_MOST = 5


class PersonRow(NamedTuple):
    """Somebody to think of on a day."""

    id: int
    contact_id: int
    name: str
    is_organisation: bool
    why: str
    day: date


class FollowUpCard(TodayCard):
    """Whom to get in touch with, the most pressing first; Enter leads to the contact."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "follow_up_card")
        self.model: IdsModel[PersonRow] = IdsModel(None, _texts)
        columns = (
            Column("name", _("Name"), keep=True),
            Column("day", _("Tag"), 84, align="right", keep=True),
        )
        title = _("Wiedervorlagen und Geburtstage")
        self.table = CardTable(
            self.model, columns, "follow_ups", title, parts=_parts, row_height=44
        )
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(theme.px(6), theme.px(14), theme.px(14), theme.px(12))
            layout.setSpacing(theme.px(6))
            layout.addWidget(column(CardHeading(title, "bell"), margins=(14, 0, 0, 0)))
            layout.addWidget(self.table)
        self.table.opened.connect(self._on_opened)

    def refresh(self) -> None:
        """Read again who comes next."""
        day = today()

        def look(connection: Connection) -> list[PersonRow]:
            until = day + timedelta(days=_DAYS_AHEAD)
            found = [_follow_up(one) for one in read(connection, queries.next_follow_ups(until))]
            days = [day + timedelta(days=ahead) for ahead in range(_BIRTHDAYS_AHEAD + 1)]
            born = read(connection, next_birthdays(days))
            found += [_birthday(one, days) for one in born]
            return sorted(found, key=lambda row: row.day)[:_AT_MOST]

        def show(rows: list[PersonRow]) -> None:
            self.model.set_lines([row._replace(id=number) for number, row in enumerate(rows, 1)])
            self.show_if(bool(rows))

        self.desk.read(look, show, key="follow_up_card")

    def _on_opened(self, number: int) -> None:
        for row in self.model.lines_of([number]) or ():
            self.desk.go(f"kontakte/{row.contact_id}")


def _follow_up(line: FollowUpLine) -> PersonRow:
    return PersonRow(
        0, line.contact_id, line.contact, line.is_organisation, line.title, line.due or today()
    )


def _birthday(line: BirthdayLine, days: list[date]) -> PersonRow:
    born = line.birth_date
    # Who was born on 29 February celebrates on 1 March in other years.
    day = next((one for one in days if (one.month, one.day) == (born.month, born.day)), None)
    day = day or next(one for one in days if (one.month, one.day) == (3, 1))
    why = _("Geburtstag ({age}) · Einwilligung liegt vor").format(age=day.year - born.year)
    return PersonRow(0, line.id, line.display, False, why, day)


def _texts(row: PersonRow) -> tuple[str, ...]:
    return (f"{row.name}: {row.why}", due_words(row.day, today()))


def _parts(row: PersonRow, key: str) -> Part | None:
    if key == "name":
        return TwoLines(
            row.name, row.why, row.name, is_organisation=row.is_organisation, line_role="caption"
        )
    group = due_group(row.day, today())
    color = "danger" if group is DueGroup.OVERDUE else "text2"
    words = _("überfällig") if group is DueGroup.OVERDUE else due_words(row.day, today())
    return Text(words, color, "caption", "right")
