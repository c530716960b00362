"""What other areas know of a contact, each below its own title."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kommin_desktop.kit.area import Offers, Panel
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.widgets import Label, Separator, column
from kommin_desktop.store.log import Notice

PLACE = "contact"


class ContactPanels(QWidget):
    """The panels for contacts; one with nothing to say is not seen."""

    def __init__(self, desk: Desk, others: Offers) -> None:
        super().__init__()
        self._sections: list[tuple[QWidget, Panel]] = []
        for kind in others.panels(PLACE):
            panel = kind.make(desk)
            section = column(Separator(), 2, Label(kind.title, "section"), panel, spacing=8)
            self._sections.append((section, panel))
            panel.count_changed.connect(self._show_sections)
        column(*(section for section, _panel in self._sections), spacing=12, into=self)
        if not self._sections:
            self.hide()

    def show_record(self, contact_id: int) -> None:
        """Show what is known of a contact."""
        for _section, panel in self._sections:
            panel.show_record(contact_id)
        self._show_sections()

    def on_notice(self, notice: Notice) -> None:
        """Let the panels reload what a work touched."""
        for _section, panel in self._sections:
            panel.on_notice(notice)

    def _show_sections(self) -> None:
        for section, panel in self._sections:
            section.setVisible(panel.count() != 0)
