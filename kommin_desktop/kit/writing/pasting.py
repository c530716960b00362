"""What is pasted from Word, mails or web pages: of its looks bold, italic and lists are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from kommin_desktop.documents.blocks import Run
from kommin_desktop.kit.writing.paragraphs import Kind, Paragraph, clean, joined

_SILENT = {"head", "style", "script", "title", "xml", "template"}
_VOID = {"br", "img", "meta", "link", "hr", "input", "col", "wbr", "area", "base", "embed"}
_BLOCKS = {
    *("p", "div", "li", "tr", "table", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre"),
    *("section", "article", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WEIGHT = re.compile(r"font-weight\s*:\s*([a-z]+|\d+)")
_SLANT = re.compile(r"font-style\s*:\s*([a-z]+)")
_WORD_LIST = re.compile(r"mso-list\s*:\s*(l\d+)\s+level(\d)(?:\s+(lfo\d+))?")


@dataclass(frozen=True)
class _Open:
    """An element that is open: what it says about the text in it."""

    tag: str
    bold: bool = False
    italic: bool = False
    silent: bool = False


@dataclass
class _WordEntry:
    """A paragraph that Word marks as an entry; its bullet is typed text to be left out."""

    key: str
    level: int
    sign: str = ""


def paragraphs_of_html(html: str) -> list[Paragraph]:
    """The paragraphs of a piece of HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return reader.paragraphs


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[Paragraph] = []
        self._open = [_Open("")]
        self._lists: list[tuple[Kind, int]] = []
        self._list_keys: dict[str, int] = {}
        self._in_entry = False
        self._word: _WordEntry | None = None
        self._in_word_sign = False
        self._runs: list[Run] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.end_paragraph()
        if tag in ("ul", "ol"):
            key = self._key(f"{tag} {len(self._list_keys)}")
            self._lists.append(("bullet" if tag == "ul" else "number", key))
        elif tag == "li":
            self._in_entry = True
        elif tag == "br":
            self._add("\n")
        elif tag in ("td", "th"):
            self._add(" ")
        style = " ".join(value or "" for name, value in attrs if name == "style").lower()
        self._look_for_word_entry(style)
        if tag not in _VOID:
            self._open.append(_opened(self._open[-1], tag, style))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_paragraph()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if any(element.tag == tag for element in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open[-1].silent:
            return
        if self._in_word_sign and self._word:
            self._word.sign += data.strip()
        else:
            self._add(_SPACE.sub(" ", clean(data)))

    def handle_comment(self, data: str) -> None:
        self._on_condition(data)

    def unknown_decl(self, data: str) -> None:
        self._on_condition(data)

    def end_paragraph(self) -> None:
        """Close the paragraph, entry or line that the text so far belongs to."""
        runs = joined(self._runs)
        self._runs = []
        word, self._word = self._word, None
        self._in_word_sign = False
        if not "".join(run.text for run in runs).strip():
            return
        if word:
            kind: Kind = "number" if any(map(str.isalnum, word.sign)) else "bullet"
            kind = "bullet" if word.sign == "o" else kind
            self.paragraphs.append(Paragraph(runs, kind, word.level, self._key(word.key)))
        elif self._lists:
            self._add_entry(runs)
        else:
            self.paragraphs.append(Paragraph(runs))

    def _add_entry(self, runs: tuple[Run, ...]) -> None:
        kind, key = self._lists[-1]
        last = self.paragraphs[-1] if self.paragraphs else None
        if not self._in_entry and last and last.list_key == key:
            together = joined((*last.runs, Run("\n"), *runs))
            self.paragraphs[-1] = replace(last, runs=together)
        else:
            self.paragraphs.append(Paragraph(runs, kind, len(self._lists), key))
        self._in_entry = False

    def _add(self, text: str) -> None:
        look = self._open[-1]
        if look.silent:
            return
        begins_line = not self._runs or self._runs[-1].text.endswith((" ", "\n"))
        if begins_line and text.startswith(" "):
            text = text[1:]
        if text:
            self._runs.append(Run(text, look.bold, look.italic))

    def _look_for_word_entry(self, style: str) -> None:
        if found := _WORD_LIST.search(style):
            self._word = _WordEntry(f"{found[1]} {found[2]} {found[3]}", int(found[2]))
        elif "mso-list:ignore" in style.replace(" ", ""):
            self._in_word_sign = True

    def _on_condition(self, data: str) -> None:
        """Word puts the typed bullet of an entry between „if !supportLists“ and „endif“."""
        condition = data.strip("[] ")
        if condition.startswith("if !supportLists"):
            self._in_word_sign = True
        elif condition.startswith("endif"):
            self._in_word_sign = False

    def _key(self, name: str) -> int:
        return self._list_keys.setdefault(name, len(self._list_keys) + 1)


def _opened(around: _Open, tag: str, style: str) -> _Open:
    bold = around.bold or tag in ("b", "strong") or tag in _HEADINGS
    italic = around.italic or tag in ("i", "em")
    if weight := _WEIGHT.search(style):
        is_number = weight[1].isdecimal()
        bold = int(weight[1]) >= 600 if is_number else weight[1] in ("bold", "bolder")
    if slant := _SLANT.search(style):
        italic = slant[1] in ("italic", "oblique")
    return _Open(tag, bold, italic, around.silent or tag in _SILENT)
