"""The head of the pane: picture, name, function and what can be done first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.contacts.queries import ContactCard
from kommin_desktop.contacts.rules.kinds import Kind
from kommin_desktop.contacts.rules.naming import spoken_name
from kommin_desktop.contacts.ui.detail.facts import function_line, mail_address
from kommin_desktop.kit.widgets import Avatar, Button, FlowLayout, IconButton, Label, column, row


class DetailHead(QWidget):
    """Name and function of a contact; Bearbeiten, E-Mail, Brief and a menu with the rest."""

    edit_wanted = Signal()
    history_wanted = Signal()
    card_wanted = Signal()
    trash_wanted = Signal()

    def __init__(self, can_write: bool, deeds: Sequence[QAction] = ()) -> None:
        super().__init__()
        self._mail = ""
        self._avatar = Avatar("", 56)
        self.name = Label("", "title", wraps=True)
        self.name.setObjectName("contact_name")
        self._function = Label("", "small", "text2", wraps=True)
        more = IconButton("ellipsis", _("Weitere Befehle"), name="contact_more")
        self.menu = QMenu(more)
        self._fill(self.menu, can_write)
        more.setMenu(self.menu)
        self._edit = Button(_("Bearbeiten"), "pencil", name="contact_edit")
        self._edit.clicked.connect(self.edit_wanted)
        if not can_write:
            self._edit.hide()
        self._write = Button(_("E-Mail"), "mail", name="contact_mail")
        self._write.clicked.connect(self._on_write)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        flow.addWidget(self._edit)
        flow.addWidget(self._write)
        for deed in deeds:
            flow.addWidget(_button(deed))
        self._buttons = buttons
        names = column(None, self.name, self._function, None, spacing=3)
        head = row(self._avatar, (names, 1), more, spacing=14)
        layout = head.layout()
        if layout is not None:
            layout.setAlignment(more, Qt.AlignmentFlag.AlignVCenter)
            layout.setAlignment(self._avatar, Qt.AlignmentFlag.AlignTop)
        column(head, buttons, spacing=14, into=self)

    def show_card(self, card: ContactCard) -> None:
        """Show a contact."""
        facts = card.facts
        is_organisation = facts.kind != Kind.PERSON
        self._avatar.show_name(facts.display, is_organisation=is_organisation)
        self.name.setText(spoken_name(facts))
        line = function_line(card)
        self._function.setText(line)
        self._function.setVisible(bool(line))
        self._mail = mail_address(card)
        self._write.setVisible(bool(self._mail))
        self._buttons.updateGeometry()

    def _fill(self, menu: QMenu, can_write: bool) -> None:
        entries = [
            ("contact_history", _("Verlauf"), self.history_wanted),
            ("contact_vcard", _("Als vCard speichern …"), self.card_wanted),
        ]
        for name, text, signal in entries:
            action = menu.addAction(text)
            action.setObjectName(name)
            action.triggered.connect(signal)
        if can_write:
            menu.addSeparator()
            action = menu.addAction(_("In den Papierkorb"))
            action.setObjectName("contact_trash")
            action.triggered.connect(self.trash_wanted)

    def _on_write(self) -> None:
        address = QUrl()
        address.setScheme("mailto")
        address.setPath(self._mail)
        QDesktopServices.openUrl(address)


def _button(deed: QAction) -> Button:
    """A button for what another area does for a contact; its key stands in the tooltip."""
    button = Button(deed.text(), str(deed.data()), name=f"{deed.objectName()}_button")
    keys = deed.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(f"{deed.text()} ({keys})" if keys else deed.text())
    button.clicked.connect(deed.trigger)
    return button
