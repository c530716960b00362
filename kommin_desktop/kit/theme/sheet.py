"""The one style sheet of the window, written with token names and filled in for a look."""

from __future__ import annotations

import re
from collections.abc import Callable

from kommin_desktop.kit.tokens import COLOUR_NAMES, LIGHT, TYPE, Tokens, contrast, mixed

MARKS = "marks"  # Qt's search prefix for the small pictures below, see resources/icons/marks

# @name is a colour, @arrow and its like a picture, @f_role a font; a number with u is a length
# in the person's scale, with c one pixel less (for the thicker focus ring), with b and d two and
# four less (the height inside one or two pixels of border on either side).
_SURFACES = """
*{outline:0}
QMainWindow,QDialog,QWidget#page{background:@bg}
QLabel{background:transparent}
QMenuBar{background:@sidebar;color:@text2;padding:2u 6u}
QMenuBar::item{padding:4u 9u;border-radius:4u;background:transparent}
QMenuBar::item:selected{background:@hover;color:@text}
QMenu{background:@surface;color:@text;border:1px solid @border_btn;padding:5u}
QMenu::item{padding:6u 22u 6u 10u;border-radius:5u;min-height:18u;background:transparent}
QMenu::item:selected{background:@hover} QMenu::item:disabled{color:@disabled}
QMenu::icon{padding-left:8u} QMenu::separator{height:1px;background:@border;margin:5u 8u}
QMenu::indicator{width:15u;height:15u;margin-left:8u}
QMenu::indicator:checked{image:url(@tick)}
QStatusBar{background:@sidebar;border-top:1px solid @border;color:@text2}
QStatusBar::item{border:0}
QFrame#side{background:@sidebar;border:0;border-right:1px solid @border}
QFrame#head{background:@bg;border:0} QFrame#status{background:@sidebar;border:0}
QFrame[overlay="1"]{background:@surface;border:1px solid @border_btn;border-radius:12u}
QFrame[card="1"]{background:@surface;border:1px solid @border;border-radius:10u}
QFrame[pane="right"]{background:@surface;border:0;border-left:1px solid @border}
QFrame[pane="left"]{background:@surface;border:0;border-right:1px solid @border}
QFrame[sep="1"]{background:@border;border:0;max-height:1px;min-height:1px}
QFrame[vsep="1"]{background:@border;border:0;max-width:1px;min-width:1px}
QFrame[band="1"]{background:@subtle;border:@soft_border;border-radius:8u}
QFrame[bar="warn"]{background:@warn_soft;border:1px solid @warn;border-radius:8u}
QFrame[bar="danger"]{background:@danger_soft;border:1px solid @danger;border-radius:8u}
QFrame[bar="info"]{background:@info_soft;border:1px solid @info;border-radius:8u}
QFrame[bar="ok"]{background:@ok_soft;border:1px solid @ok;border-radius:8u}
QSplitter::handle{background:@border} QSplitter::handle:horizontal{width:1px}
QSplitter::handle:vertical{height:1px}
QScrollArea{background:transparent;border:0} QScrollArea>QWidget>QWidget{background:transparent}
QToolTip{background:@tooltip;color:@tooltip_text;border:1px solid @tooltip;padding:4u 7u}
"""

