"""The fixed places of a letter after DIN 5008, form B, in millimetres from the top left corner."""

from __future__ import annotations

from typing import NamedTuple


class Area(NamedTuple):
    """A rectangle in millimetres from the top left corner of the page."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Lower edge in millimetres."""
        return self.top + self.height


LEFT_MARGIN = 25.0
RIGHT_MARGIN = 20.0
TEXT_WIDTH = 210.0 - LEFT_MARGIN - RIGHT_MARGIN

ADDRESS_FIELD = Area(20.0, 45.0, 85.0, 45.0)
RETURN_LINE = Area(25.0, 45.0, 80.0, 5.0)
REMARKS = Area(25.0, 50.0, 80.0, 12.7)
RECIPIENT = Area(25.0, 62.7, 80.0, 27.3)
INFORMATION = Area(125.0, 50.0, 75.0, 40.0)
SUBJECT_TOP = 98.46

ADDRESS_LINE = 4.23
MOST_REMARKS = 3
MOST_ADDRESS_LINES = 6
ADDRESS_SIZE = 10.0
LEAST_ADDRESS_SIZE = 8.0

FOLD_MARKS = (105.0, 210.0)
HOLE_MARK = 148.5
MARK_LEFT = 3.5
FOLD_MARK_LENGTH = 3.0
HOLE_MARK_LENGTH = 4.5

# The body ends above the page number, which stands above the footer of the first page.
BODY_BOTTOM = 268.0
PAGE_NUMBER_TOP = 272.5
FOOTER_TOP = 279.5
FOLLOWING_HEAD_TOP = 15.0
FOLLOWING_BODY_TOP = 27.0
FOLLOWING_BODY_BOTTOM = 272.0
FOLLOWING_NUMBER_TOP = 281.0
