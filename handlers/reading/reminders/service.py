"""Reminds members privately, once a day, of what they have to read or write."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, Member, Reading
from data.queries import away, outbox, reading as readings
from handlers.reading import rules
from handlers.reading.reminders import view
from handlers.shared.dates import today as today_of
from handlers.shared.notify import WORD
from handlers.shared.service import local_day, notify_secretaries, reachable, texts_in, texts_of

TOGETHER = 4
"""Mentions in one message: only the first few notify anybody."""
WEEK = timedelta(days=7)
"""Members who cannot be written to are named so often, not every morning."""


@dataclass(frozen=True, slots=True)
class ReminderResult:
    """Counts the members that were reminded; `unreached` cannot be written to, `earlier` were
    reminded on this day already."""

    reminded: int
    unreached: Sequence[Member] = ()
    earlier: int = 0


@dataclass(slots=True)
class Owed:
    """A member's open readings: those to study, and those to hand in a note for."""

    member: Member
    read: list[Reading] = field(default_factory=list)
    write: list[Reading] = field(default_factory=list)


def chase(session: Session, now: datetime, branch: Branch) -> ReminderResult:
    """Reminds those who have a reading or a note that ends today of everything that is open."""
    today = today_of(branch, now)
    still = readings.still_open(session, branch.id, now)
    pressing = {one.id for one in still if _presses(one, branch, today, now)}
    if not pressing:
        return ReminderResult(0)
    owed = _owed(session, branch, still, now)
    urged = [
        one
        for one in owed.values()
        if any(reading.id in pressing for reading in (*one.read, *one.write))
    ]
    told = remind(session, now, branch, urged)
    unheard = [one for one in told.unreached if not one.named_on or today - one.named_on >= WEEK]
    if unheard:
        _name(session, now, branch, unheard)
    for one in unheard:
        one.named_on = today
    return told


def _presses(reading: Reading, branch: Branch, today: date, now: datetime) -> bool:
    """Tells whether today is the last day for a reading or its note."""
    ends = reading.deadline_at
    note = reading.note_due_at
    return (ends is not None and ends > now and rules.last_day(ends, branch.zone) == today) or (
        note is not None and note > now and local_day(note, branch.zone) == today
    )


def _owed(
    session: Session, branch: Branch, still: Iterable[Reading], now: datetime
) -> dict[int, Owed]:
    """Finds by member what of the open readings is expected of them and not done."""
    owed: dict[int, Owed] = {}
    for reading in still:
        day = local_day(reading.posted_at, branch.zone)
        if reading.deadline_at is not None and reading.deadline_at > now:
            for member in readings.missing(session, reading, day):
                owed.setdefault(member.id, Owed(member)).read.append(reading)
        if reading.note_due_at is not None and reading.note_due_at > now:
            for member in readings.noteless(session, reading, day):
                owed.setdefault(member.id, Owed(member)).write.append(reading)
    return owed


def remind(session: Session, now: datetime, branch: Branch, owed: Iterable[Owed]) -> ReminderResult:
    """Writes to these members, once a day each, but not to those who are away today."""
    today = today_of(branch, now)
    gone = away.members(session, branch.id, today)
    reminded, earlier, unreached = 0, 0, []
    for one in owed:
        member = one.member
        if member.id in gone or member.left_on is not None:
            continue
        if member.chased_on == today:
            earlier += 1
            continue
        account = reachable(session, branch, member.account_id)
        if account is None:
            unreached.append(member)
            continue
        member.chased_on = today
        reminded += 1
        if branch.asleep_since is None:
            texts = texts_of(account, branch)
            message = view.reminder(texts, branch, member.shown, one.read, one.write, now)
            outbox.post(session, account.id, WORD, message, now, branch_id=branch.id)
    return ReminderResult(reminded, unreached, earlier)


def remind_of(
    session: Session, now: datetime, branch: Branch, reading: Reading, by: Member
) -> ReminderResult:
    """Reminds those who have not studied one reading, but not the member who asks for it."""
    day = local_day(reading.posted_at, branch.zone)
    others = [one for one in readings.missing(session, reading, day) if one.id != by.id]
    return remind(session, now, branch, [Owed(member, [reading]) for member in others])


def _name(session: Session, now: datetime, branch: Branch, people: Sequence[Member]) -> None:
    """Names those who cannot be written to: to the secretaries, and in the group if so set."""
    notify_secretaries(session, now, branch, WORD, lambda t: view.unreached(t, people))
    if not branch.names_unread:
        return
    texts = texts_in(branch.language)
    for at in range(0, len(people), TOGETHER):
        message = view.mentions(texts, branch, people[at : at + TOGETHER])
        outbox.post(session, branch.chat_id, "reading.chase", message, now, branch_id=branch.id)
