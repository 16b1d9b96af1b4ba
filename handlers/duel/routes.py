"""Duels: challenging somebody, taking it up, answering, showing the result."""

from data.models import Branch, Contest, Member, Player
from data.queries import card as cards, duel as duels, member as members
from data.queries.duel import Seat
from data.values.out import OutMessage
from handlers.duel import rules, service, view
from handlers.shared.context import Context, Reply
from handlers.shared.notify import show_live
from handlers.shared.refusal import Refusal, refuse_none
from handlers.shared.router import Router, anyone, here, is_name, named, number, of, point_private

route = Router()


def _own(ctx: Context, _branch: Branch, member: Member, player: Player) -> tuple[Seat]:
    """Finds the seat that a button names, if it is this person's."""
    seat = duels.seat(ctx.session, player.id)
    if seat is None or seat.member is not member:
        raise Refusal("duel-not-yours")
    return (seat,)


def _at_question(ctx: Context, seat: Seat) -> tuple[Seat]:
    """Refuses a button of another question than the player's next one."""
    if seat.contest.state != "running":
        raise Refusal("duel-over")
    if seat.through or number(ctx.args, 1) != seat.player.answered + 1:
        raise Refusal("duel-answered")
    return (seat,)


def _shown(_ctx: Context, seat: Seat) -> tuple[Seat]:
    if seat.player.shown_at is None:
        raise Refusal("duel-answered")
    return (seat,)


OWN = of(
    Player,
    gone="duel-not-yours",
    branch_of=lambda session, player: session.get_one(Contest, player.contest_id).branch_id,
).then(_own, "the player")
AT_QUESTION = OWN.then(_at_question)
ANSWERING = AT_QUESTION.then(_shown)


@route.command("duel", here(), words=("对战", "對戰"), menus=("group", "member"), line=is_name)
def duel(ctx: Context, branch: Branch, member: Member) -> None:
    """Challenges the person replied to or named behind the command; privately shows a list."""
    by_reply = ctx.incoming.replied_to and not ctx.text.strip()
    rival = None if by_reply else _named(ctx, member)
    if ctx.private:
        if rival is None:
            _lead(ctx, branch, member)
        else:
            _challenge(ctx, branch, member, rival)
        return
    if ctx.incoming.replied_to and ctx.incoming.replied_to != ctx.person.id:
        rival = refuse_none(
            "duel-stranger", members.of(ctx.session, branch.id, ctx.incoming.replied_to)
        )
    if rival is None or not duels.reachable(ctx.session, member):
        point_private(ctx, "du", branch.id, rival.id if rival else 0)
    else:
        _challenge_here(ctx, branch, member, rival)


def _named(ctx: Context, member: Member) -> Member | None:
    """Finds the opponent named behind the command; None where no name stands there."""
    wanted = ctx.text.strip().lstrip("@").casefold()
    if not wanted:
        return None
    found = [one for one in duels.opponents(ctx.session, member) if wanted in one.shown.casefold()]
    exact = [one for one in found if wanted in {one.name.casefold(), one.shown.casefold()}]
    if len(exact or found) != 1:
        key = "duel-several" if found else "duel-no-such"
        raise Refusal(key, name=ctx.text.strip()[:50])
    return (exact or found)[0]


def _challenge_here(ctx: Context, branch: Branch, member: Member, rival: Member) -> None:
    """Challenges from the group: privately, or by a link for who cannot be written to."""
    seat = service.challenge(ctx.session, ctx.now, branch, member, rival)
    _renew(ctx, seat)
    if duels.reachable(ctx.session, rival):
        service.invite(ctx.session, ctx.now, seat)
        ctx.reply_privately(ctx.texts("duel-sent", name=rival.shown))
    else:
        ctx.reply(view.called(ctx.texts, seat))


