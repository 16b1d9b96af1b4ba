"""Members' memories of questions: recomputed from the log of answers, counted, and saved by
hand."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Date,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from data.models import Answer, BankQuestion, Branch, Contest, Member, Memory, Practice, Round
from data.prepared import Prepared
from data.queries.recheck import look_from
from data.store import upsert
from data.values.memory import KNOWN_DAYS, Recall, Trial, first_due, next_review, recall

REVIEW = "practice.review"
"""The kind of plan that checks what a branch's members have to review."""
_FORGOTTEN = {
    "last_at": None,
    "last_right": None,
    "stability": 0.0,
    "right": 0,
    "wrong": 0,
    "wrong_at": None,
}
_MADE = ("due_at", *_FORGOTTEN)
FIRM = and_(Memory.last_right.is_(True), Memory.stability >= KNOWN_DAYS)
"""Tells whether the question of a memory is known."""
MISTAKEN = and_(
    Memory.wrong_at.is_not(None),
    or_(Memory.cleared_at.is_(None), Memory.cleared_at < Memory.wrong_at),
    ~FIRM,
)
"""Tells whether it is on the list of mistakes (错题本): until it is known, or removed by hand."""


@dataclass(frozen=True, slots=True)
class Known:
    """A member's questions: known (the last answer right, and stable for three weeks), shaky (the
    other ones answered), new (never answered)."""

    known: int
    shaky: int
    new: int


def rebuild(session: Session, member_id: int, question_id: int, now: datetime) -> None:
    """Recomputes a member's memory of a question from all answers up to now: those in rounds that
    are closed and not void, the late ones too, and those of their own practice."""
    _rebuild(session, [member_id], question_id, now)


def rebuild_round(session: Session, round_id: int, now: datetime) -> None:
    """Recomputes the memories of all who answered in a round; called when it was closed, made void,
    or its key corrected."""
    question_id = session.scalar(select(Round.question_id).where(Round.id == round_id))
    if question_id is not None:
        answered = select(Answer.member_id).where(
            Answer.round_id == round_id, Answer.member_id.is_not(None)
        )
        _rebuild(session, [one for one in session.scalars(answered) if one], question_id, now)


def rebuild_late(session: Session, round_id: int, member_id: int, now: datetime) -> None:
    """Recomputes the memory of one who answered when the round was closed already."""
    question_id = session.scalar(select(Round.question_id).where(Round.id == round_id))
    if question_id is not None:
        rebuild(session, member_id, question_id, now)


def rebuild_question(session: Session, question_id: int, now: datetime) -> None:
    """Recomputes the memories of all who ever answered a question."""
    found = session.scalars(select(Memory.member_id).where(Memory.question_id == question_id))
    _rebuild(session, found.all(), question_id, now)


def _rebuild(session: Session, members: Sequence[int], question_id: int, now: datetime) -> None:
    if not members:
        return
    branch = _branch_of(session, question_id)
    zone = ZoneInfo(branch.zone)
    mine = (Memory.question_id == question_id, Memory.member_id.in_(members))
    saved: dict[int, datetime | None] = {
        row.member_id: row.saved_at
        for row in session.execute(select(Memory.member_id, Memory.saved_at).where(*mine))
    }
    trials = _trials(session, members, question_id, now)
    rows, gone = [], []
    for member_id in members:
        found = recall(trials.get(member_id, ()), zone)
        saved_at = saved.get(member_id)
        if found is None and saved_at is None:
            gone.append(member_id)
        else:
            values = _values(found, saved_at, zone)
            rows.append({"member_id": member_id, "question_id": question_id, **values})
    if gone:
        session.execute(delete(Memory).where(Memory.question_id == question_id, _among(gone)))
    if rows:
        insert = upsert(session, Memory)
        insert = insert.on_conflict_do_update(
            index_elements=["member_id", "question_id"],
            set_={name: insert.excluded[name] for name in _MADE},
        )
        # Allows rows with and without empty columns in one statement.
        session.execute(insert, rows, execution_options={"render_nulls": True})
        earliest = min(row["due_at"] for row in rows)
        look_from(session, REVIEW, branch.id, next_review(max(now, earliest), zone))


def _values(found: Recall | None, saved_at: datetime | None, zone: ZoneInfo) -> dict[str, Any]:
    if found is not None:
        return asdict(found)
    assert saved_at is not None
    return {"due_at": first_due(saved_at, zone), **_FORGOTTEN}


def _among(members: Iterable[int]) -> ColumnElement[bool]:
    return Memory.member_id.in_(members)


