"""The demonstration without a window: the sample year and all its papers in one folder."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kommin_desktop.app import registry
from kommin_desktop.app.demo_folder import DemoFolder
from kommin_desktop.app.demo_papers import Paper, papers
from kommin_desktop.app.new_file import new_office_file
from kommin_desktop.app.sample import SampleYear, make_sample_year
from kommin_desktop.app.sample.facts import program_mark, year_facts, year_from_facts
from kommin_desktop.app.sample.story import FIRST_MOMENT, LEADER, office_time
from kommin_desktop.base.clock import clock_at
from kommin_desktop.base.errors import WorldError
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.store.office_file import OfficeFile, open_for_reading

OFFICE_FILE = "Beispieljahr.kommin"

Tell = Callable[[str], None]


class DemoPaper(NamedTuple):
    """A file that the demonstration left: its name, what it is, its pages (0: no paper)."""

    file: str
    about: str
    pages: int


def run_demo(folder: Path, tell: Tell) -> list[DemoPaper]:
    """Make the sample year in `folder`, print its papers as PDF files, and list them.

    Only what a former demonstration left unchanged is replaced. Raises WorldError if the folder
    cannot be written.
    """
    began = time.monotonic()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".kommin-demo-", dir=folder) as workshop:
            written = _run(folder, Path(workshop), tell)
    except OSError as error:
        raise WorldError(
            _("Im Ordner „{name}“ lässt sich nicht schreiben. Wählen Sie einen anderen.").format(
                name=folder.name
            )
        ) from error
    _tell_list(written, time.monotonic() - began, tell)
    return written


def _run(folder: Path, workshop: Path, tell: Tell) -> list[DemoPaper]:
    made = workshop / OFFICE_FILE
    target = DemoFolder(folder, tell)
    recipe = program_mark()
    former = target.made_before(OFFICE_FILE, recipe)
    if former is None:
        tell(_("Das Beispieljahr wird angelegt …"))
        year = _make_year(made)
    else:
        tell(_("Das Beispieljahr liegt schon unverändert da."))
        shutil.copyfile(folder / OFFICE_FILE, made)
        year = year_from_facts(former)
    tell(_("Einladungen, Protokolle und Bescheinigungen werden gedruckt …"))
    with clock_at(year.now):
        connection = open_for_reading(made)
        try:
            prints = list(papers(connection, year))
        finally:
            connection.close()
    target.clear()
    about = _("Arbeitsdatei mit dem ganzen Jahr")
    written = [DemoPaper(target.put(OFFICE_FILE, made.read_bytes()), about, 0)]
    written += [_put(target, paper) for paper in prints]
    target.remember(recipe, year_facts(year))
    return written


def _make_year(path: Path) -> SampleYear:
    with clock_at(office_time(FIRST_MOMENT)):
        new_office_file(path, LEADER)
    with OfficeFile(path, registry.search_texts(), LEADER) as office:
        return make_sample_year(office)


def _put(target: DemoFolder, paper: Paper) -> DemoPaper:
    return DemoPaper(target.put(paper.file, paper.content), paper.about, paper.pages)


def _tell_list(written: list[DemoPaper], seconds: float, tell: Tell) -> None:
    width = max(len(one.file) for one in written)
    tell("")
    for number, one in enumerate(written, start=1):
        pages = ngettext("{n} Seite", "{n} Seiten", one.pages).format(n=one.pages)
        extent = f" ({pages})" if one.pages else ""
        tell(f"{number:>3}. {one.file:<{width}}  {one.about}{extent}")
    total = sum(one.pages for one in written)
    tell("")
    tell(
        _("{files} Dateien mit {pages} Seiten in {seconds} s.").format(
            files=len(written), pages=total, seconds=f"{seconds:.1f}".replace(".", ",")
        )
    )
