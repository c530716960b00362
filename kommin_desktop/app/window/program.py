"""The running program: it opens office files in windows, and shows the start page without one."""

from __future__ import annotations

import gc
import getpass
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QLibraryInfo,
    QLocale,
    QObject,
    QStandardPaths,
    QTranslator,
)
from PySide6.QtWidgets import QApplication, QMainWindow

from kommin_desktop import __version__
from kommin_desktop.app.looks import Looks
from kommin_desktop.app.pages.settings.place import recent
from kommin_desktop.app.window.crash import catch_bugs, watch_for_crash
from kommin_desktop.app.window.first_start.sample_file import sample_path
from kommin_desktop.app.window.frame.cover import Cover
from kommin_desktop.app.window.leaving import Leaving
from kommin_desktop.app.window.main_window import HOME, WORKER, MainWindow
from kommin_desktop.app.window.menus import FileWays
from kommin_desktop.app.window.opening import open_desk
from kommin_desktop.app.window.single import FirstProgram, hand_over
from kommin_desktop.app.wiring import offers
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import SOURCE_LANGUAGE, _, use_language
from kommin_desktop.kit import theme
from kommin_desktop.kit.ask import AskPerson, FileKind
from kommin_desktop.kit.backing_up import BackupKeeper, places_of
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.jobs import start_beside
from kommin_desktop.kit.settings import Settings, portable_folder, settings_path
from kommin_desktop.store.driver import SCHEMA_NO, read_header
from kommin_desktop.store.safety.keeping import Kept, find_backups

if TYPE_CHECKING:
    from kommin_desktop.app.window.first_start.beginning import Beginning

_SWITCH_SECONDS = 0.0005  # so that a calculation beside it never stalls the window


