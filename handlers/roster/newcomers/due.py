"""Draws the card of people who are not on the roster, and has it put up as they come."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import card as cards, newcomer as newcomers
from data.values.out import OutMessage
from handlers.roster.newcomers import service, view
from handlers.shared.access import Right, may
from handlers.shared.events import NewcomerCame, Subscribers
from handlers.shared.notify import texts_for

on = Subscribers()


@on(NewcomerCame)
def ring(session: Session, now: datetime, event: NewcomerCame) -> None:
    """Tells those who decide that somebody takes part who is not on the roster."""
    service.ring(session, now, session.get_one(Branch, event.branch_id))


def draw(session: Session, _now: datetime, member_id: int) -> OutMessage | None:
    """Draws who waits for a decision; None where no card is shown."""
    member = session.get(Member, member_id)
    card = cards.of(session, newcomers.CARD, member_id)
    if member is None or card is None:
        return None
    branch = session.get_one(Branch, member.branch_id)
    texts = texts_for(session, card.chat_id, branch)
    waiting = newcomers.open_in(session, branch.id)
    own = member.account_id == card.chat_id and member.left_on is None
    if not waiting or not own or not may(member.post, Right.ROSTER):
        return view.done(texts) if card.message_id else None
    rostered = newcomers.rostered(session, branch.id)
    return view.card(texts, branch, waiting, rostered=rostered)
