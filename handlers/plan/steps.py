"""The way to a new plan: what is pushed, which of it (each kind asks its own), and when.

A kind's choosing doors find the draft a button belongs to with `progress.own(turn)`, take their
button back and out from `asking_view.ways`, and end in `chosen`.
"""

from typing import Any

from data.models import Branch, Draft
from data.queries import draft as drafts
from data.queries import planning
from handlers.plan import asking, asking_view, page_view, register, rules, service
from handlers.plan.progress import argument, fill, own, start
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def begin(turn: Turn, branch: Branch) -> None:
    """Asks what is to be pushed; whoever calls has checked `Right.PLANS`."""
    turn.show(asking_view.ask_kind(turn.texts, start(turn, branch)))


def begin_with(turn: Turn, branch: Branch, kind: str, title: str, data: dict[str, Any]) -> None:
    """A new plan for a thing that is known already: goes straight to the rhythm.

    Whoever calls has checked `Right.PLANS`, and that the thing is the branch's.
    """
    register.plannable(kind)
    draft = start(turn, branch, kind=kind)
    chosen(turn, draft, title=title, data=data)


def chosen(turn: Turn, draft: Draft, *, title: str, data: dict[str, Any], lead: int = 0) -> None:
    """What is pushed was chosen: `title` names it, `data` is the plan's. Asks for the rhythm, or
    ends where an existing plan was to push something else.

    `lead`: minutes before the rhythm's moments at which the plan is due.
    """
    fill(draft, title=title[: rules.LONGEST_TITLE], data=data, lead=lead)
    if not draft.data["plan"]:
        asking.ask(turn, draft)
        return
    branch, _ = holder_in(turn, draft.branch_id or 0, Right.PLANS)
    plan = planning.of_id(turn.session, draft.data["plan"])
    if plan is None or plan.branch_id != branch.id or plan.kind != draft.data["kind"]:
        raise Refusal("plan-gone")
    service.change_content(turn.session, turn.now, branch, plan, draft.data)
    drafts.end(turn.session, draft)
    turn.session.flush()
    turn.toast(turn.texts.plain("plan-changed"))
    turn.show(page_view.page(turn.session, turn.texts, branch, plan, turn.now))


def tapped_new(turn: Turn) -> None:
    """A new plan."""
    branch, _ = holder_in(turn, number(turn.deed.args), Right.PLANS)
    turn.toast("")
    begin(turn, branch)


def tapped_kind(turn: Turn) -> None:
    """The kind was chosen; from here its own doors ask."""
    branch, draft = own(turn)
    kind = argument(turn)
    offered = register.plannable(kind)
    if draft.data["plan"] and kind != draft.data["kind"]:
        raise Refusal("button-stale")
    draft.awaits = ""
    fill(draft, kind=kind, own={})
    offered.choose(turn, branch, draft)


def tapped_kinds_again(turn: Turn) -> None:
    """Back to what is to be pushed, or to the plan that was to be changed."""
    branch, draft = own(turn)
    draft.awaits = ""
    plan = planning.of_id(turn.session, draft.data["plan"])
    if plan is not None and plan.branch_id == branch.id:
        drafts.end(turn.session, draft)
        turn.redraw(page_view.page(turn.session, turn.texts, branch, plan, turn.now))
        return
    turn.redraw(asking_view.ask_kind(turn.texts, draft))


TAPS: dict[str, Door] = {"p.new": tapped_new, "p.k": tapped_kind, "p.bk": tapped_kinds_again}
