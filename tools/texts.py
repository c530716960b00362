"""Keeps the catalogues of other languages in step with the texts in the code.

A catalogue is a folder `resources/i18n/<language>/LC_MESSAGES` with `kommin.po`, which people
edit, and `kommin.mo`, which the program reads. Words of papers (`letter_text`) are not in it.
"""

from __future__ import annotations

import ast
import io
import string
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "kommin_desktop"
CATALOGUES = "resources/i18n"
TEXTS = "kommin_desktop.base.text"
_ARGUMENTS = {"_": 1, "ngettext": 2, "letter_text": 1, "letter_ngettext": 2}
_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)  # the same catalogue has the same bytes on every day
_NOT_KEPT = tuple(
    f'"{name}:'
    for name in (
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)

TextKey = tuple[str, ...]
"""A text, or its singular and plural."""


def texts(module: ast.Module, *, papers: bool = False) -> Iterator[tuple[TextKey, int]]:
    """The texts of the window (of papers if asked) in a module, with their lines."""
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom) and node.module == TEXTS
        for alias in node.names
        if alias.name in _ARGUMENTS and alias.name.startswith("letter_") == papers
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            given = node.args[: _ARGUMENTS[names[node.func.id]]]
            written = [a.value for a in given if isinstance(a, ast.Constant)]
            yield tuple(text for text in written if isinstance(text, str)), node.lineno


def asked(root: Path = ROOT) -> dict[TextKey, list[str]]:
    """Every text of the window that the code asks for, with the files that do."""
    found: dict[TextKey, list[str]] = {}
    for path in sorted((root / PACKAGE).rglob("*.py")):
        place = path.relative_to(root).as_posix()
        for key, _line in texts(ast.parse(path.read_text("utf-8"), place)):
            places = found.setdefault(key, [])
            if place not in places:
                places.append(place)
    for pair in [key for key in found if len(key) == 2]:
        found[pair] += found.pop(pair[:1], [])  # gettext knows the singular by the pair
    return found


def catalogues(root: Path = ROOT) -> list[Path]:
    """The catalogues that are there, one for each language."""
    return sorted((root / CATALOGUES).glob("*/LC_MESSAGES/kommin.po"))


def update(root: Path = ROOT) -> None:
    """Bring every catalogue to the texts of the code, keep its translations, compile it."""
    wanted = asked(root)
    for path in catalogues(root):
        old = load(path)
        new = _empty(path)
        for key, places in sorted(wanted.items(), key=lambda item: (item[1], item[0])):
            kept = _message(old, key)
            new.add(
                key if len(key) == 2 else key[0],
                kept.string if kept else "",
                locations=[(place, 1) for place in places],
                user_comments=kept.user_comments if kept else (),
            )
        path.write_bytes(_as_po(new))
        compiled(path).write_bytes(as_mo(path))


def faults(root: Path = ROOT) -> list[str]:
    """What is wrong with the catalogues, one sentence each."""
    wanted = asked(root)
    return [
        f"{path.relative_to(root).as_posix()}: {fault}"
        for path in catalogues(root)
        for fault in (*_faults_of(load(path), wanted), *_stale(path))
    ]


def load(path: Path) -> Catalog:
    """A catalogue as people edit it."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=_language(path))
    catalogue.creation_date = catalogue.revision_date = _ALWAYS
    return catalogue


def compiled(path: Path) -> Path:
    """Where the program reads what people edit in `path`."""
    return path.with_suffix(".mo")


def key_of(message: Message) -> TextKey:
    """The text, or singular and plural, that a message translates."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms_of(message: Message) -> list[str]:
    """The translation: one text, or one for each plural form."""
    if isinstance(message.string, str):
        return [message.string]
    return list(message.string or ())


def as_mo(path: Path) -> bytes:
    """A catalogue in the form that the program reads."""
    catalogue = load(path)
    for message in [m for m in catalogue if m.id and not all(forms_of(m))]:
        catalogue.delete(message.id)  # half a translation would show an empty text
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def _faults_of(catalogue: Catalog, wanted: dict[TextKey, list[str]]) -> Iterator[str]:
    for key, places in wanted.items():
        message = _message(catalogue, key)
        if message is None:
            yield f"lacks {key[0]!r} of {places[0]}."
        elif message.fuzzy or not all(forms_of(message)) or len(forms_of(message)) < len(key):
            yield f"{key[0]!r} is not translated."
        else:
            yield from _differences(key, forms_of(message))
    for message in catalogue:
        if message.id and key_of(message) not in wanted:
            yield f"{key_of(message)[0]!r} is asked for by nobody."


def _differences(key: TextKey, forms: list[str]) -> Iterator[str]:
    """Where a translation leaves out or invents a place to fill in, or a menu's letter."""
    for number, form in enumerate(forms):
        source = key[min(number, len(key) - 1)]
        if fields(source) != fields(form):
            yield f"{form!r} fills in other things than {source!r}."
        if source.count("&") != form.count("&"):
            yield f"{form!r} and {source!r} differ in the underlined letter."


def fields(text: str) -> set[str]:
    """The names of the places to fill in: `{name}`."""
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


def _stale(path: Path) -> Iterator[str]:
    if not compiled(path).exists() or compiled(path).read_bytes() != as_mo(path):
        yield f"{compiled(path).name} is not compiled from it; run python -m tools texts."


def _message(catalogue: Catalog, key: TextKey) -> Message | None:
    found = catalogue.get(key[0])
    return found if found and key_of(found) == key else None


def _language(path: Path) -> str:
    return path.parent.parent.name


def _empty(path: Path) -> Catalog:
    language = _language(path)
    new = Catalog(locale=language, project="KOMM-IN Desktop", fuzzy=False, charset="utf-8")
    new.creation_date = new.revision_date = _ALWAYS
    new.header_comment = f"# KOMM-IN Desktop, {language}: python -m tools texts"
    return new


def _as_po(catalogue: Catalog) -> bytes:
    target = io.BytesIO()
    write_po(target, catalogue, width=100, include_lineno=False)
    lines = target.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_NOT_KEPT)).encode()
