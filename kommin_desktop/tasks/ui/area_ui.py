"""What the tasks area offers the window: the list of tasks, cards on Heute, a contact's tasks."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.clock import today
from kommin_desktop.base.folding import has_words
from kommin_desktop.base.text import _
from kommin_desktop.kit.area import (
    AreaUi,
    CardKind,
    Command,
    Finder,
    Found,
    Offers,
    Origin,
    PageKind,
    Panel,
    PanelKind,
    TodayCard,
)
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Page
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read
from kommin_desktop.tasks import queries
from kommin_desktop.tasks.rules import TaskStatus, due_words, status_label

ROUTE = "aufgaben"


def offer(others: Offers) -> AreaUi:
    """Its page, cards, panel, finder and the number of overdue tasks."""

    def tasks_page(desk: Desk) -> Page:
        from kommin_desktop.tasks.ui.page import TasksPage

        return TasksPage(desk, others.origins)

    def due_card(desk: Desk) -> TodayCard:
        from kommin_desktop.tasks.ui.due_card import DueCard

        return DueCard(desk, others.origins)

    new = Command("task_new", _("Neue Aufgabe"), "plus", lambda desk: desk.go(f"{ROUTE}/neu"))
    return AreaUi(
        "tasks",
        title=_("Aufgaben"),
        icon="list-checks",
        number=5,
        route=ROUTE,
        new=new,
        pages=(PageKind(ROUTE, tasks_page),),
        commands=(new,),
        finders=(Finder(_("Aufgaben"), find_tasks),),
        cards=(
            CardKind("due_tasks", "left", 20, due_card),
            CardKind("follow_ups", "right", 20, _follow_up_card),
        ),
        panels=(PanelKind("contact", "tasks", _("Aufgaben und Wiedervorlagen"), 10, _panel),),
        origins=follow_ups,
        badge=count_overdue,
    )


def count_overdue(connection: Connection) -> int:
    """How many open tasks should have been done before today."""
    return read(connection, queries.overdue_count())[0].tasks


def follow_ups(connection: Connection) -> Sequence[Origin]:
    """The contact a follow-up is about."""
    return [
        Origin(
            line.task_id,
            _("Wiedervorlage: {name}").format(name=line.contact),
            f"kontakte/{line.contact_id}",
        )
        for line in read(connection, queries.follow_up_contacts())
    ]


def find_tasks(connection: Connection, text: str, limit: int) -> Sequence[Found]:
    """Tasks by the beginnings of their words, open ones first."""
    found = []
    for line in read(connection, queries.tasks()):
        if has_words(f"{line.title} {line.responsible}", text):
            is_open = line.status == TaskStatus.OPEN
            when = due_words(line.due, today()) if is_open else status_label(line.status)
            words = " · ".join(part for part in (when, line.responsible) if part)
            found.append(Found(line.title, words, f"{ROUTE}/{line.id}", icon="list-checks"))
            if len(found) == limit:
                break
    return found


def _follow_up_card(desk: Desk) -> TodayCard:
    from kommin_desktop.tasks.ui.follow_up_card import FollowUpCard

    return FollowUpCard(desk)


def _panel(desk: Desk) -> Panel:
    from kommin_desktop.tasks.ui.contact_panel import ContactTasks

    return ContactTasks(desk)
