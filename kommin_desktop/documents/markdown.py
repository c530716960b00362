"""The small Markdown of minutes: headings, lists, bold, italic, line ends; all else is literal."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, cast

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from kommin_desktop.documents.blocks import (
    Block,
    BulletList,
    Content,
    Heading,
    Item,
    NumberList,
    Run,
    Text,
)

_DEEPEST = 4
# A list of numbers begins with 1: „12. November …“ is the begin of a sentence, not of a list.
# A line of nothing but marks („- - -“) is no list either.
_NO_LIST = re.compile(r"\s*(?:(?!1[.)])\d+[.)]\s|(?:(?:[-+*]|1[.)])\s*)+$)")
# „2*3*4“ is arithmetic: a star between letters or figures emphasises nothing. Underscores are
# parts of names.
_LITERAL = re.compile(r"(?<=\w)\*+(?=\w)|(?<!\\)_")


def blocks_of(text: str, top_level: Literal[2, 3, 4] = 3) -> tuple[Block, ...]:
    """The typed text as blocks; „#“ becomes a heading of ``top_level``."""
    tree = SyntaxTreeNode(_parser().parse(_LITERAL.sub(_escaped, text)))
    blocks: list[Block] = []
    for node in tree.children:
        if node.type == "heading":
            level = min(int(node.tag[1]) - 1 + top_level, _DEEPEST)
            blocks.append(Heading(cast("Literal[2, 3, 4]", level), _content(node)))
        elif node.type in ("bullet_list", "ordered_list"):
            blocks.append(_list(node))
        else:
            blocks.append(Text(_content(node)))
    return tuple(blocks)


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"\\{mark}" for mark in match.group())


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False})
    parser.enable(["heading", "list", "emphasis", "newline", "escape"])
    rule = next(r for r in parser.block.ruler.__rules__ if r.name == "list")
    original = rule.fn

    def list_from_one(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line = state.src[state.bMarks[start] : state.eMarks[start]]
        if not silent and _NO_LIST.match(line):
            return False
        return bool(original(state, start, end, silent))

    parser.block.ruler.at("list", list_from_one, {"alt": ["paragraph", "reference"]})
    return parser


def _list(node: SyntaxTreeNode) -> BulletList | NumberList:
    items = tuple(_item(child) for child in node.children)
    if node.type == "bullet_list":
        return BulletList(items)
    return NumberList(items)


def _item(node: SyntaxTreeNode) -> Content | Item:
    parts: list[Run] = []
    sublists: list[BulletList | NumberList] = []
    for child in node.children:
        if child.type in ("bullet_list", "ordered_list"):
            sublists.append(_list(child))
            continue
        content = _content(child)
        if parts:
            parts.append(Run("\n"))
        parts.extend((Run(content),) if isinstance(content, str) else content)
    content = _simplest(parts)
    return Item(content, tuple(sublists)) if sublists else content


def _content(node: SyntaxTreeNode) -> Content:
    """The text of a paragraph or heading as runs, or as a plain text if it has one look."""
    inline = node.children[0] if node.children else None
    tokens = inline.to_tokens()[0].children if inline and inline.type == "inline" else None
    return _simplest(_runs(tokens or []))


def _runs(tokens: list[Token]) -> list[Run]:
    runs: list[Run] = []
    bold = italic = 0
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        else:
            text = "\n" if token.type in ("softbreak", "hardbreak") else token.content
            runs.append(Run(text, bold > 0, italic > 0))
    return runs


def _simplest(runs: list[Run]) -> Content:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic) == (run.bold, run.italic):
            joined[-1] = Run(last.text + run.text, run.bold, run.italic)
        elif run.text:
            joined.append(run)
    if all(not (run.bold or run.italic) for run in joined):
        return "".join(run.text for run in joined)
    return tuple(joined)
