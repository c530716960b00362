"""What the quick entry asks of a decision, a task and a remark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit import theme
from kommin_desktop.kit.forms import (
    Control,
    DateField,
    Found,
    MultilineField,
    NumberField,
    PickField,
    TextField,
)
from kommin_desktop.kit.widgets import Button, FlowLayout, Label, Symbol, column, row
from kommin_desktop.meetings.queries import DecisionLine, ItemTaskLine, RemarkLine
from kommin_desktop.meetings.rules.progress import votes_of
from kommin_desktop.meetings.rules.votes import Votes, votes_warning
from kommin_desktop.meetings.ui.recording.record import Entry

Find = Callable[[str], "Sequence[Found] | None"]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class TypedDecision:
    """A decision as typed, with how many might have voted."""

    wording: str
    votes: Votes | None
    entitled: int


@dataclass(frozen=True)
class TypedTask:
    """A task as typed; without an id the name may mean anybody."""

    title: str
    responsible: str = ""
    responsible_id: int | None = None
    due: date | None = None


@dataclass(frozen=True)
class TypedRemark:
    """A remark as typed."""

    text: str


Typed = TypedDecision | TypedTask | TypedRemark


class EntryForm(QWidget):
    """One kind of entry: Enter takes it, Umschalt+Enter begins a new line in its text."""

    submitted = Signal()

    def __init__(self, name: str, text: MultilineField | TextField, take: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_form")
        self.text = text
        self.take_button = Button(
            _("Übernehmen"), "corner-down-left", "primary", name=f"take_{name}"
        )
        self.take_button.setAccessibleName(take)
        self.take_button.clicked.connect(self.submitted)
        self._watch(text)

    def refusal(self) -> str:
        """Why this cannot be taken as it stands, or nothing."""
        return ""

    def typed(self) -> Typed:
        """What was typed."""
        return TypedRemark(self.text.value())

    def show_typed(self, typed: Typed) -> None:
        """Show what was typed before."""
        if isinstance(typed, TypedRemark):
            self.text.set_value(typed.text)

    def show_entry(self, entry: Entry) -> None:
        """Show an entry that is to be changed."""
        if isinstance(entry, RemarkLine):
            self.text.set_value(entry.text)

    def clear(self) -> None:
        """Be ready for the next one."""
        self.text.set_value("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the entry from a field of several lines too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in _ENTER and not shift:
                self.submitted.emit()
                return True
        return super().eventFilter(watched, event)

    def _watch(self, control: Control) -> None:
        if isinstance(control.control, QLineEdit):  # an open list of names takes Enter itself
            control.control.returnPressed.connect(self.submitted)
        else:
            control.control.installEventFilter(self)


class DecisionForm(EntryForm):
    """Wording and votes; a count that does not fit those present is mentioned, never refused."""

    def __init__(self) -> None:
        wording = MultilineField(
            name="decision_wording",
            spoken=_("Wortlaut des Beschlusses"),
            placeholder=_("Wortlaut des Beschlusses"),
            least=1,
            most=4,
        )
        super().__init__("decision", wording, _("Beschluss übernehmen"))
        self._entitled = 0
        self.yes = _votes("votes_yes", _("Ja-Stimmen"))
        self.no = _votes("votes_no", _("Nein-Stimmen"))
        self.abstain = _votes("votes_abstain", _("Enthaltungen"))
        self.unanimous = Button(_("Einstimmig"), kind="ghost", small=True, name="unanimous")
        self.unanimous.clicked.connect(self._on_unanimous)
        self.entitled = Label("", "caption", "text2")
        self.entitled.setObjectName("entitled")
        self.warning = Label("", "caption", "warn", wraps=True)
        self.warning.setObjectName("votes_warning")
        self._warned = row((Symbol("triangle-alert", "warn", 14)), (self.warning, 1), spacing=6)
        self._warned.hide()
        votes = QWidget()
        flow = FlowLayout(votes, spacing=8)
        for text, field in (
            (_("Ja"), self.yes),
            (_("Nein"), self.no),
            (_("Enthaltung"), self.abstain),
        ):
            flow.addWidget(row(Label(text, "small"), field, 4, spacing=6))
            field.edited.connect(self._on_votes_edited)
            self._watch(field)
        flow.addWidget(row(self.unanimous, margins=(0, 3, 0, 3)))
        flow.addWidget(row(self.entitled, margins=(0, 9, 0, 9)))
        column(
            row((wording, 1), self.take_button, spacing=8),
            votes,
            self._warned,
            spacing=8,
            into=self,
        )

    def show_entitled(self, count: int) -> None:
        """Say how many votes are in the room."""
        self._entitled = count
        words = ngettext("{count} stimmberechtigt", "{count} stimmberechtigt", count)
        self.entitled.setText(words.format(count=count) if count else "")
        self.unanimous.setEnabled(count > 0)
        self._on_votes_edited()

    def votes(self) -> Votes | None:
        """The count, None if no field says anything."""
        counts = [field.value() for field in (self.yes, self.no, self.abstain)]
        if all(count is None for count in counts):
            return None
        yes, no, abstain = (count or 0 for count in counts)
        return Votes(yes, no, abstain)

    def refusal(self) -> str:
        if not self.text.value():
            return _("Ein Beschluss braucht einen Wortlaut.")
        problems = (field.problem() for field in (self.yes, self.no, self.abstain))
        return next((problem.sentence for problem in problems if problem), "")

    def typed(self) -> TypedDecision:
        return TypedDecision(self.text.value(), self.votes(), self._entitled)

    def show_typed(self, typed: Typed) -> None:
        if isinstance(typed, TypedDecision):
            self.text.set_value(typed.wording)
            self._show_votes(typed.votes)

    def show_entry(self, entry: Entry) -> None:
        if isinstance(entry, DecisionLine):
            self.text.set_value(entry.wording)
            self._show_votes(votes_of(entry))

    def clear(self) -> None:
        super().clear()
        self._show_votes(None)

    def _show_votes(self, votes: Votes | None) -> None:
        self.yes.set_value(votes.yes if votes else None)
        self.no.set_value(votes.no if votes else None)
        self.abstain.set_value(votes.abstain if votes else None)
        self._on_votes_edited()

    def _on_unanimous(self) -> None:
        self._show_votes(Votes(self._entitled))
        self.take_button.setFocus()

    def _on_votes_edited(self) -> None:
        votes = self.votes()
        told = votes_warning(votes, self._entitled) if votes and self._entitled else None
        self.warning.setText(told or "")
        self._warned.setVisible(bool(told))


class TaskForm(EntryForm):
    """What is to be done, by whom and until when."""

    def __init__(self, find: Find) -> None:
        title = TextField(
            name="task_title", spoken=_("Text der Aufgabe"), placeholder=_("Was ist zu tun?")
        )
        super().__init__("task", title, _("Aufgabe übernehmen"))
        self.who = PickField(
            find, name="task_who", spoken=_("Zuständig"), placeholder=_("Name oder Kontakt")
        )
        self.due = DateField(name="task_due", spoken=_("Fällig am"))
        self.who.setMinimumWidth(theme.px(150))
        self.due.setFixedWidth(theme.px(150))
        for field in (self.who, self.due):
            self._watch(field)
        column(
            row((title, 1), self.take_button, spacing=8),
            row(
                Label(_("zuständig"), "caption", "text2"),
                (self.who, 1),
                Label(_("bis"), "caption", "text2"),
                self.due,
                spacing=8,
            ),
            spacing=8,
            into=self,
        )

    def refusal(self) -> str:
        if not self.text.value():
            return _("Eine Aufgabe braucht einen Text.")
        problem = self.due.problem()
        return problem.sentence if problem else ""

    def typed(self) -> TypedTask:
        self.who.settle()
        name = self.who.chosen_text() or self.who.typed()
        return TypedTask(self.text.value(), name, self.who.chosen(), self.due.value())

    def show_typed(self, typed: Typed) -> None:
        if isinstance(typed, TypedTask):
            self.text.set_value(typed.title)
            self.due.set_value(typed.due)
            self._show_who(typed.responsible_id, typed.responsible)

    def show_entry(self, entry: Entry) -> None:
        if isinstance(entry, ItemTaskLine):
            self.text.set_value(entry.title)
            self.due.set_value(entry.due)
            self._show_who(None, entry.responsible)

    def clear(self) -> None:
        super().clear()
        self.due.set_value(None)
        self._show_who(None, "")

    def _show_who(self, id_: int | None, name: str) -> None:
        self.who.set_chosen(id_, name)
        if id_ is None:
            self.who.line.setText(name)


class RemarkForm(EntryForm):
    """A note of the office to itself."""

    def __init__(self) -> None:
        text = TextField(
            name="remark_text", spoken=_("Text des Merkers"), placeholder=_("Woran ist zu denken?")
        )
        super().__init__("remark", text, _("Merker übernehmen"))
        column(
            row((text, 1), self.take_button, spacing=8),
            Label(
                _("Merker bleiben in der Geschäftsstelle und werden nie gedruckt."),
                "caption",
                "text2",
                wraps=True,
            ),
            spacing=8,
            into=self,
        )

    def refusal(self) -> str:
        return "" if self.text.value() else _("Ein Merker braucht einen Text.")


def _votes(name: str, spoken: str) -> NumberField:
    field = NumberField(0, 9999, name=name, spoken=spoken, to_the_right=True)
    field.setFixedWidth(theme.px(50))
    return field
