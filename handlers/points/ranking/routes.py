"""/rank (排行): by points or hours, of a week, month or year, of the branch or a subgroup."""

from data.models import Branch, Member
from handlers.points.ranking import service, view
from handlers.points.ranking.service import Choice
from handlers.shared.dates import today
from handlers.shared.router import Context, Guard, Refusal, Router, here, named

route = Router()


def _shown(_ctx: Context, branch: Branch, member: Member) -> tuple[Branch, Member]:
    if branch.ranking == "off":
        raise Refusal("rank-off")
    return branch, member


def _if_shown(guard: Guard) -> Guard:
    return guard.then(_shown, "while the branch shows the ranking")


@route.command(
    "rank", _if_shown(here()), words=("排行", "排名", "排行榜"), menus=("member", "group")
)
def rank(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the ranking; in the group the first ten, in one calm message."""
    if ctx.private:
        show_page(ctx, branch, member)
        return
    choice = Choice(service.usual(today(branch, ctx.now)))
    places = service.ranked(ctx.session, branch, choice, ctx.now)
    ctx.reply(view.board(ctx.texts, places, choice))


@route.link("rk", _if_shown(named()))
@route.button("pt.r", _if_shown(named()))
def show_page(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the ranking in the period, scope and ledger that the button names."""
    usual = service.usual(today(branch, ctx.now))
    choice = Choice(
        period=ctx.arg(1) if ctx.arg(1) in service.KINDS else usual,
        scope=ctx.arg(2) if ctx.arg(2) in service.SCOPES else "b",
        ledger=ctx.arg(3) if ctx.arg(3) in service.LEDGERS else "p",
    )
    subgroup = member.subgroup_id if choice.scope == "s" else None
    places = service.ranked(ctx.session, branch, choice, ctx.now, subgroup)
    ctx.show(view.page(ctx.texts, branch, member, places, choice))


@route.button("pt.rh", _if_shown(named()))
def hide(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows or hides the own name in the ranking."""
    service.hide(member)
    ctx.answer(ctx.plain("rank-hidden" if member.hides_rank else "rank-shown"))
    show_page(ctx, branch, member)
