"""The status bar: what was saved when, what the page says, who works, which file, the backup."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.backing_up import BackupWords
from kommin_desktop.kit.widgets import Button, ElidedLabel, Label, Symbol

_HEIGHT = 26


class StatusBar(QFrame):
    """One line at the foot of the window."""

    worker_chosen = Signal(str)

    def __init__(self, file: str, worker: str, others: tuple[str, ...], *, can_write: bool) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setProperty("status", "1")
        self._others = others
        self._saved = Label("", "caption", "text2")
        self._saved.setObjectName("status_saved")
        self._page = ElidedLabel("", "caption", "text2")
        self._page.setObjectName("status_page")
        self._page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._worker = Button("", name="status_worker")
        self._worker.setProperty("status", "1")
        self._worker.clicked.connect(self._on_worker)
        self._saved_icon = Symbol("circle-check", "ok", 14)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 12, 0)
        layout.setSpacing(6)
        layout.addWidget(self._saved_icon)
        layout.addWidget(self._saved)
        layout.addSpacing(12)
        layout.addWidget(self._page, 1)
        layout.addWidget(self._worker)
        layout.addSpacing(4)
        layout.addWidget(Symbol("lock" if can_write else "eye", "text2", 13))
        self._file = Label(file, "caption", "text2")
        layout.addWidget(self._file)
        self._backup_icon = Symbol("shield-check", "ok", 14)
        self._backup = Label("", "caption", "text2")
        layout.addSpacing(8)
        layout.addWidget(self._backup_icon)
        layout.addWidget(self._backup)
        self.show_worker(worker)
        self.show_saved(None, can_write=can_write)
        theme.notifier().changed.connect(self._on_theme)
        self._on_theme()

    def show_saved(self, at: datetime | None, *, can_write: bool = True) -> None:
        """Say when something was last saved; before that, that all is saved."""
        if not can_write:
            self._saved.setText(_("Nur lesend geöffnet"))
            self._saved_icon.show_icon("eye", "warn")
        elif at is None:
            self._saved.setText(_("Alles gespeichert"))
        else:
            self._saved.setText(_("Gespeichert um {time} Uhr").format(time=f"{at:%H:%M}"))

    def show_page(self, text: str) -> None:
        """Show what the page says."""
        self._page.setText(text)

    def show_workers(self, names: tuple[str, ...]) -> None:
        """Offer these names."""
        self._others = names

    def show_worker(self, name: str) -> None:
        """Show whose name the changes carry."""
        self._worker.setText(_("Es arbeitet: {name}").format(name=name) + " ▾")

    def show_backup(self, words: BackupWords) -> None:
        """Show how the backups stand: of no concern, worth a look, or overdue."""
        calm = words.tone == "ok"
        icon = "shield-check" if calm else "triangle-alert"
        self._backup_icon.show_icon(icon, words.tone, words=words.title)
        self._backup.set_look(color="text2" if calm else words.tone)
        self._backup.setText(words.short)

    def _on_worker(self) -> None:
        menu = QMenu(self)
        for name in self._others:
            menu.addAction(name, partial(self.worker_chosen.emit, name))
        menu.popup(self._worker.mapToGlobal(self._worker.rect().topLeft()))

    def _on_theme(self) -> None:
        self.setFixedHeight(theme.px(_HEIGHT))
