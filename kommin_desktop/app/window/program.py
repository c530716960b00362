"""The running program: it opens office files in windows, and shows the start page without one."""

from __future__ import annotations

import gc
import getpass
import sys
from functools import partial
from pathlib import Path

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
from kommin_desktop.app.window.crash import catch_bugs, watch_for_crash
from kommin_desktop.app.window.looks import Looks
from kommin_desktop.app.window.main_window import HOME, MainWindow
from kommin_desktop.app.window.menus import FileWays
from kommin_desktop.app.window.opening import open_desk
from kommin_desktop.app.window.single import FirstProgram, hand_over
from kommin_desktop.app.window.start_window import StartWindow
from kommin_desktop.app.wiring import offers
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import SOURCE_LANGUAGE, _, use_language
from kommin_desktop.kit.ask import AskPerson, FileKind
from kommin_desktop.kit.desk import Desk, Message
from kommin_desktop.kit.settings import Settings, portable_folder, settings_path

_RECENT = "files/recent"
_MOST_RECENT = 6
_SWITCH_SECONDS = 0.0005  # so that a calculation beside it never stalls the window


class Program(QObject):
    """Holds the one window and the file it shows."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.looks = Looks(settings)
        self.window: QMainWindow | None = None
        self.desk: Desk | None = None

    def start(self, file: Path | None) -> None:
        """Open the named file, else the last one, else the start page."""
        recent = self.recent_files()
        if file is None and recent and recent[0].exists():
            file = recent[0]
        if file is None:
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
        if not (isinstance(window, MainWindow) and window.holds_back(partial(self._open, path))):
            self._open(path)

    def _open(self, path: Path) -> None:
        ask = AskPerson(self.window or QMainWindow())
        try:
            desk, reason = open_desk(path, ask, self.settings, _account())
        except WorldError as error:
            self._say(error.sentence)
            return
        self._remember(path)
        files = FileWays(self.new_file, self.open_file, self.quit)
        window = MainWindow(desk, offers(), self.looks, files)
        desk.ask = AskPerson(window)
        desk.broke.connect(self.show_bug)
        self._replace(window, desk)
        window.show()
        # The frame is on the screen while the first page is made.
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        desk.go(HOME)
        if reason:
            again = (_("Erneut prüfen"), partial(self.open, path))
            title = _("Die Arbeitsdatei ist nur lesend geöffnet.")
            desk.tell(Message("warn", title, reason, (again,)))

    def show_start(self, sentence: str = "") -> None:
        """Show the start page, with a sentence on what did not work."""
        window = StartWindow(self.recent_files(), sentence)
        window.sample_wanted.connect(self.open_sample)
        window.new_wanted.connect(self.new_file)
        window.open_wanted.connect(self.open_file)
        window.recent_chosen.connect(self.open)
        self._replace(window, None)
        window.show()

    def new_file(self) -> None:
        """Ask where a new office file shall lie, make it and open it."""
        from kommin_desktop.app.new_file import new_office_file

        proposal = _home() / "KOMM-IN.kommin"
        path = self._ask().save_file(_("Neue Arbeitsdatei anlegen"), [_kind()], proposal)
        if path is None:
            return
        try:
            new_office_file(path, _account())
        except WorldError as error:
            self._say(error.sentence)
        else:
            self.open(path)

    def open_file(self) -> None:
        """Ask which office file to open."""
        path = self._ask().open_file(_("Arbeitsdatei öffnen"), [_kind()], _home())
        if path is not None:
            self.open(path)

    def open_sample(self) -> None:
        """Show the sample year, played once for each person."""
        from kommin_desktop.app.window.sample_file import sample_file

        try:
            path = sample_file(self.settings.path.parent)
        except WorldError as error:
            self._say(error.sentence)
        else:
            self.open(path)

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
        known = self.settings.value(_RECENT, [])
        return [Path(text) for text in known if isinstance(text, str)]

    def _remember(self, path: Path) -> None:
        others = [known for known in self.recent_files() if known != path]
        names = [str(known) for known in [path, *others][:_MOST_RECENT]]
        self.settings.set_value(_RECENT, names)

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

    def _say(self, sentence: str) -> None:
        if self.desk is not None:
            self.desk.tell(Message("danger", _("Das ist nicht gelungen."), sentence))
        else:
            self.show_start(sentence)


def run(file: Path | None) -> int:
    """Run the window until it is closed; the exit code."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("KOMM-IN Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("kommin-desktop")
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


def _crashed_last_time() -> Message:
    return Message(
        "warn",
        _("Das Programm ist beim letzten Mal abgestürzt."),
        _("Was gespeichert war, ist vollständig. Text, der gerade geschrieben wurde, ist auch da."),
    )


def _kind() -> FileKind:
    return FileKind(_("KOMM-IN-Arbeitsdatei"), ("kommin",))


def _home() -> Path:
    portable = portable_folder()
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return portable or Path(QStandardPaths.writableLocation(documents))


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
