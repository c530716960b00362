"""What stands beside a paper: how it is printed, how it is passed on, what it contains."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import (
    CheckField,
    ChoiceField,
    Field,
    FieldRow,
    NumberField,
    TextField,
)
from kommin_desktop.kit.preview.paper import Paper, PaperOption, page_words, size_words
from kommin_desktop.kit.preview.printing import Printers, PrintOrder, pages_from_text
from kommin_desktop.kit.settings import Settings
from kommin_desktop.kit.widgets import (
    ActionButton,
    ElidedLabel,
    Label,
    Separator,
    clear,
    column,
    scroll,
)

_MOST_COPIES = 999
_ALL, _CURRENT, _SOME = "all", "current", "some"


class PrintPane(QFrame):
    """The pane at the right of a paper; its order is read when the person prints."""

    option_changed = Signal()

    def __init__(
        self, settings: Settings, printers: Printers, print_it: QAction, pass_on: Sequence[QAction]
    ) -> None:
        super().__init__()
        self.setObjectName("print_pane")
        self.setProperty("pane", "right")
        self._settings = settings
        self._printers = printers
        self._print_it = print_it
        self._page_count = 0
        self._printing = self._printing_part(print_it)
        self._no_printer = Label(
            _(
                "Auf diesem Computer ist kein Drucker eingerichtet. Speichern Sie das Papier als"
                " PDF und drucken Sie es an einem anderen Platz."
            ),
            "small",
            "text2",
            wraps=True,
        )
        self._no_printer.setObjectName("no_printer")
        self._no_printer.hide()
        self._options = QWidget()
        self._file_name = ElidedLabel("", "small", "text2")
        self._file_size = Label("", "small", "text2")
        self._file_size.setObjectName("file_size")
        self._lay_out(pass_on)
        self._resize()
        theme.notifier().changed.connect(self._resize)

    def look_for_printers(self) -> None:
        """Ask the system which printers there are, and propose the one used last."""
        names = self._printers.names()
        self._printer.set_choices([(name, name) for name in names])
        if names and self._printer.value() is None:
            last = str(self._settings.value("print/printer", ""))
            wishes = [last, self._printers.usual(), names[0]]
            self._printer.set_value(next(wish for wish in wishes if wish in names))
        self._printing.setVisible(bool(names))
        self._no_printer.setVisible(not names)
        self._print_it.setEnabled(bool(names) and self._page_count > 0)

    def show_paper(self, paper: Paper) -> None:
        """Offer what may be chosen about this paper."""
        layout = self._options.layout()
        if layout is not None:
            clear(layout)
            for option in paper.options:
                layout.addWidget(self._option_tick(option))
        self._contents.setVisible(bool(paper.options))
        self._file_name.setText(paper.file_name)

    def show_size(self, pages: int, size: int) -> None:
        """Say how many pages there are and how large the file is."""
        self._page_count = pages
        self._file_size.setText(f"{page_words(pages)} · {size_words(size)}")
        self._print_it.setEnabled(bool(pages) and self._printer.value() is not None)

    def order(self, current_page: int) -> PrintOrder | None:
        """What is asked for; None if a field says what is wrong with it."""
        if not (self._copies_field.check() & self._range_field.check()):
            wrong = self._copies_field if self._copies_field.error else self._range_field
            wrong.control.setFocus()
            return None
        which = self._pages.value()
        pages = tuple(range(1, self._page_count + 1))
        if which == _CURRENT:
            pages = (current_page,)
        elif which == _SOME:
            pages = pages_from_text(self._range.value(), self._page_count)
        order = PrintOrder(
            self._printer.value(),
            pages,
            self._copies.value() or 1,
            both_sides=self._both_sides.value(),
            grey=self._grey.value(),
        )
        self._settings.set_value("print/printer", order.printer)
        self._settings.set_value("print/both_sides", order.both_sides)
        self._settings.set_value("print/grey", order.grey)
        return order

    def _printing_part(self, print_it: QAction) -> QWidget:
        self._printer = ChoiceField()
        self._copies = NumberField(1, _MOST_COPIES)
        self._copies.set_value(1)
        self._pages = ChoiceField(
            [(_ALL, _("Alle")), (_CURRENT, _("Aktuelle")), (_SOME, _("Auswahl …"))]
        )
        self._pages.set_value(_ALL)
        self._pages.edited.connect(self._on_pages_chosen)
        self._range = TextField(placeholder="1–3, 5")
        self._copies_field = Field(
            _("Exemplare"), self._copies, name="print_copies", check=_check_copies
        )
        self._range_field = Field(
            _("Welche Seiten"), self._range, name="print_range", check=self._check_range
        )
        self._range_field.hide()
        self._both_sides = CheckField(_("Beidseitig"), name="print_both_sides")
        self._both_sides.set_value(self._settings.value("print/both_sides", True))
        self._grey = CheckField(_("Schwarz-Weiß"), name="print_grey")
        self._grey.set_value(self._settings.value("print/grey", False))
        return column(
            Field(_("Drucker"), self._printer, name="print_printer"),
            FieldRow([self._copies_field, Field(_("Seiten"), self._pages, name="print_pages")]),
            self._range_field,
            FieldRow([self._both_sides, self._grey]),
            _wide(ActionButton(print_it, "primary")),
            spacing=8,
        )

    def _lay_out(self, pass_on: Sequence[QAction]) -> None:
        column(spacing=4, into=self._options)
        self._contents = column(
            Separator(), Label(_("Inhalt"), "section"), self._options, spacing=12
        )
        content = column(
            Label(_("Drucken"), "section"),
            self._printing,
            self._no_printer,
            2,
            Separator(),
            Label(_("Weitergeben"), "section"),
            *(_wide(ActionButton(action)) for action in pass_on),
            2,
            self._contents,
            None,
            column(self._file_name, self._file_size, spacing=2),
            margins=(20, 16, 20, 16),
            spacing=10,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(scroll(content))

    def _option_tick(self, option: PaperOption) -> CheckField:
        tick = CheckField(option.text, name=f"option_{option.key}")
        tick.set_value(option.is_on)

        def choose() -> None:
            option.is_on = tick.value()
            self.option_changed.emit()

        tick.edited.connect(choose)
        return tick

    def _on_pages_chosen(self) -> None:
        wants_range = self._pages.value() == _SOME
        self._range_field.setVisible(wants_range)
        if wants_range:
            self._range_field.control.setFocus()
        else:
            self._range_field.set_value("")

    def _check_range(self, text: str) -> str | None:
        try:
            pages_from_text(text, self._page_count)
        except UserError as error:
            return error.sentence
        return None

    def _resize(self) -> None:
        self.setFixedWidth(theme.px(308))


def _check_copies(value: int | None) -> str | None:
    return None if value else _("Wie viele Exemplare sollen es sein?")


def _wide(button: ActionButton) -> ActionButton:
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
