"""The end of a series: the secretaries are told ahead and at the end, and choose what follows."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Plan, Series
from data.queries import series as walks
from data.queries import series_items
from data.values.out import Button, OutMessage
from handlers.plan import service as planning
from handlers.reading import rules
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number, pages, tap
from handlers.shared.context import Context
from handlers.shared.dates import say_when
from handlers.shared.refusal import Refusal
from handlers.shared.telling import tell_secretaries
from handlers.shared.texts import Texts, texts_in

LABEL = 30
"""Characters of a series' name on a button."""


def warn(session: Session, now: datetime, branch: Branch, step: walks.Step) -> None:
    """Tells the secretaries once that a series nears its end, where it will not start over and no
    feed fills it."""
    series = step.series
    if series.warned or series.at_end == "again" or step.left > walks.WARNS_BEFORE:
        return
    if walks.is_fed(session, series.id):
        return
    series.warned = True
    texts = texts_in(branch.language)
    following = session.get(Series, series.next_id) if series.at_end == "pass" else None
    if following is not None:
        text = texts("series-near-pass", name=series.name, left=step.left, next=following.name)
    else:
        text = texts("series-near", name=series.name, left=step.left)
    message = OutMessage(text).with_buttons(
        (
            tap(texts.plain("series-near-again"), "re.g", series.id),
            tap(texts.plain("series-other"), "se.e", series.id, 0),
        ),
        _add(texts, series),
    )
    tell_secretaries(session, now, branch, message)


def _add(texts: Texts, series: Series) -> tuple[Button, ...]:
    return (tap(texts.plain("series-fill"), "se.a", series.id, 0),)


def ended(session: Session, now: datetime, branch: Branch, plan: Plan, series: Series) -> None:
    """Tells the secretaries that a series is over and its plan rests."""
    texts = texts_in(branch.language)
    message = OutMessage(texts("series-over-now", name=series.name)).with_buttons(
        (
            tap(texts.plain("series-again"), "re.a", plan.id),
            tap(texts.plain("series-other"), "re.o", plan.id, 0),
        ),
        (*_add(texts, series), tap(texts.plain("series-resume"), "re.r", plan.id)),
    )
    tell_secretaries(session, now, branch, message)


def _plan(ctx: Context) -> tuple[Branch, Plan, Series]:
    """Branch, the plan a button names and the series it walks; checked again."""
    plan = ctx.session.get(Plan, number(ctx.args))
    branch, _ = holder_in(ctx, plan.branch_id if plan else 0, Right.PLANS)
    if plan is None or plan.kind != series_items.PLAN or not plan.rhythm:
        raise Refusal("button-stale")
    series = ctx.session.get(Series, int(plan.data.get("series", 0)))
    if series is None or series.branch_id != branch.id:
        raise Refusal("series-gone")
    return branch, plan, series


def tapped_then_again(ctx: Context) -> None:
    """At its end the series shall start over."""
    series = ctx.session.get(Series, number(ctx.args))
    holder_in(ctx, series.branch_id if series else 0, Right.MATERIAL)
    assert series is not None
    series.at_end = "again"
    ctx.answer(ctx.texts.plain("series-will-start-over"))
    ctx.edit(OutMessage(ctx.texts("series-again-set", name=series.name)))


def tapped_again(ctx: Context) -> None:
    """The series starts over at once, and its plan goes on."""
    branch, plan, series = _plan(ctx)
    walks.start_over(series)
    _go_on(ctx, branch, plan, series)


def tapped_resume(ctx: Context) -> None:
    """Material was added: the plan goes on where the series stands."""
    branch, plan, series = _plan(ctx)
    if walks.peek(ctx.session, series, rules.local_day(ctx.now, branch.zone)) is None:
        raise Refusal("series-still-over", name=series.name)
    _go_on(ctx, branch, plan, series)


def _go_on(ctx: Context, branch: Branch, plan: Plan, series: Series) -> None:
    series.warned = False
    planning.resume(ctx.session, ctx.now, branch, plan)
    assert plan.next_due_at is not None
    when = say_when(ctx.texts, plan.next_due_at, ctx.now, branch)
    ctx.answer(ctx.texts.plain("series-goes-on-answer"))
    ctx.edit(OutMessage(ctx.texts("series-goes-on", name=series.name, when=when)))


def tapped_others(ctx: Context) -> None:
    """Which other series the plan shall walk."""
    branch, plan, series = _plan(ctx)
    others = [
        tap(one.name[:LABEL], "re.s", plan.id, one.id)
        for one in series_items.of_branch(ctx.session, branch.id)
        if one.id != series.id
    ]
    ctx.answer("")
    text = ctx.texts("series-which" if others else "series-no-other")
    ctx.edit(
        OutMessage(text).with_buttons(
            *pages(ctx.texts, others, number(ctx.args, 1), "re.o", plan.id, size=6, wide=1),
            (tap(ctx.texts.plain("series-again"), "re.a", plan.id), *_add(ctx.texts, series)),
        )
    )


def tapped_other(ctx: Context) -> None:
    """The plan walks another series from now on."""
    branch, plan, before = _plan(ctx)
    series = ctx.session.get(Series, number(ctx.args, 1))
    if series is None or series.branch_id != branch.id:
        raise Refusal("series-gone")
    if walks.peek(ctx.session, series, rules.local_day(ctx.now, branch.zone)) is None:
        raise Refusal("series-still-over", name=series.name)
    rename(plan, before, series)
    _go_on(ctx, branch, plan, series)


def rename(plan: Plan, before: Series, series: Series) -> None:
    """The plan walks another series, whose name it takes where it bore the other's."""
    plan.data = {**plan.data, "series": series.id}
    if plan.title == before.name[: len(plan.title)]:
        plan.title = series.name