@route.link("du", named())
def open_from_group(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the list, or asks whether to challenge the member whom a second number names: anybody
    may send somebody a link."""
    rival = _rival(ctx, branch)
    if rival is None or duels.under_way(ctx.session, member.id) is not None:
        _lead(ctx, branch, member)
    else:
        ctx.reply(view.ask_challenge(ctx.texts, branch, rival))


def _rival(ctx: Context, branch: Branch) -> Member | None:
    rival = ctx.session.get(Member, number(ctx.args, 1))
    here = rival is not None and rival.branch_id == branch.id and rival.left_on is None
    return rival if here else None


def _lead(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the duel a member is in, or whom to challenge."""
    current = duels.under_way(ctx.session, member.id)
    if current is None:
        found = duels.opponents(ctx.session, member)
        ctx.show(view.choice(ctx.texts, branch, found, 0))
        return
    mine = next(one for one, who in duels.players(ctx.session, current.id) if who is member)
    seat = duels.seat(ctx.session, mine.id)
    if seat is not None:
        _renew(ctx, seat)


def _renew(ctx: Context, seat: Seat) -> None:
    """Sends a player's page anew; the one before goes, since its buttons would only mislead."""
    before = service.show_anew(ctx.session, ctx.now, seat)
    if before and seat.member.account_id is not None:
        ctx.replies.append(Reply("delete", chat_id=seat.member.account_id, message_id=before))


def _renew_rivals(ctx: Context, seat: Seat) -> None:
    theirs = duels.seat(ctx.session, seat.other.id)
    if theirs is not None:
        _renew(ctx, theirs)


@route.button("du.p", named())
def show_names(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows another page of names."""
    found = duels.opponents(ctx.session, member)
    ctx.edit(view.choice(ctx.texts, branch, found, number(ctx.args, 1)))


@route.button("du.x", anyone())
def cancel(ctx: Context) -> None:
    """Gives the choice up."""
    ctx.edit(OutMessage(ctx.texts("cancelled")))


@route.button("du.c", named())
def choose(ctx: Context, branch: Branch, member: Member) -> None:
    """Challenges the member who was chosen."""
    rival = refuse_none("button-stale", _rival(ctx, branch))
    _challenge(ctx, branch, member, rival)


def _challenge(ctx: Context, branch: Branch, member: Member, rival: Member) -> None:
    """Challenges privately; who cannot be written to is challenged in the group instead."""
    if not duels.reachable(ctx.session, rival):
        raise Refusal("duel-unreachable", name=rival.shown)
    seat = service.challenge(ctx.session, ctx.now, branch, member, rival)
    service.invite(ctx.session, ctx.now, seat)
    if ctx.incoming.query_id:
        _show(ctx, seat)
    else:
        _renew(ctx, seat)


@route.link("da", OWN)
def accept_from_group(ctx: Context, seat: Seat) -> None:
    """Shows a challenge that was made in the group, with the button that takes it up."""
    _renew(ctx, seat)


def _show(ctx: Context, seat: Seat, mask: int = 0) -> None:
    """Puts a player's page, a live card, in the place of the tapped message."""
    ctx.session.flush()
    shown = view.page(ctx.session, ctx.texts, seat, mask)
    show_live(ctx, seat.branch, rules.CARD, seat.player.id, shown)


@route.button("du.y", OWN)
def accept(ctx: Context, seat: Seat) -> None:
    """Takes up a challenge."""
    service.accept(ctx.session, ctx.now, seat)
    _renew_rivals(ctx, seat)
    _show(ctx, seat)


@route.button("du.n", OWN)
def decline(ctx: Context, seat: Seat) -> None:
    """Declines a challenge, or takes one's own back."""
    if seat.contest.state != "joining":
        raise Refusal("duel-over")
    service.end(ctx.session, ctx.now, seat, "stopped")
    if seat.challenged:
        _renew_rivals(ctx, seat)
    else:
        cards.mark(ctx.session, rules.CARD, seat.other.id, ctx.now)
    _show(ctx, seat)


@route.button("du.w", AT_QUESTION)
def go_on(ctx: Context, seat: Seat) -> None:
    """Shows the first question, or the next one after a question whose time was over."""
    if seat.player.shown_at is None:
        service.show_next(ctx.session, ctx.now, seat)
    _show(ctx, seat)


@route.button("du.m", ANSWERING)
def tick(ctx: Context, seat: Seat) -> None:
    """Ticks one of several options, or takes the tick back."""
    _show(ctx, seat, number(ctx.args, 2))


@route.button("du.s", ANSWERING)
def answer(ctx: Context, seat: Seat) -> None:
    """Takes the answer: an option, or those that were ticked."""
    asked = view.asked(ctx.session, ctx.texts, seat)
    options: list[str] = asked["options"] if asked else []  # type: ignore[assignment]
    chosen = rules.places_of(number(ctx.args, 2), len(options))
    if asked and not chosen:
        raise Refusal("duel-choose")
    if not service.answer(ctx.session, ctx.now, ctx.texts, seat, chosen):
        ctx.answer(ctx.plain("duel-too-late"))
    if seat.contest.state == "ended":
        _renew_rivals(ctx, seat)
    _show(ctx, seat)


@route.button("du.b", OWN)
def publish(ctx: Context, seat: Seat) -> None:
    """Notes that a player agrees to have the result in the group."""
    if seat.contest.state != "ended":
        raise Refusal("duel-over")
    service.agree(ctx.session, ctx.now, seat)
    both = seat.other.agrees
    ctx.answer(ctx.plain("duel-answer-published" if both else "duel-answer-agreed"))
    _show(ctx, seat)
