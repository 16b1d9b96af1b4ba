"""Asks the next questions, closes them, and reminds privately who has not answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Member, Plan, Round
from data.queries import (
    choosing,
    plan as plans,
    poll as polls,
    reading as readings,
    result,
)
from data.values.out import Button
from handlers.quiz.answers import service as answers
from handlers.quiz.daily.rules import Options
from handlers.quiz.results import service as results
from handlers.quiz.rounds import rules as round_rules, service as rounds
from handlers.shared.buttons import link
from handlers.shared.links import message_link
from handlers.shared.service import Texts, local_day

BEFORE = timedelta(minutes=90)
STOOD = timedelta(minutes=30)
"""A question that has not stood this long is not reminded of."""


def ask_next(
    session: Session, now: datetime, branch: Branch, options: Options, plan: Plan | None = None
) -> list[Round]:
    """Asks the next questions that fit the options in the group; none where the bank has none."""
    found = next_questions(session, now, branch, options)
    stands = round_rules.posting(now, branch.zone, (branch.quiet_from, branch.quiet_to))
    asked = [
        rounds.ask(
            session,
            now,
            branch,
            question,
            closes_at=closes_at(branch, options, stands),
            plan=plan,
            number=number,
            numbers=len(found),
        )
        for number, question in enumerate(found, 1)
    ]
    if asked and options.reminds:
        _arrange_reminder(session, branch, asked[0])
    return asked


def next_questions(
    session: Session, now: datetime, branch: Branch, options: Options
) -> Sequence[BankQuestion]:
    """Chooses the questions to ask next."""
    return choosing.next_for_group(
        session,
        branch.id,
        now,
        tags=options.tags,
        difficulty=options.difficulties,
        count=options.count,
    )


def closes_at(branch: Branch, options: Options, posted: datetime) -> datetime:
    """Returns when questions that stand from `posted` on close."""
    quiet = (branch.quiet_from, branch.quiet_to)
    hours = options.hours or branch.question_hours
    return round_rules.closing(posted, hours, branch.zone, quiet)


def finish(session: Session, now: datetime, row: Round) -> None:
    """Closes a round and those asked together with it, posts the result, and asks the secretaries
    to decide on near misses."""
    branch = session.get_one(Branch, row.branch_id)
    found = list(result.together(session, row))
    plans.set_once(session, branch.id, round_rules.CLOSE, row.id, None)
    rounds.close_all(session, now, found)
    if found:
        results.post(session, now, branch, found)
        answers.tell_of_near_misses(session, now, branch, found)


def _arrange_reminder(session: Session, branch: Branch, row: Round) -> None:
    at = row.closes_at - BEFORE
    if at - row.posted_at >= STOOD:
        plans.set_once(session, branch.id, round_rules.REMIND, row.id, at)


@dataclass(frozen=True, slots=True)
class Missing:
    """A member who was expected to answer, and the rounds they have not answered."""

    member: Member
    rounds: Sequence[Round]


def missing(session: Session, branch: Branch, row: Round) -> list[Missing]:
    """Finds who has not answered a round, or one of those asked together with it."""
    found = [one for one in result.together(session, row) if one.state in {"open", "closed"}]
    done = {(one.member_id, one.round_id) for one in result.given(session, [r.id for r in found])}
    day = local_day(row.posted_at, branch.zone)
    everybody = [
        Missing(member, [one for one in found if (member.id, one.id) not in done])
        for member in readings.expected(session, branch.id, day)
    ]
    return [one for one in everybody if one.rounds]


def way(session: Session, texts: Texts, branch: Branch, row: Round) -> tuple[Button, ...]:
    """Returns the button to where a round is answered; none where Telegram has no address."""
    label = texts.plain("question-go")
    if row.form == "text":
        return (Button(label, url=link(branch.bot_id, "qa", row.id)),)
    for poll in polls.of(session, round_rules.ROUND, row.id):
        address = message_link(poll.chat_id, poll.message_id)
        if address:
            return (Button(label, url=address),)
    return ()
