"""Times as people type them, compared with slow and obvious references."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from data.values.when import (
    BadWhen,
    instant,
    parse_meeting_line,
    parse_when,
    split_when,
)
from tests.rules.moments import SHANGHAI, WEDNESDAY, local

BERLIN = ZoneInfo("Europe/Berlin")


def said(text: str, now: datetime = WEDNESDAY, zone: ZoneInfo = SHANGHAI) -> str:
    return parse_when(text, now, zone).astimezone(zone).strftime("%m-%d %H:%M")


def refused(text: str, now: datetime = WEDNESDAY, zone: ZoneInfo = SHANGHAI) -> BadWhen:
    with pytest.raises(BadWhen) as caught:
        parse_when(text, now, zone)
    return caught.value


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # Days from today.
        ("今天15:00", "11-25 15:00"),
        ("今日 15：00", "11-25 15:00"),
        ("１５：００", "11-25 15:00"),
        ("明天9点", "11-26 09:00"),
        ("后天15点", "11-27 15:00"),
        ("大后天下午3点", "11-28 15:00"),
        ("今晚7点", "11-25 19:00"),
        ("今天晚上7点半", "11-25 19:30"),
        ("明早8点", "11-26 08:00"),
        ("3天后15:00", "11-28 15:00"),
        ("一周后 15:00", "12-02 15:00"),
        # Weekdays.
        ("周五15:00", "11-27 15:00"),
        ("星期五15:00", "11-27 15:00"),
        ("礼拜五 15:00", "11-27 15:00"),
        ("週五15:00", "11-27 15:00"),
        ("周5 15:00", "11-27 15:00"),
        ("周二15:00", "12-01 15:00"),
        ("周三15:00", "11-25 15:00"),
        ("周三14:00", "12-02 14:00"),
        ("本周日15:00", "11-29 15:00"),
        ("这周五15:00", "11-27 15:00"),
        ("下周三15:00", "12-02 15:00"),
        ("下个星期一 9:30", "11-30 09:30"),
        ("下下周三15:00", "12-09 15:00"),
        # Dates.
        ("11月27日 15:00", "11-27 15:00"),
        ("11月27号下午三点", "11-27 15:00"),
        ("十一月二十七日十五点", "11-27 15:00"),
        ("11/27 15:00", "11-27 15:00"),
        ("11-27 15:00", "11-27 15:00"),
        ("11.27 15:00", "11-27 15:00"),
        ("2026-11-27 15:00", "11-27 15:00"),
        ("2026-11-27T15:00", "11-27 15:00"),
        ("2026/11/27 15:00", "11-27 15:00"),
        ("2026年11月27日15:00", "11-27 15:00"),
        ("二〇二六年十一月二十七日15:00", "11-27 15:00"),
        ("27号15:00", "11-27 15:00"),
        ("二十七号 15:00", "11-27 15:00"),
        ("24号15:00", "12-24 15:00"),
        ("下个月5号15:00", "12-05 15:00"),
        ("1月5日15:00", "01-05 15:00"),
        ("周五（11月27日）15:00", "11-27 15:00"),
        ("11月27日(星期五) 15:00", "11-27 15:00"),
        # Times of day.
        ("15点", "11-25 15:00"),
        ("15时30分", "11-25 15:30"),
        ("15点整", "11-25 15:00"),
        ("下午三点半", "11-25 15:30"),
        ("下午3点20", "11-25 15:20"),
        ("三点零五", "11-25 15:05"),
        ("三点二十五分", "11-25 15:25"),
        ("晚上7点1刻", "11-25 19:15"),
        ("晚上7点三刻", "11-25 19:45"),
        ("周五 下午 3 点", "11-27 15:00"),
        ("明天中午12点", "11-26 12:00"),
        ("明天中午1点", "11-26 13:00"),
        ("明天中午", "11-26 12:00"),
        ("明天上午11点", "11-26 11:00"),
        ("凌晨2点", "11-26 02:00"),
        ("今晚12点", "11-26 00:00"),
        ("今天24:00", "11-26 00:00"),
        ("明天零点", "11-26 00:00"),
        ("15:00开始", "11-25 15:00"),
        ("下午3点到5点", "11-25 15:00"),
        # Ambiguous between morning and afternoon.
        ("3点", "11-25 15:00"),
        ("3:30", "11-25 15:30"),
        ("03:30", "11-26 03:30"),
        ("明天6点", "11-26 18:00"),
        ("明天7点", "11-26 07:00"),
        ("8点", "11-26 08:00"),
        ("今天8点", "11-25 20:00"),
        # Past times mean the next day.
        ("14:00", "11-26 14:00"),
        ("14:10", "11-25 14:10"),
        # From now.
        ("现在", "11-25 14:10"),
        ("半小时后", "11-25 14:40"),
        ("2小时后", "11-25 16:10"),
        ("两个半小时后", "11-25 16:40"),
        ("1.5小时后", "11-25 15:40"),
        ("一刻钟后", "11-25 14:25"),
        ("20分钟以后", "11-25 14:30"),
        # English.
        ("today 3pm", "11-25 15:00"),
        ("Tomorrow 15:00", "11-26 15:00"),
        ("tomorrow at 3 p.m.", "11-26 15:00"),
        ("3:30pm tomorrow", "11-26 15:30"),
        ("Friday 15:00", "11-27 15:00"),
        ("on Fri at 3", "11-27 15:00"),
        ("next Friday 3pm", "12-04 15:00"),
        ("this Friday at 3 in the afternoon", "11-27 15:00"),
        ("Nov 27 15:00", "11-27 15:00"),
        ("November 27th, 2026, 9am", "11-27 09:00"),
        ("27 Nov 15:00", "11-27 15:00"),
        ("tomorrow noon", "11-26 12:00"),
        ("in 2 hours", "11-25 16:10"),
        ("in half an hour", "11-25 14:40"),
        ("12am", "11-26 00:00"),
        ("12pm tomorrow", "11-26 12:00"),
    ],
)
def test_typed_texts_are_understood(text: str, meant: str) -> None:
    assert said(text) == meant


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2月30日 9:00", "when-no-such-day"),
        ("2027年2月29日 9:00", "when-no-such-day"),
        ("31号 9:00", "when-no-such-day"),
        ("13/45 9:00", "when-no-such-day"),
        ("0月0日 9:00", "when-no-such-day"),
        ("今天13:00", "when-past"),
        ("昨天15:00", "when-past"),
        ("昨天", "when-past"),
        ("11月20日 9:00", "when-past"),
        ("本周一15:00", "when-past"),
        ("上周五15:00", "when-past"),
        ("2020-01-01 9:00", "when-past"),
        ("2062-11-27 15:00", "when-far"),
        ("周五", "when-no-time"),
        ("11月27日", "when-no-time"),
        ("明天下午", "when-no-time"),
        ("Friday", "when-no-time"),
        ("25点", "when-hour"),
        ("24:30", "when-hour"),
        ("15:60", "when-hour"),
        ("上午15点", "when-hour"),
        ("13pm", "when-hour"),
        ("周四（11月27日）15:00", "when-weekday"),
        ("15:00-15:00", "when-end"),
        ("周五15:00-14:30", "when-end"),
        ("", "when-unclear"),
        ("你好", "when-unclear"),
        ("每周五15:00", "when-unclear"),
        ("周五15:00 三楼会议室", "when-unclear"),
        ("15:00 16:00", "when-unclear"),
        ("第3点", "when-unclear"),
        ("99999小时后", "when-unclear"),
        ("字" * 5_000, "when-unclear"),
    ],
)
def test_impossible_times_get_their_own_answer(text: str, key: str) -> None:
    bad = refused(text)
    assert bad.key == key
    assert len(str(bad.values["said"])) <= 40


def test_an_answer_says_what_was_understood() -> None:
    assert refused("周五").values["day"] == date(2026, 11, 27)
    assert refused("周四（11月27日）15:00").values["weekday"] == 5
    assert refused("今天13:00").values["when"] == local("2026-11-25 13:00")


def test_a_date_just_over_is_not_one_of_next_year() -> None:
    assert refused("10月1日 9:00").key == "when-past"
    assert said("9月10日 9:00") == "09-10 09:00"
    assert parse_when("2月29日 9:00", local("2027-12-01 09:00"), SHANGHAI).year == 2028


def test_a_branch_elsewhere_has_its_own_today() -> None:
    late = local("2026-11-25 23:30", BERLIN)
    assert said("今天23:45", late, BERLIN) == "11-25 23:45"
    assert said("明天9:00", late) == "11-27 09:00"


def test_a_time_that_spring_skips_is_the_next_valid_minute() -> None:
    before = local("2027-03-27 12:00", BERLIN)
    assert parse_when("明天02:30", before, BERLIN) == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)


def test_a_time_that_autumn_repeats_is_the_first() -> None:
    before = local("2026-10-24 12:00", BERLIN)
    assert parse_when("明天02:30", before, BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_day_that_a_zone_skips_is_the_next() -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert instant(datetime(2011, 12, 30, 15), apia) == datetime(2011, 12, 30, 10, tzinfo=UTC)  # noqa: DTZ001


# Slow and obvious references over two years.

DAYS = [date(2026, 1, 1) + timedelta(days=number) for number in range(731)]
moments = st.builds(
    lambda day, hour, minute: datetime.combine(day, time(hour, minute), SHANGHAI),
    st.sampled_from(DAYS),
    st.integers(0, 23),
    st.integers(0, 59),
)


def first(candidates: list[datetime], now: datetime) -> datetime:
    return next(one for one in candidates if one >= now)


@given(moments, st.integers(0, 6), st.integers(13, 23), st.sampled_from(["周", "星期", "礼拜"]))
def test_a_plain_weekday_is_the_next_one(now: datetime, weekday: int, hour: int, word: str) -> None:
    days = [now.date() + timedelta(days=number) for number in range(8)]
    wanted = first(
        [
            datetime.combine(day, time(hour), SHANGHAI)
            for day in days
            if day.strftime("%w") == str((weekday + 1) % 7)
        ],
        now,
    )
    assert parse_when(f"{word}{'一二三四五六日'[weekday]}{hour}点", now, SHANGHAI) == wanted


@given(moments, st.integers(0, 6), st.sampled_from([("下", 1), ("下下", 2)]))
def test_next_week_begins_on_monday(now: datetime, weekday: int, week: tuple[str, int]) -> None:
    day = now.date()
    for _ in range(week[1]):
        day += timedelta(days=1)
        while day.strftime("%a") != "Mon":
            day += timedelta(days=1)
    while day.weekday() != weekday:
        day += timedelta(days=1)
    found = parse_when(f"{week[0]}周{'一二三四五六天'[weekday]} 15:00", now, SHANGHAI)
    assert found == datetime.combine(day, time(15), SHANGHAI)


HAN = ["", *"一二三四五六七八九", "十", *(f"十{n}" for n in "一二三四五六七八九"), "二十"]
HAN += [*(f"二十{n}" for n in "一二三四五六七八九"), "三十", "三十一"]


@given(moments, st.integers(0, 250), st.sampled_from(["{0}月{1}日", "{0}/{1} ", "{2}月{3}号"]))
def test_a_month_and_a_day_are_the_next_such_date(now: datetime, ahead: int, form: str) -> None:
    day = now.date() + timedelta(days=ahead)
    text = form.format(day.month, day.day, HAN[day.month], HAN[day.day])
    wanted = datetime.combine(day, time(23, 59), SHANGHAI)
    assert parse_when(f"{text}23:59", now, SHANGHAI) == wanted


@given(moments, st.integers(0, 23), st.integers(0, 59))
def test_a_time_without_a_day_is_the_next_one(now: datetime, hour: int, minute: int) -> None:
    days = [now.date(), now.date() + timedelta(days=1)]
    wanted = first([datetime.combine(day, time(hour, minute), SHANGHAI) for day in days], now)
    # Unambiguous forms: with a leading zero, or after twelve.
    if not 10 <= hour <= 12:
        assert parse_when(f"{hour:02}:{minute:02}", now, SHANGHAI) == wanted


@given(moments, st.integers(0, 400), st.integers(13, 23), st.integers(0, 59))
def test_a_time_as_the_bot_writes_it_is_read_back(
    now: datetime, ahead: int, hour: int, minute: int
) -> None:
    day = now.date() + timedelta(days=ahead + 1)
    weekday = "一二三四五六日"[day.weekday()]
    written = f"{day.year}年{day.month}月{day.day}日（周{weekday}）{hour}:{minute:02}"
    wanted = datetime.combine(day, time(hour, minute), SHANGHAI)
    assert parse_when(written, now, SHANGHAI) == wanted


bits = st.sampled_from(
    [
        *"0123456789:：点半年月日号周一二三十两下本今明后晚-/ ",
        "星期",
        "小时",
        "am",
        "Friday",
        "《",
        "到",
    ]
)


@given(st.lists(bits, max_size=14).map("".join), moments)
def test_anything_typed_is_a_time_to_come_or_a_refusal(text: str, now: datetime) -> None:
    for zone in (SHANGHAI, BERLIN):
        with suppress(BadWhen):
            parse_meeting_line(text, now, zone)
        with suppress(BadWhen):
            found = parse_when(text, now, zone)
            assert now - timedelta(minutes=1) < found < now + timedelta(days=3 * 366)


@given(st.text(max_size=200))
def test_any_text_is_a_time_or_a_refusal(text: str) -> None:
    for parse in (parse_when, split_when, parse_meeting_line):
        with suppress(BadWhen):
            parse(text, WEDNESDAY, SHANGHAI)


@pytest.mark.parametrize("bit", ["《", "《》", "十", "周", "1月", "在", "第一党小组", "- ", "今天"])
def test_the_same_bit_four_thousand_times_is_answered(bit: str) -> None:
    for parse in (parse_when, split_when, parse_meeting_line):
        with suppress(BadWhen):
            parse(bit * (4_000 // len(bit)), WEDNESDAY, SHANGHAI)


# Inside longer lines.


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ("党课 周五15:00 三楼会议室", "周五15:00"),
        ("请大家周五下午三点到三楼开会", "周五下午三点"),
        ("学习3点要求，明天9点见", "明天9点"),
        ("3号楼 周五15:00", "周五15:00"),
        ("第3点是15:00", "15:00"),
        ("周一鸣同志 后天 9:30 主讲", "后天 9:30"),
        ("ＡＢ 周五１５：００", "周五１５：００"),
    ],
)
def test_the_time_is_found_anywhere_in_a_line(line: str, phrase: str) -> None:
    _, start, end = split_when(line, WEDNESDAY, SHANGHAI)
    assert line[start:end] == phrase


def test_a_line_without_a_time_is_unclear() -> None:
    with pytest.raises(BadWhen) as caught:
        split_when("党课 三楼会议室", WEDNESDAY, SHANGHAI)
    assert caught.value.key == "when-unclear"
