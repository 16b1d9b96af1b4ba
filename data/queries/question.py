"""The question bank (题库): storing and changing questions, and returning them as values."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import delete, func, insert, select, union
from sqlalchemy.orm import Session

from data.models import BankQuestion, QuestionChange, QuestionPicture, QuestionTag
from data.store import upsert
from data.values.question import Picture, Question, QuestionKind

T = TypeVar("T")

_SLICE = 500
"""Questions in one statement: both databases limit its parameters."""


def store(
    session: Session,
    branch_id: int,
    question: Question,
    now: datetime,
    by: int | None,
    state: str,
) -> BankQuestion | None:
    """Stores a question from the account `by`, as draft or approved; None where the branch has one
    with this key, or had it before it was changed."""
    stored = store_all(session, branch_id, [question], now, by, state)
    return session.get_one(BankQuestion, stored[question.key]) if stored else None


def store_all(
    session: Session,
    branch_id: int,
    questions: Sequence[Question],
    now: datetime,
    by: int | None,
    state: str,
    file_id: int | None = None,
) -> dict[str, int]:
    """Stores many questions of one file, as `store`; returns the ids of those stored, by key."""
    fresh = {one.key: one for one in questions}
    there = known_keys(session, branch_id, fresh)
    ids: dict[str, int] = {}
    for some in _slices(key for key in fresh if key not in there):
        made = session.execute(
            upsert(session, BankQuestion)
            .on_conflict_do_nothing(index_elements=["branch_id", "key"])
            .returning(BankQuestion.key, BankQuestion.id),
            [_row(branch_id, key, fresh[key], now, by, state, file_id) for key in some],
        )
        ids.update({row.key: row.id for row in made})
    _store_tags(session, branch_id, {ids[key]: fresh[key].tags for key in ids})
    for key, question_id in ids.items():
        picture = fresh[key].picture
        if picture is not None:
            session.add(QuestionPicture(question_id=question_id, content=picture.content))
    session.flush()
    return ids


def of_key(session: Session, branch_id: int, key: str) -> BankQuestion | None:
    """Returns the branch's question with this key."""
    return session.scalars(
        select(BankQuestion).where(BankQuestion.branch_id == branch_id, BankQuestion.key == key)
    ).first()


def change(
    session: Session, row: BankQuestion, after: Question, now: datetime, by: int | None
) -> bool:
    """Changes a stored question into this one and records the old one; False where nothing changes.

    No other question of the branch may have the new key.
    """
    before = as_value(session, row)
    if before == after:
        return False
    keep(session, row, before, now, by)
    for name, value in fields(after).items():
        setattr(row, name, value)
    row.key = after.key
    if before.tags != after.tags:
        session.execute(delete(QuestionTag).where(QuestionTag.question_id == row.id))
        _store_tags(session, row.branch_id, {row.id: after.tags})
    if before.picture != after.picture:
        session.execute(delete(QuestionPicture).where(QuestionPicture.question_id == row.id))
        if after.picture is not None:
            session.add(QuestionPicture(question_id=row.id, content=after.picture.content))
    session.flush()
    return True


def move(session: Session, row: BankQuestion, state: str, now: datetime, by: int | None) -> None:
    """Puts a question into another state and records the old one."""
    keep(session, row, as_value(session, row), now, by)
    row.state = state


def keep(
    session: Session, row: BankQuestion, before: Question, now: datetime, by: int | None
) -> None:
    """Records a question as it is before a change."""
    more = {
        "state": row.state,
        "picture": before.picture.name if before.picture else "",
    }
    session.add(
        QuestionChange(
            question_id=row.id,
            key=before.key,
            before=before.as_json() | more,
            by_account_id=by,
            at=now,
        )
    )


def fields(question: Question) -> dict[str, Any]:
    """Returns a question's own columns; tags and picture have tables of their own."""
    return {
        "kind": str(question.kind),
        "stem": question.stem,
        "options": list(question.options),
        "answer": list(question.answer),
        "blanks": [list(blank) for blank in question.blanks],
        "explanation": question.explanation,
        "source": question.source,
        "difficulty": question.difficulty,
        "until": question.until,
    }


