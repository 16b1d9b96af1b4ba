"""Handlers of the list of plans and of a plan's own page."""

from zoneinfo import ZoneInfo

from data.models import Branch, Draft, Plan
from data.queries import draft as drafts
from data.queries import planning
from data.values.day import coming_day
from data.values.names import clean_text
from data.values.out import OutMessage
from handlers.plan import asking, page_view, rules, service, steps
from handlers.plan.progress import argument, start
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.dates import local, say_when
from handlers.shared.daypicker import day_of, month_of
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.registry import registry_of

EDIT = "plan-edit"
"""The step in which something about an existing plan is typed."""


def _own(ctx: Context) -> tuple[Branch, Plan]:
    """The plan a button is about and its branch, if the person plans there; nothing that was to
    be typed about it is awaited any more. Raises Refusal."""
    plan = planning.of_id(ctx.session, number(ctx.args))
    if plan is None:
        raise Refusal("plan-gone")
    branch, _ = holder_in(ctx, plan.branch_id, Right.PLANS)
    drafts.drop(ctx.session, ctx.person.id, EDIT)
    return branch, plan


def _page(ctx: Context, branch: Branch, plan: Plan, toast: str = "") -> None:
    ctx.session.flush()
    ctx.answer(toast)
    ctx.show(page_view.page(ctx.session, ctx.texts, branch, plan, ctx.now))


def _list(ctx: Context, branch: Branch, page: int) -> None:
    ctx.show(page_view.overview(ctx.session, ctx.texts, branch, ctx.now, page))


def tapped_list(ctx: Context) -> None:
    """The list of plans."""
    branch, _ = holder_in(ctx, number(ctx.args), Right.PLANS)
    ctx.answer("")
    _list(ctx, branch, number(ctx.args, 1))


def tapped_plan(ctx: Context) -> None:
    """A plan's own page."""
    branch, plan = _own(ctx)
    _page(ctx, branch, plan)


def tapped_pause(ctx: Context) -> None:
    """For how long? Until a day that may also be typed."""
    branch, plan = _own(ctx)
    ctx.answer("")
    _await(ctx, branch, plan, "until")
    month = f"{local(ctx.now, branch.zone):%Y%m}"
    ctx.edit(page_view.ask_pause(ctx.texts, branch, plan, month, ctx.now))


def tapped_pause_month(ctx: Context) -> None:
    """Another month to choose the day from."""
    branch, plan = _own(ctx)
    ctx.answer("")
    _await(ctx, branch, plan, "until")
    month = month_of(argument(ctx))
    ctx.edit(page_view.ask_pause(ctx.texts, branch, plan, month, ctx.now))


def tapped_pause_open(ctx: Context) -> None:
    """It rests until it is resumed."""
    branch, plan = _own(ctx)
    service.pause(plan)
    _page(ctx, branch, plan, ctx.texts.plain("plan-now-paused"))


def tapped_pause_day(ctx: Context) -> None:
    """It rests until a day."""
    branch, plan = _own(ctx)
    service.pause_until(ctx.session, ctx.now, branch, plan, day_of(argument(ctx)))
    _page(ctx, branch, plan, ctx.texts.plain("plan-now-paused"))


def tapped_resume(ctx: Context) -> None:
    """It goes on."""
    branch, plan = _own(ctx)
    service.resume(ctx.session, ctx.now, branch, plan)
    _page(ctx, branch, plan, ctx.texts.plain("plan-now-on"))


def tapped_skip(ctx: Context) -> None:
    """The next firing is left out."""
    branch, plan = _own(ctx)
    at = service.skip(ctx.session, ctx.now, branch, plan)
    when = say_when(ctx.texts, at, ctx.now, branch)
    _page(ctx, branch, plan, ctx.texts.plain("plan-now-skipped", when=when))


def tapped_unskip(ctx: Context) -> None:
    """It is not left out after all."""
    branch, plan = _own(ctx)
    service.unskip(ctx.session, ctx.now, branch, plan)
    _page(ctx, branch, plan, ctx.texts.plain("plan-now-unskipped"))


def tapped_try(ctx: Context) -> None:
    """What the plan would push, to this person alone."""
    _, plan = _own(ctx)
    messages = registry_of(ctx.session).plannable(plan.kind).preview(ctx.session, ctx.now, plan)
    ctx.answer(ctx.texts.plain("plan-tried"))
    ctx.reply(OutMessage(ctx.texts("plan-would-be")))
    for message in messages:
        ctx.reply(message)


