"""Tellers confirm the count; who leads votes names another for one who cannot."""

from data.models import Branch, Member, Vote
from handlers.shared.router import Context, Refusal, Right, Router, number, of
from handlers.votes import service, view as pages
from handlers.votes.results import service as counting
from handlers.votes.tellers import service as tellers, view

route = Router()


def _teller(
    _ctx: Context, branch: Branch, member: Member, vote: Vote
) -> tuple[Branch, Member, Vote]:
    if all(one["member"] != member.id for one in vote.tellers):
        raise Refusal("vote-no-teller")
    return branch, member, vote


TELLER = of(Vote, gone="vote-gone", lock=True).then(_teller, "who is its teller")
LED = of(Vote, Right.VOTES, gone="vote-gone", lock=True)


@route.button("vr.y", TELLER)
def confirm(ctx: Context, branch: Branch, member: Member, vote: Vote) -> None:
    """Takes a teller's word that the count is right."""
    service.confirm(ctx.session, ctx.now, branch, vote, member)
    ctx.answer(ctx.plain("vote-confirmed"))
    ctx.show(pages.page(ctx.session, ctx.texts, branch, member, vote))


@route.button("vr.t", LED)
def ask_teller(ctx: Context, branch: Branch, _member: Member, vote: Vote) -> None:
    """Asks who stands in for a teller who cannot confirm."""
    place = number(ctx.args, 1)
    if place not in counting.unable(ctx.session, branch, vote):
        raise Refusal("vote-changed")
    people = tellers.free(ctx.session, branch, vote)
    ctx.show(view.choose(ctx.texts, vote, place, people, number(ctx.args, 2)))


@route.button("vr.ts", LED)
def name_teller(ctx: Context, branch: Branch, member: Member, vote: Vote) -> None:
    """Names another teller."""
    place, chosen = number(ctx.args, 1), number(ctx.args, 2)
    tellers.name_another(ctx.session, ctx.now, branch, vote, place, chosen)
    ctx.show(pages.page(ctx.session, ctx.texts, branch, member, vote))
