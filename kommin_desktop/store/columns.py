"""How records stand in the office file: the base class of all tables and their column types.

Instants are UTC text with Z, planned times local wall time, days ISO text; enumerations are
stable English codes in plain text, so that an unknown code can still be shown as it is.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any

from sqlalchemy import MetaData, Text, TypeDecorator, text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kommin_desktop.base.clock import instant_text

POSITION_STEP = 1024
"""Gap between two neighbours in an ordered list, so that a move writes one row."""


LIVING = text("deleted_at IS NULL")
"""Where an index holds only for what is not in the trash."""


class Day(TypeDecorator[date]):
    """A day, kept as `YYYY-MM-DD`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class WallTime(TypeDecorator[datetime]):
    """A planned time at the office's place, kept as `YYYY-MM-DDTHH:MM` without offset."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        # Not strftime: it writes the year 900 with three digits, which nothing can read again.
        return value.replace(tzinfo=None).isoformat(timespec="minutes")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class InstantText(TypeDecorator[datetime]):
    """An instant, kept as UTC text with milliseconds and Z."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else instant_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return datetime.fromisoformat(value.replace("Z", "+00:00")).astimezone(UTC)


Instant = Annotated[datetime, mapped_column(InstantText)]
"""An aware datetime column for things that happened at one moment."""


class Base(DeclarativeBase):
    """All tables of the office file."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {date: Day, datetime: WallTime, str: Text}


class Record(Base):
    """A record of the office: own number that is never used again, logged, can go to the trash."""

    __abstract__ = True
    __table_args__: Any = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    deleted_at: Mapped[Instant | None]
