"""The small parts every page is put together from."""

from kommin_desktop.kit.widgets.avatar import Avatar, initials, paint_avatar
from kommin_desktop.kit.widgets.buttons import (
    ActionButton,
    Button,
    IconButton,
    NavButton,
    paint_at_right,
)
from kommin_desktop.kit.widgets.chips import Chip, MenuChip
from kommin_desktop.kit.widgets.figures import DateTile, FillBar, paint_bar
from kommin_desktop.kit.widgets.label import ElidedLabel, Label, Symbol, plain_tooltip
from kommin_desktop.kit.widgets.layout import FlowLayout, clear, column, row, scroll
from kommin_desktop.kit.widgets.logo import Logo, app_icon
from kommin_desktop.kit.widgets.messages import EmptyState, InfoBar, announce
from kommin_desktop.kit.widgets.pill import Pill, paint_pill, pill_width
from kommin_desktop.kit.widgets.progress import ProgressCard
from kommin_desktop.kit.widgets.sign_line import SignLine
from kommin_desktop.kit.widgets.steps import StepHeader, StepStrip
from kommin_desktop.kit.widgets.surfaces import (
    Band,
    Card,
    CardHeading,
    Pane,
    Separator,
    TextLines,
    VerticalSeparator,
)
from kommin_desktop.kit.widgets.tabs import StageTabs, Tabs

__all__ = [
    "ActionButton",
    "Avatar",
    "Band",
    "Button",
    "Card",
    "CardHeading",
    "Chip",
    "DateTile",
    "ElidedLabel",
    "EmptyState",
    "FillBar",
    "FlowLayout",
    "IconButton",
    "InfoBar",
    "Label",
    "Logo",
    "MenuChip",
    "NavButton",
    "Pane",
    "Pill",
    "ProgressCard",
    "Separator",
    "SignLine",
    "StageTabs",
    "StepHeader",
    "StepStrip",
    "Symbol",
    "Tabs",
    "TextLines",
    "VerticalSeparator",
    "announce",
    "app_icon",
    "clear",
    "column",
    "initials",
    "paint_at_right",
    "paint_avatar",
    "paint_bar",
    "paint_pill",
    "pill_width",
    "plain_tooltip",
    "row",
    "scroll",
]
