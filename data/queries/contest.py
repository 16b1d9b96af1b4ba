"""Contests: suitable questions, players, scores, and the plan for the next step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, and_, bindparam, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from data.models import Answer, BankQuestion, Contest, Member, Player, QuestionTag, Round
from data.queries.memory import askable
from data.store import upsert
from data.values.question import LONGEST_OPTION, LONGEST_STEM, MOST_OPTIONS, QuestionKind
from data.values.scoring import worth
from data.values.standing import Standing

STEP, LEARN = "contest.step", "contest.learn"
"""Plans of a contest: its next step, and the update of memories from its rounds once it is over."""
UNDER_WAY = ("joining", "running", "paused")
HEADING = 40
"""Characters beside a stem that name the question."""
A_SLICE = 200

_other = aliased(Member)
PLAYS = and_(
    Member.standing != Standing.GUEST.value,
    or_(Member.listed, ~exists().where(_other.branch_id == Member.branch_id, _other.listed)),
)
"""Tells whether the member of an enclosing query has a place in contests: not guests (群众), nor,
where others are on a roster, members awaiting tidying."""


@dataclass(frozen=True, slots=True)
class Score:
    """A player's score in a contest."""

    member_id: int
    name: str
    subgroup_id: int | None
    points: int
    right: int
    answered: int


def current(session: Session, branch_id: int) -> Contest | None:
    """Returns the contest under way in a branch's group."""
    return session.scalars(
        select(Contest)
        .where(
            Contest.branch_id == branch_id,
            Contest.kind == "group",
            Contest.state.in_(UNDER_WAY),
        )
        .order_by(Contest.id.desc())
        .limit(1)
    ).first()


def last(session: Session, branch_id: int) -> Contest | None:
    """Returns the contest that ended last in a branch's group."""
    return session.scalars(
        select(Contest)
        .where(
            Contest.branch_id == branch_id,
            Contest.kind == "group",
            Contest.ended_at.is_not(None),
        )
        .order_by(Contest.created_at.desc())
        .limit(1)
    ).first()


def fitting(
    session: Session,
    branch_id: int,
    day: date,
    tags: Sequence[str] = (),
    difficulty: Sequence[int] = (),
    most: int = 500,
) -> list[int]:
    """Returns approved questions that fit a poll as they are, at most `most`: new ones in the order
    of their lots, then those asked longest ago. No tags or difficulties mean all."""
    wanted = [
        askable(session, branch_id, day),
        BankQuestion.kind != QuestionKind.FILL.value,
        func.length(BankQuestion.stem) <= LONGEST_STEM - HEADING,
    ]
    if difficulty:
        wanted.append(BankQuestion.difficulty.in_(difficulty))
    if tags:
        tagged = select(QuestionTag.question_id).where(
            QuestionTag.branch_id == branch_id, QuestionTag.tag.in_(tags)
        )
        wanted.append(BankQuestion.id.in_(tagged))
    found: list[int] = []
    asked = BankQuestion.asked_at
    for sort in (asked.is_(None), asked.is_not(None)):
        found += _carried(session, [*wanted, sort], most - len(found))
    return found


def _carried(session: Session, wanted: Iterable[ColumnElement[bool]], most: int) -> list[int]:
    """Reads rows until enough of them have options short enough, which only the rows show."""
    rows: Any = session.execute(
        select(BankQuestion.id, BankQuestion.options)
        .where(*wanted)
        .order_by(BankQuestion.asked_at, BankQuestion.lot)
        .execution_options(yield_per=A_SLICE)
    )
    found: list[int] = []
    for question_id, options in rows:
        if len(found) == most:
            break
        if len(options) <= MOST_OPTIONS and all(len(one) <= LONGEST_OPTION for one in options):
            found.append(question_id)
    rows.close()
    return found


def round_of(session: Session, contest: Contest) -> Round | None:
    """Returns the round of a contest's current question."""
    return session.scalars(
        select(Round)
        .where(Round.contest_id == contest.id, Round.number == contest.number)
        .order_by(Round.id.desc())
        .limit(1)
    ).first()


def rounds(session: Session, contest_id: int, state: str = "closed") -> Sequence[Round]:
    """Returns a contest's rounds of a state, in order."""
    return session.scalars(
        select(Round)
        .where(Round.contest_id == contest_id, Round.state == state)
        .order_by(Round.number)
    ).all()


def answering(session: Session, round_id: int) -> int:
    """Counts the answers to a round so far."""
    given = select(func.count()).where(Answer.round_id == round_id, Answer.right.is_not(None))
    return session.scalar(given) or 0


def plays(session: Session, member_id: int) -> bool:
    """Tells whether a member has a place in contests."""
    return bool(session.scalar(select(Member.id).where(Member.id == member_id, PLAYS)))


