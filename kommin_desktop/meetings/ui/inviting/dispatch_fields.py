"""The fields above the list: enclosures, the code on a reply slip, the day to answer by."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.kit.forms import DateField, Field, TextField
from kommin_desktop.kit.widgets import Button, ElidedLabel, Label, column, row
from kommin_desktop.meetings.rules.codes import LENGTH, typed_code
from kommin_desktop.meetings.ui.inviting.overview import Overview


class DispatchFields(QWidget):
    """What is chosen here is kept at once."""

    reply_by_chosen = Signal(object)
    code_typed = Signal(str)
    papers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dispatch_fields")
        self._shown: date | None = None
        self._is_prepared = False
        self._papers = ElidedLabel("", "body", "text")
        self._papers.setObjectName("enclosures")
        change = Button(_("Unterlagen"), "paperclip", "ghost", small=True, name="change_papers")
        change.setToolTip(_("Unterlagen stehen bei der Vorbereitung"))
        change.clicked.connect(self.papers_wanted)
        enclosures = QWidget()
        enclosures.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column(
            Label(_("Anlagen"), "caption", "text2"),
            row((self._papers, 1), change, spacing=6),
            None,
            spacing=4,
            into=enclosures,
        )
        self.code = Field(
            _("Rückmeldecode"), TextField(placeholder=_("z. B. K7MA"), most=8), name="reply_code"
        )
        self.until = Field(_("Antwort bis"), DateField(), name="reply_by")
        row(
            (enclosures, 5),
            (self.code, 3),
            (self.until, 3),
            spacing=12,
            into=self,
        )
        self.code.input.edited.connect(self._on_code)
        self.until.input.left.connect(self.save_pending)
        self.until.input.edited.connect(self._on_day)

    def show_overview(self, overview: Overview, *, can_change: bool) -> None:
        """Show what goes with the letters, and until when an answer is asked for."""
        self._is_prepared = overview.is_prepared
        papers = [_("Tagesordnung"), *overview.papers]
        self._papers.setText(", ".join(papers))
        self.code.setVisible(overview.is_prepared)
        if overview.reply_by != self._shown or not self.until.error:
            self.until.set_value(overview.reply_by)
        self._shown = overview.reply_by
        self.until.setEnabled(can_change)

    def reply_by(self) -> date | None:
        """The day to answer by, as it stands in the field."""
        value = self.until.value()
        return value if isinstance(value, date) else None

    def refuse_day(self, error: UserError) -> None:
        """Say why this day is none."""
        self.until.show_error(error.sentence)

    def save_pending(self) -> None:
        """Keep a day that was typed."""
        day = self.reply_by()
        if self._is_prepared and day != self._shown and self.until.check():
            self._shown = day
            self.reply_by_chosen.emit(day)

    def show_code_found(self, was_found: bool) -> None:
        """The list has gone to the person, or nobody has that code."""
        if was_found:
            self.code.set_value("")
        else:
            self.code.show_error(_("Diesen Code hat hier niemand."))

    def _on_code(self) -> None:
        code = typed_code(str(self.code.value()))
        if len(code) == LENGTH:
            self.code_typed.emit(code)

    def _on_day(self) -> None:
        # Chosen from the calendar the field keeps no typing that could go on.
        if not self.until.control.hasFocus():
            self.save_pending()
