"""How our documents look: Inter, much white, petrol used sparingly, hairlines."""

from __future__ import annotations

from kommin_desktop.documents.blocks import TextStyle
from kommin_desktop.documents.typeset.lines import Colour, Look

MM = 72 / 25.4
A4_WIDTH = 210 * MM
A4_HEIGHT = 297 * MM

PETROL: Colour = (0.043, 0.4, 0.439)
MUTED: Colour = (0.337, 0.388, 0.404)
HAIRLINE: Colour = (0.78, 0.81, 0.815)
TINT: Colour = (0.945, 0.968, 0.968)
# Dark enough to show on the tint of a decision too, light enough to read small text on it.
DRAFT: Colour = (0.9, 0.915, 0.915)

BODY = Look(10, 14.5)
CELL = Look(9, 12.6, tabular=True)
PLAIN_CELL = Look(10, 14.5, tabular=True)
HEAD_CELL = Look(8.5, 12, bold=True, colour=MUTED, hyphens=False)
GROUP_CELL = Look(9, 12.6, bold=True, colour=PETROL)
LABEL = Look(9.5, 14.5, colour=MUTED, hyphens=False)
CALLOUT_LABEL = Look(9.5, 14, bold=True, colour=PETROL, hyphens=False)
RUNNING = Look(8, 11, colour=MUTED, hyphens=False, tabular=True)

TEXT_LOOKS: dict[TextStyle, Look] = {
    "normal": BODY,
    "subtitle": Look(12, 17, hyphens=False),
    "lead": Look(11, 16),
    "small": Look(8.5, 12.2),
    "muted": Look(10, 14.5, colour=MUTED),
    "label": Look(8.5, 12.2, bold=True, colour=PETROL, hyphens=False),
}
PARAGRAPH_GAP: dict[TextStyle, float] = {
    "normal": 6.5,
    "subtitle": 12.0,
    "lead": 8.0,
    "small": 4.0,
    "muted": 6.5,
    "label": 2.0,
}
BEFORE_LABEL = 9.0

HEADINGS: dict[int, Look] = {
    1: Look(19, 24.5, bold=True, hyphens=False),
    2: Look(11.5, 16, bold=True, hyphens=False),
    3: Look(10, 14.5, bold=True, hyphens=False),
    4: Look(10, 14.5, bold=True, colour=MUTED, hyphens=False),
}
# Room above and below each level, in points.
HEADING_GAPS: dict[int, tuple[float, float]] = {
    1: (20.0, 6.0),
    2: (17.0, 4.0),
    3: (11.0, 2.5),
    4: (9.0, 2.0),
}
