"""Checks a period by plan: the group's summary, the secretaries' table."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Plan
from data.queries import errand as errands, outbox, topic as topics
from data.values.period import Period, PeriodKind, read
from handlers.check.period import view
from handlers.check.period.service import Report, file, is_heavy, is_over, report, to_file
from handlers.check.plans.forms import FORM
from handlers.shared.context import Reply
from handlers.shared.feature import Action, Plannable, Starter, Thing
from handlers.shared.notify import WORD, notify_secretaries
from handlers.shared.refusal import Refusal, refuse_asleep
from handlers.shared.view import OutMessage, Texts, say_dated, texts_in, today

ERRAND = "check.plan"
LATE = timedelta(hours=12)
RHYTHM = "every Monday 9:00"
"""Of the starter set: the week that is over."""
COMING = 3
TOPIC = "topic"
"""The kind of plan that posts the next discussion."""


def meant(kind: PeriodKind, day: date) -> Period:
    """Returns the period a check on a day is about: the running one where the day is its last or,
    of a week, a Friday or later; else the one that is over."""
    running = Period.of(kind, day)
    ends = day == running.last or (kind is PeriodKind.WEEK and day.weekday() >= 4)
    return running if ends else running.before


def _period(plan: Plan, branch: Branch, now: datetime) -> Period:
    kind = PeriodKind(str(plan.data.get("period", PeriodKind.WEEK)))
    return meant(kind, today(branch, now))


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of a check by plan: the group's summary, None where nothing was expected, what
    the secretaries see, and the period to be filed, None for one that still runs."""

    summary: OutMessage | None
    seen: Report
    filing: Report | None


def due(session: Session, now: datetime, plan: Plan) -> str:
    """Checks a period: the group gets the summary, secretaries the table and the pictures; what is
    over is filed. A heavy one is worked out beside the clock, whose transaction holds up taps."""
    branch = session.get_one(Branch, plan.branch_id)
    refuse_asleep(branch)
    period = _period(plan, branch, now)
    if is_heavy(session, branch, period):
        data = {"branch": branch.id, "period": period.code, "now": now.isoformat()}
        errands.add(session, now, ERRAND, data, bot_id=branch.bot_id)
        return ""
    said = work_out(session, branch, period, now)
    if said.summary is None:
        raise Refusal("check-nothing")
    _hand_out(session, now, branch, said)
    return ""


def work_out(session: Session, branch: Branch, period: Period, now: datetime) -> CheckResult:
    """Works out a check of a period; writes nothing."""
    texts = texts_in(branch.language)
    if is_over(period, branch, now):
        filing = seen = to_file(session, branch, period, now, None)
    else:
        filing, seen = None, report(session, branch, period, now)
    summary = view.summary(texts, seen, coming(session, texts, branch, now))
    return CheckResult(summary, seen, filing)


def _hand_out(session: Session, now: datetime, branch: Branch, said: CheckResult) -> None:
    if said.filing is not None:
        file(session, said.filing)
    if said.summary is not None:
        outbox.post(session, branch.chat_id, PLANNABLE.kind, said.summary, now, branch_id=branch.id)
        notify_secretaries(
            session, now, branch, WORD, lambda texts: view.page(texts, branch, said.seen, now)
        )


def load(session: Session, data: dict[str, Any]) -> CheckResult | None:
    """Works out a heavy check beside the clock."""
    branch, period = session.get(Branch, int(data["branch"])), read(str(data["period"]))
    if branch is None or period is None:
        return None
    return work_out(session, branch, period, datetime.fromisoformat(str(data["now"])))


def finish(
    session: Session, now: datetime, data: dict[str, Any], said: CheckResult | None
) -> list[Reply]:
    """Files and hands out what was worked out."""
    branch = session.get(Branch, int(data["branch"]))
    if isinstance(said, CheckResult) and branch is not None:
        _hand_out(session, now, branch, said)
    return []


def preview(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """Shows what the group would see now."""
    branch = session.get_one(Branch, plan.branch_id)
    texts = texts_in(branch.language)
    seen = report(session, branch, _period(plan, branch, now), now)
    summary = view.summary(texts, seen, coming(session, texts, branch, now))
    return [summary or OutMessage(texts("check-nothing"))]


def coming(session: Session, texts: Texts, branch: Branch, now: datetime) -> list[str]:
    """Names the meetings and the discussion of the week to come, the summary's last lines."""
    ahead = now + timedelta(days=7)
    meetings = session.scalars(
        select(Meeting).where(
            Meeting.branch_id == branch.id,
            Meeting.state == "planned",
            Meeting.starts_at > now,
            Meeting.starts_at <= ahead,
        )
    )
    found = [(one.starts_at, one.topic or texts.plain(f"kind-{one.kind}")) for one in meetings]
    talk = session.scalar(
        select(Plan.next_due_at)
        .where(
            Plan.branch_id == branch.id, Plan.kind == TOPIC, Plan.next_due_at.between(now, ahead)
        )
        .order_by(Plan.next_due_at)
        .limit(1)
    )
    stock = topics.stock(session, branch.id) if talk else ()
    if talk and stock:
        found.append((talk, texts.plain("check-coming-talk", title=stock[0].title)))
    return [
        texts("check-coming", when=say_dated(texts, moment, now, branch), what=what)
        for moment, what in sorted(found)[:COMING]
    ]


def _prepare(_session: Session, _now: datetime, _branch: Branch, _by: int) -> dict[str, Any]:
    return {"period": PeriodKind.WEEK.value}


def starter(_session: Session, texts: Texts, _branch: Branch) -> Starter:
    """Offers the weekly check of the starter set."""
    return Starter(texts.plain("check-plan-week"), RHYTHM, _prepare)


def one_line(_session: Session, texts: Texts, _branch: Branch, said: str) -> dict[str, Thing]:
    """Finds a check as a line names it: 每月学习检查, or 学习检查 for the week's."""
    kinds = {texts.plain(f"check-plan-{kind}"): kind for kind in PeriodKind}
    week = PeriodKind.WEEK
    if said in {texts.plain("check-word"), *kinds}:
        kind = kinds.get(said, week)
        return {said: Thing(texts.plain(f"check-plan-{kind}"), {"period": kind.value})}
    return {}


PLANNABLE = Plannable("check", Action(due, LATE), FORM, preview, starter, one_line=one_line)
