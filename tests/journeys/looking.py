"""What an audit finds wrong with a page as it stands in the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from kommin_desktop.kit.widgets import ElidedLabel

LEAST = 24
"""The smallest side of what can be hit (WCAG 2.2, 2.5.8)."""


def stops(window: QWidget) -> list[QWidget]:
    """All widgets that Tab leads to now."""
    return [widget for widget in window.findChildren(QWidget) if _takes_tab(widget)]


def nameless(window: QWidget) -> list[str]:
    """Widgets one can focus that a screen reader has no word for."""
    return [told(widget) for widget in stops(window) if not _name(widget).strip()]


def too_small(window: QWidget) -> list[str]:
    """Widgets one can focus or press that are hard to hit."""
    pressed = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
    return [
        f"{told(widget)} {widget.width()}×{widget.height()}"
        for widget in {*stops(window), *pressed}
        if not _is_inner(widget) and min(widget.width(), widget.height()) < LEAST
    ]


def outside(window: QWidget) -> list[str]:
    """Widgets that stand out of the window, or sideways out of what can be scrolled."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.isWindow() or not widget.size().isValid():
            continue
        area = _scrolling_parent(widget)
        frame: QWidget = window if area is None else area.viewport()
        place = QRect(widget.mapTo(frame, QPoint(0, 0)), widget.size())
        sides_fit = place.left() >= -1 and place.right() <= frame.width() + 1
        heights_fit = place.top() >= -1 and place.bottom() <= frame.height() + 1
        if not sides_fit or (area is None and not heights_fit):
            found.append(f"{told(widget)} {place.getRect()} in {frame.width()}×{frame.height()}")
    return found


def cut(window: QWidget) -> list[str]:
    """Words that are longer than the place they have."""
    return [f"{told(widget)} needs {need}, has {has}" for widget, need, has in _cut(window)]


def squeezed(window: QWidget) -> list[str]:
    """Fields and buttons that their own surroundings cut off."""
    found = []
    for widget in [*window.findChildren(QLineEdit), *window.findChildren(QComboBox)]:
        parent = widget.parentWidget()
        while widget.isVisible() and parent is not None and not _scrolls(parent):
            bottom = widget.mapTo(parent, QPoint(0, widget.height())).y()
            if bottom > parent.height() + 1:
                found.append(f"{told(widget)} ends {bottom - parent.height()} below {told(parent)}")
                break
            parent = parent.parentWidget()
    return found


def lost_in_cycle(window: QWidget) -> list[str]:
    """Widgets that Tab does not reach, or from which it does not come back."""
    wanted = stops(window)
    if not wanted:
        return []
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    begun = window.focusWidget()
    seen = [begun]
    for _step in range(3 * len(wanted) + 10):
        window.focusNextPrevChild(True)
        if window.focusWidget() is begun:
            break
        seen.append(window.focusWidget())
    else:
        return ["the cycle never closes"]
    reached = {id(widget) for widget in seen}
    for widget in seen:  # a composite passes the focus on to its inner field
        parent = widget.parentWidget()
        while parent is not None:
            reached.add(id(parent))
            parent = parent.parentWidget()
    return [
        told(widget)
        for widget in wanted
        if id(widget) not in reached
        and widget.isVisible()  # a header may have been made anew on the way
        and not _arrows_lead_to(widget)
    ]


def told(widget: QWidget) -> str:
    """Which widget it is."""
    name = widget.objectName() or _name(widget)[:30]
    parent = widget.parentWidget()
    while parent is not None and not parent.objectName():
        parent = parent.parentWidget()
    return f"{type(widget).__name__}:{name}@{parent.objectName() if parent else ''}"


def _cut(window: QWidget) -> Iterator[tuple[QWidget, int, int]]:
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and not isinstance(label, ElidedLabel):
            if label.wordWrap():
                need = label.heightForWidth(label.width())
                if need > label.height() + 2:
                    yield label, need, label.height()
            elif label.sizeHint().width() > label.width() + 2:
                yield label, label.sizeHint().width(), label.width()
    for button in window.findChildren(QPushButton):
        if button.isVisible() and button.text() and button.sizeHint().width() > button.width() + 2:
            yield button, button.sizeHint().width(), button.width()


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled() and not _is_inner(widget)


def _arrows_lead_to(widget: QWidget) -> bool:
    """Whether it is one of several of which one is chosen: Tab leads to that, arrows go on."""
    if not isinstance(widget, QAbstractButton):
        return False
    is_exclusive = getattr(widget.group(), "exclusive", lambda: False)  # there may be no group
    return widget.autoExclusive() or bool(is_exclusive())


def _is_inner(widget: QWidget) -> bool:
    """Whether it is the inside of a composite that has the name and the size itself."""
    parent = widget.parentWidget()
    return isinstance(widget, QLineEdit) and isinstance(parent, QComboBox | QAbstractSpinBox)


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = text() if callable(text) and isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or str(words)


def _scrolls(widget: QWidget) -> bool:
    """Whether it is the sight of something that can be scrolled."""
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget


def _scrolling_parent(widget: QWidget) -> QAbstractScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            inside = parent.viewport()
            if inside is widget or inside.isAncestorOf(widget):
                scrolls = isinstance(parent, QScrollArea)
                return parent if scrolls or inside is not widget else _scrolling_parent(parent)
        parent = parent.parentWidget()
    return None
