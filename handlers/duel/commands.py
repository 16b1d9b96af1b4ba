"""Handlers of duels: challenging somebody, taking it up, answering, showing the result."""

from data.models import Branch, Member
from data.queries import card as cards
from data.queries import duel as duels
from data.queries import member as members
from data.queries import outbox
from data.values.out import OutMessage, digest
from handlers.duel import rules, service, view
from handlers.duel.service import Seat
from handlers.shared.access import meet, member_here, member_of, use_language
from handlers.shared.buttons import number
from handlers.shared.context import Context, Reply
from handlers.shared.feature import Handler
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal


def duel(ctx: Context) -> None:
    """/duel: in the group in reply to whom one challenges, else privately from a list; a name may
    stand behind it."""
    branch, member = member_here(ctx)
    rival = None if ctx.incoming.replied_to else _named(ctx, member)
    if ctx.private:
        if rival is None:
            _lead(ctx, branch, member)
        else:
            _challenge(ctx, branch, member, rival)
        return
    if ctx.incoming.replied_to and ctx.incoming.replied_to != ctx.person.id:
        rival = members.of(ctx.session, branch.id, ctx.incoming.replied_to)
        if rival is None:
            raise Refusal("duel-stranger")
    if not duels.reachable(ctx.session, member):
        point_private(ctx, "du", branch.id, rival.id if rival else 0)
    elif rival is None:
        point_private(ctx, "du", branch.id, 0)
    else:
        _challenge_here(ctx, branch, member, rival)


def _named(ctx: Context, member: Member) -> Member | None:
    """Whom a name behind the command means; None without one."""
    wanted = ctx.text.strip().lstrip("@").casefold()
    if not wanted:
        return None
    found = [one for one in duels.opponents(ctx.session, member) if wanted in one.name.casefold()]
    exact = [one for one in found if one.name.casefold() == wanted]
    if len(exact or found) != 1:
        key = "duel-several" if found else "duel-no-such"
        raise Refusal(key, name=ctx.text.strip()[:50])
    return (exact or found)[0]


def _challenge_here(ctx: Context, branch: Branch, member: Member, rival: Member) -> None:
    """From the group: privately where the other can be written to, else by a link in the group."""
    place = service.challenge(ctx.session, ctx.now, branch, member, rival)
    _anew(ctx, place)
    if duels.reachable(ctx.session, rival):
        _invite(ctx, place)
        ctx.reply_privately(ctx.texts("duel-sent", name=rival.name))
    else:
        ctx.reply(view.called(ctx.texts, place))
    ctx.pokes |= {"cards", "outbox"}


def _invite(ctx: Context, place: Seat) -> None:
    """The invitation waits for the end of the quiet hours."""
    invited = service.seat(ctx.session, place.other.id)
    assert invited is not None
    assert place.rival.account_id is not None
    outbox.post(
        ctx.session,
        place.rival.account_id,
        rules.CARD,
        view.page(ctx.session, ctx.texts, invited),
        ctx.now,
        branch_id=place.branch.id,
        card=(rules.CARD, place.other.id),
    )


def linked(ctx: Context) -> None:
    """The link from the group; with a second number it challenges that member at once."""
    meet(ctx)
    branch, member = member_of(ctx, number(ctx.args))
    rival = ctx.session.get(Member, number(ctx.args, 1))
    if rival is None or rival.branch_id != branch.id or rival.left_on is not None:
        _lead(ctx, branch, member)
        return
    _challenge(ctx, branch, member, rival)


def _lead(ctx: Context, branch: Branch, member: Member) -> None:
    """The duel a member is in, or whom to challenge."""
    current = duels.under_way(ctx.session, member.id)
    if current is None:
        found = duels.opponents(ctx.session, member)
        ctx.show(view.choice(ctx.texts, branch, found, 0))
        return
    mine = next(one for one, who in duels.players(ctx.session, current.id) if who is member)
    place = service.seat(ctx.session, mine.id)
    if place is not None:
        _anew(ctx, place)


def _anew(ctx: Context, place: Seat) -> None:
    """A player's page as a new message; the one before goes, its buttons would only mislead."""
    before = service.show_anew(ctx.session, ctx.now, place)
    if before and place.member.account_id is not None:
        ctx.replies.append(Reply("delete", chat_id=place.member.account_id, message_id=before))
    ctx.pokes.add("cards")


def _tell_rival(ctx: Context, place: Seat) -> None:
    """The other player's page, as a new message."""
    theirs = service.seat(ctx.session, place.other.id)
    if theirs is not None:
        _anew(ctx, theirs)


def tapped_page(ctx: Context) -> None:
    """Another page of names."""
    branch, member = member_of(ctx, number(ctx.args))
    ctx.answer("")
    found = duels.opponents(ctx.session, member)
    ctx.edit(view.choice(ctx.texts, branch, found, number(ctx.args, 1)))


def tapped_cancel(ctx: Context) -> None:
    """Nobody is challenged."""
    ctx.answer("")
    ctx.edit(OutMessage(ctx.texts("cancelled")))


def tapped_rival(ctx: Context) -> None:
    """Who is challenged."""
    branch, member = member_of(ctx, number(ctx.args))
    rival = ctx.session.get(Member, number(ctx.args, 1))
    if rival is None or rival.branch_id != branch.id or rival.left_on is not None:
        raise Refusal("button-stale")
    ctx.answer("")
    _challenge(ctx, branch, member, rival)


