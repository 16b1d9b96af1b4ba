"""Pure decisions about rhythms: the dates ahead, the likeliest ones, days put together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from data.models import Branch
from data.values.rhythm import Rhythm, beyond_calendar, following
from data.values.rhythm.kinds import (
    EVERY_DAY,
    Cron,
    Days,
    MonthDays,
    OnDate,
    Ordinal,
    Short,
    Weekly,
    Workdays,
)
from handlers.shared.refusal import Refusal

MEETING = "meeting"
"""The kind of plan whose rhythm is a meeting's own time."""
LIKELY = ("B 0800", "W1234567 0800", "W1 0800", "W5 1500", "M1 0900", "N-1:B 1600")
LIKELY_MEETINGS = ("N1:5 1500", "N-1:5 1500", "N1:B 1500", "M5 1500 +", "W5 1500", "N1:1/147a 1500")
LEADS = (1, 3, 7)
"""Days before a standing meeting at which its notice may be published."""
DAY = 24 * 60
MOST_PLANS = 60
"""Plans that a branch may have."""
LONGEST_TITLE = 60
HOURS = (8, 9, 10, 12, 14, 15, 16, 17, 19)
"""The usual hours, the others a tap further."""
MINUTES = (0, 10, 15, 20, 30, 40, 45, 50)
NTHS = (1, 2, 3, 4, -1)
SHORTS: tuple[Short, ...] = ("last", "skip")


def likely(kind: str) -> tuple[str, ...]:
    """Returns the codes of the rhythms that are chosen most for a kind of plan."""
    return LIKELY_MEETINGS if kind == MEETING else LIKELY


def coming(
    rhythm: Rhythm, after: datetime, zone: str, official: bool, many: int = 3
) -> list[datetime]:
    """Returns the next moments of a rhythm, at most `many`."""
    found: list[datetime] = []
    at: datetime | None = after
    while len(found) < many and at is not None:
        at = following(rhythm, at, ZoneInfo(zone), official)
        if at is not None:
            found.append(at)
    return found


def ahead(
    rhythm: Rhythm, lead: int, now: datetime, zone: str, official: bool, many: int = 3
) -> list[datetime]:
    """Returns the next moments of a rhythm that is due `lead` minutes before them."""
    return coming(rhythm, now + timedelta(minutes=lead), zone, official, many)


def unannounced(
    rhythm: Rhythm, dates: Sequence[datetime], zone: str, official: bool
) -> list[datetime]:
    """Returns the dates that rest on the rule until the year's holidays are announced."""
    return [at for at in dates if beyond_calendar(rhythm, at, ZoneInfo(zone), official)]


def shiftable(rhythm: Rhythm) -> bool:
    """Tells whether a rhythm can move off holidays: it is made of days, not of working days."""
    if isinstance(rhythm.days, (Cron, Workdays)):
        return False
    return not (isinstance(rhythm.days, Ordinal) and rhythm.days.weekday is None)


def readings(days: Days, times: tuple[int, ...]) -> list[Rhythm]:
    """Returns the rhythms that days chosen by buttons may mean: two where months may lack the
    day."""
    if isinstance(days, MonthDays) and days.short:
        return [Rhythm(replace(days, short=short), times) for short in SHORTS]
    return [Rhythm(days, times)]


def days_from(parts: dict[str, Any]) -> Days | None:
    """Puts days together from the parts chosen by buttons; None while some are missing.

    `parts`: `every` (day · work · week · month · nth · once) and with it weekdays (1 for Monday),
    `day` of the month (-1 for the last), `nth` and `weekday` (0 for working days), `date`. Months
    without the day skip it; `readings` gives the other way too.
    """
    match parts.get("every"):
        case "day":
            return Weekly(EVERY_DAY)
        case "work":
            return Workdays()
        case "week" if parts.get("weekdays"):
            return Weekly(tuple(one - 1 for one in parts["weekdays"]))
        case "month" if parts.get("day"):
            return MonthDays((parts["day"],), short="skip")
        case "nth" if parts.get("weekday") is not None:
            weekday = parts["weekday"]
            return Ordinal((parts["nth"],), weekday - 1 if weekday else None)
        case "once" if parts.get("date"):
            return OnDate(date.fromisoformat(parts["date"]))
    return None


def due_after(branch: Branch, rhythm: Rhythm, lead: int, after: datetime) -> datetime | None:
    """Returns when a plan of this rhythm and lead is due first after a moment."""
    found = ahead(rhythm, lead, after, branch.zone, branch.official_workdays, 1)
    return found[0] - timedelta(minutes=lead) if found else None


def check(rhythm: Rhythm, lead: int, now: datetime, branch: Branch) -> None:
    """Raises Refusal for a rhythm with nothing ahead, or whose only moment is nearer than its
    lead."""
    if due_after(branch, rhythm, lead, now) is not None:
        return
    if due_after(branch, rhythm, 0, now) is not None:
        raise Refusal("plan-lead-past", days=lead // DAY)
    raise Refusal("plan-past")
