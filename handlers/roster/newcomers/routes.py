"""Decisions about people who take part without being on the roster."""

from data.models import Account, Branch, Member
from data.queries import card as cards, newcomer as newcomers
from handlers.roster.newcomers import service, view
from handlers.roster.people.forms import ENDS
from handlers.roster.people.rules import may_confirm
from handlers.shared.router import Context, Refusal, Right, Router, named, number, refuse_none

route = Router(ends=ENDS)


def _waiting(ctx: Context, branch: Branch, actor: Member) -> tuple[Branch, Member, Account]:
    return branch, actor, service.account_of(ctx.session, branch, number(ctx.args, 1))


DECIDING = named(Right.ROSTER)
WAITING = DECIDING.then(_waiting, "for somebody who waits for a decision")


@route.button("nc.p", WAITING)
def show(ctx: Context, branch: Branch, _actor: Member, account: Account) -> None:
    """Shows one of them."""
    ctx.show(view.page(ctx.session, ctx.texts, branch, account, ctx.now))


@route.button("nc.k", WAITING)
def enlist(ctx: Context, branch: Branch, _actor: Member, account: Account) -> None:
    """Puts somebody on the roster."""
    member = service.enlist(ctx.session, ctx.now, branch, account, ctx.person.id)
    _go_on(ctx, branch, "newcomer-kept", name=member.shown)


@route.button("nc.v", WAITING)
def turn_away(ctx: Context, branch: Branch, _actor: Member, account: Account) -> None:
    """Notes that somebody is no member."""
    service.turn_away(ctx.session, ctx.now, branch, account, ctx.person.id)
    _go_on(ctx, branch, "newcomer-visits", name=account.name[:30])


@route.button("nc.m", WAITING)
def ask_name(ctx: Context, branch: Branch, _actor: Member, account: Account) -> None:
    """Asks which name of the roster somebody is."""
    free = service.free_names(ctx.session, branch)
    ctx.show(view.names(ctx.texts, branch, account, free, number(ctx.args, 2)))


@route.button("nc.mc", WAITING)
def bind(ctx: Context, branch: Branch, actor: Member, account: Account) -> None:
    """Gives somebody a name of the roster."""
    target = refuse_none("button-unknown", ctx.session.get(Member, number(ctx.args, 2)))
    if target.branch_id != branch.id:
        raise Refusal("button-unknown")
    if not may_confirm(actor, target):
        raise Refusal("claim-not-yours-to-confirm")
    service.bind(ctx.session, ctx.now, branch, account, target, ctx.person.id)
    _go_on(ctx, branch, "newcomer-kept", name=target.shown)


@route.button("nc.all", DECIDING)
def enlist_all(ctx: Context, branch: Branch, actor: Member) -> None:
    """Puts all on the roster whom the tapped message showed."""
    last = number(ctx.args, 1)
    many = service.enlist_all(ctx.session, ctx.now, branch, last, ctx.person.id)
    ctx.answer(ctx.plain("newcomer-all-done", many=many))
    card = cards.of(ctx.session, newcomers.CARD, actor.id)
    if card is None or (card.chat_id, card.message_id) != (ctx.chat_id, ctx.message_id):
        ctx.show(view.all_done(ctx.texts, branch, many))


def _go_on(ctx: Context, branch: Branch, key: str, *, name: str) -> None:
    """Says what was decided, and shows the next who waits."""
    ctx.answer(ctx.plain(key, name=name))
    waiting = newcomers.open_in(ctx.session, branch.id)
    if waiting:
        ctx.show(view.page(ctx.session, ctx.texts, branch, waiting[0][1], ctx.now))
    else:
        ctx.show(view.decided(ctx.texts, branch, key, name))
