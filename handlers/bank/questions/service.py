"""Changes the bank: questions changed, approved, put out of use, dropped; the starter questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.imports.starter_bank import starter_bank
from data.models import BankQuestion, Branch, QuestionChange
from data.queries import (
    audit,
    bank,
    card as cards,
    errand as errands,
    outbox,
    question as questions,
    question_report as reports,
)
from data.values.out import OutMessage
from data.values.question import Question
from handlers.bank.questions import rules, view
from handlers.quiz.results.service import Regraded, regrade
from handlers.shared.buttons import sign
from handlers.shared.service import Refusal, reachable, texts_of

PICTURE = "bank-picture"
"""The kind of errand that fetches a picture."""
QUOTE = 30
"""Characters of a stem that tell which question is meant."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A question whose key was corrected after it had been asked, and what that came to."""

    row: BankQuestion
    regraded: Regraded


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
    regraded = regrade(session, now, row, tells=tells)
    if regraded.rounds:
        audit.correction(session, now, branch.id, by, "question", row.id)
    return Corrected(row, regraded)


def remember(
    session: Session, now: datetime, branch_id: int, question: Question, was: Question, by: int
) -> None:
    """Writes down what a question was in its file before it was mended and stored: the file read
    again brings that back no more."""
    row = questions.of_key(session, branch_id, question.key)
    if row is not None and was.key != question.key:
        questions.keep(session, row, was, now, by)


def authors(session: Session, rows: Sequence[BankQuestion]) -> dict[int, int | None]:
    """Finds the authors of drafts, accounts by the ids of the drafts: who changed a question that
    could be asked before, or brought it back into use, else who added it. Who mends a draft while
    looking at it is no author."""
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
    """Approves drafts and returns how many. Raises Refusal "bank-second-look" where
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


def missing(session: Session, branch_id: int) -> list[Question]:
    """Returns the starter questions that the branch neither has nor had before correcting them."""
    every = _starter()
    there = questions.known_keys(session, branch_id, every)
    return [one for key, one in every.items() if key not in there]


@cache
def _starter() -> dict[str, Question]:
    return {one.key: one for one in starter_bank()}


def load_starter(session: Session, now: datetime, branch: Branch, by: int) -> int:
    """Stores the starter questions that are missing and returns how many; they may be asked at
    once, for they had a second reading before they were published."""
    fresh = missing(session, branch.id)
    return len(questions.store_all(session, branch.id, fresh, now, by, "approved"))


def fetch_picture(
    session: Session, now: datetime, row: BankQuestion, file_id: str, by: int, language: str
) -> None:
    """Has a question's picture fetched beside the taps; it is put in place then."""
    data = {"file_id": file_id, "question": row.id, "account_id": by, "language": language}
    errands.add(session, now, PICTURE, data, branch_id=row.branch_id)


def tag_signed(session: Session, branch_id: int, wanted: str) -> str:
    """Finds the tag of the bank that a button names; raises Refusal where it is gone."""
    for tag, _ in questions.tags(session, branch_id):
        if sign(tag) == wanted:
            return tag
    raise Refusal("button-stale")


def settle_doubts(
    session: Session, now: datetime, branch: Branch, row: BankQuestion, state: str, by: int
) -> int:
    """Settles the open doubts about a question, as corrected or dismissed, and tells those who had
    them; returns how many."""
    found = reports.open_on(session, row.id)
    key = "report-corrected" if state == "corrected" else "report-dismissed"
    for report, member in found:
        report.state, report.settled_by, report.settled_at = state, by, now
        account = reachable(session, branch, member.account_id)
        if account is None:
            continue
        texts = texts_of(account, branch)
        message = OutMessage(texts(key, stem=view.short(row.stem), answer=view.answer(texts, row)))
        outbox.post(session, account.id, rules.NOTES, message, now, branch_id=branch.id)
    if found:
        cards.mark_all(session, rules.DOUBTS, branch.id, now)
    return len(found)
