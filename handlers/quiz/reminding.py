"""Reminds privately, once and kindly, those who have not answered the question of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, Member, Round
from data.queries import away, outbox, result
from data.queries import plan as plans
from data.queries import poll as polls
from data.queries import reading as readings
from data.values.out import Button, OutMessage
from handlers.quiz import rules
from handlers.shared.buttons import link
from handlers.shared.dates import clock
from handlers.shared.identity import IDENTITY
from handlers.shared.links import message_link
from handlers.shared.telling import reachable, texts_of
from handlers.shared.texts import Texts

KIND = "round.remind"
BEFORE = timedelta(minutes=90)
STOOD = timedelta(minutes=30)
"""A question that has not stood this long is not reminded of."""


@dataclass(frozen=True, slots=True)
class ReminderResult:
    """What reminders came to; `unreached` cannot be written to, `earlier` heard today already."""

    reminded: int
    earlier: int
    unreached: Sequence[Member]


def arrange(session: Session, branch: Branch, row: Round) -> None:
    """Has those who have not answered by then reminded before the round closes."""
    at = row.closes_at - BEFORE
    if at - row.posted_at >= STOOD:
        plans.set_once(session, branch.id, rules.REMIND, row.id, at)


@dataclass(frozen=True, slots=True)
class Behind:
    """A member who was expected to answer, and which of the rounds they have not answered."""

    member: Member
    rounds: Sequence[Round]


def behind(session: Session, branch: Branch, row: Round) -> list[Behind]:
    """Who has not answered a round, or one of those asked together with it."""
    found = [one for one in result.together(session, row) if one.state in {"open", "closed"}]
    done = {(one.member_id, one.round_id) for one in result.given(session, [r.id for r in found])}
    day = rules.local_day(row.posted_at, branch.zone)
    everybody = [
        Behind(member, [one for one in found if (member.id, one.id) not in done])
        for member in readings.expected(session, branch.id, day)
    ]
    return [one for one in everybody if one.rounds]


def remind(
    session: Session, now: datetime, branch: Branch, row: Round, by: int = 0
) -> ReminderResult:
    """Writes to those who have not answered, once a day each; who is away today is left in peace,
    and who asks for it (`by`, a member) knows it anyway."""
    gone = away.members(session, branch.id, rules.local_day(now, branch.zone))
    since = now - timedelta(hours=12)
    reminded, earlier, unreached = 0, 0, []
    for one in behind(session, branch, row):
        member = one.member
        if member.id in gone or member.id == by or member.left_on is not None:
            continue
        account = reachable(session, member)
        if account is None:
            unreached.append(member)
        elif outbox.posted_since(session, account.id, KIND, since):
            earlier += 1
        else:
            message = _reminder(session, texts_of(account, branch), branch, one)
            outbox.post(session, account.id, KIND, message, now, branch_id=branch.id)
            reminded += 1
    return ReminderResult(reminded, earlier, unreached)


def _reminder(session: Session, texts: Texts, branch: Branch, one: Behind) -> OutMessage:
    text = texts(
        "question-remind",
        name=one.member.name,
        branch=branch.name,
        many=len(one.rounds),
        closes=clock(one.rounds[0].closes_at, branch.zone),
    )
    return OutMessage(text).with_buttons(way(session, texts, one.rounds[0]))


def way(session: Session, texts: Texts, row: Round) -> tuple[Button, ...]:
    """The button that leads to where a round is answered: none where Telegram has no address."""
    label = texts.plain("question-go")
    if row.form == "text":
        return (Button(label, url=link(IDENTITY.username, "qa", row.id)),)
    for poll in polls.of(session, rules.ROUND, row.id):
        address = message_link(poll.chat_id, poll.message_id)
        if address:
            return (Button(label, url=address),)
    return ()
