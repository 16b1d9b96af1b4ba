"""Routes of /plans: the list, a plan's own page, and the starter set."""

from data.models import Branch, Member, Plan
from data.values.out import OutMessage
from handlers.plan.plans import forms, service, view
from handlers.plan.plans.forms import show_page
from handlers.shared import form_chat, quiet
from handlers.shared.dates import say_when
from handlers.shared.refusal import Refusal, refuse_empty
from handlers.shared.registry import registry_of
from handlers.shared.router import Context, Right, Router, here, in_private, named, number, of

route = Router(ends=(forms.CHANGE.kind,))


def _made(_ctx: Context, branch: Branch, member: Member, plan: Plan) -> tuple[Branch, Member, Plan]:
    """Leaves out the rows by which the clock does what nobody planned."""
    if not plan.rhythm:
        raise Refusal("plan-gone")
    return branch, member, plan


PLAN = of(Plan, Right.PLANS, gone="plan-gone").then(_made)


@route.command(
    "plans",
    here(Right.PLANS),
    words=("计划", "計劃", "推送", "推送计划", "推送計劃"),
    menus=("secretary",),
    link="p",
    line=in_private,
)
def plans(ctx: Context, branch: Branch, member: Member) -> None:
    """Lists the plans; with a rhythm and a title it asks at once whether that plan is right."""
    if ctx.text.strip() and not ctx.args:
        forms.begin_line(ctx, branch, member)
    else:
        ctx.reply(view.overview(ctx.session, ctx.texts, branch, ctx.now, 0))


