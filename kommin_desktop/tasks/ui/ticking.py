"""Ticking a task off, and back on, wherever it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.desk import Desk
from kommin_desktop.tasks.ui.rows import TaskRow


def tick_tasks(desk: Desk, rows: Sequence[TaskRow]) -> None:
    """Close open tasks as done, or open closed ones again; the first row says which."""
    from kommin_desktop.tasks import service

    if not rows or not desk.can_write:
        return
    closes = rows[0].is_open
    ids = [row.id for row in rows if row.is_open == closes]
    if len(ids) == 1:
        told = _("„{task}“ erledigt.") if closes else _("„{task}“ wieder offen.")
        told = told.format(task=rows[0].task.title)
    elif closes:
        told = ngettext("{n} Aufgabe erledigt.", "{n} Aufgaben erledigt.", len(ids))
    else:
        told = ngettext("{n} Aufgabe wieder offen.", "{n} Aufgaben wieder offen.", len(ids))
    label = _("Aufgabe erledigt") if closes else _("Aufgabe wieder offen")
    desk.do(
        label,
        service.tick_tasks,
        ids,
        closes,
        toast=told.format(n=len(ids)) if len(ids) > 1 else told,
    )
