"""People who take part without being on the roster, until somebody decides about them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Account, Member, Newcomer
from data.queries import card as cards
from data.store import upsert

CARD = "newcomers"
"""The kind of card that shows a member (its row id) who is not on the roster yet."""


def note(session: Session, branch_id: int, account_id: int, now: datetime) -> bool:
    """Notes that an account takes part; True where somebody has to decide about it now.

    Who was listed once and has left since is asked about again; a visitor is not.
    """
    row = session.scalars(
        select(Newcomer).where(Newcomer.branch_id == branch_id, Newcomer.account_id == account_id)
    ).first()
    if row is not None:
        if row.state != "listed":
            return False
        row.state, row.asked_at = "open", now
    else:
        fresh = {"state": "open", "asked_at": now}
        session.execute(
            upsert(session, Newcomer)
            .values(branch_id=branch_id, account_id=account_id, **fresh)
            .on_conflict_do_nothing(index_elements=["branch_id", "account_id"])
        )
    session.flush()
    cards.mark_all(session, CARD, branch_id, now)
    return True


def open_in(session: Session, branch_id: int) -> Sequence[tuple[Newcomer, Account]]:
    """Returns those of a branch whom somebody has to decide about, the first one first."""
    rows = session.execute(
        select(Newcomer, Account)
        .join(Account, Account.id == Newcomer.account_id)
        .where(Newcomer.branch_id == branch_id, Newcomer.state == "open")
        .order_by(Newcomer.asked_at, Newcomer.id)
    )
    return [(row[0], row[1]) for row in rows]


def decide(
    session: Session, branch_id: int, account_id: int, state: str, by: int, now: datetime
) -> None:
    """Records what became of somebody who took part without a name."""
    row = session.scalars(
        select(Newcomer).where(Newcomer.branch_id == branch_id, Newcomer.account_id == account_id)
    ).first()
    if row is not None:
        row.state, row.decided_by, row.decided_at = state, by, now
        cards.mark_all(session, CARD, branch_id, now)


def rostered(session: Session, branch_id: int) -> bool:
    """Tells whether the branch has a roster."""
    listed = select(Member.id).where(Member.branch_id == branch_id, Member.listed)
    return session.scalar(listed.limit(1)) is not None
