"""The times of a meeting, and the choices for it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from data.values.standing import MeetingKind
from handlers.branch import rules as branch_rules
from handlers.meeting import rules

ZONES = st.sampled_from(branch_rules.ZONES)
moments = st.floats(1.5e9, 2.2e9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
minutes = st.integers(0, 300)


@given(moments, minutes, minutes, minutes, minutes)
def test_sign_in_opens_before_late_begins_before_it_closes(
    start: datetime, length: int, opens: int, late: int, closes: int
) -> None:
    times = rules.times(start, length, opens, late, closes)
    assert times.opens_at <= start <= times.late_at < times.closes_at
    assert times.ends_at - start == timedelta(minutes=length)


@given(st.integers(-10, 2000))
def test_choices_come_round(current: int) -> None:
    for options in (rules.LENGTHS, rules.OPENS, rules.LATES, rules.CLOSES):
        assert rules.following(options, current) in options
    seen = [rules.OPENS[0]]
    for _ in rules.OPENS:
        seen.append(rules.following(rules.OPENS, seen[-1]))
    assert set(seen) == set(rules.OPENS)
    assert seen[-1] == seen[0]


@given(moments, ZONES)
def test_the_next_half_hours_are_todays_and_ahead(now: datetime, zone: str) -> None:
    here = now.astimezone(ZoneInfo(zone))
    found = rules.half_hours(now, zone)
    assert len(found) <= 6
    assert found == sorted(set(found))
    for moment in found:
        assert moment.date() == here.date()
        assert moment.minute in {0, 30}
        assert (moment.hour, moment.minute) <= (21, 30)
        assert moment >= here + timedelta(minutes=15)


def test_in_the_afternoon_there_are_six_half_hours() -> None:
    now = datetime(2026, 11, 27, 14, 20, tzinfo=ZoneInfo("Asia/Shanghai"))
    said = [f"{moment:%H:%M}" for moment in rules.half_hours(now, "Asia/Shanghai")]
    assert said == ["15:00", "15:30", "16:00", "16:30", "17:00", "17:30"]


@pytest.mark.parametrize("kind", MeetingKind)
def test_only_a_committee_meeting_is_for_the_committee(kind: MeetingKind) -> None:
    assert (rules.audience_of(kind) == "committee") == (kind is MeetingKind.COMMITTEE)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("asia/shanghai", "Asia/Shanghai"),
        (" America/new york ", "America/New_York"),
        ("UTC", "UTC"),
        ("火星", None),
        ("", None),
        ("../etc/passwd", None),
    ],
)
def test_zones_are_found_as_people_type_them(typed: str, zone: str | None) -> None:
    assert branch_rules.zone_named(typed) == zone
