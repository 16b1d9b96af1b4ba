"""Notes, ends and deletes times of being away."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Away, Branch, Member
from data.queries import away, card as cards, reading as readings
from handlers.reading.rules import CARD, KEPT_UP
from handlers.shared.service import Refusal, today

LONGEST = timedelta(days=3 * 366)
"""A time of being away ends within three years, or stays open."""
EARLIEST = timedelta(days=366)
"""It may be noted afterwards, as long as that makes a difference to anything."""


def note(
    session: Session,
    now: datetime,
    branch: Branch,
    member: Member,
    start: date,
    last: date | None,
    *,
    by: int,
) -> None:
    """Notes a time, open where there is no last day; raises Refusal for one that cannot be."""
    if last is not None and last < start:
        raise Refusal("away-backwards")
    if last is not None and last - start > LONGEST:
        raise Refusal("away-far")
    if away.overlaps(session, member.id, start, last):
        raise Refusal("away-overlaps", name=member.shown)
    session.add(Away(member_id=member.id, from_on=start, until_on=last, by_account_id=by))
    _redraw(session, now, branch)


def end(session: Session, now: datetime, branch: Branch, span: Away) -> None:
    """Ends a time with yesterday; one that has not begun before today is deleted."""
    day = today(branch, now)
    if span.from_on >= day:
        session.delete(span)
    elif span.until_on is None or span.until_on >= day:
        span.until_on = day - timedelta(days=1)
    _redraw(session, now, branch)


def delete(session: Session, now: datetime, branch: Branch, span: Away) -> None:
    """Deletes a time."""
    session.delete(span)
    _redraw(session, now, branch)


def _redraw(session: Session, now: datetime, branch: Branch) -> None:
    """Has the cards of late readings redrawn, since they show how many are expected."""
    for reading in readings.recent(session, branch.id, now):
        if reading.posted_at > now - KEPT_UP:
            cards.mark(session, CARD, reading.id, now)
