"""Tells people privately about readings, through the outbox: quiet hours hold for it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Account, Branch, Member
from data.queries import outbox
from data.values.out import OutMessage
from handlers.shared.access import secretaries
from handlers.shared.texts import Texts, texts_in

KIND = "reading.word"


def tell(session: Session, now: datetime, branch: Branch, to: int, message: OutMessage) -> None:
    """Writes privately to an account; not from a sleeping branch."""
    if branch.asleep_since is None:
        outbox.post(session, to, KIND, message, now, branch_id=branch.id)


def tell_secretaries(session: Session, now: datetime, branch: Branch, message: OutMessage) -> None:
    """To secretary and deputies, as far as they can be written to."""
    for account_id in session.scalars(
        select(Account.id).where(Account.id.in_(secretaries(session, branch.id)), Account.reachable)
    ).all():
        tell(session, now, branch, account_id, message)


def reachable(session: Session, member: Member) -> Account | None:
    """The account of a member, if the bot may write to it privately."""
    account = session.get(Account, member.account_id) if member.account_id else None
    return account if account is not None and account.reachable else None


def texts_of(account: Account, branch: Branch) -> Texts:
    """The texts in somebody's own language where they chose one, else in the branch's."""
    return texts_in(account.language or branch.language)