def _trials(
    session: Session, members: Sequence[int], question_id: int, now: datetime
) -> dict[int, list[Trial]]:
    """Returns the answers of these members to a question, by member."""
    asked = (
        select(Answer.member_id, Answer.at, Answer.right)
        .join(Round, Round.id == Answer.round_id)
        .where(
            Round.question_id == question_id,
            Round.state == "closed",
            Answer.member_id.in_(members),
            Answer.right.is_not(None),
            Answer.at <= now,
        )
    )
    practised = select(Practice.member_id, Practice.at, Practice.right).where(
        Practice.question_id == question_id, Practice.member_id.in_(members), Practice.at <= now
    )
    found: dict[int, list[Trial]] = {}
    rows: Iterable[Any] = session.execute(union_all(asked, practised))
    for row in rows:
        found.setdefault(row.member_id, []).append(Trial(row.at, row.right))
    return found


def _branch_of(session: Session, question_id: int) -> Branch:
    return session.scalars(
        select(Branch)
        .join(BankQuestion, BankQuestion.branch_id == Branch.id)
        .where(BankQuestion.id == question_id)
    ).one()


def save(session: Session, member_id: int, question_id: int, now: datetime) -> bool:
    """Adds a question to a member's own list (收进错题本); False where it was there already.

    One that was never answered is asked from the next day on.
    """
    branch = _branch_of(session, question_id)
    due_at = first_due(now, ZoneInfo(branch.zone))
    added = {"saved_at": now}
    row = session.scalars(
        upsert(session, Memory)
        .values(member_id=member_id, question_id=question_id, due_at=due_at, **_FORGOTTEN, **added)
        .on_conflict_do_update(
            index_elements=["member_id", "question_id"],
            set_=added,
            where=Memory.saved_at.is_(None),
        )
        .returning(Memory.question_id)
    )
    look_from(session, REVIEW, branch.id, next_review(due_at, ZoneInfo(branch.zone)))
    return row.first() is not None


def askable(session: Session, branch_id: int, day: date) -> ColumnElement[bool]:
    """Tells whether a question of an enclosing query may be practised on a local day: approved, not
    expired, and not being asked in the group or in a contest just now."""
    return _free(branch_id, day, _in_contests(session, branch_id))


def _free(branch_id: Any, day: Any, drawn: Any) -> ColumnElement[bool]:
    return and_(
        standing(branch_id, day),
        ~exists().where(Round.question_id == BankQuestion.id, Round.state == "open"),
        BankQuestion.id.not_in(drawn),
    )


def standing(branch_id: Any, day: Any) -> ColumnElement[bool]:
    """Tells whether a question of an enclosing query is one of a branch's, approved and not
    expired."""
    return and_(
        BankQuestion.branch_id == branch_id,
        BankQuestion.state == "approved",
        or_(BankQuestion.until.is_(None), BankQuestion.until >= day),
    )


def _in_contests(session: Session, branch_id: int) -> list[int]:
    """Returns the questions of contests and duels that are not over."""
    session.flush()
    drawn = _DRAWN.all(session, of_branch=branch_id)
    return [int(question_id) for row in drawn for question_id in row.questions]


_DRAWN = Prepared(
    select(Contest.questions).where(
        Contest.branch_id == bindparam("of_branch"),
        or_(*(Contest.state == state for state in ("joining", "running", "paused"))),
    )
)


def due(session: Session, member_id: int, now: datetime) -> int:
    """Counts the questions a member has to review."""
    asked, branch = _asked(session, member_id, now)
    asked |= {"now": now, "drawn": _in_contests(session, branch)}
    return session.scalar(_DUE, asked) or 0


_DUE = (
    select(func.count())
    .select_from(Memory)
    .join(BankQuestion, BankQuestion.id == Memory.question_id)
    .where(
        Memory.member_id == bindparam("of_member"),
        Memory.due_at <= bindparam("now"),
        _free(bindparam("of_branch"), bindparam("on_day"), bindparam("drawn", expanding=True)),
    )
)


def known(session: Session, member_id: int, now: datetime) -> Known:
    """Returns how well a member knows the questions of their branch."""
    session.flush()
    asked, _ = _asked(session, member_id, now)
    every, mine = _STANDING.first(session, **asked), _ANSWERED.first(session, **asked)
    assert every is not None
    assert mine is not None
    return Known(mine.firm, mine.answered - mine.firm, every.many - mine.answered)


def _asked(session: Session, member_id: int, now: datetime) -> tuple[dict[str, Any], int]:
    """Returns the parameters of the statements below, and the member's branch."""
    member = session.get_one(Member, member_id)
    branch = session.get_one(Branch, member.branch_id)
    day = now.astimezone(ZoneInfo(branch.zone)).date()
    return {"of_member": member_id, "of_branch": branch.id, "on_day": day}, branch.id


_STANDS = standing(bindparam("of_branch"), bindparam("on_day", type_=Date()))
_STANDING = Prepared(select(func.count().label("many")).select_from(BankQuestion).where(_STANDS))
_ANSWERED = Prepared(
    select(func.count().label("answered"), func.count().filter(FIRM).label("firm"))
    .select_from(Memory)
    .join(BankQuestion, BankQuestion.id == Memory.question_id)
    .where(Memory.member_id == bindparam("of_member"), Memory.last_at.is_not(None), _STANDS)
)
