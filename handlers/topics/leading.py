"""Handlers of speaking in turn: the rota, a lead speaker's own turn, swaps."""

from data.models import Branch, LeadTurn, Member, Topic
from data.queries import lead
from data.queries import topic as topics
from data.values.out import OutMessage
from handlers.shared.access import Right, holder_in, use_language
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.telling import reachable, tell, tell_secretaries, texts_of
from handlers.shared.texts import texts_in
from handlers.topics import pages, posting, rota, rota_view, rules
from handlers.topics.room import ask, idle, keeper_in, turn_of


def tapped_rota(ctx: Context) -> None:
    """轮流领学: the rota, or what it is where it is not in use."""
    branch, _ = keeper_in(ctx, number(ctx.args))
    ctx.answer("")
    _show(ctx, branch, number(ctx.args, 1))


def _show(ctx: Context, branch: Branch, page: int = 0) -> None:
    if not lead.is_on(ctx.session, branch.id):
        ctx.show(rota_view.off(ctx.texts, branch))
        return
    week = rota.this_week(ctx.now, branch)
    ahead = lead.ahead(ctx.session, branch.id, week)
    before = lead.before(ctx.session, branch.id, week)
    names = {
        one.member_id: ctx.session.get_one(Member, one.member_id).name for one in (*ahead, *before)
    }
    led = {one.member_id for one in ahead}
    order = rota.in_turn(ctx.session, branch, week + 2 * rules.A_WEEK)
    following = [member.name for member in order if member.id not in led][:4]
    today = rules.local_day(ctx.now, branch.zone)
    seen = rota_view.Rota(branch, ahead, before, names, following, today)
    ctx.show(rota_view.rota(ctx.texts, seen, page))


def tapped_on(ctx: Context) -> None:
    """打开: from now on somebody leads every week."""
    branch, _ = keeper_in(ctx, number(ctx.args))
    if not lead.is_on(ctx.session, branch.id):
        rota.switch(ctx.session, ctx.now, branch, on=True)
        ctx.pokes.add("outbox")
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("rota-is-on"))
    _show(ctx, branch)


def tapped_off(ctx: Context) -> None:
    """关闭."""
    branch, _ = keeper_in(ctx, number(ctx.args))
    rota.switch(ctx.session, ctx.now, branch, on=False)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("rota-is-off"))
    _show(ctx, branch)


def _to_come(ctx: Context) -> tuple[Branch, Member, LeadTurn]:
    """As `turn_of`, for a turn that is still to be taken."""
    branch, member, row = turn_of(ctx)
    if row.state not in lead.TO_COME or row.week_on < rota.this_week(ctx.now, branch):
        raise Refusal("rota-over")
    return branch, member, row


def _own(ctx: Context) -> tuple[Branch, Member, LeadTurn]:
    """As `_to_come`, for the turn of who acts."""
    branch, member, row = _to_come(ctx)
    if row.member_id != member.id:
        raise Refusal("rota-not-yours")
    return branch, member, row


def _others(ctx: Context, branch: Branch, row: LeadTurn, *, asked: bool) -> list[Member]:
    """Who else could lead in a turn's week; `asked`: only who can be asked privately."""
    found = rota.in_turn(ctx.session, branch, row.week_on)
    taken = {one.member_id for one in lead.of_week(ctx.session, branch.id, row.week_on)}
    return [
        one for one in found if one.id not in taken and (not asked or reachable(ctx.session, one))
    ]


def tapped_change(ctx: Context) -> None:
    """换人, by those who keep the rota: at once, without asking."""
    branch, _, row = _to_come(ctx)
    holder_in(ctx, branch.id, Right.TOPICS)
    use_language(ctx, branch)
    ctx.answer("")
    found = _others(ctx, branch, row, asked=False)
    back = tap(ctx.texts.plain("back"), "tl.p", branch.id)
    page = number(ctx.args, 1)
    ctx.edit(rota_view.who(ctx.texts, "rota-who", row, found, page, ("tl.cx", "tl.c"), back))


def tapped_changed(ctx: Context) -> None:
    """Somebody else leads, and is told; so is who led before."""
    branch, _, row = _to_come(ctx)
    holder_in(ctx, branch.id, Right.TOPICS)
    use_language(ctx, branch)
    chosen = _chosen(ctx, branch, row, asked=False)
    before = row.member_id
    rota.hand_over(ctx.session, row, chosen.id)
    rota.tell_lead(ctx.session, ctx.now, branch, row, "rota-named")
    rota.tell_member(ctx.session, ctx.now, branch, before, "rota-relieved")
    ctx.session.flush()
    ctx.pokes.add("outbox")
    ctx.answer(ctx.texts.plain("rota-changed", name=chosen.name))
    _show(ctx, branch)


def _chosen(ctx: Context, branch: Branch, row: LeadTurn, *, asked: bool) -> Member:
    wanted = number(ctx.args, 1)
    for one in _others(ctx, branch, row, asked=asked):
        if one.id == wanted:
            return one
    raise Refusal("button-stale")


def tapped_mine(ctx: Context) -> None:
    """A lead speaker's own turn."""
    branch, _, row = _own(ctx)
    idle(ctx)
    ctx.answer("")
    show_mine(ctx, branch, row)


