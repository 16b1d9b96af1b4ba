"""Ends the time of questions, and duels that nobody finishes or that were never received."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Contest, Plan
from data.queries import card as cards, contest as contests, duel as duels
from handlers.duel import rules, service
from handlers.shared.events import MessageFailed, Subscribers
from handlers.shared.feature import Action
from handlers.shared.refusal import Refusal

on = Subscribers()


def end_question(session: Session, now: datetime, plan: Plan) -> str:
    """Closes a player's question whose time is over; the next one waits for them."""
    seat = duels.seat(session, plan.ref_id or 0)
    if seat is None or seat.contest.state != "running" or seat.player.shown_at is None:
        raise Refusal("duel-over")
    plan.next_due_at = None
    service.time_out(session, now, seat)
    cards.mark(session, rules.CARD, seat.player.id, now)
    theirs = duels.seat(session, seat.other.id)
    if seat.contest.state == "ended" and theirs is not None:
        service.show_anew(session, now, theirs)
    return ""


def end_duel(session: Session, now: datetime, plan: Plan) -> str:
    """Ends a challenge that nobody took up, or a duel that was not played to its end."""
    contest = session.get(Contest, plan.ref_id or 0)
    if contest is None or contest.state not in contests.UNDER_WAY:
        raise Refusal("duel-over")
    plan.next_due_at = None
    _stop(session, now, contest)
    return ""


@on(MessageFailed, rules.CARD)
def invitation_failed(session: Session, now: datetime, event: MessageFailed) -> None:
    """Ends a duel whose invitation was not delivered."""
    seat = duels.seat(session, event.ref_id)
    if seat is not None and seat.contest.state == "joining":
        _stop(session, now, seat.contest)


def _stop(session: Session, now: datetime, contest: Contest) -> None:
    """Ends a duel without a result; both pages say so, kindly, where they hang."""
    both = duels.players(session, contest.id)
    seat = duels.seat(session, both[0][0].id) if both else None
    if seat is None:
        contest.state, contest.ended_at = "stopped", now
        return
    service.end(session, now, seat, "stopped")
    for player in (seat.player, seat.other):
        cards.mark(session, rules.CARD, player.id, now)


DUES = {duels.OUT: Action(end_question), duels.OVER: Action(end_duel)}
