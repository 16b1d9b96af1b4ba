"""The doors of speaking in turn: the rota, a lead speaker's own turn, swaps."""

from data.models import Branch, LeadTurn, Member, Topic
from data.queries import lead
from data.queries import topic as topics
from data.values.out import OutMessage
from handlers.reading.telling import reachable, tell, tell_secretaries, texts_of
from handlers.shared.access import Right, holder_in, speak
from handlers.shared.buttons import number, tap
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import texts_in
from handlers.topics import pages, posting, rota, rota_view, rules
from handlers.topics.room import ask, idle, keeper_in, turn_of


def tapped_rota(turn: Turn) -> None:
    """轮流领学: the rota, or what it is where it is not in use."""
    branch, _ = keeper_in(turn, number(turn.deed.args))
    turn.toast("")
    _show(turn, branch, number(turn.deed.args, 1))


def _show(turn: Turn, branch: Branch, page: int = 0) -> None:
    if not lead.is_on(turn.session, branch.id):
        turn.show(rota_view.off(turn.texts, branch))
        return
    week = rota.this_week(turn.now, branch)
    ahead = lead.ahead(turn.session, branch.id, week)
    before = lead.before(turn.session, branch.id, week)
    names = {
        one.member_id: turn.session.get_one(Member, one.member_id).name for one in (*ahead, *before)
    }
    led = {one.member_id for one in ahead}
    order = rota.in_turn(turn.session, branch, week + 2 * rules.A_WEEK)
    following = [member.name for member in order if member.id not in led][:4]
    today = rules.local_day(turn.now, branch.zone)
    seen = rota_view.Rota(branch, ahead, before, names, following, today)
    turn.show(rota_view.rota(turn.texts, seen, page))


def tapped_on(turn: Turn) -> None:
    """打开: from now on somebody leads every week."""
    branch, _ = keeper_in(turn, number(turn.deed.args))
    if not lead.is_on(turn.session, branch.id):
        rota.switch(turn.session, turn.now, branch, on=True)
        turn.pokes.add("outbox")
    turn.session.flush()
    turn.toast(turn.texts.plain("rota-is-on"))
    _show(turn, branch)


def tapped_off(turn: Turn) -> None:
    """关闭."""
    branch, _ = keeper_in(turn, number(turn.deed.args))
    rota.switch(turn.session, turn.now, branch, on=False)
    turn.session.flush()
    turn.toast(turn.texts.plain("rota-is-off"))
    _show(turn, branch)


def _to_come(turn: Turn) -> tuple[Branch, Member, LeadTurn]:
    """As `turn_of`, for a turn that is still to be taken."""
    branch, member, row = turn_of(turn)
    if row.state not in lead.TO_COME or row.week_on < rota.this_week(turn.now, branch):
        raise Refusal("rota-over")
    return branch, member, row


def _own(turn: Turn) -> tuple[Branch, Member, LeadTurn]:
    """As `_to_come`, for the turn of who acts."""
    branch, member, row = _to_come(turn)
    if row.member_id != member.id:
        raise Refusal("rota-not-yours")
    return branch, member, row


def _others(turn: Turn, branch: Branch, row: LeadTurn, *, asked: bool) -> list[Member]:
    """Who else could lead in a turn's week; `asked`: only who can be asked privately."""
    found = rota.in_turn(turn.session, branch, row.week_on)
    taken = {one.member_id for one in lead.of_week(turn.session, branch.id, row.week_on)}
    return [
        one for one in found if one.id not in taken and (not asked or reachable(turn.session, one))
    ]


def tapped_change(turn: Turn) -> None:
    """换人, by those who keep the rota: at once, without asking."""
    branch, _, row = _to_come(turn)
    holder_in(turn, branch.id, Right.TOPICS)
    speak(turn, branch)
    turn.toast("")
    found = _others(turn, branch, row, asked=False)
    back = tap(turn.texts.plain("back"), "tl.p", branch.id)
    page = number(turn.deed.args, 1)
    turn.redraw(rota_view.who(turn.texts, "rota-who", row, found, page, ("tl.cx", "tl.c"), back))


def tapped_changed(turn: Turn) -> None:
    """Somebody else leads, and is told; so is who led before."""
    branch, _, row = _to_come(turn)
    holder_in(turn, branch.id, Right.TOPICS)
    speak(turn, branch)
    chosen = _chosen(turn, branch, row, asked=False)
    before = row.member_id
    rota.hand_over(turn.session, row, chosen.id)
    rota.tell_lead(turn.session, turn.now, branch, row, "rota-named")
    rota.tell_member(turn.session, turn.now, branch, before, "rota-relieved")
    turn.session.flush()
    turn.pokes.add("outbox")
    turn.toast(turn.texts.plain("rota-changed", name=chosen.name))
    _show(turn, branch)


def _chosen(turn: Turn, branch: Branch, row: LeadTurn, *, asked: bool) -> Member:
    wanted = number(turn.deed.args, 1)
    for one in _others(turn, branch, row, asked=asked):
        if one.id == wanted:
            return one
    raise Refusal("button-stale")


