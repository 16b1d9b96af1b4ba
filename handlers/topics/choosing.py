"""What secretaries plan of discussions: the next topic of the stock, of any kind or of one."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Draft, Plan
from data.queries import topic as topics
from data.values.out import OutMessage
from handlers.plan import asking_view, steps
from handlers.plan.progress import fill, own
from handlers.shared.buttons import number, rows, tap
from handlers.shared.context import Context
from handlers.shared.feature import Action, Handler, Plannable, Starter, Thing
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts
from handlers.topics import due, posting, rules
from handlers.topics.stock import load

ANY = "any"


def choose(ctx: Context, _branch: Branch, draft: Draft) -> None:
    """Asks which kind of topics the plan shall post."""
    texts = ctx.texts
    kinds = [
        tap(texts.plain(f"topic-kind-{kind}"), "tp.ck", draft.id, kind) for kind in rules.KINDS
    ]
    ctx.show(
        OutMessage(texts("topic-choose-kind")).with_buttons(
            (tap(texts.plain("topic-any-kind"), "tp.ck", draft.id, ANY),),
            *rows(kinds, 3),
            asking_view.ways(texts, draft, "p.bk"),
        )
    )


def tapped_kind(ctx: Context) -> None:
    """The kind was chosen; for how long is a topic open?"""
    branch, draft = own(ctx, "kind")
    kind = ctx.args[1] if len(ctx.args) > 1 else ""
    if draft.data["kind"] != rules.CARD or kind not in {ANY, *rules.KINDS}:
        raise Refusal("button-stale")
    fill(draft, data={"kind": "" if kind == ANY else kind})
    texts = ctx.texts
    choices = [
        tap(texts.plain("topic-hours", hours=hours), "tp.ch", draft.id, hours)
        for hours in rules.HOURS
    ]
    usual = tap(texts.plain("topic-hours-usual", hours=branch.topic_hours), "tp.ch", draft.id, 0)
    ctx.edit(
        OutMessage(texts("topic-choose-hours")).with_buttons(
            (usual,), *rows(choices, 3), asking_view.ways(texts, draft, "p.k", rules.CARD)
        )
    )


def tapped_hours(ctx: Context) -> None:
    """How long was chosen; 0 follows the branch's settings."""
    _, draft = own(ctx, "kind")
    hours = number(ctx.args, 1)
    if draft.data["kind"] != rules.CARD or "kind" not in draft.data["data"]:
        raise Refusal("button-stale")
    if hours not in {0, *rules.HOURS}:
        raise Refusal("button-unknown")
    kind = str(draft.data["data"]["kind"])
    title = ctx.texts.plain("topic-plan")
    if kind:
        title = ctx.texts.plain("topic-plan-kind", kind=ctx.texts.plain(f"topic-kind-{kind}"))
    steps.chosen(ctx, draft, title=title, data={"kind": kind, "hours": hours})


def preview(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """The next topic, as it will be posted."""
    branch = session.get_one(Branch, plan.branch_id)
    found = due.coming(session, now, branch, plan)
    if not found:
        raise Refusal("topic-stock-empty")
    return [posting.preview(session, branch, found[0])]


def starter(_session: Session, texts: Texts, _branch: Branch) -> Starter:
    """A discussion in the middle of the week, of the branch's stock or of the one that ships."""
    return Starter(
        title=texts.plain("topic-plan"),
        rhythm=texts.plain("topic-starter-rhythm"),
        prepare=_prepare,
    )


def _prepare(session: Session, now: datetime, branch: Branch, account_id: int) -> dict[str, Any]:
    if not topics.stock(session, branch.id):
        load(session, now, branch, account_id)
    return {"kind": "", "hours": 0}


def one_line(_session: Session, texts: Texts, _branch: Branch, said: str) -> dict[str, Thing]:
    """Finds a discussion as a line names it: 讨论, or a kind of topics with or without it."""
    usual = texts.plain("topic-plan")
    found = {usual: Thing(usual, {"kind": "", "hours": 0})}
    for kind in rules.KINDS:
        label = texts.plain(f"topic-kind-{kind}")
        title = texts.plain("topic-plan-kind", kind=label)
        thing = Thing(title, {"kind": kind, "hours": 0})
        found |= dict.fromkeys((label, title, f"{usual} {label}"), thing)
    return {name: thing for name, thing in found.items() if name == said}


PLANNABLE = Plannable(
    rules.CARD, Action(due.posts, rules.LATE), choose, preview, starter, one_line=one_line
)
TAPS: dict[str, Handler] = {"tp.ck": tapped_kind, "tp.ch": tapped_hours}
