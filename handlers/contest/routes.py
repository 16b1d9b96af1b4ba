"""Contests: /contest, joining, the own score, and the page of the person who leads one."""

from data.models import Branch, Contest, Member
from data.queries import contest as contests
from handlers.contest import rules, service, view
from handlers.contest.forms import FORM, show_page
from handlers.shared import form_chat, quiet
from handlers.shared.notify import post_live
from handlers.shared.router import Context, Refusal, Right, Router, here, named, of

route = Router()


def _in_group(
    _ctx: Context, branch: Branch, member: Member, made: Contest
) -> tuple[Branch, Member, Contest]:
    """Leaves out duels, which are contests of two."""
    if made.kind != "group":
        raise Refusal("member-unknown")
    return branch, member, made


JOINING = of(Contest).then(_in_group)
LEADING = of(Contest, Right.CONTESTS, lock=True).then(_in_group)


@route.command(
    "contest",
    here(Right.CONTESTS),
    words=("竞赛", "競賽", "知识竞赛", "知識競賽"),
    menus=("secretary",),
    link="ct",
)
def contest(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the contest under way, or the last one with the way to a new one."""
    current = contests.current(ctx.session, branch.id)
    last = contests.last(ctx.session, branch.id)
    if current is not None:
        shown = view.page(ctx.session, ctx.texts, branch, current, ctx.now)
        post_live(ctx, branch, rules.PAGE, current.id, shown)
    elif last is not None:
        ctx.reply(view.overview(ctx.texts, branch, current, last))
    else:
        form_chat.begin(ctx, FORM, branch, member)


@route.button("ct.o", named(Right.CONTESTS))
def overview(ctx: Context, branch: Branch, _member: Member) -> None:
    """Goes back to all contests."""
    current = contests.current(ctx.session, branch.id)
    last = contests.last(ctx.session, branch.id)
    ctx.edit(view.overview(ctx.texts, branch, current, last))


@route.button("ct.n", named(Right.CONTESTS))
def new(ctx: Context, branch: Branch, member: Member) -> None:
    """Asks about a new contest."""
    if contests.current(ctx.session, branch.id) is not None:
        raise Refusal("contest-under-way")
    form_chat.begin(ctx, FORM, branch, member)


@route.button("ct.v", LEADING)
def page(ctx: Context, branch: Branch, _member: Member, made: Contest) -> None:
    """Shows the page of a contest."""
    show_page(ctx, branch, made)


@route.button("ct.b", LEADING)
def begin(ctx: Context, branch: Branch, _member: Member, made: Contest) -> None:
    """Begins a contest before its time; in quiet hours at their end, or all the same."""
    if quiet.asked(ctx, branch, "ct.b", made.id):
        return
    with quiet.as_answered(ctx, branch):
        if quiet.answer_of(ctx) == quiet.LATER:
            service.put_off(ctx.session, ctx.now, branch, made)
        else:
            service.begin(ctx.session, ctx.now, branch, made)
        _done(ctx, branch, made, "contest-answer-begun")


@route.button("ct.p", LEADING)
def pause(ctx: Context, branch: Branch, _member: Member, made: Contest) -> None:
    """Pauses a contest."""
    service.pause(ctx.session, ctx.now, made)
    _done(ctx, branch, made, "contest-answer-paused")


@route.button("ct.r", LEADING)
def resume(ctx: Context, branch: Branch, _member: Member, made: Contest) -> None:
    """Goes on with a paused contest."""
    service.resume(ctx.session, ctx.now, branch, made)
    _done(ctx, branch, made, "contest-answer-resumed")


@route.button("ct.s", LEADING)
def skip(ctx: Context, branch: Branch, _member: Member, made: Contest) -> None:
    """Skips the question under way."""
    service.skip(ctx.session, ctx.now, branch, made)
    _done(ctx, branch, made, "contest-answer-skipped")


@route.button("ct.x", LEADING)
def ask_stop(ctx: Context, _branch: Branch, _member: Member, made: Contest) -> None:
    """Asks once more before a contest is ended."""
    if made.state not in contests.UNDER_WAY:
        raise Refusal("contest-over")
    ctx.edit(view.sure(ctx.texts, made))


@route.button("ct.y", LEADING)
def stop(ctx: Context, branch: Branch, _member: Member, made: Contest) -> None:
    """Ends a contest."""
    service.stop(ctx.session, ctx.now, branch, made)
    _done(ctx, branch, made, "contest-answer-stopped")


@route.button("ct.j", JOINING, group=True, twice=True)
def join(ctx: Context, _branch: Branch, member: Member, made: Contest) -> None:
    """Enters the member who tapped 参加 on the card."""
    place, new_one = service.join(ctx.session, ctx.now, made, member)
    key = "contest-answer-joined" if new_one else "contest-answer-joined-before"
    ctx.answer(ctx.plain(key, place=place))


@route.button("ct.m", JOINING, group=True, twice=True)
def mine(ctx: Context, _branch: Branch, member: Member, made: Contest) -> None:
    """Answers with the member's own score."""
    found = contests.standings(ctx.session, made.id)
    ctx.answer(view.own(ctx.texts, found, member.id), alert=True)


def _done(ctx: Context, branch: Branch, made: Contest, key: str) -> None:
    ctx.answer(ctx.plain(key))
    show_page(ctx, branch, made)
