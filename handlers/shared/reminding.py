"""Reminds members of what they owe, in one message for everything: seldom by itself, or by hand."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import away, errand as errands, outbox, owing, reading as readings
from data.queries.recheck import look_from
from data.values.out import OutMessage
from data.values.workdays import DAY, next_workday, works
from handlers.shared.buttons import rows
from handlers.shared.dates import local_day, today
from handlers.shared.feature import Todo
from handlers.shared.notify import reachable, texts_of
from handlers.shared.registry import registry_of
from handlers.shared.texts import Texts

ERRAND = "behind"
BY_HAND = "check-reminder"
"""The outbox's kind of reminders that somebody sends by hand."""
MOST_A_WEEK = 2
"""Reminders that nobody sends by hand. What is late is reminded of on a week's first working day
only, so that one of them is kept for what falls due."""
MOST_TODOS = 8
CLOCK, UNTIL = time(9), time(18)
"""Local times between which people are reminded."""


@dataclass(frozen=True, slots=True)
class Owing:
    """A member who has something open, and what reminds them; None where nothing can be written
    to them."""

    member_id: int
    account_id: int
    message: OutMessage | None


@dataclass(slots=True)
class ReminderResult:
    """Who was reminded: how many now and how many earlier on this day, and the members who cannot
    be written to."""

    reminded: int = 0
    earlier: int = 0
    unreached: list[Member] = field(default_factory=list)


def _at(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(zone))


def next_look(now: datetime, branch: Branch) -> datetime:
    """Returns the next nine o'clock of a working day."""
    day = next_workday(today(branch, now), branch.official_workdays)
    if _at(day, CLOCK, branch.zone) <= now:
        day = next_workday(day + DAY, branch.official_workdays)
    return _at(day, CLOCK, branch.zone)


def may_look(now: datetime, zone: str) -> bool:
    """Tells whether it is a time of day for reminders that nobody asked for."""
    return CLOCK <= now.astimezone(ZoneInfo(zone)).time() < UNTIL


def arrange(session: Session, now: datetime, branch: Branch) -> None:
    """Has a branch looked at on the next working day: one plan a branch, whatever there is."""
    look_from(session, owing.LOOK, branch.id, next_look(now, branch))


def look(session: Session, now: datetime, branch: Branch) -> None:
    """Has it worked out beside the taps who is behind; nothing on a day off."""
    if works(today(branch, now), branch.official_workdays):
        data = {"branch": branch.id, "at": now.isoformat()}
        errands.add(session, now, ERRAND, data, bot_id=branch.bot_id)


def behind(session: Session, branch: Branch, now: datetime) -> list[Owing]:
    """Works out who is to be reminded: of what falls due by the end of the next working day, and
    on a week's first working day of what is late.

    What falls due today was said on the last working day to those who were reminded then.
    """
    day = today(branch, now)
    due = _at(next_workday(day + DAY, branch.official_workdays) + DAY, time(), branch.zone)
    first, before = _is_first(day, branch), _workday_before(day, branch)
    expected = readings.expected(session, branch.id, day)
    times = owing.reminded(
        session,
        branch.id,
        [one.account_id for one in expected if one.account_id],
        _at(_monday(day), time(), branch.zone),
    )
    found = []
    for member in expected:
        if member.chased_on == day or times[member.account_id or 0] >= MOST_A_WEEK:
            continue
        todos = [one for one in _todos(session, branch, member, now) if one.owed]
        told = member.chased_on is not None and member.chased_on >= before
        since = _at(day + DAY, time(), branch.zone) if told else now
        falls_due = any(one.ends_within(since, due) for one in todos)
        if falls_due or (first and any(one.late for one in todos)):
            found.append(_owing(session, branch, member, todos))
    return found


def _workday_before(day: date, branch: Branch) -> date:
    day -= DAY
    while not works(day, branch.official_workdays):
        day -= DAY
    return day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _is_first(day: date, branch: Branch) -> bool:
    return next_workday(_monday(day), branch.official_workdays) == day


def owes(session: Session, branch: Branch, member: Member, now: datetime) -> Owing | None:
    """Works out what a member has open; None where that is nothing."""
    found = _todos(session, branch, member, now)
    return _owing(session, branch, member, found) if found else None


def _todos(session: Session, branch: Branch, member: Member, now: datetime) -> list[Todo]:
    texts = texts_of(reachable(session, branch, member.account_id), branch)
    return registry_of(session).todos(session, texts, branch, member, now)


def _owing(session: Session, branch: Branch, member: Member, todos: Sequence[Todo]) -> Owing:
    account = reachable(session, branch, member.account_id)
    if account is None:
        return Owing(member.id, 0, None)
    message = _message(texts_of(account, branch), branch, member, todos[:MOST_TODOS])
    return Owing(member.id, account.id, message)


def _message(texts: Texts, branch: Branch, member: Member, todos: Sequence[Todo]) -> OutMessage:
    """Reminds kindly of what is open, with buttons to do it now."""
    head = texts("reminder-of-todos", name=member.shown, branch=branch.name)
    buttons = [one.button for one in todos if one.button]
    text = "\n".join([head, *(one.text for one in todos)])
    return OutMessage(text).with_buttons(*rows(buttons, 2))


def remind(
    session: Session, branch: Branch, found: Iterable[Owing], now: datetime, kind: str = BY_HAND
) -> ReminderResult:
    """Writes to these members, nobody twice on a day and nobody who is away."""
    day, told = today(branch, now), ReminderResult()
    gone = away.members(session, branch.id, day)
    for one in found:
        member = session.get(Member, one.member_id)
        if member is None or member.left_on is not None or member.id in gone:
            continue
        if one.message is None:
            told.unreached.append(member)
        elif member.chased_on == day:
            told.earlier += 1
        else:
            outbox.post(session, one.account_id, kind, one.message, now, branch_id=branch.id)
            member.chased_on = day
            told.reminded += 1
    return told


def remind_of(
    session: Session, branch: Branch, members: Collection[Member], now: datetime
) -> ReminderResult:
    """Reminds members by hand of all that is open for them."""
    found = [owes(session, branch, one, now) for one in members]
    return remind(session, branch, filter(None, found), now)


def is_of_day(branch: Branch, at: datetime, now: datetime) -> bool:
    """Tells whether what was worked out then still serves: on the same day."""
    return local_day(at, branch.zone) == today(branch, now)
