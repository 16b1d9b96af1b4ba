"""Decides whether a branch may move to another bot, begins the move, and makes it complete."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.models import (
    Account,
    Branch,
    BranchMove,
    Card,
    Contest,
    Contribution,
    Meeting,
    Member,
    Minute,
    MovedFile,
    Outgoing,
    Round,
    Topic,
)
from data.queries import bot as bots, branch_file as files, card as cards, outbox, poll as polls
from data.queries.contest import UNDER_WAY
from data.store import wake
from handlers.moving import view
from handlers.shared.events import GroupMoved, GroupOpen, publish
from handlers.shared.links import IDENTITY
from handlers.shared.registry import registry_of
from handlers.shared.service import Refusal, notify_secretaries, secretaries, texts_in, texts_of

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that Telegram's cloud lets a bot fetch."""
KIND = "move"
STILL_WANTED = timedelta(days=1)
"""Messages that waited longer, because nobody served the old bot, are not sent any more."""
_SUPERGROUP = "-100"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a move to a bot would do: why it cannot begin now (the key of a text, or ""), how many
    files are sent anew, and which are lost, because they are too large or the old token is gone."""

    bot_id: int
    blocked: str
    files: int
    lost: Sequence[str]
    token_gone: bool


def outlook(session: Session, branch: Branch, bot_id: int, served: Collection[int]) -> Outlook:
    """Works out what a move would do; nothing is changed."""
    gone = branch.bot_id not in served
    every = files.of_branch(session, branch.id)
    lost = [one for one in every if not one.kept and (gone or one.size > LARGEST)]
    key = "move-there-already" if branch.bot_id == bot_id else blocked(session, branch)
    if bot_id not in served:
        key = "move-no-such-bot"
    elif not key and receiver(session, branch, bot_id) is None:
        key = "move-start-first"
    named = [one.named for one in lost]
    return Outlook(bot_id, key, len(every) - len(lost), named, gone)


def blocked(session: Session, branch: Branch) -> str:
    """Returns the key of a text that says what is still open, or ""."""
    asked = select(Round.id).where(
        Round.branch_id == branch.id, Round.state == "open", Round.form != "text"
    )
    if session.scalar(asked.limit(1)) is not None:
        return "move-open-poll"
    played = select(Contest.id).where(Contest.branch_id == branch.id, Contest.state.in_(UNDER_WAY))
    return "move-open-contest" if session.scalar(played.limit(1)) is not None else ""


def receiver(
    session: Session, branch: Branch, bot_id: int, by: int | None = None
) -> Account | None:
    """Returns who gets the files from the new bot: a secretary who started it, first of all who
    moves the branch."""
    found = bots.reachable_of(session, bot_id, secretaries(session, branch.id))
    return next((one for one in found if one.id == by), found[0] if found else None)


def begin(
    session: Session,
    now: datetime,
    branch: Branch,
    bot_id: int,
    served: Collection[int],
    by: int | None = None,
) -> Outlook:
    """Has the branch moved beside the taps; raises Refusal where it cannot be now."""
    found = outlook(session, branch, bot_id, served)
    if found.blocked:
        raise Refusal(found.blocked, bot=IDENTITY.username(bot_id))
    move = session.get(BranchMove, branch.id)
    if move is not None and not move.error and move.bot_id == bot_id:
        raise Refusal("move-under-way")
    if move is not None and move.bot_id != bot_id:
        session.delete(move)
        session.flush()
        move = None
    if move is None:
        move = BranchMove(branch_id=branch.id, bot_id=bot_id, begun_at=now, try_at=now)
        session.add(move)
    move.by_account_id, move.error, move.try_at, move.leased_until = by, "", now, None
    session.flush()
    wake(session, "moves")
    return found


def stop(session: Session, now: datetime, move: BranchMove, key: str) -> None:
    """Gives a move up for now, and tells the secretaries why; what was sent anew is remembered."""
    move.error, move.leased_until = key, None
    branch = session.get_one(Branch, move.branch_id)
    bot_id = move.bot_id
    notify_secretaries(
        session, now, branch, KIND, lambda t: view.stopped(t, branch, bot_id, key), even_asleep=True
    )


def sending(session: Session, branch_id: int) -> bool:
    """Tells whether a message of the branch is on its way through the old bot."""
    found = select(Outgoing.id).where(Outgoing.branch_id == branch_id, Outgoing.state == "sending")
    return session.scalar(found.limit(1)) is not None


def finish(
    session: Session, now: datetime, move: BranchMove, served: Collection[int]
) -> Sequence[Card]:
    """Makes the branch the new bot's, all at once; returns the live cards that the old bot leaves
    behind, as they were. Raises Refusal where something was opened meanwhile."""
    branch = session.get_one(Branch, move.branch_id)
    before = branch.bot_id if branch.bot_id in served else 0
    if key := blocked(session, branch):
        raise Refusal(key)
    staged = session.scalars(select(MovedFile).where(MovedFile.branch_id == branch.id)).all()
    known = {one.file_id: one.new_id for one in staged if one.new_id}
    gone = [one for one in staged if not one.new_id]
    files.rename(session, branch.id, known, {one.file_id for one in gone})
    left = _live(session, now, branch)
    for card in left:
        session.expunge(card)
    branch.bot_id = move.bot_id
    session.flush()
    _hand_over(session, now, branch)
    _put_up(session, now, branch)
    if branch.asleep_since is not None:
        publish(session, now, GroupOpen(branch))
    _ask_members(session, now, branch, before)
    to = receiver(session, branch, branch.bot_id, move.by_account_id)
    if to is not None:
        lost = [one.named for one in gone]
        done = view.done(texts_of(to, branch), branch, len(known), lost)
        outbox.post(session, to.id, KIND, done, now, branch_id=branch.id, urgent=True)
    session.delete(move)
    return left


def _ask_members(session: Session, now: datetime, branch: Branch, before: int) -> None:
    """Asks each member who has not started the new bot to do so, once: privately through the bot
    before (0: it is gone), and in the group those whom it cannot write to."""
    here = select(Member.account_id).where(
        Member.branch_id == branch.id, Member.left_on.is_(None), Member.listed
    )
    every = session.scalars(here).all()
    accounts = {one for one in every if one is not None}
    started = {one.id for one in bots.reachable_of(session, branch.bot_id, accounts)}
    asked = bots.reachable_of(session, before, accounts - started) if before else ()
    for account in asked:
        message = view.ask_member(texts_of(account, branch), branch)
        row = outbox.post(session, account.id, KIND, message, now, branch_id=branch.id)
        row.bot_id = before
    if len(started) + len(asked) < len(every):
        message = view.ask_members(texts_in(branch.language), branch)
        outbox.post(session, branch.chat_id, KIND, message, now, branch_id=branch.id, urgent=True)


def _live(session: Session, now: datetime, branch: Branch) -> list[Card]:
    live = registry_of(session).live
    return [
        card
        for card in cards.in_chat(session, branch.id, branch.chat_id)
        if card.message_id and card.kind in live and live[card.kind](session, now, card.ref_id)
    ]


def _hand_over(session: Session, now: datetime, branch: Branch) -> None:
    """Gives the new bot what waits to be sent, and forgets the numbers of messages that only the
    old one knows them by: those of private chats and of small groups."""
    own = (Outgoing.branch_id == branch.id) & Outgoing.state.in_(files.UNSENT)
    for row in session.scalars(select(Outgoing).where(own, Outgoing.kind != polls.STOP)).all():
        row.bot_id = branch.bot_id
        if now - row.try_at > STILL_WANTED:
            row.state, row.error = "failed", outbox.WITHDRAWN
        if not str(row.chat_id).startswith(_SUPERGROUP):
            row.message = {name: of for name, of in row.message.items() if name != "reply_to"}
    meetings = select(Meeting.id).where(Meeting.branch_id == branch.id)
    session.execute(update(Minute).where(Minute.meeting_id.in_(meetings)).values(message_id=None))
    if not str(branch.chat_id).startswith(_SUPERGROUP):
        topics = select(Topic.id).where(Topic.branch_id == branch.id)
        session.execute(
            update(Contribution).where(Contribution.topic_id.in_(topics)).values(message_id=None)
        )


def _put_up(session: Session, now: datetime, branch: Branch) -> None:
    """Has the live cards put up by the new bot: in the group, and for those who started it."""
    publish(session, now, GroupMoved(branch))
    private = select(Card).where(Card.branch_id == branch.id, Card.chat_id > 0, cards.UP)
    for card in session.scalars(private).all():
        if bots.reachable(session, branch.bot_id, card.chat_id) is not None:
            cards.put_up(session, branch.id, card.chat_id, card.kind, card.ref_id, now)
        else:
            session.delete(card)
    session.flush()
