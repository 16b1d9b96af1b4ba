"""Days in a meeting's line: read right or doubted, never silently today."""

import calendar
from datetime import date, datetime, time

import pytest
from hypothesis import given, strategies as st

from data.values.standing import MeetingKind
from data.values.when import BadWhen, MeetingLine, parse_meeting_line
from tests.rules.moments import SHANGHAI, local

NOW = local("2026-11-27 14:00")
HOURS = st.sampled_from(["15:00", "下午3点", "下午三点", "15点整", "15:00-16:30"])
GLUES = st.sampled_from(["", " ", "，", "  "])
KINDS = st.sampled_from(
    ["党课", "支委会", "开支委会", "党员大会", "组生会", "主题党日", "组织生活会"]
)
MORE = st.sampled_from(["", " 三楼会议室", " 地点小会议室", " 201 《条例》", " 学习条例"])
DAYS = st.dates(date(2026, 11, 28), date(2027, 9, 20))


def read(text: str) -> MeetingLine:
    return parse_meeting_line(text, NOW, SHANGHAI)


def said(text: str) -> str:
    line = read(text)
    assert not line.doubt, line
    assert line.starts_at is not None
    return line.starts_at.astimezone(SHANGHAI).strftime("%m-%d %H:%M")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("时间：1月15日 15:00 地点：三楼会议室 主题：学条例", "01-15 15:00"),
        ("日期：1月15日 时间：15:00 党课", "01-15 15:00"),
        ("党课 元旦 15:00", "01-01 15:00"),
        ("党课 元旦节下午3点", "01-01 15:00"),
        ("党课 五一当天9:00", "05-01 09:00"),
        ("党课 元月15日 15:00", "01-15 15:00"),
        ("党课 1.15日 15:00", "01-15 15:00"),
        ("党课 12月第一个周五 15:00", "12-04 15:00"),
        ("党课 12月份的第2个星期三15:00", "12-09 15:00"),
        ("党课 下个月最后一个周五 15:00", "12-25 15:00"),
        ("党课 本周五晚七点", "11-27 19:00"),
        ("党课 下周五早8点半", "12-04 08:30"),
        ("党课 周六午12点半", "11-28 12:30"),
        ("党课 下午三点半", "11-27 15:30"),
        ("党课 15:00 三楼会议室", "11-27 15:00"),
        ("党课 15:00 201 建党100周年", "11-27 15:00"),
        ("党课 15:00 周恩来精神", "11-27 15:00"),
        ("党课 15:00 厉行节约", "11-27 15:00"),
        ("主题党日 15:00", "11-27 15:00"),
        ("党课 腾讯会议 123-456-789 15:00", "11-27 15:00"),
        ("党课 1号楼 15:00", "11-27 15:00"),
        ("党课 周六15:00 学习11月27日讲话", "11-28 15:00"),
    ],
)
def test_days_are_read_right(text: str, meant: str) -> None:
    assert said(text) == meant


def test_an_end_after_midnight() -> None:
    line = read("党课 周五 23:30-次日1:00")
    assert line.ends_at == local("2026-11-28 01:00")
    with pytest.raises(BadWhen):
        read("党课 周六 9:00-次日11:00")


DOUBTED = """
月底 月初 这个月底 下周 下下周 本周 周末 下周末 每周五 每周 每天 每月15日
每月第一个周五 第一个周五 最后一个周五 节后第一个周一 节后 国庆后 春节 中秋 中秋节
除夕 清明节 端午节 正月十五 腊月二十 农历八月十五 下旬 年底 双周周四 隔周周四
单周周一 第3周周五 周一三五 周六日 周五或周六 周五、周六 周五和周六
11月30日-12月1日 11月30日、12月1日 5日/6日 11.30-12.1 十五
15 1201 20261201 12月 十二月 下个月 本月 改天 过两天 过几天
月底前 15日前 周五前后 工作日 星期 礼拜 假期 放假前 weekend
next_week every_Friday December
"""


@pytest.mark.parametrize(
    "text",
    DOUBTED.split(),
)
@pytest.mark.parametrize("form", ["党课 {} 15:00", "{} 15:00 党课 三楼会议室", "党课 15:00 {}"])
def test_what_looks_like_a_day_is_doubted(form: str, text: str) -> None:
    line = read(form.format(text.replace("_", " ")))
    assert line.starts_at is None
    assert line.doubt
    assert line.hour == 15 * 60
    assert line.kind is MeetingKind.LECTURE
    assert line.topic is None


@given(DAYS, HOURS, GLUES, KINDS, MORE, st.integers(0, 5), st.booleans())
def test_a_date_in_a_line_is_that_date(
    day: date, hour: str, glue: str, kind: str, more: str, form: int, labelled: bool
) -> None:
    weekday = "一二三四五六日"[day.weekday()]
    written = [
        f"{day.month}月{day.day}日",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}-{day.month}-{day.day}",
        f"{day.month}/{day.day}",
        f"{day.month}月{day.day}日（周{weekday}）",
        f"周{weekday}（{day.month}月{day.day}日）",
    ][form]
    glue = glue or (" " if form in {2, 3} else "")
    label = "时间：" if labelled else ""
    line = read(f"{kind} {label}{written}{glue}{hour}{more}")
    assert (line.doubt, line.starts_at) == ("", local(f"{day} 15:00"))
    assert line.kind is not None


@given(st.integers(1, 12), st.integers(1, 5), st.integers(0, 6), HOURS)
def test_the_nth_weekday_of_a_month(month: int, nth: int, weekday: int, hour: str) -> None:
    year = 2026 if month >= 11 else 2027
    weeks = calendar.monthcalendar(year, month)
    days = [week[weekday] for week in weeks if week[weekday]]
    text = f"党课 {month}月第{nth}个周{'一二三四五六日'[weekday]}{hour}"
    if nth > len(days):
        with pytest.raises(BadWhen):
            read(text)
        return
    wanted = datetime.combine(date(year, month, days[nth - 1]), time(15), SHANGHAI)
    if wanted < NOW:
        with pytest.raises(BadWhen):
            read(text)
    else:
        assert read(text).starts_at == wanted


WORDS = st.sampled_from(
    [*"每隔下", "双周", "单周", "第一个", "下下", "节后", "月底", "周末", "上旬"]
) | (st.sampled_from(["十五", "十月", "中秋", "农历"]))
WEEKDAYS = st.sampled_from(["", "周一", "周五", "星期日", "礼拜三", "5号", "12月5日"])


@given(WORDS, WEEKDAYS, GLUES, GLUES, HOURS)
def test_words_about_days_are_never_silently_today(
    word: str, day: str, one: str, other: str, hour: str
) -> None:
    try:
        line = read(f"党课 {word}{one.strip('，')}{day}{other}{hour}")
    except BadWhen:
        return
    if line.starts_at is not None:
        # Only words that a day completes are read: 下周一, 十月5号.
        assert word in {"下", "下下", "十月"} or (word, day) == ("十五", "12月5日")


@given(HOURS, MORE, KINDS)
def test_an_hour_alone_is_today(hour: str, more: str, kind: str) -> None:
    assert read(f"{kind} {hour}{more}").starts_at == local("2026-11-27 15:00")
