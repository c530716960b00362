"""Letting the letters leave the program: as PDF, to the printer, as mails for the mail program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.ask import FileKind
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.meetings.ui.inviting import changes
from kommin_desktop.meetings.ui.inviting.letters import (
    Letters,
    Mails,
    all_letters,
    all_mails,
    letters_file_name,
)
from kommin_desktop.meetings.ui.inviting.overview import Overview

_PAPERS, _MAILS = "folders/papers", "folders/mails"


class HandingOut:
    """Whatever leaves is kept in the archive; nothing is called sent by it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def save_pdf(self, overview: Overview, people: Sequence[int]) -> None:
        """All these letters in one file, where the person wants it."""
        if overview.invitation is None:
            return
        invitation = overview.invitation.id
        proposal = usual_folder(self._desk, _PAPERS) / letters_file_name(overview.meeting)
        path = self._desk.ask.save_file(
            _("Einladungen als PDF speichern"), (FileKind(_("PDF"), ("pdf",)),), proposal
        )
        if path is None:
            return

        def made(letters: Letters) -> None:
            again = lambda: self.save_pdf(overview, people)  # noqa: E731
            if write_file(self._desk, path, letters.content, again):
                self._desk.settings.set_value(_PAPERS, str(path.parent))
                self._desk.toast(_("Gespeichert: {name}").format(name=path.name))
                self._keep(invitation, letters.whole, letters.pages, changes.BY_POST, people)

        title = _("Die Einladungen werden gesetzt")
        self._desk.compute(all_letters(self._desk.path, invitation, people), made, title=title)

    def print_letters(self, overview: Overview, people: Sequence[int]) -> None:
        """Show these letters as they will be printed."""
        wanted = ",".join(str(number) for number in people)
        is_all = len(people) == len(overview.people)
        option = "" if is_all else f"?an={wanted}"
        self._desk.go(f"sitzung/{overview.meeting.id}/vorschau/einladung{option}")

    def write_mails(self, overview: Overview, people: Sequence[int]) -> None:
        """A mail with the letter attached for each of these people, into a folder."""
        if overview.invitation is None:
            return
        invitation = overview.invitation.id
        folder = self._desk.ask.folder(
            _("Ordner für die E-Mails"), usual_folder(self._desk, _MAILS)
        )
        if folder is None:
            return

        def made(mails: Mails) -> None:
            again = lambda: self.write_mails(overview, people)  # noqa: E731
            if not write_files(self._desk, folder, mails.files, again):
                return
            self._desk.settings.set_value(_MAILS, str(folder))
            self._desk.toast(mails_written(len(mails.files), folder))
            self._keep(invitation, mails.whole, mails.pages, changes.BY_MAIL, people)

        title = _("Die E-Mails werden vorbereitet")
        self._desk.compute(all_mails(self._desk.path, invitation, people), made, title=title)

    def _keep(
        self,
        invitation: int,
        whole: bytes,
        pages: int,
        channels: Sequence[str],
        people: Sequence[int],
    ) -> None:
        if self._desk.can_write:
            label = _("Einladungen ausgegeben")
            self._desk.do(label, changes.keep, invitation, whole, pages, channels, people)


def mails_written(count: int, folder: Path) -> str:
    """„32 E-Mails liegen in „Einladungen“.“"""
    words = ngettext(
        "{n} E-Mail liegt als Entwurf in „{folder}“",
        "{n} E-Mails liegen als Entwürfe in „{folder}“",
        count,
    )
    return words.format(n=count, folder=folder.name)


def usual_folder(desk: Desk, key: str) -> Path:
    """Where such files went the last time, else the person's documents."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(str(desk.settings.value(key, QStandardPaths.writableLocation(documents))))


def write_files(
    desk: Desk, folder: Path, files: Sequence[tuple[str, bytes]], again: Callable[[], None]
) -> bool:
    """Write files into a folder; where one cannot be written a bar says so."""
    return all(write_file(desk, folder / name, content, again) for name, content in files)


def write_file(desk: Desk, path: Path, content: bytes, again: Callable[[], None]) -> bool:
    """Write one file; if that fails a bar says why and offers another place."""
    try:
        path.write_bytes(content)
    except OSError:
        title = _("Die Datei konnte nicht geschrieben werden.")
        reason = _("{place} ist nicht erreichbar, voll oder gesperrt.").format(place=path.parent)
        ways = ((_("Anderen Ort wählen …"), again),)
        desk.tell(Message("danger", title, reason, ways))
        return False
    return True
