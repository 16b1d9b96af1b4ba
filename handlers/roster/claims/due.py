"""Draws the card of a member who confirms claims."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import card as cards, claim as claims
from data.values.out import OutMessage
from handlers.roster.claims import service, view
from handlers.shared.access import HEADS, Right, may
from handlers.shared.dates import today
from handlers.shared.notify import texts_for


def draw(session: Session, _now: datetime, member_id: int) -> OutMessage | None:
    """Draws one claim with its question, or several as a list; None where no card is shown."""
    member = session.get(Member, member_id)
    card = cards.of(session, claims.CARD, member_id)
    if member is None or card is None:
        return None
    branch = session.get_one(Branch, member.branch_id)
    texts = texts_for(session, card.chat_id, branch)
    # The account whose name this was when the card went up may have lost it to another since.
    own = member.account_id == card.chat_id and member.left_on is None
    if not own or not may(member.post, Right.CLAIMS):
        return OutMessage(texts("claim-card-over")) if card.message_id else None
    rows = service.waiting_for(session, member)
    if not rows:
        return view.done(texts) if card.message_id else None
    if len(rows) == 1:
        claim, claimed, _ = rows[0]
        return view.request(session, texts, branch, claim, claimed, back=False)
    chosen = service.together(session, rows)
    last = service.moment_of(chosen[-1][0]) if chosen else (0, 0)
    return view.several(texts, branch, rows, chosen, last)


def draw_free(session: Session, now: datetime, member_id: int) -> OutMessage | None:
    """Draws the names that were claimed today without confirmation, for a head of the branch."""
    head = session.get(Member, member_id)
    card = cards.of(session, claims.FREE_CARD, member_id)
    if head is None or card is None or head.account_id != card.chat_id or head.post not in HEADS:
        return None
    branch = session.get_one(Branch, head.branch_id)
    since = datetime.combine(today(branch, now), time(), ZoneInfo(branch.zone))
    names = claims.free_since(session, branch.id, since)
    return view.free(texts_for(session, card.chat_id, branch), names) if names else None
