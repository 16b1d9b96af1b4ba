"""Asks the daily question, reminds of it and closes it in time, and lists what is open."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Member, Plan, Round
from data.queries import plan as plans, poll as polls, question as bank, reading as readings, result
from handlers.quiz.daily import service, view
from handlers.quiz.daily.forms import FORM, load_starter
from handlers.quiz.daily.rules import KIND, Options
from handlers.quiz.rounds import rules, service as rounds
from handlers.shared import reminding
from handlers.shared.events import (
    GroupMoved,
    MessageFailed,
    MessageRetried,
    MessageSent,
    PollFound,
    Subscribers,
)
from handlers.shared.feature import Action, Plannable, Starter, Thing, Todo
from handlers.shared.notify import WORD, notify_secretaries
from handlers.shared.refusal import Refusal, refuse_asleep, refuse_empty, refuse_none
from handlers.shared.view import OutMessage, Texts, local_day, say_when, texts_in

on = Subscribers()
LATE = timedelta(hours=3)
"""A question found due later than this is left to the next time."""
OVERSLEPT = timedelta(seconds=30)
QUEUED = timedelta(minutes=1)
"""Found so late, rounds close after this time: answers given in time come in first."""
NONE_LEFT = "question-none"


def asks(session: Session, now: datetime, plan: Plan) -> str:
    """Asks a plan's questions. Where the bank has none to ask, the secretaries are told once."""
    branch = session.get_one(Branch, plan.branch_id)
    refuse_asleep(branch)
    if not service.ask_next(session, now, branch, Options.of(plan.data), plan):
        if not plan.data.get("told"):
            plan.data = {**plan.data, "told": True}
            notify_secretaries(
                session,
                now,
                branch,
                WORD,
                lambda texts: OutMessage(texts("question-none-told", title=plan.title)),
            )
        return NONE_LEFT
    if plan.data.get("told"):
        plan.data = {**plan.data, "told": False}
    return ""


def closes(session: Session, now: datetime, plan: Plan) -> str:
    """Closes rounds that were asked together, and posts the result.

    Where the clock overslept, it closes them a minute later: answers that were given in time are
    waiting to come in. The polls are over in any case.
    """
    row = refuse_none("round-gone", session.get(Round, plan.ref_id or 0))
    assert plan.next_due_at is not None
    if now - plan.next_due_at > OVERSLEPT:
        plan.next_due_at = now + QUEUED
        return "round-waits"
    service.finish(session, now, row)
    return ""


def reminds(session: Session, now: datetime, plan: Plan) -> str:
    """Has those reminded who are behind, shortly before the closing; not later."""
    row = session.get(Round, plan.ref_id or 0)
    if row is None or row.state != "open" or now >= row.closes_at:
        raise Refusal("round-closed")
    reminding.look(session, now, session.get_one(Branch, row.branch_id))
    return ""


@on(MessageSent, rules.ROUND)
def question_sent(session: Session, now: datetime, event: MessageSent) -> None:
    """Times answers from the moment the question stands in the group. One that was ended while it
    was on its way is ended again."""
    row = session.get(Round, event.ref_id)
    if row is None:
        return
    if row.state == "open":
        if len(polls.of(session, rules.ROUND, row.id)) < 2:  # not sent anew
            row.posted_at = now
    elif row.form != "text":
        polls.end(session, row.branch_id, rules.ROUND, row.id, now)


@on(MessageFailed, rules.ROUND)
def question_failed(session: Session, now: datetime, event: MessageFailed) -> None:
    """Takes no answers to a question that did not reach the group, or perhaps did not. The
    secretaries are told of the failed message by the outbox."""
    row = session.get(Round, event.ref_id)
    if row is not None and row.state == "open" and not polls.of(session, rules.ROUND, row.id):
        row.state, row.closed_at = "lost", now


@on(GroupMoved)
def group_moved(session: Session, now: datetime, event: GroupMoved) -> None:
    """Sends the open questions anew: nobody can vote in the group that was."""
    rounds.ask_again(session, now, event.branch)


@on(MessageRetried, rules.ROUND)
def question_retried(session: Session, now: datetime, event: MessageRetried) -> None:
    """Opens a question again that the group refused and takes now, while there is time to answer.
    In a contest the others have gone on."""
    row = session.get(Round, event.ref_id)
    if row is None or row.state != "lost" or row.contest_id or row.closes_at - now < rules.WORTH:
        raise Refusal("round-closed")
    row.state, row.posted_at, row.closed_at = "open", now, None


@on(PollFound, rules.ROUND)
def question_found(session: Session, now: datetime, event: PollFound) -> None:
    """Takes the answers to a question that was given up and stands in the group after all, and
    closes it when it is due, or at once."""
    row = session.get(Round, event.ref_id)
    if row is None or row.contest_id is not None or row.state != "lost":
        return
    row.state, row.posted_at, row.closed_at = "open", event.posted_at, None
    if now >= row.closes_at:
        plans.set_once(session, row.branch_id, rules.CLOSE, row.id, now)


def todos(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    """Lists the open daily questions of a member in one line, with the way to the first."""
    found = [
        row
        for row in result.unanswered(session, branch.id, member.id, now)
        if readings.expects(session, branch.id, local_day(row.posted_at, branch.zone), member.id)
    ]
    if not found:
        return []
    first = found[0]
    closes = say_when(texts, first.closes_at, now, branch)
    text = texts("question-todo", many=len(found), closes=closes)
    way = service.way(session, texts, branch, first)
    return [Todo(text, way[0] if way else None, first.closes_at)]


def preview(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """Shows the next questions as they would be posted."""
    branch = session.get_one(Branch, plan.branch_id)
    options = Options.of(plan.data)
    found = refuse_empty("question-none", service.next_questions(session, now, branch, options))
    texts = texts_in(branch.language)
    closes = service.closes_at(branch, options, now)
    made = []
    for at, question in enumerate(found, 1):
        value = bank.as_value(session, question)
        row = rounds.built(texts, now, branch, question.id, value, closes, at, len(found))
        *before, last = rounds.messages(texts, branch, row, value)
        # The round is not there yet: it takes no answers.
        made += [*before, last.with_buttons()]
    return made


def starter(_session: Session, texts: Texts, _branch: Branch) -> Starter:
    """Offers one question on working days at noon, from the branch's bank or the one that ships."""
    return Starter(
        title=view.plan_title(texts, Options()),
        rhythm=texts.plain("question-starter-rhythm"),
        prepare=_prepare,
    )


def _prepare(session: Session, now: datetime, branch: Branch, account_id: int) -> dict[str, Any]:
    if not bank.approved(session, branch.id):
        load_starter(session, now, branch, account_id)
    return Options().data()


def one_line(session: Session, texts: Texts, branch: Branch, said: str) -> dict[str, Thing]:
    """Finds questions as a line names them: 今日一题, with a tag or without."""
    usual = texts.plain("question-title")
    tag = said.removeprefix(usual).strip(" ·")
    if not said.startswith(usual) or (tag and tag not in dict(bank.tags(session, branch.id))):
        return {}
    options = Options(tags=(tag,) if tag else ())
    return {said: Thing(view.plan_title(texts, options), options.data())}


PLANNABLE = Plannable(KIND, Action(asks, LATE), FORM, preview, starter, one_line=one_line)
DUES = {rules.CLOSE: Action(closes), rules.REMIND: Action(reminds)}
