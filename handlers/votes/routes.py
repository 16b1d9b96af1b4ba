"""Votes: /vote (表决、选举、测评), a vote's own page, opened, undone and closed."""

from data.models import Branch, Member, Vote
from handlers.shared import form_chat
from handlers.shared.access import Right, may
from handlers.shared.router import Context, Refusal, Router, here, named, number, of
from handlers.votes import service, view
from handlers.votes.forms import FORM

route = Router(ends=(FORM.kind,))
ANY = of(Vote, gone="vote-gone")
LED = of(Vote, Right.VOTES, gone="vote-gone", lock=True)


@route.command(
    "vote",
    here(),
    words=("表决", "表決", "投票", "选举", "選舉", "测评", "測評"),
    menus=("member", "secretary", "group"),
    link="vo",
)
@route.button("vt.h", named())
def show_home(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows what is voted on, and what was."""
    ctx.show(view.home(ctx.session, ctx.texts, branch, member, number(ctx.args, 1)))


route.button("vt.a", named(Right.VOTES))(form_chat.asking(FORM))


def _show(ctx: Context, branch: Branch, member: Member, vote: Vote) -> None:
    ctx.session.flush()
    ctx.show(view.page(ctx.session, ctx.texts, branch, member, vote))


@route.button("vt.v", ANY)
@route.link("vt", ANY)
def show_page(ctx: Context, branch: Branch, member: Member, vote: Vote) -> None:
    """Shows a vote's own page; one that is prepared, to those who lead votes."""
    if vote.state == "draft" and not may(member.post, Right.VOTES):
        raise Refusal("vote-gone")
    _show(ctx, branch, member, vote)


@route.button("vt.l", LED)
def check_list(ctx: Context, _branch: Branch, _member: Member, vote: Vote) -> None:
    """Shows the list before a vote opens."""
    if vote.state != "draft":
        raise Refusal("vote-changed")
    people = service.listed(ctx.session, vote)
    mark = service.mark_of_list(people)
    ctx.show(view.checked_list(ctx.session, ctx.texts, vote, people, mark))


@route.button("vt.o", LED)
def open_vote(ctx: Context, branch: Branch, member: Member, vote: Vote) -> None:
    """Opens a vote for the list that was shown."""
    service.open_vote(ctx.session, ctx.now, branch, vote, ctx.arg(1))
    ctx.answer(ctx.plain("vote-is-open-now"))
    _show(ctx, branch, member, vote)


@route.button("vt.m", LED)
def switch_meeting(ctx: Context, branch: Branch, member: Member, vote: Vote) -> None:
    """Has a vote open and close with its meeting, or by hand."""
    if vote.state != "draft" or vote.meeting_id is None:
        raise Refusal("vote-changed")
    vote.with_meeting = not vote.with_meeting
    ctx.session.flush()
    service.follow(ctx.session, vote)
    _show(ctx, branch, member, vote)


@route.button("vt.u", LED)
def undo(ctx: Context, branch: Branch, member: Member, vote: Vote) -> None:
    """Takes an opening back, until the first ballot."""
    service.undo(ctx.session, ctx.now, vote)
    ctx.answer(ctx.plain("vote-undone"))
    _show(ctx, branch, member, vote)


@route.button("vt.c", LED)
def ask_close(ctx: Context, _branch: Branch, _member: Member, vote: Vote) -> None:
    """Asks once more before a vote closes, and says who has not voted."""
    if vote.state != "open":
        raise Refusal("vote-changed")
    ctx.show(view.ask_close(ctx.session, ctx.texts, vote))


@route.button("vt.cs", LED)
def close(ctx: Context, branch: Branch, member: Member, vote: Vote) -> None:
    """Closes a vote and counts it."""
    service.close(ctx.session, ctx.now, branch, vote, ctx.person.id)
    _show(ctx, branch, member, vote)


@route.button("vt.k", LED)
def ask_cancel(ctx: Context, _branch: Branch, _member: Member, vote: Vote) -> None:
    """Asks once more before a vote in which some have voted ends without a result."""
    ctx.show(view.ask_cancel(ctx.texts, vote))


@route.button("vt.x", LED)
def cancel(ctx: Context, branch: Branch, member: Member, vote: Vote) -> None:
    """Ends a vote without a result."""
    service.cancel(ctx.session, ctx.now, vote)
    ctx.answer(ctx.plain("vote-cancelled"))
    _show(ctx, branch, member, vote)
