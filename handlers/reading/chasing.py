"""Reminds kindly: one private message a day to who has something to read that is nearly over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, Member, Reading
from data.queries import away, outbox
from data.queries import card as cards
from data.queries import reading as readings
from handlers.reading import chase_view, rules
from handlers.reading.rules import CARD
from handlers.shared.telling import reachable, tell, tell_secretaries, texts_of
from handlers.shared.texts import texts_in

TOGETHER = 4
"""Mentions in one message: only the first few notify anybody."""
WEEK = timedelta(days=7)
"""Who cannot be written to is named so often, not every morning."""


@dataclass(frozen=True, slots=True)
class ReminderResult:
    """What a round of reminders came to; `unreached` cannot be written to."""

    reminded: int
    unreached: Sequence[Member] = ()
    earlier: int = 0
    """Who had been reminded on this day already."""


@dataclass(slots=True)
class Owed:
    """What a member has still to do: readings to study, and those to hand in a note for."""

    member: Member
    read: list[Reading] = field(default_factory=list)
    write: list[Reading] = field(default_factory=list)


def chase(session: Session, now: datetime, branch: Branch) -> ReminderResult:
    """The morning's reminders of a branch: for readings whose last day is today, and notes due
    today; whoever has one of these hears of everything that is open."""
    today = rules.local_day(now, branch.zone)
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
    """Whether today is the last day for a reading or its note."""
    ends = reading.deadline_at
    note = reading.note_due_at
    return (ends is not None and ends > now and rules.last_day(ends, branch.zone) == today) or (
        note is not None and note > now and rules.local_day(note, branch.zone) == today
    )


def _owed(
    session: Session, branch: Branch, still: Iterable[Reading], now: datetime
) -> dict[int, Owed]:
    """By member, what of the open readings is expected of them and not done."""
    owed: dict[int, Owed] = {}
    for reading in still:
        day = rules.local_day(reading.posted_at, branch.zone)
        if reading.deadline_at is not None and reading.deadline_at > now:
            for member in readings.missing(session, reading, day):
                owed.setdefault(member.id, Owed(member)).read.append(reading)
        if reading.note_due_at is not None and reading.note_due_at > now:
            for member in readings.noteless(session, reading, day):
                owed.setdefault(member.id, Owed(member)).write.append(reading)
    return owed


def remind(session: Session, now: datetime, branch: Branch, owed: Iterable[Owed]) -> ReminderResult:
    """Writes to these members, once a day each; who is away today is left in peace."""
    today = rules.local_day(now, branch.zone)
    gone = away.members(session, branch.id, today)
    reminded, earlier, unreached = 0, 0, []
    for one in owed:
        member = one.member
        if member.id in gone or member.left_on is not None:
            continue
        if member.chased_on == today:
            earlier += 1
            continue
        account = reachable(session, member)
        if account is None:
            unreached.append(member)
            continue
        member.chased_on = today
        message = chase_view.reminder(
            texts_of(account, branch), branch, member.name, one.read, one.write, now
        )
        tell(session, now, branch, account.id, message)
        reminded += 1
    return ReminderResult(reminded, unreached, earlier)


def remind_of(
    session: Session, now: datetime, branch: Branch, reading: Reading, by: Member
) -> ReminderResult:
    """Reminds those who have not studied one reading, as somebody wishes who knows it anyway."""
    day = rules.local_day(reading.posted_at, branch.zone)
    others = [one for one in readings.missing(session, reading, day) if one.id != by.id]
    return remind(session, now, branch, [Owed(member, [reading]) for member in others])


def _name(session: Session, now: datetime, branch: Branch, people: Sequence[Member]) -> None:
    """Names those who cannot be written to: to the secretary, and to the group if it likes."""
    texts = texts_in(branch.language)
    tell_secretaries(session, now, branch, chase_view.unreached(texts, people))
    if not branch.names_unread:
        return
    for at in range(0, len(people), TOGETHER):
        message = chase_view.mentions(texts, branch, people[at : at + TOGETHER])
        outbox.post(session, branch.chat_id, "reading.chase", message, now, branch_id=branch.id)


def settle(session: Session, now: datetime, branch: Branch) -> None:
    """The cards of readings that are over since yesterday show what came of them."""
    for reading in readings.just_over(session, branch.id, now):
        if now - reading.posted_at < rules.KEPT_UP:
            cards.mark(session, CARD, reading.id, now)
