"""The import rules of the house hold, and each of them turns red on a planted breach."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.floors import PACKAGE, ROOT, broken

# Where a breach is planted, what is written there, and the rule that must turn red.
BREACHES = [
    ("base/dates.py", "import kommin_desktop.contacts.model", "floors of the house"),
    ("base/text.py", "import kommin_desktop.store", "floors of the house"),
    ("bodies/service.py", "from kommin_desktop.meetings import model", "floors of the house"),
    (
        "contacts/model.py",
        "if TYPE_CHECKING:\n    import kommin_desktop.bodies",
        "floors of the house",
    ),
    ("courses/rules.py", "def f():\n    import kommin_desktop.meetings", "floors of the house"),
    ("documents/blocks.py", "import kommin_desktop.store", "floors of the house"),
    ("utils/__init__.py", "", "floors of the house"),
    ("contacts/helpers.py", "", "floors of an area"),
    ("contacts/utils/__init__.py", "", "floors of an area"),
    ("contacts/queries.py", "import kommin_desktop.contacts.service", "floors of an area"),
    ("letters/rules.py", "import kommin_desktop.letters.model", "floors of an area"),
    ("contacts/importing.py", "def f():\n    import PySide6.QtCore", "no Qt below the windows"),
    ("documents/blocks.py", "if TYPE_CHECKING:\n    import PySide6", "no Qt below the windows"),
    ("app/commands.py", "import kommin_desktop.app.planted", "no Qt below the windows"),
    ("app/commands.py", "import sqlalchemy", "no database in windows"),
    ("contacts/ui/page.py", "import sqlcipher3", "no database in windows"),
    ("kit/desk.py", "import sqlalchemy.orm", "no database in windows"),
    ("contacts/rules.py", "def f():\n    import sqlalchemy", "rules are plain Python"),
    ("meetings/rules.py", "import reportlab.lib", "rules are plain Python"),
    ("tasks/rules.py", "import kommin_desktop.store", "rules know no file"),
    ("office/rules.py", "from kommin_desktop.documents import blocks", "rules know no file"),
    ("meetings/service.py", "import reportlab", "reportlab only in documents"),
    ("app/commands.py", "def f():\n    from reportlab import lib", "reportlab only in documents"),
    ("contacts/queries.py", "from sqlalchemy import select", "queries are plain SQL"),
    ("contacts/queries.py", "from kommin_desktop.contacts import model", "queries load no model"),
    ("bodies/ui/page.py", "import kommin_desktop.contacts.ui", "windows are opened by app"),
    ("store/planted.py", "import kommin_desktop.store.planted_too", "no cycles"),
]
# What a breach needs to be there; breaks no rule by itself.
SOIL = {
    "app/planted.py": "import PySide6.QtWidgets\n",
    "bodies/__init__.py": "",
    "contacts/ui/__init__.py": "",
    "documents/blocks.py": "",
    "letters/model.py": "",
    "contacts/model.py": "",
    "contacts/service.py": "",
    "meetings/model.py": "",
    "store/planted_too.py": "import kommin_desktop.store.planted\n",
    "store/planted.py": "",
}


def test_the_house_keeps_its_rules() -> None:
    assert broken(ROOT / PACKAGE) == []


@pytest.fixture
def copied_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the program, with some soil, that is found in place of the real one."""
    copy = tmp_path / PACKAGE
    shutil.copytree(ROOT / PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for place, text in SOIL.items():
        plant(copy, place, text, only_new=True)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, PACKAGE, raising=False)
    yield copy
    monkeypatch.undo()
    importlib.invalidate_caches()


@pytest.mark.parametrize(("place", "breach", "rule"), BREACHES)
def test_a_breach_is_found(copied_house: Path, place: str, breach: str, rule: str) -> None:
    plant(copied_house, place, breach)
    assert rule in broken(copied_house)


def test_nothing_is_red_before_a_breach_is_planted(copied_house: Path) -> None:
    assert broken(copied_house) == []


def plant(house: Path, place: str, text: str, *, only_new: bool = False) -> None:
    """Add `text` to a module, which and whose packages are made where they are missing."""
    path = house / place
    if path.with_suffix("").is_dir():
        path = path.with_suffix("") / ("__init__.py" if only_new else "planted.py")
    if only_new and path.exists():
        return
    for folder in path.relative_to(house).parents:
        (house / folder).mkdir(exist_ok=True, parents=True)
        (house / folder / "__init__.py").touch()
    with path.open("a", encoding="utf-8") as module:
        module.write(f"\nfrom typing import TYPE_CHECKING\n\n{text}\n")
