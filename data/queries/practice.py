"""A member's own practice: its log, the lists of mistakes and of saved questions, due questions."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.orm import Session

from data.models import Account, BankQuestion, Branch, Member, Memory, Practice, QuestionTag
from data.queries import memory
from data.queries.away import is_away
from data.queries.bot import reached
from data.queries.memory import MISTAKEN, askable, standing
from data.values.filling import Judgement
from data.values.judging import judged

WRONG, SAVED = "wrong", "saved"
"""A member's lists: mistakes (错题), and questions saved by hand (收藏)."""
_ON = {WRONG: MISTAKEN, SAVED: Memory.saved_at.is_not(None)}
_LATEST = {WRONG: Memory.wrong_at.desc(), SAVED: Memory.saved_at.desc()}


def enter(
    session: Session,
    member_id: int,
    question_id: int,
    chosen: Sequence[Any],
    now: datetime,
    *,
    right: bool,
) -> None:
    """Records one answer of a member's own practice, and updates the memory."""
    session.add(
        Practice(
            member_id=member_id, question_id=question_id, at=now, chosen=list(chosen), right=right
        )
    )
    session.flush()
    memory.rebuild(session, member_id, question_id, now)


def regrade(session: Session, question: BankQuestion, now: datetime) -> None:
    """Judges all practised answers to a question by its present key. Where that leaves it to people
    (a near miss), their decision stays."""
    entries = session.scalars(select(Practice).where(Practice.question_id == question.id)).all()
    for entry in entries:
        worth = judged(question.kind, question.answer, question.blanks, entry.chosen)
        if worth is not Judgement.NEAR:
            entry.right = worth is Judgement.RIGHT
    session.flush()
    memory.rebuild_question(session, question.id, now)


def many_on(session: Session, member_id: int, branch_id: int, day: date, name: str) -> int:
    """Counts the questions on one of a member's lists on a local day."""
    found = select(func.count()).select_from(Memory).join(BankQuestion, _question())
    wanted = found.where(Memory.member_id == member_id, _ON[name], askable(session, branch_id, day))
    return session.scalar(wanted) or 0


def listed(
    session: Session,
    member_id: int,
    branch_id: int,
    day: date,
    name: str,
    *,
    start: int = 0,
    most: int = 5,
) -> list[tuple[BankQuestion, Memory]]:
    """Returns some of one of a member's lists, the latest first. A question being asked just now is
    on none until it is over, because lists show the right answers."""
    found = session.execute(
        select(BankQuestion, Memory)
        .join(Memory, _question())
        .where(Memory.member_id == member_id, _ON[name], askable(session, branch_id, day))
        .order_by(_LATEST[name], BankQuestion.id)
        .offset(start)
        .limit(most)
        .execution_options(populate_existing=True)
    )
    return [(row[0], row[1]) for row in found]


def longest_ago(
    session: Session,
    member_id: int,
    branch_id: int,
    day: date,
    count: int,
    *,
    tag: str = "",
    name: str = "",
) -> list[int]:
    """Returns the ids of questions that a member met of a tag or has on one of their lists, never
    answered ones first, then those answered longest ago."""
    wanted = [Memory.member_id == member_id, askable(session, branch_id, day)]
    if name:
        wanted.append(_ON[name])
    if tag:
        tagged = select(QuestionTag.question_id).where(
            QuestionTag.branch_id == branch_id, QuestionTag.tag == tag
        )
        wanted.append(BankQuestion.id.in_(tagged))
    found = select(BankQuestion.id).join(Memory, _question()).where(*wanted)
    order = (Memory.last_at.is_not(None), Memory.last_at, BankQuestion.id)
    return list(session.scalars(found.order_by(*order).limit(count)))


def _question() -> ColumnElement[bool]:
    return Memory.question_id == BankQuestion.id


def unsave(session: Session, member_id: int, question_id: int, now: datetime) -> None:
    """Removes a question from the member's own list."""
    _set(session, member_id, question_id, saved_at=None)
    memory.rebuild(session, member_id, question_id, now)


