"""Texts for people: whole sentences in a form that a translator can work with."""

from __future__ import annotations

import ast
import gettext
import shutil
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from kommin_desktop.base import text as window_texts
from tests.house.code import CODE, place, tree
from tests.house.floors import PACKAGE, ROOT
from tools import texts as tool

MARKERS = {"_": 1, "printed": 1, "ngettext": 2, "printed_for": 2}
"""What marks a text, and how many of its arguments are texts."""


def texts() -> list[tuple[str, str]]:
    """Every text for people with its place: of windows and of papers."""
    return [
        (f"{place(path)}:{line}", text)
        for path in CODE
        for papers in (False, True)
        for key, line in tool.texts(tree(path), papers=papers)
        for text in key
    ]


def marked(module: ast.AST) -> Iterator[ast.Call]:
    """Every call that marks a text for people."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKERS:
            yield node


def test_a_text_is_written_out_where_it_is_marked() -> None:
    """Something put together before `_()` sees it is never found in a catalogue."""
    built = [
        f"{place(path)}:{node.lineno}"
        for path in CODE
        for node in marked(tree(path))
        for argument in node.args[: MARKERS[getattr(node.func, "id", "")]]
        if not isinstance(argument, ast.Constant)
    ]
    assert built == []


def test_a_text_is_asked_for_when_it_is_shown() -> None:
    """Asked for while modules are loaded, it would be German before a language is chosen."""
    early = [
        f"{place(path)}:{node.lineno}"
        for path in CODE
        for node in at_loading(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}
    ]
    assert early == []


def at_loading(node: ast.AST) -> Iterator[ast.AST]:
    """What is carried out while a module is loaded: all but the inside of functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (part for each in child.args.defaults for part in ast.walk(each))
        elif not isinstance(child, ast.Lambda):
            yield child
            yield from at_loading(child)


def test_places_in_a_text_have_names() -> None:
    """`{}` and `{0}` tell a translator nothing; `{name}` does."""
    nameless = [
        (where, text)
        for where, text in texts()
        for _literal, field, _spec, _conversion in string.Formatter().parse(text)
        if field is not None and not field.isidentifier()
    ]
    assert nameless == []


def test_texts_are_typeset() -> None:
    """German quotes, no exclamation marks, a true ellipsis."""
    wrong = [
        (where, text)
        for where, text in texts()
        if any(sign in text for sign in ('"', "!", "...", " - ", "''"))
    ]
    assert wrong == []


@pytest.fixture
def little(tmp_path: Path) -> Path:
    """A small project with one module and an English catalogue of all its texts."""
    write(tmp_path, "_('Guten Tag, {name}'), ngettext('{n} Brief', '{n} Briefe', 2), _('&Datei')")
    po = tmp_path / "resources/i18n/en/LC_MESSAGES/kommin.po"
    po.parent.mkdir(parents=True)
    po.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Guten Tag, {name}"\nmsgstr "Good morning {name}"\n\n'
        'msgid "&Datei"\nmsgstr "&File"\n\n'
        'msgid "{n} Brief"\nmsgid_plural "{n} Briefe"\n'
        'msgstr[0] "{n} letter"\nmsgstr[1] "{n} letters"\n',
        "utf-8",
    )
    tool.update(tmp_path)
    return po


def write(root: Path, expression: str) -> None:
    """The one module of a small project."""
    (root / PACKAGE).mkdir(exist_ok=True)
    (root / PACKAGE / "greeting.py").write_text(
        "from kommin_desktop.base.text import _, ngettext\n"
        "from kommin_desktop.base.text import letter_text as printed\n"
        f"words = ({expression}, printed('Tagesordnung'))\n",
        "utf-8",
    )


