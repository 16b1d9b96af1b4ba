"""Records what came of sending a message of the outbox: sent, to be tried again, given up."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from data import metrics
from data.failures import away
from data.models import Outgoing
from data.queries import branch as branches, card as cards, kept_file, outbox, poll as polls
from data.store import Store
from data.values.out import OutMessage, digest
from handlers.branch.service import move as follow
from handlers.shared import alerts
from handlers.shared.events import (
    GroupOpen,
    MessageFailed,
    MessageSent,
    PollFound,
    TopicGone,
    publish,
)
from handlers.shared.failure import HELD, Failure, Verdict
from handlers.shared.feature import Voter
from handlers.shared.registry import registry_of

log = structlog.get_logger()

PAUSES = (1, 2, 4, 8, 15, 30, 60, 120, 300, 600, 1200)
"""Seconds between tries after passing faults; together about forty minutes."""

FOUND_WITHIN = timedelta(days=2)
"""A poll given up longer ago is not looked for; its early answers are dropped by then, too."""


def sent(
    session: Session,
    now: datetime,
    row_id: int,
    message_id: int,
    message: OutMessage,
    renamed: dict[str, str],
    poll_id: str = "",
) -> None:
    """Records that a message was sent. `renamed` are files that had to be sent anew: old id → new
    id; `poll_id` is Telegram's id of a poll."""
    row = session.get_one(Outgoing, row_id)
    row.state, row.message_id, row.sent_at = "sent", message_id, now
    row.error, row.leased_until = "", None
    went_through(session, now, row.bot_id, row.chat_id, message.what)
    if not row.card_kind and not renamed:
        return
    try:
        with session.begin_nested():
            _follow_up(session, now, row, message, renamed, poll_id)
    except Exception as error:
        # The message is there: whatever went wrong beside it, it must not be sent again.
        if isinstance(error, DBAPIError) and away(error):
            raise
        log.exception("outbox.follow_up_failed", kind=row.kind)


def _follow_up(
    session: Session,
    now: datetime,
    row: Outgoing,
    message: OutMessage,
    renamed: dict[str, str],
    poll_id: str,
) -> None:
    """Keeps the new ids of files, and makes the message the card or poll that it was to be."""
    if row.branch_id is None:
        return
    for before, after in renamed.items():
        kept_file.renamed(session, row.branch_id, before, after)
    if not row.card_kind or row.card_ref is None or row.message_id is None:
        return
    sent = MessageSent(row.card_kind, row.card_ref)
    if poll_id:
        _record_poll(session, now, row, poll_id, sent)
        return
    cards.adopt(
        session, row.branch_id, row.chat_id, row.card_kind, row.card_ref,
        row.message_id, digest(message), now,
    )  # fmt: skip
    publish(session, now, sent)


def _record_poll(
    session: Session, now: datetime, row: Outgoing, poll_id: str, event: MessageSent | PollFound
) -> None:
    """Records a poll, publishes it, and counts the answers that came before."""
    assert row.card_ref is not None
    strays = polls.known(session, row, poll_id, row.card_kind, row.card_ref, row.message_id or 0)
    publish(session, now, event)
    session.flush()
    for one in strays:
        voter = Voter(one.voter_id, one.name)
        registry_of(session).vote(session, one.at, voter, poll_id, tuple(one.options))


def found(session: Session, now: datetime, poll: Mapping[str, Any]) -> None:
    """Finds the message that was given up and stands in its chat all the same, by an update of its
    poll (Telegram's object); does nothing where it is none of those."""
    options = [str(one.get("text", "")) for one in poll.get("options", ())]
    question, since = str(poll.get("question", "")), now - FOUND_WITHIN
    row = polls.lost_one(session, str(poll["id"]), question, options, since)
    if row is None or row.branch_id is None or row.card_ref is None:
        return
    row.state, row.error, row.sent_at = "sent", "", row.try_at
    event = PollFound(row.card_kind, row.card_ref, row.try_at)
    _record_poll(session, now, row, str(poll["id"]), event)
    alerts.tell_found(session, now, row)


def _lost(session: Session, now: datetime, rows: Sequence[Outgoing]) -> None:
    """Publishes that these messages were given up."""
    metrics.GIVEN_UP.inc(len(rows))
    for row in rows:
        event = MessageFailed(row.card_kind, row.card_ref or 0)
        for subscriber in registry_of(session).subscribers(event):
            try:
                with session.begin_nested():
                    subscriber(session, now, event)
            except Exception as error:
                # That it failed has to be written down all the same.
                if isinstance(error, DBAPIError) and away(error):
                    raise
                log.exception("outbox.loss_unheard", kind=row.kind)


def put_back(session: Session, now: datetime, row_id: int, seconds: float) -> None:
    """Puts an unsent message back without counting the try; its chat rests for so many seconds."""
    row = session.get_one(Outgoing, row_id)
    row.state, row.leased_until = "waiting", None
    row.tries = max(1, row.tries - 1)
    row.try_at = now + timedelta(seconds=seconds)


