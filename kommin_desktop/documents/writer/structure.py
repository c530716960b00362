"""The structure tree of a tagged PDF: what is a heading, a list, a cell, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

from kommin_desktop.documents.writer.objects import ObjectFile, pdf_text, reference


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

    def __init__(self, file: ObjectFile) -> None:
        self._file = file
        self.number = file.reserve()
        self._document = Element(Node("Document"), file.reserve(), self.number)
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
            found = Element(node, self._file.reserve(), parent.number)
            parent.kids.append(found)
            self._known[node] = found
            self._elements.append(found)
        return found

    def begin_page(self) -> int:
        """The key of a new page in the parent tree."""
        self._marks.append([])
        return len(self._marks) - 1

    def mark(self, node: Node, page: int) -> int:
        """The number of a new piece of marked content of the node on the current page."""
        element = self.element(node)
        marks = self._marks[-1]
        marks.append(element.number)
        element.kids.append((page, len(marks) - 1))
        return len(marks) - 1

    def write(self) -> None:
        """Puts all elements and the parent tree into the file."""
        for element in self._elements:
            self._file.put(_element_object(element), element.number)
        leaves = [
            f"{key} {reference(self._file.put('[' + _references(marks) + ']'))}"
            for key, marks in enumerate(self._marks)
        ]
        tree = self._file.put(f"<</Nums[{' '.join(leaves)}]>>")
        self._file.put(
            f"<</Type/StructTreeRoot/K {reference(self._document.number)}"
            f"/ParentTree {reference(tree)}/ParentTreeNextKey {len(self._marks)}>>",
            self.number,
        )


def _references(numbers: list[int]) -> str:
    return " ".join([f"{n} 0 R" for n in numbers])


def _element_object(element: Element) -> str:
    node, all_kids = element.node, element.kids
    if len(all_kids) == 1 and isinstance(all_kids[0], tuple) and not (node.alt or node.title):
        page, mark = all_kids[0]  # nearly all elements are like this
        attributes = f"/A<<{node.attributes}>>" if node.attributes else ""
        return f"<</S/{node.tag}/P {element.parent} 0 R/Pg {page} 0 R{attributes}/K {mark}>>"
    page = next((kid[0] for kid in all_kids if isinstance(kid, tuple)), 0)
    kids = []
    for kid in all_kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
        elif kid[0] == page:
            kids.append(str(kid[1]))
        else:
            kids.append(f"<</Type/MCR/Pg {kid[0]} 0 R/MCID {kid[1]}>>")
    parts = [f"<</S/{node.tag}/P {element.parent} 0 R"]
    if page:
        parts.append(f"/Pg {page} 0 R")
    if node.attributes:
        parts.append(f"/A<<{node.attributes}>>")
    if node.alt:
        parts.append(f"/Alt{pdf_text(node.alt)}")
    if node.title:
        parts.append(f"/T{pdf_text(node.title)}")
    parts.append(f"/K[{' '.join(kids)}]>>")
    return "".join(parts)
