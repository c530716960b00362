"""The letter to one contact in the preview: what is printed or saved is kept in the archive."""

from __future__ import annotations

from functools import partial

from kommin_desktop.base.clock import today
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.text import _
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import Crumb
from kommin_desktop.kit.preview import Paper, PaperPage
from kommin_desktop.kit.router import Route
from kommin_desktop.letters.rules.single import SingleLetter
from kommin_desktop.letters.ui.file_name import fit_words
from kommin_desktop.letters.ui.writing.bundle import LetterBundle, pages, read_bundle, read_draft
from kommin_desktop.store.chunks import Step


class SingleLetterPaperPage(PaperPage):
    """Route: briefe/schreiben/<contact>/vorschau."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "single_letter_paper")

    def show_route(self, route: Route) -> None:
        """Read what was written last, behind all that is still in line, and show its pages."""
        number = route.number(2) or 0

        def drafted(letter: SingleLetter | None) -> None:
            self.desk.read(
                lambda connection: read_bundle(connection, number),
                lambda bundle: self._show_letter(bundle, letter or SingleLetter(number)),
                key="single_letter_paper",
            )

        self.desk.on_file(partial(read_draft, number), done=drafted, quietly=True)

    def _show_letter(self, bundle: LetterBundle, letter: SingleLetter) -> None:
        number, to = letter.contact_id, bundle.address

        def make(_step: Step) -> bytes:
            if to is None:
                raise UserError(_("Diesen Kontakt gibt es nicht mehr."))
            if refusal := bundle.refusal(letter):
                raise UserError(refusal)
            return pages(bundle, letter)

        def keep(content: bytes, count: int) -> None:
            from kommin_desktop.letters import service

            self.desk.do(
                _("Brief ausgegeben"), service.issue_letter, letter, content, count, done=kept
            )

        def kept(_document: int) -> None:
            self.desk.toast(_("Der Brief liegt im Archiv."))

        day = letter.day or today()
        name = to.display if to else ""
        self.show_paper(
            Paper(
                title=letter.subject.strip() or _("Brief"),
                file_name=f"{fit_words(_('Brief'), name)}_{day:%Y-%m-%d}.pdf",
                make=make,
                crumbs=(
                    Crumb(_("Kontakte"), "kontakte"),
                    Crumb(name, f"kontakte/{number}"),
                    Crumb(_("Brief"), f"briefe/schreiben/{number}"),
                ),
                handed_over=keep,
                ways=(Crumb(_("Brief weiterschreiben"), f"briefe/schreiben/{number}"),),
            )
        )
