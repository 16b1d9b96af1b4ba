"""Study checks by plan: the period a rhythm means, the group's summary, the secretaries' table."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Draft, Meeting, Plan
from data.queries import check as checks
from data.queries import outbox
from data.queries import topic as topics
from data.values.out import OutMessage
from data.values.period import Period, PeriodKind
from handlers.check import view
from handlers.check.report import freeze, report
from handlers.plan import asking_view, steps
from handlers.plan.progress import argument, own
from handlers.reading.telling import tell_secretaries
from handlers.shared.buttons import rows, tap
from handlers.shared.doors import Action, Door, Plannable, Starter
from handlers.shared.moments import local, say_dated
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import Texts, texts_in

LATE = timedelta(hours=12)
RHYTHM = "every Monday 9:00"
"""Of the starter set: the week that is over."""
COMING = 3
TOPIC = "topic"
"""The kind of plan that posts the next discussion."""


def meant(kind: PeriodKind, today: date) -> Period:
    """The period a check on a day is about: the running one where the day is its last or, of a
    week, a Friday or later; else the one that is over."""
    running = Period.of(kind, today)
    ends = today == running.last or (kind is PeriodKind.WEEK and today.weekday() >= 4)
    return running if ends else running.before


def choose(turn: Turn, _branch: Branch, draft: Draft) -> None:
    """Which period shall be checked?"""
    texts = turn.texts
    kinds = [tap(texts.plain(f"check-by-{kind}"), "ck.k", draft.id, kind) for kind in PeriodKind]
    turn.show(
        OutMessage(texts("check-ask-kind")).with_buttons(
            *rows(kinds, 2), asking_view.ways(texts, draft, "p.bk")
        )
    )


def tapped_kind(turn: Turn) -> None:
    """The period was chosen."""
    _, draft = own(turn)
    kind = argument(turn)
    if draft.data["kind"] != PLANNABLE.kind or kind not in set(PeriodKind):
        raise Refusal("button-stale")
    title = turn.texts.plain(f"check-plan-{kind}")
    steps.chosen(turn, draft, title=title, data={"period": kind})


def _period(plan: Plan, branch: Branch, now: datetime) -> Period:
    kind = PeriodKind(str(plan.data.get("period", PeriodKind.WEEK)))
    return meant(kind, local(now, branch.zone).date())


def due(session: Session, now: datetime, plan: Plan) -> str:
    """Checks a period: the group gets the summary, secretaries the table and the pictures; what is
    over is filed."""
    branch = session.get_one(Branch, plan.branch_id)
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    period = _period(plan, branch, now)
    over = period.last < local(now, branch.zone).date()
    if over and checks.of(session, branch.id, period) is None:
        freeze(session, branch, period, now, None)
    seen = report(session, branch, period, now)
    texts = texts_in(branch.language)
    summary = view.summary(texts, seen, coming(session, texts, branch, now))
    if summary is None:
        raise Refusal("check-nothing")
    outbox.post(session, branch.chat_id, PLANNABLE.kind, summary, now, branch_id=branch.id)
    tell_secretaries(session, now, branch, view.page(texts, branch, seen, now))
    return ""


def preview(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """What the group would see now."""
    branch = session.get_one(Branch, plan.branch_id)
    texts = texts_in(branch.language)
    seen = report(session, branch, _period(plan, branch, now), now)
    summary = view.summary(texts, seen, coming(session, texts, branch, now))
    return [summary or OutMessage(texts("check-nothing"))]


def coming(session: Session, texts: Texts, branch: Branch, now: datetime) -> list[str]:
    """The meetings and the discussion of the week to come, as the summary's last lines."""
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
    """The weekly check of the starter set."""
    return Starter(texts.plain("check-plan-week"), RHYTHM, _prepare)


PLANNABLE = Plannable("check", Action(due, LATE), choose, preview, starter)
TAPS: dict[str, Door] = {"ck.k": tapped_kind}
