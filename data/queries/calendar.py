"""Addresses of calendars: each member's own, and those of branches from before there were any."""

from datetime import datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from data.models import Branch, CalendarAddress, Member

TOKEN_BYTES = 24
LAST_DAYS = timedelta(days=30)
"""How long the address of a branch still works once members have their own."""


def of_member(session: Session, member: Member, *, new: bool = False) -> str:
    """Returns the secret of a member's address; `new` makes another, and the old one ends."""
    found = session.get(CalendarAddress, member.id)
    if found is not None and (new or found.account_id != member.account_id):
        session.delete(found)
        session.flush()
        found = None
    if found is None:
        assert member.account_id is not None
        found = CalendarAddress(
            member_id=member.id, account_id=member.account_id, token=token_urlsafe(TOKEN_BYTES)
        )
        session.add(found)
        session.flush()
    return found.token


def opened(session: Session, token: str, now: datetime) -> tuple[Branch, datetime | None] | None:
    """Returns the branch whose calendar a secret opens, and the end of an address of the branch
    itself (None: a member's own); None where it opens none."""
    own = session.scalars(
        select(Branch)
        .join(Member, Member.branch_id == Branch.id)
        .join(CalendarAddress, CalendarAddress.member_id == Member.id)
        .where(
            CalendarAddress.token == token,
            CalendarAddress.account_id == Member.account_id,
            Member.left_on.is_(None),
        )
    ).first()
    if own is not None:
        return own, None
    branch = session.scalars(select(Branch).where(Branch.calendar_token == token)).first()
    if branch is None:
        return None
    until = branch.calendar_until or now + LAST_DAYS
    return (branch, until) if now < until else None


def end(session: Session, now: datetime) -> None:
    """Sets the end of branches' addresses that have none yet, and deletes those that are over and
    those of people who are no members any more."""
    session.execute(
        update(Branch)
        .where(Branch.calendar_token.is_not(None), Branch.calendar_until.is_(None))
        .values(calendar_until=now + LAST_DAYS)
    )
    session.execute(
        update(Branch)
        .where(Branch.calendar_until <= now)
        .values(calendar_token=None, calendar_until=None)
    )
    gone = select(Member.id).where(
        Member.id == CalendarAddress.member_id,
        or_(
            Member.left_on.is_not(None),
            Member.account_id.is_distinct_from(CalendarAddress.account_id),
        ),
    )
    session.execute(
        delete(CalendarAddress).where(gone.exists()).execution_options(synchronize_session=False)
    )
