"""The form in the place of an agenda row: title, kind, who, how long, confidential, a note."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import (
    CheckField,
    ChoiceField,
    Field,
    FieldRow,
    MultilineField,
    NumberField,
    TextField,
)
from kommin_desktop.kit.widgets import Button, Label, column, row
from kommin_desktop.meetings.rules.agenda_items import (
    ItemDraft,
    ItemKind,
    guess_item_kind,
    is_approval_title,
    item_kind_label,
)
from kommin_desktop.meetings.ui.preparing.name_field import NameField

_HEADING = "heading"
_Key = Qt.Key


class ItemForm(QFrame):
    """Edits one item; Enter takes over, Esc leaves it as it was, going elsewhere takes over."""

    taken = Signal()
    cancelled = Signal()
    grown = Signal()
    reached = Signal(QWidget)
    """The keys came to a field, which may lie where it is not seen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("item_form")
        self._draft = ItemDraft("")
        self._shown_title = ""
        self._guesses_kind = False
        self._is_over = True
        self.title = Field(_("Titel"), TextField(), required=True, name="item_title")
        kinds = [(kind.value, item_kind_label(kind.value)) for kind in ItemKind]
        self.kind = Field(
            _("Art"),
            ChoiceField([*kinds, (_HEADING, _("Zwischenüberschrift"))]),
            name="item_kind",
        )
        self.presenter = Field(_("Verantwortlich"), NameField(desk), name="item_presenter")
        self.minutes = Field(
            _("Dauer"), NumberField(0, 999, step=5, unit=_("Min.")), name="item_minutes"
        )
        self.remark = Field(
            _("Merker für Sie, wird nie gedruckt"),
            MultilineField(least=1, most=5),
            name="item_remark",
        )
        self.closed = CheckField(_("nichtöffentlich"), name="item_closed")
        self._take = Button(_("Übernehmen"), "check", small=True, name="item_take")
        self._leave = Button(_("Verwerfen"), kind="plain", small=True, name="item_leave")
        keys = Label(_("Enter übernimmt, Esc verwirft"), "caption", "text3")
        column(
            self.title,
            FieldRow([(self.kind, 3), (self.presenter, 5), (self.minutes, 2)]),
            self.remark,
            row(self.closed, None, keys, self._leave, self._take, spacing=6),
            margins=(16, 10, 16, 10),
            spacing=6,
            into=self,
        )
        self._connect()

    def _connect(self) -> None:
        self._take.clicked.connect(self.try_take)
        self._leave.clicked.connect(self.leave)
        self.title.input.edited.connect(self._on_title_edited)
        self.kind.input.edited.connect(self._on_kind_edited)
        self.remark.input.edited.connect(self.grown)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def begin(self, draft: ItemDraft, remark: str = "", *, is_new: bool = False) -> None:
        """Show an item."""
        self._is_over = False
        self._draft = draft
        self._shown_title = " ".join(draft.title.split())
        self._guesses_kind = is_new and draft.kind == ItemKind.INFO and not draft.is_heading
        self.title.set_value(self._shown_title)
        self.kind.set_value(_HEADING if draft.is_heading else str(draft.kind))
        self.presenter.set_value(draft.presenter)
        self.minutes.set_value(draft.planned_min)
        self.closed.set_value(not draft.is_public)
        self.remark.set_value(remark)
        self._show_parts()

    def focus_title(self) -> None:
        """Begin with the title."""
        self.title.setFocus()
        control = self.title.control
        if hasattr(control, "selectAll"):
            control.selectAll()

    def draft(self) -> ItemDraft:
        """The item as it is entered now; what the form does not show stays."""
        title, kind = self.title.value(), self.kind.value()
        same = title == self._shown_title
        return replace(
            self._draft,
            title=self._draft.title if same else title,
            is_heading=kind == _HEADING,
            kind=ItemKind.INFO.value if kind == _HEADING else kind,
            is_approval=self._draft.is_approval if same else is_approval_title(title),
            is_public=not self.closed.value(),
            planned_min=None if kind == _HEADING else self.minutes.value(),
            presenter="" if kind == _HEADING else self.presenter.value(),
        )

    def note(self) -> str:
        """The office's note."""
        return str(self.remark.value())

    def try_take(self) -> None:
        """Take over, unless something is wrong."""
        fields = (self.title, self.minutes)
        wrong = [field for field in fields if not field.check()]
        if wrong:
            self.grown.emit()
            wrong[0].setFocus()
        elif not self._is_over:
            self._is_over = True
            self.taken.emit()

    def leave(self) -> None:
        """Leave the item as it was."""
        if not self._is_over:
            self._is_over = True
            self.cancelled.emit()

    def give_up(self) -> None:
        """Take over what can be taken over, else leave: the person went elsewhere."""
        for field in (self.presenter, self.minutes):
            field.input.settle()
        is_right = all(field.check() for field in (self.title, self.minutes))
        if is_right:
            self.try_take()
        else:
            self.leave()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (_Key.Key_Escape, _Key.Key_Return, _Key.Key_Enter)
            if event.key() in keys:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == _Key.Key_Escape:
            self.leave()
        elif event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self.try_take()
        else:
            # Keys like F2 or + are the list's only outside its form.
            event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("subtle"))
        painter.fillRect(0, 0, theme.px(3), self.height(), theme.color("accent"))

    def _show_parts(self) -> None:
        is_heading = self.kind.value() == _HEADING
        self.presenter.setVisible(not is_heading)
        self.minutes.setVisible(not is_heading)
        self.remark.setVisible(not is_heading)
        QTimer.singleShot(0, self, self.grown.emit)

    def _on_title_edited(self) -> None:
        if self._guesses_kind:
            self.kind.set_value(guess_item_kind(self.title.value()).value)

    def _on_kind_edited(self) -> None:
        self._guesses_kind = False
        self._show_parts()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._is_over or now is None or not self.isVisible():
            return
        above: QWidget | None = now
        while above is not None:
            if above is self:
                self.reached.emit(now)
                return
            above = above.parentWidget()
        QTimer.singleShot(0, self, self._on_left)

    def _on_left(self) -> None:
        if not self._is_over:
            self.give_up()