def clear(session: Session, member_id: int, question_id: int, now: datetime) -> None:
    """Removes a question from the list of mistakes, until it is answered wrong again."""
    _set(session, member_id, question_id, cleared_at=now)


def _set(session: Session, member_id: int, question_id: int, **values: datetime | None) -> None:
    session.execute(
        update(Memory)
        .where(Memory.member_id == member_id, Memory.question_id == question_id)
        .values(**values)
    )


def is_saved(session: Session, member_id: int, question_id: int) -> bool:
    """Tells whether a question is on the member's own list."""
    saved = select(Memory.saved_at).where(
        Memory.member_id == member_id, Memory.question_id == question_id
    )
    return session.scalar(saved) is not None


def may_practise(session: Session, question: BankQuestion, day: date) -> bool:
    """Tells whether a question may be practised on a local day."""
    found = select(BankQuestion.id).where(
        BankQuestion.id == question.id, askable(session, question.branch_id, day)
    )
    return session.scalar(found) is not None


def tags(session: Session, branch_id: int, day: date) -> list[tuple[str, int]]:
    """Returns the tags of the questions that can be practised on a local day, with how many have
    each; the most used first."""
    many = func.count()
    found = session.execute(
        select(QuestionTag.tag, many)
        .join(BankQuestion, BankQuestion.id == QuestionTag.question_id)
        .where(QuestionTag.branch_id == branch_id, standing(branch_id, day))
        .group_by(QuestionTag.tag)
        .order_by(many.desc(), QuestionTag.tag)
    )
    return [(tag, number) for tag, number in found]


def next_due(session: Session, member_id: int, branch_id: int, now: datetime) -> datetime | None:
    """Returns when the next question becomes due."""
    return session.scalar(
        select(func.min(Memory.due_at))
        .join(BankQuestion, _question())
        .where(Memory.member_id == member_id, Memory.due_at > now, _of_bank(branch_id))
    )


def due_by(session: Session, member_id: int, branch_id: int, moment: datetime) -> int:
    """Counts the questions of a member that are due at a future moment."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Memory)
            .join(BankQuestion, _question())
            .where(Memory.member_id == member_id, Memory.due_at <= moment, _of_bank(branch_id))
        )
        or 0
    )


def _of_bank(branch_id: int) -> ColumnElement[bool]:
    return and_(BankQuestion.branch_id == branch_id, BankQuestion.state == "approved")


def to_remind(session: Session, branch: Branch, day: date, now: datetime) -> Sequence[Any]:
    """Returns the members to remind on a local day of what is due by now: rows of member_id,
    account_id, language (None for the branch's) and due, how many questions.

    Members are left out who want no reminders, were reminded on this day, are away, or cannot be
    written to.
    """
    return session.execute(
        select(
            Member.id.label("member_id"),
            Account.id.label("account_id"),
            Account.language,
            func.count().label("due"),
        )
        .join(Account, Account.id == Member.account_id)
        .join(Memory, Memory.member_id == Member.id)
        .join(BankQuestion, _question())
        .where(
            Member.branch_id == branch.id,
            Member.left_on.is_(None),
            Member.reviews,
            Member.reviewed_on.is_distinct_from(day),
            reached(branch.bot_id),
            ~is_away(day),
            Memory.due_at <= now,
            askable(session, branch.id, day),
        )
        .group_by(Member.id, Account.id, Account.language)
        .order_by(Member.id)
    ).all()


def reminded(session: Session, members: Sequence[int], day: date) -> None:
    """Records that these members were reminded on a local day."""
    session.execute(update(Member).where(Member.id.in_(members)).values(reviewed_on=day))


def earliest_due(session: Session, branch_id: int) -> datetime | None:
    """Returns the earliest due time, past or future, of members of a branch who want reminders."""
    return session.scalar(
        select(func.min(Memory.due_at))
        .join(Member, Member.id == Memory.member_id)
        .where(Member.branch_id == branch_id, Member.left_on.is_(None), Member.reviews)
    )
