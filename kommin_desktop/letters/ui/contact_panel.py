"""What a contact was written, in the contact's own pane."""

from __future__ import annotations

from kommin_desktop.base.dates import short_date
from kommin_desktop.base.text import _
from kommin_desktop.kit.area import Panel
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.tables import IdsModel, RowList, TwoLines
from kommin_desktop.kit.widgets import Button, column
from kommin_desktop.letters.queries import ContactLetterLine, contact_letters
from kommin_desktop.letters.rules import channel_label, item_status_label
from kommin_desktop.store.log import Notice

_FEW = 4


class ContactLetters(Panel):
    """The letters to a contact, the latest first; Enter shows the paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "contact_letters")
        self._lines: list[ContactLetterLine] = []
        self._shows_all = False
        self.model: IdsModel[ContactLetterLine] = IdsModel(
            None, _texts, key=lambda line: line.item_id
        )
        self.list = RowList(
            self.model, "contact_letter_list", _("Schreiben"), part=_part, row_height=46
        )
        self.list.hug_rows()
        self._more = Button("", kind="ghost", small=True, name="contact_letters_all")
        column(self.list, self._more, spacing=4, into=self)
        self.list.opened.connect(self._on_opened)
        self._more.clicked.connect(self._on_more)

    def show_record(self, record_id: int) -> None:
        """Show what this contact was written."""
        if record_id != self.record_id:
            self._shows_all = False
        super().show_record(record_id)

        def show(lines: list[ContactLetterLine]) -> None:
            self._lines = lines
            self._show()

        self.desk.read(contact_letters(record_id), show, key="contact_letters")

    def count(self) -> int | None:
        """How many letters there are; none at all and the panel is not seen."""
        return len(self._lines)

    def on_notice(self, notice: Notice) -> None:
        """Read again when letters were touched."""
        if self.record_id and {"letter_item", "letter_run"} & set(notice):
            self.show_record(self.record_id)

    def _show(self) -> None:
        shown = self._lines if self._shows_all else self._lines[:_FEW]
        self.model.set_lines(shown)
        self._more.setVisible(len(shown) < len(self._lines))
        self._more.setText(_("Alle {n} zeigen").format(n=len(self._lines)))
        self.count_changed.emit()

    def _on_more(self) -> None:
        self._shows_all = True
        self._show()
        self.list.take_focus()

    def _on_opened(self, item_id: int) -> None:
        for line in self.model.lines_of([item_id]) or ():
            if line.document_id is not None:
                self.desk.go(f"briefe/{line.document_id}")


def _facts(line: ContactLetterLine) -> str:
    day = short_date(line.sent_on or line.day)
    return f"{day} · {channel_label(line.channel)} · {item_status_label(line.status)}"


def _texts(line: ContactLetterLine) -> tuple[str, ...]:
    return (f"{line.subject}, {_facts(line)}",)


def _part(line: ContactLetterLine) -> TwoLines:
    return TwoLines(line.subject, _facts(line), title_role="body", line_role="caption")
