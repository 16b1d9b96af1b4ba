"""A plan on its way: the draft behind the buttons, filled step by step."""

from typing import Any

from data.models import Branch, Draft
from data.queries import draft as drafts
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal

DRAFT = "plan"


def start(ctx: Context, branch: Branch, **values: Any) -> Draft:
    """A new draft; an unfinished one of the same person is dropped.

    Its data: kind · title · data · lead of the plan to be, its rhythm's code, the choices asked
    about, and `plan`, the id of the plan that is changed (0 for a new one).
    """
    blank = {"kind": "", "title": "", "data": {}, "lead": 0, "rhythm": "", "plan": 0}
    return drafts.begin(
        ctx.session,
        ctx.person.id,
        DRAFT,
        ctx.now,
        branch_id=branch.id,
        data={**blank, **values},
    )


def own(ctx: Context, *needs: str) -> tuple[Branch, Draft]:
    """The draft a button (its first argument) belongs to, and its branch: the person's own, who
    may still plan there, with the fields it builds on filled. Raises Refusal."""
    draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, DRAFT, ctx.now)
    if draft is None or draft.branch_id is None or not all(draft.data.get(need) for need in needs):
        raise Refusal("button-stale")
    branch, _ = holder_in(ctx, draft.branch_id, Right.PLANS)
    draft.message_id = ctx.message_id or draft.message_id
    ctx.answer("")
    return branch, draft


def answered(ctx: Context, draft: Draft) -> Branch:
    """The branch of a draft for which something was typed or sent; the question goes away, because
    its buttons would only lead back. Raises Refusal."""
    branch, _ = holder_in(ctx, draft.branch_id or 0, Right.PLANS)
    if draft.message_id:
        ctx.delete(draft.message_id)
        draft.message_id = None
    return branch


def fill(draft: Draft, **values: Any) -> None:
    """Sets fields of the draft."""
    draft.data = {**draft.data, **values}


def argument(ctx: Context, at: int = 1) -> str:
    """An argument of the tapped button; empty where there is none."""
    return ctx.args[at] if len(ctx.args) > at else ""
