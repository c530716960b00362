"""The states of meetings, minutes, replies, attendance and decisions, with their German words."""

from __future__ import annotations

from enum import StrEnum

from kommin_desktop.base.text import _


class MeetingStatus(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    INVITED = "invited"
    IN_PROGRESS = "in_progress"
    HELD = "held"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class MinutesState(StrEnum):
    """Where a version of the minutes stands."""

    DRAFT = "draft"
    FINISHED = "finished"
    RELEASED = "released"
    SENT = "sent"
    APPROVED = "approved"
    NOTED = "noted"
    OBJECTION_OPEN = "objection_open"


class Reply(StrEnum):
    """What an invitee answered."""

    OPEN = "open"
    YES = "yes"
    NO = "no"
    DEPUTY = "deputy"


class Presence(StrEnum):
    """Whether somebody came."""

    OPEN = "open"
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


class Capacity(StrEnum):
    """As what somebody attends."""

    MEMBER = "member"
    DEPUTY = "deputy"
    ADVISOR = "advisor"
    STAFF = "staff"
    GUEST = "guest"


class InvitationKind(StrEnum):
    """What a dispatch says."""

    INVITATION = "invitation"
    SUPPLEMENT = "supplement"
    MOVE = "move"
    CANCEL = "cancel"


class DecisionMode(StrEnum):
    """How a decision came about."""

    VOTE = "vote"
    CONSENSUS = "consensus"
    NOTED = "noted"
    CIRCULAR = "circular"


class Light(StrEnum):
    """Decision control (Beschlusskontrolle)."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Outcome(StrEnum):
    """What became of an agenda item."""

    DEALT = "dealt"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    NOT_REACHED = "not_reached"


class TopicState(StrEnum):
    """Where a topic of the topic store stands."""

    OPEN = "open"
    PLANNED = "planned"
    DONE = "done"
    DROPPED = "dropped"


class OfficerRole(StrEnum):
    """Who leads a meeting and who writes."""

    CHAIR = "chair"
    MINUTE_TAKER = "minute_taker"


LOCKED_MINUTES = frozenset(
    {
        MinutesState.SENT.value,
        MinutesState.APPROVED.value,
        MinutesState.NOTED.value,
        MinutesState.OBJECTION_OPEN.value,
    }
)
"""States in which the minutes and all they rest on stay as they are."""

_M = MeetingStatus
_MOVES: dict[str, frozenset[str]] = {
    _M.PLANNED: frozenset({_M.INVITED, _M.IN_PROGRESS, _M.CANCELLED, _M.POSTPONED}),
    _M.INVITED: frozenset({_M.IN_PROGRESS, _M.CANCELLED, _M.POSTPONED}),
    _M.IN_PROGRESS: frozenset({_M.HELD}),
    _M.HELD: frozenset({_M.IN_PROGRESS, _M.CLOSED}),
    _M.CLOSED: frozenset({_M.HELD}),
    _M.CANCELLED: frozenset(),
    _M.POSTPONED: frozenset({_M.PLANNED, _M.INVITED, _M.CANCELLED}),
}
_N = MinutesState
_MINUTES_MOVES: dict[str, frozenset[str]] = {
    _N.DRAFT: frozenset({_N.FINISHED}),
    _N.FINISHED: frozenset({_N.DRAFT, _N.RELEASED}),
    _N.RELEASED: frozenset({_N.DRAFT, _N.SENT, _N.OBJECTION_OPEN}),
    _N.SENT: frozenset({_N.APPROVED, _N.NOTED}),
    _N.OBJECTION_OPEN: frozenset({_N.NOTED, _N.APPROVED}),
    _N.APPROVED: frozenset(),
    _N.NOTED: frozenset(),
}


def may_become(status: str, following: str) -> bool:
    """Whether a meeting in `status` may pass into `following`."""
    return following in _MOVES.get(status, frozenset())


def minutes_may_become(state: str, following: str) -> bool:
    """Whether minutes in `state` may pass into `following`."""
    return following in _MINUTES_MOVES.get(state, frozenset())


def meeting_status_label(code: str) -> str:
    """A meeting's state as people read it; an unknown code is shown as it is."""
    return {
        _M.PLANNED.value: _("Entwurf"),
        _M.INVITED.value: _("Einladung läuft"),
        _M.IN_PROGRESS.value: _("läuft"),
        _M.HELD.value: _("Nachbereitung"),
        _M.CLOSED.value: _("abgeschlossen"),
        _M.CANCELLED.value: _("abgesagt"),
        _M.POSTPONED.value: _("verschoben, noch ohne Termin"),
    }.get(code, code)


def minutes_state_label(code: str) -> str:
    """A state of the minutes as people read it; an unknown code is shown as it is."""
    return {
        _N.DRAFT.value: _("in Arbeit"),
        _N.FINISHED.value: _("fertiggestellt"),
        _N.RELEASED.value: _("freigegeben"),
        _N.SENT.value: _("versendet"),
        _N.APPROVED.value: _("genehmigt"),
        _N.NOTED.value: _("ohne Einwendung"),
        _N.OBJECTION_OPEN.value: _("Einwendungsfrist läuft"),
    }.get(code, code)


def reply_label(code: str) -> str:
    """A reply as people read it; an unknown code is shown as it is."""
    return {
        Reply.OPEN.value: _("offen"),
        Reply.YES.value: _("Zusage"),
        Reply.NO.value: _("Absage"),
        Reply.DEPUTY.value: _("Vertretung"),
    }.get(code, code)


def presence_label(code: str) -> str:
    """An attendance as people read it; an unknown code is shown as it is."""
    return {
        Presence.OPEN.value: _("offen"),
        Presence.PRESENT.value: _("anwesend"),
        Presence.EXCUSED.value: _("entschuldigt"),
        Presence.ABSENT.value: _("fehlt"),
    }.get(code, code)


def invitation_kind_label(code: str) -> str:
    """A kind of dispatch as people read it; an unknown code is shown as it is."""
    return {
        InvitationKind.INVITATION.value: _("Einladung"),
        InvitationKind.SUPPLEMENT.value: _("Nachtrag zur Tagesordnung"),
        InvitationKind.MOVE.value: _("Verlegung"),
        InvitationKind.CANCEL.value: _("Absage der Sitzung"),
    }.get(code, code)


def decision_mode_label(code: str) -> str:
    """A way of deciding as people read it; an unknown code is shown as it is."""
    return {
        DecisionMode.VOTE.value: _("Abstimmung"),
        DecisionMode.CONSENSUS.value: _("im Einvernehmen"),
        DecisionMode.NOTED.value: _("Kenntnisnahme"),
        DecisionMode.CIRCULAR.value: _("Umlaufbeschluss"),
    }.get(code, code)


def light_label(code: str) -> str:
    """A light of the decision control as people read it; an unknown code is shown as it is."""
    return {
        Light.GREEN.value: _("erledigt"),
        Light.YELLOW.value: _("in Arbeit"),
        Light.RED.value: _("nicht umsetzbar"),
    }.get(code, code)


def outcome_label(code: str) -> str:
    """What became of an item as people read it; an unknown code is shown as it is."""
    return {
        Outcome.DEALT.value: _("behandelt"),
        Outcome.POSTPONED.value: _("vertagt"),
        Outcome.WITHDRAWN.value: _("abgesetzt"),
        Outcome.NOT_REACHED.value: _("nicht erreicht"),
    }.get(code, code)


_PRESENCE_CYCLE = (Presence.OPEN, Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT)


def next_presence(code: str) -> str:
    """The attendance after `code` when somebody steps through them; an unknown one starts again."""
    place = _PRESENCE_CYCLE.index(Presence(code)) if code in _PRESENCE_CYCLE else -1
    return _PRESENCE_CYCLE[(place + 1) % len(_PRESENCE_CYCLE)].value
