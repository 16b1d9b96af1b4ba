"""Typed rhythms: how they are understood, and on which days they are due next."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from data.values.rhythm import BadRhythm, Rhythm, following, parse_rhythm
from tests.rules.rhythms import NOW, SHANGHAI


def next_days(rhythm: Rhythm, many: int = 3) -> str:
    """Returns the local days of the next firings, with the year if it is another."""
    moment: datetime | None = NOW
    found = []
    for _ in range(many):
        assert moment is not None
        moment = following(rhythm, moment, SHANGHAI, official=True)
        if moment is None:
            break
        found.append(moment.astimezone(SHANGHAI).strftime("%Y-%m-%d").removeprefix("2026-"))
    return ", ".join(found)


def refused(text: str, now: datetime = NOW, zone: ZoneInfo = SHANGHAI) -> BadRhythm:
    with pytest.raises(BadRhythm) as caught:
        parse_rhythm(text, now, zone)
    return caught.value


@pytest.mark.parametrize(
    ("text", "code", "due"),
    [
        ("每天8点", "W1234567 0800", "11-26, 11-27, 11-28"),
        ("每天早上8点半", "W1234567 0830", "11-26, 11-27, 11-28"),
        ("每日 08:00", "W1234567 0800", "11-26, 11-27, 11-28"),
        ("工作日 08:00", "B 0800", "11-26, 11-27, 11-30"),
        ("每个工作日早上8点", "B 0800", "11-26, 11-27, 11-30"),
        ("每周一三五 12:30", "W135 1230", "11-27, 11-30, 12-02"),
        ("每周一、三、五12:30", "W135 1230", "11-27, 11-30, 12-02"),
        ("周一到周五 8:00", "W12345 0800", "11-26, 11-27, 11-30"),
        ("每周一至周五 8点", "W12345 0800", "11-26, 11-27, 11-30"),
        ("周末 9:00", "W67 0900", "11-28, 11-29, 12-05"),
        ("每月5日 9:00", "M5 0900", "12-05, 2027-01-05, 2027-02-05"),
        ("每月5号、20号 9点", "M5,20 0900", "12-05, 12-20, 2027-01-05"),
        ("每月第一个周五下午3点", "N1:5 1500", "12-04, 2027-01-01, 2027-02-05"),
        ("每月第2个和第4个周三 19:00", "N2,4:3 1900", "11-25, 12-09, 12-23"),
        ("每月最后一个周五 15:00", "N-1:5 1500", "11-27, 12-25, 2027-01-29"),
        ("每月第一个工作日 9:00", "N1:B 0900", "12-01, 2027-01-04, 2027-02-01"),
        ("每月第3个工作日 9点", "N3:B 0900", "12-03, 2027-01-06, 2027-02-03"),
        ("每月最后一个工作日 16:00", "N-1:B 1600", "11-30, 12-31, 2027-01-29"),
        ("每月最后一天 9:00", "M-1 0900", "11-30, 12-31, 2027-01-31"),
        ("每月月底 9:00", "M-1 0900", "11-30, 12-31, 2027-01-31"),
        ("每月底9点", "M-1 0900", "11-30, 12-31, 2027-01-31"),
        ("每季度第一个月10日 9点", "M10/147a 0900", "2027-01-10, 2027-04-10, 2027-07-10"),
        ("每季度第一个周一 9点", "N1:1/147a 0900", "2027-01-04, 2027-04-05, 2027-07-05"),
        ("每季度最后一个工作日 16:00", "N-1:B/369c 1600", "12-31, 2027-03-31, 2027-06-30"),
        ("每两周周二 19:00", "W2/2@20261201 1900", "12-01, 12-15, 12-29"),
        ("隔周周二 19:00", "W2/2@20261201 1900", "12-01, 12-15, 12-29"),
        ("每三周周五 9点", "W5/3@20261127 0900", "11-27, 12-18, 2027-01-08"),
        ("每年7月1日 9:00", "M1/7 0900", "2027-07-01, 2028-07-01, 2029-07-01"),
        ("12月1日 9:00（一次）", "O20261201 0900", "12-01"),
        ("明天9点", "O20261126 0900", "11-26"),
        ("2026年12月1日 9:00", "O20261201 0900", "12-01"),
        ("每天8点和20点", "W1234567 08002000", "11-25, 11-26, 11-26"),
        ("每天 8:00、12:30", "W1234567 08001230", "11-26, 11-26, 11-27"),
        ("每天8、12、20点", "W1234567 080012002000", "11-25, 11-26, 11-26"),
        ("每天下午2点和4点", "W1234567 14001600", "11-25, 11-26, 11-26"),
        ("every weekday 08:00", "B 0800", "11-26, 11-27, 11-30"),
        ("every day at 8am", "W1234567 0800", "11-26, 11-27, 11-28"),
        ("every Monday and Thursday 12:30", "W14 1230", "11-26, 11-30, 12-03"),
        ("every other Tuesday 19:00", "W2/2@20261201 1900", "12-01, 12-15, 12-29"),
        ("monthly on the 5th at 9:00", "M5 0900", "12-05, 2027-01-05, 2027-02-05"),
        ("first Friday of the month 15:00", "N1:5 1500", "12-04, 2027-01-01, 2027-02-05"),
        ("last working day of every month 16:00", "N-1:B 1600", "11-30, 12-31, 2027-01-29"),
        (
            "every quarter on the 10th of the first month 9:00",
            "M10/147a 0900",
            "2027-01-10, 2027-04-10, 2027-07-10",
        ),
        ("Dec 1 9:00 once", "O20261201 0900", "12-01"),
        ("每週一、三、五 １２：３０", "W135 1230", "11-27, 11-30, 12-02"),
        ("每兩週週二 19點", "W2/2@20261201 1900", "12-01, 12-15, 12-29"),
        ("每月5號 9點", "M5 0900", "12-05, 2027-01-05, 2027-02-05"),
        ("每個工作日早上8點", "B 0800", "11-26, 11-27, 11-30"),
        ("每季度第一個月10日 9點", "M10/147a 0900", "2027-01-10, 2027-04-10, 2027-07-10"),
        ("每天八点", "W1234567 0800", "11-26, 11-27, 11-28"),
        ("每天十二点半", "W1234567 1230", "11-26, 11-27, 11-28"),
        ("每月二十五日 9点", "M25 0900", "12-25, 2027-01-25, 2027-02-25"),
        ("每月31日（没有就月底） 9:00", "M-1 0900", "11-30, 12-31, 2027-01-31"),
        ("每月31日（没有就跳过） 9:00", "M31!skip 0900", "12-31, 2027-01-31, 2027-03-31"),
        ("每月30日 9:00（没有就月底）", "M30!last 0900", "11-30, 12-30, 2027-01-30"),
        ("每年2月29日 9:00（没有就跳过）", "M29/2!skip 0900", "2028-02-29, 2032-02-29, 2036-02-29"),
        ("0 9 * * 1-5", "C0 9 * * 1-5", "11-26, 11-27, 11-30"),
        ("cron 0 9 * * mon-fri", "C0 9 * * mon-fri", "11-26, 11-27, 11-30"),
        ("每周一 9:00，遇节假日顺延", "W1 0900 +", "11-30, 12-07, 12-14"),
        ("每月1日 9:00（遇节假日顺延）", "M1 0900 +", "12-01, 2027-01-04, 2027-02-01"),
        (
            "monthly on the 1st at 9:00, if a holiday, next working day",
            "M1 0900 +",
            "12-01, 2027-01-04, 2027-02-01",
        ),
        ("每两周周二 19:00，从12月1日起", "W2/2@20261201 1900", "12-01, 12-15, 12-29"),
        ("每两周周二 19:00，从2025年12月2日起", "W2/2@20251202 1900", "12-01, 12-15, 12-29"),
        ("下周五15:00", "O20261204 1500", "12-04"),
        ("每隔一天 8点", "E2@20261126 0800", "11-26, 11-28, 11-30"),
        ("隔天 8点", "E2@20261126 0800", "11-26, 11-28, 11-30"),
        ("每周二十点", "W2 1000", "12-01, 12-08, 12-15"),
        ("每两个月5日 9:00", "M5/2468ac 0900", "12-05, 2027-02-05, 2027-04-05"),
        ("单月5日 9:00", "M5/13579b 0900", "2027-01-05, 2027-03-05, 2027-05-05"),
        ("每天晚上2点", "W1234567 0200", "11-26, 11-27, 11-28"),
        ("每月最后一天24:00", "M-1 2400", "12-01, 2027-01-01, 2027-02-01"),
        ("8am every day", "W1234567 0800", "11-26, 11-27, 11-28"),
        ("at 8:00 every Monday", "W1 0800", "11-30, 12-07, 12-14"),
        ("every second Tuesday 8:00", "W2/2@20261201 0800", "12-01, 12-15, 12-29"),
        ("the second Tuesday of every month 8:00", "N2:2 0800", "12-08, 2027-01-12, 2027-02-09"),
        ("2nd and 4th Wednesday of every month 19:00", "N2,4:3 1900", "11-25, 12-09, 12-23"),
        ("every 2 weeks on Tuesday at 19:00", "W2/2@20261201 1900", "12-01, 12-15, 12-29"),
        (
            "every quarter on the first Monday 9:00",
            "N1:1/147a 0900",
            "2027-01-04, 2027-04-05, 2027-07-05",
        ),
        ("July 1st every year 9:00", "M1/7 0900", "2027-07-01, 2028-07-01, 2029-07-01"),
        ("every year on Dec 26 at 9:00", "M26/c 0900", "12-26, 2027-12-26, 2028-12-26"),
        ("weekdays at 8", "B 0800", "11-26, 11-27, 11-30"),
        ("每年6月、12月第一个周五 9点", "N1:5/6c 0900", "12-04, 2027-06-04, 2027-12-03"),
        ("每月倒数第二个工作日 9点", "N-2:B 0900", "11-27, 12-30, 2027-01-28"),
        ("每晚8点", "W1234567 2000", "11-25, 11-26, 11-27"),
        ("每天晚8点", "W1234567 2000", "11-25, 11-26, 11-27"),
        ("每早8点", "W1234567 0800", "11-26, 11-27, 11-28"),
        ("每周一次，周五 9:00", "W5 0900", "11-27, 12-04, 12-11"),
        ("once a week on Friday 9:00", "W5 0900", "11-27, 12-04, 12-11"),
        ("5日、20日 9:00", "M5,20 0900", "12-05, 12-20, 2027-01-05"),
        ("最后一个工作日 16:00", "N-1:B 1600", "11-30, 12-31, 2027-01-29"),
        ("年底 9:00", "M-1/c 0900", "12-31, 2027-12-31, 2028-12-31"),
        ("every month on day 5 at 9:00", "M5 0900", "12-05, 2027-01-05, 2027-02-05"),
        ("明天9点和15点", "O20261126 09001500", "11-26, 11-26"),
        ("半小时后", "O20261125 1440", "11-25"),
        ("每天中午", "W1234567 1200", "11-26, 11-27, 11-28"),
        ("每月最后一个周五 15点", "N-1:5 1500", "11-27, 12-25, 2027-01-29"),
        ("工作日早上八点", "B 0800", "11-26, 11-27, 11-30"),
        ("每星期五 15:00", "W5 1500", "11-27, 12-04, 12-11"),
        ("每周六日 9:00", "W67 0900", "11-28, 11-29, 12-05"),
        ("每周1、3、5 8:00", "W135 0800", "11-27, 11-30, 12-02"),
        ("周五到周一 8:00", "W1567 0800", "11-27, 11-28, 11-29"),
        ("隔周的周二 19:00", "W2/2@20261201 1900", "12-01, 12-15, 12-29"),
        ("每周周五 15:00", "W5 1500", "11-27, 12-04, 12-11"),
        ("每月一号和十五号 9点", "M1,15 0900", "12-01, 12-15, 2027-01-01"),
        ("每月1日到3日 9:00", "M1,2,3 0900", "12-01, 12-02, 12-03"),
        ("每季度末 16:00", "M-1/369c 1600", "12-31, 2027-03-31, 2027-06-30"),
        ("每季度最后一天 16:00", "M-1/369c 1600", "12-31, 2027-03-31, 2027-06-30"),
        ("每年最后一个工作日 16:00", "N-1:B/c 1600", "12-31, 2027-12-31, 2028-12-29"),
        ("每月首个工作日 9:00", "N1:B 0900", "12-01, 2027-01-04, 2027-02-01"),
        ("每月倒数第二天 9:00", "M-2 0900", "11-29, 12-30, 2027-01-30"),
        ("每月5日和最后一天 9:00", "M5,-1 0900", "11-30, 12-05, 12-31"),
        ("每三天 8:00", "E3@20261126 0800", "11-26, 11-29, 12-02"),
        ("每两周周二、周四 19:00", "W24/2@20261126 1900", "11-26, 12-08, 12-10"),
        ("每两周周三 15:00", "W3/2@20261125 1500", "11-25, 12-09, 12-23"),
        ("每两周周三 14:00", "W3/2@20261202 1400", "12-02, 12-16, 12-30"),
        ("每天上午9点、3点", "W1234567 09001500", "11-25, 11-26, 11-26"),
        ("每天中午12点", "W1234567 1200", "11-26, 11-27, 11-28"),
        ("每天晚上12点", "W1234567 0000", "11-26, 11-27, 11-28"),
        ("每天晚上7点和9点", "W1234567 19002100", "11-25, 11-25, 11-26"),
        ("每天零点", "W1234567 0000", "11-26, 11-27, 11-28"),
        ("每天 3:00", "W1234567 1500", "11-25, 11-26, 11-27"),
        ("每天 03:00", "W1234567 0300", "11-26, 11-27, 11-28"),
        ("每周五 9:00 推送", "W5 0900", "11-27, 12-04, 12-11"),
        ("每周一 9:00，如果遇到节假日就顺延到下一个工作日", "W1 0900 +", "11-30, 12-07, 12-14"),
        ("每月31号9点，没有的话就跳过", "M31!skip 0900", "12-31, 2027-01-31, 2027-03-31"),
        ("每月31號 9點（沒有就月底）", "M-1 0900", "11-30, 12-31, 2027-01-31"),
        ("每月第五个周五 9点（没有就跳过）", "N5:5 0900", "2027-01-29, 2027-04-30, 2027-07-30"),
        ("每月第20个工作日 9点（没有就跳过）", "N20:B 0900", "11-27, 12-28, 2027-01-29"),
        ("Mondays and Fridays at 3pm", "W15 1500", "11-27, 11-30, 12-04"),
        ("Mon-Fri 8:00", "W12345 0800", "11-26, 11-27, 11-30"),
        ("Monday to Friday 08:00", "W12345 0800", "11-26, 11-27, 11-30"),
        ("every weekend at 10", "W67 1000", "11-28, 11-29, 12-05"),
        ("daily 8:00 and 20:00", "W1234567 08002000", "11-25, 11-26, 11-26"),
        ("on the 1st and 15th of every month at 9:00", "M1,15 0900", "12-01, 12-15, 2027-01-01"),
        ("the last day of the month 17:00", "M-1 1700", "11-30, 12-31, 2027-01-31"),
        ("every month on the 31st 9:00, or the last day", "M-1 0900", "11-30, 12-31, 2027-01-31"),
        (
            "every month on the 31st 9:00 (skipped where there is none)",
            "M31!skip 0900",
            "12-31, 2027-01-31, 2027-03-31",
        ),
        (
            "every 3 weeks on Friday 9:00 starting Dec 4, 2026",
            "W5/3@20261204 0900",
            "12-04, 12-25, 2027-01-15",
        ),
        (
            "quarterly on the last working day 16:00",
            "N-1:B/369c 1600",
            "12-31, 2027-03-31, 2027-06-30",
        ),
        ("every morning at 8", "W1234567 0800", "11-26, 11-27, 11-28"),
        ("8:00 in the evening every day", "W1234567 2000", "11-25, 11-26, 11-27"),
        ("tomorrow at 9am", "O20261126 0900", "11-26"),
        ("1 Dec 2026 15:00", "O20261201 1500", "12-01"),
        (
            "at 9:00 on the second to last working day of every month",
            "N-2:B 0900",
            "11-27, 12-30, 2027-01-28",
        ),
        ("cron: */30 8-18 * * *", "C*/30 8-18 * * *", "11-25, 11-25, 11-25"),
        ("30 7 1 * 1", "C30 7 1 * 1", "11-30, 12-01, 12-07"),
    ],
)
def test_typed_texts_are_understood(text: str, code: str, due: str) -> None:
    rhythm = parse_rhythm(text, NOW, SHANGHAI)
    assert rhythm.code() == code
    assert next_days(rhythm) == due


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("每天25点", "rhythm-hour"),
        ("每天8:75", "rhythm-hour"),
        ("每周五晚上2点", "rhythm-hour"),
        ("every day 13pm", "rhythm-hour"),
        ("每周八 9:00", "rhythm-no-such-day"),
        ("每周9 9:00", "rhythm-no-such-day"),
        ("每月32日 9:00", "rhythm-no-such-day"),
        ("每月0日 9:00", "rhythm-no-such-day"),
        ("每年2月30日 9:00", "rhythm-no-such-day"),
        ("每年4月31日 9:00", "rhythm-no-such-day"),
        ("每年13月1日 9:00", "rhythm-no-such-day"),
        ("13月1日 9:00", "rhythm-no-such-day"),
        ("2月30日 9:00（一次）", "rhythm-no-such-day"),
        ("每月第六个周五 9:00", "rhythm-no-such-day"),
        ("每月第24个工作日 9:00", "rhythm-no-such-day"),
        ("每季度第四个月10日 9:00", "rhythm-no-such-day"),
        ("每两周周二 9:00，从2026年2月30日起", "rhythm-no-such-day"),
        ("2020年1月1日 9:00（一次）", "rhythm-past"),
        ("2026年11月25日 14:10", "rhythm-past"),
        ("昨天 9:00", "rhythm-past"),
        ("2036年1月1日 9:00", "rhythm-far"),
        ("周五（11月28日）15:00", "rhythm-weekday"),
        ("哈哈", "rhythm-unclear"),
        ("每天8点晚上", "rhythm-unclear"),
        ("", "rhythm-unclear"),
        ("每天" * 600, "rhythm-unclear"),
        ("每月10日左右 9:00", "rhythm-unclear"),
        ("周一8点、周四9点", "rhythm-unclear"),
        ("7月1日、12月4日 每年 9:00", "rhythm-unclear"),
        ("每周五（一次）9:00", "rhythm-unclear"),
        ("每天8点到10点", "rhythm-unclear"),
        ("明天8点到10点", "rhythm-unclear"),
        ("每两周工作日 9:00", "rhythm-unclear"),
        ("每月周五 9:00", "rhythm-unclear"),
        ("每月第一个周一和第一个周五 9:00", "rhythm-unclear"),
        ("每季度第一个和最后一个工作日 9:00", "rhythm-unclear"),
        ("每五个月5日 9:00", "rhythm-unclear"),
        ("每周 9:00", "rhythm-no-day"),
        ("每周一次 9:00", "rhythm-no-day"),
        ("每两周 9:00", "rhythm-no-day"),
        ("每月 9:00", "rhythm-no-day"),
        ("每季度 9:00", "rhythm-no-day"),
        ("每年10日 9:00", "rhythm-no-day"),
        ("every month at 9:00", "rhythm-no-day"),
        ("每天9:00，从12月1日起", "rhythm-start"),
        ("每天 8:00、8:05", "rhythm-too-often"),
        (
            "每天" + "、".join(f"{hour}:00" for hour in range(10, 24)) + "、01:00、02:00、03:00",
            "rhythm-too-many",
        ),
        ("*/5 * * * *", "rhythm-too-often"),
        ("50 23 * * *", ""),
        ("0,50 0,23 * * *", "rhythm-too-often"),
        ("0,50 0,23 * * 1", ""),
        ("0,50 0,23 1 * *", ""),
        ("0,50 0,23 1,2 * *", "rhythm-too-often"),
        ("* * * * *", "rhythm-too-often"),
        ("*/15 * * * *", ""),
        ("cron 0 9 31 2 *", "rhythm-never"),
        ("0 9 31 4,6 *", "rhythm-never"),
        ("0 9 * 2 1#5", "rhythm-never"),
        ("99 9 * * *", "rhythm-cron"),
        ("0 9 32 * *", "rhythm-cron"),
        ("cron 1 2 3", "rhythm-cron"),
        ("cron 0 0 9 * * *", "rhythm-cron"),
        ("cron", "rhythm-cron"),
        ("cron 每天8点", "rhythm-cron"),
        ("* * *", "rhythm-cron"),
        ("cron " + "1," * 60 + "1 9 * * *", "rhythm-cron"),
    ],
)
def test_impossible_rhythms_are_distinguished(text: str, key: str) -> None:
    if not key:
        assert Rhythm.of(parse_rhythm(text, NOW, SHANGHAI).code()).code()[1:] == text
        return
    bad = refused(text)
    assert bad.key == key
    assert bad.values["said"] == (text if len(text) <= 40 else text[:39] + "…")


@pytest.mark.parametrize(
    "text",
    [
        "每天",
        "工作日",
        "每周一",
        "每周一三五",
        "周末",
        "每月5日",
        "每月31日",
        "每月最后一天",
        "每月第一个周五",
        "每月最后一个工作日",
        "每季度第一个月10日",
        "每季度10日",
        "每两周周二",
        "每隔两天",
        "每两个月5日",
        "每年7月1日",
        "12月1日（一次）",
        "明天",
        "周五",
        "每天早上",
        "every weekday",
        "first Friday of the month",
        "Dec 1 once",
    ],
)
def test_every_kind_is_asked_for_its_time(text: str) -> None:
    assert refused(text).key == "rhythm-no-time"


@pytest.mark.parametrize(
    ("text", "key", "choices"),
    [
        ("每月31日 9:00", "rhythm-short-month", ("M-1 0900", "M31!skip 0900")),
        ("每月30日 9:00", "rhythm-short-month", ("M30!last 0900", "M30!skip 0900")),
        ("每月29号 9点", "rhythm-short-month", ("M29!last 0900", "M29!skip 0900")),
        ("每月15日、31日 9:00", "rhythm-short-month", ("M15,-1 0900", "M15,31!skip 0900")),
        ("每年2月29日 9:00", "rhythm-short-month", ("M-1/2 0900", "M29/2!skip 0900")),
        ("每季度第一个月31日 9:00", "rhythm-short-month", ("M-1/147a 0900", "M31/147a!skip 0900")),
        ("monthly on the 31st 9:00", "rhythm-short-month", ("M-1 0900", "M31!skip 0900")),
        ("每月第五个周五 9:00", "rhythm-short-month", ("N-1:5 0900", "N5:5 0900")),
        ("每月第20个工作日 9:00", "rhythm-short-month", ("N-1:B 0900", "N20:B 0900")),
        (
            "每月31日 9:00，遇节假日顺延",
            "rhythm-short-month",
            ("M-1 0900 +", "M31!skip 0900 +"),
        ),
        (
            "每季度10日 9:00",
            "rhythm-which-month",
            ("M10/147a 0900", "M10/258b 0900", "M10/369c 0900"),
        ),
        ("周五 15:00", "rhythm-once-or-more", ("W5 1500", "O20261127 1500")),
        ("5号 9点", "rhythm-once-or-more", ("M5 0900", "O20261205 0900")),
        (
            "31号 9点",
            "rhythm-once-or-more",
            ("M-1 0900", "M31!skip 0900"),
        ),
        ("8点", "rhythm-no-day", ("W1234567 0800", "B 0800", "O20261126 0800")),
        ("每隔两天 8点", "rhythm-gap", ("E2@20261126 0800", "E3@20261126 0800")),
        ("每隔两周周二 8点", "rhythm-gap", ("W2/2@20261201 0800", "W2/3@20261201 0800")),
    ],
)
def test_ambiguous_rhythms_are_asked_about(text: str, key: str, choices: tuple[str, ...]) -> None:
    bad = refused(text)
    assert (bad.key, bad.values["choices"]) == (key, choices)
    assert all(Rhythm.of(one).code() == one for one in choices)


@pytest.mark.parametrize(
    "text", ["周五 15:00（一次）", "下周五 15:00", "11月27日 15:00", "5号 9点 once"]
)
def test_a_day_that_is_plainly_one_is_due_once(text: str) -> None:
    assert parse_rhythm(text, NOW, SHANGHAI).once


def test_months_that_all_have_the_day_are_not_asked_about() -> None:
    assert parse_rhythm("每年1月31日 9:00", NOW, SHANGHAI).code() == "M31/1 0900"
    assert parse_rhythm("每年4月30日 9:00", NOW, SHANGHAI).code() == "M30/4 0900"


def test_a_step_begins_with_the_first_day_whose_time_is_ahead() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert parse_rhythm("每两周周三 15:00", NOW, SHANGHAI).code() == "W3/2@20261125 1500"
    assert parse_rhythm("每两周周三 14:10", NOW, SHANGHAI).code() == "W3/2@20261202 1410"
    assert parse_rhythm("每两周周三 14:10", NOW, berlin).code() == "W3/2@20261125 1410"
    assert parse_rhythm("每两周周三 9:00、15:00", NOW, SHANGHAI).code() == "W3/2@20261125 09001500"


def understood_or_refused(text: str) -> None:
    try:
        rhythm = parse_rhythm(text, NOW, SHANGHAI)
    except BadRhythm:
        return
    assert Rhythm.of(rhythm.code()) == rhythm


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_is_understood_or_refused(text: str) -> None:
    understood_or_refused(text)


PIECES = (
    *"每两周一三五月日号第个年天8点半、到和从起隔底末单双*-",
    *("最后", "工作日", "季度", "31", ":00", "12:30", "（一次）", "没有就跳过", "没有就月底"),
    *("遇节假日顺延", "2026", "下午", "晚上", "中午", "明天", "开始", "every", "other", "day"),
    *("Monday", "first", "of", "month", "5th", "at", "/5", "cron", "from", "Dec", "1"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(("", " ")))
@settings(deadline=None)
def test_any_mixture_of_its_words_is_understood_or_refused(pieces: list[str], gap: str) -> None:
    understood_or_refused(gap.join(pieces))
