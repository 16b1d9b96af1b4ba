"""The way to a new plan: what is pushed, which of it (each kind asks its own), and when.

A kind's choosing handlers find the draft a button belongs to with `progress.own(ctx)`, take their
button back and out from `asking_view.ways`, and end in `chosen`.
"""

from typing import Any

from data.models import Branch, Draft
from data.queries import draft as drafts
from data.queries import planning
from data.values.out import OutMessage
from handlers.plan import asking, asking_view, page_view, rules, service
from handlers.plan.progress import DRAFT, argument, fill, own, start
from handlers.shared import form_chat
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.feature import Handler, Plannable
from handlers.shared.forms import Form
from handlers.shared.refusal import Refusal
from handlers.shared.registry import registry_of


def begin(ctx: Context, branch: Branch) -> None:
    """Asks what is to be pushed; whoever calls has checked `Right.PLANS`."""
    ctx.show(_ask_kind(ctx, start(ctx, branch)))


def _ask_kind(ctx: Context, draft: Draft) -> OutMessage:
    return asking_view.ask_kind(ctx.texts, draft, registry_of(ctx.session).plannables)


def begin_with(ctx: Context, branch: Branch, kind: str, title: str, data: dict[str, Any]) -> None:
    """A new plan for a thing that is known already: goes straight to the rhythm.

    Whoever calls has checked `Right.PLANS`, and that the thing is the branch's.
    """
    registry_of(ctx.session).plannable(kind)
    draft = start(ctx, branch, kind=kind)
    chosen(ctx, draft, title=title, data=data)


def chosen(ctx: Context, draft: Draft, *, title: str, data: dict[str, Any], lead: int = 0) -> None:
    """What is pushed was chosen: `title` names it, `data` is the plan's. Asks for the rhythm, or
    ends where an existing plan was to push something else.

    `lead`: minutes before the rhythm's moments at which the plan is due.
    """
    fill(draft, title=title[: rules.LONGEST_TITLE], data=data, lead=lead)
    if not draft.data["plan"]:
        asking.ask(ctx, draft)
        return
    branch, _ = holder_in(ctx, draft.branch_id or 0, Right.PLANS)
    plan = planning.of_id(ctx.session, draft.data["plan"])
    if plan is None or plan.branch_id != branch.id or plan.kind != draft.data["kind"]:
        raise Refusal("plan-gone")
    service.change_content(ctx.session, ctx.now, branch, plan, draft.data)
    drafts.end(ctx.session, draft)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("plan-changed"))
    ctx.show(page_view.page(ctx.session, ctx.texts, branch, plan, ctx.now))


def tapped_new(ctx: Context) -> None:
    """A new plan."""
    branch, _ = holder_in(ctx, number(ctx.args), Right.PLANS)
    ctx.answer("")
    begin(ctx, branch)


def tapped_kind(ctx: Context) -> None:
    """The kind was chosen; from here its own handlers ask."""
    branch, draft = own(ctx)
    kind = argument(ctx)
    offered = registry_of(ctx.session).plannable(kind)
    if draft.data["plan"] and kind != draft.data["kind"]:
        raise Refusal("button-stale")
    draft.awaits = ""
    fill(draft, kind=kind, own={})
    choose(ctx, branch, draft, offered)


def choose(ctx: Context, branch: Branch, draft: Draft, offered: Plannable) -> None:
    """Lets a kind ask what is to be pushed."""
    if isinstance(offered.choose, Form):
        _, member = holder_in(ctx, branch.id, Right.PLANS)
        # A form with a last page shows what the plan pushes now.
        present = draft.data["data"] if offered.choose.summary else {}
        values = {**present, "plan": draft.data["plan"]}
        form_chat.begin(ctx, offered.choose, branch, member, **values)
    else:
        offered.choose(ctx, branch, draft)


def tapped_kinds_again(ctx: Context) -> None:
    """Back to what is to be pushed, or to the plan that was to be changed."""
    branch, draft = own(ctx)
    draft.awaits = ""
    leave(ctx, branch, draft.data["plan"])


def leave(ctx: Context, branch: Branch, plan_id: int) -> None:
    """Goes back from a kind's own questions: to the plan that was changed, or to the kinds."""
    plan = planning.of_id(ctx.session, plan_id)
    if plan is not None and plan.branch_id == branch.id:
        drafts.drop(ctx.session, ctx.person.id, DRAFT)
        ctx.edit(page_view.page(ctx.session, ctx.texts, branch, plan, ctx.now))
        return
    begin(ctx, branch)


TAPS: dict[str, Handler] = {"p.new": tapped_new, "p.k": tapped_kind, "p.bk": tapped_kinds_again}
