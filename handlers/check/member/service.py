"""Works out what members are to be reminded of, and reminds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import outbox, study
from data.values.out import OutMessage
from data.values.period import Period
from data.values.study import Span
from handlers.check.member import view
from handlers.shared.registry import registry_of
from handlers.shared.service import Refusal, reachable, texts_of, today

REMINDER = "check-reminder"
MOST_TODOS = 5


@dataclass(frozen=True, slots=True)
class Owing:
    """A member who has something open, and what reminds them; None where nothing can be written
    to them."""

    member_id: int
    account_id: int
    message: OutMessage | None


def owing(session: Session, branch: Branch, member: Member, now: datetime) -> Owing | None:
    """Works out what a member is to be reminded of; None where nothing is open for them."""
    account = reachable(session, branch, member.account_id)
    texts = texts_of(account, branch)
    found = registry_of(session).todos(session, texts, branch, member, now)[:MOST_TODOS]
    if not found:
        return None
    if account is None:
        return Owing(member.id, 0, None)
    return Owing(member.id, account.id, view.reminder(texts, branch, member, found))


def everybody(session: Session, branch: Branch, period: Period, now: datetime) -> list[Owing]:
    """Finds all members of a period who have something open and were not reminded today."""
    day, span = today(branch, now), Span(period.first, period.last)
    people = [one for one, _ in study.members(session, branch.id, span, day).values()]
    asked = (one for one in people if one.left_on is None and one.chased_on != day)
    return [found for one in asked if (found := owing(session, branch, one, now))]


def remind(
    session: Session, branch: Branch, found: Sequence[Owing], now: datetime
) -> tuple[int, int]:
    """Writes to them, nobody twice on a day; returns how many were told, and how many have to be
    told otherwise."""
    day, told = today(branch, now), 0
    for one in found:
        member = session.get(Member, one.member_id)
        if member is None or member.chased_on == day or one.message is None:
            continue
        outbox.post(session, one.account_id, REMINDER, one.message, now, branch_id=branch.id)
        member.chased_on = day
        told += 1
    return told, sum(one.message is None for one in found)


def remind_one(session: Session, branch: Branch, member: Member, now: datetime) -> None:
    """Reminds one member; raises Refusal where that cannot be, or there is nothing to say."""
    if reachable(session, branch, member.account_id) is None:
        raise Refusal("check-unreachable", name=member.shown)
    if member.chased_on == today(branch, now):
        raise Refusal("check-reminded-today", name=member.shown)
    found = owing(session, branch, member, now)
    if found is None:
        raise Refusal("check-nothing-open", name=member.shown)
    remind(session, branch, [found], now)
