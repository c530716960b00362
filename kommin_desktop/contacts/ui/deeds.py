"""What the page of contacts offers in its head, and what it does with the selected contacts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Crumb, Heading, make_action

HOME = "kontakte"


class PageActions:
    """The actions in the head of the page."""

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        new: Callable[[], None],
        export: Callable[[], None],
        *,
        has_import: bool,
    ) -> None:
        self._new = make_action(page, "contact_new", _("Neuer Kontakt"), new, icon="plus")
        self._organisation = make_action(
            page,
            "organisation_new",
            _("Neue Organisation"),
            lambda: desk.go(f"{HOME}/neu?art=organisation"),
            icon="building-2",
        )
        self._export = make_action(
            page, "contacts_export", _("Liste exportieren …"), export, icon="download"
        )
        self._import = make_action(
            page,
            "contacts_import",
            _("Importieren"),
            lambda: desk.go(f"{HOME}/importieren"),
            icon="upload",
        )
        self._import.setVisible(has_import)
        for action in (self._new, self._organisation, self._import):
            action.setEnabled(desk.can_write)

    def heading(self, name: str, *, is_alone: bool, is_form: bool) -> Heading:
        """The head: of the list, or of one contact that fills the page alone."""
        beside: tuple[QAction, ...] = ()
        if is_form and not is_alone:
            beside = (self._new,)
        elif not is_alone and self._import.isVisible():
            beside = (self._import,)
        return Heading(
            name if is_alone and name else _("Kontakte"),
            crumbs=(Crumb(_("Kontakte"), HOME),) if is_alone else (),
            primary=None if is_form else self._new,
            secondary=beside,
            more=(self._organisation, self._export),
        )


def trash(desk: Desk, ids: Sequence[int], name: str) -> None:
    """Put contacts into the trash as one work; a single one is named."""
    from kommin_desktop.contacts import service

    told = ngettext(
        "{n} Kontakt in den Papierkorb gelegt", "{n} Kontakte in den Papierkorb gelegt", len(ids)
    ).format(n=len(ids))
    if len(ids) == 1 and name:
        told = _("„{name}“ in den Papierkorb gelegt").format(name=name)
    desk.do(told, service.trash_contacts, list(ids), toast=f"{told}.")


def row_menu(
    owner: QWidget,
    edit: Callable[[], None] | None,
    together: Callable[[], None] | None,
    copy: Callable[[], None],
    delete: Callable[[], None] | None,
) -> QMenu:
    """The menu of the selected rows; what is None is not offered."""
    menu = QMenu(owner)
    if edit is not None:
        menu.addAction(_("Bearbeiten")).triggered.connect(edit)
    if together is not None:
        menu.addAction(_("Gruppe, Export und mehr …")).triggered.connect(together)
    menu.addAction(_("Kopieren")).triggered.connect(copy)
    if delete is not None:
        menu.addAction(_("In den Papierkorb")).triggered.connect(delete)
    return menu


def count_words(shown: int, total: int, chosen: int) -> str:
    """„1.284 Kontakte · 1 ausgewählt“, for the status bar."""
    if shown == total:
        told = ngettext("{n} Kontakt", "{n} Kontakte", total).format(n=_figure(total))
    else:
        told = _("{n} von {total} Kontakten").format(n=_figure(shown), total=_figure(total))
    if chosen:
        told += " · " + _("{n} ausgewählt").format(n=_figure(chosen))
    return told


def _figure(count: int) -> str:
    return f"{count:,}".replace(",", ".")
