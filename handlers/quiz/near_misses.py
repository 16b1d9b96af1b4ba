"""Near misses: what somebody filled in that is nearly right, for the secretaries to decide."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Answer, BankQuestion, Branch, Round
from data.queries import question as bank
from data.queries import result
from data.values.filling import Judgement, judge_one, judge_text, normal, parts_of
from handlers.quiz import near_misses_view, regrading
from handlers.shared.telling import tell_secretaries
from handlers.shared.texts import texts_in


@dataclass(frozen=True, slots=True)
class Miss:
    """One wording that nobody has decided on, and how many gave it; `answer` is one of theirs."""

    row: Round
    answer: Answer
    many: int


def misses(session: Session, rows: Sequence[Round]) -> list[Miss]:
    """The wordings of these rounds that wait for a decision, each once."""
    by_id = {row.id: row for row in rows}
    found: dict[tuple[int, str], list[Answer]] = {}
    for answer in result.undecided(session, list(by_id)):
        found.setdefault((answer.round_id, normal(answer.text)), []).append(answer)
    return [Miss(by_id[some[0].round_id], some[0], len(some)) for some in found.values()]


def ask(session: Session, now: datetime, branch: Branch, rows: Sequence[Round]) -> None:
    """Tells the secretaries once that near misses of these rounds wait for their word."""
    found = misses(session, rows)
    if found:
        texts = texts_in(branch.language)
        tell_secretaries(
            session, now, branch, near_misses_view.call(texts, found[0].row, len(found))
        )


def accept(session: Session, now: datetime, miss: Miss, by: int) -> None:
    """The wording is right: for everybody who gave it, now and whenever the question is asked."""
    question = session.get(BankQuestion, miss.row.question_id) if miss.row.question_id else None
    if question is None or not _learn(session, now, question, miss.answer.text, by):
        _decide(session, now, miss, right=True)


def refuse(session: Session, now: datetime, miss: Miss) -> None:
    """The wording is wrong, for everybody who gave it in this round."""
    _decide(session, now, miss, right=False)


def _learn(session: Session, now: datetime, question: BankQuestion, text: str, by: int) -> bool:
    """Takes a wording among those the question accepts and holds all answers against them; False
    where that would not make it right (its parts stand in another order), or two questions one."""
    value = bank.as_value(session, question)
    parts = parts_of(text, len(value.blanks))
    if len(parts) != len(value.blanks):
        return False
    blanks = tuple(
        accepted if judge_one(accepted, part) is Judgement.RIGHT else (*accepted, part)
        for accepted, part in zip(value.blanks, parts, strict=True)
    )
    near = all(
        judge_one(accepted, part) is not Judgement.WRONG
        for accepted, part in zip(value.blanks, parts, strict=True)
    )
    after = replace(value, blanks=blanks)
    if not near or judge_text(blanks, text) is not Judgement.RIGHT:
        return False
    if bank.of_key(session, question.branch_id, after.key) is not None:
        return False
    bank.change(session, question, after, now, by)
    regrading.regrade(session, now, question, tells=False)
    return True


def _decide(session: Session, now: datetime, miss: Miss, *, right: bool) -> None:
    wording = normal(miss.answer.text)
    for answer in result.undecided(session, [miss.row.id]):
        if normal(answer.text) == wording:
            answer.right = right
    session.flush()
    regrading.settle(session, now, [miss.row])
