"""Puts rounds right: after a question's key was corrected, or a round was made void."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Answer, BankQuestion, Branch, Round
from data.queries import card as cards
from data.queries import outbox, practice, result, streak
from data.queries import question as bank
from data.values.asked import corrected
from data.values.out import OutMessage
from handlers.quiz import closing, result_view, rules
from handlers.quiz.grading import is_right, of_text
from handlers.shared.texts import texts_in

KIND = "round.note"


@dataclass(slots=True)
class Regraded:
    """What a correction came to: the rounds with another key, the members whose answers are right
    now and were not, and those whose answers were right."""

    rounds: list[Round] = field(default_factory=list)
    righted: set[int] = field(default_factory=set)
    wronged: set[int] = field(default_factory=set)


def regrade(
    session: Session, now: datetime, question: BankQuestion, *, tells: bool = True
) -> Regraded:
    """Holds all answers to a question within reach against the key it has now: scores, runs of
    days and memories are put right, results drawn anew, and the group gets one note (`tells`).

    Rounds whose options are not the question's any more stay as they are. Of a round that is still
    open the group hears nothing before its result.
    """
    value = bank.as_value(session, question)
    found = Regraded()
    for row in result.of_question(session, question.id, now - rules.REACH):
        asked = corrected(row.asked, value)
        if asked is None or asked == row.asked:
            continue
        rekeyed = any(asked[part] != row.asked[part] for part in ("answer", "blanks"))
        row.asked = asked
        if rekeyed:
            _judge_anew(found, row, result.answers(session, row.id))
            found.rounds.append(row)
    closed = [row for row in found.rounds if row.state == "closed"]
    settle(session, now, closed)
    if closed and tells:
        _tell_corrected(session, now, closed[-1], found)
    practice.regrade(session, question, now)
    return found


def settle(session: Session, now: datetime, rows: Sequence[Round]) -> None:
    """Answers to these closed rounds were put right: what hangs on them follows."""
    if not rows:
        return
    closing.settle(session, now, rows)
    if all(row.contest_id is not None for row in rows):
        return
    given = result.given(session, [row.id for row in rows])
    taken = {one.member_id for one in given if one.member_id is not None}
    streak.count_anew(session, session.get_one(Branch, rows[0].branch_id), taken)
    for row in rows:
        _draw_anew(session, now, row)


def _judge_anew(found: Regraded, row: Round, answers: Iterable[Answer]) -> None:
    for answer in answers:
        if answer.text:
            # What somebody decided on a near miss stands.
            judged = of_text(row.asked, answer.text)
            now_right = answer.right if judged is None else judged
        elif answer.options:
            now_right = is_right(row.asked, answer.options)
        else:
            continue
        if answer.member_id is not None and now_right is not answer.right:
            if now_right:
                found.righted.add(answer.member_id)
            elif answer.right:
                found.wronged.add(answer.member_id)
        answer.right = now_right


def _draw_anew(session: Session, now: datetime, row: Round) -> None:
    if row.contest_id is None:
        for one in result.together(session, row)[:1]:
            cards.mark(session, rules.RESULT, one.id, now)


def void(session: Session, now: datetime, row: Round) -> None:
    """Takes a round out of all counts (作废), and tells the group once."""
    closing.void(session, now, row)
    settle(session, now, [row])
    branch = session.get_one(Branch, row.branch_id)
    _tell(session, now, branch, result_view.voided(texts_in(branch.language), branch, row, now))


def _tell_corrected(session: Session, now: datetime, row: Round, found: Regraded) -> None:
    """One note to the group, about the last time the question was asked; no note where nobody's
    answer changed but the wording of a text."""
    if row.contest_id is not None or (row.form == "text" and not found.righted | found.wronged):
        return
    branch = session.get_one(Branch, row.branch_id)
    many = (len(found.righted), len(found.wronged))
    texts = texts_in(branch.language)
    _tell(session, now, branch, result_view.corrected(texts, branch, row, many, now))


def _tell(session: Session, now: datetime, branch: Branch, text: str) -> None:
    if branch.asleep_since is None:
        message = OutMessage(text)
        outbox.post(session, branch.chat_id, KIND, message, now, branch_id=branch.id)