def tapped_send(ctx: Context) -> None:
    """It is sent at once; asks when it was sent within the hour."""
    branch, plan = _own(ctx)
    if service.just_sent(ctx.session, ctx.now, plan):
        ctx.answer("")
        ctx.edit(page_view.confirm_send(ctx.texts, plan))
        return
    _send(ctx, branch, plan)


def tapped_send_sure(ctx: Context) -> None:
    """It is sent once more."""
    branch, plan = _own(ctx)
    _send(ctx, branch, plan)


def _send(ctx: Context, branch: Branch, plan: Plan) -> None:
    note = service.send_now(ctx.session, ctx.now, plan)
    ctx.pokes |= {"outbox", "cards"}
    toast = page_view.say_note(ctx.texts, note) if note else ctx.texts.plain("plan-now-sent")
    _page(ctx, branch, plan, toast)


def tapped_edit(ctx: Context) -> None:
    """What is to be changed?"""
    _, plan = _own(ctx)
    ctx.answer("")
    ctx.edit(page_view.edits(ctx.texts, plan))


def tapped_rhythm(ctx: Context) -> None:
    """Another rhythm."""
    branch, plan = _own(ctx)
    ctx.answer("")
    asking.ask(ctx, _draft(ctx, branch, plan))


def tapped_content(ctx: Context) -> None:
    """Something else to push, at the same times."""
    branch, plan = _own(ctx)
    ctx.answer("")
    offered = registry_of(ctx.session).plannable(plan.kind)
    steps.choose(ctx, branch, _draft(ctx, branch, plan), offered)


def _draft(ctx: Context, branch: Branch, plan: Plan) -> Draft:
    return start(
        ctx,
        branch,
        kind=plan.kind,
        title=plan.title,
        data=plan.data,
        lead=plan.lead,
        rhythm=plan.rhythm,
        plan=plan.id,
    )


def tapped_title(ctx: Context) -> None:
    """Another title will be typed."""
    branch, plan = _own(ctx)
    _await(ctx, branch, plan, "title")
    ctx.answer("")
    ctx.edit(page_view.ask_title(ctx.texts, plan))


def _await(ctx: Context, branch: Branch, plan: Plan, what: str) -> None:
    drafts.begin(
        ctx.session,
        ctx.person.id,
        EDIT,
        ctx.now,
        branch_id=branch.id,
        awaits=what,
        data={"plan": plan.id},
    ).message_id = ctx.message_id


def typed(ctx: Context, draft: Draft) -> None:
    """A typed title, or the day until which a plan rests."""
    branch, _ = holder_in(ctx, draft.branch_id or 0, Right.PLANS)
    plan = planning.of_id(ctx.session, int(draft.data["plan"]))
    if plan is None or plan.branch_id != branch.id:
        raise Refusal("plan-gone")
    if draft.awaits == "title":
        title = clean_text(ctx.text)
        if not 0 < len(title) <= rules.LONGEST_TITLE:
            raise Refusal("plan-title-length", most=rules.LONGEST_TITLE)
        plan.title = title
    else:
        day = coming_day(ctx.text, ctx.now, ZoneInfo(branch.zone))
        if day is None:
            raise Refusal("plan-until-unclear")
        service.pause_until(ctx.session, ctx.now, branch, plan, day)
    if draft.message_id:
        ctx.delete(draft.message_id)
    drafts.end(ctx.session, draft)
    _page(ctx, branch, plan)


def tapped_delete(ctx: Context) -> None:
    """Deleting is asked once more."""
    _, plan = _own(ctx)
    ctx.answer("")
    ctx.edit(page_view.confirm_delete(ctx.texts, plan))


def tapped_delete_sure(ctx: Context) -> None:
    """The plan is deleted; what it pushed stays."""
    branch, plan = _own(ctx)
    ctx.session.delete(plan)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("plan-deleted"))
    _list(ctx, branch, 0)


TAPS: dict[str, Handler] = {
    "p.l": tapped_list,
    "p.v": tapped_plan,
    "p.pa": tapped_pause,
    "p.pm": tapped_pause_month,
    "p.pn": tapped_pause_open,
    "p.pd": tapped_pause_day,
    "p.re": tapped_resume,
    "p.sk": tapped_skip,
    "p.us": tapped_unskip,
    "p.tr": tapped_try,
    "p.go": tapped_send,
    "p.gx": tapped_send_sure,
    "p.ed": tapped_edit,
    "p.er": tapped_rhythm,
    "p.ec": tapped_content,
    "p.et": tapped_title,
    "p.de": tapped_delete,
    "p.dx": tapped_delete_sure,
}
