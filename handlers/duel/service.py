"""A duel from the challenge to its result: decided in rows, shown on each player's own page."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Contest, Member, Player
from data.queries import card as cards
from data.queries import contest as contests
from data.queries import duel as duels
from data.queries import plan as plans
from data.queries import practice
from data.queries import question as bank
from data.values.asked import shown
from data.values.question import QuestionKind
from data.values.scoring import worth
from handlers.duel import rules
from handlers.quiz.grading import is_right
from handlers.shared.dates import local
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts


@dataclass(frozen=True, slots=True)
class Seat:
    """A player's place in a duel, and the other's."""

    branch: Branch
    contest: Contest
    player: Player
    member: Member
    other: Player
    rival: Member

    @property
    def challenged(self) -> bool:
        """Whether this one was challenged by the other."""
        return self.player.id > self.other.id

    @property
    def through(self) -> bool:
        """Whether this one has had all questions."""
        return self.player.answered >= len(self.contest.questions)


def seat(session: Session, player_id: int) -> Seat | None:
    """The place of a player in a duel."""
    player = session.get(Player, player_id)
    contest = session.get(Contest, player.contest_id) if player is not None else None
    if contest is None or contest.kind != duels.KIND:
        return None
    both = duels.players(session, contest.id)
    if len(both) != 2:
        return None
    (mine, member), (other, rival) = sorted(both, key=lambda one: one[0].id != player_id)
    branch = session.get_one(Branch, contest.branch_id)
    return Seat(branch, contest, mine, member, other, rival)


def challenge(
    session: Session, now: datetime, branch: Branch, member: Member, rival: Member
) -> Seat:
    """A new duel of two members of a branch; gives the challenger's seat. Raises Refusal."""
    if member.id == rival.id:
        raise Refusal("duel-self")
    for one in (member, rival):
        if not contests.plays(session, one.id):
            raise Refusal("duel-no-place", name=one.name)
    if duels.under_way(session, member.id) is not None:
        raise Refusal("duel-one-at-a-time")
    if duels.under_way(session, rival.id) is not None:
        raise Refusal("duel-busy", name=rival.name)
    found = contests.fitting(session, branch.id, local(now, branch.zone).date())
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
    made = seat(session, first.id)
    assert made is not None
    return made


def accept(session: Session, now: datetime, place: Seat) -> None:
    """The challenge is taken up; each begins when they like."""
    if place.contest.state != "joining" or not place.challenged:
        raise Refusal("duel-over")
    place.contest.state, place.contest.begins_at = "running", now
    plans.set_once(session, place.branch.id, duels.OVER, place.contest.id, now + rules.LASTS)
    session.flush()


def end(session: Session, now: datetime, place: Seat, state: str) -> None:
    """The duel is over: `ended` with a result, or `stopped` without one."""
    place.contest.state, place.contest.ended_at = state, now
    place.player.shown_at = place.other.shown_at = None
    plans.set_once(session, place.branch.id, duels.OVER, place.contest.id, None)
    for one in (place.player, place.other):
        plans.set_once(session, place.branch.id, duels.OUT, one.id, None)
    session.flush()


def show_anew(session: Session, now: datetime, place: Seat) -> int:
    """Shows a player's page as a new message, which rings; not to who cannot be written to. Gives
    the number of the message it takes the place of, 0 where there is none."""
    account_id = place.member.account_id
    if account_id is None or not duels.reachable(session, place.member):
        return 0
    before = cards.of(session, rules.CARD, place.player.id)
    replaced = (before.message_id or 0) if before is not None else 0
    cards.put_up(session, place.branch.id, account_id, rules.CARD, place.player.id, now)
    return replaced


def asked(session: Session, texts: Texts, place: Seat) -> dict[str, object] | None:
    """The question that is open for a player, as both see it; None where it is gone."""
    question_id = place.contest.questions[place.player.answered]
    row = session.get(BankQuestion, question_id)
    return None if row is None else shown_in(session, texts, place.contest, row)


def shown_in(
    session: Session, texts: Texts, contest: Contest, row: BankQuestion
) -> dict[str, object]:
    """A question as both see it in a duel."""
    value = bank.as_value(session, row)
    options = value.options
    if value.kind is QuestionKind.JUDGE:
        options = (texts.plain("question-true"), texts.plain("question-false"))
    return shown(value, options, f"duel {contest.id} {row.id}")


def show_next(session: Session, now: datetime, place: Seat) -> None:
    """The next question is open for a player from now on."""
    place.player.shown_at = now
    plans.set_once(session, place.branch.id, duels.OUT, place.player.id, rules.out_at(now))


def answer(session: Session, now: datetime, texts: Texts, place: Seat, places: list[int]) -> bool:
    """Takes an answer to the open question, goes on to the next one or to the end. False where its
    time was over: it counts as none."""
    player, shown_at = place.player, place.player.shown_at
    assert shown_at is not None
    if not rules.in_time(shown_at, now):
        time_out(session, now, place)
        return False
    question = asked(session, texts, place)
    if question is not None:
        right = is_right(question, places)
        spent = round((now - shown_at).total_seconds() * 1000)
        player.points += worth(right, spent, place.contest.seconds)
        player.right += right
        player.spent += spent if right else 0
        order: list[int] = question["order"]  # type: ignore[assignment]
        practice.enter(
            session,
            place.member.id,
            place.contest.questions[player.answered],
            sorted(order[one] for one in places),
            now,
            right=right,
        )
    player.answered += 1
    _go_on(session, now, place, rest=False)
    return True


def time_out(session: Session, now: datetime, place: Seat) -> None:
    """The time for the open question is over; the next one waits until the player is back."""
    place.player.answered += 1
    _go_on(session, now, place, rest=True)


def _go_on(session: Session, now: datetime, place: Seat, *, rest: bool) -> None:
    if not place.through:
        place.player.shown_at = None
        plans.set_once(session, place.branch.id, duels.OUT, place.player.id, None)
        if not rest:
            show_next(session, now, place)
        session.flush()
        return
    place.player.shown_at = None
    plans.set_once(session, place.branch.id, duels.OUT, place.player.id, None)
    session.flush()
    if place.other.answered >= len(place.contest.questions):
        end(session, now, place, "ended")
