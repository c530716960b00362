"""Every colour, size and weight of the window, as plain values that need no screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Tokens(NamedTuple):
    """The colours of one look, as `#RRGGBB`; the scrim carries its alpha as `#RRGGBBAA`."""

    bg: str
    sidebar: str
    nav_sel: str
    surface: str
    subtle: str
    hover: str
    border: str
    border_btn: str
    border_strong: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_soft: str
    accent_softtext: str
    selection: str
    selection_off: str
    focus: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    danger: str
    danger_soft: str
    info: str
    info_soft: str
    mark: str
    scrim: str
    paper: str
    tooltip: str
    tooltip_text: str
    track: str
    undo_link: str

    def value(self, name: str) -> str:
        """The colour called `name`; an unknown name is a bug and raises KeyError in words."""
        if name not in COLOUR_NAMES:
            raise KeyError(f"There is no colour called {name!r} in kit/tokens.py")
        colour: str = getattr(self, name)
        return colour


COLOUR_NAMES = frozenset(Tokens._fields)

LIGHT = Tokens(
    bg="#F6F6F3",
    sidebar="#ECEDE8",
    nav_sel="#FFFFFF",
    surface="#FFFFFF",
    subtle="#F1F2EE",
    hover="#E9EBE5",
    border="#DCDED8",
    border_btn="#C6CBC5",
    border_strong="#7F8886",
    text="#1B2427",
    text2="#4A565B",
    text3="#586369",
    disabled="#8D9598",
    accent="#0B6670",
    accent_hover="#09545C",
    accent_press="#074249",
    on_accent="#FFFFFF",
    accent_soft="#DCEEEE",
    accent_softtext="#0A565E",
    selection="#D3E9E9",
    selection_off="#E4E7E3",
    focus="#0B6670",
    ok="#1B7340",
    ok_soft="#DFF1E5",
    warn="#855000",
    warn_soft="#FCEFD3",
    danger="#B3261E",
    danger_soft="#FBE6E4",
    info="#2A5DA8",
    info_soft="#E3ECF8",
    mark="#FFE59A",
    scrim="#1B242759",
    paper="#FFFFFF",
    tooltip="#263134",
    tooltip_text="#F4F6F5",
    track="#E3E5DF",
    undo_link="#58C0C8",
)

DARK = Tokens(
    bg="#151A1C",
    sidebar="#101517",
    nav_sel="#253033",
    surface="#1D2427",
    subtle="#232B2E",
    hover="#2A3337",
    border="#323C40",
    border_btn="#465257",
    border_strong="#7C898E",
    text="#E9EDED",
    text2="#B6C0C3",
    text3="#A6B1B5",
    disabled="#6C777B",
    accent="#58C0C8",
    accent_hover="#75CED5",
    accent_press="#93DCE1",
    on_accent="#05282B",
    accent_soft="#183B3E",
    accent_softtext="#97E0E5",
    selection="#1D474B",
    selection_off="#2B3437",
    focus="#75CED5",
    ok="#74CF95",
    ok_soft="#17341F",
    warn="#F1BD62",
    warn_soft="#3A2D12",
    danger="#FF9A91",
    danger_soft="#451E1B",
    info="#93BCF4",
    info_soft="#1B2E47",
    mark="#6A5310",
    scrim="#00000099",
    paper="#FFFFFF",
    tooltip="#E9EDED",
    tooltip_text="#151A1C",
    track="#333D41",
    undo_link="#0B6670",
)


class AvatarColours(NamedTuple):
    """What one avatar is painted with: the disc and the letters on it."""

    ground: str
    ink: str


LIGHT_AVATARS = (
    AvatarColours("#DCEEEE", "#0A565E"),
    AvatarColours("#FBE9D8", "#7A4310"),
    AvatarColours("#E6E4F6", "#4A3F92"),
    AvatarColours("#E2F0DF", "#2C6126"),
    AvatarColours("#F8E1EA", "#8A2A57"),
    AvatarColours("#E3ECF8", "#24528F"),
)

DARK_AVATARS = (
    AvatarColours("#183B3E", "#97E0E5"),
    AvatarColours("#42301C", "#F3C79B"),
    AvatarColours("#312D52", "#C6BFF7"),
    AvatarColours("#223A1F", "#AEDCA6"),
    AvatarColours("#46243A", "#F3B3D0"),
    AvatarColours("#1B2E47", "#A9CAF7"),
)


class TypeSize(NamedTuple):
    """One role of writing: its height in pixels at 96 dpi and its weight."""

    px: int
    weight: int


TYPE: Mapping[str, TypeSize] = {
    "display": TypeSize(26, 600),
    "title": TypeSize(20, 600),
    "section": TypeSize(15, 600),
    "body": TypeSize(14, 400),
    "strong": TypeSize(14, 600),
    "button": TypeSize(14, 500),
    "small": TypeSize(13, 400),
    "small_button": TypeSize(13, 500),
    "small_strong": TypeSize(13, 600),
    "caption": TypeSize(12, 500),
    "caption_strong": TypeSize(12, 600),
    "editor": TypeSize(15, 400),
}
TITLE_TRACKING = -0.3

CONTROL = 34
CHIP = 28
PILL = 22
ROW = 52
ROW_COMPACT = 36
HEADER_ROW = 34
ATTENDANCE_ROW = 42
HIT = 24  # nothing to be clicked is smaller

SCALES = (1.0, 1.15, 1.3, 1.5)


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1, 1.4.3)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(first: str, second: str, share: float) -> str:
    """The colour that holds `share` of `second` and the rest of `first`."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
