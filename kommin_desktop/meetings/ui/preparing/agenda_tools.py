"""The buttons below the agenda: new items, and agendas that exist elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.widgets import Button, FlowLayout, Label


class AgendaTools(QWidget):
    """The buttons below the agenda; they go on in a second line where it is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("agenda_tools")
        self.add = Button(_("Tagesordnungspunkt"), "plus", "ghost", small=True, name="agenda_add")
        self.add_break = Button(_("Pause"), "plus", "ghost", small=True, name="agenda_break")
        self.add_heading = Button(
            _("Überschrift"), "plus", "ghost", small=True, name="agenda_heading"
        )
        self.from_text = Button(
            _("Aus Text …"), "file-text", "ghost", small=True, name="agenda_from_text"
        )
        self.from_former = Button(
            _("Aus früherer Sitzung"), "copy", "ghost", small=True, name="agenda_from_former"
        )
        self.from_former.hide()
        self.details = Button(
            _("Angaben und Unterlagen"), "panel-right", "ghost", small=True, name="agenda_details"
        )
        self.details.hide()
        key = Label(_("Einfg"), "caption", "text3")
        self._flow = FlowLayout(self, spacing=8)
        for widget in (
            self.add,
            key,
            self.add_break,
            self.add_heading,
            self.from_text,
            self.from_former,
            self.details,
        ):
            self._flow.addWidget(widget)
        key.setFixedHeight(theme.px(28))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """One line; Qt would otherwise keep room for as many as the narrowest width needs."""
        return QSize(theme.px(400), theme.px(28))
