"""Live cards: marking changes, and claiming the cards to redraw."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, event, exists, func, select, update
from sqlalchemy.orm import Session

from data.models import Branch, Card, Moment
from data.prepared import Prepared
from data.store import upsert, wake

REST = timedelta(seconds=3)
"""At most one edit per card in this time, because edits count against a group's 20 a minute."""
LEASE = timedelta(seconds=60)
BEYOND = timedelta(minutes=15)
"""No card rests that long: one due later was marked before the clock was set back."""
AT_ONCE = 12
"""Cards claimed together: few, because taps wait while they are recorded."""
MARKS = "marked_cards"
AWAKE = exists().where(
    Branch.id == Card.branch_id, Branch.asleep_since.is_(None), Branch.bot_id == bindparam("bot")
)
"""Cards of the bot's branches; those of a sleeping one wait until it is back in its group."""

UP = Card.due_at.is_not(None) | (Card.error == "")
"""Not taken down: shown, or about to be."""


def put_up(
    session: Session,
    branch_id: int,
    chat_id: int,
    kind: str,
    ref_id: int,
    now: datetime,
) -> Card:
    """Puts up the card of a row; the clock posts it. An existing one is posted anew."""
    # The new message shows all changes before this; a mark would delay it.
    session.info.get(MARKS, {}).get(kind, {}).pop(ref_id, None)
    card = of(session, kind, ref_id)
    if card is None:
        card = Card(branch_id=branch_id, kind=kind, ref_id=ref_id, chat_id=chat_id, rest_until=now)
        session.add(card)
    else:
        card.chat_id, card.message_id, card.digest = chat_id, None, ""
        card.marked += 1
    card.due_at = now
    card.tries = 0
    session.flush()
    wake(session, "cards")
    return card


def adopt(
    session: Session,
    branch_id: int,
    chat_id: int,
    kind: str,
    ref_id: int,
    message_id: int,
    digest: str,
    now: datetime,
) -> None:
    """Makes a message that was just sent the card of a row, replacing an earlier one.

    It is redrawn once more after its rest: the row may have changed before the card existed.
    """
    fresh = {
        "chat_id": chat_id,
        "message_id": message_id,
        "digest": digest,
        "due_at": now + REST,
        "rest_until": now + REST,
        "leased_until": None,
        "tries": 0,
        "error": "",
    }
    session.execute(
        upsert(session, Card)
        .values(branch_id=branch_id, kind=kind, ref_id=ref_id, marked=1, drawn=0, **fresh)
        .on_conflict_do_update(index_elements=["kind", "ref_id"], set_=fresh)
    )


def of(session: Session, kind: str, ref_id: int) -> Card | None:
    """Returns the card of a row, as stored now."""
    return session.scalars(
        select(Card)
        .where(Card.kind == kind, Card.ref_id == ref_id)
        .execution_options(populate_existing=True)
    ).first()


def of_branch(session: Session, branch_id: int, kind: str) -> Sequence[Card]:
    """Returns a branch's cards of a kind, as stored now."""
    return session.scalars(
        select(Card)
        .where(Card.branch_id == branch_id, Card.kind == kind)
        .order_by(Card.ref_id)
        .execution_options(populate_existing=True)
    ).all()


def in_chat(session: Session, branch_id: int, chat_id: int) -> Sequence[Card]:
    """Returns a branch's cards in a chat, as stored now, the oldest first."""
    return session.scalars(
        select(Card)
        .where(Card.branch_id == branch_id, Card.chat_id == chat_id)
        .order_by(Card.id)
        .execution_options(populate_existing=True)
    ).all()


_card = Card.__table__.c
AT = Prepared(
    select(_card.kind, _card.ref_id).where(
        _card.chat_id == bindparam("in_chat"), _card.message_id == bindparam("message")
    )
)


def at(session: Session, chat_id: int, message_id: int) -> Any | None:
    """Returns kind and row (`kind`, `ref_id`) of the card in a message; None if it is no card."""
    return AT.first(session, in_chat=chat_id, message=message_id)


def is_up(card: Card) -> bool:
    """Tells whether the card was not taken down."""
    return card.due_at is not None or not card.error


def mark(session: Session, kind: str, ref_id: int, now: datetime) -> None:
    """Marks a row as changed, in one statement a transaction however often it is called."""
    session.info.setdefault(MARKS, {}).setdefault(kind, {})[ref_id] = now
    wake(session, "cards")