_BUTTONS = """
QPushButton{background:@surface;border:1px solid @border_btn;border-radius:6u;padding:0 14u;
 min-height:34b;color:@text;@f_button}
QPushButton:hover{background:@subtle} QPushButton:pressed{background:@hover}
QPushButton:focus{border:2px solid @focus;padding:0 14c;min-height:34d}
QPushButton:disabled{color:@disabled;border-color:@border;background:transparent}
QPushButton[kind="primary"]{background:@accent;border-color:@accent;color:@on_accent;@f_strong}
QPushButton[kind="primary"]:hover{background:@accent_hover;border-color:@accent_hover}
QPushButton[kind="primary"]:pressed{background:@accent_press}
QPushButton[kind="primary"]:focus{border:2px solid @text}
QPushButton[kind="primary"]:disabled{background:@track;border-color:@border;color:@disabled}
QPushButton[kind="ghost"],QPushButton[kind="plain"]{background:transparent;
 border-color:transparent;padding:0 8u}
QPushButton[kind="ghost"]{color:@accent} QPushButton[kind="plain"]{color:@text2}
QPushButton[kind="ghost"]:hover,QPushButton[kind="plain"]:hover{background:@hover}
QPushButton[kind="ghost"]:focus,QPushButton[kind="plain"]:focus{border:2px solid @focus;
 padding:0 8c}
QPushButton[kind="ghost"]:disabled,QPushButton[kind="plain"]:disabled{color:@disabled}
QPushButton[fact="1"]:disabled{color:@text2}
QPushButton[kind="danger"]{color:@danger;border-color:@danger}
QPushButton[kind="danger"]:hover{background:@danger_soft}
QPushButton[kind="danger"]:focus{border:2px solid @danger}
QPushButton[kind="danger"]:disabled{color:@disabled;border-color:@border}
QPushButton[kind="toast"]{background:transparent;border-color:transparent;color:@undo_link;
 padding:0 8u;@f_strong}
QPushButton[kind="toast"]:hover{background:@toast_hover}
QPushButton[kind="toast"]:focus{border:2px solid @undo_link;padding:0 8c}
QPushButton[small="1"]{min-height:28b;padding:0 10u;@f_small_button}
QPushButton[small="1"]:focus{min-height:28d;padding:0 10c}
QPushButton[small="1"][kind="ghost"],QPushButton[small="1"][kind="plain"]{padding:0 6u}
QPushButton[small="1"][kind="ghost"]:focus,QPushButton[small="1"][kind="plain"]:focus{padding:0 6c}
QPushButton[nav="1"]{background:transparent;border:1px solid transparent;border-radius:6u;
 text-align:left;padding:0 10c;min-height:34b;color:@text2;@f_button}
QPushButton[nav="1"]:hover{background:@hover;color:@text}
QPushButton[nav="1"]:checked{background:@nav_sel;color:@text;
 border-color:@soft_edge;@f_strong}
QPushButton[nav="1"]:focus{border:2px solid @focus;padding:0 8u;min-height:34d}
QPushButton[nav="1"][slim="1"]{padding:0 8u}
QPushButton[nav="1"][slim="1"]:focus{padding:0 6u}
QPushButton[search="1"]{background:@surface;border:1px solid @border_strong;text-align:left;
 color:@text3;padding:0 10u;@f_body}
QPushButton[search="1"]:focus{border:2px solid @focus;padding:0 10c}
QPushButton[crumb="1"]{background:transparent;border:1px solid transparent;padding:0 4u;
 min-height:28b;color:@text2;@f_body}
QPushButton[status="1"]{background:transparent;border:0;border-radius:4u;padding:0 6u;
 min-height:24u;max-height:24u;color:@text2;@f_caption}
QPushButton[status="1"]:hover{color:@text;background:@hover}
QPushButton[status="1"]:focus{border:2px solid @focus;padding:0 4u;min-height:24d}
QPushButton[crumb="1"]:hover{color:@text;background:@hover}
QPushButton[crumb="1"]:focus{border:2px solid @focus;padding:0 4c;min-height:28d}
QPushButton[chip="1"]{background:@surface;border:1px solid @border_btn;border-radius:14u;
 min-height:28b;padding:0 11u;color:@text2;@f_small_button}
QPushButton[chip="1"]:hover{background:@subtle}
QPushButton[chip="1"]:checked,QPushButton[chip="1"][active="1"]{background:@accent_soft;
 border-color:@accent;color:@accent_softtext;@f_small_strong;@chip_on}
QPushButton[chip="1"]:focus{border:2px solid @focus;min-height:28d;padding:0 11c}
QPushButton[chip="1"]:disabled{color:@disabled}
QPushButton::menu-indicator{image:none;width:0}
QToolButton{background:transparent;border:1px solid transparent;border-radius:6u;padding:5u;
 color:@text2}
QToolButton:hover{background:@hover} QToolButton:pressed{background:@track}
QToolButton:focus{border:2px solid @focus;padding:5c}
QToolButton:checked{background:@accent_soft;color:@accent_softtext;border-color:@soft_edge}
QToolButton[toast="1"]:hover{background:@toast_hover}
QToolButton[toast="1"]:focus{border-color:@undo_link}
QToolButton:disabled{color:@disabled} QToolButton::menu-indicator{image:none}
"""