def join(session: Session, contest_id: int, member_id: int, now: datetime) -> tuple[int, bool]:
    """Enters a member, once; returns their number, from 1, and whether they are new."""
    new = session.scalars(
        upsert(session, Player)
        .values(contest_id=contest_id, member_id=member_id, joined_at=now)
        .on_conflict_do_nothing(index_elements=["contest_id", "member_id"])
        .returning(Player.id)
    ).first()
    mine = select(Player.id).where(Player.contest_id == contest_id, Player.member_id == member_id)
    before = select(func.count()).where(
        Player.contest_id == contest_id, Player.id <= mine.scalar_subquery()
    )
    return session.scalar(before) or 1, new is not None


def joined(session: Session, contest_id: int, latest: int = 5) -> tuple[int, list[str]]:
    """Returns the number of players, and the names of those who joined last, the last one first."""
    many = session.scalar(select(func.count()).where(Player.contest_id == contest_id)) or 0
    names = session.scalars(
        select(Member.shown)
        .join(Player, Player.member_id == Member.id)
        .where(Player.contest_id == contest_id)
        .order_by(Player.id.desc())
        .limit(latest)
    )
    return many, list(names)


def standings(session: Session, contest_id: int) -> list[Score]:
    """Returns everybody who answered anything, the most points first; on a tie, the earlier player
    first."""
    rows = session.execute(
        select(
            Player.member_id,
            Member.shown,
            Member.subgroup_id,
            Player.points,
            Player.right,
            Player.answered,
        )
        .join(Member, Member.id == Player.member_id)
        .where(Player.contest_id == contest_id, Player.answered > 0)
        .order_by(Player.points.desc(), Player.id)
    )
    return [Score(*row) for row in rows]


def apart(session: Session, contest_id: int) -> int:
    """Counts those who answered but have no place: guests, and people not on the roster."""
    given = (
        select(func.count(func.distinct(Answer.voter_id)))
        .select_from(Answer)
        .join(Round, Round.id == Answer.round_id)
        .outerjoin(Member, Member.id == Answer.member_id)
        .where(
            Round.contest_id == contest_id,
            Answer.right.is_not(None),
            ~Answer.late,
            or_(Answer.member_id.is_(None), ~PLAYS),
        )
    )
    return session.scalar(given) or 0


@dataclass(slots=True)
class Gain:
    """A member's gain from rounds; `spent`: milliseconds that the right answers took."""

    joined_at: datetime
    points: int = 0
    right: int = 0
    answered: int = 0
    spent: int = 0


def score(session: Session, contest: Contest, row: Round) -> None:
    """Adds the points of a round that was just closed; anybody who answered without having joined
    joins."""
    _add(session, contest.id, _gains(session, contest, Round.id == row.id))


def score_anew(session: Session, contest: Contest) -> None:
    """Recomputes all points of a contest from its closed rounds: after a key was corrected, or a
    round made void."""
    session.execute(
        update(Player)
        .where(Player.contest_id == contest.id)
        .values(points=0, right=0, answered=0, spent=0)
        .execution_options(synchronize_session=False)
    )
    _add(session, contest.id, _gains(session, contest, Round.state == "closed"))


def _gains(session: Session, contest: Contest, which: ColumnElement[bool]) -> dict[int, Gain]:
    """Returns member → their gain from these rounds."""
    rows: Any = session.execute(
        select(Answer.member_id, Answer.right, Answer.at, Round.posted_at)
        .join(Round, Round.id == Answer.round_id)
        .join(Member, Member.id == Answer.member_id)
        .where(
            Round.contest_id == contest.id,
            which,
            Answer.right.is_not(None),
            ~Answer.late,
            PLAYS,
        )
        .order_by(Answer.at, Answer.id)
    )
    gains: dict[int, Gain] = {}
    for member_id, right, at, posted_at in rows:
        mine = gains.setdefault(member_id, Gain(at))
        spent = max(0, round((at - posted_at) / timedelta(milliseconds=1)))
        mine.points += worth(right, spent, contest.seconds)
        mine.answered += 1
        mine.right += right
        mine.spent += spent if right else 0
    return gains


_player = Player.__table__.c
ADD = (
    update(cast("Table", Player.__table__))
    .where(
        _player.contest_id == bindparam("of_contest"), _player.member_id == bindparam("of_member")
    )
    .values(
        points=_player.points + bindparam("more_points"),
        right=_player.right + bindparam("more_right"),
        answered=_player.answered + bindparam("more_answered"),
        spent=_player.spent + bindparam("more_spent"),
    )
)


def _add(session: Session, contest_id: int, gains: dict[int, Gain]) -> None:
    if not gains:
        return
    session.execute(
        upsert(session, Player).on_conflict_do_nothing(index_elements=["contest_id", "member_id"]),
        [
            {"contest_id": contest_id, "member_id": one, "joined_at": gain.joined_at}
            for one, gain in gains.items()
        ],
    )
    session.connection().execute(
        ADD,
        [
            {
                "of_contest": contest_id,
                "of_member": one,
                "more_points": gain.points,
                "more_right": gain.right,
                "more_answered": gain.answered,
                "more_spent": gain.spent,
            }
            for one, gain in gains.items()
        ],
    )
