"""What the window's frame says of the office: its name, who works there."""

from __future__ import annotations

from kommin_desktop.office.queries import office_facts, signatories
from kommin_desktop.office.rules import OfficeData, workers_of
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.reading import read


def office_name(connection: Connection) -> str:
    """The name of the office, empty if nobody told it yet."""
    facts = read(connection, office_facts())
    return OfficeData.from_facts((fact.key, fact.value) for fact in facts).name


def workers(connection: Connection) -> tuple[str, ...]:
    """Who may be named as the one that works: as the office chose, else those who sign."""
    chosen = workers_of((fact.key, fact.value) for fact in read(connection, office_facts()))
    return chosen or tuple(line.name for line in read(connection, signatories()))
