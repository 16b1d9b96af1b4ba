"""Records what came of sending a message of the outbox: sent, to be tried again, given up."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from data.failures import away
from data.models import Outgoing, StrayVote
from data.queries import branch as branches, card as cards, kept_file, outbox, poll as polls
from data.values.out import OutMessage, digest
from handlers.shared import alerts
from handlers.shared.events import MessageFailed, MessageSent, publish
from handlers.shared.failure import Failure, Verdict
from handlers.shared.feature import Voter
from handlers.shared.registry import registry_of

log = structlog.get_logger()

PAUSES = (1, 2, 4, 8, 15, 30, 60, 120, 300, 600, 1200)
"""Seconds between tries after passing faults; together about forty minutes."""


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
    strays: Sequence[StrayVote] = ()
    if poll_id:
        strays = polls.known(
            session, poll_id, row.card_kind, row.card_ref, row.chat_id, row.message_id
        )
    else:
        cards.adopt(
            session, row.branch_id, row.chat_id, row.card_kind, row.card_ref,
            row.message_id, digest(message), now,
        )  # fmt: skip
    publish(session, now, MessageSent(row.card_kind, row.card_ref))
    for one in strays:
        voter = Voter(one.voter_id, one.name)
        registry_of(session).vote(session, one.at, voter, poll_id, tuple(one.options))


def _lost(session: Session, now: datetime, rows: Sequence[Outgoing]) -> None:
    """Publishes that these messages were given up."""
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
    passing = failure.verdict in {Verdict.LATER, Verdict.MOVED}
    if failure.verdict is Verdict.MOVED:
        branches.move(session, row.chat_id, failure.moved_to)
        row.chat_id = failure.moved_to
    if passing and row.tries < outbox.MOST_TRIES:
        moved = failure.verdict is Verdict.MOVED
        pause = 0 if moved else PAUSES[min(row.tries, len(PAUSES)) - 1]
        row.try_at = now + timedelta(seconds=pause)
        return
    row.state = "failed"
    log.error("outbox.failed", kind=row.kind, error=failure.text)
    _lost(session, now, [row])
    if failure.verdict is Verdict.CLOSED:
        _closed(session, now, row)
    elif passing:
        alerts.tell_given_up(session, now, row)
    else:
        alerts.tell_refused(session, now, row)


def _closed(session: Session, now: datetime, row: Outgoing) -> None:
    """Records that the chat shut the bot out, and tells the secretaries once; of a group that is
    asleep already, because the bot was removed, they know."""
    branch = branches.of_chat(session, row.chat_id)
    told = branch is None or branch.asleep_since is not None
    branches.shut_out(session, row.chat_id, now)
    _lost(session, now, outbox.give_up_chat(session, row.chat_id))
    if branch is not None and not told:
        session.refresh(branch)
        alerts.tell_group_closed(session, now, branch)


def recover(session: Session, now: datetime) -> None:
    """Frees what a process had under way when it died; secretaries hear of what is given up."""
    for row in outbox.recover(session, now):
        log.error("outbox.interrupted", kind=row.kind)
        _lost(session, now, [row])
        alerts.tell_interrupted(session, now, row)
