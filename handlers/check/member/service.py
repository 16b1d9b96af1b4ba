"""Works out what members of a period are to be reminded of by hand, and reminds them."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import study
from data.values.period import Period
from data.values.study import Span
from handlers.shared import reminding
from handlers.shared.reminding import Owing
from handlers.shared.service import Refusal, reachable, today


def everybody(session: Session, branch: Branch, period: Period, now: datetime) -> list[Owing]:
    """Finds all members of a period who have something open and were not reminded today."""
    day, span = today(branch, now), Span(period.first, period.last)
    people = [one for one, _ in study.members(session, branch.id, span, day).values()]
    asked = (one for one in people if one.left_on is None and one.chased_on != day)
    return [found for one in asked if (found := reminding.owes(session, branch, one, now))]


def remind_one(session: Session, branch: Branch, member: Member, now: datetime) -> None:
    """Reminds one member; raises Refusal where that cannot be, or there is nothing to say."""
    if reachable(session, branch, member.account_id) is None:
        raise Refusal("check-unreachable", name=member.shown)
    if member.chased_on == today(branch, now):
        raise Refusal("check-reminded-today", name=member.shown)
    if not reminding.remind_of(session, branch, [member], now).reminded:
        raise Refusal("check-nothing-open", name=member.shown)
