"""The papers of a meeting: those that are there, and those that somebody still has to send."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from kommin_desktop.base.text import _
from kommin_desktop.kit import theme
from kommin_desktop.kit.ask import FileKind
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.widgets import (
    Button,
    ElidedLabel,
    IconButton,
    Label,
    Symbol,
    clear,
    column,
    row,
)
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.queries import PaperFileLine
from kommin_desktop.meetings.ui.preparing.sheet import Sheet

_PRESENT = "present"


class PaperList(QWidget):
    """Papers with their agenda item; a new one goes to the item that is selected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("papers")
        self._desk = desk
        self._sheet: Sheet | None = None
        self._shown: object = None
        self._item_id: int | None = None
        self._count = Label("", "caption", "warn")
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(2))
        self._add = Button(_("Datei …"), "plus", "ghost", small=True, name="paper_add")
        self._ask = Button(_("Anfordern"), "hourglass", "ghost", small=True, name="paper_request")
        self._target = Label("", "caption", "text3", wraps=True)
        self._title = QLineEdit()
        self._title.setObjectName("paper_title")
        self._title.setAccessibleName(_("Titel der angeforderten Unterlage"))
        self._title.setPlaceholderText(_("Titel, dann Enter"))
        self._title.hide()
        column(
            row(Label(_("Unterlagen"), "section"), None, self._count),
            self._list,
            self._title,
            row(self._add, self._ask, None, spacing=2),
            self._target,
            spacing=6,
            into=self,
        )
        self._add.clicked.connect(self._on_add)
        self._ask.clicked.connect(self._on_ask)
        self._title.returnPressed.connect(self._on_titled)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the papers of a meeting."""
        self._sheet = sheet
        labels = {line.id: line.label for line in sheet.rows}
        shown = [(paper, labels.get(paper.agenda_item_id or 0, "")) for paper in sheet.papers]
        if shown != self._shown:
            self._shown = shown
            self._fill(shown)
        self.show_item(self._item_id)

    def show_item(self, item_id: int | None) -> None:
        """Say to which item a new paper goes."""
        line = self._sheet.row(item_id) if self._sheet and item_id else None
        self._item_id = line.id if line and line.label else None
        text = _("Neue Unterlagen gehören zur ganzen Sitzung.")
        if line is not None and self._item_id:
            text = _("Neue Unterlagen gehören zu {item}.").format(item=line.label)
        self._target.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._title.isVisible():
            self._title.hide()
            self._ask.setFocus()
        else:
            super().keyPressEvent(event)

    def _fill(self, papers: list[tuple[PaperFileLine, str]]) -> None:
        clear(self._lines)
        for paper, label in papers:
            self._lines.addWidget(self._line(paper, label))
        present = sum(1 for paper, _label in papers if paper.state == _PRESENT)
        words = _("{present} von {total}").format(present=present, total=len(papers))
        self._count.setText(words if papers else "")
        self._count.set_look(color="warn" if present < len(papers) else "text2")

    def _line(self, paper: PaperFileLine, label: str) -> QWidget:
        is_there = paper.state == _PRESENT
        words = _("vorhanden") if is_there else _("angefordert")
        sign = Symbol(
            "file-text" if is_there else "hourglass",
            "text2" if is_there else "warn",
            16,
            words=words,
        )
        title = paper.file_name or _("{title} (angefordert)").format(title=paper.title)
        more = IconButton(
            "ellipsis",
            _("Aktionen für „{title}“").format(title=paper.title),
            size=16,
            name=f"paper_menu_{paper.attachment_id}",
        )
        more.setMenu(self._menu(paper, more))
        return row(
            sign,
            (ElidedLabel(title, "small"), 1),
            Label(label, "caption", "text2"),
            more,
            spacing=8,
        )

    def _menu(self, paper: PaperFileLine, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        if paper.state == _PRESENT:
            menu.addAction(_("Speichern unter …"), lambda: self._on_save(paper))
            menu.addAction(_("Datei ersetzen …"), lambda: self._on_hand_in(paper))
        else:
            menu.addAction(_("Datei hinzufügen …"), lambda: self._on_hand_in(paper))
        menu.addAction(_("Entfernen"), lambda: self._on_remove(paper))
        return menu

    def _file(self) -> tuple[bytes, str, str] | None:
        kinds = [FileKind(_("Unterlagen"), ("pdf", "docx", "odt", "xlsx", "pptx", "png", "jpg"))]
        path = self._desk.ask.open_file(_("Unterlage wählen"), kinds, None)
        if path is None:
            return None
        try:
            content = path.read_bytes()
        except OSError as error:
            self._desk.tell(
                Message(
                    "danger",
                    _("Die Datei konnte nicht gelesen werden."),
                    _("„{name}“: {reason}").format(name=path.name, reason=error.strerror or ""),
                )
            )
            return None
        return content, path.name, mimetypes.guess_type(path.name)[0] or "application/octet-stream"

    def _on_add(self) -> None:
        file = self._file() if self._sheet else None
        if file is None or self._sheet is None:
            return
        content, name, kind = file
        item_id = self._item_id

        def add(session: Any, meeting_id: int) -> None:
            from kommin_desktop.meetings import service

            service.add_paper(session, meeting_id, content, name, kind, item_id=item_id)

        self._desk.do(_("Unterlage hinzugefügt"), add, self._sheet.meeting.id)

    def _on_hand_in(self, paper: PaperFileLine) -> None:
        from kommin_desktop.meetings import service

        file = self._file()
        if file is not None:
            label = _("Unterlage hinzugefügt")
            self._desk.do(label, service.hand_in_paper, paper.attachment_id, *file)

    def _on_ask(self) -> None:
        self._title.clear()
        self._title.show()
        self._title.setFocus()

    def _on_titled(self) -> None:
        title, item_id = self._title.text().strip(), self._item_id
        if not title or self._sheet is None:
            return

        def request(session: Any, meeting_id: int) -> None:
            from kommin_desktop.meetings import service

            service.request_paper(session, meeting_id, title, item_id=item_id)

        self._title.hide()
        self._ask.setFocus()
        self._desk.do(_("Unterlage angefordert"), request, self._sheet.meeting.id)

    def _on_remove(self, paper: PaperFileLine) -> None:
        from kommin_desktop.meetings import service

        if self._sheet is not None:
            self._desk.do(
                _("Unterlage entfernt"),
                service.remove_paper,
                self._sheet.meeting.id,
                paper.attachment_id,
                toast=_("„{title}“ entfernt").format(title=paper.title),
                done=lambda _result: self._add.setFocus(),
            )

    def _on_save(self, paper: PaperFileLine) -> None:
        content = self._desk.try_read(
            lambda connection: queries.paper_bytes(connection, paper.attachment_id)
        )
        if content is None:
            return
        proposal = Path(paper.file_name)
        kinds = [FileKind(_("Unterlage"), (proposal.suffix.lstrip(".") or "pdf",))]
        path = self._desk.ask.save_file(_("Unterlage speichern"), kinds, proposal)
        if path is not None:
            try:
                path.write_bytes(content)
            except OSError as error:
                reason = _("„{name}“: {reason}").format(name=path.name, reason=error.strerror or "")
                title = _("Die Unterlage konnte nicht gespeichert werden.")
                self._desk.tell(Message("danger", title, reason))