def mark_all(session: Session, kind: str, branch_id: int, now: datetime) -> None:
    """Marks all of a branch's cards of a kind as changed, but those taken down."""
    for ref_id in session.scalars(
        select(Card.ref_id).where(Card.kind == kind, Card.branch_id == branch_id, UP)
    ):
        mark(session, kind, ref_id, now)


MARK = Prepared(
    update(Card)
    .where(_card.kind == bindparam("of_kind"), _card.ref_id == bindparam("of"))
    .values(
        marked=_card.marked + 1,
        due_at=case(
            (
                # A longer rest comes from a clock that was set back meanwhile.
                _card.rest_until.between(
                    bindparam("now", type_=Moment()), bindparam("rested", type_=Moment())
                ),
                _card.rest_until,
            ),
            else_=bindparam("now", type_=Moment()),
        ),
    )
)


@event.listens_for(Session, "before_commit")
def _write_marks(session: Session) -> None:
    for kind, refs in session.info.pop(MARKS, {}).items():
        for ref_id, now in refs.items():
            MARK.run(session, of_kind=kind, of=ref_id, now=now, rested=now + 3 * REST)


@event.listens_for(Session, "after_soft_rollback")
def _forget_marks(session: Session, _previous: object) -> None:
    session.info.pop(MARKS, None)


# The function keeps both databases from preferring the index by kind to that by time.
_KNOWN = func.coalesce(Card.kind, "").in_(bindparam("kinds", expanding=True))
"""Cards of kinds that this process knows: others are left to processes of another version."""


_DUE = (
    Card.due_at <= bindparam("now", type_=Moment()),
    Card.due_at > bindparam("beyond", type_=Moment()),
)
_ANY_DUE = tuple(
    select(Card.id).where(due, AWAKE, _KNOWN).order_by(Card.due_at).limit(1) for due in _DUE
)


def claim(
    session: Session, now: datetime, bot_id: int, kinds: Collection[str], most: int = AT_ONCE
) -> Sequence[Card]:
    """Claims a bot's cards of these kinds that are due for redrawing, the longest waiting first."""
    free = Card.leased_until.is_(None) | ~Card.leased_until.between(now, now + 2 * LEASE)
    given = {"now": now, "beyond": now + BEYOND, "bot": bot_id, "kinds": list(kinds)}
    cards: list[Card] = []
    # One after the other: together neither database finds them by the index alone.
    for due in _DUE:
        wanted = select(Card).where(due, free, AWAKE, _KNOWN).order_by(Card.due_at)
        locked = wanted.limit(most - len(cards)).with_for_update(skip_locked=True)
        cards += session.scalars(locked, given)
        if len(cards) == most:
            break
    for card in cards:
        card.leased_until = now + LEASE
    return cards


_later = bindparam("later", type_=Moment())
DRAWN = Prepared(
    update(Card)
    .where(_card.id == bindparam("card"))
    .values(
        drawn=bindparam("shown"),
        digest=bindparam("new_digest"),
        message_id=func.coalesce(bindparam("posted"), _card.message_id),
        rest_until=_later,
        due_at=case((_card.marked > bindparam("shown"), _later), else_=None),
        leased_until=None,
        tries=0,
        error="",
    )
)


def drawn(
    session: Session, card_id: int, marked: int, digest: str, message_id: int | None, now: datetime
) -> None:
    """Records what is shown now; later marks make it due again after its rest.

    `message_id` is that of a message just posted; None where one was edited, because the card may
    have been put up anew meanwhile.
    """
    DRAWN.run(
        session,
        card=card_id,
        shown=marked,
        new_digest=digest,
        posted=message_id,
        later=now + REST,
    )


def postponed(session: Session, card_id: int, until: datetime, error: str = "") -> None:
    """Records that the card could not be drawn; it is tried again at `until`."""
    session.execute(
        update(Card)
        .where(Card.id == card_id)
        .values(
            due_at=until, leased_until=None, tries=Card.tries + (1 if error else 0), error=error
        )
    )


def taken_down(session: Session, card_id: int, error: str) -> None:
    """Records that the card's message or chat is gone: it is not drawn again."""
    session.execute(
        update(Card)
        .where(Card.id == card_id)
        .values(due_at=None, leased_until=None, error=error[:300])
    )


def due_soon(session: Session, now: datetime, bot_id: int, kinds: Collection[str]) -> bool:
    """Tells whether a bot has a card of these kinds to draw, a check before the writer is used."""
    given = {"now": now, "beyond": now + BEYOND, "bot": bot_id, "kinds": list(kinds)}
    return any(session.scalar(one, given) is not None for one in _ANY_DUE)
