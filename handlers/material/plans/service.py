"""Tells the secretaries that a series ends, and lets its plan go on."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Plan, Series
from data.queries import series as walks
from handlers.material.plans import view
from handlers.material.series.service import load_starter
from handlers.plan.plans import service as planning
from handlers.shared.feature import Starter
from handlers.shared.notify import WORD
from handlers.shared.service import Refusal, Texts, notify_secretaries, today


def warn(session: Session, now: datetime, branch: Branch, step: walks.Step) -> None:
    """Tells the secretaries once that a series nears its end, where it will not start over and no
    feed fills it."""
    series = step.series
    if series.warned or series.at_end == "again" or step.left > walks.WARNS_BEFORE:
        return
    if walks.is_fed(session, series.id):
        return
    series.warned = True
    following = session.get(Series, series.next_id) if series.at_end == "pass" else None
    name = following.name if following is not None else ""
    notify_secretaries(
        session, now, branch, WORD, lambda texts: view.near_end(texts, series, step.left, name)
    )


def tell_ended(session: Session, now: datetime, branch: Branch, plan: Plan, series: Series) -> None:
    """Tells the secretaries that a series is over and its plan rests."""
    notify_secretaries(session, now, branch, WORD, lambda texts: view.ended(texts, plan, series))


def resume(session: Session, now: datetime, branch: Branch, plan: Plan, series: Series) -> datetime:
    """Lets a plan walk a series on where it stands, and returns when it is due."""
    series.warned = False
    planning.resume(session, now, branch, plan)
    assert plan.next_due_at is not None
    return plan.next_due_at


def must_go_on(session: Session, now: datetime, branch: Branch, series: Series) -> None:
    """Raises Refusal where nothing of a series is left to be pushed."""
    if walks.peek(session, series, today(branch, now)) is None:
        raise Refusal("series-still-over", name=series.name)


def rename(plan: Plan, before: Series, series: Series) -> None:
    """Has the plan walk another series, whose name it takes where it bore the other's."""
    plan.data = {**plan.data, "series": series.id}
    if plan.title == before.name[: len(plan.title)]:
        plan.title = series.name


def starter(_session: Session, texts: Texts, _branch: Branch) -> Starter | None:
    """Offers a reading on working-day mornings from the series that ships."""
    return Starter(
        title=texts.plain("reading-starter"),
        rhythm=texts.plain("reading-starter-rhythm"),
        prepare=_prepare,
    )


def _prepare(session: Session, now: datetime, branch: Branch, account_id: int) -> dict[str, Any]:
    series = load_starter(session, now, branch, account_id)
    session.flush()
    return {"series": series.id}
