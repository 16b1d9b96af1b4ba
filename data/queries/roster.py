"""The roster of a branch: who is added, merged, bound to an account, and counted."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Member
from data.queries.member import change
from data.store import upsert


def add_unlisted(
    session: Session, branch_id: int, account_id: int, name: str, now: datetime, day: date
) -> Member:
    """The present member an account is, made under its Telegram name where it is none.

    `day` is the branch's local day, from which a new one is a member. Somebody who had left keeps
    the old row, which lets go of the account. The account's own row must exist (`member.meet`).
    """
    row = session.scalars(
        select(Member).where(Member.branch_id == branch_id, Member.account_id == account_id)
    ).first()
    if row is not None and row.left_on is None:
        return row
    if row is not None:
        change(session, row, "account_id", None, by=account_id, now=now, holds_from=day)
        session.flush()
    session.execute(
        upsert(session, Member)
        .values(
            branch_id=branch_id,
            account_id=account_id,
            name=name.strip()[:200] or str(account_id),
            listed=False,
            joined_on=day,
        )
        .on_conflict_do_nothing(index_elements=["branch_id", "account_id"])
    )
    return session.scalars(
        select(Member).where(Member.branch_id == branch_id, Member.account_id == account_id)
    ).one()
