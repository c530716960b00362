"""Texts for people: whole sentences in a form that a translator can work with."""

from __future__ import annotations

import ast
import string

from tests.house.code import CODE, place, tree

MARKERS = {"_", "ngettext"}


def texts() -> list[tuple[str, str]]:
    """Every text for people with its place."""
    return [
        (f"{place(path)}:{node.lineno}", argument.value)
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKERS
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def test_a_text_is_written_out_where_it_is_marked() -> None:
    """Something put together before `_()` sees it is never found in a catalogue."""
    built = [
        f"{place(path)}:{node.lineno}"
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in MARKERS
        and node.args
        and isinstance(node.args[0], ast.JoinedStr | ast.BinOp | ast.Call)
    ]
    assert built == []


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
