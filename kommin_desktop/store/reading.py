"""Reading from the office file in one step, so that no open cursor stands in a writer's way.

A statement row by row beside a working thread stalled a window for hundreds of milliseconds;
one JSON text does not (design, storage). No SQLAlchemy is loaded for reading.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Union, cast, get_args, get_origin
from typing import get_type_hints as type_hints

from kommin_desktop.store.driver import Connection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

L = TypeVar("L", bound=tuple[Any, ...])

Source = Union[Connection, "Session"]
"""The window's reader, or the session of a work, which then sees its own changes."""


@dataclass(frozen=True)
class Query(Generic[L]):
    """A question to the office file: plain SQL, the kind of line that answers, parameters.

    The statement's columns come in the order of the line's fields, whatever their names.
    """

    statement: str
    row: type[L]
    parameters: Mapping[str, object] = field(default_factory=dict)


def read(source: Source, query: Query[L]) -> list[L]:
    """All lines that answer the query, in its order."""
    connection = _connection(source)
    columns = ",".join(f"c{index}" for index in range(len(_fields(query.row))))
    text = connection.execute(
        f"with line({columns}) as ({query.statement}) "
        f"select json_group_array(json_array({columns})) from line",
        dict(query.parameters),
    ).fetchone()
    lines = json.loads(text[0]) if text else []
    converters = row_converters(query.row)
    if not converters:
        return [query.row(*line) for line in lines]
    for line in lines:
        for index, convert in converters:
            if line[index] is not None:
                line[index] = convert(line[index])
    return [query.row(*line) for line in lines]


def read_one(source: Source, query: Query[L]) -> L | None:
    """The first line that answers the query, or None."""
    lines = read(source, query)
    return lines[0] if lines else None


def driver_connection(session: Session) -> Connection:
    """The driver's connection under a session, for statements of the store."""
    return cast(Connection, session.connection().connection.driver_connection)


def _connection(source: Source) -> Connection:
    if hasattr(source, "flush"):
        session = cast("Session", source)
        session.flush()
        return driver_connection(session)
    return source


def _fields(row: type[Any]) -> tuple[str, ...]:
    return cast(tuple[str, ...], row._fields)


@cache
def row_converters(row: type[Any]) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    """For each field whose Python type is not JSON's: its place and how to make it."""
    hints = type_hints(row)
    found = []
    for index, name in enumerate(_fields(row)):
        convert = _converter(hints[name])
        if convert:
            found.append((index, convert))
    return tuple(found)


def _converter(hint: Any) -> Callable[[Any], Any] | None:
    if get_origin(hint) in (Union, types.UnionType):
        inner = [part for part in get_args(hint) if part is not type(None)]
        return _converter(inner[0]) if len(inner) == 1 else None
    if hint is bool:
        return bool
    if hint is datetime:
        return _to_datetime
    if hint is date:
        return date.fromisoformat
    if get_origin(hint) is tuple:
        return _to_tuple
    return None


def _to_datetime(value: str) -> datetime:
    return datetime.fromisoformat(value.replace("Z", "+00:00"))


def _to_tuple(value: Any) -> tuple[Any, ...]:
    parts = json.loads(value) if isinstance(value, str) else value
    return tuple(tuple(part) if isinstance(part, list) else part for part in parts)
