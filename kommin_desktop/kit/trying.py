"""A desk whose works are done before the call returns, for pictures and tests.

Questions are answered beforehand; one that nobody answered is an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kommin_desktop.kit.ask import FileKind
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.jobs import Bus, InlineJobs
from kommin_desktop.kit.settings import Settings
from kommin_desktop.store.office_file import OfficeFile, open_for_reading
from kommin_desktop.store.search import SearchText


class AnsweredAsk:
    """Gives the answers it was prepared with, and keeps the questions."""

    def __init__(self) -> None:
        self.paths: list[Path | None] = []
        self.confirmations: list[bool] = []
        self.asked: list[str] = []

    def open_file(self, title: str, kinds: Sequence[FileKind], folder: Path | None) -> Path | None:
        """The next prepared path."""
        return self._path(title)

    def save_file(self, title: str, kinds: Sequence[FileKind], proposal: Path) -> Path | None:
        """The next prepared path; a prepared folder takes the proposed name."""
        path = self._path(title)
        return path / proposal.name if path and path.is_dir() else path

    def folder(self, title: str, start: Path | None) -> Path | None:
        """The next prepared path."""
        return self._path(title)

    def confirm(self, title: str, text: str, verb: str) -> bool:
        """The next prepared answer."""
        self.asked.append(title)
        if not self.confirmations:
            raise AssertionError(f"nobody answers: {title}")
        return self.confirmations.pop(0)

    def _path(self, title: str) -> Path | None:
        self.asked.append(title)
        if not self.paths:
            raise AssertionError(f"nobody answers: {title}")
        return self.paths.pop(0)


def inline_desk(path: Path, texts: Sequence[SearchText], by: str = "Brinkmann") -> Desk:
    """A desk on the file at `path`; its settings lie beside the file."""
    bus = Bus()
    office = OfficeFile(path, texts, by)
    settings = Settings(path.with_suffix(".ini"))
    desk = Desk(
        path, open_for_reading(path), InlineJobs(office, bus), bus, AnsweredAsk(), settings, by
    )
    bus.setParent(desk)
    return desk
