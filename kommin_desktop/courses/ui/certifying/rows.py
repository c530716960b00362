"""How people and certificates look as rows of the list."""

from __future__ import annotations

from kommin_desktop.base.text import _
from kommin_desktop.courses.ui.certifying.state import Kind, Line
from kommin_desktop.kit.tables import Column, Part, Text, Tick, TwoLines

_SIGNS = {
    Kind.READY: ("circle-dot", "accent"),
    Kind.NOT_YET: ("hourglass", "text2"),
    Kind.ISSUED: ("award", "ok"),
    Kind.DUPLICATE: ("copy", "info"),
    Kind.REVOKED: ("x", "danger"),
}


def columns() -> tuple[Column, ...]:
    """Tick, name, share and certificate."""
    return (
        Column("tick", "", 40, pressable=True, keep=True),
        Column("name", _("Name"), keep=True),
        Column("share", _("Anwesenheit (UE)"), 138),
        Column("paper", _("Bescheinigung"), 204, keep=True),
    )


def part_of(line: Line, key: str, *, is_ticked: bool) -> Part | None:
    """What a row shows in a column."""
    if key == "tick":
        return Tick(is_ticked) if line.kind is Kind.READY else None
    if key == "name":
        return TwoLines(line.name, line.line, avatar=line.name, line_role="caption")
    if key == "share":
        color = "danger" if line.kind is Kind.NOT_YET and line.share else "text"
        return Text(line.share, color, digits=True)
    icon, color = _SIGNS[line.kind]
    title = line.number or line.told
    below = line.told if line.number else ""
    return TwoLines(
        title, below, icon=icon, icon_color=color, title_role="small", line_role="caption"
    )


def texts_of(line: Line, *, is_ticked: bool) -> tuple[str, ...]:
    """For copying, type-ahead and screen readers."""
    told = ", ".join(part for part in (line.number, line.told) if part)
    name = " – ".join(part for part in (line.name, line.line) if part)
    return (_("ausgewählt") if is_ticked else "", name, line.share, told)
