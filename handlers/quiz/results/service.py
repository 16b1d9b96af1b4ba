"""Counts and posts the result of questions asked together, and puts rounds right afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Answer, BankQuestion, Branch, Round
from data.queries import (
    audit,
    card as cards,
    outbox,
    practice,
    question as bank,
    reading as readings,
    result,
    streak,
)
from data.values.asked import corrected
from data.values.out import OutMessage
from handlers.quiz.results import view
from handlers.quiz.rounds import rules, service as rounds
from handlers.quiz.rounds.rules import is_right, of_text
from handlers.shared.service import local, local_day, texts_in

BOARD = 5
"""Names on the week's board of runs."""
FRIDAY = 5


def post(session: Session, now: datetime, branch: Branch, rows: list[Round]) -> None:
    """Posts the result of rounds that were asked together, unless all of them are void."""
    if branch.asleep_since is not None or all(row.state == "void" for row in rows):
        return
    first = rows[0]
    card = (rules.RESULT, first.id)
    made = shown(session, branch, rows)
    outbox.post(session, branch.chat_id, rules.RESULT, made, now, branch_id=branch.id, card=card)


def draw(session: Session, _now: datetime, round_id: int) -> OutMessage | None:
    """Draws the result anew; None where it is gone."""
    row = session.get(Round, round_id)
    rows = list(result.together(session, row)) if row else []
    if row is None or not rows:
        return None
    return shown(session, session.get_one(Branch, row.branch_id), rows)


def shown(session: Session, branch: Branch, rows: list[Round]) -> OutMessage:
    """Shows the result as it is now. Runs of days stand only on the last result: they have gone on
    since the others."""
    texts = texts_in(branch.language)
    runs: list[tuple[str, int]] = []
    if result.is_last(session, rows[0]):
        friday = local(rows[0].posted_at, branch.zone).isoweekday() == FRIDAY
        runs = streak.longest(session, branch.id, BOARD if friday else 1)
    return view.card(texts, branch, rows, counts_of(session, branch, rows), runs)


def counts_of(session: Session, branch: Branch, rows: list[Round]) -> view.Counts:
    """Counts the answers to rounds; who was on the roster and not away on their day is expected."""
    day = local_day(rows[0].posted_at, branch.zone)
    expected = {one.id for one in readings.expected(session, branch.id, day)}
    counted = [row.id for row in rows if row.state != "void"]
    return view.Counts.of(expected, counted, result.given(session, counted))


KIND = "round.note"


@dataclass(slots=True)
class Regraded:
    """The outcome of a correction: the rounds whose key changed, the members whose answers became
    right, and those whose answers were right."""

    rounds: list[Round] = field(default_factory=list)
    righted: set[int] = field(default_factory=set)
    wronged: set[int] = field(default_factory=set)


def regrade(
    session: Session, now: datetime, question: BankQuestion, *, tells: bool = True
) -> Regraded:
    """Grades all answers to a question within reach by the key it has now: scores, runs of days
    and memories are put right, results drawn anew, and the group gets one note (`tells`).

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
            _grade_anew(found, row, result.answers(session, row.id))
            found.rounds.append(row)
    closed = [row for row in found.rounds if row.state == "closed"]
    settle(session, now, closed)
    if closed and tells:
        _tell_corrected(session, now, closed[-1], found)
    practice.regrade(session, question, now)
    return found


def settle(session: Session, now: datetime, rows: Sequence[Round]) -> None:
    """Puts right what hangs on the answers to these closed rounds."""
    if not rows:
        return
    rounds.settle(session, now, rows)
    if all(row.contest_id is not None for row in rows):
        return
    given = result.given(session, [row.id for row in rows])
    taken = {one.member_id for one in given if one.member_id is not None}
    streak.count_anew(session, session.get_one(Branch, rows[0].branch_id), taken)
    for row in rows:
        _draw_anew(session, now, row)


def _grade_anew(found: Regraded, row: Round, answers: Iterable[Answer]) -> None:
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


def void(session: Session, now: datetime, row: Round, by: int) -> None:
    """Takes a round out of all counts (作废), and tells the group once."""
    rounds.void(session, now, row)
    audit.correction(session, now, row.branch_id, by, "round", row.id)
    settle(session, now, [row])
    branch = session.get_one(Branch, row.branch_id)
    _tell(session, now, branch, view.voided(texts_in(branch.language), branch, row, now))


def _tell_corrected(session: Session, now: datetime, row: Round, found: Regraded) -> None:
    """Posts one note, about the last time the question was asked; none where only the wording of a
    text changed."""
    if row.contest_id is not None or (row.form == "text" and not found.righted | found.wronged):
        return
    branch = session.get_one(Branch, row.branch_id)
    many = (len(found.righted), len(found.wronged))
    texts = texts_in(branch.language)
    _tell(session, now, branch, view.corrected(texts, branch, row, many, now))


def _tell(session: Session, now: datetime, branch: Branch, text: str) -> None:
    if branch.asleep_since is None:
        message = OutMessage(text)
        outbox.post(session, branch.chat_id, KIND, message, now, branch_id=branch.id)
