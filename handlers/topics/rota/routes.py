"""The rota of lead speakers, a lead speaker's own turn, and swaps."""

from data.models import Branch, LeadTurn, Member, Topic
from data.queries import lead
from handlers.shared import form_chat, quiet
from handlers.shared.dates import today
from handlers.shared.router import Context, Refusal, Right, Router, back_to, number, of
from handlers.topics.discussion import service as discussion
from handlers.topics.discussion.routes import KEEPING
from handlers.topics.rota import rules, service, view
from handlers.topics.rota.forms import FORM, show_mine

route = Router(ends=(FORM.kind,))
Turn = tuple[Branch, Member, LeadTurn]


def _to_come(ctx: Context, branch: Branch, member: Member, turn: LeadTurn) -> Turn:
    if turn.state not in lead.TO_COME or turn.week_on < service.this_week(ctx.now, branch):
        raise Refusal("rota-over")
    return branch, member, turn


def _of_member(_ctx: Context, branch: Branch, member: Member, turn: LeadTurn) -> Turn:
    if turn.member_id != member.id:
        raise Refusal("rota-not-yours")
    return branch, member, turn


def _asked_member(_ctx: Context, branch: Branch, member: Member, turn: LeadTurn) -> Turn:
    if turn.swap_with != member.id:
        raise Refusal("rota-not-asked")
    return branch, member, turn


KEPT = of(LeadTurn, Right.TOPICS).then(_to_come)
OWN = of(LeadTurn).then(_to_come).then(_of_member, "whose turn it is")
ASKED = of(LeadTurn).then(_to_come).then(_asked_member, "who was asked to take the turn")


@route.button("tl.p", KEEPING)
def show_rota(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows the rota, or what it is where it is not in use."""
    _show(ctx, branch, number(ctx.args, 1))


def _show(ctx: Context, branch: Branch, page: int = 0) -> None:
    session = ctx.session
    if not lead.is_on(session, branch.id):
        ctx.show(view.off(ctx.texts, branch))
        return
    week = service.this_week(ctx.now, branch)
    turns = lead.ahead(session, branch.id, week), lead.before(session, branch.id, week)
    led = {one.member_id for one in turns[0]}
    order = service.in_turn(session, branch, week + 2 * rules.A_WEEK)
    following = [member for member in order if member.id not in led][:4]
    day = today(branch, ctx.now)
    ctx.show(view.rota(session, ctx.texts, branch, turns, following, day, page))


@route.button("tl.on", KEEPING)
def switch_on(ctx: Context, branch: Branch, _member: Member) -> None:
    """Begins to speak in turn."""
    if not lead.is_on(ctx.session, branch.id):
        service.switch(ctx.session, ctx.now, branch, on=True)
    ctx.session.flush()
    ctx.answer(ctx.plain("rota-is-on"))
    _show(ctx, branch)


@route.button("tl.off", KEEPING)
def switch_off(ctx: Context, branch: Branch, _member: Member) -> None:
    """Ends speaking in turn."""
    service.switch(ctx.session, ctx.now, branch, on=False)
    ctx.answer(ctx.plain("rota-is-off"))
    _show(ctx, branch)


@route.button("tl.c", KEPT)
def ask_other(ctx: Context, branch: Branch, _member: Member, turn: LeadTurn) -> None:
    """Asks who shall lead instead, at once and without being asked."""
    found = service.others(ctx.session, branch, turn, asked=False)
    back = back_to(ctx.texts, "tl.p", branch.id)
    page = number(ctx.args, 1)
    ctx.edit(view.who(ctx.texts, "rota-who", turn, found, page, ("tl.cx", "tl.c"), back))


@route.button("tl.cx", KEPT)
def replace(ctx: Context, branch: Branch, _member: Member, turn: LeadTurn) -> None:
    """Lets somebody else lead."""
    member = service.chosen(ctx.session, branch, turn, number(ctx.args, 1), asked=False)
    service.replace(ctx.session, ctx.now, branch, turn, member)
    ctx.answer(ctx.plain("rota-changed", name=member.shown))
    _show(ctx, branch)


@route.button("tl.m", OWN)
def show_own(ctx: Context, branch: Branch, _member: Member, turn: LeadTurn) -> None:
    """Shows a lead speaker's own turn."""
    show_mine(ctx, branch, turn)


@route.button("tl.s", OWN)
def ask_swap(ctx: Context, branch: Branch, _member: Member, turn: LeadTurn) -> None:
    """Asks a lead speaker whom to ask for a swap."""
    found = service.others(ctx.session, branch, turn, asked=True)
    back = back_to(ctx.texts, "tl.m", turn.id)
    page = number(ctx.args, 1)
    ctx.edit(view.who(ctx.texts, "rota-swap-who", turn, found, page, ("tl.a", "tl.s"), back))


@route.button("tl.a", OWN)
def send_swap(ctx: Context, branch: Branch, member: Member, turn: LeadTurn) -> None:
    """Asks the chosen member to take the turn."""
    chosen = service.chosen(ctx.session, branch, turn, number(ctx.args, 1), asked=True)
    service.ask_swap(ctx.session, ctx.now, branch, turn, member, chosen)
    ctx.edit(view.asked(ctx.texts, turn, chosen.name))


@route.button("tl.y", ASKED)
def take(ctx: Context, branch: Branch, member: Member, turn: LeadTurn) -> None:
    """Takes the turn of somebody who asked."""
    service.take(ctx.session, ctx.now, branch, turn, member)
    show_mine(ctx, branch, turn)


@route.button("tl.x", ASKED)
def decline(ctx: Context, branch: Branch, _member: Member, turn: LeadTurn) -> None:
    """Declines to take the turn of somebody who asked."""
    service.decline(ctx.session, ctx.now, branch, turn)
    ctx.edit(view.line(ctx.texts, "rota-said-no"))


route.button("tl.w", OWN)(form_chat.asking(FORM, row="turn"))


@route.button("tl.n", OWN)
def post(ctx: Context, branch: Branch, _member: Member, turn: LeadTurn) -> None:
    """Opens the discussion of a lead speaker's theme, once their week has begun."""
    topic = ctx.session.get(Topic, turn.topic_id) if turn.topic_id else None
    if topic is None or turn.week_on > today(branch, ctx.now):
        raise Refusal("button-stale")
    if quiet.asked(ctx, branch, "tl.n", turn.id):
        return
    with quiet.as_answered(ctx, branch):
        discussion.post(ctx.session, ctx.now, branch, topic)
        ctx.session.flush()
        ctx.answer(ctx.plain("topic-posted"))
    show_mine(ctx, branch, turn)
