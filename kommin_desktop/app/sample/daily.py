"""What the office does between meetings: notes on contacts, tasks, decision control, a circular."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from kommin_desktop.app.sample.papers import Occasion, issue_letters, sender
from kommin_desktop.app.sample.story import CLERK, Entry, Story, Work, read_sample
from kommin_desktop.base.clock import now, today
from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import group_members, letter_addresses
from kommin_desktop.contacts.service import note_contact
from kommin_desktop.letters import documents
from kommin_desktop.letters.rules import Channel
from kommin_desktop.letters.service import confirm_posted
from kommin_desktop.meetings.queries import decision_register
from kommin_desktop.meetings.service import set_light
from kommin_desktop.store.reading import read
from kommin_desktop.tasks.queries import open_tasks
from kommin_desktop.tasks.rules import TaskDraft, TaskStatus
from kommin_desktop.tasks.service import add_task, close_task


def tell_daily(story: Story) -> None:
    """Plan notes, tasks, decision control and the letter to the associations."""
    sample = read_sample("daily")
    for entry in sample["notes"]:
        label = _("Vermerk zu einem Kontakt")
        story.on(entry["at"], label, partial(_note, story, entry), CLERK)
    for entry in sample["tasks"]:
        label = _("Aufgabe angelegt: {title}").format(title=entry["title"])
        story.on(entry["at"], label, partial(_add_task, story, entry), CLERK)
        if "closed" in entry:
            _tell_closing(story, entry, entry["closed"])
    for entry in sample["done"]:
        _tell_closing(story, entry, entry["at"])
    for entry in sample["lights"]:
        story.on(
            entry["at"], _("Stand eines Beschlusses eingetragen"), partial(_set_light, entry), CLERK
        )
    letter = sample["letter"]
    story.on(
        letter["at"],
        _("Rundschreiben erstellt: {group}").format(group=letter["group"]),
        partial(_write, story, letter),
        CLERK,
    )
    story.on(
        letter["posted"],
        _("Rundschreiben versandt: {group}").format(group=letter["group"]),
        partial(_post, story),
        CLERK,
    )


def _tell_closing(story: Story, entry: Entry, at: datetime) -> None:
    label = _("Aufgabe abgeschlossen: {title}").format(title=entry["title"])
    story.on(at, label, partial(_close, entry), CLERK)


def _note(story: Story, entry: Entry, session: Work) -> None:
    note_contact(session, story.number("person", entry["who"]), entry["kind"], entry["text"])


def _add_task(story: Story, entry: Entry, session: Work) -> None:
    responsible, about = entry.get("responsible"), entry.get("about")
    draft = TaskDraft(
        entry["title"],
        responsible_id=story.number("person", responsible) if responsible else None,
        responsible_text=entry.get("responsible_text", ""),
        due=entry["due"],
        priority=entry.get("priority", "normal"),
        contact_id=story.number("person", about) if about else None,
    )
    add_task(session, draft)


def _close(entry: Entry, session: Work) -> None:
    task = next(line for line in read(session, open_tasks()) if line.title == entry["title"])
    status = TaskStatus.DROPPED if entry.get("dropped") else TaskStatus.DONE
    close_task(session, task.id, status, entry.get("note", ""))


def _set_light(entry: Entry, session: Work) -> None:
    decision = next(
        line
        for line in read(session, decision_register())
        if line.wording.startswith(entry["starts"])
    )
    set_light(session, decision.id, entry["light"], entry["text"])


def _write(story: Story, letter: Entry, session: Work) -> None:
    office, signatory = sender(session)
    members = read(session, group_members(letter["group"]))
    addresses = read(session, letter_addresses([one.contact_id for one in members]))
    frame = documents.letter_frame(
        office,
        signatory,
        subject=letter["subject"],
        day=today(),
        enclosures=tuple(letter["enclosures"]),
    )
    to = [documents.recipient(address, today()) for address in addresses]
    run = documents.general_letters(frame, letter["text"].strip(), to, created=now())
    number = issue_letters(
        story, session, Occasion("general", "briefe", "letter/associations"), run, addresses
    )
    story.keep("run", "associations", number)


def _post(story: Story, session: Work) -> None:
    confirm_posted(session, story.number("run", "associations"), Channel.LETTER, today())
