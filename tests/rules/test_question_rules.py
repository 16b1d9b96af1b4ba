"""Daily questions: when they close, when they come again, and which days make a streak."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st

from data.queries.streak import Day, Person, run_of
from data.values.quiet import quiet_until
from handlers.quiz.rounds.rules import LEAST_OPEN, again_after, closing, posting

ZONE = "Asia/Shanghai"
QUIET = (21 * 60 + 30, 7 * 60 + 30)
NEW_YEAR = datetime(2026, 1, 1)  # noqa: DTZ001 - the strategy adds the zone
MOMENTS = st.datetimes(NEW_YEAR, NEW_YEAR.replace(year=2027), timezones=st.just(UTC))


def at(hour: int, minute: int = 0, day: int = 30) -> datetime:
    """Returns a moment of November 2026 in Shanghai."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo(ZONE))


def test_closing_comes_before_the_quiet_hours() -> None:
    assert closing(at(12), 8, ZONE, QUIET) == at(20)
    assert closing(at(12), 10, ZONE, QUIET) == at(21, 20)
    assert closing(at(12), 24, ZONE, QUIET) == at(12) + timedelta(days=1)
    assert closing(at(21), 2, ZONE, QUIET) == at(7, 30) + timedelta(days=1)
    assert closing(at(12), 10, ZONE, (0, 0)) == at(22)


@given(MOMENTS, st.sampled_from([2, 4, 8, 10, 24]), st.integers(0, 1439), st.integers(0, 1439))
def test_a_question_is_open_long_enough_and_closes_outside_the_quiet(
    now: datetime, hours: int, start: int, end: int
) -> None:
    stands = posting(now, ZONE, (start, end))
    closes = closing(stands, hours, ZONE, (start, end))
    assert closes - stands >= LEAST_OPEN
    assert closes <= stands + timedelta(hours=hours + 24)
    if (end - start) % 1440 <= 1200:
        assert quiet_until(closes, ZoneInfo(ZONE), start, end) is None


def test_the_fewer_were_right_the_sooner_it_comes_again() -> None:
    shares = [again_after(percent / 100) for percent in range(101)]
    assert shares == sorted(shares)
    assert shares[0] < shares[60] < shares[100]


OUTCOMES = st.lists(st.sampled_from([True, False, None]), max_size=40)


@given(OUTCOMES)
def test_a_run_is_counted_as_one_counts_on_fingers(outcomes: list[bool | None]) -> None:
    marks = "".join("x" if one else "." for one in outcomes if one is not None)
    runs = [len(part) for part in marks.split(".")]
    assert run_of(outcomes) == (runs[-1], max(runs))


def test_the_outcome_of_a_members_day() -> None:
    monday = date(2026, 11, 30)
    day = Day(monday, rounds=2, right={1: 2, 2: 1, 3: 1}, undecided={3: 1})
    here = Person(monday, ())
    assert [day.of(one, here) for one in (1, 2, 3, 4)] == [True, False, None, False]
    assert day.of(4, Person(monday + timedelta(days=1), ())) is None, "joined later"
    assert day.of(4, Person(monday, [(monday, None)])) is None, "on leave"
    assert day.of(1, Person(monday, [(monday, monday)])) is None, "leave does not count either"
