"""Telegram polls that the bot sent, and answers that came before they were recorded."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from data.models import Member, Outgoing, Poll, StrayVote
from data.queries import outbox
from data.queries.bot import acting
from data.store import upsert
from data.values.out import OutMessage

STOP = "poll.stop"
WITHDRAWN = "withdrawn before it was sent"


def known(
    session: Session, sent: Outgoing, poll_id: str, kind: str, ref_id: int, message_id: int
) -> Sequence[StrayVote]:
    """Records the poll in a message that was sent; returns and removes the answers that came
    before, which count now."""
    session.add(
        Poll(
            id=poll_id, bot_id=sent.bot_id, kind=kind, ref_id=ref_id,
            chat_id=sent.chat_id, message_id=message_id,
        )
    )  # fmt: skip
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


def forget_place(session: Session, kind: str, ref_id: int) -> None:
    """Notes that the row's polls cannot be ended or pointed to: their chat is no more."""
    session.execute(
        update(Poll).where(Poll.kind == kind, Poll.ref_id == ref_id).values(message_id=0)
    )


def end(session: Session, branch_id: int, kind: str, ref_id: int, now: datetime) -> None:
    """Ends the polls of a row early: those in the chat are stopped through the outbox, those that
    wait are withdrawn. One whose message is not known closes by itself.

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
        if not one.message_id:
            continue
        stopping = OutMessage("", stops=one.message_id)
        row = outbox.post(
            session, one.chat_id, STOP, stopping, now, branch_id=branch_id, urgent=True
        )
        row.bot_id = one.bot_id


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


def is_known(session: Session, poll_id: str) -> bool:
    """Tells whether a poll was recorded."""
    return session.scalar(select(Poll.id).where(Poll.id == poll_id)) is not None


def lost_one(
    session: Session, poll_id: str, question: str, options: Sequence[str], since: datetime
) -> Outgoing | None:
    """Finds the acting bot's message given up since then, as whose poll this one must have arrived.

    Where the same question was given up in several branches, it is the one of whose members an
    answer to this poll came. None while that is not certain: one that is being sent, or was sent,
    may be it as well.
    """
    unsure = (Outgoing.state == "failed") & (Outgoing.error == outbox.INTERRUPTED)
    found = session.scalars(
        select(Outgoing).where(
            unsure | outbox.SENDING,
            Outgoing.bot_id == acting(session),
            Outgoing.card_ref.is_not(None),
            Outgoing.created_at > since,
            ~exists().where(Poll.kind == Outgoing.card_kind, Poll.ref_id == Outgoing.card_ref),
        )
    ).all()
    same = [row for row in found if _asks(row, question, options)]
    if len({row.branch_id for row in same}) > 1:
        voters = select(StrayVote.voter_id).where(StrayVote.poll_id == poll_id)
        theirs = set(
            session.scalars(
                select(Member.branch_id).where(
                    Member.account_id.in_(voters), Member.left_on.is_(None)
                )
            )
        )
        same = [row for row in same if row.branch_id in theirs]
    return same[0] if len(same) == 1 and same[0].state == "failed" else None


def _asks(row: Outgoing, question: str, options: Sequence[str]) -> bool:
    poll = row.message.get("poll") or {}
    asked = (
        str(poll.get("question", "")).strip(),
        [one.strip() for one in poll.get("options", ())],
    )
    return asked == (question.strip(), [one.strip() for one in options])


def forget_strays(session: Session, before: datetime) -> int:
    """Drops answers to polls that stayed unknown, and returns how many."""
    gone = session.scalars(
        delete(StrayVote).where(StrayVote.at < before).returning(StrayVote.voter_id)
    )
    return len(gone.all())
