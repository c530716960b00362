"""The office file of the store's tests: their own search texts, so that no area is needed."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kommin_desktop.store.office_file import OfficeFile
from tests.store.people import TEXTS


@pytest.fixture
def office(office_path: Path, clock: datetime) -> Iterator[OfficeFile]:
    """A new office file, open for writing; at its end it must be sound."""
    with OfficeFile(office_path, TEXTS, by="Brinkmann") as office:
        yield office
