"""Telegram polls that the bot sent, and answers that came before they were recorded."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from data.models import Outgoing, Poll, StrayVote
from data.queries import outbox
from data.store import upsert
from data.values.out import OutMessage

STOP = "poll.stop"
WITHDRAWN = "withdrawn before it was sent"


def known(
    session: Session, poll_id: str, kind: str, ref_id: int, chat_id: int, message_id: int
) -> Sequence[StrayVote]:
    """Records a poll that was sent; returns and removes the answers that came before, which count
    now."""
    session.add(Poll(id=poll_id, kind=kind, ref_id=ref_id, chat_id=chat_id, message_id=message_id))
    session.flush()
    strays = session.scalars(select(StrayVote).where(StrayVote.poll_id == poll_id)).all()
    for stray in strays:
        session.expunge(stray)
    session.execute(delete(StrayVote).where(StrayVote.poll_id == poll_id))
    return sorted(strays, key=lambda stray: stray.at)


def of(session: Session, kind: str, ref_id: int) -> Sequence[Poll]:
    """Returns the polls of a row, the last one sent first."""
    return session.scalars(
        select(Poll)
        .where(Poll.kind == kind, Poll.ref_id == ref_id)
        .order_by(Poll.message_id.desc())
    ).all()


def end(session: Session, branch_id: int, kind: str, ref_id: int, now: datetime) -> None:
    """Ends the polls of a row early: those in the chat are stopped through the outbox, those that
    wait are withdrawn.

    One that is being sent at this moment still arrives: the subscriber to `message_sent` ends it
    again.
    """
    session.execute(
        update(Outgoing)
        .where(
            outbox.WAITING,
            Outgoing.branch_id == branch_id,
            Outgoing.card_kind == kind,
            Outgoing.card_ref == ref_id,
        )
        .values(state="failed", error=WITHDRAWN)
        .execution_options(synchronize_session=False)
    )
    for one in of(session, kind, ref_id):
        stopping = OutMessage("", stops=one.message_id)
        outbox.post(session, one.chat_id, STOP, stopping, now, branch_id=branch_id, urgent=True)


def stray(
    session: Session,
    now: datetime,
    poll_id: str,
    voter_id: int,
    name: str,
    options: Sequence[int],
) -> None:
    """Keeps an answer to a poll that is not recorded yet."""
    said = {"name": name[:200], "options": list(options), "at": now}
    session.execute(
        upsert(session, StrayVote)
        .values(poll_id=poll_id, voter_id=voter_id, **said)
        .on_conflict_do_update(index_elements=["poll_id", "voter_id"], set_=said)
    )


def forget_strays(session: Session, before: datetime) -> int:
    """Drops answers to polls that stayed unknown, and returns how many."""
    gone = session.scalars(
        delete(StrayVote).where(StrayVote.at < before).returning(StrayVote.voter_id)
    )
    return len(gone.all())
