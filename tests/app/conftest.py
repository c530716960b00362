"""One demonstration for all tests that look at the sample year: it takes seconds to make."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kommin_desktop.app.demo import DemoPaper, run_demo


@dataclass(frozen=True)
class DemoRun:
    """What a demonstration left and told; nobody may write into its folder."""

    folder: Path
    papers: tuple[DemoPaper, ...]
    told: tuple[str, ...]


@pytest.fixture(scope="session")
def demo_run(tmp_path_factory: pytest.TempPathFactory) -> DemoRun:
    """A demonstration in a folder of its own."""
    folder = tmp_path_factory.mktemp("vorfuehrung") / "demo"
    told: list[str] = []
    return DemoRun(folder, tuple(run_demo(folder, told.append)), tuple(told))
