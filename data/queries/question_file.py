"""Files of questions being imported: packs to store, and doubtful questions."""

import base64
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select
from sqlalchemy.orm import Session

from data.models import BankQuestion, QuestionChange, QuestionFile, QuestionFound, QuestionPack
from data.queries import question as questions
from data.values.question import Picture, Question

PACK = 100
"""Questions of one pack: taps wait while they are stored."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question of a file that can be stored; `replaces` is the question that it changes."""

    question: Question
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The contents of a branch's bank: its questions by key, without their pictures; their ids by
    key and by former keys; and former versions."""

    questions: dict[str, Question]
    ids: dict[str, int]
    former: dict[str, int]
    past: dict[int, tuple[Question, ...]]


def known(session: Session, branch_id: int) -> Known:
    """Returns everything that a file is compared with."""
    rows = session.scalars(select(BankQuestion).where(BankQuestion.branch_id == branch_id)).all()
    keys = [row.key for row in rows]
    former: dict[str, int] = {}
    past: dict[int, list[Question]] = {}
    for change in session.scalars(
        select(QuestionChange)
        .join(BankQuestion, BankQuestion.id == QuestionChange.question_id)
        .where(BankQuestion.branch_id == branch_id)
    ):
        former[change.key] = change.question_id
        past.setdefault(change.question_id, []).append(was(change))
    return Known(
        dict(zip(keys, questions.as_values(session, rows, pictured=False), strict=True)),
        {row.key: row.id for row in rows},
        former,
        {question_id: tuple(some) for question_id, some in past.items()},
    )


def was(change: QuestionChange) -> Question:
    """Returns a question before a change, without its picture."""
    said = {name: value for name, value in change.before.items() if name not in _BESIDES}
    return Question.from_json(said)


_BESIDES = ("state", "picture")


def pack(entries: Sequence[Entry]) -> list[bytes]:
    """Packs the questions."""
    return [_packed(entries[at : at + PACK]) for at in range(0, len(entries), PACK)]


def _packed(entries: Iterable[Entry]) -> bytes:
    said = [
        {
            "question": one.question.as_json(),
            "picture": base64.b64encode(one.question.picture.content).decode()
            if one.question.picture
            else "",
            "replaces": one.replaces,
        }
        for one in entries
    ]
    return zlib.compress(json.dumps(said).encode(), 1)


def unpack(content: bytes) -> list[Entry]:
    """Unpacks the questions of a pack."""
    return [
        Entry(
            Question.from_json(
                one["question"],
                Picture(base64.b64decode(one["picture"])) if one["picture"] else None,
            ),
            one["replaces"],
        )
        for one in json.loads(zlib.decompress(content))
    ]


def keep(
    session: Session, file: QuestionFile, packs: Sequence[bytes], found: Sequence[dict[str, Any]]
) -> None:
    """Stores the contents of a file: packs, and rows of `QuestionFound`, each with all of its
    columns but the file's."""
    session.add(file)
    session.flush()
    for place, content in enumerate(packs):
        session.add(QuestionPack(file_id=file.id, place=place, content=content))
    if found:
        session.execute(insert(QuestionFound), [one | {"file_id": file.id} for one in found])


def next_pack(session: Session, file_id: int) -> QuestionPack | None:
    """Returns the first pack that is not stored yet."""
    return session.scalars(
        select(QuestionPack)
        .where(QuestionPack.file_id == file_id)
        .order_by(QuestionPack.place)
        .limit(1)
    ).first()


def waiting(session: Session, file_id: int) -> Counter[str]:
    """Counts the questions that await review, by verdict."""
    found = session.execute(
        select(QuestionFound.verdict, func.count().label("many"))
        .where(QuestionFound.file_id == file_id)
        .group_by(QuestionFound.verdict)
    )
    return Counter({row.verdict: row.many for row in found})


def next_found(
    session: Session, file_id: int, verdict: str, after: int, reason: str = ""
) -> QuestionFound | None:
    """Returns the first question of a verdict after an index (-1 for the first of all)."""
    return session.scalars(
        select(QuestionFound)
        .where(*_of(file_id, verdict, reason), QuestionFound.place > after)
        .order_by(QuestionFound.place)
        .limit(1)
    ).first()


def before(session: Session, row: QuestionFound) -> int:
    """Counts the questions of the same verdict before this one."""
    wanted = _of(row.file_id, row.verdict, "")
    return (
        session.scalar(
            select(func.count())
            .select_from(QuestionFound)
            .where(*wanted, QuestionFound.place < row.place)
        )
        or 0
    )


def alike(session: Session, row: QuestionFound, most: int) -> Sequence[QuestionFound]:
    """Returns the questions of the file with this verdict and only this fault, itself included;
    none where it has several."""
    if not row.reason:
        return []
    return session.scalars(
        select(QuestionFound)
        .where(*_of(row.file_id, row.verdict, row.reason))
        .order_by(QuestionFound.place)
        .limit(most)
    ).all()


def of_verdict(session: Session, file_id: int, verdict: str) -> Sequence[QuestionFound]:
    """Returns the questions of a file with this verdict, in order."""
    return session.scalars(
        select(QuestionFound).where(*_of(file_id, verdict, "")).order_by(QuestionFound.place)
    ).all()


def _of(file_id: int, verdict: str, reason: str) -> list[ColumnElement[bool]]:
    wanted = [QuestionFound.file_id == file_id, QuestionFound.verdict == verdict]
    return [*wanted, QuestionFound.reason == reason] if reason else wanted


def clear(session: Session, file_id: int) -> None:
    """Drops the remaining contents of a file."""
    for table in (QuestionPack, QuestionFound):
        session.execute(delete(table).where(table.file_id == file_id))


def forget(session: Session, long_ago: datetime) -> None:
    """Drops undecided contents of older files."""
    old = select(QuestionFile.id).where(QuestionFile.at < long_ago)
    for table in (QuestionPack, QuestionFound):
        session.execute(delete(table).where(table.file_id.in_(old)))
