"""What the mouse does in a list: the row below it, and clicks into cells that act by themselves."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, SignalInstance
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTableView

from kommin_desktop.kit.tables.delegate import RowDelegate
from kommin_desktop.kit.tables.model import IdsModel

_Type = QEvent.Type


class PressedList(Protocol):
    """What the mouse tells a list."""

    part_pressed: SignalInstance


class RowPointer(QObject):
    """Follows the mouse over the rows of a list."""

    def __init__(
        self,
        view: QTableView,
        told: PressedList,
        model: IdsModel[object],
        delegate: RowDelegate,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._told = told
        self._model = model
        self._delegate = delegate
        self._pressed: tuple[int, str] | None = None
        view.setMouseTracking(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == _Type.Leave:
            self._hover(-1)
        elif isinstance(event, QMouseEvent):
            place = event.position().toPoint()
            if kind == _Type.MouseMove:
                self._on_moved(place)
            elif event.button() == Qt.MouseButton.LeftButton:
                return self._takes_click(kind, place)
        return super().eventFilter(watched, event)

    def _on_moved(self, place: QPoint) -> None:
        self._hover(self._view.rowAt(place.y()))
        hand = Qt.CursorShape.PointingHandCursor
        viewport = self._view.viewport()
        if self._cell(place) is not None:
            viewport.setCursor(hand)
        elif viewport.cursor().shape() == hand:
            viewport.unsetCursor()

    def _takes_click(self, kind: QEvent.Type, place: QPoint) -> bool:
        cell = self._cell(place)
        if kind in (_Type.MouseButtonPress, _Type.MouseButtonDblClick):
            self._pressed = cell
            # A click on a heading would take the selection away.
            return (
                cell is not None or self._model.heading_at(self._view.rowAt(place.y())) is not None
            )
        if kind == _Type.MouseButtonRelease and self._pressed is not None:
            pressed, self._pressed = self._pressed, None
            if cell == pressed:
                self._told.part_pressed.emit(*pressed)
            return True
        return False

    def _cell(self, place: QPoint) -> tuple[int, str] | None:
        index = self._view.indexAt(place)
        key = self._delegate.pressable_key(index.column()) if index.isValid() else ""
        id_ = self._model.id_at(index.row()) if key else None
        return None if id_ is None else (id_, key)

    def _hover(self, row: int) -> None:
        before = self._delegate.hovered_row
        if row != before:
            self._delegate.hovered_row = row
            viewport = self._view.viewport()
            for changed in (before, row):
                if changed >= 0:
                    top = self._view.rowViewportPosition(changed)
                    viewport.update(0, top, viewport.width(), self._view.rowHeight(changed))
