"""What the clock does for duels: the time of a question ends, a duel that nobody finishes too."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Contest, Plan
from data.queries import card as cards
from data.queries import contest as contests
from data.queries import duel as duels
from handlers.duel import rules, service
from handlers.shared.refusal import Refusal


def times_out(session: Session, now: datetime, plan: Plan) -> str:
    """The time for a player's question is over; the next one waits for them."""
    place = service.seat(session, plan.ref_id or 0)
    if place is None or place.contest.state != "running" or place.player.shown_at is None:
        raise Refusal("duel-over")
    plan.next_due_at = None
    service.time_out(session, now, place)
    cards.mark(session, rules.CARD, place.player.id, now)
    theirs = service.seat(session, place.other.id)
    if place.contest.state == "ended" and theirs is not None:
        service.show_anew(session, now, theirs)
    return ""


def is_over(session: Session, now: datetime, plan: Plan) -> str:
    """A challenge that nobody took up, or a duel that was not played to its end, is over."""
    contest = session.get(Contest, plan.ref_id or 0)
    if contest is None or contest.state not in contests.UNDER_WAY:
        raise Refusal("duel-over")
    plan.next_due_at = None
    _stop(session, now, contest)
    return ""


def lost(session: Session, now: datetime, player_id: int) -> None:
    """The invitation did not reach who was challenged."""
    place = service.seat(session, player_id)
    if place is not None and place.contest.state == "joining":
        _stop(session, now, place.contest)


def _stop(session: Session, now: datetime, contest: Contest) -> None:
    """Ends a duel without a result; both pages say so, kindly, where they hang."""
    both = duels.players(session, contest.id)
    place = service.seat(session, both[0][0].id) if both else None
    if place is None:
        contest.state, contest.ended_at = "stopped", now
        return
    service.end(session, now, place, "stopped")
    for player in (place.player, place.other):
        cards.mark(session, rules.CARD, player.id, now)
