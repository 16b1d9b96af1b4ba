"""One member in a study check: what stands behind the figures, reminders, talks."""

from data.models import Branch, Member
from data.values.period import Period
from handlers.check.member import due, service, view
from handlers.check.member.forms import FORM
from handlers.check.period.routes import OF_PERIOD, period_of
from handlers.shared import form_chat
from handlers.shared.router import Context, Right, Router, of

route = Router(ends=(FORM.kind,))


def _with_period(
    ctx: Context, branch: Branch, keeper: Member, member: Member
) -> tuple[Branch, Member, Member, Period]:
    return branch, keeper, member, period_of(ctx)


IN_PERIOD = of(Member, Right.CHECKS).then(_with_period)


@route.button("cp.m", IN_PERIOD)
def show_member(
    ctx: Context, branch: Branch, _keeper: Member, member: Member, period: Period
) -> None:
    """Shows what was expected of a member, what was missed, and what can be done."""
    ctx.show(view.page(ctx.session, ctx.texts, branch, member, period, ctx.now))


@route.button("cp.r", IN_PERIOD)
def remind(ctx: Context, branch: Branch, keeper: Member, member: Member, period: Period) -> None:
    """Reminds a member kindly of what is open."""
    service.remind_one(ctx.session, branch, member, ctx.now)
    ctx.answer(ctx.plain("check-reminded-one", name=member.shown))
    show_member(ctx, branch, keeper, member, period)


@route.button("cp.t", IN_PERIOD)
def note_talk(ctx: Context, branch: Branch, keeper: Member, member: Member, period: Period) -> None:
    """Asks about a talk that took place."""
    form_chat.begin(ctx, FORM, branch, keeper, member=member.id, period=period.code)


@route.button("cp.l", IN_PERIOD)
def show_talks(
    ctx: Context, branch: Branch, _keeper: Member, member: Member, period: Period
) -> None:
    """Shows the talks with a member."""
    ctx.edit(view.talks(ctx.session, ctx.texts, branch, member, period, ctx.now))


@route.button("ck.r", OF_PERIOD)
def remind_all(ctx: Context, branch: Branch, period: Period) -> None:
    """Reminds everybody kindly who has something open."""
    due.remind_all(ctx, branch, period)
