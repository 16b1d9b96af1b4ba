"""Models a member's memory of a question: FSRS over all answers to it, in whole local days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from fsrs import Card, Rating, Scheduler

from data.values.instants import instant

KNOWN_DAYS = 21.0
"""From this stability on a question counts as known; Anki calls cards mature from an interval of 21
days on, and at FSRS's default retention of 90 % interval and stability are the same."""

REVIEW_CLOCK = time(12, 30)
REVIEWS_UNTIL = time(20)
"""Local times between which members may be reminded of due questions: from the lunch break on."""
_DAY = timedelta(days=1)
_SCHEDULER = Scheduler(learning_steps=(_DAY,), relearning_steps=(_DAY,), enable_fuzzing=False)
"""FSRS with its own parameters. Members are asked once a day, so the first step is a day instead of
minutes, and without fuzz the same answers give the same days."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One answer to a question, in the group or privately; `at` is aware."""

    at: datetime
    right: bool


@dataclass(frozen=True, slots=True)
class Recall:
    """The memory after all trials: when it is due again (UTC, the beginning of a local day), its
    stability in days, and the counts of right and wrong answers."""

    due_at: datetime
    last_at: datetime
    last_right: bool
    stability: float
    right: int
    wrong: int
    wrong_at: datetime | None


def recall(trials: Iterable[Trial], zone: ZoneInfo) -> Recall | None:
    """Computes the memory that these trials left, in whatever order they are given; None without
    any.

    A wrong answer is FSRS's Again, a right one its Good, for a tap does not say how hard it was.
    Days are those of the zone, so that yesterday's question is due today at any hour.
    """
    ordered = sorted(trials, key=lambda one: (one.at, one.right))
    if not ordered:
        return None
    card = Card(card_id=1, due=datetime.min.replace(tzinfo=UTC))
    for trial in ordered:
        day = datetime.combine(_day(trial.at, zone), time(), UTC)
        card, _ = _SCHEDULER.review_card(card, Rating.Good if trial.right else Rating.Again, day)
    assert card.stability is not None
    wrong = [one.at for one in ordered if not one.right]
    return Recall(
        due_at=_beginning(card.due.date(), zone),
        last_at=ordered[-1].at,
        last_right=ordered[-1].right,
        stability=card.stability,
        right=len(ordered) - len(wrong),
        wrong=len(wrong),
        wrong_at=wrong[-1] if wrong else None,
    )


def first_due(saved_at: datetime, zone: ZoneInfo) -> datetime:
    """Returns when a question that was only saved is first asked: the next day."""
    return _beginning(_day(saved_at, zone) + _DAY, zone)


def next_review(moment: datetime, zone: ZoneInfo) -> datetime:
    """Returns the first time after a moment (UTC) for the reminder of due questions."""
    day = _day(moment, zone)
    found = instant(datetime.combine(day, REVIEW_CLOCK), zone)
    return found if found > moment else instant(datetime.combine(day + _DAY, REVIEW_CLOCK), zone)


def may_remind(now: datetime, zone: ZoneInfo) -> bool:
    """Tells whether it is a time of day for that reminder, even a late one."""
    return REVIEW_CLOCK <= now.astimezone(zone).time() < REVIEWS_UNTIL


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _beginning(day: date, zone: ZoneInfo) -> datetime:
    return instant(datetime.combine(day, time()), zone)
