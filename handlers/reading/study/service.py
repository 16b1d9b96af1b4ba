"""Decides and saves what is studied: the tap that counts, the check question, what is to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Material, Member, Reading
from data.queries import away, card as cards, hours, owing, reading as readings, receipt as receipts
from handlers.reading import rules
from handlers.shared.events import ReadingStudied, publish
from handlers.shared.service import Refusal, local_day, refuse_elsewhere, today


@dataclass(frozen=True, slots=True)
class Studied:
    """A reading counts, for the member at the `place` among those who studied it. `again`: it had
    counted before, at `at`. `minutes` go into the hours, `capped` by the day's `most`; `known`: the
    same part had counted into the hours before."""

    language: str
    zone: str
    at: datetime
    place: int
    late: bool
    again: bool = False
    minutes: int = 0
    capped: bool = False
    known: bool = False
    most: int = 0


@dataclass(frozen=True, slots=True)
class Waits:
    """It is too soon; `opened`: the time runs from this very tap."""

    language: str
    left: timedelta
    opened: bool


@dataclass(frozen=True, slots=True)
class Asks:
    """The check question is to be answered first."""

    language: str
    reading_id: int


Outcome = Studied | Waits | Asks


@dataclass(frozen=True, slots=True)
class Thinks:
    """The check question can be answered again after `left`; `wrong`: because of this answer."""

    left: timedelta
    wrong: bool


def study(session: Session, now: datetime, reading_id: int, account_id: int) -> Outcome:
    """Works out what a tap on 已学习 comes to, and saves what counts; raises Refusal for people who
    are not on the roster."""
    facts = receipts.facts(session, reading_id, account_id)
    if facts is None or facts.member_id is None:
        raise Refusal("member-unknown")
    refuse_elsewhere(session, facts.bot_id)
    if facts.studied_at is not None:
        place = receipts.place_of(session, reading_id, facts.receipt_id)
        return Studied(facts.language, facts.zone, facts.studied_at, place, facts.late, again=True)
    start, opened = facts.posted_at, False
    if facts.reading_from_open:
        start, opened = facts.opened_at or now, facts.opened_at is None
    if opened:
        receipts.open_for(session, reading_id, facts.member_id, now)
    left = rules.counts_from(start, facts.minutes, facts.reading_share) - now
    if left > timedelta():
        return Waits(facts.language, left, opened)
    if facts.question and facts.passed_at is None:
        return Asks(facts.language, reading_id)
    return _count(session, now, facts)


def _count(session: Session, now: datetime, facts: Any) -> Studied:
    late = rules.is_over(facts.deadline_at, now)
    day = local_day(now, facts.zone)
    cause = hours.cause_of(facts.material_id, facts.part)
    before = hours.before(session, facts.member_id, cause, day)
    credit = rules.Credit(0, capped=False)
    if not before.counted:
        credit = rules.credit(facts.minutes, before.today, facts.daily_minutes)
    _write(
        session, now, facts.reading_id, facts.member_id, facts.posted_at, credit.minutes, late=late
    )
    return Studied(
        facts.language,
        facts.zone,
        now,
        facts.studied + 1,
        late,
        minutes=credit.minutes,
        capped=credit.capped,
        known=before.counted,
        most=facts.daily_minutes,
    )


def _write(
    session: Session,
    now: datetime,
    reading_id: int,
    member_id: int,
    posted_at: datetime,
    minutes: int,
    *,
    late: bool,
) -> None:
    receipts.study(session, reading_id, member_id, now, late=late)
    publish(session, now, ReadingStudied(reading_id, member_id, minutes))
    if now - posted_at < rules.KEPT_UP:
        cards.mark(session, rules.CARD, reading_id, now)


def make_up(session: Session, now: datetime, row: Reading, member_id: int) -> None:
    """Counts a reading whose make-up study was confirmed as studied late, with its points and, the
    first time, its minutes; one that was studied meanwhile stays as it is."""
    _write(session, now, row.id, member_id, row.posted_at, row.minutes, late=True)


def to_read(session: Session, branch: Branch, member: Member, now: datetime) -> list[Reading]:
    """Returns what a member was expected to read and has not: first what can still be in time, each
    by its posting."""
    found = readings.unread(session, member, now - owing.LOOKS_BACK, now)
    unread = _expected(session, branch, member, found)
    return sorted(
        unread, key=lambda one: (rules.is_over(one.deadline_at, now), one.posted_at, one.id)
    )


def to_note(session: Session, branch: Branch, member: Member, now: datetime) -> list[Reading]:
    """Returns what a member is expected to hand in a note for and has not."""
    return _expected(session, branch, member, readings.to_note(session, member, now))


def _expected(
    session: Session, branch: Branch, member: Member, found: Sequence[Reading]
) -> list[Reading]:
    """Leaves those that were posted while the member was on the roster and not away."""
    if not found:
        return []
    spans = away.spans(session, member.id)

    def meant(reading: Reading) -> bool:
        day = local_day(reading.posted_at, branch.zone)
        gone = any(
            one.from_on <= day and (one.until_on is None or day <= one.until_on) for one in spans
        )
        return member.joined_on <= day and not gone

    return [reading for reading in found if meant(reading)]


def studied_minutes(
    session: Session, branch: Branch, member: Member, now: datetime
) -> Sequence[int]:
    """Returns a member's minutes of this month and of this year, by the branch's calendar."""
    day = today(branch, now)
    return (
        hours.total(session, member.id, day.replace(day=1), day),
        hours.total(session, member.id, day.replace(month=1, day=1), day),
    )


def answer(
    session: Session, now: datetime, reading: Reading, member: Member, at: int, mark: str
) -> Outcome | Thinks | None:
    """Takes an answer to the check question by the place at which the option stood, never by
    whether it is right; None where the question was changed after it was shown."""
    opening = receipts.opening(session, reading.id, member.id)
    material = session.get_one(Material, reading.material_id)
    if opening is None or not material.question:
        raise Refusal("button-stale")
    if mark != rules.mark_of(material.question, material.options):
        return None
    if opening.wait_until is not None and now < opening.wait_until:
        return Thinks(opening.wait_until - now, wrong=False)
    order = rules.order(reading.id, member.id, len(material.options))
    if at >= len(order):
        raise Refusal("button-unknown")
    if order[at] != material.answer:
        opening.wrong += 1
        pause = rules.wait_after(opening.wrong)
        opening.wait_until = now + pause
        return Thinks(pause, wrong=True)
    opening.passed_at, opening.wait_until = now, None
    session.flush()
    return study(session, now, reading.id, member.account_id or 0)
