"""Quiet hours in every zone: over midnight, over clock changes, and against a slow reference."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from data.values.quiet import quiet_until

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kathmandu")
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
NIGHT = (21 * 60 + 30, 7 * 60 + 30)


def shanghai(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}+08:00")


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("27T21:29", None),
        ("27T21:30", "28T07:30"),
        ("27T23:59:59", "28T07:30"),
        ("28T00:00", "28T07:30"),
        ("28T07:29:59", "28T07:30"),
        ("28T07:30", None),
        ("28T12:00", None),
    ],
)
def test_the_night_is_quiet_until_half_past_seven(now: str, until: str | None) -> None:
    found = quiet_until(shanghai(now), ZoneInfo("Asia/Shanghai"), *NIGHT)
    assert found == (shanghai(until) if until else None)


def test_a_noon_rest_does_not_wrap() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    assert quiet_until(shanghai("27T12:30"), zone, 720, 840) == shanghai("27T14:00")
    assert quiet_until(shanghai("27T23:00"), zone, 720, 840) is None


def test_equal_ends_mean_no_quiet_at_all() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    assert all(quiet_until(shanghai(f"27T{h:02}:00"), zone, 420, 420) is None for h in range(24))


def test_an_end_that_the_clocks_skip_is_at_the_next_valid_minute() -> None:
    """On 29 March 2026 Berlin goes from 2:00 to 3:00."""
    night = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)
    found = quiet_until(night, ZoneInfo("Europe/Berlin"), 22 * 60, 2 * 60 + 30)
    assert found == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_in_the_hour_that_comes_twice_the_quiet_ends_once() -> None:
    """On 25 October 2026 Berlin goes from 3:00 back to 2:00: 2:30 is at 0:30 and 1:30 UTC."""
    berlin = ZoneInfo("Europe/Berlin")
    first = datetime(2026, 10, 25, 0, 15, tzinfo=UTC)
    assert quiet_until(first, berlin, 22 * 60, 2 * 60 + 30) == first + timedelta(minutes=15)
    assert quiet_until(first + timedelta(hours=1), berlin, 22 * 60, 2 * 60 + 30) is None


def reference(local: datetime, start: int, end: int) -> bool:
    """Tells whether a minute is quiet, by walking from the start to the end."""
    minute, quiet = start, set()
    while minute != end:
        quiet.add(minute)
        minute = (minute + 1) % 1440
    return local.hour * 60 + local.minute in quiet


@given(
    st.integers(0, 2 * 366 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes)),
    st.sampled_from(ZONES),
    st.integers(0, 1439),
    st.integers(0, 1439),
)
def test_quiet_time_ends_at_its_end_within_a_day(
    now: datetime, zone_name: str, start: int, end: int
) -> None:
    zone = ZoneInfo(zone_name)
    until = quiet_until(now, zone, start, end)
    quiet = reference(now.astimezone(zone), start, end)
    if until is None:
        # Quiet by the clock and yet over: only in the hour that comes twice.
        assert not quiet or now.astimezone(zone).fold == 1
        return
    assert quiet
    assert now < until <= now + timedelta(hours=26)
    there = until.astimezone(zone)
    assert there.hour * 60 + there.minute >= end
    assert quiet_until(until, zone, start, end) is None
