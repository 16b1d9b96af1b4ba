"""The doors of duels: challenging somebody, taking it up, answering, showing the result."""

from data.models import Branch, Member
from data.queries import card as cards
from data.queries import duel as duels
from data.queries import member as members
from data.queries import outbox
from data.values.out import OutMessage, digest
from handlers.duel import rules, service, view
from handlers.duel.service import Seat
from handlers.shared.access import meet, member_here, member_of, speak
from handlers.shared.buttons import number
from handlers.shared.doors import Door
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Reply, Turn


def duel(turn: Turn) -> None:
    """/duel: in the group in reply to whom one challenges, else privately from a list; a name may
    stand behind it."""
    branch, member = member_here(turn)
    rival = None if turn.deed.replied_to else _named(turn, member)
    if turn.deed.private:
        if rival is None:
            _lead(turn, branch, member)
        else:
            _challenge(turn, branch, member, rival)
        return
    if turn.deed.replied_to and turn.deed.replied_to != turn.person.id:
        rival = members.of(turn.session, branch.id, turn.deed.replied_to)
        if rival is None:
            raise Refusal("duel-stranger")
    if not duels.reachable(turn.session, member):
        point_private(turn, "du", branch.id, rival.id if rival else 0)
    elif rival is None:
        point_private(turn, "du", branch.id, 0)
    else:
        _challenge_here(turn, branch, member, rival)


def _named(turn: Turn, member: Member) -> Member | None:
    """Whom a name behind the command means; None without one."""
    wanted = turn.deed.text.strip().lstrip("@").casefold()
    if not wanted:
        return None
    found = [one for one in duels.opponents(turn.session, member) if wanted in one.name.casefold()]
    exact = [one for one in found if one.name.casefold() == wanted]
    if len(exact or found) != 1:
        key = "duel-several" if found else "duel-no-such"
        raise Refusal(key, name=turn.deed.text.strip()[:50])
    return (exact or found)[0]


def _challenge_here(turn: Turn, branch: Branch, member: Member, rival: Member) -> None:
    """From the group: privately where the other can be written to, else by a link in the group."""
    place = service.challenge(turn.session, turn.now, branch, member, rival)
    _anew(turn, place)
    if duels.reachable(turn.session, rival):
        _invite(turn, place)
        turn.whisper(turn.texts("duel-sent", name=rival.name))
    else:
        turn.say(view.called(turn.texts, place))
    turn.pokes |= {"cards", "outbox"}


def _invite(turn: Turn, place: Seat) -> None:
    """The invitation waits for the end of the quiet hours."""
    invited = service.seat(turn.session, place.other.id)
    assert invited is not None
    assert place.rival.account_id is not None
    outbox.post(
        turn.session,
        place.rival.account_id,
        rules.CARD,
        view.page(turn.session, turn.texts, invited),
        turn.now,
        branch_id=place.branch.id,
        card=(rules.CARD, place.other.id),
    )


def linked(turn: Turn) -> None:
    """The link from the group; with a second number it challenges that member at once."""
    meet(turn)
    branch, member = member_of(turn, number(turn.deed.args))
    rival = turn.session.get(Member, number(turn.deed.args, 1))
    if rival is None or rival.branch_id != branch.id or rival.left_on is not None:
        _lead(turn, branch, member)
        return
    _challenge(turn, branch, member, rival)


def _lead(turn: Turn, branch: Branch, member: Member) -> None:
    """The duel a member is in, or whom to challenge."""
    current = duels.under_way(turn.session, member.id)
    if current is None:
        found = duels.opponents(turn.session, member)
        turn.show(view.choice(turn.texts, branch, found, 0))
        return
    mine = next(one for one, who in duels.players(turn.session, current.id) if who is member)
    place = service.seat(turn.session, mine.id)
    if place is not None:
        _anew(turn, place)


def _anew(turn: Turn, place: Seat) -> None:
    """A player's page as a new message; the one before goes, its buttons would only mislead."""
    before = service.show_anew(turn.session, turn.now, place)
    if before and place.member.account_id is not None:
        turn.replies.append(Reply("delete", chat_id=place.member.account_id, message_id=before))
    turn.pokes.add("cards")


def _tell_rival(turn: Turn, place: Seat) -> None:
    """The other player's page, as a new message."""
    theirs = service.seat(turn.session, place.other.id)
    if theirs is not None:
        _anew(turn, theirs)


def tapped_page(turn: Turn) -> None:
    """Another page of names."""
    branch, member = member_of(turn, number(turn.deed.args))
    turn.toast("")
    found = duels.opponents(turn.session, member)
    turn.redraw(view.choice(turn.texts, branch, found, number(turn.deed.args, 1)))


def tapped_cancel(turn: Turn) -> None:
    """Nobody is challenged."""
    turn.toast("")
    turn.redraw(OutMessage(turn.texts("cancelled")))


