"""The foot of the import: leave, one step back, one step on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit.widgets import Button, Separator, column, row


class Footer(QWidget):
    """Abbrechen at the left, Zurück and the next step at the right."""

    left = Signal()
    back_wanted = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_footer")
        self.cancel = Button(_("Abbrechen"), kind="plain", name="import_cancel")
        self.back = Button(_("Zurück"), name="import_back")
        self.next = Button("", "arrow-right", "primary", name="import_next")
        column(
            Separator(),
            row(self.cancel, None, self.back, self.next, margins=(20, 10, 20, 10)),
            spacing=0,
            into=self,
        )
        self.cancel.clicked.connect(self.left)
        self.back.clicked.connect(self.back_wanted)
        self.next.clicked.connect(self.next_wanted)

    def show_next(self, text: str, icon: str, *, is_possible: bool) -> None:
        """What the next step is called; empty for none."""
        self.next.setVisible(bool(text))
        self.back.setVisible(bool(text))
        self.next.setText(text)
        self.next.set_icon(icon)
        self.next.setEnabled(is_possible)
