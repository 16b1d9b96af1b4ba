"""Asks about plans. A kind's own form, which asks what is to be pushed, ends in `chosen`."""

from typing import Any

from data.models import Branch, Member
from handlers.plan import progress, steps
from handlers.shared.access import Right, require
from handlers.shared.context import Context
from handlers.shared.forms import Answers


def chosen(
    ctx: Context, answers: Answers, kind: str, *, title: str, data: dict[str, Any], lead: int = 0
) -> None:
    """Goes on from a kind's own form to the rhythm, or gives the plan that was to push something
    else its new content. `lead`: minutes before the rhythm's moments at which the plan is due."""
    require(answers.member, Right.PLANS)
    draft = progress.start(ctx, answers.branch, kind=kind, plan=answers["plan"])
    steps.chosen(ctx, draft, title=title, data=data, lead=lead)


def leave(ctx: Context, answers: Answers) -> None:
    """Goes back from a kind's own form: to the plan that was to be changed, or to the kinds."""
    steps.leave(ctx, answers.branch, answers["plan"])


def begin_with(
    ctx: Context, branch: Branch, member: Member, kind: str, title: str, data: dict[str, Any]
) -> None:
    """Begins a plan for a thing of the branch: goes straight to the rhythm."""
    require(member, Right.PLANS)
    steps.begin_with(ctx, branch, kind, title, data)