def tapped_rival(turn: Turn) -> None:
    """Who is challenged."""
    branch, member = member_of(turn, number(turn.deed.args))
    rival = turn.session.get(Member, number(turn.deed.args, 1))
    if rival is None or rival.branch_id != branch.id or rival.left_on is not None:
        raise Refusal("button-stale")
    turn.toast("")
    _challenge(turn, branch, member, rival)


def _challenge(turn: Turn, branch: Branch, member: Member, rival: Member) -> None:
    """Privately: who cannot be written to is challenged in the group instead."""
    if not duels.reachable(turn.session, rival):
        raise Refusal("duel-unreachable", name=rival.name)
    place = service.challenge(turn.session, turn.now, branch, member, rival)
    _invite(turn, place)
    turn.pokes.add("outbox")
    if turn.deed.query_id:
        _show(turn, place)
    else:
        _anew(turn, place)


def called(turn: Turn) -> None:
    """The link in the group, for who was challenged there."""
    meet(turn)
    place = _own(turn)
    if place.contest.state == "joining" and place.challenged:
        service.accept(turn.session, turn.now, place)
        _tell_rival(turn, place)
    _anew(turn, place)


def _own(turn: Turn) -> Seat:
    """The place that a button names, if it is this person's, who is still of the branch."""
    place = service.seat(turn.session, number(turn.deed.args))
    if place is None or place.member.account_id != turn.person.id or place.member.left_on:
        raise Refusal("duel-not-yours")
    speak(turn, place.branch)
    return place


def _show(turn: Turn, place: Seat, mask: int = 0) -> None:
    """Puts a player's page in the place of the tapped message, which is their page from now on."""
    turn.session.flush()
    shown = view.page(turn.session, turn.texts, place, mask)
    turn.redraw(shown)
    cards.adopt(
        turn.session,
        place.branch.id,
        turn.deed.chat_id,
        rules.CARD,
        place.player.id,
        turn.deed.message_id,
        digest(shown),
        turn.now,
    )


def tapped_accept(turn: Turn) -> None:
    """应战."""
    place = _own(turn)
    service.accept(turn.session, turn.now, place)
    turn.toast("")
    _tell_rival(turn, place)
    _show(turn, place)


def tapped_decline(turn: Turn) -> None:
    """这次不了, or 撤回."""
    place = _own(turn)
    if place.contest.state != "joining":
        raise Refusal("duel-over")
    service.end(turn.session, turn.now, place, "stopped")
    if place.challenged:
        _tell_rival(turn, place)
    else:
        cards.mark(turn.session, rules.CARD, place.other.id, turn.now)
    turn.pokes.add("cards")
    turn.toast("")
    _show(turn, place)


def tapped_go(turn: Turn) -> None:
    """开始, or 下一题 after a question whose time was over."""
    place = _at(turn)
    if place.player.shown_at is None:
        service.show_next(turn.session, turn.now, place)
    turn.toast("")
    _show(turn, place)


def _at(turn: Turn) -> Seat:
    """The place, at the question that the button belongs to; an old button gets a kind word."""
    place = _own(turn)
    if place.contest.state != "running":
        raise Refusal("duel-over")
    if place.through or number(turn.deed.args, 1) != place.player.answered + 1:
        raise Refusal("duel-answered")
    return place


def tapped_option(turn: Turn) -> None:
    """One of several options is ticked, or not any more."""
    place = _at(turn)
    if place.player.shown_at is None:
        raise Refusal("duel-answered")
    turn.toast("")
    _show(turn, place, number(turn.deed.args, 2))


def tapped_answer(turn: Turn) -> None:
    """The answer: an option, or those that were ticked."""
    place = _at(turn)
    if place.player.shown_at is None:
        raise Refusal("duel-answered")
    asked = service.asked(turn.session, turn.texts, place)
    options: list[str] = asked["options"] if asked else []  # type: ignore[assignment]
    chosen = rules.places_of(number(turn.deed.args, 2), len(options))
    if asked and not chosen:
        raise Refusal("duel-choose")
    in_time = service.answer(turn.session, turn.now, turn.texts, place, chosen)
    turn.toast("" if in_time else turn.texts.plain("duel-too-late"))
    if place.contest.state == "ended":
        _tell_rival(turn, place)
    _show(turn, place)


def tapped_publish(turn: Turn) -> None:
    """公布到群里: once both agree."""
    place = _own(turn)
    if place.contest.state != "ended":
        raise Refusal("duel-over")
    if not place.player.agrees:
        place.player.agrees = True
        if place.other.agrees:
            message = view.published(turn.texts, place)
            outbox.post(
                turn.session,
                place.branch.chat_id,
                rules.CARD,
                message,
                turn.now,
                branch_id=place.branch.id,
            )
            turn.pokes.add("outbox")
        cards.mark(turn.session, rules.CARD, place.other.id, turn.now)
    both = place.other.agrees
    turn.toast(turn.texts.plain("duel-toast-published" if both else "duel-toast-agreed"))
    _show(turn, place)


TAPS: dict[str, Door] = {
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
