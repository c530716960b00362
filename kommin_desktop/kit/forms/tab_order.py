"""Where Tab comes to what was put into a form later."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def lead_tab_through(part: QWidget, at: QWidget) -> None:
    """Tab comes to what is in `part` just before `at`, not after all that was there before it.

    The fields in it lead the focus no longer on to their lines: set it to `control`.
    """
    if part.window() is not at.window():
        return
    stops = []
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget) and _is_stop(widget):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    before = at.previousInFocusChain()
    while before is not None and not _is_stop(before) and before is not at:
        before = before.previousInFocusChain()
    for stop in stops:
        if before is not None:
            QWidget.setTabOrder(before, stop)
        before = stop
    # Qt stops at fields that lead on to an inner line as well; these stay behind in its chain and
    # would bring Tab back from the end of the window for ever.
    for one in part.findChildren(QWidget):
        if one.focusProxy() is not None:
            one.setFocusProxy(cast("QWidget", None))


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
