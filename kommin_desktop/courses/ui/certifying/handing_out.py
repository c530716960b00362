"""Saving a PDF for each person, to be sent to them one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.courses.queries import CertificateLine
from kommin_desktop.courses.ui.certifying.papers import single_papers
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.office.queries import SignatoryLine
from kommin_desktop.office.rules import OfficeData

_FOLDER = "folders/papers"


class CertificatesOut:
    """Asks for a folder and writes into it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def save_singles(
        self,
        office: OfficeData,
        signatory: SignatoryLine | None,
        certificates: Sequence[CertificateLine],
    ) -> None:
        """Write a PDF for each of these certificates."""
        if not certificates:
            return
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        usual = QStandardPaths.writableLocation(documents)
        start = Path(str(self._desk.settings.value(_FOLDER, usual)))
        folder = self._desk.ask.folder(_("Ordner für die Bescheinigungen"), start)
        if folder is None:
            return

        def made(files: Sequence[tuple[str, bytes]]) -> None:
            try:
                for name, content in files:
                    (folder / name).write_bytes(content)
            except OSError:
                title = _("Die Dateien konnten nicht geschrieben werden.")
                reason = _("{place} ist nicht erreichbar, voll oder gesperrt.")
                again = partial(self.save_singles, office, signatory, certificates)
                ways = ((_("Anderen Ort wählen …"), again),)
                self._desk.tell(Message("danger", title, reason.format(place=folder), ways))
                return
            self._desk.settings.set_value(_FOLDER, str(folder))
            words = ngettext(
                "{n} PDF liegt in „{folder}“", "{n} PDFs liegen in „{folder}“", len(files)
            )
            self._desk.toast(words.format(n=len(files), folder=folder.name))

        title = _("Die Bescheinigungen werden gesetzt")
        self._desk.compute(single_papers(office, signatory, certificates), made, title=title)
