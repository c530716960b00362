"""Size, names and words of the code, as the design asks for them."""

from __future__ import annotations

import ast
import re
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.code import CODE, place, tree
from tests.house.floors import AREA_FLOORS, FLOORS, NO_AREAS, PACKAGE, ROOT

TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
BANNED_NAME = re.compile(r"(Manager|Helper|Helpers|Utils?|Handler)$")
BANNED_MODULE = re.compile(r"^(helpers?|utils?|misc|common|manager|handlers?)$")
BANNED_WORD = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError")
MACHINE_PATH = re.compile(r"(?<![\w.~}])/(work|tmp|home|root|farm|Users)/\w")
SAYS_SOMETHING = re.compile(r"^(assert|expect|check|raises|warns|fail)")


def named(nodes: list[Path]) -> list[str]:
    """Paths as they are called in the project."""
    return [place(path) for path in nodes]


def is_data_only(path: Path) -> bool:
    """Whether a module only lists things: no function and no class of its own."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return not any(isinstance(node, kinds) for node in ast.walk(tree(path)))


def measured_lengths() -> dict[Path, int]:
    """The lines of every module that counts for the size of the house."""
    counted = [p for p in CODE if p.name != "__init__.py" and "migrations" not in p.parts]
    return {p: len(p.read_text("utf-8").splitlines()) for p in counted if not is_data_only(p)}


def committed_texts() -> Iterator[tuple[str, str]]:
    """Name and text of every text file that git keeps, or is about to."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert listed.stdout, listed.stderr
    for name in listed.stdout.splitlines():
        path = ROOT / name
        raw = path.read_bytes() if path.is_file() else b""
        if raw and b"\0" not in raw[:4096]:
            yield name, raw.decode("utf-8", "replace")


def test_no_file_is_long() -> None:
    lengths = measured_lengths()
    assert {place(p): n for p, n in lengths.items() if n > 600} == {}


def test_most_files_are_short() -> None:
    lengths = sorted(measured_lengths().values())
    assert statistics.median(lengths) <= 170
    assert statistics.quantiles(lengths, n=10)[-1] <= 380


def test_no_folder_is_crowded() -> None:
    folders = {path.parent for path in CODE}
    crowded = {
        place(folder): count
        for folder in folders
        if "migrations" not in folder.parts
        and (count := sum(1 for p in folder.glob("*.py") if p.name != "__init__.py")) > 15
    }
    assert crowded == {}


def test_no_class_is_long() -> None:
    long = {
        f"{place(path)} {node.name}": node.end_lineno - node.lineno + 1
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        and node.end_lineno
        and node.end_lineno - node.lineno >= 300
    }
    assert long == {}


def test_every_folder_of_code_is_a_package() -> None:
    """A folder without `__init__.py` would not be seen by the import rules."""
    folders = {path.parent for path in CODE}
    assert named(sorted(f for f in folders if not (f / "__init__.py").exists())) == []


def test_the_house_has_only_its_floors() -> None:
    """Also folders that hold no module yet: `ls` reads like the sentence of the order."""
    allowed = {name for floor in FLOORS for name in floor} | {"__init__"}
    assert names_in(ROOT / PACKAGE) - allowed == set()


@pytest.mark.parametrize("area", sorted({n for floor in FLOORS for n in floor} - NO_AREAS))
def test_an_area_has_only_its_floors(area: str) -> None:
    allowed = {name for floor in AREA_FLOORS for name in floor} | {"__init__"}
    assert names_in(ROOT / PACKAGE / area) - allowed == set()


def names_in(folder: Path) -> set[str]:
    """Modules and packages of a folder, by name; none where the folder is not there yet."""
    entries = folder.iterdir() if folder.is_dir() else []
    return {
        p.stem for p in entries if p.name != "__pycache__" and (p.is_dir() or p.suffix == ".py")
    }


def test_names_say_what_things_are() -> None:
    modules = [
        p for p in CODE if BANNED_MODULE.search(p.stem) or BANNED_MODULE.search(p.parent.name)
    ]
    classes = [
        node.name
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and BANNED_NAME.search(node.name)
    ]
    assert (named(modules), classes) == ([], [])


def test_nothing_is_left_undone() -> None:
    undone = [
        f"{place(path)}:{number} {line.strip()}"
        for path in CODE
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if BANNED_WORD.search(line)
    ]
    assert undone == []


def test_a_module_says_in_one_sentence_what_it_is_for() -> None:
    """A first line that ends as a sentence; empty `__init__.py` files need none."""
    wordless = [
        path
        for path in CODE
        if path.read_text("utf-8").strip()
        and not (
            (ast.get_docstring(tree(path)) or "").partition("\n\n")[0].rstrip().endswith((".", ":"))
        )
    ]
    assert named(wordless) == []


@pytest.mark.skipif(not shutil.which("git"), reason="without git nobody commits")
def test_no_path_of_a_machine_is_committed() -> None:
    found = [
        f"{name}:{number} {line.strip()[:80]}"
        for name, text in committed_texts()
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert found == []


def test_every_test_can_fail() -> None:
    speechless = [
        f"{place(path)}:{test.lineno} {test.name}"
        for path in TESTS
        for test in ast.walk(tree(path))
        if isinstance(test, ast.FunctionDef | ast.AsyncFunctionDef)
        and test.name.startswith("test_")
        and not any(says_something(node) for node in ast.walk(test))
    ]
    assert speechless == []


def says_something(node: ast.AST) -> bool:
    """Whether a statement can turn a test red by itself or through a function that says so."""
    if isinstance(node, ast.Assert):
        return True
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return bool(SAYS_SOMETHING.match(name))


def test_no_test_sleeps() -> None:
    asleep = [
        f"{place(path)}:{node.lineno}"
        for path in TESTS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"sleep", "time.sleep"}
    ]
    assert asleep == []
