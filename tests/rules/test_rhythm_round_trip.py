"""Rhythms are the same after being written out, typed again, stored and read back."""

import pytest
from hypothesis import given, settings, strategies as st

from data.values.language import Language
from data.values.rhythm import Rhythm, parse_rhythm
from data.values.rhythm.kinds import (
    EVERY_DAY,
    Cron,
    EveryDays,
    MonthDays,
    OnDate,
    Ordinal,
    Weekly,
    Workdays,
)
from handlers.shared.rhythms import say_rhythm
from handlers.shared.texts import texts_in
from tests.rules.rhythms import NOW, SHANGHAI, rhythms


@given(rhythm=rhythms, language=st.sampled_from(list(Language)))
@settings(deadline=None)
def test_the_words_of_a_rhythm_can_be_typed_again(rhythm: Rhythm, language: Language) -> None:
    said = say_rhythm(texts_in(language), rhythm)
    assert parse_rhythm(said, NOW, SHANGHAI) == rhythm


@given(rhythms)
@settings(deadline=None)
def test_the_code_is_read_back_and_fits_the_database(rhythm: Rhythm) -> None:
    code = rhythm.code()
    assert Rhythm.of(code) == rhythm
    assert hash(Rhythm.of(code)) == hash(rhythm)
    assert code.isascii()
    assert len(code) <= 200


def test_the_longest_code_fits_the_database() -> None:
    numbers = (*range(1, 32), *range(-10, 0))
    days = MonthDays(numbers, tuple(range(1, 12)), "skip")
    rhythm = Rhythm(days, tuple(range(0, 16 * 60, 60)), shift=True)
    assert len(rhythm.code()) <= 200
    assert Rhythm.of(rhythm.code()) == rhythm


@pytest.mark.parametrize(
    ("code", "hans", "hant", "english"),
    [
        ("W1234567 0800", "每天 08:00", "每天 08:00", "every day 08:00"),
        ("B 0800", "工作日 08:00", "工作日 08:00", "every working day 08:00"),
        ("W12345 0800", "周一到周五 08:00", "週一到週五 08:00", "Monday to Friday 08:00"),
        ("W67 0800", "周末 08:00", "週末 08:00", "every weekend 08:00"),
        (
            "W135 08001230",
            "每周一、周三、周五 08:00、12:30",
            "每週一、週三、週五 08:00、12:30",
            "every Monday, Wednesday and Friday 08:00 and 12:30",
        ),
        (
            "W2/2@20261201 1900",
            "每两周周二 19:00，从2026年12月1日起",
            "每兩週週二 19:00，從2026年12月1日起",
            "every other Tuesday 19:00, from Dec 1, 2026",
        ),
        (
            "E3@20261201 1900 +",
            "每3天 19:00，从2026年12月1日起（遇节假日顺延）",
            "每3天 19:00，從2026年12月1日起（遇節假日順延）",
            "every 3 days 19:00, from Dec 1, 2026 (if a holiday, next working day)",
        ),
        (
            "M31!skip 0900 +",
            "每月31日 09:00（没有就跳过，遇节假日顺延）",
            "每月31日 09:00（沒有就跳過，遇節假日順延）",
            (
                "the 31st of every month 09:00 (skipped where there is none; "
                "if a holiday, next working day)"
            ),
        ),
        (
            "M30!last 0900",
            "每月30日 09:00（没有就月底）",
            "每月30日 09:00（沒有就月底）",
            "the 30th of every month 09:00 (or the last day)",
        ),
        (
            "M5,-1/6c 0900",
            "每年6月、12月5日、最后一天 09:00",
            "每年6月、12月5日、最後一天 09:00",
            "the 5th and last day of June and December every year 09:00",
        ),
        (
            "M10/147a 0900",
            "每季度第一个月10日 09:00",
            "每季度第一個月10日 09:00",
            "the 10th of the first month of every quarter 09:00",
        ),
        (
            "N-1:B/369c 1600",
            "每季度最后一个工作日 16:00",
            "每季度最後一個工作日 16:00",
            "the last working day of every quarter 16:00",
        ),
        (
            "N5:5/147a 1600",
            "每季度第一个月第五个周五 16:00（没有就跳过）",
            "每季度第一個月第五個週五 16:00（沒有就跳過）",
            (
                "the fifth Friday of the first month of every quarter 16:00 "
                "(skipped where there is none)"
            ),
        ),
        (
            "N2,4:3 1900",
            "每月第二个、第四个周三 19:00",
            "每月第二個、第四個週三 19:00",
            "the second and fourth Wednesday of every month 19:00",
        ),
        (
            "M5/13579b 0900",
            "每逢单月5日 09:00",
            "每逢單月5日 09:00",
            "the 5th of odd-numbered months 09:00",
        ),
        (
            "O20261201 0900",
            "2026年12月1日 09:00（一次）",
            "2026年12月1日 09:00（一次）",
            "Dec 1, 2026 09:00 (once)",
        ),
        ("C0 9 * * 1-5", "cron 0 9 * * 1-5", "cron 0 9 * * 1-5", "cron 0 9 * * 1-5"),
    ],
)
def test_rhythms_are_said_in_plain_words(code: str, hans: str, hant: str, english: str) -> None:
    said = [say_rhythm(texts_in(one), Rhythm.of(code)) for one in ("zh-Hans", "zh-Hant", "en")]
    assert said == [hans, hant, english]
    assert {parse_rhythm(one, NOW, SHANGHAI) for one in said} == {Rhythm.of(code)}


