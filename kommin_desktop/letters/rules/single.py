"""A letter to one contact while it is written: its words, its day, who signs, and its draft."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date

from kommin_desktop.base.text import _


@dataclass(frozen=True)
class SingleLetter:
    """What somebody writes to one contact; the text is Markdown."""

    contact_id: int
    subject: str = ""
    text: str = ""
    signatory_id: int | None = None
    day: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written yet."""
        return not self.subject.strip() and not self.text.strip()


def single_refusal(letter: SingleLetter, *, is_blocked: bool = False) -> str | None:
    """Why this letter cannot leave the office yet, as a sentence, or None."""
    if is_blocked:
        return _("Für diesen Kontakt sind Briefe gesperrt.")
    if not letter.subject.strip():
        return _("Der Brief braucht einen Betreff.")
    if not letter.text.strip():
        return _("Der Brief hat noch keinen Text.")
    return None


def letter_draft_key(contact_id: int) -> str:
    """Under which key the letter to a contact is kept while it is written."""
    return f"letter:{contact_id}"


def draft_text(letter: SingleLetter) -> str:
    """The letter as the text of a draft."""
    facts = asdict(letter)
    facts["day"] = letter.day.isoformat() if letter.day else None
    return json.dumps(facts, ensure_ascii=False)


def letter_of_draft(contact_id: int, text: str) -> SingleLetter:
    """The letter that a draft holds; what cannot be read begins afresh."""
    try:
        facts = json.loads(text)
        signatory, day = facts["signatory_id"], facts["day"]
        return SingleLetter(
            contact_id,
            str(facts["subject"]),
            str(facts["text"]),
            None if signatory is None else int(signatory),
            date.fromisoformat(day) if day else None,
        )
    except (ValueError, KeyError, TypeError):
        return SingleLetter(contact_id)