def _challenge(ctx: Context, branch: Branch, member: Member, rival: Member) -> None:
    """Privately: who cannot be written to is challenged in the group instead."""
    if not duels.reachable(ctx.session, rival):
        raise Refusal("duel-unreachable", name=rival.name)
    place = service.challenge(ctx.session, ctx.now, branch, member, rival)
    _invite(ctx, place)
    ctx.pokes.add("outbox")
    if ctx.incoming.query_id:
        _show(ctx, place)
    else:
        _anew(ctx, place)


def called(ctx: Context) -> None:
    """The link in the group, for who was challenged there."""
    meet(ctx)
    place = _own(ctx)
    if place.contest.state == "joining" and place.challenged:
        service.accept(ctx.session, ctx.now, place)
        _tell_rival(ctx, place)
    _anew(ctx, place)


def _own(ctx: Context) -> Seat:
    """The place that a button names, if it is this person's, who is still of the branch."""
    place = service.seat(ctx.session, number(ctx.args))
    if place is None or place.member.account_id != ctx.person.id or place.member.left_on:
        raise Refusal("duel-not-yours")
    use_language(ctx, place.branch)
    return place


def _show(ctx: Context, place: Seat, mask: int = 0) -> None:
    """Puts a player's page in the place of the tapped message, which is their page from now on."""
    ctx.session.flush()
    shown = view.page(ctx.session, ctx.texts, place, mask)
    ctx.edit(shown)
    cards.adopt(
        ctx.session,
        place.branch.id,
        ctx.chat_id,
        rules.CARD,
        place.player.id,
        ctx.message_id,
        digest(shown),
        ctx.now,
    )


def tapped_accept(ctx: Context) -> None:
    """应战."""
    place = _own(ctx)
    service.accept(ctx.session, ctx.now, place)
    ctx.answer("")
    _tell_rival(ctx, place)
    _show(ctx, place)


def tapped_decline(ctx: Context) -> None:
    """这次不了, or 撤回."""
    place = _own(ctx)
    if place.contest.state != "joining":
        raise Refusal("duel-over")
    service.end(ctx.session, ctx.now, place, "stopped")
    if place.challenged:
        _tell_rival(ctx, place)
    else:
        cards.mark(ctx.session, rules.CARD, place.other.id, ctx.now)
    ctx.pokes.add("cards")
    ctx.answer("")
    _show(ctx, place)


def tapped_go(ctx: Context) -> None:
    """开始, or 下一题 after a question whose time was over."""
    place = _at(ctx)
    if place.player.shown_at is None:
        service.show_next(ctx.session, ctx.now, place)
    ctx.answer("")
    _show(ctx, place)


def _at(ctx: Context) -> Seat:
    """The place, at the question that the button belongs to; an old button gets a kind word."""
    place = _own(ctx)
    if place.contest.state != "running":
        raise Refusal("duel-over")
    if place.through or number(ctx.args, 1) != place.player.answered + 1:
        raise Refusal("duel-answered")
    return place


def tapped_option(ctx: Context) -> None:
    """One of several options is ticked, or not any more."""
    place = _at(ctx)
    if place.player.shown_at is None:
        raise Refusal("duel-answered")
    ctx.answer("")
    _show(ctx, place, number(ctx.args, 2))


def tapped_answer(ctx: Context) -> None:
    """The answer: an option, or those that were ticked."""
    place = _at(ctx)
    if place.player.shown_at is None:
        raise Refusal("duel-answered")
    asked = service.asked(ctx.session, ctx.texts, place)
    options: list[str] = asked["options"] if asked else []  # type: ignore[assignment]
    chosen = rules.places_of(number(ctx.args, 2), len(options))
    if asked and not chosen:
        raise Refusal("duel-choose")
    in_time = service.answer(ctx.session, ctx.now, ctx.texts, place, chosen)
    ctx.answer("" if in_time else ctx.texts.plain("duel-too-late"))
    if place.contest.state == "ended":
        _tell_rival(ctx, place)
    _show(ctx, place)


def tapped_publish(ctx: Context) -> None:
    """公布到群里: once both agree."""
    place = _own(ctx)
    if place.contest.state != "ended":
        raise Refusal("duel-over")
    if not place.player.agrees:
        place.player.agrees = True
        if place.other.agrees:
            message = view.published(ctx.texts, place)
            outbox.post(
                ctx.session,
                place.branch.chat_id,
                rules.CARD,
                message,
                ctx.now,
                branch_id=place.branch.id,
            )
            ctx.pokes.add("outbox")
        cards.mark(ctx.session, rules.CARD, place.other.id, ctx.now)
    both = place.other.agrees
    ctx.answer(ctx.texts.plain("duel-answer-published" if both else "duel-answer-agreed"))
    _show(ctx, place)


TAPS: dict[str, Handler] = {
    "du.p": tapped_page,
    "du.x": tapped_cancel,
    "du.c": tapped_rival,
    "du.y": tapped_accept,
    "du.n": tapped_decline,
    "du.w": tapped_go,
    "du.m": tapped_option,
    "du.s": tapped_answer,
    "du.b": tapped_publish,
}
