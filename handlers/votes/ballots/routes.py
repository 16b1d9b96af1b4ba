"""Fills in and casts ballots, privately; the voter may choose a helper."""

from data.models import Branch, Draft, Elector, Member, Vote
from data.queries import draft as drafts, vote as votes
from handlers.shared import steps
from handlers.shared.buttons import link
from handlers.shared.router import (
    Context,
    Refusal,
    Router,
    number,
    of,
    refuse_none,
    step,
)
from handlers.votes.ballots import service, view
from handlers.votes.electors import service as lists, view as list_view
from handlers.votes.rules import Mark

REMARK = "vote:remark"
"""The kind of a remark's draft; it holds whom the remark is about, never what it says."""
route = Router(ends=(REMARK,))


def _own(
    ctx: Context, _branch: Branch, member: Member, elector: Elector
) -> tuple[Member, Vote, Elector]:
    vote = ctx.session.get_one(Vote, elector.vote_id)
    service.check_voter(ctx.session, member, vote, elector)
    return member, vote, elector


def _voter(
    ctx: Context, branch: Branch, member: Member, elector: Elector
) -> tuple[Branch, Vote, Elector]:
    vote = ctx.session.get_one(Vote, elector.vote_id)
    if member.id != elector.member_id:
        raise Refusal("vote-not-yours")
    service.check_open(ctx.session, vote, elector)
    return branch, vote, elector


ELECTOR = of(
    Elector,
    gone="vote-gone",
    branch_of=lambda session, row: session.get_one(Vote, row.vote_id).branch_id,
    lock=True,
)
BALLOT = ELECTOR.then(_own, "whose ballot it is")
VOTER = ELECTOR.then(_voter, "whose vote it is, who may have asked a helper")
ANY = of(Vote, gone="vote-gone")


@route.button("vb.v", ANY, group=True, twice=True)
@route.link("vb", ANY)
def open_own(ctx: Context, _branch: Branch, member: Member, vote: Vote) -> None:
    """Opens somebody's own ballot; from the card in the group it leads to the private chat."""
    elector = refuse_none("vote-not-listed", votes.elector_of(ctx.session, vote.id, member.id))
    if elector.reason:
        raise Refusal("vote-not-listed")
    service.check_open(ctx.session, vote, elector)
    if not ctx.private:
        ctx.answer(url=link(ctx.bot_id, "vb", vote.id))
        return
    _show_first(ctx, member, vote, elector)


@route.button("vb.o", ELECTOR)
def open_ballot(ctx: Context, _branch: Branch, member: Member, elector: Elector) -> None:
    """Opens a ballot: one's own, or one that somebody asked one to fill in for them."""
    _show_first(ctx, member, ctx.session.get_one(Vote, elector.vote_id), elector)


def _show_first(ctx: Context, member: Member, vote: Vote, elector: Elector) -> None:
    """Shows a ballot to who fills it in; to its voter who asked a helper, who that is."""
    if elector.helper_id and member.id == elector.member_id:
        service.check_open(ctx.session, vote, elector)
        name = ctx.session.get_one(Member, elector.helper_id).shown
        ctx.show(list_view.helped(ctx.texts, vote, elector, name))
        return
    service.check_voter(ctx.session, member, vote, elector)
    sheet = service.blank(vote, elector)
    if sheet.number:
        ctx.show(view.asked(ctx.texts, sheet))
        return
    many = votes.turnout(ctx.session, vote, service.sheets(vote))
    ctx.show(view.first(ctx.texts, sheet, many))


@route.button("vb.m", BALLOT)
def mark(ctx: Context, _member: Member, vote: Vote, elector: Elector) -> None:
    """Shows a ballot with what is chosen, as the button has it; nothing is stored."""
    sheet = service.read(vote, elector, number(ctx.args, 1), number(ctx.args, 2), ctx.arg(3))
    ctx.show(view.asked(ctx.texts, sheet))


@route.button("vb.n", BALLOT)
def name_other(ctx: Context, _member: Member, vote: Vote, elector: Elector) -> None:
    """Asks who is named in a candidate's place."""
    sheet = service.read(vote, elector, number(ctx.args, 1), number(ctx.args, 2), ctx.arg(3))
    if not service.may_name(sheet):
        raise Refusal("button-stale")
    service.choose(sheet, Mark("a"))
    ctx.show(view.name_other(ctx.texts, sheet, number(ctx.args, 4)))


@route.button("vb.c", BALLOT)
def cast(ctx: Context, _member: Member, vote: Vote, elector: Elector) -> None:
    """Casts a ballot."""
    sheet = service.read(vote, elector, number(ctx.args, 1), 0, ctx.arg(2))
    service.cast(ctx, sheet)
    more = elector.cast < service.sheets(vote)
    ctx.answer(ctx.plain("ballot-cast-answer"))
    ctx.show(view.done(ctx.texts, vote, more=more, elector=elector))


@route.button("vb.p", VOTER)
def ask_helper(ctx: Context, _branch: Branch, vote: Vote, elector: Elector) -> None:
    """Asks who fills in one's ballot."""
    people = lists.helpers(ctx.session, vote, elector)
    ctx.show(list_view.choose_helper(ctx.texts, elector, people, number(ctx.args, 1), "vb.p"))


@route.button("vb.ps", VOTER)
def choose_helper(ctx: Context, branch: Branch, vote: Vote, elector: Elector) -> None:
    """Has a helper of one's choice fill in one's ballot; another may be chosen until it is cast."""
    name = lists.help_by(ctx.session, ctx.now, branch, vote, elector, number(ctx.args, 1))
    ctx.show(list_view.helped(ctx.texts, vote, elector, name))


@route.button("vb.pz", VOTER)
def help_by_none(ctx: Context, branch: Branch, vote: Vote, elector: Elector) -> None:
    """Takes one's ballot back from the helper."""
    lists.help_by_none(ctx.session, ctx.now, branch, vote, elector)
    _show_first(ctx, ctx.session.get_one(Member, elector.member_id), vote, elector)


@route.button("vb.r", BALLOT)
def choose_whom(ctx: Context, _member: Member, vote: Vote, elector: Elector) -> None:
    """Asks whom a remark is about, after their ratings were cast."""
    people = service.to_remark(vote, elector)
    ctx.show(view.whom_to_remark(ctx.texts, vote, elector, people, number(ctx.args, 1)))


@route.button("vb.rs", BALLOT)
def ask_remark(ctx: Context, _member: Member, vote: Vote, elector: Elector) -> None:
    """Awaits a remark about somebody."""
    place = number(ctx.args, 1)
    name = refuse_none("button-stale", dict(service.to_remark(vote, elector)).get(place))
    branch = ctx.session.get_one(Branch, vote.branch_id)
    steps.begin(ctx, branch, REMARK, "text", elector=elector.id, place=place)
    ctx.show(view.ask_remark(ctx.texts, elector, name))


@route.step(REMARK, step())
def take_remark(ctx: Context, _branch: Branch, member: Member, draft: Draft) -> None:
    """Seals what was typed about somebody."""
    elector = refuse_none("vote-gone", ctx.session.get(Elector, int(draft.data["elector"])))
    vote = ctx.session.get_one(Vote, elector.vote_id)
    service.check_voter(ctx.session, member, vote, elector)
    service.remark(ctx, vote, elector, int(draft.data["place"]), ctx.text)
    drafts.end(ctx.session, draft)
    ctx.reply(view.remarked(ctx.texts, vote, elector))
