"""What is remembered of a sample year, so that an unchanged one need not be played again."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from kommin_desktop import __version__
from kommin_desktop.app.sample.year import SampleYear
from kommin_desktop.base.paths import resource_path


def program_mark() -> str:
    """Changes with every change of the program or of the sample's texts."""
    digest = hashlib.sha256(__version__.encode())  # a built program has no files of its modules
    package = Path(__file__).resolve().parents[2]
    files = (*package.rglob("*.py"), *resource_path("samples").glob("*.toml"))
    for path in sorted(files):
        state = path.stat()
        digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def year_facts(year: SampleYear) -> dict[str, Any]:
    """The year as plain values."""
    return {**asdict(year), "now": year.now.isoformat()}


def year_from_facts(facts: dict[str, Any]) -> SampleYear:
    """The year out of what `year_facts` gave."""
    return SampleYear(**{**facts, "now": datetime.fromisoformat(facts["now"])})
