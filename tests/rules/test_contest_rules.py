"""Points for answers in a contest, shared places, teams' averages, times and typed numbers."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from data.values.scoring import means, places, shared, worth
from handlers.contest import rules

SPENT = st.integers(-1_000, 200_000)
SECONDS = st.integers(rules.SHORTEST, rules.LONGEST)


@given(SPENT, SPENT, SECONDS)
def test_a_quicker_right_answer_is_never_worth_less(one: int, other: int, seconds: int) -> None:
    quick, slow = sorted((one, other))
    assert 150 >= worth(True, quick, seconds) >= worth(True, slow, seconds) >= 100
    assert worth(False, one, seconds) == 0


def test_speed_melts_away_evenly() -> None:
    spent = (-5, 0, 100, 2_500, 5_000, 9_900, 10_000, 11_000)
    assert [worth(True, one, 10) for one in spent] == [150, 150, 150, 138, 125, 101, 100, 100]


@given(st.lists(st.integers(0, 5)))
def test_a_place_is_one_more_than_how_many_have_more(points: list[int]) -> None:
    ordered = sorted(points, reverse=True)
    assert places(ordered) == [1 + sum(other > one for other in points) for one in ordered]


def test_two_first_places_leave_no_second_one() -> None:
    assert places([300, 300, 200, 200, 100]) == [1, 1, 3, 3, 5]
    assert shared({"王芳": 200, "李强": 300, "赵敏": 300}) == {"李强": 1, "赵敏": 1, "王芳": 3}


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 1_500)), min_size=1))
def test_a_teams_average_does_not_depend_on_its_size(scores: list[tuple[str, int]]) -> None:
    """A team twice as large with the same scores keeps its place."""
    found, twice = means(scores), means(scores * 2)
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert found == twice
    for team, mean in found.items():
        own = [points for name, points in scores if name == team]
        assert min(own) <= mean <= max(own)


def test_a_round_closes_after_its_time_and_a_breath() -> None:
    posted = datetime(2026, 11, 30, tzinfo=UTC)
    assert rules.closes_at(posted, 20) == posted + timedelta(seconds=24)
    assert [rules.minutes(10, 10), rules.minutes(50, 30), rules.minutes(100, 120)] == [2, 28, 207]


def test_a_typed_number_is_the_one_the_text_begins_with() -> None:
    typed = ("20", " 15 秒", "30题", "100", "12345", "二十", "", "x9")
    assert [rules.number_in(text) for text in typed] == [20, 15, 30, 100, 0, 0, 0, 0]


def test_difficulties_come_around_again() -> None:
    names: list[str] = []
    chosen: tuple[int, ...] = ()
    for _ in range(5):
        names.append(rules.level(chosen))
        chosen = rules.next_level(chosen)
    assert names == ["all", "easy", "middle", "hard", "all"]
