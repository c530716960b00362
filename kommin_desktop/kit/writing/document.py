"""Paragraphs in the text field: how they are shown there and how they are read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextListFormat,
)

from kommin_desktop.documents.blocks import Run
from kommin_desktop.kit import theme
from kommin_desktop.kit.writing.paragraphs import Kind, Paragraph, clean, joined

_LINE_HEIGHT = 140.0
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
_LINE_SEPARATOR = "\u2028"


def prepare(document: QTextDocument) -> None:
    """Font and indents as the person's scale asks for them."""
    document.setDefaultFont(theme.font("editor"))
    document.setIndentWidth(theme.px(24))
    document.setDocumentMargin(theme.px(2))


def load(document: QTextDocument, paragraphs: Sequence[Paragraph]) -> None:
    """Show these paragraphs and nothing else; there is nothing to undo afterwards."""
    document.setUndoRedoEnabled(False)
    document.clear()
    prepare(document)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    set_kind(cursor, "text")
    insert(cursor, paragraphs)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def insert(cursor: QTextCursor, paragraphs: Sequence[Paragraph]) -> None:
    """Put paragraphs where the cursor stands; the first one goes on a line begun already."""
    lists: dict[int, QTextList] = {}
    for number, paragraph in enumerate(paragraphs):
        block = cursor.block()
        if number or (not block.text() and not list_of(block)):
            if number:
                cursor.insertBlock(block_format(paragraph.kind), char_format(Run("")))
            _shape(cursor, paragraph, lists)
        kind = kind_of(cursor.block())
        for run in paragraph.runs:
            text = clean(run.text).replace("\n", _LINE_SEPARATOR)
            cursor.insertText(text, char_format(run, kind))


def read(document: QTextDocument) -> list[Paragraph]:
    """What stands in the text field."""
    return [paragraph_of(block) for block in blocks(document)]


def paragraph_of(block: QTextBlock) -> Paragraph:
    """One paragraph as it stands in the text field."""
    kind = kind_of(block)
    runs = joined(_runs(block, is_heading=kind == "heading"))
    if kind == "text":
        return Paragraph(runs)
    if kind == "heading":
        return Paragraph(runs, kind, block.blockFormat().headingLevel())
    listed = block.textList()
    return Paragraph(runs, kind, listed.format().indent(), listed.objectIndex())


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """All paragraphs from first to last."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def list_of(block: QTextBlock) -> QTextList | None:
    """The list that a paragraph is an entry of."""
    return cast("QTextList | None", block.textList())


def kind_of(block: QTextBlock) -> Kind:
    """What a paragraph of the text field is."""
    listed = list_of(block)
    if listed:
        return "bullet" if listed.format().style() in _BULLETS else "number"
    return "heading" if block.blockFormat().headingLevel() else "text"


def set_kind(cursor: QTextCursor, kind: Kind, level: int = 1) -> None:
    """Make the paragraph a text or heading; an entry becomes one by being put in a list."""
    cursor.setBlockFormat(block_format(kind, level))


def list_format(kind: Kind, depth: int) -> QTextListFormat:
    """How a list looks."""
    shape = QTextListFormat()
    if kind == "bullet":
        shape.setStyle(_BULLETS[min(depth, len(_BULLETS)) - 1])
    else:
        shape.setStyle(QTextListFormat.Style.ListDecimal)
    shape.setIndent(depth)
    return shape


def block_format(kind: Kind, level: int = 1) -> QTextBlockFormat:
    """Distances of a paragraph; the larger one of two neighbours counts."""
    shape = QTextBlockFormat()
    shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    is_entry = kind in ("bullet", "number")
    above = {"text": 8, "heading": 14}.get(kind, 1)
    shape.setTopMargin(theme.px(above))
    shape.setBottomMargin(theme.px(1 if is_entry else 4))
    if kind == "heading":
        shape.setHeadingLevel(level)
    return shape


def char_format(run: Run, kind: Kind = "text") -> QTextCharFormat:
    """How signs look; a size of their own only headings have, so that the scale can change."""
    shape = QTextCharFormat()
    set_bold(shape, run.bold or kind == "heading")
    shape.setFontItalic(run.italic)
    if kind == "heading":
        shape.setProperty(QTextFormat.Property.FontSizeAdjustment, 1)
    return shape


def set_bold(shape: QTextCharFormat, value: bool) -> None:
    """Let signs be bold or not; each weight of the bundled font has a family of its own."""
    shape.setFontFamilies(theme.font("strong" if value else "editor").families())
    shape.setFontWeight(QFont.Weight.DemiBold if value else QFont.Weight.Normal)


def is_bold(shape: QTextCharFormat) -> bool:
    """Whether signs of this look are bold."""
    return shape.fontWeight() >= QFont.Weight.DemiBold


def _shape(cursor: QTextCursor, paragraph: Paragraph, lists: dict[int, QTextList]) -> None:
    set_kind(cursor, paragraph.kind, paragraph.level)
    cursor.setBlockCharFormat(char_format(Run(""), paragraph.kind))
    if not paragraph.is_entry:
        return
    known = lists.get(paragraph.list_key)
    if known is not None:
        known.add(cursor.block())
    else:
        shape = list_format(paragraph.kind, paragraph.level)
        lists[paragraph.list_key] = cursor.createList(shape)


def _runs(block: QTextBlock, *, is_heading: bool) -> Iterator[Run]:
    part = block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        shape = fragment.charFormat()
        text = fragment.text().replace(_LINE_SEPARATOR, "\n")
        yield Run(text, is_bold(shape) and not is_heading, shape.fontItalic())
        part += 1