_INPUTS = """
QLineEdit,QComboBox,QAbstractSpinBox,QPlainTextEdit,QTextEdit{background:@surface;
 border:1px solid @border_strong;border-radius:6u;padding:0 10u;color:@text;
 selection-background-color:@accent;selection-color:@on_accent}
QLineEdit,QComboBox,QAbstractSpinBox{min-height:34b}
QPlainTextEdit,QTextEdit{padding:6u 8u}
QLineEdit:focus,QComboBox:focus,QComboBox:on,QAbstractSpinBox:focus{border:2px solid @focus;
 padding:0 10c;min-height:34d}
QPlainTextEdit:focus,QTextEdit:focus{border:2px solid @focus;padding:6c 8c}
QLineEdit[bad="1"],QComboBox[bad="1"],QAbstractSpinBox[bad="1"]{border:2px solid @danger;
 min-height:34d;padding:0 10c}
QPlainTextEdit[bad="1"],QTextEdit[bad="1"]{border:2px solid @danger;padding:6c 8c}
QFrame[bad="1"][field="1"]{border:2px solid @danger}
QLineEdit:read-only{background:@subtle;border-color:@border}
QLineEdit:disabled,QComboBox:disabled,QAbstractSpinBox:disabled,QPlainTextEdit:disabled,
QTextEdit:disabled{color:@disabled;background:@subtle;border-color:@border}
QLineEdit[small="1"],QComboBox[small="1"],QAbstractSpinBox[small="1"]{min-height:28b}
QLineEdit[small="1"]:focus,QComboBox[small="1"]:focus,QAbstractSpinBox[small="1"]:focus{
 min-height:28d}
QFrame[field="1"]{background:@surface;border:1px solid @border_strong;border-radius:6u}
QFrame[field="1"][focused="1"]{border:2px solid @focus}
QFrame[field="1"]:disabled{background:@subtle;border-color:@border}
QTextEdit[flat="1"],QTextEdit[flat="1"]:focus,QPlainTextEdit[flat="1"],
QPlainTextEdit[flat="1"]:focus{border:0;background:transparent;padding:0}
QLineEdit[flat="1"],QLineEdit[flat="1"]:focus{border:0;background:transparent;padding:0;
 min-height:24u}
QAbstractSpinBox QLineEdit,QAbstractSpinBox QLineEdit:focus,QComboBox QLineEdit,
QComboBox QLineEdit:focus{border:0;background:transparent;min-height:0;padding:0}
QComboBox{combobox-popup:0} QComboBox::drop-down{border:0;width:28u}
QComboBox::down-arrow{image:url(@down);width:14u;height:14u}
QComboBox::down-arrow:disabled{image:url(@down_off)}
QComboBox QAbstractItemView{background:@surface;border:1px solid @border_btn;padding:4u;
 selection-background-color:@hover;selection-color:@text}
QComboBox QAbstractItemView::item{min-height:28u;padding:0 6u;border-radius:4u}
QDateEdit[calendarPopup="true"]::drop-down{border:0;width:28u}
QDateEdit[calendarPopup="true"]::down-arrow{image:url(@calendar);width:15u;height:15u}
QAbstractSpinBox::up-button{subcontrol-origin:border;subcontrol-position:top right;
 width:24u;height:16u;border:0}
QAbstractSpinBox::down-button{subcontrol-origin:border;subcontrol-position:bottom right;
 width:24u;height:16u;border:0}
QAbstractSpinBox::up-arrow{image:url(@up);width:12u;height:12u}
QAbstractSpinBox::down-arrow{image:url(@down);width:12u;height:12u}
QCheckBox,QRadioButton{spacing:9u;color:@text;background:transparent;min-height:24u}
QCheckBox:disabled,QRadioButton:disabled{color:@disabled}
QCheckBox::indicator,QRadioButton::indicator{width:16u;height:16u;
 border:1.5px solid @border_strong;background:@surface}
QCheckBox::indicator{border-radius:4u} QRadioButton::indicator{border-radius:10u}
QCheckBox::indicator:hover,QRadioButton::indicator:hover{border-color:@accent}
QCheckBox::indicator:checked,QRadioButton::indicator:checked,QCheckBox::indicator:indeterminate{
 background:@accent;border-color:@accent}
QCheckBox::indicator:checked{image:url(@check)} QRadioButton::indicator:checked{image:url(@dot)}
QCheckBox::indicator:indeterminate{image:url(@dash)}
QCheckBox::indicator:focus,QRadioButton::indicator:focus{border:2px solid @ring}
QCheckBox::indicator:disabled,QRadioButton::indicator:disabled{background:@subtle;
 border-color:@border_btn}
QCheckBox::indicator:checked:disabled{image:url(@check_off)}
QRadioButton::indicator:checked:disabled{image:url(@dot_off)}
"""

