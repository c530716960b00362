"""How the window looks right now: colours, fonts and sizes, asked for by everything that paints."""

from kommin_desktop.kit.theme.current import (
    ChangeNotifier,
    avatar_colours,
    color,
    font,
    is_calm,
    is_compact,
    mode,
    notifier,
    px,
    scale,
    use,
)

__all__ = [
    "ChangeNotifier",
    "avatar_colours",
    "color",
    "font",
    "is_calm",
    "is_compact",
    "mode",
    "notifier",
    "px",
    "scale",
    "use",
]