def as_value(session: Session, row: BankQuestion) -> Question:
    """Returns a stored question as the value for importers, exporters and rules."""
    return next(as_values(session, [row]))


def as_values(
    session: Session, rows: Iterable[BankQuestion], *, pictured: bool = True
) -> Iterator[Question]:
    """Yields many questions as values, in few statements and in order; without pictures on
    request."""
    for some in _slices(rows):
        ids = [row.id for row in some]
        tagged: dict[int, list[str]] = {}
        for question_id, tag in session.execute(
            select(QuestionTag.question_id, QuestionTag.tag)
            .where(QuestionTag.question_id.in_(ids))
            .order_by(QuestionTag.place)
        ):
            tagged.setdefault(question_id, []).append(tag)
        pictures: dict[int, bytes] = {}
        if pictured:
            found = select(QuestionPicture).where(QuestionPicture.question_id.in_(ids))
            pictures = {one.question_id: one.content for one in session.scalars(found)}
        for row in some:
            yield _value(row, tagged.get(row.id, []), pictures.get(row.id))


def tags(session: Session, branch_id: int) -> list[tuple[str, int]]:
    """Returns the tags of the branch's questions that are not retired, with how many have each; the
    most used first."""
    many = func.count()
    found = session.execute(
        select(QuestionTag.tag, many)
        .join(BankQuestion, BankQuestion.id == QuestionTag.question_id)
        .where(QuestionTag.branch_id == branch_id, BankQuestion.state != "retired")
        .group_by(QuestionTag.tag)
        .order_by(many.desc(), QuestionTag.tag)
    )
    return [(tag, number) for tag, number in found]


def approved(session: Session, branch_id: int) -> int:
    """Counts the questions that the branch may be asked."""
    return (
        session.scalar(
            select(func.count())
            .select_from(BankQuestion)
            .where(BankQuestion.branch_id == branch_id, BankQuestion.state == "approved")
        )
        or 0
    )


def known_keys(session: Session, branch_id: int, keys: Iterable[str]) -> set[str]:
    """Returns those of the keys that the branch's questions have, or had before they were
    changed."""
    found: set[str] = set()
    for some in _slices(keys):
        now = select(BankQuestion.key).where(
            BankQuestion.branch_id == branch_id, BankQuestion.key.in_(some)
        )
        before = (
            select(QuestionChange.key)
            .join(BankQuestion, BankQuestion.id == QuestionChange.question_id)
            .where(BankQuestion.branch_id == branch_id, QuestionChange.key.in_(some))
        )
        found.update(session.scalars(union(now, before)))
    return found


def _row(
    branch_id: int,
    key: str,
    question: Question,
    now: datetime,
    by: int | None,
    state: str,
    file_id: int | None,
) -> dict[str, Any]:
    approved_now = state == "approved"
    return {
        "branch_id": branch_id,
        "key": key,
        **fields(question),
        "state": state,
        "file_id": file_id,
        # Derived from the key, so that another branch asks the same bank in another order.
        "lot": zlib.crc32(f"{branch_id} {key}".encode()),
        "added_by": by,
        "added_at": now,
        "approved_by": by if approved_now else None,
        "approved_at": now if approved_now else None,
    }


def _store_tags(session: Session, branch_id: int, tagged: dict[int, tuple[str, ...]]) -> None:
    rows = [
        {"question_id": question_id, "tag": tag, "place": place, "branch_id": branch_id}
        for question_id, said in tagged.items()
        for place, tag in enumerate(dict.fromkeys(said))
    ]
    if rows:
        session.execute(insert(QuestionTag), rows)


def _value(row: BankQuestion, tagged: list[str], picture: bytes | None) -> Question:
    return Question(
        kind=QuestionKind(row.kind),
        stem=row.stem,
        options=tuple(row.options),
        answer=tuple(row.answer),
        blanks=tuple(tuple(blank) for blank in row.blanks),
        explanation=row.explanation,
        source=row.source,
        tags=tuple(tagged),
        difficulty=row.difficulty,
        until=row.until,
        picture=Picture(picture) if picture else None,
    )


def _slices(items: Iterable[T]) -> Iterator[list[T]]:
    """Yields slices that one statement can carry."""
    left = iter(items)
    while some := list(islice(left, _SLICE)):
        yield some
