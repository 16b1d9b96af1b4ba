"""Memories: right answers space a question out, wrong ones bring it back."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st

from data.values.memory import (
    KNOWN_DAYS,
    Trial,
    first_due,
    may_remind,
    next_review,
    recall,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 30, 4, tzinfo=UTC)
"""Twelve o'clock in Shanghai, on a Monday."""

zones = st.sampled_from([SHANGHAI, BERLIN, ZoneInfo("America/St_Johns")])
moments = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    datetime(2028, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
trials = st.lists(st.builds(Trial, moments, st.booleans()), min_size=1, max_size=12)


def local(moment: datetime, zone: ZoneInfo = SHANGHAI) -> datetime:
    return moment.astimezone(zone)


@given(trials, zones, st.randoms())
def test_the_order_of_writing_down_changes_nothing(log: list[Trial], zone, random) -> None:
    shuffled = random.sample(log, len(log))
    assert recall(shuffled, zone) == recall(log, zone)


@given(trials, zones)
def test_it_is_due_at_the_beginning_of_a_later_day(log: list[Trial], zone: ZoneInfo) -> None:
    found = recall(log, zone)
    assert found is not None
    last = max(one.at for one in log)
    due = local(found.due_at, zone)
    assert due.time() == time()
    assert due.date() > local(last, zone).date()
    assert (found.right, found.wrong) == (
        sum(one.right for one in log),
        sum(not one.right for one in log),
    )
    assert found.wrong_at == max((one.at for one in log if not one.right), default=None)


@given(trials, zones, st.integers(0, 400))
def test_a_wrong_answer_brings_it_back_the_next_day(log, zone, days: int) -> None:
    before = recall(log, zone)
    assert before is not None
    at = max(one.at for one in log) + timedelta(days=days, seconds=1)
    wrong = recall([*log, Trial(at, right=False)], zone)
    assert wrong is not None
    assert local(wrong.due_at, zone).date() - local(at, zone).date() == timedelta(days=1)
    assert wrong.stability <= before.stability
    assert not wrong.last_right


@given(trials, zones, st.integers(0, 400))
def test_a_right_answer_brings_nothing_nearer(log, zone, days: int) -> None:
    before = recall(log, zone)
    assert before is not None
    at = max(one.at for one in log) + timedelta(days=days, seconds=1)
    right = recall([*log, Trial(at, right=True)], zone)
    assert right is not None
    assert right.stability >= before.stability
    assert right.due_at >= before.due_at


def test_answered_when_due_it_is_known_after_three_times() -> None:
    log, gaps, stabilities = [], [], []
    at = NOON
    for _ in range(4):
        log.append(Trial(at, right=True))
        found = recall(log, SHANGHAI)
        assert found is not None
        gaps.append((local(found.due_at).date() - local(at).date()).days)
        stabilities.append(found.stability >= KNOWN_DAYS)
        at = found.due_at + timedelta(minutes=1)
    assert gaps == [2, 11, 46, 163]
    assert stabilities == [False, False, True, True]


def test_days_are_those_of_the_branch() -> None:
    late = datetime(2026, 11, 30, 15, 59, tzinfo=UTC)
    found = recall([Trial(late, right=False)], SHANGHAI)
    assert found is not None
    assert found.due_at - late == timedelta(minutes=1)
    again = recall([Trial(late, right=True), Trial(found.due_at, right=True)], SHANGHAI)
    elsewhere = recall([Trial(late, right=True), Trial(found.due_at, right=True)], BERLIN)
    assert again is not None
    assert elsewhere is not None
    assert again.stability > elsewhere.stability, "in Berlin it is still the same day"


def test_no_answers_leave_no_memory_and_a_saved_question_waits_for_the_next_day() -> None:
    assert recall([], SHANGHAI) is None
    assert local(first_due(NOON, SHANGHAI)).isoformat() == "2026-12-01T00:00:00+08:00"


@given(moments, zones)
def test_the_next_reminder_is_in_the_lunch_break_within_a_day(moment, zone: ZoneInfo) -> None:
    found = next_review(moment, zone)
    assert local(found, zone).time() == time(12, 30)
    assert timedelta() < found - moment <= timedelta(hours=25)
    assert may_remind(found, zone)
    assert next_review(found - timedelta(microseconds=1), zone) == found


def test_reminders_found_late_wait_for_the_next_day_in_the_evening() -> None:
    fits = [hour for hour in range(24) if may_remind(NOON + timedelta(hours=hour - 12), SHANGHAI)]
    assert fits == [13, 14, 15, 16, 17, 18, 19]
