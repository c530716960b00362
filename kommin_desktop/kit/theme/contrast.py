"""The colours for people who set their computer to high contrast: taken from the system alone."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from kommin_desktop.kit.tokens import LIGHT, Tokens, contrast, mixed

_READABLE = 4.5


def _readable(wish: str, ground: str, instead: str) -> str:
    return wish if contrast(wish, ground) >= _READABLE else instead


def system_tokens(palette: QPalette) -> Tokens:
    """Tokens made of the system's palette: no soft fills, every outline in the text colour."""
    role = QPalette.ColorRole
    base = palette.color(role.Base).name()
    ink = palette.color(role.Text).name()
    ink = _readable(ink, base, "#000000" if contrast("#000000", base) > _READABLE else "#FFFFFF")
    accent = _readable(palette.color(role.Highlight).name(), base, ink)
    on_accent = _readable(palette.color(role.HighlightedText).name(), accent, base)
    chosen = _readable(mixed(base, accent, 0.2), ink, base)
    every = dict.fromkeys(("bg", "sidebar", "surface", "subtle", "nav_sel"), base)
    every |= dict.fromkeys(("accent_soft", "ok_soft", "warn_soft", "danger_soft"), base)
    every |= dict.fromkeys(("info_soft", "track", "tooltip"), base)
    every |= dict.fromkeys(("text", "text2", "text3", "border", "border_btn", "undo_link"), ink)
    every |= dict.fromkeys(("border_strong", "ok", "warn", "danger", "info"), ink)
    every |= dict.fromkeys(("tooltip_text", "accent_softtext", "focus"), ink)
    every |= dict.fromkeys(("accent", "accent_hover", "accent_press"), accent)
    every |= dict.fromkeys(("selection", "selection_off", "mark", "hover"), chosen)
    return Tokens(
        **every,
        on_accent=on_accent,
        disabled=mixed(base, ink, 0.6),
        scrim="#000000A0",
        paper=LIGHT.paper,
    )
