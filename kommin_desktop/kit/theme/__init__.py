"""How the window looks right now: colours, fonts and sizes, asked for by everything that paints."""

from kommin_desktop.kit.theme.current import (
    ChangeNotifier,
    application,
    avatar_colours,
    color,
    dress_again,
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
    "application",
    "avatar_colours",
    "color",
    "dress_again",
    "font",
    "is_calm",
    "is_compact",
    "mode",
    "notifier",
    "px",
    "scale",
    "use",
]
