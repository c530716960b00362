"""Somebody who types minutes into the real window part until the process is killed.

`python -m tests.crash.typists FILE MEETING MODE`; each line on stdout is a count of typed
characters and when they were typed. In the mode `busy` a long work holds the office file.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kommin_desktop.app import registry
from kommin_desktop.kit import theme
from kommin_desktop.kit.desk import Desk
from kommin_desktop.kit.jobs import Bus, ThreadedJobs
from kommin_desktop.kit.router import Route
from kommin_desktop.kit.settings import Settings
from kommin_desktop.kit.trying import AnsweredAsk
from kommin_desktop.meetings import queries
from kommin_desktop.meetings.ui.recording.page import Recording
from kommin_desktop.store.chunks import Step
from kommin_desktop.store.office_file import OfficeFile, open_for_reading
from tests.store.people import person

WORDS = "Frau Kaya berichtet aus der Beratung und nennt Zahlen. "
EVERY_MS = 25


def real_desk(path: Path) -> Desk:
    """A desk as the program has it: one thread that writes, one that reads."""
    bus = Bus()
    texts = registry.search_texts()
    jobs = ThreadedJobs(lambda: OfficeFile(path, texts, "Brinkmann"), bus)
    settings = Settings(path.with_suffix(".ini"))
    return Desk(path, open_for_reading(path), jobs, bus, AnsweredAsk(), settings, "Brinkmann")


def hold_the_file(office: OfficeFile, _step: Step) -> None:
    """A work that never ends."""
    with office.work("Langer Import") as session:
        session.add(person("Halb Fertig", "halb@verein.example"))
        session.flush()
        tell("busy")
        while True:
            time.sleep(1)


def tell(words: str) -> None:
    """Say a line at once: two threads speak here, and print lets another between line and end."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(path: Path, meeting: int, mode: str) -> None:
    """Type until killed."""
    app = QApplication([])
    theme.use(app, "light", calm=True)
    registry.load_models()
    desk = real_desk(path)
    stage = Recording(desk)
    desk.changed.connect(stage.on_notice)
    stage.resize(1154, 603)
    line = desk.try_read(queries.meeting_line(meeting))[0]
    stage.show_meeting(line, Route.parse(f"sitzung/{meeting}/protokoll?top=3"))
    stage.show()
    editor = stage.text.editor
    editor.setFocus()
    if mode == "busy":
        desk.on_file(hold_the_file)
    count = 0

    def press() -> None:
        nonlocal count
        QTest.keyClicks(editor, WORDS[count % len(WORDS)])
        count += 1
        tell(f"{count} {time.monotonic()}")

    typing = QTimer()
    typing.setInterval(EVERY_MS)
    typing.timeout.connect(press)
    typing.start()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
