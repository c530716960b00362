"""What pages are laid out on: cards, bands, panes at the side and fine lines between."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from kommin_desktop.kit.widgets.buttons import Button
from kommin_desktop.kit.widgets.label import ElidedLabel, Label, Symbol
from kommin_desktop.kit.widgets.layout import Item, Margins, column, row


class _Surface(QFrame):
    """A frame whose ground and outline the style sheet gives."""

    def __init__(self, sign: str, value: str = "1") -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty(sign, value)


class Card(_Surface):
    """A white sheet with round corners; items stand one below the other."""

    def __init__(
        self, *items: Item, margins: Margins = (20, 16, 20, 18), spacing: int = 10
    ) -> None:
        super().__init__("card")
        column(*items, margins=margins, spacing=spacing, into=self)


class Band(_Surface):
    """A soft strip for totals and quick entry; items stand side by side."""

    def __init__(self, *items: Item, margins: Margins = (14, 8, 14, 8), spacing: int = 8) -> None:
        super().__init__("band")
        row(*items, margins=margins, spacing=spacing, into=self)


class Pane(_Surface):
    """The part at the side of a page, parted from it by a line."""

    def __init__(
        self,
        side: Literal["left", "right"] = "right",
        *items: Item,
        margins: Margins = (20, 16, 20, 16),
        spacing: int = 10,
    ) -> None:
        super().__init__("pane", side)
        column(*items, margins=margins, spacing=spacing, into=self)


class Separator(_Surface):
    """A line across."""

    def __init__(self) -> None:
        super().__init__("sep")
        self.setFixedHeight(1)


class VerticalSeparator(_Surface):
    """A line upright."""

    def __init__(self) -> None:
        super().__init__("vsep")
        self.setFixedWidth(1)


class CardHeading(QWidget):
    """The head of a card: icon, title, something beside it and a link at the right."""

    def __init__(
        self,
        title: str,
        icon: str | None = None,
        *,
        extra: QWidget | None = None,
        link: Button | None = None,
    ) -> None:
        super().__init__()
        self.title = Label(title, "section")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.title.setWordWrap(True)
        items: list[Item] = [Symbol(icon, "text2", 17)] if icon else []
        items.append((self.title, 0) if extra else (self.title, 1))
        items += [extra, None] if extra else []
        items += [link] if link else []
        row(*items, spacing=8, into=self)


class TextLines(QWidget):
    """A strong line above a small one, both cut where there is no room."""

    def __init__(self, title: str = "", line: str = "", *, role: str = "strong") -> None:
        super().__init__()
        self.title, self.line = ElidedLabel(title, role), ElidedLabel(line, "caption", "text2")
        column(self.title, self.line, spacing=1, into=self)
        self.line.setVisible(bool(line))

    def show_lines(self, title: str, line: str = "") -> None:
        """Other words."""
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))
