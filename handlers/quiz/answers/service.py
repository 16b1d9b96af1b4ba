"""Takes answers: from polls, replies and private texts; decides on near misses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Answer, BankQuestion, Branch, Member, Round
from data.queries import audit, card as cards, memory, question as bank, result, round as rounds
from data.values.filling import LONGEST, Judgement, judge_one, judge_text, normal, parts_of
from handlers.quiz.answers import view
from handlers.quiz.results import service as results
from handlers.quiz.rounds.rules import ROUND, is_right, of_text
from handlers.shared.context import Person
from handlers.shared.feature import Voter
from handlers.shared.notify import WORD, notify_secretaries


def vote(
    session: Session, now: datetime, voter: Voter, poll_id: str, options: tuple[int, ...]
) -> bool:
    """Records what somebody chose; none means that the answer was taken back.

    False where the poll is not known yet. The first answer counts, of a member's several accounts
    the first one's. What comes after the closing is practice. A poll that is still open here took
    the answer in time, however late Telegram hands it in: polls close by themselves.
    """
    facts = rounds.facts(session, poll_id, voter.id)
    if facts is None:
        return False
    is_open = facts.state == "open"
    if facts.state in {"void", "lost"} or facts.twin_id is not None:
        return True
    if facts.options if options else not (facts.options and is_open):
        # The first answer stays; nothing, or nothing any more, can be taken back.
        return True
    rounds.answer(
        session,
        facts.round_id,
        voter.id,
        member_id=facts.member_id,
        name="" if facts.member_id else voter.name,
        options=options,
        right=is_right(facts.asked, options) if options else None,
        late=not is_open,
        now=now,
    )
    if not is_open and facts.member_id is not None:
        memory.rebuild_late(session, facts.round_id, facts.member_id, now)
    return True


def is_late(row: Round, now: datetime) -> bool:
    """Tells whether answers to a round are practice now."""
    return row.state != "open" or now >= row.closes_at


def fill_in(
    session: Session, now: datetime, row: Round, member: Member | None, person: Person, text: str
) -> bool:
    """Records a typed answer; False where there is one already. A near miss that comes late is not
    decided by anybody: it is not right."""
    late = is_late(row, now)
    right = of_text(row.asked, text)
    taken = rounds.fill_in(
        session,
        row,
        person.id,
        member_id=member.id if member else None,
        name="" if member else person.name,
        text=text[:LONGEST],
        right=bool(right) if late else right,
        late=late,
        now=now,
    )
    if not taken:
        return False
    cards.mark(session, ROUND, row.id, now)
    if late and member is not None:
        session.flush()
        memory.rebuild_late(session, row.id, member.id, now)
    return True


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A wording that nobody has decided on, and how many gave it; `answer` is one of theirs."""

    row: Round
    answer: Answer
    many: int


def near_misses(session: Session, rows: Sequence[Round]) -> list[NearMiss]:
    """Finds the wordings of these rounds that wait for a decision, each once."""
    by_id = {row.id: row for row in rows}
    found: dict[tuple[int, str], list[Answer]] = {}
    for answer in result.undecided(session, list(by_id)):
        found.setdefault((answer.round_id, normal(answer.text)), []).append(answer)
    return [NearMiss(by_id[some[0].round_id], some[0], len(some)) for some in found.values()]


def tell_of_near_misses(
    session: Session, now: datetime, branch: Branch, rows: Sequence[Round]
) -> None:
    """Tells the secretaries once that near misses of these rounds wait for their decision."""
    found = near_misses(session, rows)
    if found:
        notify_secretaries(
            session,
            now,
            branch,
            WORD,
            lambda texts: view.near_misses_wait(texts, found[0].row, len(found)),
        )


def accept(session: Session, now: datetime, miss: NearMiss, by: int) -> None:
    """Counts a wording as right for everybody who gave it, now and whenever the question is
    asked."""
    question = session.get(BankQuestion, miss.row.question_id) if miss.row.question_id else None
    if question is None or not _learn(session, now, question, miss.answer.text, by):
        _decide(session, now, miss, right=True)


def refuse(session: Session, now: datetime, miss: NearMiss) -> None:
    """Counts a wording as wrong for everybody who gave it in this round."""
    _decide(session, now, miss, right=False)


def _learn(session: Session, now: datetime, question: BankQuestion, text: str, by: int) -> bool:
    """Adds a wording to those that the question accepts and grades all answers anew; False where
    that would not make it right (its parts stand in another order), or make two questions one."""
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
    results.regrade(session, now, question, tells=False)
    audit.correction(session, now, question.branch_id, by, "question", question.id)
    return True


def _decide(session: Session, now: datetime, miss: NearMiss, *, right: bool) -> None:
    wording = normal(miss.answer.text)
    for answer in result.undecided(session, [miss.row.id]):
        if normal(answer.text) == wording:
            answer.right = right
    session.flush()
    results.settle(session, now, [miss.row])
