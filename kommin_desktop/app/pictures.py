"""Pictures of every screen, drawn without a screen on the sample year: for papers and eyes."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple, Self

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from kommin_desktop.app import registry
from kommin_desktop.app.demo import OFFICE_FILE
from kommin_desktop.app.looks import THEMES, Looks
from kommin_desktop.app.pages.settings.paper.specimen import SpecimenView
from kommin_desktop.app.pages.settings.sections import section_kinds
from kommin_desktop.app.sample.facts import program_mark
from kommin_desktop.app.sample.story import LAST_MOMENT, LEADER, office_time
from kommin_desktop.app.window.first_start.sample_file import play_sample
from kommin_desktop.app.window.first_start.window import FirstStart
from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.app.window.menus import FileWays
from kommin_desktop.app.window.program import speak
from kommin_desktop.app.window.start_window import StartWindow
from kommin_desktop.app.wiring import offers
from kommin_desktop.base.clock import clock_at
from kommin_desktop.base.text import SOURCE_LANGUAGE, _
from kommin_desktop.kit import theme
from kommin_desktop.kit.backing_up import Outcome, back_up
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.preview import PdfView
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.trying import inline_desk
from kommin_desktop.meetings.rules.states import MeetingStatus
from kommin_desktop.office.rules import OfficeData
from kommin_desktop.store.reading import Query

_SETTLE_S = 0.06
_PAUSE_S = 0.02
_PAPER_SETTLE_S = 1.0
_MOST_S = 10.0
_SOON_MS = 400  # a timer that waits no longer than this still changes what is seen
_MOST_SEATS = (
    "select c.id from contact c where c.deleted_at is null and c.kind = 'person' order by "
    "(select count(*) from seat_holding h where h.person_id = c.id) desc, c.id"
)
_MOST_MEETINGS = "select body_id from meeting group by body_id order by count(*) desc"
_MOST_DECISIONS = (
    "select meeting_id from decision where deleted_at is null group by meeting_id "
    "order by count(*) desc, meeting_id desc"
)
_RUNNING = f"select id from meeting where status = '{MeetingStatus.IN_PROGRESS}' order by id"
_MOST_WAITING = (
    "select course_id from registration where status = 'waiting' and deleted_at is null "
    "group by course_id order by count(*) desc, course_id"
)
_MOST_ATTENDANCE = (
    "select s.course_id from session_attendance a join course_session s on s.id = a.session_id "
    "join course c on c.id = s.course_id where c.status = 'open' "
    "group by s.course_id order by count(*) desc, s.course_id"
)
_CERTIFIED = (
    "select r.course_id from certificate t join registration r on r.id = t.registration_id "
    "group by r.course_id order by count(*) desc, r.course_id"
)
_WIDTH, _HEIGHT = 1366, 768


class Screen(NamedTuple):
    """A screen to draw: the name of its picture, where it is, what is done there first."""

    name: str
    route: str
    act: Callable[[MainWindow], None] = lambda _window: None


class Look(NamedTuple):
    """How large and in which colours to draw."""

    width: int = _WIDTH
    height: int = _HEIGHT
    theme: str = "light"
    scale: float = 1.0


class _Number(NamedTuple):
    """The number of a record."""

    id: int


def screens(desk: Desk) -> list[Screen]:
    """Every screen of the program, with records that have much to show."""
    person = _first(desk, _MOST_SEATS)
    body = _first(desk, _MOST_MEETINGS)
    ended = _first(desk, _MOST_DECISIONS)
    invited = _meeting(desk, body, MeetingStatus.INVITED) or ended
    running = _first(desk, _RUNNING) or ended
    return [
        Screen("heute", "heute"),
        Screen("kontakte", f"kontakte/{person}"),
        Screen("kontakt-bearbeiten", f"kontakte/{person}/bearbeiten"),
        Screen("kontakt-neu", "kontakte/neu"),
        Screen("importieren", "kontakte/importieren"),
        Screen("runde-tische", f"gremien/{body}"),
        Screen("mitglieder", f"gremien/{body}/mitglieder"),
        Screen("beschluesse", f"gremien/{body}/beschluesse"),
        Screen("gremium-bearbeiten", f"gremien/{body}/bearbeiten"),
        Screen("sitzung-neu", "sitzung/neu"),
        Screen("vorbereitung", f"sitzung/{invited}/vorbereitung"),
        Screen("einladung", f"sitzung/{invited}/einladung"),
        Screen("protokoll", f"sitzung/{running}/protokoll?top=2"),
        Screen("nachbereitung", f"sitzung/{ended}/nachbereitung"),
        Screen("vorschau", f"sitzung/{ended}/vorschau/protokoll"),
        *_course_screens(desk),
        Screen("aufgaben", "aufgaben"),
        Screen("briefe", "briefe"),
        Screen("brief-schreiben", f"briefe/schreiben/{person}"),
        Screen("papierkorb", "papierkorb"),
        Screen("verlauf", "verlauf"),
        *_settings_screens(),
        Screen("hilfe", "hilfe/protokoll"),
        Screen("palette", "heute", lambda window: window.open_palette("kilic")),
    ]


def _settings_screens() -> list[Screen]:
    """Every section, and the steps that lie within one."""
    return [
        *(Screen(f"einstellungen-{kind.key}", kind.route) for kind in section_kinds()),
        Screen("unterschrift", "einstellungen/unterschriften/neu"),
        Screen("datei-verlegen", "einstellungen/datei/verlegen"),
        Screen("wiederherstellen", "einstellungen/sicherung", _show_a_backup),
        Screen("umzug", "einstellungen/sicherung/umzug"),
    ]


def _course_screens(desk: Desk) -> list[Screen]:
    """The courses: those people wait for, are taught in and are over have most to show."""
    full = _first(desk, _MOST_WAITING)
    running = _first(desk, _MOST_ATTENDANCE)
    over = _first(desk, _CERTIFIED) or running
    return [
        Screen("kurse", "kurse"),
        Screen("kurs", f"kurse/{full}/uebersicht"),
        Screen("kurs-termine", f"kurse/{running}/termine"),
        Screen("kurs-termin-neu", f"kurse/{running}/termine?neu=1"),
        Screen("kurs-teilnehmende", f"kurse/{full}/teilnehmende"),
        Screen("kurs-warteliste", f"kurse/{full}/warteliste"),
        Screen("kurs-anwesenheit", f"kurse/{running}/anwesenheit"),
        Screen("kurs-bescheinigungen", f"kurse/{over}/bescheinigungen"),
        Screen("kurs-neu", "kurse/neu"),
        Screen("kurs-bearbeiten", f"kurse/{full}/bearbeiten"),
    ]


def draw(folder: Path, look: Look, office_file: Path, only: Sequence[str] = ()) -> list[str]:
    """Draw the screens of a copy of `office_file` into `folder`; the names of the pictures.

    Raises OSError if a picture cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    theme.use(_application(), look.theme, look.scale, calm=True)
    with _Pad(folder, look) as pad:
        with clock_at(office_time(LAST_MOMENT)), _window(office_file, look) as window:
            wanted = [one for one in screens(window.desk) if not only or one.name in only]
            for screen in wanted:
                window.desk.go(screen.route)
                screen.act(window)
                pad.draw(window, screen.name, until=partial(_has_pages, window))
        _draw_start(pad, look)
    return pad.names


