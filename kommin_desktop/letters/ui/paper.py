"""An issued paper in the preview: printed again just as it left the office."""

from __future__ import annotations

from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Crumb
from kommin_desktop.kit.preview import Paper, PaperPage
from kommin_desktop.kit.router import Route
from kommin_desktop.letters.ui.file_name import file_name
from kommin_desktop.office.queries import KeptDocument, kept_document
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.driver import Connection


class IssuedPaperPage(PaperPage):
    """Route: briefe/<id>/vorschau."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "issued_paper")

    def show_route(self, route: Route) -> None:
        """Show the bytes that were kept; nothing is made anew."""
        number = route.number(1) or 0

        def look(connection: Connection) -> KeptDocument | None:
            return kept_document(connection, number)

        def show(kept: KeptDocument | None) -> None:
            self._show_kept(kept, number)

        self.desk.read(look, show, key="issued_paper")

    def _show_kept(self, kept: KeptDocument | None, number: int) -> None:
        def make(_step: Step) -> bytes:
            if kept is None:
                raise UserError(_("Dieses Schriftstück gibt es nicht mehr."))
            return kept.content

        title = kept.line.title if kept else _("Schriftstück")
        name = file_name(kept.line) if kept else f"{number}.pdf"
        crumbs = (Crumb(_("Briefe"), f"briefe/{number}"),)
        self.show_paper(Paper(title, name, make, crumbs=crumbs))
