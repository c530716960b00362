"""Lists of records: rows by number, loaded as they are seen, painted by parts, walked by keys."""

from kommin_desktop.kit.tables.canvas import Canvas
from kommin_desktop.kit.tables.columns import Column, Remembers
from kommin_desktop.kit.tables.delegate import RowDelegate
from kommin_desktop.kit.tables.drawing import Drawing
from kommin_desktop.kit.tables.model import LINE_ROLE, GroupedRows, IdsModel
from kommin_desktop.kit.tables.parts import (
    Bar,
    DayPart,
    Icon,
    Part,
    Pills,
    State,
    Text,
    Tick,
    TwoLines,
)
from kommin_desktop.kit.tables.row_list import RowList
from kommin_desktop.kit.tables.search_field import SearchField
from kommin_desktop.kit.tables.table import ListTable

__all__ = [
    "LINE_ROLE",
    "Bar",
    "Canvas",
    "Column",
    "DayPart",
    "Drawing",
    "GroupedRows",
    "Icon",
    "IdsModel",
    "ListTable",
    "Part",
    "Pills",
    "Remembers",
    "RowDelegate",
    "RowList",
    "SearchField",
    "State",
    "Text",
    "Tick",
    "TwoLines",
]
