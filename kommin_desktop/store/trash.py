"""The trash: records keep everything but leave all lists until they are restored or purged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kommin_desktop.base.clock import now
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.store.reading import Query

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kommin_desktop.store.columns import Record

R = TypeVar("R", bound="Record")


class TrashKind(NamedTuple):
    """A kind of record that can lie in the trash: its table, its German word, SQL of its title.

    `variety` is SQL of what tells records of one table apart, as persons and organisations.
    """

    table: str
    label: Callable[[], str]
    title: str
    variety: str = "''"


class TrashLine(NamedTuple):
    """A record in the trash."""

    table: str
    id: int
    title: str
    deleted_at: str
    variety: str = ""


def trashed(kinds: Sequence[TrashKind]) -> Query[TrashLine]:
    """All records in the trash, latest first."""
    if not kinds:
        return Query("select '', 0, '', '', '' where 0", TrashLine)
    parts = [
        f"select '{kind.table}', id, {kind.title}, deleted_at as at, {kind.variety} "
        f"from {kind.table} where deleted_at is not null"
        for kind in kinds
    ]
    return Query(" union all ".join(parts) + " order by at desc", TrashLine)


def living(session: Session, kind: type[R], number: int) -> R:
    """The record, unless it lies in the trash or never was. Raises UserError then."""
    record = session.get(kind, number)
    if record is None:
        raise UserError(_("Den Eintrag {number} gibt es nicht.").format(number=number))
    if record.deleted_at is not None:
        raise UserError(_("Der Eintrag {number} liegt im Papierkorb.").format(number=number))
    return record


def move_to_trash(session: Session, record: Record) -> None:
    """Take a record out of all lists; it can be restored."""
    record.deleted_at = now()
    session.flush()


def restore(session: Session, record: Record) -> None:
    """Bring a record back. Raises UserError if its place was taken meanwhile."""
    from sqlalchemy.exc import IntegrityError

    record.deleted_at = None
    try:
        session.flush()
    except IntegrityError as error:
        raise UserError(
            _(
                "Der Eintrag lässt sich nicht wiederherstellen, weil es inzwischen einen "
                "gleichen gibt. Benennen Sie zuerst den neuen um."
            )
        ) from error


def purge(session: Session, record: Record) -> None:
    """Take a record out of the file for good; only from the trash. Raises UserError otherwise."""
    from sqlalchemy.exc import IntegrityError

    if record.deleted_at is None:
        raise UserError(_("Nur was im Papierkorb liegt, lässt sich endgültig löschen."))
    session.delete(record)
    try:
        session.flush()
    except IntegrityError as error:
        raise UserError(
            _("Der Eintrag bleibt im Papierkorb, weil andere Einträge auf ihn verweisen.")
        ) from error


def restore_rows(session: Session, rows: Sequence[tuple[str, int]]) -> None:
    """Bring several records back, each named by table and number. Raises UserError like restore."""
    for record in _records(session, rows):
        restore(session, record)


def purge_rows(session: Session, rows: Sequence[tuple[str, int]]) -> int:
    """Take records out of the file for good, which no undo brings back; how many had to stay.

    Records that others point to are tried again after those others are gone.
    """
    from kommin_desktop.store.work import mark_final

    mark_final(session)
    left = _records(session, rows)
    while left:
        stay = [record for record in left if not _purged(session, record)]
        if len(stay) == len(left):
            break
        left = stay
    return len(left)


def _purged(session: Session, record: Record) -> bool:
    try:
        with session.begin_nested():
            purge(session, record)
    except UserError:
        return False
    return True


def _records(session: Session, rows: Sequence[tuple[str, int]]) -> list[Record]:
    """The records of these numbers, of whatever kind."""
    from kommin_desktop.store.columns import Base

    # People and organisations share one table: a record is found as what both are.
    kinds = {
        mapper.local_table.name: mapper.class_  # type: ignore[attr-defined]
        for mapper in Base.registry.mappers
        if mapper.inherits is None
    }
    found = [session.get(kinds[table], number) for table, number in rows]
    return [record for record in found if record is not None]
