"""Ranks the members of a branch or a subgroup by points or hours in a period."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import hours, points
from data.values.period import Period, PeriodKind
from data.values.study import Span
from handlers.shared.dates import today

FEW_DAYS = 7
KINDS = {"w": PeriodKind.WEEK, "m": PeriodKind.MONTH, "y": PeriodKind.YEAR}
SCOPES = ("b", "s")
LEDGERS = ("p", "h")


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of what is ranked: the letters of period, scope (branch or subgroup) and ledger."""

    period: str = "m"
    scope: str = "b"
    ledger: str = "p"


class Place(NamedTuple):
    """One line of a ranking."""

    place: int
    member: Member
    total: int


def usual(day: date) -> str:
    """Returns the letter of the period that is shown unasked on a day: the month, but in its first
    week the year, for a month of a few days says nothing."""
    return "y" if day.day <= FEW_DAYS and day.month > 1 else "m"


def ranked(
    session: Session, branch: Branch, choice: Choice, now: datetime, subgroup_id: int | None = None
) -> list[Place]:
    """Ranks who is on the roster now and has something, the most first; ties share a place."""
    period = Period.of(KINDS[choice.period], today(branch, now))
    source = points.totals if choice.ledger == "p" else hours.totals
    found = source(session, branch.id, Span(period.first, period.last), subgroup_id)
    there = {
        member.id: member
        for member in session.scalars(
            select(Member).where(Member.branch_id == branch.id, Member.left_on.is_(None))
        )
    }
    some = {one: total for one, total in found.items() if total > 0 and one in there}
    return [Place(place, there[one], total) for place, one, total in points.ranked(some)]


def hide(member: Member) -> None:
    """Hides a member's name in the ranking, or shows it again."""
    member.hides_rank = not member.hides_rank