_VIEWS = """
QAbstractItemView{background:@surface;border:0;color:@text;selection-background-color:@selection;
 selection-color:@text;gridline-color:@border;alternate-background-color:@surface}
QListView::item:hover,QTreeView::item:hover{background:@subtle}
QListView::item:selected,QTreeView::item:selected{background:@selection;color:@text}
QListView::item:selected:!active,QTreeView::item:selected:!active{background:@selection_off}
QHeaderView{background:@surface;border:0}
QHeaderView::section{background:@surface;border:0;border-bottom:1px solid @border;padding:0 12u;
 min-height:34c;color:@text2;@f_caption_strong}
QHeaderView::section:hover{color:@text}
QTableCornerButton::section{background:@surface;border:0}
QScrollBar:vertical{background:transparent;width:12u;margin:0}
QScrollBar:horizontal{background:transparent;height:12u;margin:0}
QScrollBar::handle{background:@border_strong;border-radius:3u}
QScrollBar::handle:hover{background:@text3}
QScrollBar::handle:vertical{min-height:32u;margin:2u 3u}
QScrollBar::handle:horizontal{min-width:32u;margin:3u 2u}
QScrollBar::add-line,QScrollBar::sub-line{height:0;width:0;border:0}
QScrollBar::add-page,QScrollBar::sub-page{background:transparent}
QProgressBar{background:@track;border:@soft_border;border-radius:3u;max-height:6u;min-height:6u}
QProgressBar::chunk{background:@accent;border-radius:3u}
QCalendarWidget QWidget#qt_calendar_navigationbar{background:@surface}
QCalendarWidget QToolButton{@f_button;color:@text;min-height:24u}
QCalendarWidget QAbstractItemView{selection-background-color:@accent;selection-color:@on_accent}
"""

_PICTURES = {
    "down": ("chevron-down", "text2"),
    "down_off": ("chevron-down-off", "disabled"),
    "up": ("chevron-up", "text2"),
    "calendar": ("calendar", "text2"),
    "tick": ("tick", "accent"),
    "check": ("check", "on_accent"),
    "check_off": ("check-off", "disabled"),
    "dash": ("dash", "on_accent"),
    "dot": ("dot", "on_accent"),
    "dot_off": ("dot-off", "disabled"),
}
_CUTS = {"u": 0, "c": 1, "b": 2, "d": 4}


def mark_file(name: str, colour: str) -> str:
    """The picture whose ink stands out as `colour` does: drawn for the light or the dark look."""
    ink_is_light = contrast(colour, "#000000") > contrast(colour, "#FFFFFF")
    _, token = _PICTURES[name]
    light_look_is_light = contrast(LIGHT.value(token), "#000000") > contrast(
        LIGHT.value(token), "#FFFFFF"
    )
    look = "light" if ink_is_light == light_look_is_light else "dark"
    return f"{_PICTURES[name][0]}-{look}.svg"


def _font_rule(role: str, scale: float, with_family: bool) -> str:
    size = TYPE[role]
    names = {400: '"Inter"', 500: '"Inter Medium","Inter"', 600: '"Inter SemiBold","Inter"'}
    family = f"font-family:{names[size.weight]};" if with_family else ""
    return f"{family}font-weight:{size.weight};font-size:{size.px * 0.75 * scale:g}pt"


def sheet(
    tokens: Tokens, px: Callable[[float], int], scale: float, *, with_font: bool = True
) -> str:
    """The style sheet for these colours and this scale."""
    outlined = tokens.subtle == tokens.surface  # high contrast: fills say nothing, lines must
    special = {
        "soft_border": f"1px solid {tokens.border}" if outlined else "0",
        "soft_edge": tokens.border if outlined else "transparent",
        "chip_on": "text-decoration:underline" if outlined else "",
        "ring": tokens.text,
        "toast_hover": mixed(tokens.tooltip, tokens.tooltip_text, 0.14),
    }
    special |= {f"f_{role}": _font_rule(role, scale, with_font) for role in TYPE}

    def fill(found: re.Match[str]) -> str:
        name = found.group(1)
        if name in special:
            return special[name]
        if name in COLOUR_NAMES:
            return tokens.value(name)[:7]
        return f"{MARKS}:{mark_file(name, tokens.value(_PICTURES[name][1]))}"

    def length(found: re.Match[str]) -> str:
        return f"{max(0, px(int(found.group(1))) - _CUTS[found.group(2)])}px"

    text = _SURFACES + _BUTTONS + _INPUTS + _VIEWS
    text = re.sub(r"(?<![#\w.])(\d+)([ucbd])\b", length, text)
    return re.sub(r"@(\w+)", fill, text)
