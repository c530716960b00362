"""The letter that shows what the letterhead looks like: the real one, with invented words."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kommin_desktop.base.clock import now, today
from kommin_desktop.base.text import _
from kommin_desktop.base.text import letter_text as paper
from kommin_desktop.kit.jobs import start_beside
from kommin_desktop.kit.preview import ThumbView
from kommin_desktop.kit.widgets import Label
from kommin_desktop.office.queries import SignatoryLine
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.chunks import Step

_WAIT_MS = 200
"""While one types, the page is made once and not with every key."""


def specimen_pdf(
    office: OfficeData, signatory: SignatoryLine | None, day: date, created: datetime
) -> bytes:
    """A letter to an invented person on the office's letterhead."""
    from kommin_desktop.documents import pdf
    from kommin_desktop.documents.blocks import Text
    from kommin_desktop.letters.documents import Recipient, letter_frame, office_letter

    sentences = (
        paper(
            "so sieht ein Brief aus, den das Programm mit den Angaben Ihrer Dienststelle "
            "schreibt: Name und Logo oben, die Absenderzeile über der Anschrift, Durchwahl und "
            "Zeichen rechts, die Anschrift der Dienststelle in der Fußzeile."
        ),
        paper("Einladungen, Protokolle und Bescheinigungen verwenden denselben Briefkopf."),
    )
    frame = letter_frame(
        office,
        signatory,
        subject=paper("Ihr neuer Briefkopf"),
        day=day,
        body=tuple(Text(sentence) for sentence in sentences),
    )
    to = Recipient(
        None,
        (paper("Frau"), "Mina Beispiel", "Musterweg 1", "32049 Herford"),
        paper("Sehr geehrte Frau Beispiel,"),
        {},
    )
    return pdf.render(office_letter(frame, to, created=created))


class SpecimenView(QWidget):
    """The page, made anew beside the window when the data change; the old one stays meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("specimen")
        self._office = OfficeData()
        self._signatory: SignatoryLine | None = None
        self._is_making = self._is_old = False
        self.thumb = ThumbView(name="specimen_page", spoken=_("Musterbrief"))
        self.thumb.set_still()
        self._trouble = Label("", "small", "danger", wraps=True)
        self._trouble.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.thumb, 1)
        layout.addWidget(self._trouble)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WAIT_MS)
        self._soon.timeout.connect(self._make)

    @property
    def has_page(self) -> bool:
        """Whether a page was made already."""
        return self.thumb.page_count() > 0

    def show_office(self, office: OfficeData, signatory: SignatoryLine | None) -> None:
        """Show a letter of this office, signed like this, in a moment."""
        if (office, signatory) != (self._office, self._signatory) or not self.has_page:
            self._office, self._signatory = office, signatory
            self._soon.start()

    def _make(self) -> None:
        if self._is_making:
            self._is_old = True
            return
        self._is_making = True
        office, signatory = self._office, self._signatory
        day, created = today(), now()

        def make(_step: Step) -> bytes:
            return specimen_pdf(office, signatory, day, created)

        task = start_beside(make)
        alive = [self]
        self.destroyed.connect(alive.clear)

        def tell(pdf: bytes | None, error: BaseException | None) -> None:
            for view in alive:  # nobody, if the page is gone by then
                view._on_made(pdf, error)

        task.when_over(tell)

    def _on_made(self, pdf: bytes | None, error: BaseException | None) -> None:
        self._is_making = False
        self._trouble.setVisible(error is not None)
        if error is not None:
            self._trouble.setText(_("Der Musterbrief lässt sich nicht zeichnen."))
        elif pdf is not None:
            self.thumb.show_pdf(pdf)
        if self._is_old:
            self._is_old = False
            self._make()
