"""The list of those who are invited: who gets it, how, and what they answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QMenu, QSizePolicy, QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.icons import icon
from kommin_desktop.kit.tables import (
    Column,
    IdsModel,
    ListTable,
    Part,
    Pills,
    State,
    Tick,
    TwoLines,
)
from kommin_desktop.kit.widgets import Button, Card, Chip, Separator, row
from kommin_desktop.meetings.rules.states import Reply, reply_label
from kommin_desktop.meetings.ui.inviting.overview import Invitee, Overview
from kommin_desktop.meetings.ui.inviting.people.ask_line import AskLine
from kommin_desktop.meetings.ui.inviting.people.menus import (
    REPLY_KEYS,
    REPLY_SIGNS,
    channel_menu,
    channel_sign,
    needs_menu,
    reply_menu,
)
from kommin_desktop.meetings.ui.inviting.people.people_search import PeopleSearch


class RecipientList(Card):
    """Ticks stay here: they say who is meant by printing and mailing, and are not kept."""

    replied = Signal(list, str, str, int)
    """Whose answer, what, and for a deputy the name and the number of the contact (or 0)."""
    channel_chosen = Signal(list, str)
    needs_chosen = Signal(int, tuple)
    add_wanted = Signal(int)
    removal_wanted = Signal(list)
    current_changed = Signal()
    ticks_changed = Signal()

    def __init__(self, desk: Desk, look: QWidget) -> None:
        self._overview: Overview | None = None
        self._unticked: set[int] = set()
        self._search = PeopleSearch(desk)
        self.model: IdsModel[Invitee] = IdsModel(None, _texts)
        columns = (
            Column("tick", "", 44, keep=True, pressable=True),
            Column("name", _("Name")),
            Column("channel", _("Weg"), 180, pressable=True),
            Column("reply", _("Rückmeldung"), 132, keep=True, pressable=True),
        )
        self.table = ListTable(
            self.model, columns, "recipients", _("Eingeladene"), parts=self._part
        )
        self.table.horizontalHeader().hide()
        self.table.set_letters_as_commands(True)
        self._all = QCheckBox(_("Alle auswählen"))
        self._all.setObjectName("tick_all")
        self._all.setMinimumHeight(theme.px(24))
        self._all.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._every = Chip(_("Alle"), name="show_all")
        self._open = Chip(_("Offen"), name="show_open")
        self._add = Button(_("Empfänger"), "plus", "ghost", small=True, name="add_recipient")
        self._add.setAccessibleName(_("Weitere Person einladen"))
        self.ask_name = AskLine("added_contact", _("Kontakt einladen"), self._search.further)
        self.ask_deputy = AskLine(
            "deputy",
            _("Vertretung"),
            self._search.deputies,
            new=_("„{text}“ eintragen"),
        )
        head = row(
            (self._all, 1),
            self._every,
            self._open,
            look,
            self._add,
            margins=(13, 8, 10, 8),
            spacing=6,
        )
        super().__init__(
            head,
            Separator(),
            self.ask_name,
            self.ask_deputy,
            (self.table, 1),
            margins=(1, 1, 1, 1),
            spacing=0,
        )
        self._connect()

    def show_overview(self, overview: Overview) -> None:
        """Show these people; ticks and selection stay with those who stay."""
        is_other = self._is_other(overview)
        if is_other:
            self._unticked.clear()
            self.ask_name.hide()
            self.ask_deputy.hide()
        self._overview = overview
        can_answer = overview.is_prepared
        for part in (self._every, self._open, self._add):
            part.setVisible(can_answer)
        self._show_rows()
        if is_other and self._shown():
            self.table.select_id(self._shown()[0].id)
        elif self.table.current_id() is None:
            self.table.begin()

    def _is_other(self, overview: Overview) -> bool:
        """Whether this is another list of people than was shown."""
        shown = self._overview
        return (
            shown is None
            or shown.meeting.id != overview.meeting.id
            or (shown.invitation is None) != (overview.invitation is None)
        )

    def current(self) -> Invitee | None:
        """The person one is on."""
        number = self.table.current_id()
        return next((one for one in self._people() if one.id == number), None)

    def ticked(self) -> list[Invitee]:
        """Whom printing and mailing mean."""
        return [one for one in self._people() if one.id not in self._unticked]

    def tick_late(self) -> None:
        """Mean those alone who did not get what the others got."""
        self._unticked = {one.id for one in self._people() if not one.is_late}
        self._show_ticks()
        self.table.take_focus()

    def unticked_contacts(self) -> set[int]:
        """Who is left out of what one draws up."""
        return {one.contact_id for one in self._people() if one.id in self._unticked}

    def position(self) -> tuple[int, int]:
        """Which of how many people one is on, counted from 1."""
        ids = [one.id for one in self._shown()]
        number = self.table.current_id()
        return (ids.index(number) + 1 if number in ids else 0, len(ids))

    def find_code(self, code: str) -> bool:
        """Go to the person whose reply slip bears this code."""
        found = next((one for one in self._people() if one.code and one.code == code), None)
        if found is None:
            return False
        self._every.setChecked(True)
        self._show_rows()
        self.table.select_id(found.id)
        self.table.take_focus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Z, A, V and O answer for the person one is on, or for all that are selected."""
        answer = REPLY_KEYS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if answer is not None and plain and self.table.hasFocus():
            self._on_reply(self.table.selected_ids(), answer)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for chip in (self._every, self._open):
            group.addButton(chip)
        self._every.setChecked(True)
        group.buttonClicked.connect(lambda _chip: self._show_rows())
        self._all.clicked.connect(self._on_all)
        self._add.clicked.connect(self.ask_for_contact)
        self.ask_name.chosen.connect(self._on_added)
        self.ask_deputy.chosen.connect(self._on_deputy)
        for line in (self.ask_name, self.ask_deputy):
            line.closed.connect(self.table.take_focus)
        self.table.part_pressed.connect(self._on_pressed)
        self.table.space_pressed.connect(self._on_space)
        self.table.opened.connect(lambda number: self._on_pressed(number, "reply"))
        self.table.edit_wanted.connect(lambda number: self._on_pressed(number, "reply"))
        self.table.delete_wanted.connect(self._on_delete)
        self.table.menu_wanted.connect(self._on_menu)
        self.table.selection_changed.connect(lambda _ids: self.current_changed.emit())

    def ask_for_contact(self) -> None:
        """Open the line for a further person."""
        self.ask_deputy.hide()
        self.ask_name.ask(_("Wer wird noch eingeladen?"))

    def _people(self) -> Sequence[Invitee]:
        return self._overview.people if self._overview else ()

    def _shown(self) -> list[Invitee]:
        only_open = self._open.isChecked() and self._overview and self._overview.is_prepared
        return [one for one in self._people() if not only_open or one.reply == Reply.OPEN]

    def _show_rows(self) -> None:
        people = self._people()
        self._every.set_count(len(people))
        self._open.set_count(sum(one.reply == Reply.OPEN for one in people))
        self._search.present = {one.contact_id for one in people}
        self.model.set_lines(self._shown())
        self._unticked &= {one.id for one in people}
        self._show_ticks()
        self.current_changed.emit()

    def _show_ticks(self) -> None:
        total, ticked = len(self._people()), len(self.ticked())
        state = Qt.CheckState.PartiallyChecked
        if ticked == total:
            state = Qt.CheckState.Checked
        elif not ticked:
            state = Qt.CheckState.Unchecked
        self._all.setTristate(state == Qt.CheckState.PartiallyChecked)
        self._all.setCheckState(state)
        words = _("Alle auswählen")
        if ticked != total:
            words = ngettext("{n} ausgewählt", "{n} ausgewählt", ticked).format(n=ticked)
        self._all.setText(words)
        self.table.viewport().update()
        self.ticks_changed.emit()

    def _part(self, line: Invitee, key: str) -> Part | None:
        if key == "tick":
            return Tick(line.id not in self._unticked)
        if key == "name":
            return TwoLines(
                line.name,
                line.below(),
                avatar=line.name,
                is_organisation=line.is_organisation,
            )
        if key == "channel":
            sent = line.sent_words()
            return TwoLines(
                line.channel_words(),
                sent,
                icon=channel_sign(line.channel),
                title_role="small",
                line_role="caption",
                line_color="text2" if line.sent_on else "warn",
            )
        if self._overview is None or not self._overview.is_prepared:
            return None
        tone, sign = REPLY_SIGNS.get(line.reply, ("neutral", "minus"))
        return Pills([State(reply_label(line.reply), tone, sign)])

    def _on_all(self) -> None:
        is_all = not self._unticked
        self._unticked = {one.id for one in self._people()} if is_all else set()
        self._show_ticks()

    def _on_space(self, ids: list[int]) -> None:
        if all(number in self._unticked for number in ids):
            self._unticked -= set(ids)
        else:
            self._unticked |= set(ids)
        self._show_ticks()

    def _on_pressed(self, number: int, key: str) -> None:
        if key == "tick":
            self._on_space([number])
            return
        if self._overview is None or not self._overview.is_prepared:
            return
        self.table.select_id(number)
        menu = self._channel_menu() if key == "channel" else self._reply_menu()
        menu.popup(self.table.place_of(number, key))

    def _on_delete(self, ids: list[int]) -> None:
        if self._overview is not None and self._overview.is_prepared:
            self.removal_wanted.emit(ids)

    def _on_menu(self, place: QPoint) -> None:
        if self.current() is None or self._overview is None or not self._overview.is_prepared:
            return
        menu = self._reply_menu()
        menu.setObjectName("recipient_menu")
        menu.addSeparator()
        menu.addMenu(self._channel_menu())
        if (one := self.current()) is not None:
            menu.addMenu(needs_menu(self, one, lambda needs: self.needs_chosen.emit(one.id, needs)))
        menu.addSeparator()
        ids = self.table.selected_ids()
        remove = menu.addAction(icon("trash-2"), _("Von der Liste nehmen") + "\t" + _("Entf"))
        remove.setObjectName("remove_recipient")
        remove.triggered.connect(lambda: self.removal_wanted.emit(ids))
        menu.popup(place)

    def _reply_menu(self) -> QMenu:
        ids = self.table.selected_ids()
        return reply_menu(self, lambda answer: self._on_reply(ids, answer))

    def _channel_menu(self) -> QMenu:
        ids = self.table.selected_ids()
        return channel_menu(self, lambda channel: self.channel_chosen.emit(ids, channel))

    def _on_reply(self, ids: list[int], answer: Reply) -> None:
        if self._overview is None or not self._overview.is_prepared or not ids:
            return
        if answer != Reply.DEPUTY:
            self.replied.emit(ids, answer.value, "", 0)
            return
        self._search.asked_for = ids[0]
        self.table.select_id(ids[0])
        one = self.current()
        self.ask_name.hide()
        self.ask_deputy.ask(_("Wer kommt für {name}?").format(name=one.name if one else ""))

    def _on_deputy(self, number: int, name: str) -> None:
        self.table.take_focus()
        self.replied.emit(
            [self._search.asked_for], Reply.DEPUTY.value, "" if number else name, number
        )

    def _on_added(self, number: int, _name: str) -> None:
        self.table.take_focus()
        self.add_wanted.emit(number)


def _texts(line: Invitee) -> tuple[str, ...]:
    name, channel, answer = line.spoken()
    return ("", name, channel, answer)
