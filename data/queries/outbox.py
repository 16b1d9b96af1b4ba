"""The outbox: messages stored in the transaction that decided to send them.

Messages to one chat go out in their order, the urgent ones beside those that can wait: each of the
two is a lane. The first message of a lane that is due is its head; one that waits for another try
holds back only those after it in its lane.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ColumnElement, Select, bindparam, literal_column, select, update
from sqlalchemy.orm import Session, aliased

from data.models import Branch, Outgoing
from data.queries.bot import acting
from data.store import wake
from data.values.out import OutMessage
from data.values.quiet import quiet_until

SENT_NOW = "sent now"  # quiet hours hold nothing back in this session
LEASE = timedelta(seconds=15)
"""How long a process holds a message it is sending. It renews the lease every RENEW seconds,
however long the sending takes; so after a restart the messages of a killed process wait for fifteen
seconds at most."""
AHEAD = timedelta(minutes=1)
"""Clocks differ by less: a row of a later moment is from before a clock was set back."""
RENEW = 4.0
BELL_REST = timedelta(minutes=10)
"""A push this soon after another one to the same chat makes no sound."""
MOST_TRIES = 12
HEADS = 20
"""Most heads read in one transaction."""

# Literals, because neither database uses a partial index for a parameter.
WAITING = Outgoing.state == literal_column("'waiting'")
SENDING = Outgoing.state == literal_column("'sending'")


def post(
    session: Session,
    chat_id: int,
    kind: str,
    message: OutMessage,
    now: datetime,
    *,
    branch_id: int | None = None,
    urgent: bool = False,
    repeats: bool = True,
    at: datetime | None = None,
    card: tuple[str, int] | None = None,
) -> Outgoing:
    """Adds a message to the outbox; it is sent at `at` (default at once).

    Once sent, it is the live card of `card`, a kind and a row's id. A message of a branch that is
    not urgent waits for the end of its quiet hours.
    """
    branch = session.get(Branch, branch_id) if branch_id is not None else None
    row = Outgoing(
        branch_id=branch_id,
        bot_id=branch.bot_id if branch is not None else acting(session),
        chat_id=chat_id,
        kind=kind,
        message=message.as_json(),
        urgent=urgent or SENT_NOW in session.info,
        repeats=repeats,
        try_at=at or now,
        created_at=now,
        card_kind=card[0] if card else "",
        card_ref=card[1] if card else None,
    )
    session.add(row)
    wake(session, "outbox")
    return row


def heads(
    session: Session,
    now: datetime,
    *,
    urgent: bool,
    bot_id: int = 0,
    resting: Collection[int] = (),
    most: int = HEADS,
) -> Sequence[Outgoing]:
    """Returns the heads of a bot's lanes that are due, the longest due first, locked until the
    commit.

    Chats in `resting` are passed over, as are rows that another process is claiming.
    """
    given: dict[str, Any] = {"now": now, "most": most, "bot": bot_id}
    if resting:
        given["resting"] = list(resting)
    return session.scalars(_heads(urgent, bool(resting)), given).all()


@cache
def _heads(urgent: bool, some_rest: bool) -> Select[Outgoing]:
    """Builds the query for the heads of lanes, which takes longer than to run it."""
    other = aliased(Outgoing)
    head = (
        select(other.id)
        .where(
            other.chat_id == Outgoing.chat_id,
            other.bot_id == Outgoing.bot_id,
            other.urgent == Outgoing.urgent,
            other.state.in_([literal_column("'waiting'"), literal_column("'sending'")]),
            (other.tries > 0) | (other.try_at <= bindparam("now")),
        )
        .order_by(other.id)
        .limit(1)
        .correlate(Outgoing)
        .scalar_subquery()
    )
    query = (
        select(Outgoing)
        .where(
            WAITING,
            Outgoing.bot_id == bindparam("bot"),
            _is(urgent),
            Outgoing.try_at <= bindparam("now"),
            Outgoing.id == head,
        )
        .order_by(Outgoing.try_at, Outgoing.id)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)
    )
    if some_rest:
        query = query.where(Outgoing.chat_id.not_in(bindparam("resting", expanding=True)))
    return query


def _is(urgent: bool) -> ColumnElement[bool]:
    return Outgoing.urgent.is_(True) if urgent else Outgoing.urgent.is_(False)


def claim(
    session: Session, now: datetime, resting: Collection[int] = (), bot_id: int = 0
) -> tuple[Outgoing | None, bool]:
    """Claims the message that a bot sends next, an urgent one first; also tells whether to ask
    again at once.

    Messages due in their branch's quiet hours are put off on the way. Chats in `resting` get only
    urgent ones.
    """
    found = heads(session, now, urgent=True, bot_id=bot_id, most=1)
    if found:
        return _taken(found[0], now), True
    found = heads(session, now, urgent=False, bot_id=bot_id, resting=resting)
    quiet: set[int] = set()
    for row in found:
        if row.branch_id not in quiet and not _put_off(session, row, now):
            return _taken(row, now), True
        quiet.add(row.branch_id or 0)
    return None, len(found) == HEADS


def _taken(row: Outgoing, now: datetime) -> Outgoing:
    row.state = "sending"
    row.leased_until = now + LEASE
    row.tries += 1
    return row


@contextmanager
def sent_now(session: Session, now: bool = True) -> Iterator[None]:
    """Lets quiet hours hold nothing back that is posted meanwhile, if that is wanted."""
    session.info |= {SENT_NOW: True} if now else {}
    try:
        yield
    finally:
        session.info.pop(SENT_NOW, None)


def quiet_end(session: Session, branch: Branch, now: datetime) -> datetime | None:
    """Returns the end of the quiet hours that hold back what a branch posts now; None for none."""
    if SENT_NOW in session.info:
        return None
    return quiet_until(now, ZoneInfo(branch.zone), branch.quiet_from, branch.quiet_to)


def _put_off(session: Session, row: Outgoing, now: datetime) -> bool:
    """Puts off all waiting messages of a branch in its quiet hours; False where it has none now."""
    branch = session.get(Branch, row.branch_id) if row.branch_id is not None else None
    if branch is None:
        return False
    try:
        zone = ZoneInfo(branch.zone)
    except ZoneInfoNotFoundError:
        return False
    until = quiet_until(now, zone, branch.quiet_from, branch.quiet_to)
    if until is None:
        return False
    session.execute(
        update(Outgoing)
        .where(WAITING, Outgoing.branch_id == branch.id, _is(False), Outgoing.try_at < until)
        .values(try_at=until, tries=0)
    )
    return True


def rang_lately(session: Session, chat_id: int, now: datetime) -> bool:
    """Tells whether a chat got another push within BELL_REST."""
    pushed = select(Outgoing.id).where(
        Outgoing.chat_id == chat_id,
        Outgoing.sent_at > now - BELL_REST,
        Outgoing.state == "sent",
        _is(False),
    )
    return session.scalar(pushed.limit(1)) is not None


def posted_since(session: Session, chat_id: int, kind: str, moment: datetime) -> bool:
    """Tells whether a message of a kind was written for a chat since then, sent or not yet."""
    found = select(Outgoing.id).where(
        Outgoing.chat_id == chat_id, Outgoing.kind == kind, Outgoing.created_at > moment
    )
    return session.scalar(found.limit(1)) is not None


# Asked every second, so built once.
_DUE = tuple(
    select(Outgoing.id)
    .where(
        WAITING,
        Outgoing.bot_id == bindparam("bot"),
        _is(urgent),
        Outgoing.try_at <= bindparam("now"),
    )
    # Without it PostgreSQL may scan all that was sent.
    .order_by(Outgoing.try_at)
    .limit(1)
    for urgent in (True, False)
)
_UNOWNED = select(Outgoing.id).where(WAITING, Outgoing.bot_id == 0).limit(1)
_STALE = (
    select(Outgoing.id).where(SENDING, Outgoing.leased_until < bindparam("now")).limit(1),
    select(Outgoing.id).where(SENDING, Outgoing.leased_until > bindparam("ahead")).limit(1),
    select(Outgoing.id).where(WAITING, Outgoing.created_at > bindparam("ahead")).limit(1),
)


def any_due(session: Session, now: datetime, bot_id: int = 0) -> bool:
    """Tells whether a bot has a message to send, a check before the writer is used."""
    given = {"now": now, "bot": bot_id}
    return any(session.scalar(due, given) is not None for due in _DUE)


def any_unowned(session: Session) -> bool:
    """Tells whether a process of the version before left a message that names no bot."""
    return session.scalar(_UNOWNED) is not None


def turn_back(session: Session, now: datetime) -> None:
    """Makes due what was posted before the clock was set back and would wait for hours."""
    session.execute(
        update(Outgoing)
        .where(WAITING, Outgoing.created_at > now + AHEAD)
        .values(try_at=now, created_at=now)
        .execution_options(synchronize_session=False)
    )


def renew(session: Session, ids: Collection[int], now: datetime) -> None:
    """Renews the lease of messages being sent for another LEASE."""
    session.execute(
        update(Outgoing)
        .where(Outgoing.id.in_(ids), SENDING)
        .values(leased_until=now + LEASE)
        .execution_options(synchronize_session=False)
    )


def any_stale(session: Session, now: datetime) -> bool:
    """Tells whether a process died while sending, or the clock was set back since a posting."""
    given = {"now": now, "ahead": now + AHEAD}
    return any(session.scalar(stale, given) is not None for stale in _STALE)


def recover(session: Session, now: datetime) -> Sequence[Outgoing]:
    """Frees the messages whose process died while sending them; returns those given up.

    Nobody knows whether they went out: they are sent again where their kind may repeat, and else
    given up.
    """
    stale = session.scalars(
        select(Outgoing)
        .where(SENDING, ~Outgoing.leased_until.between(now, now + AHEAD))
        .limit(HEADS)
        .with_for_update(skip_locked=True)
    ).all()
    for row in stale:
        if row.repeats and row.tries < MOST_TRIES:
            row.state = "waiting"
        else:
            row.state, row.error = "failed", INTERRUPTED
    return [row for row in stale if row.state == "failed"]


INTERRUPTED = "interrupted while sending"
SHUT = "the chat is closed to the bot"
WITHDRAWN = "taken back before it was sent"


def give_up_chat(session: Session, bot_id: int, chat_id: int) -> Sequence[Outgoing]:
    """Gives up a bot's waiting messages for a chat that is closed to it, without trying each;
    returns them."""
    here = (Outgoing.chat_id == chat_id) & (Outgoing.bot_id == bot_id)
    return session.scalars(
        update(Outgoing)
        .where(here, WAITING, _is(False))
        .values(state="failed", error=SHUT)
        .returning(Outgoing)
    ).all()


def withdraw(session: Session, card_kind: str, card_ref: int) -> bool:
    """Withdraws the message for a card; False where it went out, or is being sent."""
    gone = session.scalars(
        update(Outgoing)
        .where(Outgoing.card_kind == card_kind, Outgoing.card_ref == card_ref, WAITING)
        .values(state="failed", error=WITHDRAWN)
        .returning(Outgoing.id)
    ).all()
    return bool(gone)
