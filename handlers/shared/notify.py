"""Writes to people privately through the outbox, in their own language; shows live cards."""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Account, Branch
from data.queries import bot as bots, card as cards, outbox
from data.values.out import OutMessage, digest
from handlers.shared.access import secretaries
from handlers.shared.context import Context
from handlers.shared.texts import Texts, texts_in

WORD = "reading.word"
"""The outbox's kind of what is told without a kind of its own."""
Say = Callable[[Texts], OutMessage]
"""Builds the message in somebody's language."""


def texts_for(session: Session, account_id: int | None, branch: Branch) -> Texts:
    """Returns the texts in a person's own language, or in the branch's where they chose none."""
    account = session.get(Account, account_id) if account_id else None
    return texts_of(account, branch)


def texts_of(account: Account | None, branch: Branch) -> Texts:
    """As `texts_for`, for an account at hand."""
    return texts_in((account and account.language) or branch.language)


def reachable(session: Session, branch: Branch, account_id: int | None) -> Account | None:
    """Returns an account that the branch's bot may write to privately, or None."""
    return bots.reachable(session, branch.bot_id, account_id)


def notify(
    session: Session,
    now: datetime,
    branch: Branch,
    to: Iterable[int | None],
    kind: str,
    say: Say,
    *,
    urgent: bool = False,
    even_asleep: bool = False,
) -> int:
    """Writes to those of the accounts that can be written to, and returns how many these are.

    A sleeping branch tells nobody anything, unless `even_asleep`.
    """
    if branch.asleep_since is not None and not even_asleep:
        return 0
    found = bots.reachable_of(session, branch.bot_id, filter(None, to))
    for account in found:
        message = say(texts_of(account, branch))
        outbox.post(session, account.id, kind, message, now, branch_id=branch.id, urgent=urgent)
    return len(found)


def notify_secretaries(
    session: Session,
    now: datetime,
    branch: Branch,
    kind: str,
    say: Say,
    *,
    urgent: bool = False,
    even_asleep: bool = False,
) -> int:
    """As `notify`, for the secretary and the deputies."""
    to = secretaries(session, branch.id)
    return notify(session, now, branch, to, kind, say, urgent=urgent, even_asleep=even_asleep)


def show_live(ctx: Context, branch: Branch, kind: str, ref_id: int, shown: OutMessage) -> None:
    """Puts a message in the place of the tapped one, as the live card of a kind and its row."""
    ctx.edit(shown)
    cards.adopt(
        ctx.session, branch.id, ctx.chat_id, kind, ref_id, ctx.message_id, digest(shown), ctx.now
    )


def post_live(ctx: Context, branch: Branch, kind: str, ref_id: int, shown: OutMessage) -> None:
    """Sends a message privately, as the live card of a kind and its row."""
    outbox.post(
        ctx.session,
        ctx.person.id,
        kind,
        shown,
        ctx.now,
        branch_id=branch.id,
        urgent=True,
        card=(kind, ref_id),
    )
