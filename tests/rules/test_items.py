"""Question statistics against SciPy and tables worked by hand; periods and their neighbours."""

import math
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
import scipy  # its parts are imported where they are used first
from hypothesis import given, strategies as st

from data.values import period as periods
from data.values.items import ENOUGH, Item, Share, Standout, Suspicion, shares, statistics
from data.values.period import Period, PeriodKind

RESPONSES = st.lists(
    st.tuples(st.integers(1, 6), st.integers(1, 12), st.booleans()), max_size=90
).map(lambda rows: [(item, member, right, ()) for item, member, right in rows])


def table(*rows: str) -> list[tuple[int, int, bool, tuple[str, ...]]]:
    """Makes answers from a table: a row a member, a column an item; 1 right, 0 wrong, - none."""
    return [
        (item, member, cell == "1", ())
        for member, row in enumerate(rows)
        for item, cell in enumerate(row)
        if cell != "-"
    ]


@given(RESPONSES)
def test_the_discrimination_is_scipys_point_biserial(
    responses: list[tuple[int, int, bool, tuple[str, ...]]],
) -> None:
    first: dict[tuple[int, int], bool] = {}
    for item, member, right, _ in responses:
        first.setdefault((item, member), right)
    found = statistics(responses)
    for item, numbers in found.items():
        pairs = []
        for (asked, member), right in first.items():
            others = [
                known for (other, who), known in first.items() if who == member and other != item
            ]
            if asked == item and others:
                pairs.append((right, sum(others) / len(others)))
        given_ = [right for (asked, _), right in first.items() if asked == item]
        assert (numbers.answered, numbers.right) == (len(given_), sum(given_))
        told = (
            len(pairs) >= 5
            and len({right for right, _ in pairs}) == 2
            and len({rest for _, rest in pairs}) > 1
        )
        assert (numbers.discrimination is not None) == told
        if told:
            expected = scipy.stats.pointbiserialr(*zip(*pairs, strict=True)).statistic
            assert numbers.discrimination == pytest.approx(expected, abs=1e-9)


def test_a_table_worked_by_hand() -> None:
    # Rest scores of the first item: 1, 1/2, 1/2, 0, 0 with answers 1, 1, 0, 0, 1.
    found = statistics(table("111", "110", "001", "000", "100"))
    mean = (1 + 0.5 + 0.5 + 0 + 0) / 5
    spread = math.sqrt(sum((one - mean) ** 2 for one in (1, 0.5, 0.5, 0, 0)) / 5)
    apart = (1 + 0.5 + 0) / 3 - (0.5 + 0) / 2
    assert found[0].discrimination == pytest.approx(apart / spread * math.sqrt(3 * 2) / 5)
    assert (found[0].share, found[1].share, found[2].share) == (0.6, 0.4, 0.4)


@pytest.mark.parametrize(
    "rows",
    [
        ("11", "10", "01", "00"),
        ("11", "11", "10", "10", "11"),
        ("11", "01", "11", "01", "11"),
        ("1-", "0-", "1-", "0-", "11", "00"),
    ],
    ids=["four people", "all right", "all alike elsewhere", "nothing else answered"],
)
def test_too_little_to_tell(rows: tuple[str, ...]) -> None:
    assert statistics(table(*rows))[0].discrimination is None


def test_a_members_first_answer_counts() -> None:
    found = statistics([(1, 1, False, ("甲",)), (1, 1, True, ()), (1, 1, False, ("乙",))])
    assert found[1] == Item(right=0, answered=1, people=1, slip="甲", slips=1)


def test_the_slip_is_what_most_people_chose_wrongly() -> None:
    chosen = [("丙", "乙"), ("丙",), ("甲",), ("乙",), ("丙",)]
    found = statistics([(1, who, False, one) for who, one in enumerate(chosen)])
    assert (found[1].slip, found[1].slips) == ("丙", 3)


