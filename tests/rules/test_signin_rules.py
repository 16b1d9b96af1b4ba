"""On time or late, codes, guessing, bars and hours: the pure rules of sign-in."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given, strategies as st

from data.queries.signin import Counts
from data.values.standing import Status
from handlers.signin.board import rules as board
from handlers.signin.onsite import rules

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
"""The secret that RFC 6238 tests with, in base32."""
moments = st.floats(1.5e9, 2.2e9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
counts = st.integers(0, 10_000)


@given(moments, st.timedeltas(timedelta(0), timedelta(days=1)))
def test_late_begins_at_the_moment_itself(late_at: datetime, by: timedelta) -> None:
    assert board.status_at(late_at + by, late_at) is Status.LATE
    before = late_at - by - timedelta(microseconds=1)
    assert board.status_at(before, late_at) is Status.PRESENT


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "94287082"), (1111111109, "07081804"), (20000000000, "65353130")],
)
def test_codes_are_those_of_rfc_6238(seconds: int, code: str) -> None:
    assert rules.code_at(SECRET, datetime.fromtimestamp(seconds, UTC)) == code[-6:]


@given(moments)
def test_the_code_on_the_screen_holds(now: datetime) -> None:
    assert rules.code_holds(SECRET, rules.code_at(SECRET, now), now)


@given(moments)
def test_a_code_holds_for_the_grace_after_it_changed_and_no_longer(now: datetime) -> None:
    now = now.replace(microsecond=0)
    code, change = rules.code_at(SECRET, now), rules.next_code_at(now)
    later = [rules.code_at(SECRET, change + timedelta(seconds=30 * n)) for n in range(3)]
    assume(code not in later)
    assert rules.code_holds(SECRET, code, change + timedelta(seconds=rules.GRACE - 1))
    assert not rules.code_holds(SECRET, code, change + timedelta(seconds=rules.GRACE))
    assert not rules.code_holds(SECRET, code, change + timedelta(seconds=30))


@given(moments)
def test_a_code_of_the_future_does_not_hold(now: datetime) -> None:
    coming = rules.code_at(SECRET, now + timedelta(seconds=30))
    assume(coming != rules.code_at(SECRET, now - timedelta(seconds=30)))
    assume(coming != rules.code_at(SECRET, now))
    assert not rules.code_holds(SECRET, coming, now)


@given(moments)
def test_the_next_code_comes_within_thirty_seconds_and_is_another_period(now: datetime) -> None:
    change = rules.next_code_at(now)
    assert timedelta(0) < change - now <= timedelta(seconds=30)
    assert change.timestamp() % 30 == pytest.approx(0, abs=1e-3)


@given(st.integers(0, 200))
def test_waiting_never_gets_shorter_with_more_wrong_codes(wrong: int) -> None:
    assert rules.wait_after(wrong) <= rules.wait_after(wrong + 1) <= timedelta(minutes=10)


def test_guessing_through_a_meeting_is_hopeless() -> None:
    spent, tries = timedelta(0), 0
    while spent < timedelta(hours=2):
        tries += 1
        spent += rules.wait_after(tries) + timedelta(seconds=1)
    assert tries < 30


@given(st.floats(0, 1))
def test_a_bar_has_one_width_and_is_full_only_when_all_are_there(share: float) -> None:
    drawn = board.bar(share)
    assert len(drawn) == 20
    assert set(drawn) <= {"▓", "░"}
    assert ("░" not in drawn) == (share == 1)


@given(counts, counts)
def test_the_quorum_is_more_than_half(voters: int, present: int) -> None:
    assume(present <= voters)
    found = Counts(voters, present, 0, 0, 0, 0, 0, 0, voters, present)
    assert found.quorum == (present > voters / 2)


@pytest.mark.parametrize(
    ("minutes", "hours"), [(5, 0.5), (30, 0.5), (60, 1), (90, 1.5), (100, 1.5), (180, 3)]
)
def test_study_hours_are_counted_in_halves(minutes: int, hours: float) -> None:
    start = datetime(2026, 11, 27, 15, tzinfo=UTC)
    assert board.hours(start, start + timedelta(minutes=minutes)) == hours


def test_corrections_never_swap_expected_members_and_observers() -> None:
    expected, others = board.corrections(expected=True), board.corrections(expected=False)
    assert set(expected) & set(others) == set()
    assert Status.OBSERVING in others
    assert set(expected) | set(others) == set(Status)
