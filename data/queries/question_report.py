"""Members' doubts about questions (题目有疑问): open until a secretary decides."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.models import BankQuestion, Member, QuestionReport
from data.store import upsert


def add(
    session: Session,
    question_id: int,
    round_id: int | None,
    member_id: int,
    reason: str,
    now: datetime,
) -> bool:
    """Records a doubt; False where this member has an open one about this question."""
    made = session.execute(
        upsert(session, QuestionReport)
        .values(
            question_id=question_id,
            round_id=round_id,
            member_id=member_id,
            reason=reason,
            at=now,
            state="open",
        )
        .on_conflict_do_nothing()
        .returning(QuestionReport.id)
    )
    return made.scalar() is not None


def is_open(session: Session, question_id: int, member_id: int) -> bool:
    """Tells whether this member has an open doubt about this question."""
    found = select(QuestionReport.id).where(
        QuestionReport.question_id == question_id,
        QuestionReport.member_id == member_id,
        QuestionReport.state == "open",
    )
    return session.scalar(found.limit(1)) is not None


def since(session: Session, member_id: int, moment: datetime) -> int:
    """Counts the doubts of a member since a moment."""
    found = select(func.count()).where(
        QuestionReport.member_id == member_id, QuestionReport.at >= moment
    )
    return session.scalar(found) or 0


def questions_open(session: Session, branch_id: int) -> Sequence[tuple[BankQuestion, int]]:
    """Returns the branch's questions with open doubts and how many each has; the latest doubt
    first."""
    many = func.count()
    found = session.execute(
        select(BankQuestion, many)
        .join(QuestionReport, QuestionReport.question_id == BankQuestion.id)
        .where(BankQuestion.branch_id == branch_id, QuestionReport.state == "open")
        .group_by(BankQuestion.id)
        .order_by(func.max(QuestionReport.id).desc())
    )
    return [(row[0], row[1]) for row in found]


def open_on(session: Session, question_id: int) -> Sequence[tuple[QuestionReport, Member]]:
    """Returns the open doubts about a question with their members, the oldest first."""
    found = session.execute(
        select(QuestionReport, Member)
        .join(Member, Member.id == QuestionReport.member_id)
        .where(QuestionReport.question_id == question_id, QuestionReport.state == "open")
        .order_by(QuestionReport.id)
    )
    return [(row[0], row[1]) for row in found]
