"""What is asked before certificates are issued, duplicated or revoked, and doing it then."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.courses.ui.certifying.changes import CertificateChanges, Issued, Signer
from kommin_desktop.courses.ui.certifying.final_bar import FinalBar
from kommin_desktop.courses.ui.certifying.state import Line, names
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.forms import ReasonBar
from kommin_desktop.kit.widgets import column


class CertificateQuestions(QWidget):
    """`signer` says who signs when one agrees, None while that is not clear."""

    issued = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, signer: Callable[[], Signer | None]) -> None:
        super().__init__()
        self._changes = CertificateChanges(desk)
        self._signer = signer
        self.final_bar, self.revoke_bar = FinalBar("certificate_final"), ReasonBar("revoke")
        column(self.final_bar, self.revoke_bar, spacing=0, into=self)
        for bar in (self.final_bar, self.revoke_bar):
            bar.closed.connect(self._on_closed)
        self.hide()

    def be_quiet(self) -> None:
        """Ask nothing any more."""
        for bar in (self.final_bar, self.revoke_bar, self):
            bar.hide()

    def ask_issue(self, course_id: int, lines: Sequence[Line]) -> None:
        """Ask whether these people get their certificates for good."""
        if not lines or self._signer() is None:
            return
        people = [line.candidate.registration_id for line in lines if line.candidate]
        title = ngettext(
            "{n} Bescheinigung wird ausgestellt: {names}",
            "{n} Bescheinigungen werden ausgestellt: {names}",
            len(lines),
        )
        reason = _(
            "Jede bekommt eine fortlaufende Nummer. Ausstellen lässt sich nicht rückgängig machen; "
            "eine falsche Bescheinigung wird widerrufen."
        )
        self._ask(
            title.format(n=len(lines), names=names(lines)),
            reason,
            _("Ausstellen"),
            lambda signer: self._changes.issue(course_id, people, signer, self._tell),
        )

    def ask_duplicate(self, line: Line) -> None:
        """Ask whether a certificate is issued again."""
        if line.certificate is None or self._signer() is None:
            return
        number = line.certificate.id
        self._ask(
            _("Eine Zweitschrift von {number} für {name} wird ausgestellt.").format(
                number=line.number, name=line.name
            ),
            _("Sie trägt dieselbe Nummer und lässt sich nicht rückgängig machen."),
            _("Zweitschrift ausstellen"),
            lambda signer: self._changes.duplicate(number, signer, self._tell),
        )

    def ask_revoke(self, line: Line) -> None:
        """Ask why a certificate is revoked."""
        certificate = line.certificate
        if certificate is None:
            return

        def revoke(reason: str) -> None:
            self._changes.revoke(certificate.id, reason, line.number)

        self.be_quiet()
        self.show()
        question = _("Warum wird {number} für {name} widerrufen? Die Nummer bleibt vergeben.")
        self.revoke_bar.ask(
            question.format(number=line.number, name=line.name),
            _("Widerrufen"),
            revoke,
            icon="x",
            required=True,
        )

    def _ask(self, title: str, reason: str, verb: str, act: Callable[[Signer], None]) -> None:
        def agreed() -> None:
            signer = self._signer()
            if signer is not None:
                act(signer)

        self.be_quiet()
        self.show()
        self.final_bar.ask(title, reason, verb, agreed)

    def _tell(self, issued: Issued) -> None:
        self.issued.emit(issued)

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()
