"""What the files of a meeting's papers are called."""

from __future__ import annotations

import re

from kommin_desktop.meetings.queries import MeetingLine

_NOT_IN_NAMES = re.compile(r"[^\w.]+")
_LONGEST_BODY = 40


def paper_file_name(word: str, meeting: MeetingLine, ending: str) -> str:
    """„Protokoll_17_Runder-Tisch-Integration_2026-12-03.pdf“."""
    body = _NOT_IN_NAMES.sub("-", meeting.body).strip("-.")[:_LONGEST_BODY].rstrip("-.")
    day = meeting.starts_at.date().isoformat()
    return "_".join(part for part in (word, str(meeting.number), body, day) if part) + f".{ending}"
