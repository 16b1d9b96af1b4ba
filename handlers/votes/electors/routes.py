"""The list of a vote: shown, and changed by the secretary until it opens."""

from data.models import Branch, Elector, Member, Vote
from data.queries import vote as votes
from handlers.shared import form_chat
from handlers.shared.access import may
from handlers.shared.buttons import link
from handlers.shared.router import (
    Context,
    Refusal,
    Right,
    Router,
    number,
    of,
    refuse_none,
)
from handlers.votes.electors import service, view
from handlers.votes.electors.forms import LEFT_OUT, SUSPEND, show_left_out

route = Router(ends=(LEFT_OUT.kind, SUSPEND.kind))
ANY = of(Vote, gone="vote-gone")
LED = of(Vote, Right.VOTES, gone="vote-gone")
ELECTOR = of(
    Elector,
    Right.VOTES,
    gone="vote-gone",
    branch_of=lambda session, row: session.get_one(Vote, row.vote_id).branch_id,
    lock=True,
)
MEMBER = of(Member, Right.HANDOVER)
"""Only the secretary sees and changes whose rights are suspended."""


@route.button("ve.l", ANY, group=True, twice=True)
@route.link("vl", ANY)
def show_list(ctx: Context, _branch: Branch, member: Member, vote: Vote) -> None:
    """Shows the list of a vote that was opened; from the card it leads to the private chat."""
    if not ctx.private:
        ctx.answer(url=link(ctx.bot_id, "vl", vote.id))
        return
    leads = may(member.post, Right.VOTES)
    if vote.state == "draft" and not leads:
        raise Refusal("vote-gone")
    ctx.show(view.listing(ctx.session, ctx.texts, vote, number(ctx.args, 1), leads=leads))


@route.button("ve.o", LED)
def show_out(ctx: Context, _branch: Branch, _member: Member, vote: Vote) -> None:
    """Shows who is left out of the number."""
    service.must_be_draft(vote)
    show_left_out(ctx, vote, number(ctx.args, 1))


@route.button("ve.r", LED)
def leave_out(ctx: Context, branch: Branch, member: Member, vote: Vote) -> None:
    """Asks why somebody is left out, and who agreed."""
    service.must_be_draft(vote)
    about = {"vote": vote.id, "person": number(ctx.args, 1)}
    form_chat.begin(ctx, LEFT_OUT, branch, member, **about)


@route.button("ve.z", ELECTOR)
def take_in(ctx: Context, _branch: Branch, _member: Member, elector: Elector) -> None:
    """Takes back that somebody is left out, or their written opinion."""
    vote = ctx.session.get_one(Vote, elector.vote_id)
    written = bool(elector.written)
    service.take_in(ctx.session, vote, elector)
    if written:
        _show_written(ctx, vote, 0)
    else:
        show_left_out(ctx, vote)


@route.button("ve.w", LED)
def show_written(ctx: Context, _branch: Branch, _member: Member, vote: Vote) -> None:
    """Shows whose opinion came in writing."""
    service.must_be_draft(vote)
    _show_written(ctx, vote, number(ctx.args, 1))


def _show_written(ctx: Context, vote: Vote, page: int) -> None:
    found = votes.electors(ctx.session, vote.id)
    known = {one.member_id for one in found}
    people = [one for one in votes.entitled(ctx.session, vote) if one.id not in known]
    ctx.show(view.choose_written(ctx.texts, vote, found, people, page))


@route.button("ve.q", LED)
def ask_written(ctx: Context, branch: Branch, _member: Member, vote: Vote) -> None:
    """Asks what somebody's written opinion says."""
    service.must_be_draft(vote)
    about = ctx.session.get(Member, number(ctx.args, 1))
    if about is None or about.branch_id != branch.id:
        raise Refusal("vote-not-entitled")
    ctx.show(view.ask_written(ctx.texts, vote, about))


@route.button("ve.s", LED)
def write(ctx: Context, _branch: Branch, _member: Member, vote: Vote) -> None:
    """Notes a written opinion."""
    service.write(ctx.session, vote, number(ctx.args, 1), ctx.arg(2))
    _show_written(ctx, vote, 0)


@route.button("ve.h", LED)
def show_helped(ctx: Context, _branch: Branch, _member: Member, vote: Vote) -> None:
    """Asks who is to be helped, of those who are there and have not voted."""
    found = [one for one in service.waiting(ctx.session, vote) if not one.cast]
    ctx.show(view.choose_helped(ctx.texts, vote, found, number(ctx.args, 1)))


@route.button("ve.f", ELECTOR)
def ask_helper(ctx: Context, _branch: Branch, _member: Member, elector: Elector) -> None:
    """Asks whom somebody chose as helper."""
    vote = ctx.session.get_one(Vote, elector.vote_id)
    people = service.helpers(ctx.session, vote, elector)
    ctx.show(view.choose_helper(ctx.texts, elector, people, number(ctx.args, 1), "ve.f"))


@route.button("ve.fs", ELECTOR)
def set_helper(ctx: Context, branch: Branch, _member: Member, elector: Elector) -> None:
    """Has the helper whom somebody chose fill in the ballot."""
    vote = ctx.session.get_one(Vote, elector.vote_id)
    name = service.help_by(ctx.session, ctx.now, branch, vote, elector, number(ctx.args, 1))
    ctx.show(view.helper_named(ctx.texts, vote, elector, name))


route.button("ve.k", MEMBER)(form_chat.asking(SUSPEND, row="person"))


@route.button("ve.j", MEMBER)
def restore(ctx: Context, _branch: Branch, _member: Member, about: Member) -> None:
    """Gives somebody their rights back."""
    refuse_none("vote-changed", about.suspended or None)
    about.suspended = ""
    ctx.answer(ctx.plain("rights-restored"))
    ctx.reply(ctx.texts("rights-are-restored", name=about.shown))
