"""Where the office file shall lie: the path, a way to browse, and what the place is like."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit.ask import Ask, FileKind
from kommin_desktop.kit.forms import Field, TextField
from kommin_desktop.kit.widgets import Button, InfoBar, Label, column, row
from kommin_desktop.store.driver import SUFFIX
from kommin_desktop.store.safety.places import PlaceKind, look_at

_UNFIT = re.compile(r"[^\w-]+")
Note = tuple[str, str, str]
"""Tone, title and reason."""


def office_file_kind() -> FileKind:
    """An office file in the dialogs of the system."""
    return FileKind(_("KOMM-IN-Arbeitsdatei"), (SUFFIX.removeprefix("."),))


def proposed_path(home: Path, office: str) -> Path:
    """„Dokumente/KOMM-IN/KOMM-IN_Kreis-Herford.kommin“, a name that is free."""
    words = _UNFIT.sub("-", office).strip("-")[:40]
    stem = f"KOMM-IN_{words}" if words else "KOMM-IN"
    folder = home / "KOMM-IN"
    path, number = folder / f"{stem}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}_{number}{SUFFIX}"
    return path


def path_of(typed: str) -> Path | None:
    """The path that a person typed, with the ending of an office file; None for none."""
    text = typed.strip().strip('"')
    if not text:
        return None
    path = Path(text).expanduser()
    if not path.is_absolute() or not path.name:
        return None
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def fault_of(typed: str) -> str | None:
    """Why no office file can be made there, None if one can."""
    path = path_of(typed)
    if path is None:
        return _("Geben Sie einen vollständigen Pfad an, oder wählen Sie ihn aus.")
    if path.exists():
        return _("Diese Datei gibt es schon. Wählen Sie einen anderen Namen.")
    if not look_at(path.parent).is_writable:
        return _("In diesem Ordner lässt sich nicht schreiben. Wählen Sie einen anderen.")
    return None


def note_on(path: Path) -> Note:
    """What one should know of the place of an office file."""
    kind = look_at(path.parent).kind
    if kind is PlaceKind.SHARE:
        return (
            "info",
            _("Das ist ein Netzlaufwerk."),
            _(
                "Das geht, wenn immer nur eine Person gleichzeitig arbeitet; weitere öffnen die "
                "Datei nur lesend. Sicherungen legen Sie besser auf diesem Computer ab."
            ),
        )
    if kind is PlaceKind.SYNC:
        return (
            "warn",
            _("Dieser Ordner wird mit einem Dienst abgeglichen."),
            _(
                "Arbeiten Sie immer nur an einem Gerät und warten Sie nach dem Schließen, bis der "
                "Abgleich fertig ist. Ein Ordner nur auf diesem Computer ist sicherer."
            ),
        )
    return (
        "info",
        _("Der Ordner liegt auf diesem Computer."),
        _(
            "Mehrere Personen an diesem PC: Wählen Sie einen Ordner, in den alle Anmeldungen "
            "schreiben dürfen. Netzlaufwerke sind möglich, wenn immer nur eine Person arbeitet."
        ),
    )


class PlaceField(QWidget):
    """The path to write to; the note below changes with it."""

    changed = Signal()

    def __init__(self, ask: Callable[[], Ask], label: str) -> None:
        super().__init__()
        self.setObjectName("place_field")
        self._ask = ask
        self._note: InfoBar | None = None
        self._shown: Note | None = None
        self.field = Field(label, TextField(), required=True, name="place_path", check=fault_of)
        self.browse = Button(_("Durchsuchen …"), "folder-open", name="place_browse")
        self.browse.clicked.connect(self._on_browse)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        beside = column(Label(" ", "caption"), self.browse, None, spacing=4)
        self._layout.addWidget(row((self.field, 1), beside, spacing=8))
        self.field.input.edited.connect(self._on_edited)
        self.field.input.left.connect(self._on_edited)

    def path(self) -> Path | None:
        """Where the file shall be, None while that is not right."""
        typed = self.field.value()
        return path_of(typed) if fault_of(typed) is None else None

    def show_path(self, path: Path) -> None:
        """Show a proposal."""
        self.field.set_value(str(path))
        self._tell()

    def check(self) -> bool:
        """Say what is wrong, and whether all is right."""
        return self.field.check()

    def _on_edited(self) -> None:
        self._tell()
        self.changed.emit()

    def _on_browse(self) -> None:
        proposal = path_of(self.field.value()) or Path.home() / f"KOMM-IN{SUFFIX}"
        chosen = self._ask().save_file(_("Ablageort wählen"), [office_file_kind()], proposal)
        if chosen is not None:
            self.field.input.put(str(chosen))
            self.field.check()

    def _tell(self) -> None:
        path = path_of(self.field.value())
        note = None if path is None else note_on(path)
        if note == self._shown:
            return
        self._shown = note
        if self._note is not None:
            self._layout.removeWidget(self._note)
            self._note.hide()
            self._note.deleteLater()
            self._note = None
        if note is not None:
            self._note = InfoBar(*note, closable=False)
            self._note.setObjectName("place_note")
            self._layout.addWidget(self._note)
            self._note.show()
