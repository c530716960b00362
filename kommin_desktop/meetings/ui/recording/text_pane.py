"""The middle of the desk while minutes are taken: head of the item, text, results, quick entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kommin_desktop.base.clock import local_now
from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import AutosaveLabel, SaveState
from kommin_desktop.kit.tables.canvas import text_width
from kommin_desktop.kit.widgets import (
    Button,
    ElidedLabel,
    IconButton,
    InfoBar,
    Label,
    Pill,
    Separator,
    Symbol,
    row,
)
from kommin_desktop.kit.widgets.messages import announce
from kommin_desktop.kit.writing import MarkdownEditor, WritingBar
from kommin_desktop.meetings.rules.progress import Counts, time_left
from kommin_desktop.meetings.rules.states import Outcome, outcome_label
from kommin_desktop.meetings.ui.recording.entry_band import EntryBand
from kommin_desktop.meetings.ui.recording.entry_forms import Find
from kommin_desktop.meetings.ui.recording.keeping import TextKeeper
from kommin_desktop.meetings.ui.recording.record import Record
from kommin_desktop.meetings.ui.recording.results_list import ResultsList
from kommin_desktop.meetings.ui.recording.typed_lines import TypedLines

TEXT_MOST = 868
"""The text is at most 820 wide, with its margins."""


class TextPane(QWidget):
    """Everything about the item one writes on."""

    attendance_toggled = Signal(bool)

    def __init__(self, find: Find, day: Callable[[], date | None]) -> None:
        super().__init__()
        self.setObjectName("recording_text")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.head = ElidedLabel("", "caption", "text2")
        self.head.setObjectName("item_head")
        self.left = Pill("")
        self.left.setObjectName("time_left")
        self.outcome = Pill("")
        self.outcome.setObjectName("item_outcome")
        self.people = Button(_("Anwesenheit"), "users", small=True, name="attendance_toggle")
        self.people.setCheckable(True)
        self.people.clicked.connect(lambda: self.attendance_toggled.emit(self.people.isChecked()))
        self.title = Label("", "title", wraps=True)
        self.title.setObjectName("item_title")
        self.editor = MarkdownEditor("minutes_editor", _("Protokolltext"))
        self.editor.setProperty("flat", "1")
        self.editor.setPlaceholderText(
            _("Protokolltext … „B: “ am Zeilenanfang hält einen Beschluss fest.")
        )
        self.editor.setMinimumHeight(theme.px(72))
        self.lines = TypedLines(self.editor, day)
        self.bar = WritingBar(self.editor)
        self.menu = IconButton("ellipsis", _("Weiteres zu diesem TOP"), name="item_menu")
        self.results = ResultsList()
        self.band = EntryBand(find)
        self.band.height_changed.connect(self._fit_results)
        self.band.closed.connect(self.editor.setFocus)
        self._hint_text = Label("", "caption", "warn", wraps=True)
        self._hint_text.setObjectName("typing_hint")
        self._hint = row(Symbol("info", "warn", 14), (self._hint_text, 1), spacing=6)
        self._hint.hide()
        self.editor.edited.connect(self._hint.hide)
        self._message: InfoBar | None = None
        self._lay_out()

    def use_keeper(self, keeper: TextKeeper) -> None:
        """Show what becomes of the text that is typed here."""
        self._saved = AutosaveLabel(keeper.autosave, name="autosave")
        self._saved.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tools.insertWidget(self._tools.count() - 1, self._saved)
        self._autosave = keeper.autosave
        self._autosave.watch(self.editor)
        self._autosave.state_changed.connect(self._fit_saved)
        theme.notifier().changed.connect(self._fit_saved)
        self.editor.edited.connect(keeper.touch)
        self._fit_saved()

    def show_item(self, record: Record, item_id: int, *, can_edit: bool) -> None:
        """Show the head of an item and what came out of it; the text is the editor's."""
        entry = record.entry_of(item_id)
        if entry is None:
            return
        self.head.setText(record.head_of(item_id))
        self.title.setText(entry.item.title)
        self.editor.setAccessibleName(
            _("Protokolltext zu {item}").format(item=record.label(item_id))
        )
        said = entry.item.outcome not in ("", Outcome.DEALT.value)
        self.outcome.setVisible(said)
        if said:
            self.outcome.show_state(outcome_label(entry.item.outcome), "warn")
        self.results.show_results(record.results(item_id), can_edit=can_edit)
        self.band.setVisible(can_edit)
        self.bar.setEnabled(can_edit)
        self.menu.setVisible(can_edit)
        if self.editor.isReadOnly() == can_edit:
            self.editor.setReadOnly(not can_edit)
        self.band.decision.show_entitled(record.entitled(item_id))
        self.show_clock(record, item_id)
        self._fit_results()

    def show_text(self, text: str, *, same_item: bool = False) -> None:
        """Show the text of an item; what was typed for another cannot be taken back here."""
        place = self.editor.textCursor().position()
        self.editor.set_markdown(text)
        if same_item:
            cursor = self.editor.textCursor()
            cursor.setPosition(min(place, self.editor.document().characterCount() - 1))
            self.editor.setTextCursor(cursor)
        else:
            self.editor.moveCursor(QTextCursor.MoveOperation.End)
            self.editor.document().clearUndoRedoStacks()

    def show_people(self, counts: Counts) -> None:
        """Say on the button for the attendance how many are there."""
        words = _("{count} da").format(count=counts.present)
        if counts.open:
            words += " · " + _("{count} offen").format(count=counts.open)
        self.people.setText(words)
        self.people.setAccessibleName(_("Anwesenheit: {words}").format(words=words))

    def set_narrow(self, is_narrow: bool, *, people_open: bool) -> None:
        """In a narrow window a button stands for the attendance."""
        self.people.setVisible(is_narrow)
        self.people.setChecked(people_open)

    def show_clock(self, record: Record, item_id: int) -> None:
        """How long the item may still take, on the day itself."""
        times = record.times(item_id)
        shown = record.is_running and times is not None and times[0] <= local_now()
        self.left.setVisible(shown)
        if shown and times is not None:
            left = time_left(times[1], local_now())
            self.left.show_state(left.words, left.tone, "clock")

    def tell(self, text: str) -> None:
        """A quiet hint below the text, until one types on."""
        self._hint_text.setText(text)
        self._hint.setVisible(bool(text))
        if text:
            announce(self, text)

    def show_message(self, bar: InfoBar | None) -> None:
        """A bar above the text, in place of the one before."""
        if self._message is not None:
            self._column.removeWidget(self._message)
            self._message.deleteLater()
        self._message = bar
        if bar is not None:
            self._column.insertWidget(0, bar)
            bar.show()

    def message(self) -> InfoBar | None:
        """The bar above the text."""
        return self._message

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_results()

    def _fit_saved(self) -> None:
        """A reason why saving failed is longer than the time of day, and has a button."""
        failed = self._autosave.state is SaveState.FAILED
        words = text_width(_("Gespeichert {time}").format(time="00:00:00"), "small")
        self._saved.setFixedWidth(theme.px(340) if failed else ceil(words) + theme.px(26))

    def _fit_results(self) -> None:
        """Results may take what the text can spare: it keeps a good part of the height."""
        share = 0.3 if self.band.open_kind is None else 0.22
        self.results.limit(int(self.height() * share))

    def _lay_out(self) -> None:
        head = QWidget()
        top = QHBoxLayout(head)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(theme.px(10))
        self.head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for item in (self.head, self.left, self.outcome):
            top.addWidget(item)
        top.addStretch(1)
        top.addWidget(self.people)
        self.people.hide()
        tools = QWidget()
        self._tools = QHBoxLayout(tools)
        self._tools.setContentsMargins(0, 0, 0, 0)
        self._tools.setSpacing(theme.px(6))
        self._tools.addWidget(self.bar, 1)
        self._tools.addWidget(self.menu)
        sheet = QWidget()
        sheet.setMaximumWidth(theme.px(TEXT_MOST))
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(14))
        self._column.setSpacing(theme.px(6))
        for widget, stretch in (
            (head, 0),
            (self.title, 0),
            (tools, 0),
            (Separator(), 0),
            (self.editor, 1),
            (self._hint, 0),
            (self.results, 0),
            (self.band, 0),
        ):
            self._column.addWidget(widget, stretch)
        centre = QHBoxLayout(self)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.addStretch(1)
        centre.addWidget(sheet, 1000)
        centre.addStretch(1)
        self.head.setAlignment(Qt.AlignmentFlag.AlignVCenter)
