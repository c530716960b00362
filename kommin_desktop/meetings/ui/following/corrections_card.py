"""Corrections of minutes that were sent: the minutes stay, the next ones print the correction."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import EditForm, Field, FormFooter, MultilineField, TextField
from kommin_desktop.kit.widgets import Button, Card, CardHeading, Label, clear, column
from kommin_desktop.meetings.queries import CorrectionLine
from kommin_desktop.meetings.ui.following.aftermath import Aftermath, who_and_when


class CorrectionsCard(Card):
    """Seen once the minutes are sent."""

    correction_wanted = Signal(str, str, str)
    """The former wording, the new one, and who raised it."""
    form_opened = Signal()

    def __init__(self) -> None:
        self._shown: tuple[CorrectionLine, ...] | None = None
        self._add = Button(_("Berichtigung"), "plus", "ghost", small=True, name="add_correction")
        self._add.setAccessibleName(_("Berichtigung festhalten"))
        self._rows = QWidget()
        self._lines = QVBoxLayout(self._rows)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(8))
        self.form = EditForm(name="correction_form")
        fields = {
            "old": Field(_("Bisher"), MultilineField(least=1, most=4), name="correction_old"),
            "new": Field(
                _("Berichtigt"),
                MultilineField(least=2, most=6),
                required=True,
                name="correction_new",
            ),
            "raised_by": Field(_("Eingebracht von"), TextField(), name="correction_by"),
        }
        for key, field in fields.items():
            self.form.add(key, field)
            self.form.add_row(field)
        self._footer = FormFooter(self.form, save_text=_("Berichtigung festhalten"))
        self._whole = column(self.form, self._footer, spacing=6)
        super().__init__(
            CardHeading(_("Berichtigungen"), "pencil", link=self._add),
            self._rows,
            self._whole,
            margins=(20, 12, 14, 14),
            spacing=8,
        )
        self.setObjectName("corrections_card")
        self._add.clicked.connect(self.open_form)
        self._whole.hide()
        self.hide()
        self.form.save_wanted.connect(self._on_save)
        self.form.discarded.connect(self.close_form)

    def show_aftermath(self, aftermath: Aftermath, *, can_write: bool) -> None:
        """Show the corrections of these minutes."""
        self.setVisible(aftermath.is_locked)
        self._add.setVisible(can_write)
        if not aftermath.is_locked:
            self.close_form()
        if aftermath.corrections != self._shown:
            self._shown = aftermath.corrections
            self._fill()

    def open_form(self) -> None:
        """Begin a correction."""
        self._whole.show()
        self.form.focus_first()
        self.form_opened.emit()

    def close_form(self) -> None:
        """Leave the correction that was begun."""
        self.form.set_values({"old": "", "new": "", "raised_by": ""})
        self._whole.hide()

    def refuse(self, error: UserError) -> None:
        """Say why this cannot be recorded."""
        self.form.refuse(error)

    def _on_save(self) -> None:
        values = self.form.values()
        self.correction_wanted.emit(values["old"], values["new"], values["raised_by"])

    def _fill(self) -> None:
        clear(self._lines)
        for line in self._shown or ():
            self._lines.addWidget(_correction(line))
        if not self._shown:
            words = _("Das Protokoll bleibt, wie es ist; das nächste druckt eine Berichtigung ab.")
            self._lines.addWidget(Label(words, "small", "text2", wraps=True))


def _correction(line: CorrectionLine) -> QWidget:
    parts: list[QWidget] = [
        Label(
            _("Nr. {number} · {who}").format(
                number=line.number, who=who_and_when(line.raised_by, line.raised_on)
            ),
            "caption",
            "text2",
            wraps=True,
        )
    ]
    if line.old:
        words = _("Bisher: {text}").format(text=line.old)
        parts.append(Label(words, "small", "text2", wraps=True))
    parts.append(Label(_("Berichtigt: {text}").format(text=line.new), "small", "text", wraps=True))
    return column(*parts, spacing=2)