def _draw_start(pad: _Pad, look: Look) -> None:
    """What one sees while no office file is known: the start page and the first start."""
    start = StartWindow([])
    start.resize(look.width, look.height)
    start.show()
    pad.draw(start, "start")
    start.close()
    first = FirstStart(Path("/"))
    first.resize(look.width, look.height)
    first.enter(OfficeData(name="Kreis Herford", department="Koordinierungsstelle", city="Herford"))
    first.show()
    for step in range(first.step_count):
        first.show_step(step)
        pad.draw(first, f"erster-start-{step + 1}", until=first.is_drawn)
    first.close()


def main(arguments: Sequence[str]) -> int:
    """`kommin pictures DIR [--size WxH] [--theme light|dark|contrast] [--scale 1.5]`."""
    parser = ArgumentParser(prog="kommin pictures", description=_("Bilder aller Seiten zeichnen"))
    parser.add_argument("folder", type=Path, metavar=_("ORDNER"))
    parser.add_argument("--size", default=f"{_WIDTH}x{_HEIGHT}", metavar="BxH")
    parser.add_argument("--theme", choices=THEMES[1:], default="light")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--only", nargs="*", default=[], metavar=_("NAME"))
    call = parser.parse_args(arguments)
    width, _x, height = call.size.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        parser.error(_("Die Größe heißt Breite x Höhe, zum Beispiel 1366x768."))
    look = Look(int(width), int(height), call.theme, call.scale)
    with tempfile.TemporaryDirectory(prefix="kommin-") as workshop:
        made = Path(workshop) / "Beispieljahr.kommin"
        play_sample(made)
        try:
            names = draw(call.folder, look, made, call.only)
        except OSError as error:
            text = _("In den Ordner „{folder}“ lässt sich nicht schreiben: {reason}")
            reason = error.strerror or error
            print(text.format(folder=call.folder, reason=reason), file=sys.stderr)
            return 1
        print(*names, sep="\n", flush=True)
    return 0


