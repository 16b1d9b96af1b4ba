"""Writes to people privately through the outbox, which keeps quiet hours."""

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
    """Writes to an account; nothing from a branch that is asleep."""
    if branch.asleep_since is None:
        outbox.post(session, to, KIND, message, now, branch_id=branch.id)


def tell_secretaries(session: Session, now: datetime, branch: Branch, message: OutMessage) -> None:
    """Writes to the secretary and the deputies that can be reached."""
    for account_id in session.scalars(
        select(Account.id).where(Account.id.in_(secretaries(session, branch.id)), Account.reachable)
    ).all():
        tell(session, now, branch, account_id, message)


def reachable(session: Session, member: Member) -> Account | None:
    """Returns a member's account if the bot may write to it."""
    account = session.get(Account, member.account_id) if member.account_id else None
    return account if account is not None and account.reachable else None


def texts_of(account: Account, branch: Branch) -> Texts:
    """Returns the texts in a person's own language, or in the branch's where they chose none."""
    return texts_in(account.language or branch.language)
