"""Leads a duel from the challenge to its result; each player has a page of their own."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Contest, Member, Player
from data.queries import (
    card as cards,
    contest as contests,
    duel as duels,
    outbox,
    plan as plans,
    practice,
)
from data.queries.duel import Seat
from data.values.scoring import worth
from handlers.duel import rules, view
from handlers.quiz.rounds.rules import is_right
from handlers.shared.service import Refusal, Texts, texts_for, texts_in, today


def challenge(
    session: Session, now: datetime, branch: Branch, member: Member, rival: Member
) -> Seat:
    """Begins a duel of two members and returns the challenger's seat; raises Refusal."""
    if member.id == rival.id:
        raise Refusal("duel-self")
    for one in (member, rival):
        if not contests.plays(session, one.id):
            raise Refusal("duel-no-place", name=one.shown)
    if duels.under_way(session, member.id) is not None:
        raise Refusal("duel-one-at-a-time")
    if duels.under_way(session, rival.id) is not None:
        raise Refusal("duel-busy", name=rival.shown)
    found = contests.fitting(session, branch.id, today(branch, now))
    if len(found) < rules.QUESTIONS:
        raise Refusal("duel-too-few")
    contest = Contest(
        branch_id=branch.id,
        kind=duels.KIND,
        questions=rules.draw(found, f"{member.id} {rival.id} {now.isoformat()}"),
        seconds=rules.SECONDS,
        created_by=member.account_id,
        created_at=now,
        begins_at=now,
    )
    session.add(contest)
    session.flush()
    first = Player(contest_id=contest.id, member_id=member.id, joined_at=now)
    session.add(first)
    session.flush()
    session.add(Player(contest_id=contest.id, member_id=rival.id, joined_at=now))
    session.flush()
    plans.set_once(session, branch.id, duels.OVER, contest.id, now + rules.LASTS)
    made = duels.seat(session, first.id)
    assert made is not None
    return made


def invite(session: Session, now: datetime, seat: Seat) -> None:
    """Sends the invitation to the rival; it waits for the end of the quiet hours."""
    invited = duels.seat(session, seat.other.id)
    assert invited is not None
    assert seat.rival.account_id is not None
    texts = texts_for(session, seat.rival.account_id, seat.branch)
    outbox.post(
        session,
        seat.rival.account_id,
        rules.CARD,
        view.page(session, texts, invited),
        now,
        branch_id=seat.branch.id,
        card=(rules.CARD, seat.other.id),
    )


def accept(session: Session, now: datetime, seat: Seat) -> None:
    """Takes a challenge up; each player begins when they like."""
    if seat.contest.state != "joining" or not seat.challenged:
        raise Refusal("duel-over")
    seat.contest.state, seat.contest.begins_at = "running", now
    plans.set_once(session, seat.branch.id, duels.OVER, seat.contest.id, now + rules.LASTS)
    session.flush()


def end(session: Session, now: datetime, seat: Seat, state: str) -> None:
    """Ends a duel: `ended` with a result, or `stopped` without one."""
    seat.contest.state, seat.contest.ended_at = state, now
    seat.player.shown_at = seat.other.shown_at = None
    plans.set_once(session, seat.branch.id, duels.OVER, seat.contest.id, None)
    for one in (seat.player, seat.other):
        plans.set_once(session, seat.branch.id, duels.OUT, one.id, None)
    session.flush()


def show_anew(session: Session, now: datetime, seat: Seat) -> int:
    """Sends a player's page as a new message, which rings, where the player can be written to.

    Returns the number of the message it replaces, 0 where there is none.
    """
    account_id = seat.member.account_id
    if account_id is None or not duels.reachable(session, seat.member):
        return 0
    before = cards.of(session, rules.CARD, seat.player.id)
    replaced = (before.message_id or 0) if before is not None else 0
    cards.put_up(session, seat.branch.id, account_id, rules.CARD, seat.player.id, now)
    return replaced


def show_next(session: Session, now: datetime, seat: Seat) -> None:
    """Opens the next question for a player, from now on."""
    seat.player.shown_at = now
    plans.set_once(session, seat.branch.id, duels.OUT, seat.player.id, rules.out_at(now))


def answer(session: Session, now: datetime, texts: Texts, seat: Seat, places: list[int]) -> bool:
    """Takes an answer to the open question and goes on to the next one or the end.

    Returns False where the time was over; the answer counts as none then.
    """
    player, shown_at = seat.player, seat.player.shown_at
    assert shown_at is not None
    if not rules.in_time(shown_at, now):
        time_out(session, now, seat)
        return False
    question = view.asked(session, texts, seat)
    if question is not None:
        right = is_right(question, places)
        spent = round((now - shown_at).total_seconds() * 1000)
        player.points += worth(right, spent, seat.contest.seconds)
        player.right += right
        player.spent += spent if right else 0
        order: list[int] = question["order"]  # type: ignore[assignment]
        practice.enter(
            session,
            seat.member.id,
            seat.contest.questions[player.answered],
            sorted(order[one] for one in places),
            now,
            right=right,
        )
    player.answered += 1
    _go_on(session, now, seat, rest=False)
    return True


def time_out(session: Session, now: datetime, seat: Seat) -> None:
    """Closes the open question unanswered; the next one waits until the player is back."""
    seat.player.answered += 1
    _go_on(session, now, seat, rest=True)


def _go_on(session: Session, now: datetime, seat: Seat, *, rest: bool) -> None:
    if not seat.through:
        seat.player.shown_at = None
        plans.set_once(session, seat.branch.id, duels.OUT, seat.player.id, None)
        if not rest:
            show_next(session, now, seat)
        session.flush()
        return
    seat.player.shown_at = None
    plans.set_once(session, seat.branch.id, duels.OUT, seat.player.id, None)
    session.flush()
    if seat.other.answered >= len(seat.contest.questions):
        end(session, now, seat, "ended")


def agree(session: Session, now: datetime, seat: Seat) -> None:
    """Notes that a player agrees to publish the result; posts it once both do."""
    if seat.player.agrees:
        return
    seat.player.agrees = True
    if seat.other.agrees:
        branch = seat.branch
        message = view.published(texts_in(branch.language), seat)
        outbox.post(session, branch.chat_id, rules.CARD, message, now, branch_id=branch.id)
    cards.mark(session, rules.CARD, seat.other.id, now)
