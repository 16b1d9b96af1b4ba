"""Due times of rhythms: against a walk over every minute, over holidays and clock changes."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings, strategies as st

from data.values.rhythm import Rhythm, beyond_calendar, following
from data.values.rhythm.kinds import EVERY_DAY, Cron, EveryDays, MonthDays, OnDate, Ordinal, Weekly
from data.values.workdays import sign_of
from tests.rules.rhythms import MINUTE, SHANGHAI, rhythms, walked

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
ZONES = (SHANGHAI, BERLIN, NEW_YORK, LORD_HOWE)
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
LAST = datetime(2028, 1, 1, tzinfo=UTC)


def all_due(rhythm: Rhythm, zone: ZoneInfo, official: bool) -> list[datetime]:
    """Returns the results of `following` one after the other, for two years."""
    found = []
    moment: datetime | None = FIRST - MINUTE
    while moment is not None and moment < LAST:
        moment = following(rhythm, moment, zone, official)
        if moment is not None and moment < LAST:
            found.append(moment)
    return found


def due(
    code: str, after: str, zone: ZoneInfo = SHANGHAI, *, official: bool = True, many: int = 3
) -> list[str]:
    """Returns the next local times of a rhythm after a local time."""
    rhythm = Rhythm.of(code)
    moment: datetime | None = datetime.fromisoformat(after).replace(tzinfo=zone)
    found = []
    for _ in range(many):
        assert moment is not None
        moment = following(rhythm, moment, zone, official)
        if moment is None:
            break
        assert moment.tzinfo is UTC
        found.append(moment.astimezone(zone).strftime("%Y-%m-%d %H:%M"))
    return found


@pytest.mark.parametrize("zone", ZONES, ids=str)
@given(rhythm=rhythms, official=st.booleans())
@settings(max_examples=25, deadline=None)
def test_two_years_are_as_if_every_minute_was_walked(
    zone: ZoneInfo, rhythm: Rhythm, official: bool
) -> None:
    assert all_due(rhythm, zone, official) == walked(rhythm, zone, official, FIRST, LAST)


@given(rhythm=rhythms, zone=st.sampled_from(ZONES), official=st.booleans(), data=st.data())
@settings(deadline=None)
def test_the_next_due_time_is_the_first_after_any_moment(
    rhythm: Rhythm, zone: ZoneInfo, official: bool, data: st.DataObject
) -> None:
    moments = all_due(rhythm, zone, official)[:40]
    assume(moments)
    for before, after in pairwise(moments):
        assert before < after
    place = data.draw(st.integers(0, len(moments) - 1))
    seconds = data.draw(st.floats(0.001, 12 * 86_400))
    earlier = max(FIRST - MINUTE, moments[place] - timedelta(seconds=seconds))
    assert following(rhythm, earlier, zone, official) == min(
        one for one in moments if one > earlier
    )


@pytest.mark.parametrize(
    ("code", "after", "expected"),
    [
        # Spring Festival 2026: Saturday 14 and 28 February are working days, 15 to 23 are off.
        ("B 0800", "2026-02-12 09:00", ["02-13", "02-14", "02-24", "02-25", "02-26"]),
        ("B 0800", "2026-02-26 09:00", ["02-27", "02-28", "03-02"]),
        # Mid-autumn and National Day: Sunday 20 September and Saturday 10 October are worked.
        ("B 0800", "2026-09-18 09:00", ["09-20", "09-21", "09-22", "09-23", "09-24", "09-28"]),
        ("B 0800", "2026-09-29 09:00", ["09-30", "10-08", "10-09", "10-10", "10-12"]),
        ("N-1:B 0800", "2026-01-31 09:00", ["02-28", "03-31", "04-30"]),
        ("N1:B 0800", "2026-08-31 09:00", ["09-01", "10-08", "11-02"]),
        ("N3:B 0800", "2026-09-30 09:00", ["10-10", "11-04"]),
        # The 1st of May and of October are holidays, the 1st of August a Saturday.
        ("M1 0800 +", "2026-04-01 09:00", ["05-06", "06-01", "07-01", "08-03", "09-01", "10-08"]),
        ("M1 0800 +", "2026-10-07 09:00", ["10-08", "11-02"]),
        # Thursday and Friday of National Day move to the Thursday after: that is one push.
        ("W45 0800 +", "2026-09-28 09:00", ["10-08", "10-09", "10-15"]),
        ("E2@20260930 0800 +", "2026-09-29 09:00", ["09-30", "10-08", "10-10", "10-12", "10-14"]),
        ("O20261002 0800 +", "2026-09-29 09:00", ["10-08"]),
    ],
)  # fmt: skip
def test_official_working_days_with_their_make_up_weekends(
    code: str, after: str, expected: list[str]
) -> None:
    found = due(code, after, many=len(expected))
    assert found == [f"2026-{day} 08:00" for day in expected]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        # New Year's Day 2027 is a Friday; the lunar year begins on Saturday 6 February.
        ("2026-12-31 09:00", ["01-04", "01-05"]),
        ("2027-02-03 09:00", ["02-04", "02-09"]),
        ("2027-04-02 09:00", ["04-06"]),
        ("2027-06-08 09:00", ["06-10"]),
        ("2027-09-14 09:00", ["09-16"]),
        ("2027-09-30 09:00", ["10-04"]),
    ],
)
def test_holidays_of_a_year_not_yet_announced_go_by_the_rule(
    after: str, expected: list[str]
) -> None:
    assert due("B 0800", after, many=len(expected)) == [f"2027-{day} 08:00" for day in expected]
    assert sign_of(date.fromisoformat("2027-02-05")) == "rest"
    assert sign_of(date.fromisoformat("2027-02-09")) == ""


def test_a_branch_may_go_by_monday_to_friday() -> None:
    found = due("B 0800", "2026-09-30 09:00", official=False)
    assert found == ["2026-10-01 08:00", "2026-10-02 08:00", "2026-10-05 08:00"]
    assert due("M1 0800 +", "2026-09-30 09:00", official=False)[0] == "2026-10-01 08:00"


def test_beyond_the_announced_years_the_rule_is_used_with_a_note() -> None:
    workdays, plain = Rhythm.of("B 0800"), Rhythm.of("W1 0800")
    known = datetime(2026, 12, 31, 8, tzinfo=SHANGHAI)
    later = following(workdays, known, SHANGHAI, official=True)
    assert later is not None
    assert later.astimezone(SHANGHAI).strftime("%Y-%m-%d") == "2027-01-04"
    assert beyond_calendar(workdays, later, SHANGHAI, official=True)
    assert beyond_calendar(Rhythm.of("M1 0800 +"), later, SHANGHAI, official=True)
    assert not beyond_calendar(workdays, known, SHANGHAI, official=True)
    assert not beyond_calendar(workdays, later, SHANGHAI, official=False)
    assert not beyond_calendar(plain, later, SHANGHAI, official=True)


def test_the_end_of_a_year_still_belongs_to_its_last_day() -> None:
    end = datetime(2027, 1, 1, tzinfo=SHANGHAI)
    assert due("N-1:B/c 2400", "2026-12-01 00:00", many=1) == ["2027-01-01 00:00"]
    assert not beyond_calendar(Rhythm.of("N-1:B/c 2400"), end, SHANGHAI, official=True)
    assert beyond_calendar(Rhythm.of("B 0000"), end, SHANGHAI, official=True)


@pytest.mark.parametrize(
    ("code", "after", "expected"),
    [
        ("M-1 0900", "2027-12-31 10:00", ["2028-01-31", "2028-02-29", "2028-03-31"]),
        ("M31!skip 0900", "2026-12-31 10:00", ["2027-01-31", "2027-03-31", "2027-05-31"]),
        ("M30!last 0900", "2027-01-30 10:00", ["2027-02-28", "2027-03-30", "2027-04-30"]),
        ("M29,30!last 0900", "2027-02-01 10:00", ["2027-02-28", "2027-03-29", "2027-03-30"]),
        ("M29/2!skip 0900", "2026-01-01 10:00", ["2028-02-29", "2032-02-29", "2036-02-29"]),
        ("M-2,-1 0900", "2027-02-01 10:00", ["2027-02-27", "2027-02-28", "2027-03-30"]),
        ("N5:5 0900", "2026-11-01 10:00", ["2027-01-29", "2027-04-30", "2027-07-30"]),
        ("N3,-3:1 0900", "2027-02-01 10:00", ["2027-02-08", "2027-02-15", "2027-03-15"]),
        ("N-1:5 0900", "2026-11-01 10:00", ["2026-11-27", "2026-12-25", "2027-01-29"]),
        ("W2/2@20261201 0900", "2026-11-01 10:00", ["2026-12-01", "2026-12-15", "2026-12-29"]),
        # The week of the start counts from Monday: its Thursday is in, its Monday is over.
        ("W14/2@20261203 0900", "2026-11-01 10:00", ["2026-12-03", "2026-12-14", "2026-12-17"]),
        ("E10@20261225 0900", "2026-12-25 10:00", ["2027-01-04", "2027-01-14", "2027-01-24"]),
    ],
)
def test_month_ends_leap_days_and_steps(code: str, after: str, expected: list[str]) -> None:
    assert due(code, after) == [f"{day} 09:00" for day in expected]


@pytest.mark.parametrize(
    ("zone", "code", "after", "expected"),
    [
        # Berlin, 28 March 2027: 2:00 to 3:00 is skipped. New York 14 March; Lord Howe 3 October.
        (BERLIN, "W1234567 0230", "2027-03-27 12:00", ["03-28 03:00", "03-29 02:30"]),
        (BERLIN, "W1234567 020002300259", "2027-03-27 12:00", ["03-28 03:00", "03-29 02:00"]),
        (BERLIN, "W1234567 02300300", "2027-03-27 12:00", ["03-28 03:00", "03-29 02:30"]),
        (BERLIN, "C*/30 1-3 * * *", "2027-03-28 01:30", ["03-28 03:00", "03-28 03:30"]),
        (NEW_YORK, "W1234567 0230", "2027-03-13 12:00", ["03-14 03:00", "03-15 02:30"]),
        (LORD_HOWE, "W1234567 02000215", "2027-10-02 12:00", ["10-03 02:30", "10-04 02:00"]),
        # 31 October 2027 and 7 November 2027: 2:00 to 3:00 and 1:00 to 2:00 occur twice.
        (BERLIN, "W1234567 0230", "2027-10-30 12:00", ["10-31 02:30", "11-01 02:30"]),
        (BERLIN, "C*/30 2-3 * * *", "2027-10-31 02:00", ["10-31 02:30", "10-31 03:00"]),
        (NEW_YORK, "W1234567 0130", "2027-11-06 12:00", ["11-07 01:30", "11-08 01:30"]),
        (LORD_HOWE, "W1234567 0145", "2027-04-03 12:00", ["04-04 01:45", "04-05 01:45"]),
    ],
)  # fmt: skip
def test_changed_clocks_lose_nothing_and_repeat_nothing(
    zone: ZoneInfo, code: str, after: str, expected: list[str]
) -> None:
    assert due(code, after, zone, many=len(expected)) == [f"2027-{one}" for one in expected]


def test_a_time_that_occurs_twice_is_due_at_the_first_only() -> None:
    rhythm = Rhythm(Weekly(EVERY_DAY), (150,))
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert following(rhythm, first - timedelta(hours=3), BERLIN, official=True) == first
    between = first + timedelta(minutes=45)
    assert following(rhythm, between, BERLIN, official=True) == datetime(
        2027, 11, 1, 1, 30, tzinfo=UTC
    )


def test_the_same_day_counts_for_each_zone_by_its_own_clocks() -> None:
    at = datetime(2026, 11, 24, 20, tzinfo=UTC)
    rhythm = Rhythm.of("W3 0800")
    assert following(rhythm, at, SHANGHAI, official=True) == datetime(2026, 11, 25, 0, tzinfo=UTC)
    assert following(rhythm, at, NEW_YORK, official=True) == datetime(2026, 11, 25, 13, tzinfo=UTC)


def test_once_is_over_afterwards() -> None:
    assert due("O20261201 09001500", "2026-11-01 00:00") == ["2026-12-01 09:00", "2026-12-01 15:00"]
    assert Rhythm.of("O20261201 0900").once
    assert not Rhythm.of("B 0900").once


def test_nothing_is_looked_for_beyond_ten_years() -> None:
    now = datetime(2026, 11, 25, tzinfo=UTC)
    for rhythm in (
        Rhythm(Ordinal((23,), None, (2,)), (480,)),
        Rhythm(Cron("0 0 * 2 1#5")),
        Rhythm(EveryDays(2, now.date() + timedelta(days=5_000)), (480,)),
        Rhythm(OnDate(now.date() - timedelta(days=1)), (480,)),
    ):
        assert following(rhythm, now, SHANGHAI, official=False) is None


def test_days_after_the_29th_are_one_where_a_month_is_short() -> None:
    rhythm = Rhythm(MonthDays((28, 29, 30), short="last"), (540,))
    after = datetime(2027, 2, 1, tzinfo=SHANGHAI)
    first = following(rhythm, after, SHANGHAI, official=True)
    assert first == datetime(2027, 2, 28, 9, tzinfo=SHANGHAI)
    second = following(rhythm, first, SHANGHAI, official=True)
    assert second == datetime(2027, 3, 28, 9, tzinfo=SHANGHAI)
