"""Quiet hours, during which nothing is pushed that can wait."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from data.values.instants import instant

DAY = timedelta(days=1)


def quiet_until(now: datetime, zone: ZoneInfo, start: int, end: int) -> datetime | None:
    """Returns the end (UTC) of the quiet time that a moment lies in; None where it lies in none.

    `start` and `end` are minutes of the day on the zone's clocks, the end excluded; equal ones mean
    that there is no quiet time, and a start after the end means over midnight. An end that a clock
    change skips is at the next valid minute, one that occurs twice at the first.
    """
    local = now.astimezone(zone)
    minute = local.hour * 60 + local.minute
    if start == end or not (start <= minute < end if start < end else not end <= minute < start):
        return None
    midnight = datetime.combine(local.date(), time())
    if minute >= end:
        midnight += DAY
    until = instant(midnight + timedelta(minutes=end), zone)
    # In an hour that occurs twice, the quiet time has ended already the second time.
    return until if until > now else None