@pytest.mark.parametrize(
    "code",
    [
        "", "W", "W8 0800", "W1", "W1 800", "W1 2401", "W1 0860", "W1 0800 ", "W1 0800 -",
        "X1 0800", "M-11 0800",
        "B", "M32 0800", "M0 0800", "M31 0800", "M30/2!skip 0800", "M5/d 0800", "N6:1 0800",
        "N24:B 0800", "N0:1 0800", "N1:8 0800", "E1@20261201 0800", "E2@20261301 0800", "E2 0800",
        "O20260230 0800", "W2/2 0800", "W2/0@20261201 0800", "C0 9 * *", "C99 9 * * *",
        "C0 9 * * * 0800", "每天8点", "W１ 0800", "B 08000900 0800",
    ],
)  # fmt: skip
def test_other_text_is_no_code(code: str) -> None:
    with pytest.raises(ValueError):
        Rhythm.of(code)


def test_rhythms_of_the_same_meaning_are_equal() -> None:
    at = (480,)
    assert Rhythm(Weekly((2, 0, 2)), (480, 480)) == Rhythm(Weekly((0, 2)), at)
    assert Rhythm(Weekly(EVERY_DAY), (1440,)) == Rhythm(Weekly(EVERY_DAY), (0,))
    assert Rhythm(Workdays(), at, shift=True) == Rhythm(Workdays(), at)
    assert Rhythm(Ordinal((1,), None), at, shift=True) == Rhythm(Ordinal((1,), None), at)
    assert MonthDays((31,), short="last") == MonthDays((-1,))
    assert MonthDays((5,), short="skip") == MonthDays((5,))
    assert Cron(" 0  9 * * MON ") == Cron("0 9 * * mon")
    later, earlier = OnDate(NOW.date().replace(day=26)), OnDate(NOW.date())
    assert Rhythm(earlier, (1440,)) == Rhythm(later, (0,))
    monday = NOW.date().replace(day=23)
    assert Weekly((2,), 2, monday) == Weekly((2,), 2, NOW.date())


def test_impossible_rhythms_cannot_be_built() -> None:
    for build in (
        lambda: Rhythm(Weekly((0,))),
        lambda: Rhythm(Weekly((0,)), (-1,)),
        lambda: Rhythm(Weekly((0,)), (1441,)),
        lambda: Rhythm(Weekly((0,)), tuple(range(17))),
        lambda: Rhythm(Cron("0 9 * * *"), (480,)),
        lambda: Rhythm(Cron("0 9 * * *"), (), shift=True),
        lambda: Weekly(()),
        lambda: Weekly((7,)),
        lambda: Weekly((0,), 2),
        lambda: Weekly((0,), 1, NOW.date()),
        lambda: EveryDays(1, NOW.date()),
        lambda: MonthDays((31,)),
        lambda: MonthDays((30,), (2,), "last"),
        lambda: MonthDays((5,), ()),
        lambda: Ordinal((5,), 7),
        lambda: Ordinal((-5,), 1),
    ):
        with pytest.raises(ValueError):
            build()
