"""The handbook is complete: every page is there, every link and every F1 leads to one."""

from __future__ import annotations

import ast
import re

import pytest

from kommin_desktop.base.handbook import (
    FIRST_PAGE,
    PAGES,
    handbook_page,
    handbook_picture,
    handbook_titles,
)
from kommin_desktop.base.paths import resource_path
from tests.house.code import CODE, place, tree

LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]*)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(\.\./pictures/([^)]*)\)")


def test_the_contents_name_every_page_that_lies_there() -> None:
    lying = {path.stem for path in resource_path("handbook", "de").glob("*.md")}
    assert set(PAGES) == lying
    assert len(PAGES) == len(lying)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_it_is_for_and_its_links_lead_somewhere(name: str) -> None:
    text = handbook_page(name)
    title, _line, rest = text.partition("\n\n")
    assert re.fullmatch(r"# \S.*", title)
    assert not rest.startswith("#")
    assert 1_000 <= len(text) <= 3_600
    assert [to for to in LINK.findall(text) if to.removesuffix(".md") not in PAGES] == []
    assert all(to.endswith(".md") for to in LINK.findall(text))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_typeset_like_the_window(name: str) -> None:
    page = PICTURE.sub(r"\1", handbook_page(name))
    prose = re.sub(r"`[^`]*`|^\|.*-\|$", "", page, flags=re.MULTILINE)
    assert [sign for sign in ('"', "!", "...", " - ", "<") if sign in prose] == []
    assert prose.count("„") == prose.count("“")


def test_pages_and_readme_show_every_picture_and_say_what_is_seen() -> None:
    shown = [found for name in PAGES for found in PICTURE.findall(handbook_page(name))]
    assert [to for words, to in shown if not words] == []
    lying = {path.name for path in handbook_picture("").glob("*")}
    assert {to for _words, to in shown} == lying
    assert lying
    readme = resource_path("..", "README.md").read_text("utf-8")
    in_readme = set(re.findall(r"\(([\w/.-]+\.png)\)", readme))
    assert [to for to in in_readme if not resource_path("..", to).is_file()] == []
    assert {"resources/handbook/pictures/heute.png"} <= in_readme


def test_every_page_can_be_reached_by_links_from_the_first() -> None:
    seen, ahead = set(), [FIRST_PAGE]
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead += [to.removesuffix(".md") for to in LINK.findall(handbook_page(name))]
    assert set(PAGES) - seen == set()


def test_f1_finds_its_page_from_everywhere() -> None:
    """What pages of the window name as `help_page`, and routes written out in the code."""
    dead = [
        f"{place(path)}:{getattr(node, 'lineno', 0)} {name}"
        for path in CODE
        for node in ast.walk(tree(path))
        for name in named_by(node)
        if name not in PAGES
    ]
    assert dead == []


def named_by(node: ast.AST) -> list[str]:
    """The handbook pages that a statement or a text names."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
        targets = [t for t in node.targets if getattr(t, "id", getattr(t, "attr", ""))]
        if any(getattr(t, "id", getattr(t, "attr", "")) == "help_page" for t in targets):
            return [str(node.value.value)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.findall(r"^hilfe/([\w-]+)$", node.value)
    return []


def test_an_unknown_page_is_the_first() -> None:
    assert handbook_page("gibt-es-nicht") == handbook_page(FIRST_PAGE)
    assert handbook_page("../../../LICENSE") == handbook_page(FIRST_PAGE)


def test_titles_are_those_of_the_pages() -> None:
    assert handbook_titles()[0] == (FIRST_PAGE, "Erste Schritte")
    assert dict(handbook_titles())["papierkorb-und-verlauf"] == "Papierkorb und Verlauf"