def show_mine(ctx: Context, branch: Branch, row: LeadTurn) -> None:
    """Shows a lead speaker their turn; whoever calls has checked whose it is."""
    topic = ctx.session.get(Topic, row.topic_id) if row.topic_id else None
    today = rules.local_day(ctx.now, branch.zone)
    ctx.show(rota_view.mine(ctx.texts, branch, row, topic, today))


def tapped_swap(ctx: Context) -> None:
    """换人, by the lead speaker: whom to ask."""
    branch, _, row = _own(ctx)
    ctx.answer("")
    found = _others(ctx, branch, row, asked=True)
    back = tap(ctx.texts.plain("back"), "tl.m", row.id)
    page = number(ctx.args, 1)
    ctx.edit(rota_view.who(ctx.texts, "rota-swap-who", row, found, page, ("tl.a", "tl.s"), back))


def tapped_asked(ctx: Context) -> None:
    """The one who was chosen is asked privately; who was asked before is not any more."""
    branch, member, row = _own(ctx)
    chosen = _chosen(ctx, branch, row, asked=True)
    account = reachable(ctx.session, chosen)
    assert account is not None
    row.swap_with = chosen.id
    today = rules.local_day(ctx.now, branch.zone)
    message = rota_view.ask_swap(texts_of(account, branch), member.name, row, today)
    tell(ctx.session, ctx.now, branch, account.id, message)
    ctx.pokes.add("outbox")
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts("rota-asked", name=chosen.name)).with_buttons(
            (tap(ctx.texts.plain("back"), "tl.m", row.id),)
        )
    )


def _asked_me(ctx: Context) -> tuple[Branch, Member, LeadTurn]:
    branch, member, row = _to_come(ctx)
    if row.swap_with != member.id:
        raise Refusal("rota-not-asked")
    return branch, member, row


def tapped_yes(ctx: Context) -> None:
    """The turn is taken; who had it and the secretaries hear."""
    branch, member, row = _asked_me(ctx)
    before = ctx.session.get_one(Member, row.member_id)
    rota.hand_over(ctx.session, row, member.id)
    rota.tell_member(ctx.session, ctx.now, branch, before.id, "rota-taken")
    texts = texts_in(branch.language)
    week = rota.said_week(texts, row, ctx.now, branch)
    word = texts("rota-swapped", week=week, name=before.name, other=member.name)
    tell_secretaries(ctx.session, ctx.now, branch, OutMessage(word))
    ctx.pokes.add("outbox")
    ctx.answer("")
    show_mine(ctx, branch, row)


def tapped_no(ctx: Context) -> None:
    """The turn is not taken; who asked hears, and may ask another."""
    branch, _, row = _asked_me(ctx)
    row.swap_with = None
    account = reachable(ctx.session, ctx.session.get_one(Member, row.member_id))
    if account is not None:
        texts = texts_of(account, branch)
        again = (tap(texts.plain("rota-swap"), "tl.s", row.id, 0),)
        word = OutMessage(texts("rota-declined")).with_buttons(again)
        tell(ctx.session, ctx.now, branch, account.id, word)
        ctx.pokes.add("outbox")
    ctx.answer("")
    ctx.edit(OutMessage(ctx.texts("rota-said-no")))


def tapped_write(ctx: Context) -> None:
    """写主题: the theme's title will be typed."""
    branch, _, row = _own(ctx)
    page = OutMessage(ctx.texts("rota-ask-title")).with_buttons(
        (tap(ctx.texts.plain("cancel"), "tl.m", row.id),)
    )
    ask(ctx, branch, "theme", page, lead=row.id)


def keep(ctx: Context, branch: Branch, member: Member, turn_id: int, title: str, body: str) -> None:
    """The theme is written: it waits for its week in the stock. Raises Refusal where the turn is
    not the member's any more."""
    row = ctx.session.get(LeadTurn, turn_id)
    if row is None or row.member_id != member.id or row.state not in lead.TO_COME:
        raise Refusal("rota-over")
    topic = ctx.session.get(Topic, row.topic_id) if row.topic_id else None
    if topic is not None and topic.state == "ready":
        topic.title, topic.body = title, body
    else:
        topic = topics.add(
            ctx.session, branch.id, "lead", title, ctx.now, ctx.person.id,
            body=body, lead_id=member.id,
        )  # fmt: skip
        row.topic_id = topic.id
    ctx.session.flush()
    show_mine(ctx, branch, row)


def tapped_now(ctx: Context) -> None:
    """现在发到群里: the lead speaker opens the discussion, once their week has begun."""
    branch, _, row = _own(ctx)
    topic = ctx.session.get(Topic, row.topic_id) if row.topic_id else None
    if topic is None or row.week_on > rules.local_day(ctx.now, branch.zone):
        raise Refusal("button-stale")
    posting.post(ctx.session, ctx.now, branch, topic)
    ctx.session.flush()
    ctx.pokes.add("outbox")
    ctx.answer(pages.say_posted(ctx.texts, branch, topic, ctx.now))
    show_mine(ctx, branch, row)


TAPS: dict[str, Handler] = {
    "tl.p": tapped_rota,
    "tl.on": tapped_on,
    "tl.off": tapped_off,
    "tl.c": tapped_change,
    "tl.cx": tapped_changed,
    "tl.m": tapped_mine,
    "tl.s": tapped_swap,
    "tl.a": tapped_asked,
    "tl.y": tapped_yes,
    "tl.x": tapped_no,
    "tl.w": tapped_write,
    "tl.n": tapped_now,
}
