"""Reading whose birthday comes next, of those only who agreed that the office keeps it."""

from __future__ import annotations

import json
from calendar import isleap
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kommin_desktop.base.clock import today
from kommin_desktop.office.rules import BIRTHDAYS_KEY
from kommin_desktop.store.reading import Query


class BirthdayLine(NamedTuple):
    """Somebody who was born on one of the days."""

    id: int
    display: str
    birth_date: date


def next_birthdays(days: Sequence[date] = ()) -> Query[BirthdayLine]:
    """People with a birthday on one of these days who agreed that the office congratulates them.

    What they agreed to is the purpose that the office named; in a file that names none, one that
    speaks of birthdays.
    """
    wanted = {f"{day:%m-%d}" for day in days}
    # Who was born on 29 February celebrates on 1 March in years without that day.
    if any((day.month, day.day) == (3, 1) and not isleap(day.year) for day in days):
        wanted.add("02-29")
    return Query(
        """
        select c.id, c.display, c.birth_date from contact c
        where c.deleted_at is null and c.kind = 'person' and not c.blocked
          and substr(c.birth_date, 6) in (select value from json_each(:days))
          and exists (select 1 from consent k
            join consent_purpose p on p.id = k.purpose_id and p.deleted_at is null
            where k.contact_id = c.id and k.deleted_at is null
            and (k.withdrawn_on is null or k.withdrawn_on > :today)
            and coalesce(
              (select cast(s.value as integer) = p.id from setting s
                where s.key = :key and s.deleted_at is null),
              lower(p.name) like '%geburtstag%' or lower(p.name) like '%birthday%'))
        order by c.sort_key, c.id
        """,
        BirthdayLine,
        {
            "days": json.dumps(sorted(wanted)),
            "today": today().isoformat(),
            "key": BIRTHDAYS_KEY,
        },
    )
