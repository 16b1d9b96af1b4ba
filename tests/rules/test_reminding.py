"""When branches are looked at for who is behind."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from data.models import Branch
from data.values.workdays import works
from handlers.shared import reminding

SHANGHAI = "Asia/Shanghai"
ZONES = st.sampled_from([SHANGHAI, "Europe/Berlin", "Asia/Kathmandu", "Pacific/Kiritimati"])
MOMENTS = st.integers(0, 3 * 366 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def at(text: str) -> datetime:
    """Returns a local time in China."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(SHANGHAI))


def branch(zone: str = SHANGHAI, *, official: bool = True) -> Branch:
    return Branch(zone=zone, official_workdays=official)


@given(MOMENTS, ZONES, st.booleans())
def test_the_next_look_is_at_nine_of_a_working_day(
    now: datetime, zone: str, official: bool
) -> None:
    found = reminding.next_look(now, branch(zone, official=official))
    there = found.astimezone(ZoneInfo(zone))
    assert there.strftime("%H:%M") == "09:00"
    assert works(there.date(), official)
    assert found > now
    day = now.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    while day < there.date():
        assert not works(day, official)
        day += timedelta(days=1)
    assert reminding.may_look(found, zone)


@pytest.mark.parametrize(
    ("now", "next_one"),
    [
        ("2026-11-27 09:00", date(2026, 11, 30)),  # after a Friday's
        ("2026-11-27 08:59", date(2026, 11, 27)),
        ("2026-09-30 10:00", date(2026, 10, 8)),  # over National Day
        ("2026-10-09 10:00", date(2026, 10, 10)),  # a working Saturday
    ],
)
def test_it_knows_holidays_and_working_weekends(now: str, next_one: date) -> None:
    assert reminding.next_look(at(now), branch()).date() == next_one


@pytest.mark.parametrize(
    ("clock", "may"), [("08:59", False), ("09:00", True), ("17:59", True), ("18:00", False)]
)
def test_people_are_reminded_by_day(clock: str, may: bool) -> None:
    assert reminding.may_look(at(f"2026-11-30 {clock}"), SHANGHAI) is may
