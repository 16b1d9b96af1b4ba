"""Opens rounds, in which questions are asked in the group, and closes them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Plan, Round
from data.queries import (
    card as cards,
    memory,
    outbox,
    plan as plans,
    poll as polls,
    question as bank,
    result,
    streak,
)
from data.values.asked import form_of, movable, shown
from data.values.out import OutMessage
from data.values.question import Question, QuestionKind
from handlers.quiz.rounds import rules, view
from handlers.quiz.rounds.rules import ROUND
from handlers.shared import reminding
from handlers.shared.events import RoundFinal, publish
from handlers.shared.service import Texts, texts_in


def ask(
    session: Session,
    now: datetime,
    branch: Branch,
    question: BankQuestion,
    *,
    closes_at: datetime,
    plan: Plan | None = None,
    contest_id: int | None = None,
    number: int = 1,
    numbers: int = 1,
    period: int = 0,
    hidden: bool = False,
    urgent: bool = False,
) -> Round:
    """Posts a question to the branch's group and opens it for answers.

    It closes at `closes_at`, or `period` seconds after it stands in the group; `hidden` keeps the
    others' answers back until then. `number` of `numbers`: which of the questions of the day or the
    contest. A contest closes its rounds itself.

    A poll never opens twice: one that may have gone out when its process died is given up, and its
    round is lost.
    """
    value = bank.as_value(session, question)
    texts = texts_in(branch.language)
    row = built(texts, now, branch, question.id, value, closes_at, number, numbers)
    row.plan_id, row.contest_id = plan.id if plan else None, contest_id
    if not urgent:
        row.posted_at = outbox.quiet_end(session, branch, now) or now
    session.add(row)
    session.flush()
    made = messages(texts, branch, row, value, period=period, hidden=hidden)
    _post(session, now, branch, row, made, urgent=urgent)
    if contest_id is None and number == 1:
        plans.set_once(session, branch.id, rules.CLOSE, row.id, closes_at)
        reminding.arrange(session, now, branch)
    return row


def built(
    texts: Texts,
    now: datetime,
    branch: Branch,
    question_id: int,
    question: Question,
    closes_at: datetime,
    number: int = 1,
    numbers: int = 1,
) -> Round:
    """Builds the round of a question that is asked now, without storing it."""
    options = question.options
    if question.kind is QuestionKind.JUDGE:
        options = (texts.plain("question-true"), texts.plain("question-false"))
    asked = shown(question, options, f"{question_id} {now.isoformat()}")
    return Round(
        branch_id=branch.id,
        question_id=question_id,
        number=number,
        numbers=numbers,
        form=form_of(asked, view.heading(texts, asked["kind"], number, numbers)),
        asked=asked,
        posted_at=now,
        closes_at=closes_at,
        state="open",
    )


def messages(
    texts: Texts,
    branch: Branch,
    row: Round,
    question: Question,
    *,
    period: int = 0,
    hidden: bool = False,
) -> list[OutMessage]:
    """Builds what is posted for a round; the last message is its poll or its card."""
    if row.form == "text":
        return [*view.alone(question.picture), view.fill(texts, branch, row, 0)]
    return view.polls(
        texts, row, question.picture, period=period, hidden=hidden, shuffled=movable(question)
    )


def ask_again(session: Session, now: datetime, branch: Branch) -> None:
    """Sends the open polls of a branch's days anew, whose group is another one now. Their rounds
    stay: the first answer counts, whichever of the two polls it was given to. What would be open
    for less than WORTH closes as it is, as does a contest, which goes on by itself."""
    wanted = select(Round).where(
        Round.branch_id == branch.id,
        Round.state == "open",
        Round.form != "text",
        Round.contest_id.is_(None),
        Round.closes_at > now + rules.WORTH,
    )
    for row in session.scalars(wanted.order_by(Round.posted_at, Round.number)).all():
        question = session.get(BankQuestion, row.question_id) if row.question_id else None
        if question is None or not polls.of(session, ROUND, row.id):
            continue
        polls.forget_place(session, ROUND, row.id)
        value = bank.as_value(session, question)
        _post(session, now, branch, row, messages(texts_in(branch.language), branch, row, value))


def _post(
    session: Session,
    now: datetime,
    branch: Branch,
    row: Round,
    made: list[OutMessage],
    *,
    urgent: bool = True,
) -> None:
    """Posts what asks a question; the last message is the round's poll or card."""
    for message in made:
        last = message is made[-1]
        outbox.post(
            session,
            branch.chat_id,
            ROUND,
            message,
            now,
            branch_id=branch.id,
            urgent=urgent,
            repeats=not last,
            card=(ROUND, row.id) if last else None,
        )


def draw(session: Session, _now: datetime, round_id: int) -> OutMessage | None:
    """Draws the card of a question to fill in; None where it is gone."""
    row = session.get(Round, round_id)
    if row is None:
        return None
    branch = session.get_one(Branch, row.branch_id)
    return view.fill(texts_in(branch.language), branch, row, result.many(session, row.id))


def is_open(session: Session, _now: datetime, round_id: int) -> bool:
    """Tells whether a question takes answers."""
    row = session.get(Round, round_id)
    return row is not None and row.state == "open"


def close(session: Session, now: datetime, row: Round) -> None:
    """Closes a round that is open; another one stays as it is. The caller posts the result.

    A poll that is still open is stopped. When the question is due again and what everybody
    remembers of it are worked out, and `RoundFinal` is published.
    """
    close_all(session, now, [row])


def close_all(session: Session, now: datetime, rows: Sequence[Round]) -> None:
    """As `close`, for rounds of one branch that were asked together."""
    closed = [row for row in rows if row.state == "open"]
    for row in closed:
        row.state, row.closed_at = "closed", now
        _end(session, now, row)
    settle(session, now, closed)


def void(session: Session, now: datetime, row: Round) -> None:
    """Takes an open or closed round out of all counts (作废). The caller settles."""
    row.state, row.closed_at = "void", row.closed_at or now
    _end(session, now, row)


def _end(session: Session, now: datetime, row: Round) -> None:
    """Stops a round's poll and what the clock was to do for it."""
    for kind in (rules.CLOSE, rules.REMIND):
        plans.set_once(session, row.branch_id, kind, row.id, None)
    if row.form == "text":
        cards.mark(session, ROUND, row.id, now)
    elif now < row.closes_at:
        polls.end(session, row.branch_id, ROUND, row.id, now)


def settle(session: Session, now: datetime, rows: Sequence[Round]) -> None:
    """Carries the answers of rounds of one branch over to their questions, the runs of days, what
    everybody remembers, and the subscribers of `RoundFinal`; again wherever they were put right."""
    session.flush()
    for row in rows:
        _note_on_question(session, now, row)
        memory.rebuild_round(session, row.id, now)
    if any(row.contest_id is None for row in rows):
        streak.count_on(session, session.get_one(Branch, rows[0].branch_id))
    for row in rows:
        publish(session, now, RoundFinal(row))


def _note_on_question(session: Session, now: datetime, row: Round) -> None:
    """Notes when the question was asked and when it is due again: sooner, the fewer knew it."""
    question = session.get(BankQuestion, row.question_id) if row.question_id else None
    if question is None:
        return
    question.asked_at = max(question.asked_at or row.posted_at, row.posted_at)
    decided = [
        one.right
        for one in result.given(session, [row.id])
        if one.member_id is not None and one.right is not None
    ]
    share = sum(decided) / len(decided) if decided else 0.0
    question.due_at = (row.closed_at or now) + rules.again_after(share)