@pytest.mark.parametrize(
    ("answered", "right", "discrimination", "expected"),
    [
        (10, 0, None, Suspicion.NOBODY),
        (9, 0, None, None),
        (10, 2, None, None),
        (11, 2, None, Suspicion.NOBODY),
        (10, 5, -0.6, Suspicion.UPSIDE_DOWN),
        (9, 4, -0.9, None),
        (10, 4, -0.3, None),
        (30, 15, -0.3, Suspicion.UPSIDE_DOWN),
        (500, 250, -0.1, None),
        (500, 250, -0.11, Suspicion.UPSIDE_DOWN),
        (500, 250, 0.3, None),
    ],
)
def test_signs_of_a_wrong_key(
    answered: int, right: int, discrimination: float | None, expected: Suspicion | None
) -> None:
    item = Item(right=right, answered=answered, discrimination=discrimination)
    assert item.suspicion == expected


def test_a_suspicion_is_as_rare_by_chance_as_it_says() -> None:
    # One-sided 10 % by SciPy's own test of a correlation, near enough to Fisher's transformation.
    for n in (10, 12, 30, 100):
        rows = [r / 1000 for r in range(-999, 0)]
        suspected = max(r for r in rows if Item(n // 2, n, discrimination=r).suspicion)
        t = suspected * math.sqrt((n - 2) / (1 - suspected**2))
        assert scipy.stats.t.cdf(t, n - 2) == pytest.approx(0.1, abs=0.015)


def test_suspect_items_come_first() -> None:
    hard, once, easy = Item(4, 20), Item(0, 1), Item(19, 20)
    broken = Item(15, 30, discrimination=-0.5)
    assert sorted([easy, once, hard, broken], key=lambda one: one.order) == [
        broken, hard, once, easy,
    ]  # fmt: skip
    assert [one.hard for one in (hard, once, easy, Item(0, 2))] == [True, False, False, True]


@given(st.integers(0, 300), st.integers(0, 300))
def test_the_interval_is_scipys_wilson(right: int, wrong: int) -> None:
    if right + wrong == 0:
        assert Share(0, 0).interval == (0.0, 1.0)
        return
    expected = scipy.stats.binomtest(right, right + wrong).proportion_ci(method="wilson")
    assert Share(right, right + wrong).interval == pytest.approx(tuple(expected), abs=1e-6)


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0, 1))
def test_a_part_stands_out_only_with_enough_answers_and_outside_its_interval(
    right: int, wrong: int, whole: float
) -> None:
    part = Share(right, right + wrong)
    low, high = part.interval
    found = part.against(whole)
    if found is Standout.STRONG:
        assert part.answered >= ENOUGH
        assert whole < low
    elif found is Standout.WEAK:
        assert part.answered >= ENOUGH
        assert whole > high
    else:
        assert part.answered < ENOUGH or low <= whole <= high


def test_shares_by_part() -> None:
    rows = [("党费", 1, True), ("党费", 1, False), ("党费", 2, True), ("发展", 2, False)]
    assert shares(rows) == {"党费": Share(2, 3, 2), "发展": Share(0, 1, 1)}


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("week", date(2026, 11, 23), date(2026, 11, 29)),
        ("month", date(2026, 11, 1), date(2026, 11, 30)),
        ("quarter", date(2026, 10, 1), date(2026, 12, 31)),
        ("year", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_the_period_of_a_day(kind: str, first: date, last: date) -> None:
    found = Period.of(PeriodKind(kind), date(2026, 11, 27))
    assert (found.first, found.last) == (first, last)


@given(st.sampled_from(PeriodKind), st.dates(date(2001, 1, 1), date(2998, 12, 31)))
def test_periods_follow_each_other_without_a_gap(kind: PeriodKind, day: date) -> None:
    period = Period.of(kind, day)
    assert period.first <= day <= period.last
    assert period.before.after == period.after.before == period
    assert period.before.last + timedelta(days=1) == period.first
    assert periods.read(period.code) == period
    begins, ends = period.moments(ZoneInfo("Asia/Shanghai"))
    assert ends - begins == period.after.first - period.first


@pytest.mark.parametrize("code", ["", "m", "m20261115", "w20261124", "q20261101", "d20261101",
    "m19991201", "m30000101", "m20261301", "m٢٠٢٦١١٠١", "m2026110"])  # fmt: skip
def test_a_made_up_code_is_no_period(code: str) -> None:
    assert periods.read(code) is None


@given(st.text(max_size=12) | st.from_regex(r"[wmqy]\d{8}", fullmatch=True))
def test_any_code_is_no_period_or_that_periods_own(code: str) -> None:
    found = periods.read(code)
    assert found is None or found.code == code
