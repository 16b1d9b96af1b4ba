"""Handlers of contests: /contest, joining, the own score, and the page of who leads one."""

from data.models import Branch, Contest
from data.queries import contest as contests
from handlers.contest import board, page, service, steps
from handlers.contest.room import post_page, show_page
from handlers.shared.access import Right, holder_here, holder_in, meet, member_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal


def contest(ctx: Context) -> None:
    """/contest: the contest under way, or a new one; from the group into the private chat."""
    branch, _ = holder_here(ctx, Right.CONTESTS)
    if not ctx.private:
        point_private(ctx, "ct", branch.id)
        return
    _lead(ctx, branch)


def linked(ctx: Context) -> None:
    """The link from the group."""
    meet(ctx)
    branch, _ = holder_in(ctx, number(ctx.args), Right.CONTESTS)
    _lead(ctx, branch)


def _lead(ctx: Context, branch: Branch) -> None:
    current = contests.current(ctx.session, branch.id)
    last = contests.last(ctx.session, branch.id)
    if current is not None:
        post_page(ctx, branch, current)
    elif last is not None:
        ctx.reply(page.overview(ctx.texts, branch, current, last))
    else:
        steps.begin(ctx, branch)


def tapped_overview(ctx: Context) -> None:
    """Back to all contests."""
    branch, _ = holder_in(ctx, number(ctx.args), Right.CONTESTS)
    ctx.answer("")
    current = contests.current(ctx.session, branch.id)
    last = contests.last(ctx.session, branch.id)
    ctx.edit(page.overview(ctx.texts, branch, current, last))


def tapped_new(ctx: Context) -> None:
    """A new contest."""
    branch, _ = holder_in(ctx, number(ctx.args), Right.CONTESTS)
    if contests.current(ctx.session, branch.id) is not None:
        raise Refusal("contest-under-way")
    ctx.answer("")
    steps.begin(ctx, branch)


def _led(ctx: Context) -> tuple[Branch, Contest]:
    """The contest a button names, for who may lead it; of another branch there is none."""
    made = ctx.session.get(Contest, number(ctx.args), with_for_update=True)
    if made is None or made.kind != "group":
        raise Refusal("member-unknown")
    branch, _ = holder_in(ctx, made.branch_id, Right.CONTESTS)
    return branch, made


def tapped_page(ctx: Context) -> None:
    """The page of a contest."""
    branch, made = _led(ctx)
    ctx.answer("")
    show_page(ctx, branch, made)


def tapped_begin(ctx: Context) -> None:
    """开始, before its time."""
    branch, made = _led(ctx)
    service.begin(ctx.session, ctx.now, branch, made)
    _done(ctx, branch, made, "contest-answer-begun")


def tapped_pause(ctx: Context) -> None:
    """暂停."""
    branch, made = _led(ctx)
    service.pause(ctx.session, ctx.now, made)
    _done(ctx, branch, made, "contest-answer-paused")


def tapped_resume(ctx: Context) -> None:
    """继续."""
    branch, made = _led(ctx)
    service.resume(ctx.session, ctx.now, branch, made)
    _done(ctx, branch, made, "contest-answer-resumed")


def tapped_skip(ctx: Context) -> None:
    """跳过这题."""
    branch, made = _led(ctx)
    service.skip(ctx.session, ctx.now, branch, made)
    _done(ctx, branch, made, "contest-answer-skipped")


def tapped_stop(ctx: Context) -> None:
    """结束: asks once more."""
    _, made = _led(ctx)
    if made.state not in contests.UNDER_WAY:
        raise Refusal("contest-over")
    ctx.answer("")
    ctx.edit(page.sure(ctx.texts, made))


def tapped_stopped(ctx: Context) -> None:
    """结束, for sure."""
    branch, made = _led(ctx)
    service.stop(ctx.session, ctx.now, branch, made)
    _done(ctx, branch, made, "contest-answer-stopped")


def _done(ctx: Context, branch: Branch, made: Contest, key: str) -> None:
    ctx.answer(ctx.texts.plain(key))
    ctx.pokes |= {"outbox", "cards"}
    show_page(ctx, branch, made)


def _joining(ctx: Context) -> tuple[Branch, Contest]:
    """The contest of the card that was tapped, in its own group."""
    made = ctx.session.get(Contest, number(ctx.args))
    if made is None or made.kind != "group":
        raise Refusal("button-unknown")
    branch = ctx.session.get_one(Branch, made.branch_id)
    ctx.use_language(branch.language)
    return branch, made


def tapped_join(ctx: Context) -> None:
    """参加."""
    branch, made = _joining(ctx)
    member = member_in(ctx, branch)
    place, new = service.join(ctx.session, ctx.now, made, member)
    key = "contest-answer-joined" if new else "contest-answer-joined-before"
    ctx.answer(ctx.texts.plain(key, place=place))


def tapped_mine(ctx: Context) -> None:
    """我的成绩."""
    branch, made = _joining(ctx)
    member = member_in(ctx, branch)
    found = contests.standings(ctx.session, made.id)
    ctx.answer(board.own(ctx.texts, found, member.id), alert=True)


TAPS: dict[str, Handler] = {
    "ct.o": tapped_overview,
    "ct.n": tapped_new,
    "ct.v": tapped_page,
    "ct.b": tapped_begin,
    "ct.p": tapped_pause,
    "ct.r": tapped_resume,
    "ct.s": tapped_skip,
    "ct.x": tapped_stop,
    "ct.y": tapped_stopped,
}
"""Those that are open in the private chat only."""
