"""Meetings as people type them in one line."""

from datetime import date

import pytest

from data.values.standing import MeetingKind
from data.values.when import (
    BadWhen,
    MeetingLine,
    parse_meeting_line,
)
from tests.rules.moments import SHANGHAI, WEDNESDAY, local


def line(text: str) -> MeetingLine:
    return parse_meeting_line(text, WEDNESDAY, SHANGHAI)


FRIDAY = local("2026-11-27 15:00")
LECTURE = MeetingLine(MeetingKind.LECTURE, FRIDAY, None, "三楼会议室", "《新修订党章》")


@pytest.mark.parametrize(
    "text",
    [
        "党课 周五15:00 三楼会议室 《新修订党章》",
        "《新修订党章》 三楼会议室 周五15:00 党课",
        "党课 周五15:00三楼会议室 《新修订党章》",
        "党课《新修订党章》 周五15:00 三楼会议室",
        "周五15:00《新修订党章》 党课 三楼会议室",
        "党课，周五下午三点，三楼会议室，《新修订党章》",
        "党课 周五 三楼会议室 15:00 《新修订党章》",
        "类型：党课 时间：周五15:00 地点：三楼会议室 主题：《新修订党章》",
        "党课 周五15:00 在三楼会议室 《新修订党章》",
        "lecture Friday 3pm 三楼会议室 《新修订党章》",
    ],
)
def test_the_parts_of_a_meeting_may_be_in_any_order(text: str) -> None:
    assert line(text) == LECTURE


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("党课 周五15:00-16:30", "16:30"),
        ("党课 周五15:00至16:30", "16:30"),
        ("党课 周五15:00 — 16:30", "16:30"),
        ("党课 周五15：00～16：30", "16:30"),
        ("党课 周五下午3点到5点", "17:00"),
        ("党课 周五下午3点到4点半", "16:30"),
        ("党课 周五3-5点", "17:00"),
        ("党课 Friday 3pm to 5pm", "17:00"),
    ],
)
def test_an_end_is_read_with_the_beginning(text: str, ends: str) -> None:
    read = line(text)
    assert (read.starts_at, read.ends_at) == (FRIDAY, local(f"2026-11-27 {ends}"))
    assert read.place is read.topic is None


def test_a_meeting_may_end_after_midnight_or_noon() -> None:
    night = line("周五 22:00-01:00")
    assert night.ends_at == local("2026-11-28 01:00")
    assert line("周五 11点到1点").ends_at == local("2026-11-27 13:00")


@pytest.mark.parametrize(
    ("text", "place", "topic"),
    [
        ("支委会 明天9点 201", "201", None),
        ("主题党日 下周三14:00 烈士陵园 参观学习", "烈士陵园", "参观学习"),
        ("党员大会 周五15:00 二十届四中全会精神", None, "二十届四中全会精神"),
        ("党课 周五15:00 学习3点要求", None, "学习3点要求"),
        ("党小组会 今晚7点 线上", "线上", None),
        ("党课 周五15:00 2号楼会议室 王芳领学 李强主讲", "2号楼会议室", "王芳领学 李强主讲"),
        ("lecture Friday 3pm Room 301 Party Constitution", "Room 301", "Party Constitution"),
        ("党课 周五15:00 三楼会议室 学习《条例》的体会", "三楼会议室", "学习《条例》的体会"),
        ("党课 周五15:00 201 《甲》和《乙 丙》", "201", "《甲》和《乙 丙》"),
        ("党课 周五15:00 201 《甲 乙", "201", "《甲 乙"),
        ("党课 周五15:00 主题：<b>&\u202e甲", None, "<b>&甲"),
    ],
)
def test_place_and_topic_are_told_apart(text: str, place: str | None, topic: str | None) -> None:
    read = line(text)
    assert (read.place, read.topic) == (place, topic)


def test_missing_parts_are_none_and_a_day_alone_is_kept() -> None:
    assert line("") == MeetingLine()
    assert line("党课") == MeetingLine(MeetingKind.LECTURE)
    assert line("党课 周五") == MeetingLine(MeetingKind.LECTURE, day=date(2026, 11, 27))


def test_a_meeting_that_cannot_be_is_refused() -> None:
    with pytest.raises(BadWhen) as caught:
        line("党员大会 2月30日 9:00 三楼会议室")
    assert caught.value.key == "when-no-such-day"
    assert caught.value.values["said"] == "2月30日 9:00"
