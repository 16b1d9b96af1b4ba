"""Readings: when they count, the minutes that go into the hours, deadlines, and the order of
options."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st

from handlers.reading import rules
from handlers.shared.dates import local_day

SHANGHAI = "Asia/Shanghai"
ZONES = st.sampled_from(
    [SHANGHAI, "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati"]
)
MOMENTS = st.integers(0, 3 * 366 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def at(text: str, zone: str = SHANGHAI) -> datetime:
    """Returns a local time of a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def test_the_deadline_is_the_end_of_the_last_day() -> None:
    over = rules.deadline(at("2026-11-30 08:00"), 3, SHANGHAI)
    assert over == at("2026-12-04 00:00")
    assert rules.last_day(at("2026-12-04 00:00"), SHANGHAI) == date(2026, 12, 3)
    assert rules.deadline(at("2026-11-30 08:00"), 0, SHANGHAI) is None


@given(MOMENTS, st.integers(1, 30), ZONES)
def test_the_last_day_is_counted_from_the_posting(posted: datetime, days: int, zone: str) -> None:
    over = rules.deadline(posted, days, zone)
    assert over is not None
    assert rules.last_day(over, zone) - local_day(posted, zone) == timedelta(days=days)
    assert over.astimezone(ZoneInfo(zone)).hour == 0


def test_a_note_is_due_at_six() -> None:
    assert rules.note_deadline(at("2026-11-30 08:00"), 4, SHANGHAI) == at("2026-12-04 18:00")


@given(st.integers(1, 600), st.integers(0, 100))
def test_it_counts_after_a_share_of_the_minutes(minutes: int, share: int) -> None:
    start = at("2026-11-30 08:00")
    waited = (rules.counts_from(start, minutes, share) - start).total_seconds()
    assert 0 <= waited - minutes * 60 * share / 100 < 1


@given(st.lists(st.integers(1, 300), max_size=20), st.integers(1, 120))
def test_a_day_never_counts_more_than_its_limit(readings: list[int], most: int) -> None:
    today = 0
    for minutes in readings:
        credit = rules.credit(minutes, today, most)
        assert credit.capped == (credit.minutes < minutes)
        today += credit.minutes
    assert today == min(sum(readings), most)


@given(st.lists(st.integers(1, 2500), min_size=1, max_size=12), st.integers(1, 240))
def test_the_minutes_of_the_parts_make_up_the_whole(lengths: list[int], minutes: int) -> None:
    shares = [rules.share_of_minutes(minutes, lengths, part) for part in range(len(lengths))]
    assert min(shares) >= 1
    assert abs(sum(shares) - minutes) <= len(lengths)


def test_a_material_in_one_part_takes_its_minutes() -> None:
    assert rules.share_of_minutes(7, [], 0) == 7


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(2, 12))
def test_everybody_has_all_options_in_an_order_that_stays(
    reading: int, member: int, many: int
) -> None:
    order = rules.order(reading, member, many)
    assert sorted(order) == list(range(many))
    assert rules.order(reading, member, many) == order


def test_neighbours_have_different_orders() -> None:
    orders = {tuple(rules.order(1, member, 4)) for member in range(40)}
    assert len(orders) > 10


def test_wrong_answers_ask_for_growing_patience() -> None:
    waits = [rules.wait_after(wrong).total_seconds() for wrong in range(8)]
    assert waits == [0, 10, 30, 60, 120, 300, 300, 300]


@given(st.text(max_size=20), st.lists(st.text(max_size=10), max_size=4), st.text(max_size=10))
def test_an_edited_question_has_another_mark(question: str, options: list[str], more: str) -> None:
    mark = rules.mark_of(question, options)
    assert len(mark) == 6
    assert mark.isalnum()
    assert rules.mark_of(question, [*options, more]) != mark
    assert rules.mark_of(question + "x", options) != mark


def test_hours_of_study_have_sixty_minutes() -> None:
    assert [rules.lessons(minutes) for minutes in (0, 45, 60, 312)] == [0, 0.8, 1, 5.2]