class Program(QObject):
    """Holds the one window and the file it shows."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.looks = Looks(settings)
        self.window: QMainWindow | None = None
        self.desk: Desk | None = None
        self._begins: Beginning | None = None

    def start(self, file: Path | None) -> None:
        """Open the named file, else the last one, else the start page."""
        known = self.recent_files()
        last = known[0] if known else None
        if file is None and last is not None and last.exists():
            file = last
        if file is None and last is not None and self._backups_of(last):
            self.show_start(
                _("„{name}“ ist nicht mehr da, wo es lag.").format(name=last.name), last
            )
        elif file is None:
            self.show_start()
        else:
            self.open(file)

    def open(self, path: Path) -> None:
        """Show an office file; what stands in the way is said where one is.

        Unsaved changes of the present one come first.
        """
        window, desk = self.window, self.desk
        if desk is not None and desk.can_write and desk.path == path:
            return
        go_on = partial(self._open, path)
        if not isinstance(window, MainWindow) or (
            not window.holds_back(go_on) and window.may_leave(go_on)
        ):
            go_on()

    def _open(self, path: Path) -> None:
        ask = AskPerson(self.window or QMainWindow())
        try:
            desk, reason = open_desk(path, ask, self.settings, self._worker())
        except WorldError as error:
            self._say(error.sentence, path)
            return
        recent.remember(self.settings, path)
        files = FileWays(self.new_file, self.open_file, self.quit)
        window = MainWindow(desk, offers(), self.looks, files)
        desk.ask = AskPerson(window)
        desk.broke.connect(self.show_bug)
        desk.restore_wanted.connect(self.restore)
        desk.file_wanted.connect(self.open)
        keeper = BackupKeeper(desk, window)
        window.may_leave = Leaving(window).allows
        self._replace(window, desk)
        window.show()
        # The frame is on the screen while the first page is made.
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        desk.go(HOME)
        if reason:
            again = (_("Erneut prüfen"), partial(self.open, path))
            title = _("Die Arbeitsdatei ist nur lesend geöffnet.")
            desk.tell(Message("warn", title, reason, (again,)))
        else:
            keeper.look_back()
        if path == sample_path(self.settings.path.parent):
            desk.tell(_sample_message(self.new_file))

    def _worker(self) -> str:
        last = self.settings.value(WORKER)
        return last if isinstance(last, str) and last else _account()

    def show_start(self, sentence: str = "", broken: Path | None = None) -> None:
        """Show the start page: what did not work, and the backups there are of that file."""
        from kommin_desktop.app.window.rescue import RescueCard
        from kommin_desktop.app.window.start_window import StartWindow

        found = self._backups_of(broken) if broken is not None else []
        window = StartWindow(self.recent_files(), sentence)
        if broken is not None and found:
            rescue = RescueCard(found, broken.name)
            rescue.restore_wanted.connect(partial(self.restore_at, broken))
            rescue.other_wanted.connect(partial(self.restore_other, broken))
            window.add_card(rescue)
        window.takeover_wanted.connect(self.take_over)
        window.sample_wanted.connect(self.open_sample)
        window.new_wanted.connect(self.new_file)
        window.open_wanted.connect(self.open_file)
        window.recent_chosen.connect(self.open)
        self._replace(window, None)
        window.show()
        if broken is not None and found:
            rescue.restore.setFocus()

    def new_file(self) -> None:
        """Lead through the steps to a new office file; unsaved changes come first."""
        window, show = self.window, self._beginning().show
        if not isinstance(window, MainWindow) or (
            not window.holds_back(show) and window.may_leave(show)
        ):
            show()

    def open_file(self) -> None:
        """Ask which office file to open."""
        path = self._ask().open_file(_("Arbeitsdatei öffnen"), [_kind()], _home())
        if path is not None:
            self.open(path)

    def open_sample(self) -> None:
        """Show the sample year, played once for each person."""
        self._beginning().open_sample()

    def _beginning(self) -> Beginning:
        if self._begins is None:
            from kommin_desktop.app.window.first_start.beginning import Beginning

            self._begins = Beginning(self, _home, _account)
        return self._begins

    def restore(self, backup: Path) -> None:
        """Let a backup take the place of the open file, which becomes a backup before."""
        window, desk = self.window, self.desk
        if isinstance(window, MainWindow) and desk is not None and desk.can_write:
            window.places.save_pending()
            self.desk = None
            desk.close()
            self.restore_at(desk.path, backup)

    def restore_at(self, path: Path, backup: Path) -> None:
        """Let a backup take the place of a file that is not open, and open it."""
        from kommin_desktop.store.safety.restoring import swap_in

        if self.window is not None:
            title = _("Die Sicherung wird zurückgespielt …")
            text = _("Sie wird geprüft; die bisherige Datei wird vorher gesichert.")
            Cover(self.window).cover("history", "accent", title, text)
        folder = places_of(self.settings, path).first

        def over(kept: Path | None, error: BaseException | None) -> None:
            if self.window is None:
                return
            if isinstance(error, WorldError):
                self._open(path)
                self._say(error.sentence, path)
            elif error is not None:
                self.show_bug(error)
            else:
                self._open(path)
                self._say_restored(kept)

        task = start_beside(lambda _step: swap_in(backup, path, folder), must_end=True)
        task.when_over(over)

    def restore_other(self, path: Path) -> None:
        """Ask for a backup that lies elsewhere and let it take the place of a file."""
        backup = self._ask().open_file(_("Sicherung wählen"), [_backup_kind()], path.parent)
        if backup is not None:
            self.restore_at(path, backup)

    def take_over(self) -> None:
        """Ask for a backup from another computer and where its file shall lie here; open that."""
        from kommin_desktop.store.safety.backup import peek
        from kommin_desktop.store.safety.restoring import restore_backup

        title = _("Sicherung vom anderen Rechner wählen")
        backup = self._ask().open_file(title, [_backup_kind()], _home())
        if backup is None:
            return
        manifest = peek(backup)
        proposal = _home() / (Path(manifest.name).name if manifest else "KOMM-IN.kommin")
        title = _("Wo soll die Arbeitsdatei liegen?")
        target = self._ask().save_file(title, [_kind()], proposal)
        if target is None:
            return
        try:
            restore_backup(backup, target)
        except WorldError as error:
            self._say(error.sentence)
        else:
            self.open(target)

    def show_bug(self, error: BaseException) -> None:
        """Tell of a bug of the program and go on."""
        from kommin_desktop.app.window.crash_window import CrashWindow

        CrashWindow(error, self.window).exec()

    def come_forward(self, file: Path | None) -> None:
        """Somebody started the program again: bring the window to the front, with that file."""
        if file is not None and (self.desk is None or self.desk.path != file):
            self.open(file)
        if self.window is not None:
            self.window.setWindowState(self.window.windowState())
            self.window.raise_()
            self.window.activateWindow()

    def quit(self) -> None:
        """Close the window, which may hold back."""
        if self.window is not None:
            self.window.close()

    def finish(self) -> None:
        """Let everything in line be written and give the file back."""
        if self._begins is not None:
            self._begins.finish()
            self._begins = None
        if self.desk is not None:
            self.desk.close()
            self.desk = None
        if self.window is not None:
            # Windows that outlive the application crash in Qt's own cleaning up.
            self.window.deleteLater()
            self.window = None
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def recent_files(self) -> list[Path]:
        """The files opened last, newest first."""
        return recent.recent_files(self.settings)

    def _replace(self, window: QMainWindow, desk: Desk | None) -> None:
        old_window, old_desk = self.window, self.desk
        self.window, self.desk = window, desk
        if isinstance(old_window, MainWindow):
            old_window.places.save_pending()
        if old_window is not None:
            old_window.hide()
            old_window.deleteLater()
        if old_desk is not None:
            old_desk.close()

    def _ask(self) -> AskPerson:
        return AskPerson(self.window or QMainWindow())

    def _backups_of(self, path: Path) -> list[Kept]:
        """The backups of a file that may need one; none where a newer program wrote it."""
        places = [place for place in places_of(self.settings, path) if place is not None]
        if path.exists() and path.is_file() and read_header(path).schema_no > SCHEMA_NO:
            return []
        return find_backups(path, *places)

    def _say(self, sentence: str, broken: Path | None = None) -> None:
        if self.desk is None:
            self.show_start(sentence, broken)
            return
        title = _("Das ist nicht gelungen.")
        if broken is None or broken == self.desk.path or not self._backups_of(broken):
            self.desk.tell(Message("danger", title, sentence))
            return
        way = (_("Aus Sicherung wiederherstellen"), partial(self._rescue, sentence, broken))
        self.desk.tell(Message("danger", title, sentence, (way,)))

    def _rescue(self, sentence: str, broken: Path) -> None:
        show = partial(self.show_start, sentence, broken)
        window = self.window
        if not isinstance(window, MainWindow) or window.may_leave(show):
            show()

    def _say_restored(self, kept: Path | None) -> None:
        if self.desk is not None:
            title = _("Die Sicherung ist zurückgespielt.")
            text = _("Der bisherige Stand liegt noch da: „{name}“.")
            self.desk.tell(Message("info", title, text.format(name=kept.name) if kept else ""))


def run(file: Path | None) -> int:
    """Run the window until it is closed; the exit code."""
    app = make_application()
    settings = Settings(settings_path())
    speak(app, str(settings.value("language", SOURCE_LANGUAGE)))
    if hand_over(settings.path, file):
        return 0
    _trace, last = watch_for_crash(settings.path.parent)
    program = Program(settings)
    program.looks.wear()
    catch_bugs(program.show_bug)
    program.start(file)
    first = FirstProgram(settings.path, program.come_forward)
    stop_collecting_what_stays()
    if last and program.desk is not None:
        program.desk.tell(_crashed_last_time())
    code = app.exec()
    first.close()
    program.finish()
    settings.sync()
    return code


def make_application() -> QApplication:
    """The application under its name; before anything is drawn or remembered."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    app = theme.application(sys.argv[0])
    app.setApplicationName("KOMM-IN Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("kommin-desktop")
    return app


def stop_collecting_what_stays() -> None:
    """Spare what the start made from the collector, whose long looks would stall the window."""
    gc.enable()
    gc.freeze()


def speak(app: QApplication, language: str) -> None:
    """Show all texts, dates and Qt's own words in a language, from the start on."""
    use_language(language)
    german = language == SOURCE_LANGUAGE
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    locale = QLocale(QLocale.Language.German, QLocale.Country.Germany) if german else english
    QLocale.setDefault(locale)
    translator = QTranslator(app)
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(locale, "qtbase", "_", place):
        app.installTranslator(translator)


def _sample_message(new_file: Callable[[], None]) -> Message:
    return Message(
        "info",
        _("Sie sehen das Beispieljahr."),
        _("Alle Personen und Einrichtungen sind erfunden. Ändern Sie, was Sie mögen."),
        ((_("Neue Arbeitsdatei …"), new_file),),
    )


def _crashed_last_time() -> Message:
    return Message(
        "warn",
        _("Das Programm ist beim letzten Mal abgestürzt."),
        _("Was gespeichert war, ist vollständig. Text, der gerade geschrieben wurde, ist auch da."),
    )


def _kind() -> FileKind:
    return FileKind(_("KOMM-IN-Arbeitsdatei"), ("kommin",))


def _backup_kind() -> FileKind:
    return FileKind(_("KOMM-IN-Sicherung"), ("kommin-sicherung",))


def _home() -> Path:
    portable = portable_folder()
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return portable or Path(QStandardPaths.writableLocation(documents))


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