@contextmanager
def _window(office_file: Path, look: Look) -> Iterator[MainWindow]:
    with tempfile.TemporaryDirectory(prefix="kommin-") as workshop:
        copy = Path(workshop) / office_file.name
        shutil.copyfile(office_file, copy)
        registry.load_models()
        desk = inline_desk(copy, registry.search_texts(), LEADER)
        broken: list[BaseException] = []
        desk.broke.connect(broken.append)
        nothing = FileWays(_nothing, _nothing, _nothing)
        window = MainWindow(desk, offers(), Looks(desk.settings), nothing)
        window.setMinimumSize(320, 240)
        window.resize(look.width, look.height)
        window.show()
        try:
            yield window
        finally:
            window.close()
            desk.close()
        if broken:
            raise broken[0]


class _Pad:
    """Draws windows and numbers the pictures; each is written while the next screen is made."""

    def __init__(self, folder: Path, look: Look) -> None:
        self.names: list[str] = []
        self._folder = folder
        self._suffix = "" if look.theme == "light" else f"-{look.theme}"
        self._writer = ThreadPoolExecutor(1)
        self._written: list[Future[None]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._writer.shutdown()
        for one in self._written:
            one.result()

    def draw(self, window: QWidget, name: str, until: Callable[[], bool] = lambda: True) -> None:
        """Draw the window as it is when nothing moves in it any more."""
        page = window.places.page if isinstance(window, MainWindow) else None
        _settle(page or window, until)
        self.names.append(f"{len(self.names) + 1:02d}-{name}{self._suffix}.png")
        picture = window.grab().toImage()
        self._written.append(self._writer.submit(_write, picture, self._folder / self.names[-1]))


def _write(picture: QImage, path: Path) -> None:
    if not picture.save(str(path)):
        raise OSError(_("„{name}“ lässt sich nicht schreiben.").format(name=path.name))


def _settle(shown: QWidget, until: Callable[[], bool]) -> None:
    """Wait until what is shown stays as it is."""
    app = _application()
    begun = time.monotonic()
    still_since = begun
    had_paper = False
    while True:
        app.processEvents()
        now = time.monotonic()
        has_paper = _shows_paper(shown)
        if has_paper != had_paper or _expects_more(shown):
            had_paper, still_since = has_paper, now
        is_still = now >= still_since + (_PAPER_SETTLE_S if has_paper else _SETTLE_S)
        if is_still and (until() or now >= begun + _MOST_S):
            return
        time.sleep(_PAUSE_S)


def _expects_more(shown: QWidget) -> bool:
    """Whether a timer is about to show something, as a paper after the pause in writing."""
    return any(
        timer.isActive() and timer.isSingleShot() and timer.interval() <= _SOON_MS
        for timer in shown.findChildren(QTimer)
    )


def _shows_paper(shown: QWidget) -> bool:
    """Whether a PDF is shown; Qt draws its pages beside the window and does not say when."""
    return any(view.isVisible() for view in shown.findChildren(PdfView))


def _has_pages(window: QWidget) -> bool:
    """Whether no specimen of a letter is an empty sheet any more."""
    return all(one.has_page or not one.isVisible() for one in window.findChildren(SpecimenView))


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = theme.application("kommin")
        speak(app, SOURCE_LANGUAGE)
    return app


def _first(desk: Desk, statement: str) -> int:
    found = desk.try_read(Query(f"{statement} limit 1", _Number))
    return found[0].id if found else 0


def _meeting(desk: Desk, body: int, status: MeetingStatus) -> int:
    return _first(
        desk,
        f"select id from meeting where body_id = {body} and status = '{status}' "
        "and deleted_at is null order by id desc",
    )


def _show_a_backup(window: MainWindow) -> None:
    """Make a backup and show what coming back to it would mean."""

    def show(outcome: Outcome) -> None:
        if outcome.path is not None:
            window.desk.go(Route(("einstellungen", "sicherung", outcome.path.name)))

    back_up(window.desk, over=show)


def _nothing() -> None:
    """Files are not opened from a picture."""


def add_to_demo(folder: Path) -> None:
    """Add a picture of every page to a demonstration, unless they are there already."""
    place = folder / _("Bilder")
    mark = place / ".kommin-bilder"
    recipe = program_mark()
    if mark.exists() and mark.read_text("utf-8") == recipe:
        print(_("Die Bilder aller Seiten liegen schon in „{folder}“.").format(folder=place))
        return
    print(_("Bilder aller Seiten werden gezeichnet …"), flush=True)
    began = time.monotonic()
    names = draw(place, Look(), folder / OFFICE_FILE)
    mark.write_text(recipe, "utf-8")
    text = _("{count} Bilder in „{folder}“, {seconds} s.")
    seconds = f"{time.monotonic() - began:.1f}".replace(".", ",")
    print(text.format(count=len(names), folder=place, seconds=seconds), flush=True)