def failed(session: Session, now: datetime, row_id: int, failure: Failure) -> None:
    """Records that a message did not go through: tries later, follows its group, or gives up."""
    if failure.verdict is Verdict.WAIT:
        put_back(session, now, row_id, failure.seconds)
        return
    row = session.get_one(Outgoing, row_id)
    row.error = failure.text[:300]
    row.state, row.leased_until = "waiting", None
    if failure.verdict is Verdict.UNKNOWN and not row.repeats:
        _interrupted(session, now, row)
        return
    passing = failure.verdict in {Verdict.LATER, Verdict.UNKNOWN, Verdict.MOVED}
    if failure.verdict is Verdict.MOVED:
        follow(session, now, row.chat_id, failure.moved_to)
        row.chat_id = failure.moved_to
    if passing and row.tries < outbox.MOST_TRIES:
        pause = 0 if failure.verdict is Verdict.MOVED else PAUSES[min(row.tries, len(PAUSES)) - 1]
        row.try_at = now + timedelta(seconds=pause)
        return
    row.state = "held" if failure.verdict in HELD else "failed"
    log.error("outbox.failed", kind=row.kind, error=failure.text)
    _lost(session, now, [row])
    if failure.verdict is Verdict.CLOSED:
        shut_out(session, now, row.bot_id, row.chat_id)
    elif passing:
        alerts.tell_given_up(session, now, row)
    else:
        alerts.tell_refused(session, now, row, failure.verdict)


def shut_out(session: Session, now: datetime, bot_id: int, chat_id: int) -> None:
    """Records that a chat shut the bot out, and tells the secretaries once; of a group that is
    asleep already, because the bot was removed, they know."""
    branch = branches.of_chat(session, chat_id)
    told = branch is None or branch.asleep_since is not None
    branches.shut_out(session, bot_id, chat_id, now)
    _lost(session, now, outbox.give_up_chat(session, bot_id, chat_id))
    if branch is not None and not told:
        session.refresh(branch)
        alerts.tell_group_closed(session, now, branch)


def went_through(session: Session, now: datetime, bot_id: int, chat_id: int, what: str) -> None:
    """Publishes that a group took a kind of message, where its branch sleeps, or such messages wait
    because they were refused."""
    if chat_id > 0 or not branches.refuses(session, chat_id):
        return
    branch = branches.of_chat(session, chat_id)
    if branch is not None and branch.bot_id == bot_id:
        publish(session, now, GroupOpen(branch, what))


def topic_gone(session: Session, now: datetime, chat_id: int, thread: int) -> None:
    """Tells the features and the secretaries that a topic of a forum was deleted, once."""
    branch = branches.of_chat(session, chat_id)
    if branch is not None and branch.topic_thread == thread:
        publish(session, now, TopicGone(branch, thread))
        alerts.tell_topic_gone(session, now, branch)


def _interrupted(session: Session, now: datetime, row: Outgoing) -> None:
    """Gives up a message that may have gone out and must not go out twice."""
    row.state, row.error = "failed", outbox.INTERRUPTED
    log.error("outbox.interrupted", kind=row.kind)
    _lost(session, now, [row])
    alerts.tell_interrupted(session, now, row)


def recover(session: Session, now: datetime) -> None:
    """Frees what a process had under way when it died; secretaries hear of what is given up."""
    outbox.turn_back(session, now)
    for row in outbox.recover(session, now):
        _interrupted(session, now, row)


class Listener:
    """Takes what the sender learns of chats beside the outbox: from replies and live cards."""

    def __init__(self, store: Store, now: Callable[[], datetime], bot_id: int) -> None:
        self.store = store
        self.now = now
        self.bot_id = bot_id

    async def shut_out(self, chat_id: int) -> None:
        """Takes that a chat shut the bot out."""
        await self.store.write(lambda s: shut_out(s, self.now(), self.bot_id, chat_id))

    async def moved(self, chat_id: int, moved_to: int) -> None:
        """Takes that a group became a supergroup."""
        await self.store.write(lambda s: follow(s, self.now(), chat_id, moved_to))

    async def went_through(self, chat_id: int, what: str) -> None:
        """Takes that a kind of message stands in a chat."""
        if chat_id < 0 and await self.store.look(lambda s: branches.refuses(s, chat_id)):
            await self.store.write(
                lambda s: went_through(s, self.now(), self.bot_id, chat_id, what)
            )

    async def topic_gone(self, chat_id: int, thread: int) -> None:
        """Takes that a topic of a forum was deleted."""
        await self.store.write(lambda s: topic_gone(s, self.now(), chat_id, thread))

    async def refused(self, chat_id: int, message: OutMessage, verdict: Verdict) -> None:
        """Takes that a group does not let a reply pass."""
        await self.store.write(
            lambda s: alerts.tell_reply_refused(s, self.now(), chat_id, message, verdict)
        )
