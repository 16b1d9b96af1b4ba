"""Chooses the next question: new ones and due ones mixed, none asked lately.

The candidates come from the beginnings of indexes: only a few rows are read, however large the
bank.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from data.models import BankQuestion, Branch, Memory, QuestionTag, Round
from data.queries.memory import askable, standing

LATELY = timedelta(days=14)
"""Questions asked within this time are not asked again while there is any other."""
FEW = 1_000
"""Most questions of a tag so rare that they are read themselves instead of the bank's order."""
FRESH_BETWEEN = 2
"""New questions between two due ones, while there are both."""


def next_for_group(
    session: Session,
    branch_id: int,
    now: datetime,
    *,
    tags: Sequence[str] = (),
    difficulty: Sequence[int] = (),
    count: int = 1,
) -> list[BankQuestion]:
    """Returns the next questions for a branch's group, at most `count`, none of them under way.

    Of three, two are new, in the order of their lots, and one is due; where one sort runs out the
    other takes its place, and then whatever was not asked lately, the longest ago first. Questions
    asked lately come only where the bank has nothing else. No tags or difficulties mean all.
    """
    today = _today(session, branch_id, now)
    wanted = [askable(session, branch_id, today), *_narrowed(session, branch_id, tags, difficulty)]
    few = select(BankQuestion).where(*wanted).limit(count)
    by_lot = (BankQuestion.asked_at, BankQuestion.lot)
    fresh = list(session.scalars(few.where(BankQuestion.asked_at.is_(None)).order_by(*by_lot)))
    due = list(
        session.scalars(
            few.where(BankQuestion.due_at <= now, BankQuestion.asked_at <= now - LATELY).order_by(
                BankQuestion.due_at
            )
        )
    )
    chosen = _mixed(fresh, due, _fresh_lately(session, branch_id), count)
    if len(chosen) < count:
        # NULL is no moment: new questions are not among these.
        others = few.where(BankQuestion.asked_at <= now).order_by(*by_lot)
        there = {one.id for one in chosen}
        more = session.scalars(others.limit(2 * count))
        chosen += [one for one in more if one.id not in there][: count - len(chosen)]
    return chosen


def _mixed(
    fresh: list[BankQuestion], due: list[BankQuestion], since_due: int, count: int
) -> list[BankQuestion]:
    chosen: list[BankQuestion] = []
    while len(chosen) < count and (fresh or due):
        if due and (since_due >= FRESH_BETWEEN or not fresh):
            chosen.append(due.pop(0))
            since_due = 0
        else:
            chosen.append(fresh.pop(0))
            since_due += 1
    return chosen


def _fresh_lately(session: Session, branch_id: int) -> int:
    """Counts the branch's last questions that were new when asked, in a row."""
    earlier = aliased(Round)
    asked_before = exists().where(
        earlier.question_id == Round.question_id, earlier.id < Round.id, earlier.state == "closed"
    )
    last = session.scalars(
        select(asked_before)
        .select_from(Round)
        .where(Round.branch_id == branch_id, Round.contest_id.is_(None))
        .order_by(Round.posted_at.desc(), Round.id.desc())
        .limit(FRESH_BETWEEN)
    ).all()
    return next((at for at, again in enumerate(last) if again), FRESH_BETWEEN)


def next_for_member(
    session: Session,
    member_id: int,
    branch_id: int,
    now: datetime,
    *,
    tags: Sequence[str] = (),
    due_first: bool = True,
    count: int = 1,
) -> list[BankQuestion]:
    """Returns the next questions for a member's practice, at most `count`: due ones, the longest
    due first, then new ones; new ones first unless `due_first`.

    New ones follow, in the order of the lots, on the question the member met last, so that members
    go through the bank in different orders.
    """
    today = _today(session, branch_id, now)
    wanted = [askable(session, branch_id, today), *_narrowed(session, branch_id, tags, ())]
    chosen = _due(session, member_id, now, wanted, count) if due_first else []
    if len(chosen) < count:
        chosen += _unmet(session, member_id, wanted, count - len(chosen))
    if len(chosen) < count and not due_first:
        chosen += _due(session, member_id, now, wanted, count - len(chosen))
    return chosen


def _due(
    session: Session,
    member_id: int,
    now: datetime,
    wanted: Sequence[ColumnElement[bool]],
    count: int,
) -> list[BankQuestion]:
    found = (
        select(BankQuestion)
        .join(Memory, Memory.question_id == BankQuestion.id)
        .where(Memory.member_id == member_id, Memory.due_at <= now, *wanted)
        .order_by(Memory.due_at, BankQuestion.lot)
    )
    return list(session.scalars(found.limit(count)))


def _unmet(
    session: Session, member_id: int, wanted: Sequence[ColumnElement[bool]], count: int
) -> list[BankQuestion]:
    met = exists().where(Memory.member_id == member_id, Memory.question_id == BankQuestion.id)
    last = session.scalar(
        select(BankQuestion.lot)
        .join(Memory, Memory.question_id == BankQuestion.id)
        .where(Memory.member_id == member_id, Memory.last_at.is_not(None))
        .order_by(Memory.last_at.desc())
        .limit(1)
    )
    if last is None:
        last = member_id * 2_654_435_761 % 2**32
    unmet = select(BankQuestion).where(*wanted, ~met).order_by(BankQuestion.lot)
    found = list(session.scalars(unmet.where(BankQuestion.lot > last).limit(count)))
    if len(found) < count:
        before = unmet.where(BankQuestion.lot <= last)
        found += session.scalars(before.limit(count - len(found)))
    return found


def _today(session: Session, branch_id: int, now: datetime) -> date:
    branch = session.get_one(Branch, branch_id)
    return now.astimezone(ZoneInfo(branch.zone)).date()


def _narrowed(
    session: Session, branch_id: int, tags: Sequence[str], difficulty: Sequence[int]
) -> list[ColumnElement[bool]]:
    """Returns the conditions of tags and difficulties."""
    wanted: list[ColumnElement[bool]] = []
    if difficulty:
        wanted.append(BankQuestion.difficulty.in_(difficulty))
    if tags:
        tagged = and_(QuestionTag.branch_id == branch_id, QuestionTag.tag.in_(tags))
        few = session.scalars(select(QuestionTag.question_id).where(tagged).limit(FEW)).all()
        if len(few) < FEW:
            wanted.append(BankQuestion.id.in_(few))
        else:
            wanted.append(exists().where(tagged, QuestionTag.question_id == BankQuestion.id))
    return wanted


def many(
    session: Session,
    branch_id: int,
    today: date,
    tags: Sequence[str] = (),
    difficulty: Sequence[int] = (),
) -> int:
    """Counts the questions of a branch's bank that may be asked on a local day, of these tags and
    difficulties."""
    wanted = [standing(branch_id, today), *_narrowed(session, branch_id, tags, difficulty)]
    return session.scalar(select(func.count()).select_from(BankQuestion).where(*wanted)) or 0
