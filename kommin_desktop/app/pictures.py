"""Pictures of every screen, drawn without a screen on the sample year: for papers and eyes."""

from __future__ import annotations

import shutil
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop
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

_SETTLE_S = 0.25
_PAPER_SETTLE_S = 1.0
_MOST_S = 10.0
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
    """Draw the screens of a copy of `office_file` into `folder`; the names of the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = _application()
    theme.use(app, look.theme, look.scale, calm=True)
    names = []
    with clock_at(office_time(LAST_MOMENT)), _window(office_file, look) as window:
        wanted = [one for one in screens(window.desk) if not only or one.name in only]
        for number, screen in enumerate(wanted, start=1):
            window.desk.go(screen.route)
            screen.act(window)
            file = f"{number:02d}-{screen.name}"
            names.append(_save(window, folder, file, look, until=partial(_has_pages, window)))
    names += _draw_start(folder, look, len(names))
    return names


def _draw_start(folder: Path, look: Look, count: int) -> list[str]:
    """What one sees while no office file is known: the start page and the first start."""
    start = StartWindow([])
    start.resize(look.width, look.height)
    start.show()
    names = [_save(start, folder, f"{count + 1:02d}-start", look)]
    start.close()
    first = FirstStart(Path("/"))
    first.resize(look.width, look.height)
    first.enter(OfficeData(name="Kreis Herford", department="Koordinierungsstelle", city="Herford"))
    first.show()
    for step in range(first.step_count):
        first.show_step(step)
        name = f"{count + 2 + step:02d}-erster-start-{step + 1}"
        names.append(_save(first, folder, name, look, until=first.is_drawn))
    first.close()
    return names


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
        for name in draw(call.folder, look, made, call.only):
            print(name, flush=True)
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


def _save(
    window: QWidget,
    folder: Path,
    name: str,
    look: Look,
    until: Callable[[], bool] = lambda: True,
) -> str:
    app = _application()
    begun = time.monotonic()
    shown_at = begun
    paper = _shows_paper(window)
    while time.monotonic() < shown_at + (_PAPER_SETTLE_S if paper else _SETTLE_S) or (
        not until() and time.monotonic() < begun + _MOST_S
    ):
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if not paper and _shows_paper(window):
            paper, shown_at = True, time.monotonic()
    suffix = "" if look.theme == "light" else f"-{look.theme}"
    file = f"{name}{suffix}.png"
    window.grab().save(str(folder / file))
    return file


def _shows_paper(window: QWidget) -> bool:
    """Whether a PDF is shown; Qt draws its pages beside the window and does not say when."""
    return any(view.isVisible() for view in window.findChildren(PdfView))


def _has_pages(window: QWidget) -> bool:
    """Whether no specimen of a letter is an empty sheet any more."""
    return all(one.has_page or not one.isVisible() for one in window.findChildren(SpecimenView))


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["kommin"])
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
