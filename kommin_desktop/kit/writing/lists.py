"""Making and ending lists while one writes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextList

from kommin_desktop.kit.writing.document import (
    block_format,
    blocks,
    kind_of,
    list_format,
    list_of,
    set_kind,
)
from kommin_desktop.kit.writing.paragraphs import Kind

_BEGINNINGS: dict[str, Kind] = {"- ": "bullet", "* ": "bullet", "1. ": "number", "1) ": "number"}


def toggle_list(cursor: QTextCursor, kind: Kind) -> None:
    """Make the chosen paragraphs entries of such a list, or texts again if all are."""
    cursor.beginEditBlock()
    chosen = list(chosen_blocks(cursor))
    is_off = all(kind_of(block) == kind for block in chosen)
    for block in chosen:
        if is_off:
            set_kind(QTextCursor(block), "text")
        elif kind_of(block) != kind:
            _make_entry(block, kind)
    part_broken_lists(cursor.document())
    cursor.endEditBlock()


def begin_list_from_typed(cursor: QTextCursor) -> bool:
    """Turn a typed „- “ or „1. “ at the start of a paragraph into a list; whether it did."""
    block = cursor.block()
    typed = block.text()[: cursor.positionInBlock()]
    kind = _BEGINNINGS.get(typed)
    if kind is None or kind_of(block) != "text":
        return False
    cursor.beginEditBlock()
    start = QTextCursor(block)
    start.setPosition(block.position() + len(typed), QTextCursor.MoveMode.KeepAnchor)
    start.removeSelectedText()
    _make_entry(start.block(), kind)
    part_broken_lists(cursor.document())
    cursor.endEditBlock()
    return True


def end_entry(cursor: QTextCursor) -> None:
    """Let the entry go up to the list around its own, or be a text again."""
    block = cursor.block()
    listed = list_of(block)
    depth = listed.format().indent() if listed else 1
    cursor.beginEditBlock()
    if depth > 1:
        _put_in_outer_list(block, depth - 1)
    else:
        set_kind(cursor, "text")
    part_broken_lists(cursor.document())
    cursor.endEditBlock()


def chosen_blocks(cursor: QTextCursor) -> Iterator[QTextBlock]:
    """The paragraphs that the selection touches."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    while block.isValid():
        yield block
        if block == last:
            return
        block = block.next()


def part_broken_lists(document: QTextDocument) -> None:
    """Let a list end where another paragraph stands between: on paper it counts from 1 there."""
    seen: set[int] = set()
    open_keys: list[int] = []
    parted: dict[int, QTextList] = {}
    for block in blocks(document):
        listed = list_of(block)
        if not listed:
            open_keys = []
            continue
        depth = listed.format().indent()
        del open_keys[depth:]
        key = listed.objectIndex()
        if key in seen and key not in open_keys:
            known = parted.get(key)
            if known and known.objectIndex() in open_keys:
                known.add(block)
            else:
                parted[key] = QTextCursor(block).createList(listed.format())
            key = parted[key].objectIndex()
        seen.add(key)
        open_keys[depth - 1 :] = [key]


def _make_entry(block: QTextBlock, kind: Kind) -> None:
    """Put the paragraph into the list above or below it, or into a new one."""
    cursor = QTextCursor(block)
    depth = 1
    listed = list_of(block)
    if listed:
        depth = listed.format().indent()
    set_kind(cursor, kind)
    neighbour = _list_beside(block.previous(), kind, depth) or _list_beside(
        block.next(), kind, depth
    )
    if neighbour:
        neighbour.add(block)
    else:
        cursor.createList(list_format(kind, depth))


def _list_beside(block: QTextBlock, kind: Kind, depth: int) -> QTextList | None:
    listed = list_of(block) if block.isValid() else None
    if listed and kind_of(block) == kind and listed.format().indent() == depth:
        return listed
    return None


def _put_in_outer_list(block: QTextBlock, depth: int) -> None:
    kind = kind_of(block)
    above = block.previous()
    while above.isValid() and (listed := list_of(above)):
        if listed.format().indent() == depth:
            QTextCursor(block).setBlockFormat(block_format(kind_of(above)))
            listed.add(block)
            return
        above = above.previous()
    QTextCursor(block).createList(list_format(kind, depth))
