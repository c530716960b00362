"""A choice among few: one entry of a list, or yes and no."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
)

from kommin_desktop.kit import theme
from kommin_desktop.kit.forms.controls.control import Control


class _Box(QComboBox):
    """A combo box that a wheel over the page does not change by accident."""

    def showPopup(self) -> None:
        """The list is dressed when it is first wanted: many forms have boxes nobody opens."""
        if not isinstance(self.itemDelegate(), QStyledItemDelegate):
            self.setItemDelegate(QStyledItemDelegate(self))
        widest = max((self.itemText(i) for i in range(self.count())), key=len, default="")
        width = self.fontMetrics().horizontalAdvance(widest) + theme.px(48)
        self.view().setMinimumWidth(min(width, theme.px(560)))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Say with an ellipsis that an entry goes on; Qt cuts it off in the middle of a letter."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown_text()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def shown_text(self) -> str:
        """The chosen entry as far as there is room for it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        room = place.width() - 2  # the style keeps a pixel on either side
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll unless the person is in the box."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceField(Control):
    """One entry of a list of (key, text); with `empty` a first entry stands for None."""

    def __init__(
        self,
        choices: Sequence[tuple[Hashable, str]] = (),
        *,
        name: str = "",
        spoken: str = "",
        empty: str | None = None,
    ) -> None:
        self.box = _Box()
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setMaxVisibleItems(14)
        # A long entry must not push the page out of the window.
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(4)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._empty = empty
        super().__init__(self.box, name=name, spoken=spoken)
        self.set_choices(choices)
        self.box.activated.connect(self.edited)

    def set_choices(self, choices: Sequence[tuple[Hashable, str]]) -> None:
        """Offer other entries; the chosen one stays when it is still among them."""
        before = self.value()
        self.box.clear()
        if self._empty is not None:
            self.box.addItem(self._empty, None)
        for key, text in choices:
            self.box.addItem(text, key)
        self.box.setCurrentIndex(self._index_of(before))

    def value(self) -> Any:
        return self.box.currentData()

    def set_value(self, value: Any, text: str = "") -> None:
        """Choose `value`; one that is no longer offered is kept and shown as `text`."""
        index = self._index_of(value)
        if index < 0 and value is not None:
            self.box.addItem(text or str(value), value)
            index = self.box.count() - 1
        self.box.setCurrentIndex(index)

    def _index_of(self, value: Any) -> int:
        for index in range(self.box.count()):
            if self.box.itemData(index) == value:
                return index
        return -1


class CheckField(Control):
    """Yes or no, with its words at the right of the tick."""

    def __init__(self, text: str, *, name: str = "", spoken: str = "") -> None:
        self.tick = QCheckBox(text.replace("&", "&&"))
        self.tick.setMinimumHeight(theme.px(24))
        self.text = text
        super().__init__(self.tick, name=name, spoken=spoken or text)
        self.tick.clicked.connect(self.edited)

    def value(self) -> bool:
        return self.tick.isChecked()

    def set_value(self, value: Any) -> None:
        self.tick.setChecked(bool(value))

    def is_empty(self) -> bool:
        return not self.tick.isChecked()
