"""Kind private reminders of what is open: to one member, or to everybody of a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Account, Branch, Errand, Member
from data.queries import member as members
from data.queries import outbox, study
from data.values.out import OutMessage
from data.values.period import Period, read
from data.values.study import Span
from handlers.check import person_view
from handlers.shared.context import Context, Reply
from handlers.shared.dates import local
from handlers.shared.registry import registry_of
from handlers.shared.texts import texts_in

ERRAND = "check.remind"
REMINDER = "check-reminder"
MOST_TODOS = 5
MOST = 40
"""Members who are reminded while the tap waits; of more it is worked out beside the taps."""


@dataclass(frozen=True, slots=True)
class Owing:
    """A member who has something open, and what reminds them; None where nothing can be written
    to them."""

    member_id: int
    account_id: int
    message: OutMessage | None


def reachable(session: Session, member: Member) -> Account | None:
    """The account of a member who can be written to."""
    account = session.get(Account, member.account_id) if member.account_id else None
    return account if account is not None and account.reachable else None


def owing(session: Session, branch: Branch, member: Member, now: datetime) -> Owing | None:
    """What a member is to be reminded of; None where nothing is open for them."""
    account = reachable(session, member)
    texts = texts_in((account and account.language) or branch.language)
    found = registry_of(session).todos(session, texts, branch, member, now)[:MOST_TODOS]
    if not found:
        return None
    if account is None:
        return Owing(member.id, 0, None)
    return Owing(member.id, account.id, person_view.reminder(texts, branch, member, found))


def everybody(session: Session, branch: Branch, period: Period, now: datetime) -> list[Owing]:
    """All members of a period who have something open and were not reminded today."""
    today = local(now, branch.zone).date()
    span = Span(period.first, period.last)
    people = [one for one, _ in study.members(session, branch.id, span, today).values()]
    asked = (one for one in people if one.left_on is None and one.chased_on != today)
    return [found for one in asked if (found := owing(session, branch, one, now))]


def remind(
    session: Session, branch: Branch, found: Sequence[Owing], now: datetime
) -> tuple[int, int]:
    """Writes to them, nobody twice on a day: how many were told, and how many have to be told
    otherwise."""
    today, told = local(now, branch.zone).date(), 0
    for one in found:
        member = session.get(Member, one.member_id)
        if member is None or member.chased_on == today or one.message is None:
            continue
        outbox.post(session, one.account_id, REMINDER, one.message, now, branch_id=branch.id)
        member.chased_on = today
        told += 1
    return told, sum(one.message is None for one in found)


def remind_all(ctx: Context, branch: Branch, period: Period) -> None:
    """Reminds everybody of a period and says how many were told; of many that follows shortly."""
    if members.many_present(ctx.session, branch.id) > MOST:
        data = {"branch": branch.id, "period": period.code, "at": ctx.now.isoformat()}
        data |= {"chat": ctx.person.id, "language": ctx.texts.language}
        ctx.session.add(Errand(kind=ERRAND, data=data, try_at=ctx.now))
        ctx.pokes.add("errands")
        ctx.answer(ctx.texts.plain("check-reminding"))
        return
    found = everybody(ctx.session, branch, period, ctx.now)
    told, unreachable = remind(ctx.session, branch, found, ctx.now)
    ctx.pokes.add("outbox")
    ctx.answer(ctx.texts.plain("check-reminded", told=told, unreachable=unreachable), alert=True)


def load(session: Session, data: dict[str, Any]) -> list[Owing]:
    """Who is to be reminded of what, worked out beside the taps."""
    branch, period = session.get(Branch, int(data["branch"])), read(str(data["period"]))
    if branch is None or period is None:
        return []
    return everybody(session, branch, period, datetime.fromisoformat(str(data["at"])))


def finish(
    session: Session, now: datetime, data: dict[str, Any], found: list[Owing] | None
) -> list[Reply]:
    """Reminds them, and tells who asked for it how many."""
    branch = session.get(Branch, int(data["branch"]))
    told, unreachable = remind(session, branch, found or [], now) if branch else (0, 0)
    texts = texts_in(str(data["language"]))
    message = OutMessage(texts("check-reminded", told=told, unreachable=unreachable))
    return [Reply("send", chat_id=int(data["chat"]), message=message)]