@route.button("p.l", named(Right.PLANS))
def show_list(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows a page of the list."""
    ctx.show(view.overview(ctx.session, ctx.texts, branch, ctx.now, number(ctx.args, 1)))


@route.button("p.new", named(Right.PLANS))
def new(ctx: Context, branch: Branch, member: Member) -> None:
    """Begins a new plan."""
    forms.begin(ctx, branch, member)


@route.button("p.v", PLAN)
def show(ctx: Context, branch: Branch, _member: Member, plan: Plan) -> None:
    """Shows a plan's own page."""
    show_page(ctx, branch, plan)


@route.button("p.pa", PLAN)
def ask_pause(ctx: Context, branch: Branch, member: Member, plan: Plan) -> None:
    """Asks until when a plan is paused."""
    form_chat.change(ctx, forms.CHANGE, "until", branch, member, plan=plan.id)


@route.button("p.re", PLAN)
def resume(ctx: Context, branch: Branch, _member: Member, plan: Plan) -> None:
    """Resumes a plan."""
    service.resume(ctx.session, ctx.now, branch, plan)
    ctx.answer(ctx.plain("plan-now-on"))
    show_page(ctx, branch, plan)


@route.button("p.ho", PLAN)
def keep_off_holidays(ctx: Context, branch: Branch, _member: Member, plan: Plan) -> None:
    """Has a plan keep off holidays, or no longer."""
    off = service.keep_off_holidays(ctx.session, ctx.now, branch, plan)
    ctx.answer(ctx.plain("plan-now-off-holidays" if off else "plan-now-on-holidays"))
    show_page(ctx, branch, plan)


@route.button("p.sk", PLAN)
def skip(ctx: Context, branch: Branch, _member: Member, plan: Plan) -> None:
    """Skips the next firing."""
    at = service.skip(ctx.session, ctx.now, branch, plan)
    when = say_when(ctx.texts, at, ctx.now, branch)
    ctx.answer(ctx.plain("plan-now-skipped", when=when))
    show_page(ctx, branch, plan)


@route.button("p.us", PLAN)
def unskip(ctx: Context, branch: Branch, _member: Member, plan: Plan) -> None:
    """Takes a skip back."""
    service.unskip(ctx.session, ctx.now, branch, plan)
    ctx.answer(ctx.plain("plan-now-unskipped"))
    show_page(ctx, branch, plan)


@route.button("p.tr", PLAN)
def preview(ctx: Context, _branch: Branch, _member: Member, plan: Plan) -> None:
    """Shows what the plan would push to this person alone."""
    messages = registry_of(ctx.session).plannable(plan.kind).preview(ctx.session, ctx.now, plan)
    ctx.answer(ctx.plain("plan-tried"))
    ctx.reply(OutMessage(ctx.texts("plan-would-be")))
    for message in messages:
        ctx.reply(message)


@route.button("p.go", PLAN)
def send(ctx: Context, _branch: Branch, _member: Member, plan: Plan) -> None:
    """Shows what a plan would send at once, with the button that does."""
    again = service.just_sent(ctx.session, ctx.now, plan)
    messages = registry_of(ctx.session).plannable(plan.kind).preview(ctx.session, ctx.now, plan)
    ctx.reply(OutMessage(ctx.texts("plan-would-be")))
    for message in messages:
        ctx.reply(message)
    ctx.reply(view.confirm_send(ctx.texts, plan, again=again))


@route.button("p.gx", PLAN)
def send_soon(ctx: Context, branch: Branch, _member: Member, plan: Plan) -> None:
    """Sends what a plan pushes, after a moment in which that can be taken back."""
    if quiet.asked(ctx, branch, "p.gx", plan.id):
        return
    answer = quiet.answer_of(ctx)
    at = service.send_soon(ctx.session, ctx.now, branch, plan, anyway=answer == quiet.NOW)
    ctx.edit(view.will_send(ctx.texts, branch, plan, at, ctx.now))


@route.button("p.gu", PLAN)
def take_back(ctx: Context, branch: Branch, _member: Member, plan: Plan) -> None:
    """Takes back what was about to be sent."""
    if not service.take_back(ctx.session, branch, plan):
        raise Refusal("plan-sent-already")
    ctx.answer(ctx.plain("plan-taken-back"))
    show_page(ctx, branch, plan)


@route.button("p.ed", PLAN)
def ask_change(ctx: Context, _branch: Branch, _member: Member, plan: Plan) -> None:
    """Asks what is to be changed."""
    ctx.edit(view.edits(ctx.texts, plan))


@route.button("p.er", PLAN)
def change_rhythm(ctx: Context, branch: Branch, member: Member, plan: Plan) -> None:
    """Asks for another rhythm."""
    forms.ask_rhythm(ctx, branch, member, plan)


@route.button("p.ec", PLAN)
def change_content(ctx: Context, branch: Branch, member: Member, plan: Plan) -> None:
    """Asks for something else to push, at the same times."""
    forms.ask_thing(ctx, branch, member, plan.kind, plan)


@route.button("p.et", PLAN)
def change_title(ctx: Context, branch: Branch, member: Member, plan: Plan) -> None:
    """Asks for another title."""
    form_chat.change(ctx, forms.CHANGE, "title", branch, member, plan=plan.id)


@route.button("p.de", PLAN)
def ask_delete(ctx: Context, _branch: Branch, _member: Member, plan: Plan) -> None:
    """Asks once more before a plan is deleted."""
    ctx.edit(view.confirm_delete(ctx.texts, plan))


@route.button("p.dx", PLAN)
def delete(ctx: Context, branch: Branch, _member: Member, plan: Plan) -> None:
    """Deletes a plan; what it pushed stays."""
    service.delete(ctx.session, plan)
    ctx.answer(ctx.plain("plan-deleted"))
    ctx.show(view.overview(ctx.session, ctx.texts, branch, ctx.now, 0))


@route.link("ps", named(Right.PLANS))
@route.button("p.st", named(Right.PLANS))
def show_starters(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows the starter set, without the ticks of what is not wanted."""
    offered = service.offers(ctx.session, ctx.texts, ctx.now, branch)
    ctx.show(view.starter_set(ctx.texts, branch, offered, number(ctx.args, 1)))


@route.button("p.sx", named(Right.PLANS))
def make_starters(ctx: Context, branch: Branch, _member: Member) -> None:
    """Makes what is ticked of the starter set; what is there already stays as it is."""
    unticked = number(ctx.args, 1)
    offered = service.offers(ctx.session, ctx.texts, ctx.now, branch)
    wanted = [o for at, o in enumerate(offered) if not o.there and not unticked >> at & 1]
    made = refuse_empty(
        "plan-offers-none",
        service.make_offered(ctx.session, ctx.now, branch, wanted, ctx.person.id),
    )
    ctx.session.flush()
    ctx.answer(ctx.plain("plan-offers-made", many=made))
    ctx.edit(view.overview(ctx.session, ctx.texts, branch, ctx.now, 0))
