"""One line of text with its marks: where bold and italic may begin, and which signs are escaped.

Markdown lets a mark stand only beside a space, a line end or a sign such as „(“ or „:“. So a
bold part of a word makes the whole word bold; on paper nothing else could be printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from kommin_desktop.documents.blocks import Run

BOLD = 1
ITALIC = 2

_MARKS = {0: "", BOLD: "**", ITALIC: "*", BOLD | ITALIC: "***"}
_WORD = re.compile(r"\w")
# Stars between letters or figures are read as they stand („Bürger*innen“, „2*3“).
_LITERAL_STARS = re.compile(r"(?<=\w)\*+(?=\w)")
_HASHES = re.compile(r"#{1,6}(?=\s|$)")
_DASH = re.compile(r"[-+](?=\s|$)")
_NUMBER = re.compile(r"([0-9]{1,9})[.)](?=\s|$)")
# Within a list, and after one, less is enough to begin an entry.
_DASH_IN_LIST = re.compile(r"[-+]")
_NUMBER_IN_LIST = re.compile(r"([0-9]+)[.)]")


def style_of(run: Run) -> int:
    """The look of a run as a number: nothing, bold, italic or both."""
    return (BOLD if run.bold else 0) | (ITALIC if run.italic else 0)


def lines_of(runs: Sequence[Run]) -> list[tuple[str, list[int]]]:
    """The lines of a paragraph, each with the look of every sign, without space at both ends."""
    text = "".join(run.text for run in runs)
    styles = [style_of(run) for run in runs for _sign in run.text]
    lines: list[tuple[str, list[int]]] = []
    start = 0
    for line in text.split("\n"):
        left = start + len(line) - len(line.lstrip())
        bare = line.strip()
        lines.append((bare, styles[left : left + len(bare)]))
        start += len(line) + 1
    return lines


def settled(text: str, styles: Sequence[int]) -> list[int]:
    """The looks of a line's signs as marks can say them: a look begins and ends beside a word."""
    found = list(styles)
    for at in range(1, len(text)):
        before, after = found[at - 1], found[at]
        if before == after or text[at - 1].isspace() or text[at].isspace():
            continue
        if before and not (after == 0 and _is_border(text[at])):
            found[at] = before
        elif after and not before:
            _grow_left(text, found, at)
    for space in re.finditer(r"\s+", text):
        begin, end = space.span()
        around = {found[max(begin - 1, 0)], found[min(end, len(text) - 1)]}
        found[begin:end] = [around.pop() if len(around) == 1 else 0] * (end - begin)
    return found


def heading_line(text: str, styles: Sequence[int]) -> str:
    """A line of a heading with its marks; all of it is bold anyway."""
    looks = settled(text, [style & ITALIC for style in styles])
    return _with_marks([sign.replace("#", "\\#") for sign in _escaped(text, looks)], looks)


def marked_line(text: str, styles: Sequence[int], *, in_list: bool) -> str:
    """The line with its marks; every sign that would be read as one is escaped."""
    looks = settled(text, styles)
    signs = _escaped(text, looks)
    at = _mark_at_start(text, in_list)
    if at is not None and len(signs[at]) == 1:
        signs[at] = f"\\{signs[at]}"
    return _with_marks(signs, looks)


def _with_marks(signs: Sequence[str], looks: Sequence[int]) -> str:
    parts: list[str] = []
    before = 0
    for sign, look in zip(signs, looks, strict=True):
        if look != before:
            parts += (_MARKS[before], _MARKS[look])
            before = look
        parts.append(sign)
    return "".join((*parts, _MARKS[before]))


def _grow_left(text: str, styles: list[int], at: int) -> None:
    look = styles[at]
    place = at - 1
    while place >= 0 and styles[place] == 0 and not text[place].isspace():
        if _is_border(text[place]):
            return
        styles[place] = look
        place -= 1


def _is_border(sign: str) -> bool:
    """Whether a mark may stand between a word and this sign."""
    return unicodedata.category(sign)[0] in "PS" and not _WORD.match(sign)


def _escaped(text: str, looks: Sequence[int]) -> list[str]:
    signs = list(text)
    literal: set[int] = set()
    for stars in _LITERAL_STARS.finditer(text):
        begin, end = stars.span()
        if len(set(looks[begin - 1 : end + 1])) == 1:
            literal.update(range(begin, end))
    for at, sign in enumerate(text):
        after_backslash = at > 0 and text[at - 1] == "\\"
        if sign == "\\" or (sign == "*" and at not in literal) or (sign == "_" and after_backslash):
            signs[at] = f"\\{sign}"
    return signs


def _mark_at_start(text: str, in_list: bool) -> int | None:
    """The place of the sign that would begin a heading or list, if the line begins with one."""
    if _HASHES.match(text) or (_DASH_IN_LIST if in_list else _DASH).match(text):
        return 0
    number = (_NUMBER_IN_LIST if in_list else _NUMBER).match(text)
    if number and (in_list or int(number[1]) == 1 or number.end() == len(text)):
        return number.end() - 1
    return None
