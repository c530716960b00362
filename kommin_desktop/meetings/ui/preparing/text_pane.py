"""An agenda as text: pasted from a letter or a mail, counted while typing, then taken over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.forms import Field, MultilineField
from kommin_desktop.kit.widgets import Button, Card, CardHeading, IconButton, Label, row
from kommin_desktop.meetings.rules import agenda_text
from kommin_desktop.meetings.rules.agenda_items import ItemDraft


class TextPane(Card):
    """Takes a text and gives items, to be put behind the others or in their place."""

    append_wanted = Signal(object)
    replace_wanted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        self.text = Field(
            _("Ein Tagesordnungspunkt je Zeile"),
            MultilineField(
                placeholder=_(
                    "1. Begrüßung (10 Min., Frau Beispiel)\n2. Sachstand Sprachmittlung\n"
                    "2.1 Zahlen\nPause\n3. Verschiedenes"
                ),
                least=6,
                most=14,
            ),
            name="agenda_text",
            hint=_("Nummern, „(15 Min., Name)“, Pausen und nichtöffentliche Teile werden erkannt."),
        )
        self._count = Label("", "small", "text2")
        self._append = Button(_("Anhängen"), "plus", small=True, name="agenda_text_append")
        self._replace = Button(_("Tagesordnung ersetzen"), small=True, name="agenda_text_replace")
        close = IconButton("x", _("Schließen"), shortcut="Esc", name="agenda_text_close")
        super().__init__(
            row((CardHeading(_("Tagesordnung aus Text")), 1), close),
            self.text,
            row(self._count, None, self._replace, self._append),
        )
        self.setObjectName("agenda_text_pane")
        close.clicked.connect(self.closed)
        self.text.input.edited.connect(self._on_edited)
        self._append.clicked.connect(lambda: self.append_wanted.emit(self.drafts()))
        self._replace.clicked.connect(lambda: self.replace_wanted.emit(self.drafts()))
        self._on_edited()

    def begin(self) -> None:
        """Show an empty pane with the cursor in it."""
        self.text.set_value("")
        self._on_edited()
        self.show()
        self.text.setFocus()

    def drafts(self) -> tuple[ItemDraft, ...]:
        """The items that the text says."""
        return agenda_text.parse(str(self.text.value()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        count = len(self.drafts())
        text = ngettext("{count} Punkt erkannt", "{count} Punkte erkannt", count)
        self._count.setText(text.format(count=count) if count else "")
        self._append.setEnabled(count > 0)
        self._replace.setEnabled(count > 0)
