"""What may happen to bodies: found them, give them seats, say who holds a seat from when on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kommin_desktop.base.clock import today
from kommin_desktop.base.dates import short_date
from kommin_desktop.base.errors import UserError
from kommin_desktop.base.names import fold
from kommin_desktop.base.text import _
from kommin_desktop.bodies import queries
from kommin_desktop.bodies.model import Body, Seat, SeatHolding
from kommin_desktop.bodies.rules import (
    BodyDraft,
    HoldingKind,
    SeatDraft,
    body_refusal,
    code_from_name,
    day_before,
    guess_kind,
    is_valid_on,
    period_refusal,
)
from kommin_desktop.contacts.model import Contact
from kommin_desktop.contacts.queries import group_members
from kommin_desktop.store.columns import POSITION_STEP
from kommin_desktop.store.reading import Source, read
from kommin_desktop.store.trash import living, move_to_trash


def add_body(session: Session, draft: BodyDraft) -> Body:
    """Found a body; kind and short name come from its name where the draft leaves them open.

    Raises UserError without a name, for a name or short name that is taken.
    """
    body = Body()
    _take_over(session, body, draft)
    session.add(body)
    session.flush()
    return body


def change_body(session: Session, body_id: int, draft: BodyDraft) -> Body:
    """Change what a body is. Raises UserError as `add_body` does."""
    body = living(session, Body, body_id)
    _take_over(session, body, draft)
    session.flush()
    return body


def trash_body(
    session: Session, body_id: int, holds: Sequence[Callable[[Source, int], str]] = ()
) -> None:
    """Put a body into the trash; its seats and meetings stay in the file and come back with it.

    `holds` say what other areas have against it. Raises UserError with the first of them.
    """
    body = living(session, Body, body_id)
    for hold in holds:
        if reason := hold(session, body_id):
            raise UserError(reason)
    move_to_trash(session, body)


def body_by_name(session: Session, name: str) -> Body | None:
    """The body of that name, however it is spelled."""
    wanted = fold(name)
    for body in session.scalars(select(Body).where(Body.deleted_at.is_(None)).order_by(Body.id)):
        if fold(body.name) == wanted:
            return body
    return None


def add_seat(session: Session, body_id: int, draft: SeatDraft) -> Seat:
    """Give a body a seat, after those it has.

    Raises UserError for an unknown body, or an owner that is no organisation.
    """
    living(session, Body, body_id)
    if draft.organisation_id is not None:
        _check_kind(session, draft.organisation_id, "organisation")
    last = session.scalar(select(func.max(Seat.position)).where(Seat.body_id == body_id))
    seat = Seat(
        body_id=body_id,
        organisation_id=draft.organisation_id,
        label=draft.label,
        capacity=draft.capacity,
        voting=draft.voting,
        valid_from=draft.valid_from,
        position=(last or 0) + POSITION_STEP,
    )
    session.add(seat)
    session.flush()
    return seat


def add_held_seat(
    session: Session, body_id: int, draft: SeatDraft, person_id: int | None = None
) -> Seat:
    """Give a body a seat with somebody on it from its first day on. Raises UserError as both do."""
    seat = add_seat(session, body_id, draft)
    if person_id is not None:
        hold_seat(session, seat.id, person_id, since=draft.valid_from)
    return seat


def change_seat(session: Session, seat_id: int, draft: SeatDraft) -> Seat:
    """Change whose seat it is and what it counts for; who is on it stays.

    Raises UserError for an owner that is no organisation, or a first day after the last.
    """
    seat = living(session, Seat, seat_id)
    if draft.organisation_id is not None:
        _check_kind(session, draft.organisation_id, "organisation")
    if refusal := period_refusal(draft.valid_from, seat.valid_to):
        raise UserError(refusal)
    seat.organisation_id = draft.organisation_id
    seat.label = draft.label
    seat.capacity = draft.capacity
    seat.voting = draft.voting
    seat.valid_from = draft.valid_from
    session.flush()
    return seat


def hold_seat(
    session: Session,
    seat_id: int,
    person_id: int,
    *,
    kind: HoldingKind = HoldingKind.HOLDER,
    since: date | None = None,
    role: str = "",
) -> SeatHolding:
    """Put a person on a seat as holder or as its next deputy, from a day on.

    Raises UserError when somebody else holds the seat on that day (see `change_holder`), when
    the person already does what is asked, or is no person.
    """
    _living_seat(session, seat_id, since)
    _check_kind(session, person_id, "person")
    others = _holdings(session, seat_id, kind, since or today())
    if any(holding.person_id == person_id for holding in others):
        raise UserError(_("Diese Person ist auf diesem Sitz schon eingetragen."))
    if kind is HoldingKind.HOLDER and others:
        raise UserError(_("Der Sitz ist besetzt. Lassen Sie die Person auf dem Sitz wechseln."))
    holding = SeatHolding(
        seat_id=seat_id,
        person_id=person_id,
        kind=kind.value,
        rank=max((other.rank for other in others), default=0) + 1,
        role=role,
        valid_from=since,
    )
    session.add(holding)
    session.flush()
    return holding


def change_holder(session: Session, seat_id: int, person_id: int, since: date) -> SeatHolding:
    """Let a person hold a seat from `since` on; the former holder's time ends the day before.

    A deputy who becomes the holder is no longer deputy. Raises UserError when a later change
    is already entered.
    """
    for holding in _all_holdings(session, seat_id, HoldingKind.HOLDER):
        if holding.valid_from is not None and holding.valid_from > since:
            raise UserError(
                _("Für diesen Sitz ist schon ein Wechsel zum {day} eingetragen.").format(
                    day=short_date(holding.valid_from)
                )
            )
    for holding in _holdings(session, seat_id, HoldingKind.HOLDER, since):
        _end(session, holding, since)
    for holding in _holdings(session, seat_id, HoldingKind.DEPUTY, since):
        if holding.person_id == person_id:
            _end(session, holding, since)
    session.flush()
    return hold_seat(session, seat_id, person_id, since=since)


def change_deputy(session: Session, holding_id: int, person_id: int, since: date) -> SeatHolding:
    """Let another person stand in from `since` on, at the same place in the order.

    Raises UserError when the person is on the seat already.
    """
    former = living(session, SeatHolding, holding_id)
    rank, seat_id = former.rank, former.seat_id
    _end(session, former, since)
    session.flush()
    following = hold_seat(session, seat_id, person_id, kind=HoldingKind.DEPUTY, since=since)
    following.rank = rank
    session.flush()
    return following


def give_role(session: Session, holding_id: int, role: str) -> SeatHolding:
    """Say which office somebody on a seat has in the body, or none."""
    holding = living(session, SeatHolding, holding_id)
    holding.role = role
    session.flush()
    return holding


def end_holding(session: Session, holding_id: int, last_day: date) -> SeatHolding:
    """Say until when a person is on a seat; the seat stays. Raises UserError for a bad period."""
    holding = living(session, SeatHolding, holding_id)
    if refusal := period_refusal(holding.valid_from, last_day):
        raise UserError(refusal)
    holding.valid_to = last_day
    session.flush()
    return holding


def end_seat(session: Session, seat_id: int, last_day: date) -> Seat:
    """Give up a seat after `last_day`, with everybody on it.

    Raises UserError when the seat began later.
    """
    seat = living(session, Seat, seat_id)
    if refusal := period_refusal(seat.valid_from, last_day):
        raise UserError(refusal)
    seat.valid_to = last_day
    for kind in HoldingKind:
        for holding in _all_holdings(session, seat_id, kind):
            if holding.valid_from is not None and holding.valid_from > last_day:
                move_to_trash(session, holding)
            elif holding.valid_to is None or holding.valid_to > last_day:
                holding.valid_to = last_day
    session.flush()
    return seat


def seats_from_group(
    session: Session, body_id: int, group_name: str, since: date | None = None
) -> int:
    """Give the members of a group seats in a body; returns how many seats are new.

    A person with a primary affiliation today gets a seat of that organisation, a person alone a
    personal seat, an organisation a seat without holder. Whoever sits there already gets none.
    """
    living(session, Body, body_id)
    members = read(session, group_members(group_name))
    if not members:
        raise UserError(_("Die Gruppe „{name}“ hat keine Mitglieder.").format(name=group_name))
    seated = read(session, queries.seats(body_id, since))
    # A standing deputy is in the body already: no second seat for them.
    persons = {seat.holder_id for seat in seated} | {d for seat in seated for d in seat.deputy_ids}
    # Only seats from before: an organisation and its people in one group are a seat each.
    organisations = {seat.organisation_id for seat in seated}
    added = 0
    for member in members:
        if member.kind == "person":
            if member.contact_id in persons:
                continue
            seat = add_seat(session, body_id, SeatDraft(member.organisation_id, valid_from=since))
            hold_seat(session, seat.id, member.contact_id, since=since)
            persons.add(member.contact_id)
        elif member.kind == "organisation" and member.contact_id not in organisations:
            add_seat(session, body_id, SeatDraft(member.contact_id, valid_from=since))
        else:
            continue
        added += 1
    return added


def _take_over(session: Session, body: Body, draft: BodyDraft) -> None:
    if refusal := body_refusal(draft):
        raise UserError(refusal)
    namesake = body_by_name(session, draft.name)
    if namesake is not None and namesake is not body:
        raise UserError(_("Ein Gremium mit diesem Namen gibt es schon."))
    taken = set(
        session.scalars(select(Body.code).where(Body.deleted_at.is_(None), Body.id != body.id))
        if body.id
        else session.scalars(select(Body.code).where(Body.deleted_at.is_(None)))
    )
    if draft.code in taken:
        raise UserError(
            _("Das Kürzel {code} trägt schon ein anderes Gremium.").format(code=draft.code)
        )
    body.name = draft.name.strip()
    body.code = draft.code or body.code or code_from_name(draft.name, taken)
    body.kind = draft.kind or body.kind or guess_kind(draft.name).value
    body.organisation_id = draft.organisation_id
    body.municipality_id = draft.municipality_id
    body.parent_id = draft.parent_id
    body.notice_days = draft.notice_days
    body.posting_days = draft.posting_days
    body.approval_mode = draft.approval_mode
    body.objection_days = draft.objection_days
    body.quorum_rule = draft.quorum_rule
    body.numbering = draft.numbering
    body.rhythm = draft.rhythm
    body.file_reference = draft.file_reference
    body.note = draft.note


def _check_kind(session: Session, contact_id: int, kind: str) -> None:
    contact = living(session, Contact, contact_id)
    if contact.kind != kind:
        raise UserError(
            _("Auf einem Sitz kann nur eine Person sein.")
            if kind == "person"
            else _("Ein Sitz gehört einer Organisation oder einer Person.")
        )


def _living_seat(session: Session, seat_id: int, since: date | None) -> Seat:
    seat = living(session, Seat, seat_id)
    if not is_valid_on(None, seat.valid_to, since or today()):
        raise UserError(_("Diesen Sitz gibt es an dem Tag nicht mehr."))
    return seat


def _all_holdings(session: Session, seat_id: int, kind: HoldingKind) -> list[SeatHolding]:
    return list(
        session.scalars(
            select(SeatHolding)
            .where(
                SeatHolding.seat_id == seat_id,
                SeatHolding.kind == kind.value,
                SeatHolding.deleted_at.is_(None),
            )
            .order_by(SeatHolding.rank, SeatHolding.id)
        )
    )


def _holdings(session: Session, seat_id: int, kind: HoldingKind, day: date) -> list[SeatHolding]:
    return [
        holding
        for holding in _all_holdings(session, seat_id, kind)
        if is_valid_on(holding.valid_from, holding.valid_to, day)
    ]


def _end(session: Session, holding: SeatHolding, since: date) -> None:
    """End a holding the day before `since`; one that would begin only then never was."""
    if holding.valid_from == since:
        move_to_trash(session, holding)
    else:
        holding.valid_to = day_before(since)
