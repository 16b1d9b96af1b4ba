"""Shows what a member sent and has not saved."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Material, Member
from data.queries import card as cards
from handlers.material.inbox import service
from handlers.material.items.view import page
from handlers.material.view import A_PAGE, listing
from handlers.shared.access import Right, may
from handlers.shared.notify import texts_for
from handlers.shared.view import Button, OutMessage, Texts, tap

CARD = "material.inbox"
"""The kind of card that shows a member what they sent and have not saved yet."""


def draw(session: Session, now: datetime, member_id: int) -> OutMessage | None:
    """Draws the card of what a member sent: one piece with its page, several as a list."""
    member = session.get(Member, member_id)
    card = cards.of(session, CARD, member_id)
    if member is None or card is None:
        return None
    branch = session.get_one(Branch, member.branch_id)
    texts = texts_for(session, card.chat_id, branch)
    pieces = service.waiting(session, member) if may(member.post, Right.MATERIAL) else []
    if not pieces:
        return None
    if len(pieces) == 1:
        return page(session, texts, branch, pieces[0], now)
    together = [tap(texts.plain("material-save-all", many=len(pieces)), "mt.all", branch.id)]
    if service.is_one_text(pieces):
        together.append(tap(texts.plain("material-merge"), "mt.j", branch.id))
    return _listing(texts, branch, "material-inbox", pieces, tuple(together))


def saved(texts: Texts, branch: Branch, pieces: Sequence[Material]) -> OutMessage:
    """Lists what was saved together."""
    return _listing(texts, branch, "material-saved-all", pieces)


def _listing(
    texts: Texts, branch: Branch, key: str, pieces: Sequence[Material], *more: tuple[Button, ...]
) -> OutMessage:
    home = (tap(texts.plain("material-home-button"), "mt.h", branch.id),)
    shown = (0, pieces[:A_PAGE])
    head = texts(key, many=len(pieces))
    return listing(texts, head, shown, 0, ("mt.h", branch.id), *more, home)
