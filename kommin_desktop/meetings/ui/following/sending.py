"""Letting the minutes leave the program, and saying that they did."""

from __future__ import annotations

from datetime import date

from kommin_desktop.base.text import _, ngettext
from kommin_desktop.kit.ask import FileKind
from kommin_desktop.kit.desk import Desk
from kommin_desktop.meetings.ui.following import changes
from kommin_desktop.meetings.ui.following.aftermath import Aftermath, open_minutes
from kommin_desktop.meetings.ui.following.minutes_files import (
    Pages,
    minutes_file_name,
    minutes_mails,
    minutes_pages,
)
from kommin_desktop.meetings.ui.inviting.handing_out import usual_folder, write_file, write_files

_PAPERS, _MAILS = "folders/papers", "folders/mails"


class Sending:
    """Mails and files first; the word that they went out keeps the paper for good."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def write_mails(self, aftermath: Aftermath) -> None:
        """A mail with the minutes for everybody who gets mails, into a folder."""
        folder = self._desk.ask.folder(
            _("Ordner für die E-Mails"), usual_folder(self._desk, _MAILS)
        )
        if folder is None:
            return
        people = [one.id for one in aftermath.by_mail()]

        def made(files: tuple[tuple[str, bytes], ...]) -> None:
            if write_files(self._desk, folder, files, lambda: self.write_mails(aftermath)):
                self._desk.settings.set_value(_MAILS, str(folder))
                words = ngettext(
                    "{n} E-Mail liegt als Entwurf in „{folder}“",
                    "{n} E-Mails liegen als Entwürfe in „{folder}“",
                    len(files),
                )
                self._desk.toast(words.format(n=len(files), folder=folder.name))

        self._desk.compute(
            minutes_mails(self._desk.path, aftermath.meeting, people),
            made,
            title=_("Die E-Mails werden vorbereitet"),
        )

    def print_minutes(self, aftermath: Aftermath) -> None:
        """Show the minutes as they will be printed."""
        open_minutes(self._desk, aftermath.meeting)

    def save_pdf(self, aftermath: Aftermath) -> None:
        """The minutes as a file, where the person wants it."""
        proposal = usual_folder(self._desk, _PAPERS) / minutes_file_name(aftermath.meeting)
        path = self._desk.ask.save_file(
            _("Protokoll als PDF speichern"), (FileKind(_("PDF"), ("pdf",)),), proposal
        )
        if path is None:
            return

        def made(pages: Pages) -> None:
            if write_file(self._desk, path, pages.content, lambda: self.save_pdf(aftermath)):
                self._desk.settings.set_value(_PAPERS, str(path.parent))
                self._desk.toast(_("Gespeichert: {name}").format(name=path.name))

        self._desk.compute(minutes_pages(self._desk.path, aftermath.meeting.id, None), made)

    def confirm(self, aftermath: Aftermath, day: date) -> None:
        """Keep the pages as they went out, and lock the minutes."""
        meeting = aftermath.meeting

        def made(pages: Pages) -> None:
            self._desk.do(
                _("Protokoll versendet"),
                changes.send,
                meeting.id,
                pages.content,
                pages.pages,
                day,
                done=lambda _document: self._desk.toast(
                    _("Protokoll versendet und im Archiv abgelegt")
                ),
            )

        self._desk.compute(minutes_pages(self._desk.path, meeting.id, None), made)
