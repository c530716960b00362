"""The one door for questions and files, so that a test can answer them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _


class FileKind(NamedTuple):
    """A kind of file to choose from: its name for people and its endings without dot."""

    title: str
    endings: tuple[str, ...]


class Ask(Protocol):
    """Asks the person at the desk."""

    def open_file(self, title: str, kinds: Sequence[FileKind], folder: Path | None) -> Path | None:
        """Which file to read; None if the person thought better of it."""

    def save_file(self, title: str, kinds: Sequence[FileKind], proposal: Path) -> Path | None:
        """Where to write a file; the person was warned of an existing one."""

    def folder(self, title: str, start: Path | None) -> Path | None:
        """Which folder to use."""

    def confirm(self, title: str, text: str, verb: str) -> bool:
        """Whether to do what cannot be taken back; `verb` is the button („Papierkorb leeren“)."""


class AskPerson:
    """Asks with the dialogs of the system; a start of the program does not load them."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def open_file(self, title: str, kinds: Sequence[FileKind], folder: Path | None) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        path, _kind = QFileDialog.getOpenFileName(
            self._window, title, str(folder or ""), _filters(kinds)
        )
        return Path(path) if path else None

    def save_file(self, title: str, kinds: Sequence[FileKind], proposal: Path) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        path, _kind = QFileDialog.getSaveFileName(
            self._window, title, str(proposal), _filters(kinds)
        )
        if not path:
            return None
        chosen = Path(path)
        return chosen if chosen.suffix else chosen.with_suffix(f".{kinds[0].endings[0]}")

    def folder(self, title: str, start: Path | None) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        path = QFileDialog.getExistingDirectory(self._window, title, str(start or ""))
        return Path(path) if path else None

    def confirm(self, title: str, text: str, verb: str) -> bool:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(title)
        box.setText(title)
        box.setInformativeText(text)
        act = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
        leave = box.addButton(_("Abbrechen"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.setEscapeButton(leave)
        box.exec()
        return box.clickedButton() is act


def _filters(kinds: Sequence[FileKind]) -> str:
    named = [f"{kind.title} ({' '.join(f'*.{end}' for end in kind.endings)})" for kind in kinds]
    return ";;".join([*named, _("Alle Dateien (*)")])
