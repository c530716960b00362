"""What can be done with several contacts at once; each is one work that can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.contacts import queries
from kommin_desktop.contacts.queries import GroupLine, LetterAddress
from kommin_desktop.contacts.ui.export import export_contacts
from kommin_desktop.contacts.ui.picking import find_groups
from kommin_desktop.kit.clipboard import copy_addresses
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import Field, Found, PickField
from kommin_desktop.kit.widgets import Button, Label, Separator, column, row, scroll


class BulkPane(QFrame):
    """The selected contacts: into a group, out of it, their addresses, a file, the trash."""

    trash_wanted = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("contact_bulk")
        self._desk = desk
        self._ids: list[int] = []
        self._groups: Sequence[GroupLine] = ()
        self._title = Label("", "title", wraps=True)
        self._title.setObjectName("bulk_title")
        self._put_field = PickField(
            lambda text: find_groups(desk, text, ()),
            placeholder=_("Gruppe eingeben …"),
            new=_("Gruppe „{text}“ neu anlegen"),
        )
        self._put_field.edited.connect(self._on_put_in)
        self._put_field.new_wanted.connect(self.put_in)
        self._take_field = PickField(self._find_present, placeholder=_("Gruppe eingeben …"))
        self._take_field.edited.connect(self._on_take_out)
        self._to_group = Field(_("Gruppe zuordnen"), self._put_field, name="bulk_group")
        self._from_group = Field(_("Aus Gruppe nehmen"), self._take_field, name="bulk_ungroup")
        self._lay_out()

    def show_contacts(self, ids: Sequence[int]) -> None:
        """Offer what can be done with these contacts."""
        self._ids = list(ids)
        count = f"{len(ids):,}".replace(",", ".")
        self._title.setText(
            ngettext("{n} Kontakt ausgewählt", "{n} Kontakte ausgewählt", len(ids)).format(n=count)
        )
        self._read_groups()

    def reload(self) -> None:
        """A work touched groups: read which ones the contacts are in."""
        self._read_groups()

    def _read_groups(self) -> None:
        self._desk.read(queries.groups_of_many(self._ids), self._show_groups, key="contact_bulk")

    def _show_groups(self, groups: Sequence[GroupLine]) -> None:
        self._groups = groups
        self._from_group.setVisible(bool(groups) and self._desk.can_write)

    def _find_present(self, text: str) -> Sequence[Found] | None:
        present = {group.id for group in self._groups}
        found = find_groups(self._desk, text, ())
        return None if found is None else [one for one in found if one.id in present]

    def _on_put_in(self) -> None:
        if self._put_field.chosen() is not None:
            self.put_in(self._put_field.chosen_text())

    def put_in(self, name: str) -> None:
        """Put all into the group of that name, made if need be."""
        from kommin_desktop.contacts import service

        self._put_field.set_chosen(None)
        words = _("In „{group}“ aufgenommen").format(group=name)

        def done(count: int) -> None:
            text = ngettext(
                "{n} Kontakt in „{group}“ aufgenommen.",
                "{n} Kontakte in „{group}“ aufgenommen.",
                count,
            )
            if not count:
                text = _("Alle waren schon in „{group}“.")
            self._desk.toast(text.format(n=count, group=name), undo=bool(count))

        self._desk.do(words, service.put_into_group, name, self._ids, done=done)

    def _on_take_out(self) -> None:
        group_id = self._take_field.chosen()
        if group_id is not None:
            self.take_out(group_id, self._take_field.chosen_text())

    def take_out(self, group_id: int, name: str) -> None:
        """Take all out of a group."""
        from kommin_desktop.contacts import service

        self._take_field.set_chosen(None)
        self._desk.do(
            _("Aus „{group}“ genommen").format(group=name),
            service.remove_from_group,
            group_id,
            self._ids,
            toast=_("Aus „{group}“ genommen.").format(group=name),
        )

    def _on_copy(self) -> None:
        def show(lines: list[LetterAddress]) -> None:
            count = copy_addresses(line.email for line in lines if line.email and not line.blocked)
            self._desk.toast(
                ngettext("{n} E-Mail-Adresse kopiert", "{n} E-Mail-Adressen kopiert", count).format(
                    n=count
                )
            )

        self._desk.read(queries.letter_addresses(self._ids), show)

    def _export(self, ending: str) -> None:
        export_contacts(self._desk, self._ids, _("Kontakte"), ending)

    def _lay_out(self) -> None:
        copy = Button(_("E-Mail-Adressen kopieren"), "copy", name="bulk_copy")
        copy.clicked.connect(self._on_copy)
        export = Button(_("Exportieren …"), "download", name="bulk_export")
        menu = QMenu(export)
        for ending, text in (
            ("xlsx", _("Als Excel-Arbeitsmappe …")),
            ("csv", _("Als CSV für Excel …")),
            ("vcf", _("Als vCard …")),
        ):
            action = menu.addAction(text)
            action.setObjectName(f"bulk_{ending}")
            action.triggered.connect(lambda _on=False, ending=ending: self._export(ending))
        export.setMenu(menu)
        trash = Button(_("In den Papierkorb"), "trash-2", "danger", name="bulk_trash")
        trash.clicked.connect(lambda: self.trash_wanted.emit(list(self._ids)))
        for widget in (self._to_group, trash):
            if not self._desk.can_write:
                widget.hide()
        content = column(
            self._title,
            Separator(),
            self._to_group,
            self._from_group,
            Separator(),
            row(copy, None),
            row(export, None),
            Separator(),
            row(trash, None),
            None,
            margins=(20, 18, 20, 18),
            spacing=14,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(content))
