"""What changes a bank: questions taken, changed, approved, put out of use, corrected."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.imports.material_draft import MOST_TAGS
from data.models import BankQuestion, Branch, QuestionChange, QuestionFile
from data.queries import bank
from data.queries import question as questions
from data.queries.question_file import Entry
from data.values.question import Question
from handlers.bank import rules
from handlers.quiz.regrading import Regraded, regrade
from handlers.shared.refusal import Refusal

QUOTE = 30
"""Characters of a stem that tell which question is meant."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many questions are new in the bank, and how many there were changed; those of them whose
    rounds were put right, which the group is to be told."""

    stored: int
    changed: int
    corrected: tuple["Corrected", ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A question whose key was corrected after it had been asked, and what that came to."""

    row: BankQuestion
    regraded: Regraded


def take(
    session: Session,
    now: datetime,
    branch: Branch,
    file: QuestionFile,
    entries: Sequence[Entry],
    by: int | None,
) -> ImportResult:
    """Stores questions of a file, as drafts where the branch wants a second look. What changes a
    question of the bank does so unless it is the same as another by now."""
    state = "draft" if branch.review_second else "approved"
    tagged = [replace(one, question=_tagged(one.question, file.tag)) for one in entries]
    fresh = [one.question for one in tagged if one.replaces is None]
    stored = questions.store_all(session, branch.id, fresh, now, by, state, file.id)
    changed, corrected = 0, []
    for one in tagged:
        row = session.get(BankQuestion, one.replaces) if one.replaces else None
        if row is None or row.branch_id != branch.id:
            continue
        try:
            done = change(session, now, branch, row, one.question, by, tells=False)
        except Refusal:
            continue
        changed += done is not None
        if done is not None and any(one.state == "closed" for one in done.regraded.rounds):
            corrected.append(done)
    return ImportResult(len(stored), changed, tuple(corrected))


def _tagged(question: Question, tag: str) -> Question:
    if not tag or tag in question.tags or len(question.tags) >= MOST_TAGS:
        return question
    return replace(question, tags=(*question.tags, tag))


def change(
    session: Session,
    now: datetime,
    branch: Branch,
    row: BankQuestion,
    after: Question,
    by: int | None,
    *,
    tells: bool = True,
) -> Corrected | None:
    """Makes a question this one and puts the rounds right in which it was asked, of which the group
    is told unless somebody else does; None where nothing changes. What asks something else waits
    for a second look again, where the branch wants one.

    Raises Refusal "bank-clash" (stem) where the bank has that question already.
    """
    key = after.key
    other = questions.of_key(session, branch.id, key)
    if other is not None and other.id != row.id:
        raise Refusal("bank-clash", stem=other.stem[:QUOTE])
    asks_else = key != row.key
    if not questions.change(session, row, after, now, by):
        return None
    if asks_else and branch.review_second and row.state == "approved":
        row.state, row.approved_by, row.approved_at = "draft", None, None
    return Corrected(row, regrade(session, now, row, tells=tells))


def remember(
    session: Session, now: datetime, branch: Branch, question: Question, was: Question, by: int
) -> None:
    """Writes down what a question was in its file before it was mended and stored: the file read
    again brings that back no more."""
    row = questions.of_key(session, branch.id, question.key)
    if row is not None and was.key != question.key:
        questions.keep(session, row, was, now, by)


def authors(session: Session, rows: Sequence[BankQuestion]) -> dict[int, int | None]:
    """By the ids of drafts, the account each comes from: who changed a question that could be asked
    before, or brought it back into use, else who added it. Who mends a draft while looking at it
    is no author."""
    found = {row.id: row.added_by for row in rows}
    made = session.execute(
        select(QuestionChange.question_id, QuestionChange.by_account_id, QuestionChange.before)
        .where(QuestionChange.question_id.in_(found))
        .order_by(QuestionChange.id)
    )
    for change_ in made:
        if change_.before["state"] != "draft":
            found[change_.question_id] = change_.by_account_id
    return found


def approve(
    session: Session, now: datetime, branch: Branch, rows: Sequence[BankQuestion], by: int
) -> int:
    """Drafts may be asked from now on; gives how many. Raises Refusal "bank-second-look" where
    somebody else has to look at all of them."""
    found = authors(session, rows) if branch.review_second else {}
    own = [row for row in rows if rules.may_approve(branch.review_second, by, found.get(row.id))]
    if rows and not own:
        raise Refusal("bank-second-look")
    for row in own:
        row.state, row.approved_by, row.approved_at = "approved", by, now
    return len(own)


def move(session: Session, now: datetime, row: BankQuestion, state: str, by: int) -> None:
    """Puts a question out of use or back into it."""
    if row.state != state:
        questions.move(session, row, state, now, by)


def remove(session: Session, row: BankQuestion) -> None:
    """Drops a draft that was never asked; raises Refusal for others."""
    if row.state != "draft" or bank.was_asked(session, row.id):
        raise Refusal("bank-keep")
    session.delete(row)
