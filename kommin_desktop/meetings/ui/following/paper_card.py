"""The first page of the minutes, as they would be printed or as they were sent."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.errors import OfficeError
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.preview import ThumbView
from kommin_desktop.kit.widgets import Button, Card, CardHeading, FlowLayout, Label
from kommin_desktop.meetings.ui.following.aftermath import Aftermath
from kommin_desktop.meetings.ui.following.minutes_files import Pages, minutes_pages
from kommin_desktop.meetings.ui.minutes_pdf import ways_out

_AFTER_MS = 200


class PaperCard(Card):
    """The page is made after a pause; the former one is seen until then."""

    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._round = 0
        self._wanted: tuple[int, int | None] = (0, None)
        self._open = Button(_("Öffnen"), "eye", "ghost", small=True, name="open_minutes")
        self.heading = CardHeading(_("Protokoll"), link=self._open)
        self._trouble = Label("", "small", "danger", wraps=True)
        self._ways = QWidget()
        flow = FlowLayout(self._ways, spacing=8)
        for number in range(2):
            way = Button("", small=True, name=f"minutes_way_{number}")
            way.clicked.connect(partial(self._on_way, number))
            flow.addWidget(way)
        self._hide_trouble()
        self.thumb = ThumbView(name="minutes_thumb", spoken=_("Protokoll öffnen"))
        super().__init__(
            self.heading,
            self._trouble,
            self._ways,
            self.thumb,
            margins=(18, 12, 18, 16),
            spacing=8,
        )
        self.setObjectName("paper_card")
        self._open.clicked.connect(self.opened)
        self.thumb.opened.connect(self.opened)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._make)

    def show_aftermath(self, aftermath: Aftermath) -> None:
        """Make the page anew."""
        version = aftermath.version
        sent = version.issued_document_id if version and aftermath.is_locked else None
        wanted = (aftermath.meeting.id, sent)
        if wanted[0] != self._wanted[0]:
            self.thumb.show_pdf(b"")
            self.heading.title.setText(_("Protokoll"))
        self._wanted = wanted
        self._round += 1
        self._timer.start()

    def _make(self) -> None:
        number = self._round

        def made(pages: Pages) -> None:
            if number != self._round:
                return
            try:
                self.thumb.show_pdf(pages.content)
            except OfficeError as error:
                self._show_trouble(error)
                return
            self._hide_trouble()
            self.thumb.show()
            words = ngettext("Protokoll, {n} Seite", "Protokoll, {n} Seiten", pages.pages)
            self.heading.title.setText(words.format(n=pages.pages))

        def failed(error: BaseException) -> None:
            if not isinstance(error, OfficeError):
                self._desk.broke.emit(error)
            elif number == self._round:
                self._show_trouble(error)

        make = minutes_pages(self._desk.path, *self._wanted)
        self._desk.compute(make, made, failed=failed)

    def _show_trouble(self, error: OfficeError) -> None:
        """Say why there is no page, and what can be done."""
        self.heading.title.setText(_("Protokoll"))
        self._trouble.setText(error.sentence)
        self._trouble.show()
        self.thumb.hide()
        meeting, document = self._wanted
        self._ways.setVisible(document is not None)
        if document is not None:
            buttons = self._ways.findChildren(Button)
            for button, way in zip(buttons, ways_out(meeting, document), strict=True):
                button.setText(way.title)

    def _hide_trouble(self) -> None:
        self._trouble.hide()
        self._ways.hide()

    def _on_way(self, number: int) -> None:
        meeting, document = self._wanted
        if document is not None:
            self._desk.go(ways_out(meeting, document)[number].route)