def tapped_mine(turn: Turn) -> None:
    """A lead speaker's own turn."""
    branch, _, row = _own(turn)
    idle(turn)
    turn.toast("")
    show_mine(turn, branch, row)


def show_mine(turn: Turn, branch: Branch, row: LeadTurn) -> None:
    """Shows a lead speaker their turn; whoever calls has checked whose it is."""
    topic = turn.session.get(Topic, row.topic_id) if row.topic_id else None
    today = rules.local_day(turn.now, branch.zone)
    turn.show(rota_view.mine(turn.texts, branch, row, topic, today))


def tapped_swap(turn: Turn) -> None:
    """换人, by the lead speaker: whom to ask."""
    branch, _, row = _own(turn)
    turn.toast("")
    found = _others(turn, branch, row, asked=True)
    back = tap(turn.texts.plain("back"), "tl.m", row.id)
    page = number(turn.deed.args, 1)
    turn.redraw(
        rota_view.who(turn.texts, "rota-swap-who", row, found, page, ("tl.a", "tl.s"), back)
    )


def tapped_asked(turn: Turn) -> None:
    """The one who was chosen is asked privately; who was asked before is not any more."""
    branch, member, row = _own(turn)
    chosen = _chosen(turn, branch, row, asked=True)
    account = reachable(turn.session, chosen)
    assert account is not None
    row.swap_with = chosen.id
    today = rules.local_day(turn.now, branch.zone)
    message = rota_view.ask_swap(texts_of(account, branch), member.name, row, today)
    tell(turn.session, turn.now, branch, account.id, message)
    turn.pokes.add("outbox")
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts("rota-asked", name=chosen.name)).with_buttons(
            (tap(turn.texts.plain("back"), "tl.m", row.id),)
        )
    )


def _asked_me(turn: Turn) -> tuple[Branch, Member, LeadTurn]:
    branch, member, row = _to_come(turn)
    if row.swap_with != member.id:
        raise Refusal("rota-not-asked")
    return branch, member, row


def tapped_yes(turn: Turn) -> None:
    """The turn is taken; who had it and the secretaries hear."""
    branch, member, row = _asked_me(turn)
    before = turn.session.get_one(Member, row.member_id)
    rota.hand_over(turn.session, row, member.id)
    rota.tell_member(turn.session, turn.now, branch, before.id, "rota-taken")
    texts = texts_in(branch.language)
    week = rota.said_week(texts, row, turn.now, branch)
    word = texts("rota-swapped", week=week, name=before.name, other=member.name)
    tell_secretaries(turn.session, turn.now, branch, OutMessage(word))
    turn.pokes.add("outbox")
    turn.toast("")
    show_mine(turn, branch, row)


def tapped_no(turn: Turn) -> None:
    """The turn is not taken; who asked hears, and may ask another."""
    branch, _, row = _asked_me(turn)
    row.swap_with = None
    account = reachable(turn.session, turn.session.get_one(Member, row.member_id))
    if account is not None:
        texts = texts_of(account, branch)
        again = (tap(texts.plain("rota-swap"), "tl.s", row.id, 0),)
        word = OutMessage(texts("rota-declined")).with_buttons(again)
        tell(turn.session, turn.now, branch, account.id, word)
        turn.pokes.add("outbox")
    turn.toast("")
    turn.redraw(OutMessage(turn.texts("rota-said-no")))


def tapped_write(turn: Turn) -> None:
    """写主题: the theme's title will be typed."""
    branch, _, row = _own(turn)
    page = OutMessage(turn.texts("rota-ask-title")).with_buttons(
        (tap(turn.texts.plain("cancel"), "tl.m", row.id),)
    )
    ask(turn, branch, "theme", page, lead=row.id)


def keep(turn: Turn, branch: Branch, member: Member, turn_id: int, title: str, body: str) -> None:
    """The theme is written: it waits for its week in the stock. Raises Refusal where the turn is
    not the member's any more."""
    row = turn.session.get(LeadTurn, turn_id)
    if row is None or row.member_id != member.id or row.state not in lead.TO_COME:
        raise Refusal("rota-over")
    topic = turn.session.get(Topic, row.topic_id) if row.topic_id else None
    if topic is not None and topic.state == "ready":
        topic.title, topic.body = title, body
    else:
        topic = topics.add(
            turn.session, branch.id, "lead", title, turn.now, turn.person.id,
            body=body, lead_id=member.id,
        )  # fmt: skip
        row.topic_id = topic.id
    turn.session.flush()
    show_mine(turn, branch, row)


def tapped_now(turn: Turn) -> None:
    """现在发到群里: the lead speaker opens the discussion, once their week has begun."""
    branch, _, row = _own(turn)
    topic = turn.session.get(Topic, row.topic_id) if row.topic_id else None
    if topic is None or row.week_on > rules.local_day(turn.now, branch.zone):
        raise Refusal("button-stale")
    posting.post(turn.session, turn.now, branch, topic)
    turn.session.flush()
    turn.pokes.add("outbox")
    turn.toast(pages.say_posted(turn.texts, branch, topic, turn.now))
    show_mine(turn, branch, row)


TAPS: dict[str, Door] = {
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
