"""Asks a question in the group: its round, and the messages that carry it."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Plan, Round
from data.queries import outbox, result
from data.queries import plan as plans
from data.queries import poll as polls
from data.queries import question as bank
from data.values.asked import form_of, movable, shown
from data.values.out import OutMessage
from data.values.question import Question, QuestionKind
from handlers.quiz import rules, view
from handlers.quiz.rules import ROUND
from handlers.shared.dates import clock
from handlers.shared.texts import Texts, texts_in


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
        row.posted_at = rules.posting(now, branch.zone, (branch.quiet_from, branch.quiet_to))
    session.add(row)
    session.flush()
    made = messages(texts, branch, row, value, period=period, hidden=hidden)
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
    if contest_id is None and number == 1:
        plans.set_once(session, branch.id, rules.CLOSE, row.id, closes_at)
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
    """The round of a question that is asked now, not stored yet."""
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
    """What is posted for a round; the last message is its poll or its card."""
    if row.form == "text":
        closes = clock(row.closes_at, branch.zone)
        return [*view.alone(question.picture), view.fill(texts, row, 0, closes)]
    return view.polls(
        texts,
        row,
        question.picture,
        period=period,
        hidden=hidden,
        shuffled=movable(question),
    )


def posted(session: Session, now: datetime, round_id: int) -> None:
    """The question stands in the group: answers are timed from here. One that was ended while it
    was on its way is ended again."""
    row = session.get(Round, round_id)
    if row is None:
        return
    if row.state == "open":
        row.posted_at = now
    elif row.form != "text":
        polls.end(session, row.branch_id, ROUND, row.id, now)


def lost(session: Session, now: datetime, round_id: int) -> None:
    """The question never reached the group, or nobody knows: it takes no answers and counts for
    nobody. The secretaries hear of the message by itself."""
    row = session.get(Round, round_id)
    if row is not None and row.state == "open":
        row.state, row.closed_at = "lost", now


def draw(session: Session, _now: datetime, round_id: int) -> OutMessage | None:
    """The card of a question to fill in, as it stands; None where it is gone."""
    row = session.get(Round, round_id)
    if row is None:
        return None
    branch = session.get_one(Branch, row.branch_id)
    closes = clock(row.closes_at, branch.zone)
    return view.fill(texts_in(branch.language), row, result.many(session, row.id), closes)
