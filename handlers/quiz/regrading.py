"""Puts rounds right: after a question's key was corrected, or a round was made void."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Answer, BankQuestion, Round
from data.queries import practice
from data.queries import question as bank
from data.queries import round as rounds
from data.values.asked import corrected
from handlers.quiz import closing, rules
from handlers.quiz.grading import is_right, of_text


@dataclass(slots=True)
class Regraded:
    """What a correction came to: the rounds with another key, the members whose answers are right
    now and were not, and those whose answers were right."""

    rounds: list[Round] = field(default_factory=list)
    righted: set[int] = field(default_factory=set)
    wronged: set[int] = field(default_factory=set)


def regrade(session: Session, now: datetime, question: BankQuestion) -> Regraded:
    """Holds all answers to a question within reach against the key it has now.

    Rounds whose options are not the question's any more stay as they are.
    """
    value = bank.as_value(session, question)
    found = Regraded()
    for row in rounds.of_question(session, question.id, now - rules.REACH):
        asked = corrected(row.asked, value)
        if asked is None or asked == row.asked:
            continue
        key_changed = any(asked[part] != row.asked[part] for part in ("answer", "blanks"))
        row.asked = asked
        if key_changed:
            found.rounds.append(row)
            _judge_anew(found, row, rounds.answers(session, row.id))
            session.flush()
            if row.state == "closed":
                closing.settle(session, now, row)
    practice.regrade(session, question, now)
    return found


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
