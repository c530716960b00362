"""The certificates of a course as a part of its page: who gets one, issuing, the register."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.courses.queries import CourseLine
from kommin_desktop.courses.ui.certifying.changes import Issued, Signer
from kommin_desktop.courses.ui.certifying.handing_out import CertificatesOut
from kommin_desktop.courses.ui.certifying.preview_pane import PANE, CertificatePane
from kommin_desktop.courses.ui.certifying.questions import CertificateQuestions
from kommin_desktop.courses.ui.certifying.rows import columns, part_of, texts_of
from kommin_desktop.courses.ui.certifying.signing_fields import SigningFields
from kommin_desktop.courses.ui.certifying.state import Kind, Line, Sheet, read_sheet
from kommin_desktop.courses.ui.part import CoursePart
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.page import make_action
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.tables import IdsModel, ListTable
from kommin_desktop.kit.widgets import Card, EmptyState, Label, column, row
from kommin_desktop.store.driver import Connection
from kommin_desktop.store.log import Notice

_TABLES = (
    "certificate",
    "session_attendance",
    "course_session",
    "registration",
    "contact",
    "signatory",
    "setting",
)
_NARROW = 860
_REGISTER = (Kind.ISSUED, Kind.DUPLICATE, Kind.REVOKED)


class Certificates(CoursePart):
    """Route `kurse/<id>/bescheinigungen`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "course_certificates")
        self._sheet: Sheet | None = None
        self._unticked: set[int] = set()
        self._out = CertificatesOut(desk)
        self._make_actions()
        self.fields = SigningFields()
        self.questions = CertificateQuestions(desk, self._signer)
        self._note = Label("", "small", "text2", wraps=True)
        self._note.setObjectName("certificate_note")
        self._model: IdsModel[Line] = IdsModel(
            None, lambda line: texts_of(line, is_ticked=self._is_ticked(line))
        )
        self.list = ListTable(
            self._model,
            columns(),
            "certificate_list",
            _("Bescheinigungen"),
            parts=lambda line, key: part_of(line, key, is_ticked=self._is_ticked(line)),
            settings=desk.settings,
        )
        self.pane = CertificatePane(desk, (self._view, self._duplicate, self._revoke))
        self._empty = EmptyState("award", "")
        self._places = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_course(self, course: CourseLine, route: Route) -> None:
        if self.course is None or self.course.id != course.id:
            self._unticked.clear()
            self.questions.be_quiet()
        super().show_course(course, route)
        self._read()

    def primary(self) -> QAction | None:
        return self._issue if self._issue.isVisible() else None

    def secondary(self) -> tuple[QAction, ...]:
        return (self._singles,) if self._singles.isVisible() else ()

    def more(self) -> tuple[QAction, ...]:
        return (self._view, self._duplicate, self._revoke)

    def status_text(self) -> str:
        if self._sheet is None or self.course is None:
            return ""
        ready, ticked = len(self._sheet.of_kind(Kind.READY)), len(self.ticked())
        if ready:
            return _("{n} von {ready} ausgewählt · ab {percent} % Anwesenheit").format(
                n=ticked, ready=ready, percent=self.course.threshold_percent
            )
        return _("ab {percent} % Anwesenheit").format(percent=self.course.threshold_percent)

    def on_notice(self, notice: Notice) -> None:
        if any(table in notice for table in _TABLES):
            self._read()

    def holds_back(self, go_on: Callable[[], None]) -> bool:
        return self.questions.revoke_bar.holds_back(go_on)

    def first_focus(self) -> QWidget | None:
        return self.list if self._places.currentIndex() == 0 else None

    def ticked(self) -> list[Line]:
        """Who gets a certificate when one issues them now."""
        lines = self._sheet.of_kind(Kind.READY) if self._sheet is not None else []
        return [line for line in lines if self._is_ticked(line)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.setFixedWidth(theme.px(PANE))
        self.pane.setVisible(self.width() >= theme.px(_NARROW))

    def _make_actions(self) -> None:
        self._issue = make_action(
            self, "issue_certificates", _("Ausstellen …"), self._ask_issue, icon="stamp"
        )
        self._singles = make_action(
            self,
            "save_single_certificates",
            _("Je Person ein PDF …"),
            self._save_singles,
            icon="file-down",
        )
        self._view = make_action(
            self,
            "view_certificate",
            _("Ansehen und drucken"),
            self._go_paper,
            icon="printer",
            keys="Ctrl+P",
        )
        self._duplicate = make_action(
            self, "duplicate_certificate", _("Zweitschrift …"), self._ask_duplicate, icon="copy"
        )
        self._revoke = make_action(
            self, "revoke_certificate", _("Widerrufen …"), self._ask_revoke, icon="x"
        )

    def _lay_out(self) -> None:
        left = column(
            self.questions,
            self.fields,
            self._note,
            (Card((self.list, 1), margins=(2, 2, 2, 2)), 1),
            margins=(20, 14, 16, 12),
            spacing=10,
        )
        self._places.addWidget(row((left, 1), self.pane, spacing=0))
        self._places.addWidget(self._empty)
        column((self._places, 1), spacing=0, into=self)

    def _connect(self) -> None:
        self.fields.changed.connect(self._show_paper)
        self.list.selection_changed.connect(self._on_selection)
        self.list.part_pressed.connect(self._on_part_pressed)
        self.list.space_pressed.connect(self._on_space)
        self.list.opened.connect(self._on_opened)
        self.list.menu_wanted.connect(self._on_menu)
        self.questions.closed.connect(self.list.take_focus)
        self.questions.issued.connect(self._on_issued)

    def _read(self) -> None:
        course = self.course
        if course is None:
            return

        def look(connection: Connection) -> Sheet | None:
            return read_sheet(connection, course.id)

        self.desk.read(look, self._show, key="course_certificates")

    def _show(self, sheet: Sheet | None) -> None:
        if sheet is None or self.course is None:
            return
        if sheet.overview.course.number != self.course.number:
            return
        self._sheet = sheet
        self.fields.show_sheet(sheet)
        self._model.set_lines(sheet.lines, sheet.grouped())
        is_empty = not sheet.lines or sheet.overview.is_event
        if is_empty:
            self._empty.show_words(*_empty_words(sheet))
        self._places.setCurrentIndex(1 if is_empty else 0)
        self._show_note(sheet)
        has_ready = bool(sheet.of_kind(Kind.READY)) and not is_empty
        self.fields.setVisible(self.desk.can_write and (has_ready or bool(sheet.overview.issued)))
        self._issue.setVisible(has_ready and self.desk.can_write)
        self._singles.setVisible(bool(sheet.of_kind(Kind.ISSUED, Kind.DUPLICATE)))
        self.list.begin()
        self._on_ticks()
        self._on_selection([])
        self.actions_changed.emit()

    def _show_note(self, sheet: Sheet) -> None:
        left = sheet.overview.dates_left
        words = ngettext(
            "Noch {n} Termin ist geplant; bescheinigt wird, was stattgefunden hat.",
            "Noch {n} Termine sind geplant; bescheinigt wird, was stattgefunden hat.",
            left,
        )
        self._note.setText(words.format(n=left))
        self._note.setVisible(left > 0)

    def _is_ticked(self, line: Line) -> bool:
        return line.kind is Kind.READY and line.id not in self._unticked

    def _current(self) -> Line | None:
        current = self.list.current_id()
        return self._model.line_of(current) if current is not None else None

    def _signer(self) -> Signer | None:
        if self._sheet is None or not self.fields.check():
            return None
        return Signer(self._sheet.office, self.fields.signatory(), self.fields.signing())

    def _on_ticks(self) -> None:
        count = len(self.ticked())
        self._issue.setText(_("Ausstellen ({n}) …").format(n=count))
        self._issue.setEnabled(count > 0)
        self.list.viewport().update()
        self.status_changed.emit()

    def _toggle(self, ids: list[int]) -> None:
        lines = [self._model.line_of(id_) for id_ in ids]
        ready = [line for line in lines if line is not None and line.kind is Kind.READY]
        are_all_on = all(self._is_ticked(line) for line in ready)
        for line in ready:
            (self._unticked.add if are_all_on else self._unticked.discard)(line.id)
        self.questions.be_quiet()
        self._on_ticks()

    def _on_part_pressed(self, id_: int, key: str) -> None:
        if key == "tick":
            self._toggle([id_])

    def _on_space(self, ids: list[int]) -> None:
        self._toggle(ids)

    def _on_opened(self, id_: int) -> None:
        line = self._model.line_of(id_)
        if line is not None and line.certificate is not None:
            self._go_paper()
        else:
            self._toggle([id_])

    def _on_selection(self, _ids: list[int]) -> None:
        line = self._current()
        is_issued = line is not None and line.kind in _REGISTER
        self._view.setVisible(is_issued)
        can_change = is_issued and self.desk.can_write and line is not None
        self._duplicate.setVisible(can_change and line is not None and line.kind is Kind.ISSUED)
        self._revoke.setVisible(can_change and line is not None and line.kind is not Kind.REVOKED)
        self._show_paper()

    def _show_paper(self) -> None:
        if self._sheet is not None:
            self.pane.show_line(self._sheet, self._current(), self.fields.signing())

    def _on_menu(self, place: QPoint) -> None:
        line = self._current()
        if line is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in (self._view, self._duplicate, self._revoke):
            if action.isVisible():
                menu.addAction(action)
        if line.kind is Kind.READY:
            words = _("Abwählen") if self._is_ticked(line) else _("Auswählen")
            menu.addAction(words, lambda: self._toggle([line.id]))
        menu.popup(place)

    def _ask_issue(self) -> None:
        if self.course is not None:
            self.questions.ask_issue(self.course.id, self.ticked())

    def _ask_duplicate(self) -> None:
        line = self._current()
        if line is not None:
            self.questions.ask_duplicate(line)

    def _ask_revoke(self) -> None:
        line = self._current()
        if line is not None:
            self.questions.ask_revoke(line)

    def _on_issued(self, issued: Issued) -> None:
        words = ngettext(
            "{n} Bescheinigung ausgestellt",
            "{n} Bescheinigungen ausgestellt",
            issued.certificates,
        )
        told = [words.format(n=issued.certificates)]
        if issued.left_out:
            told.append(_("ohne: {names}").format(names=", ".join(issued.left_out)))
        self.desk.toast("; ".join(told))
        self._go_document(issued.document_id)

    def _go_paper(self) -> None:
        line = self._current()
        if line is not None and line.certificate is not None and line.certificate.document_id:
            self._go_document(line.certificate.document_id)

    def _go_document(self, document_id: int) -> None:
        if self.course is not None:
            route = f"kurse/{self.course.id}/vorschau/bescheinigungen?dokument={document_id}"
            self.desk.go(route)

    def _save_singles(self) -> None:
        """Of the selected certificates, else of all that are valid."""
        if self._sheet is None:
            return
        chosen = set(self.list.selected_ids())
        valid = self._sheet.of_kind(Kind.ISSUED, Kind.DUPLICATE)
        few = [line for line in valid if line.id in chosen] if len(chosen) > 1 else []
        certificates = [line.certificate for line in few or valid if line.certificate is not None]
        self._out.save_singles(self._sheet.office, self.fields.signatory(), certificates)


def _empty_words(sheet: Sheet) -> tuple[str, str, str]:
    if sheet.overview.is_event:
        title = _("Für eine Veranstaltung gibt es keine Bescheinigung")
        return "award", title, ""
    sentence = _("Unter „Teilnehmende“ melden Sie an, wer mitmacht.")
    return "users", _("Noch niemand mit einem Platz"), sentence
