"""The card that says where a course stands and what that means now."""

from __future__ import annotations

from collections.abc import Sequence

from kommin_desktop.base.clock import local_now, today
from kommin_desktop.base.dates import text_date
from kommin_desktop.base.text import _, ngettext
from kommin_desktop.courses.queries import CourseCard, CourseLine, DateLine
from kommin_desktop.courses.rules import CourseStatus, SessionStatus, course_tone
from kommin_desktop.courses.ui.words import state_words
from kommin_desktop.kit.widgets import Card, CardHeading, Label, Pill


class StateCard(Card):
    """State and one sentence; the step that comes next is the button of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("course_state_card")
        self.pill = Pill()
        self.words = Label("", "small", "text2", wraps=True)
        self.words.setObjectName("course_state_words")
        layout = self.layout()
        if layout is not None:
            layout.addWidget(CardHeading(_("Stand"), "circle-dot", extra=self.pill))
            layout.addWidget(self.words)

    def show_state(self, line: CourseLine, card: CourseCard, dates: Sequence[DateLine]) -> None:
        """Show where the course stands."""
        now = local_now()
        self.pill.show_state(state_words(line, now), course_tone(line.state(now)))
        self.words.setText(state_sentence(line, card, dates))


def state_sentence(line: CourseLine, card: CourseCard, dates: Sequence[DateLine]) -> str:
    """What the state means for the office now."""
    state = line.state(local_now())
    if state == CourseStatus.DRAFT:
        return _("Noch kann sich niemand anmelden.")
    if state == CourseStatus.CANCELLED:
        return _reason(_("Der Kurs findet nicht statt."), card)
    if state == CourseStatus.FINISHED:
        return _("Wer teilgenommen hat, ist eingetragen.")
    left = sum(one.status == SessionStatus.PLANNED for one in dates)
    if state == CourseStatus.RUNNING or (dates and not left):
        return _reason(_running(left), card)
    until = card.registration_until
    if until is None:
        return _reason(_("Anmeldungen werden angenommen."), card)
    if until < today():
        return _("Die Anmeldefrist ist am {day} abgelaufen.").format(day=text_date(until))
    return _("Anmeldungen bis {day}.").format(day=text_date(until))


def _running(left: int) -> str:
    if not left:
        return _("Alle Termine sind eingetragen. Der Kurs kann abgeschlossen werden.")
    return ngettext("Ein Termin steht noch aus.", "{n} Termine stehen noch aus.", left).format(
        n=left
    )


def _reason(sentence: str, card: CourseCard) -> str:
    if not card.status_reason:
        return sentence
    return _("{sentence} Grund: {reason}").format(sentence=sentence, reason=card.status_reason)