def test_a_catalogue_of_all_texts_is_well(little: Path, tmp_path: Path) -> None:
    assert tool.faults(tmp_path) == []
    with tool.compiled(little).open("rb") as file:
        english = gettext.GNUTranslations(file)
    assert english.gettext("Guten Tag, {name}") == "Good morning {name}"
    assert english.ngettext("{n} Brief", "{n} Briefe", 1) == "{n} letter"
    assert english.ngettext("{n} Brief", "{n} Briefe", 2) == "{n} letters"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Good morning {name}", "Good morning", "'Good morning' fills in other things"),
        ("{n} letters", "letters", "'letters' fills in other things"),
        ("Good morning {name}", "", "'Guten Tag, {name}' is not translated."),
        ("{n} letters", "", "'{n} Brief' is not translated."),
        ("Guten Tag, {name}", "Guten Tag", "lacks 'Guten Tag, {name}' of"),
        ("Guten Tag, {name}", "Guten Tag", "'Guten Tag' is asked for by nobody."),
        ("&File", "File", "differ in the underlined letter"),
        ("Good", "Fine", "kommin.mo is not compiled from it"),
    ],
)
def test_a_fault_of_a_catalogue_is_found(
    little: Path, tmp_path: Path, old: str, new: str, fault: str
) -> None:
    text = little.read_text("utf-8")
    assert old in text
    little.write_text(text.replace(old, new), "utf-8")
    assert any(fault in found for found in tool.faults(tmp_path))


def test_a_new_text_is_added_and_what_was_translated_is_kept(little: Path, tmp_path: Path) -> None:
    write(tmp_path, "_('Guten Tag, {name}'), _('Neu'), ngettext('Fall', 'Fälle', 2)")
    tool.update(tmp_path)
    assert {found.partition(": ")[2] for found in tool.faults(tmp_path)} == {
        "'Fall' is not translated.",
        "'Neu' is not translated.",
    }
    assert 'msgstr "Good morning {name}"' in little.read_text("utf-8")
    with tool.compiled(little).open("rb") as file:
        english = gettext.GNUTranslations(file)
    assert english.gettext("Neu") == "Neu"
    assert english.ngettext("Fall", "Fälle", 2) == "Fälle"


def test_updating_twice_changes_nothing(little: Path, tmp_path: Path) -> None:
    before = little.read_bytes(), tool.compiled(little).read_bytes()
    tool.update(tmp_path)
    assert (little.read_bytes(), tool.compiled(little).read_bytes()) == before


def test_the_program_speaks_english_and_german_again() -> None:
    """With the catalogue that the program really has."""
    try:
        window_texts.use_language("en")
        assert window_texts._("Das Laufwerk ist weg.") == "Das Laufwerk ist weg."
        assert window_texts._("Ein Gremium braucht einen Namen.") == "A body needs a name."
        assert window_texts.ngettext("{n} Seite", "{n} Seiten", 3) == "{n} pages"
        assert window_texts.letter_text("Tagesordnung") == "Tagesordnung"
    finally:
        window_texts.use_language("de")
    assert window_texts._("Ein Gremium braucht einen Namen.") == "Ein Gremium braucht einen Namen."


def test_the_catalogues_of_the_checkout_can_be_brought_up_to_date(tmp_path: Path) -> None:
    """`python -m tools texts` works on the real code and loses no translation."""
    shutil.copytree(ROOT / tool.CATALOGUES, tmp_path / tool.CATALOGUES)
    (tmp_path / PACKAGE).symlink_to(ROOT / PACKAGE, target_is_directory=True)
    before = {path.parent.parent.name: translated(path) for path in tool.catalogues(ROOT)}
    tool.update(tmp_path)
    for path in tool.catalogues(tmp_path):
        asked_for = {tool.key_of(message) for message in tool.load(path) if message.id}
        assert translated(path) == before[path.parent.parent.name] & asked_for


def translated(path: Path) -> set[tool.TextKey]:
    """The texts of a catalogue that have a translation."""
    return {
        tool.key_of(message)
        for message in tool.load(path)
        if message.id and message.string and all(message.string)
    }
