"""The structure tree of a tagged PDF: what is a heading, a list, a cell, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kommin_desktop.documents.writer.objects import OwnObjects


def pdf_text(text: str) -> str:
    """A text string object in UTF-16, written in hex so that nothing needs escaping."""
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A structure element as the layout plans it; the same node always means the same element.

    ``attributes`` is the content of the attribute dictionary, ``alt`` the words read out for a
    picture.
    """

    tag: str
    parent: Node | None = None
    attributes: str = ""
    alt: str = ""
    title: str = ""


class Element:
    """A structure element in the file with its children: elements or (page, mark) pairs."""

    __slots__ = ("kids", "node", "number", "parent")

    def __init__(self, node: Node, number: int, parent: int) -> None:
        self.node = node
        self.number = number
        self.parent = parent
        self.kids: list[Element | tuple[int, int]] = []


class StructureTree:
    """Grows with the pages and is written at the end."""

    def __init__(self, objects: OwnObjects) -> None:
        self._objects = objects
        self.number = objects.reserve()
        self._document = Element(Node("Document"), objects.reserve(), self.number)
        self._elements: list[Element] = [self._document]
        self._known: dict[Node, Element] = {}
        self._marks: list[list[int]] = []

    def forget(self) -> None:
        """From here on planned nodes become new elements: the next letter begins."""
        self._known.clear()

    def element(self, node: Node) -> Element:
        """The element of a planned node, made with its parents when first met."""
        found = self._known.get(node)
        if found is None:
            parent = self.element(node.parent) if node.parent else self._document
            found = Element(node, self._objects.reserve(), parent.number)
            parent.kids.append(found)
            self._known[node] = found
            self._elements.append(found)
        return found

    def begin_page(self) -> int:
        """The key of a new page in the parent tree."""
        self._marks.append([])
        return len(self._marks) - 1

    def mark(self, node: Node) -> int:
        """The number of a new piece of marked content of the node on the current page."""
        element = self.element(node)
        marks = self._marks[-1]
        marks.append(element.number)
        element.kids.append((len(self._marks) - 1, len(marks) - 1))
        return len(marks) - 1

    def write(self, pages: list[int]) -> None:
        """Puts all elements and the parent tree into the file, given the pages' object numbers."""
        for element in self._elements:
            self._objects.put(_element_object(element, pages), element.number)
        leaves = [
            f"{key} {self._objects.put('[' + _references(marks) + ']')} 0 R"
            for key, marks in enumerate(self._marks)
        ]
        tree = self._objects.put(f"<</Nums[{' '.join(leaves)}]>>")
        self._objects.put(
            f"<</Type/StructTreeRoot/K {self._document.number} 0 R"
            f"/ParentTree {tree} 0 R/ParentTreeNextKey {len(self._marks)}>>",
            self.number,
        )


def _references(numbers: list[int]) -> str:
    return " ".join([f"{n} 0 R" for n in numbers])


def _element_object(element: Element, pages: list[int]) -> str:
    node, all_kids = element.node, element.kids
    if len(all_kids) == 1 and isinstance(all_kids[0], tuple) and not (node.alt or node.title):
        page, mark = all_kids[0]  # nearly all elements are like this
        attributes = f"/A<<{node.attributes}>>" if node.attributes else ""
        numbers = f"/P {element.parent} 0 R/Pg {pages[page]} 0 R"
        return f"<</S/{node.tag}{numbers}{attributes}/K {mark}>>"
    page = next((kid[0] for kid in all_kids if isinstance(kid, tuple)), -1)
    kids = []
    for kid in all_kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
        elif kid[0] == page:
            kids.append(str(kid[1]))
        else:
            kids.append(f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>")
    parts = [f"<</S/{node.tag}/P {element.parent} 0 R"]
    if page >= 0:
        parts.append(f"/Pg {pages[page]} 0 R")
    if node.attributes:
        parts.append(f"/A<<{node.attributes}>>")
    if node.alt:
        parts.append(f"/Alt{pdf_text(node.alt)}")
    if node.title:
        parts.append(f"/T{pdf_text(node.title)}")
    parts.append(f"/K[{' '.join(kids)}]>>")
    return "".join(parts)
