"""What a start may load before the first page is seen: the reasons why the window comes quickly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from kommin_desktop.app.window.main_window import MainWindow
from kommin_desktop.app.window.program import Program, speak
from kommin_desktop.app.window.single import hand_over
from kommin_desktop.kit.settings import Settings

file, folder = Path(sys.argv[1]), Path(sys.argv[2])
app = QApplication([])
settings = Settings(folder / "kommin.ini")
speak(app, "de")
assert not hand_over(settings.path, file)
program = Program(settings)
program.looks.wear()
program.start(file)
assert isinstance(program.window, MainWindow)
if sys.argv[3]:
    program.desk.go(sys.argv[3])
app.processEvents()
print(*sorted(sys.modules))
program.finish()
"""
_NEVER_NEEDED = {
    *("sqlalchemy", "alembic", "reportlab", "openpyxl", "pypdf"),
    *("PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport", "PySide6.QtNetwork"),
}


@pytest.mark.parametrize("place", ["", "kontakte"])
def test_a_start_loads_nothing_of_writing_and_papers(
    sample_path: Path, tmp_path: Path, place: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _START, str(sample_path), str(tmp_path), place],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "kommin_desktop.app.window.main_window" in loaded
    assert loaded & _NEVER_NEEDED == set()
