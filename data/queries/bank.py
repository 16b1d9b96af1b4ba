"""Searches a question bank: lists, words, usage, and the history of changes."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Text, case, cast, func, or_, select
from sqlalchemy.orm import Session

from data.models import (
    Account,
    Answer,
    BankQuestion,
    Member,
    QuestionChange,
    QuestionPicture,
    QuestionTag,
    Round,
)

EVERY = ("approved", "draft", "retired")


@dataclass(frozen=True, slots=True)
class Choice:
    """A selection of a branch's questions: of these states and this kind, with this tag, from this
    file, with all these words in stem, options, explanation, source or tags. Empty fields select
    all."""

    states: tuple[str, ...] = ("approved",)
    kind: str = ""
    tag: str = ""
    file_id: int = 0
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """The times a question was asked, the last time, and its answers in time and right ones."""

    rounds: int
    last_at: datetime | None
    answers: int
    right: int


def counts(session: Session, branch_id: int) -> Counter[tuple[str, str]]:
    """Counts the branch's questions by state and kind."""
    found = session.execute(
        select(BankQuestion.state, BankQuestion.kind, func.count().label("many"))
        .where(BankQuestion.branch_id == branch_id)
        .group_by(BankQuestion.state, BankQuestion.kind)
    )
    return Counter({(row.state, row.kind): row.many for row in found})


def chosen(branch_id: int, choice: Choice) -> list[ColumnElement[bool]]:
    """Returns the conditions of a selection."""
    wanted: list[ColumnElement[bool]] = [
        BankQuestion.branch_id == branch_id,
        BankQuestion.state.in_(choice.states),
    ]
    if choice.kind:
        wanted.append(BankQuestion.kind == choice.kind)
    if choice.file_id:
        wanted.append(BankQuestion.file_id == choice.file_id)
    if choice.tag:
        tagged = select(QuestionTag.question_id).where(
            QuestionTag.branch_id == branch_id, QuestionTag.tag == choice.tag
        )
        wanted.append(BankQuestion.id.in_(tagged))
    return [*wanted, *(_says(branch_id, word) for word in choice.words)]


def _says(branch_id: int, word: str) -> ColumnElement[bool]:
    # JSON stores non-ASCII letters as \u4e09, so the word is searched for in that form.
    escaped = json.dumps(word)[1:-1]
    places = [BankQuestion.stem, BankQuestion.explanation, BankQuestion.source]
    lists = [cast(BankQuestion.options, Text), cast(BankQuestion.blanks, Text)]
    tagged = select(QuestionTag.question_id).where(
        QuestionTag.branch_id == branch_id,
        QuestionTag.tag.icontains(word, autoescape=True),
    )
    return or_(
        *(place.icontains(word, autoescape=True) for place in places),
        *(place.icontains(escaped, autoescape=True) for place in lists),
        BankQuestion.id.in_(tagged),
    )


def listed(
    session: Session,
    branch_id: int,
    choice: Choice,
    *,
    start: int = 0,
    most: int | None = None,
) -> tuple[int, Sequence[BankQuestion]]:
    """Counts a selection, and returns its questions from `start` on, in the order they came."""
    wanted = chosen(branch_id, choice)
    total = session.scalar(select(func.count()).select_from(BankQuestion).where(*wanted)) or 0
    rows = session.scalars(
        select(BankQuestion).where(*wanted).order_by(BankQuestion.id).offset(start).limit(most)
    ).all()
    return total, rows


def usage(session: Session, question_id: int) -> Usage:
    """Returns how a question fared in the group."""
    asked = (Round.question_id == question_id, Round.state.in_(("open", "closed")))
    rounds, last_at = session.execute(
        select(func.count(), func.max(Round.posted_at)).where(*asked)
    ).one()
    answers, right = session.execute(
        select(func.count(), func.sum(case((Answer.right.is_(True), 1), else_=0)))
        .join(Round, Round.id == Answer.round_id)
        .where(*asked, Answer.right.is_not(None), Answer.late.is_(False))
    ).one()
    return Usage(rounds, last_at, answers, right or 0)


def was_asked(session: Session, question_id: int) -> bool:
    """Tells whether scores depend on a question's key."""
    asked = select(Round.id).where(
        Round.question_id == question_id, Round.state.in_(("open", "closed"))
    )
    return session.scalar(asked.limit(1)) is not None


def is_open(session: Session, question_id: int) -> bool:
    """Tells whether the group is answering a question just now."""
    asked = select(Round.id).where(Round.question_id == question_id, Round.state == "open")
    return session.scalar(asked.limit(1)) is not None


def has_picture(session: Session, question_id: int) -> bool:
    """Tells whether a question has a picture."""
    found = select(QuestionPicture.question_id).where(QuestionPicture.question_id == question_id)
    return session.scalar(found) is not None


def changes(
    session: Session, question_id: int, most: int | None = None
) -> Sequence[tuple[QuestionChange, str]]:
    """Returns a question before each change, and who made it; the last one first."""
    found = session.execute(
        select(QuestionChange, func.coalesce(Member.shown, Account.name, ""))
        .join(BankQuestion, BankQuestion.id == QuestionChange.question_id)
        .outerjoin(Account, Account.id == QuestionChange.by_account_id)
        .outerjoin(
            Member,
            (Member.account_id == Account.id)
            & (Member.branch_id == BankQuestion.branch_id)
            & Member.left_on.is_(None),
        )
        .where(QuestionChange.question_id == question_id)
        .order_by(QuestionChange.id.desc())
        .limit(most)
    )
    return [(row[0], row[1]) for row in found]


def files_waiting(session: Session, branch_id: int) -> Sequence[tuple[int | None, int]]:
    """Returns the files whose questions await approval (None for other sources), with the counts;
    the newest first."""
    many = func.count()
    found = session.execute(
        select(BankQuestion.file_id, many)
        .where(BankQuestion.branch_id == branch_id, BankQuestion.state == "draft")
        .group_by(BankQuestion.file_id)
        .order_by(func.max(BankQuestion.id).desc())
    )
    return [(row[0], row[1]) for row in found]
