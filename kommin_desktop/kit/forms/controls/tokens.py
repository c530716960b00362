"""Several entries in one field: groups, languages, recipients."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from kommin_desktop.base.folding import fold
from kommin_desktop.base.text import _
from kommin_desktop.kit.forms.controls.control import Control, Problem
from kommin_desktop.kit.forms.controls.token_box import Entry, Token, TokenBox, TokenLine
from kommin_desktop.kit.forms.popups.suggestions import Suggestion, Suggestions

_MOST_OFFERED = 50


class TokenField(Control):
    """Entries chosen from a list while typing; Enter takes, Rück removes the last one.

    With `new` what is not in the list becomes an entry with the id None. Where there are too many
    to list `find` names those that fit what is typed; None says that the file is busy.
    """

    def __init__(
        self,
        choices: Sequence[tuple[int, str]] = (),
        *,
        name: str = "",
        spoken: str = "",
        placeholder: str = "",
        new: bool = False,
        find: Callable[[str], Sequence[tuple[int, str]] | None] | None = None,
    ) -> None:
        self._find = find
        self.line = TokenLine(placeholder)
        self._frame = TokenBox(self.line)
        self._tokens: list[Token] = []
        self._choices = [Entry(*choice) for choice in choices]
        self._takes_new = new
        self._marked = -1
        self._bad = False
        super().__init__(self.line, name=name, spoken=spoken)
        self._list = Suggestions(self._frame, self.line)
        self._list.chosen.connect(self._on_chosen)
        self.line.textEdited.connect(self._on_text_edited)

    def lay_out(self, layout: QVBoxLayout) -> None:
        layout.addWidget(self._frame)

    def set_choices(self, choices: Sequence[tuple[int, str]]) -> None:
        """Propose these from now on."""
        self._choices = [Entry(*choice) for choice in choices]

    def values(self) -> list[Entry]:
        """The entries in their order."""
        return [token.entry for token in self._tokens]

    def value(self) -> list[Entry]:
        return self.values()

    def set_value(self, value: Iterable[tuple[int | None, str]] | None) -> None:
        for token in self._tokens:
            self._drop(token)
        self._tokens = []
        for entry in value or ():
            self._append(Entry(*entry))
        self.line.clear()

    def problem(self) -> Problem | None:
        text = self.line.text().strip()
        if not text:
            return None
        return Problem(
            _("„{text}“ ist noch kein Eintrag. Wählen Sie einen der Liste.").format(text=text)
        )

    def settle(self) -> None:
        """Take what was typed, if it names an entry or new ones are allowed."""
        self._list.close_up()
        self._mark(-1)
        self._take_typed()

    def show_bad(self, bad: bool) -> None:
        self._bad = bad
        self._frame.show_state(focused=self.line.hasFocus(), bad=bad)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list and the entries take their keys before the line does."""
        if watched is self.line:
            if self._list.take_event(event):
                return True
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                entered = event.type() == QEvent.Type.FocusIn
                self._frame.show_state(focused=entered, bad=self._bad)
            elif (
                event.type() == QEvent.Type.KeyPress
                and isinstance(event, QKeyEvent)
                and self._took_key(Qt.Key(event.key()))
            ):
                return True
        return super().eventFilter(watched, event)

    def _took_key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._take_typed()
        if key == Qt.Key.Key_Down:
            self._offer()
            return True
        if self.line.cursorPosition() > 0 or self.line.hasSelectedText():
            return False
        if key == Qt.Key.Key_Left and self._tokens:
            self._mark(len(self._tokens) - 1 if self._marked < 0 else max(0, self._marked - 1))
            return True
        if key == Qt.Key.Key_Right and self._marked >= 0:
            self._mark(self._marked + 1 if self._marked + 1 < len(self._tokens) else -1)
            return True
        if key == Qt.Key.Key_Backspace or (key == Qt.Key.Key_Delete and self._marked >= 0):
            return self._remove_marked()
        self._mark(-1)
        return False

    def _remove_marked(self) -> bool:
        if not self._tokens:
            return False
        index = self._marked if self._marked >= 0 else len(self._tokens) - 1
        was_marked = self._marked >= 0
        self._on_removed(self._tokens[index])
        self._mark(min(index, len(self._tokens) - 1) if was_marked else -1)
        return True

    def _take_typed(self) -> bool:
        text = " ".join(self.line.text().split())
        if not text:
            return False
        known = next((one for one in self._choices if fold(one.text) == fold(text)), None)
        if known is None and not self._takes_new:
            return False
        self._take(known or Entry(None, text))
        return True

    def _take(self, entry: Entry) -> None:
        self.line.clear()
        self._list.close_up()
        if fold(entry.text) not in {fold(one.text) for one in self.values()}:
            self._append(entry)
        self.edited.emit()

    def _append(self, entry: Entry) -> None:
        token = Token(entry)
        token.removed.connect(lambda: self._on_removed(token))
        self._tokens.append(token)
        flow = self._frame.flow
        flow.removeWidget(self.line)
        flow.addWidget(token)
        flow.addWidget(self.line)
        self._tell()

    def _on_removed(self, token: Token) -> None:
        self._tokens.remove(token)
        self._drop(token)
        self.edited.emit()
        self.line.setFocus()

    def _drop(self, token: Token) -> None:
        self._frame.flow.removeWidget(token)
        token.hide()
        token.deleteLater()
        self._tell()

    def _mark(self, index: int) -> None:
        self._marked = index
        for place, token in enumerate(self._tokens):
            token.is_marked = place == index
            token.update()

    def _tell(self) -> None:
        """Let screen readers find the entries, which are painted."""
        self._frame.setAccessibleName(", ".join(entry.text for entry in self.values()))
        self._frame.updateGeometry()

    def _on_text_edited(self) -> None:
        self._mark(-1)
        self.edited.emit()
        self._offer()

    def _offer(self) -> None:
        text = fold(self.line.text())
        if self._find is not None and (found := self._find(self.line.text())) is not None:
            self.set_choices(found)
        taken = {fold(entry.text) for entry in self.values()}
        fitting = [
            one
            for one in self._choices
            if (self._find or text in fold(one.text)) and fold(one.text) not in taken
        ]
        fitting.sort(key=lambda one: not fold(one.text).startswith(text))
        rows = [Suggestion(one, one.text) for one in fitting[:_MOST_OFFERED]]
        typed = " ".join(self.line.text().split())
        if self._takes_new and text and all(fold(one.text) != text for one in self._choices):
            entry = Entry(None, typed)
            words = _("„{text}“ neu anlegen").format(text=typed)
            rows.append(Suggestion(entry, words, "", "plus"))
        self._list.offer(rows)

    def _on_chosen(self, entry: object) -> None:
        if isinstance(entry, Entry):
            self._take(entry)
