"""Plays an office at random: whatever is done, undone, done again and reopened, all fits together.

After every step the search equals a rebuild, no reference is broken and the log's latest images
are the records; undo brings back exactly what stood before each work, redo what stood after.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as expect_machine_to_hold
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import clock_at
from kommin_desktop.base.errors import UserError
from kommin_desktop.contacts.model import (
    Affiliation,
    Contact,
    ContactPoint,
    Group,
    Organisation,
    Person,
)
from kommin_desktop.store import trash
from kommin_desktop.store.columns import Record
from kommin_desktop.store.office_file import OfficeFile
from tests.store.people import TEXTS, expect_sound, organisation, person, state

PICK = st.integers(0, 1000)
WORDS = st.sampled_from(["Kaya", "Müller", "Олена", '<b>"', "=1+1", "", "zwei\nZeilen", "\x00\x7f"])
MERGE = st.sampled_from([True, True, True, False])
NAMES = st.sampled_from(["Presse", "Politik", "Schulen"])
BEGIN = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)

State = dict[str, list[tuple[object, ...]]]


class Known(NamedTuple):
    """What the model knows of a work: the state on its other side, and what it merges with."""

    state: State
    merge_key: str | None = None
    at: datetime = BEGIN


class Refused(Exception):
    """A work that fails on purpose."""


class Office(RuleBasedStateMachine):
    """A model of the undo stack beside the real file: the states before and after each work."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.now = BEGIN
        self.done: list[Known] = []
        """What stood before each work that can be undone."""
        self.undone: list[Known] = []
        """What stood after each work that can be redone, the next one last."""

    @initialize()
    def open_new(self) -> None:
        shutil.copyfile(self.template, self.folder / "amt.kommin")
        self.open()

    def open(self) -> None:
        self.office = OfficeFile(self.folder / "amt.kommin", TEXTS, by="Brinkmann")

    def teardown(self) -> None:
        if hasattr(self, "office"):
            self.office.close()
        shutil.rmtree(self.folder)

    def standing(self) -> State:
        return state(self.office.connection)

    def work(self, act: Callable[[Session], None], merge_key: str | None = None) -> None:
        """Do a work and keep the model in step with it."""
        before = self.standing()
        self.now += timedelta(seconds=1)
        latest = self.done[-1] if self.done else None
        merges = latest and merge_key and latest.merge_key == merge_key
        merges = merges and latest and self.now - latest.at <= timedelta(seconds=30)
        try:
            with clock_at(self.now), self.office.work("Arbeit", merge_key=merge_key) as session:
                act(session)
        except (Refused, UserError):
            assert self.standing() == before
            return
        after = self.standing()
        if after == before:
            return
        self.undone.clear()
        if merges and latest:
            before = latest.state
            self.done.pop()
        if after != before:  # else back where the merged saves began: no work is left
            self.done.append(Known(before, merge_key, self.now))

    def pick(
        self, session: Session, kind: type[Record], number: int, *, living: bool = True
    ) -> int:
        """The number of one record of a kind; 0 if there is none."""
        where = kind.deleted_at.is_(None) if living else kind.deleted_at.is_not(None)
        found = session.scalars(select(kind.id).where(where).order_by(kind.id)).all()
        return found[number % len(found)] if found else 0

    @rule(name=WORDS, mail=WORDS)
    def add_person(self, name: str, mail: str) -> None:
        self.work(lambda session: session.add(person(name, mail)))

    @rule(name=WORDS, who=PICK)
    def add_organisation_with_member(self, name: str, who: int) -> None:
        def act(session: Session) -> None:
            club = organisation(name)
            session.add(club)
            session.flush()
            member = self.pick(session, Person, who)
            if member:
                session.add(Affiliation(person_id=member, organisation_id=club.id))

        self.work(act)

    @rule(name=NAMES)
    def add_group(self, name: str) -> None:
        def act(session: Session) -> None:
            taken = select(Group).where(Group.name == name, Group.deleted_at.is_(None))
            if session.scalars(taken).first():
                raise Refused
            session.add(Group(name=name))

        self.work(act)

    @rule(who=PICK, words=WORDS, merge=MERGE, wait=st.sampled_from([0, 0, 40]))
    def edit(self, who: int, words: str, merge: bool, wait: int) -> None:
        with self.office.work("Suche") as session:
            number = self.pick(session, Contact, who)
        if not number:
            return
        self.now += timedelta(seconds=wait)

        def act(session: Session) -> None:
            session.get_one(Contact, number).display = words
            point = session.scalars(
                select(ContactPoint).where(ContactPoint.contact_id == number)
            ).first()
            if point is None and words:
                session.add(ContactPoint(contact_id=number, kind="email", value=words))
            elif point is not None and not words:
                session.delete(point)

        self.work(act, "contact" if merge else None)

    @rule(point=PICK, who=PICK, merge=MERGE)
    def move_point(self, point: int, who: int, merge: bool) -> None:
        def act(session: Session) -> None:
            chosen, target = (
                self.pick(session, ContactPoint, point),
                self.pick(session, Person, who),
            )
            if chosen and target:
                session.get_one(ContactPoint, chosen).contact_id = target

        self.work(act, "contact" if merge else None)

    @rule(first=NAMES, second=NAMES)
    def swap_groups(self, first: str, second: str) -> None:
        def act(session: Session) -> None:
            living = Group.deleted_at.is_(None)
            ids = [
                session.scalars(select(Group.id).where(Group.name == name, living)).first()
                for name in (first, second)
            ]
            if first == second or None in ids:
                raise Refused
            for number, name in ((ids[0], "?"), (ids[1], first), (ids[0], second)):
                session.execute(update(Group).where(Group.id == number).values(name=name))

        self.work(act)

    @rule(kind=st.sampled_from([Person, Organisation, Group, Affiliation]), which=PICK)
    def throw_away(self, kind: type[Record], which: int) -> None:
        def act(session: Session) -> None:
            number = self.pick(session, kind, which)
            if number:
                trash.move_to_trash(session, session.get_one(kind, number))

        self.work(act)

    @rule(kind=st.sampled_from([Person, Organisation, Group, Affiliation]), which=PICK)
    def bring_back(self, kind: type[Record], which: int) -> None:
        def act(session: Session) -> None:
            number = self.pick(session, kind, which, living=False)
            if number:
                trash.restore(session, session.get_one(kind, number))

        self.work(act)

    @rule(kind=st.sampled_from([Person, Organisation, Group, Affiliation]), which=PICK)
    def purge(self, kind: type[Record], which: int) -> None:
        def act(session: Session) -> None:
            number = self.pick(session, kind, which, living=False)
            if number:
                trash.purge(session, session.get_one(kind, number))

        self.work(act)

    @rule(words=WORDS)
    def change_all_by_statement(self, words: str) -> None:
        self.work(lambda session: void(session.execute(update(Contact).values(note=words))))

    @rule()
    def delete_points_by_statement(self) -> None:
        self.work(
            lambda session: void(
                session.execute(text("delete from contact_point where id % 3 = 0"))
            )
        )

    @rule(words=WORDS, keep=st.booleans())
    def try_and_roll_back(self, words: str, keep: bool) -> None:
        def act(session: Session) -> None:
            if keep:
                session.add(person("Bleibt"))
                session.flush()
            with session.begin_nested() as inner:
                session.add(person(words, words))
                session.execute(update(Contact).values(note="verworfen"))
                session.flush()
                inner.rollback()

        self.work(act)

    @rule(words=WORDS)
    def fail(self, words: str) -> None:
        def act(session: Session) -> None:
            session.add(person(words, words))
            session.execute(update(Contact).values(note=words))
            session.flush()
            raise Refused

        self.work(act)

    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _step in range(steps):
            after = self.standing()
            label = self.office.undo()
            assert (label is None) == (not self.done)
            if label is None:
                return
            work = self.done.pop()
            assert self.standing() == work.state
            self.undone.append(work._replace(state=after))

    @precondition(lambda self: self.undone)
    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        for _step in range(steps):
            before = self.standing()
            label = self.office.redo()
            assert (label is None) == (not self.undone)
            if label is None:
                return
            work = self.undone.pop()
            assert self.standing() == work.state
            self.done.append(work._replace(state=before))

    @rule()
    def undo_and_redo_all(self) -> None:
        undone = len(self.undone)
        now = self.standing()
        for _step in range(len(self.done)):
            self.undo(1)
        for _step in range(len(self.undone) - undone):
            self.redo(1)
        assert self.standing() == now

    @precondition(lambda self: len(self.done) > 1)
    @rule(which=PICK, leave=st.booleans())
    def take_back_an_older_work(self, which: int, leave: bool) -> None:
        rows = self.office.connection.execute(
            "select id from work where state = 'done' order by id"
        ).fetchall()
        number = rows[which % (len(rows) - 1)][0]
        before = self.standing()
        try:
            self.office.undo_work(number, leave_later=leave)
        except UserError:
            assert self.standing() == before
            return
        if self.standing() != before:
            self.done.append(Known(before))
            self.undone.clear()

    @rule()
    def reopen(self) -> None:
        self.office.close()
        self.open()

    @invariant()
    def fits_together(self) -> None:
        if hasattr(self, "office"):
            expect_sound(self.office.connection)
            stack = self.office.connection.execute(
                "select count(*) filter (where state = 'done'), "
                "count(*) filter (where state = 'undone') from work"
            ).fetchone()
            assert stack == (len(self.done), len(self.undone))


def void(_result: object) -> None:
    """Forget a statement's result."""


@pytest.mark.parametrize(
    ("offices", "steps"), [(10, 20), pytest.param(40, 50, marks=pytest.mark.long)]
)
def test_a_random_office_always_fits_together(
    empty_file: Path, monkeypatch: pytest.MonkeyPatch, offices: int, steps: int
) -> None:
    monkeypatch.setattr(Office, "template", empty_file, raising=False)
    size = settings(settings.default, max_examples=offices, stateful_step_count=steps)
    expect_machine_to_hold(Office, settings=size)
