"""A meeting planned in one line, in the ways people write one."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from data.models import Branch, Meeting
from tests.town import START, Town, labels

THREE = START.replace(hour=15)


@pytest.mark.both("meeting")
async def test_one_line_plans_a_meeting_and_the_group_sees_the_notice(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    meeting = await town.only(Meeting)
    assert (meeting.kind, meeting.topic, meeting.place) == (
        "lecture",
        "《新修订党章》",
        "三楼会议室",
    )
    assert meeting.starts_at == THREE
    notice = town.board().text.splitlines()
    assert notice[:2] == [
        "📌 党课 · 《新修订党章》",
        "周五（11月27日）15:00–16:30 · 三楼会议室",
    ]
    assert "14:45 起在这里签到" in notice[-1]


LINES = [
    (
        "党课 周五15:00 三楼会议室 《新修订党章》",
        "lecture",
        THREE,
        "三楼会议室",
        "《新修订党章》",
    ),
    (
        "《新修订党章》 三楼会议室 今天下午3点 党课",
        "lecture",
        THREE,
        "三楼会议室",
        "《新修订党章》",
    ),
    ("支部党员大会 明天9点半", "general", THREE.replace(day=28, hour=9, minute=30), "", ""),
    (
        "支委会 12月1日 14:00 地点：二楼 主题：年度计划",
        "committee",
        THREE.replace(month=12, day=1, hour=14),
        "二楼",
        "年度计划",
    ),
    ("主题党日 半小时后", "theme_day", START + timedelta(minutes=30), "", ""),
    ("下周三15:00 座谈会", "other", THREE.replace(month=12, day=2), "", ""),
]


async def test_the_parts_may_be_in_any_order(town: Town) -> None:
    await town.found()
    for line, kind, start, place, topic in LINES:
        await town.plan(line)
        meeting = (await town.every(Meeting))[-1]
        found = (meeting.kind, meeting.starts_at, meeting.place, meeting.topic)
        assert found == (kind, start, place, topic), line
        await town.app.store.write(lambda s: s.execute(delete(Meeting)) and None)


async def test_the_branchs_settings_are_the_meetings_defaults(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/settings", private=True)
    for label in ("签到", "提前 15 分钟签到", "5 分钟后算迟到", "30 分钟后截止"):
        await town.press(town.chen, label)
    await town.plan("党课 今天15:00")
    meeting = await town.only(Meeting)
    minutes = [
        round((moment - meeting.starts_at).total_seconds() / 60)
        for moment in (meeting.opens_at, meeting.late_at, meeting.closes_at)
    ]
    assert minutes == [-30, 10, 60]


async def test_an_end_in_the_line_is_the_meetings_end(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天15:00-17:00 三楼会议室")
    assert (await town.only(Meeting)).ends_at == THREE + timedelta(hours=2)


async def test_a_line_is_read_in_the_branchs_zone(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "基本")
    await town.press(town.chen, "改时区")
    await town.press(town.chen, "东京")
    await town.plan("党课 今天17:00")
    assert (await town.only(Meeting)).starts_at == THREE + timedelta(hours=1)


async def test_planned_privately_the_secretary_gets_the_meetings_page(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    labels = [button.text for row in town.last(town.chen).keyboard for button in row]
    assert {"改时间", "改主题", "改地点", "取消会议"} <= set(labels)


async def test_a_committee_meeting_is_told_to_the_committee_alone(town: Town) -> None:
    await town.found()
    await town.enrol("王芳", post="organisation")
    await town.enrol("周杰", post="discipline")
    await town.enrol("李强")
    for name in ("王芳", "李强"):
        await town.start(town.people[name])
    before = len(town.told(town.people["李强"]))
    await town.plan("开支委会 今天15:00 小会议室 讨论周杰同志的处分")
    assert (await town.only(Meeting)).audience == "committee"
    (bare,) = [m.text for m in town.seen() if "支部委员会" in m.text]
    assert bare.splitlines() == [
        "📌 支部委员会",
        "周五（11月27日）15:00–16:30",
        "参加的同志会收到私聊通知。",
    ]
    private = town.last(town.people["王芳"])
    assert "讨论周杰同志的处分" in private.text
    assert "小会议室" in private.text
    missed = next(m.text for m in town.told(town.chen) if "收不到" in m.text)
    assert missed.endswith("这几位收不到，请另行通知：周杰")
    await town.until(THREE)
    board = town.last(town.people["王芳"])
    assert (await town.tap(town.people["王芳"], board, "签到")).text == "✅ 签到成功，第 1 位"
    await town.wait(seconds=4)
    assert "实到 1" in town.last(town.chen).text
    assert len(town.told(town.people["李强"])) == before
    await town.until(THREE + timedelta(minutes=31))
    assert "应到 2　实到 1" in town.last(town.people["王芳"]).text
    assert not any("处分" in m.text or "小会议室" in m.text for m in town.seen())


async def test_the_calendar_says_kind_and_time_of_a_committee_meeting(town: Town) -> None:
    await town.found()
    await town.plan("支委会 明天15:00 小会议室 讨论处分")
    await town.say(town.chen, "/calendar", private=True)
    shown = town.last(town.chen).text
    assert "15:00–16:30 支部委员会" in shown
    assert "处分" not in shown
    assert "小会议室" not in shown


async def test_changes_of_a_committee_meeting_reach_the_committee(town: Town) -> None:
    await town.found()
    await town.enrol("王芳", post="organisation")
    await town.start(town.people["王芳"])
    await town.plan("支委会 今天15:00 小会议室 讨论处分")
    await town.press(town.chen, "改主题")
    await town.say(town.chen, "研究发展对象", private=True)
    assert "研究发展对象" in town.last(town.people["王芳"]).text
    await town.press(town.chen, "改时间")
    await town.say(town.chen, "今天16:00", private=True)
    assert "研究发展对象" in town.last(town.people["王芳"]).text
    moved = town.seen()[-1].text
    assert "改到 周五（11月27日）16:00" in moved
    assert not any("处分" in m.text or "发展" in m.text for m in town.seen())


async def test_a_branch_may_keep_small_meetings_out_of_the_group(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "签到")
    await town.press(town.chen, "支委会、党小组会：群里只写类型和时间")
    before = len(town.seen())
    await town.plan("支委会 今天15:00 讨论处分")
    await town.until(THREE)
    await town.until(THREE + timedelta(minutes=31))
    assert len(town.seen()) == before
    assert (await town.only(Meeting)).state == "closed"


async def test_a_subgroup_meeting_expects_the_subgroup_that_is_named(town: Town) -> None:
    await town.found()
    await town.enrol("王芳", subgroup="第一党小组")
    await town.enrol("李强", subgroup="第二党小组")
    await town.start(town.people["李强"])
    await town.plan("第二党小组会 今天15:00")
    meeting = await town.only(Meeting)
    assert (meeting.kind, meeting.audience) == ("subgroup", "subgroup")
    assert "参加：第二党小组" in town.last(town.people["李强"]).text


async def test_a_subgroup_meeting_without_a_name_is_the_planners_own(town: Town) -> None:
    await town.found()
    await town.enrol("陈静", post="secretary", subgroup="第一党小组")
    await town.say(town.chen, "/meeting 党小组会 今天15:00", private=True)
    assert "参加：第一党小组" in town.last(town.chen).text


BAD = [
    ("党课 2月30日 15:00", "没有“2月30日"),
    ("党课 今天09:00", "已经过去了"),
    ("党课 2025年1月1日 15:00", "已经过去了"),
    ("党课 2031年1月1日 15:00", "太远了"),
    ("党课 今天25:00", "没有这个钟点"),
    ("党课 11月28日周五15:00", "对不上"),
]


async def test_a_time_that_cannot_be_is_said_to_the_secretary_alone(town: Town) -> None:
    await town.found()
    town.box.world.promote_bot(town.group, town.chen)
    before = len(town.seen())
    for line, said in BAD:
        await town.say("陈静", f"/meeting {line}")
        whispered = town.seen(town.chen)[-1]
        assert said in whispered.text
        assert whispered.ephemeral_to is town.chen
    assert len(town.seen()) == before
    assert await town.every(Meeting) == []


async def test_the_same_kind_at_the_same_time_is_not_planned_twice(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天15:00 三楼会议室")
    await town.say(town.chen, "/meeting 党课 今天15:00 五楼会议室", private=True)
    assert "⚠️ 这个时间已经有一次同样的会议。" in town.last(town.chen).text
    assert (await town.only(Meeting)).place == "三楼会议室"


async def test_a_meeting_beside_another_of_the_same_people_is_pointed_out(town: Town) -> None:
    await town.found()
    await town.enrol("王芳", subgroup="第一党小组")
    await town.enrol("李强", subgroup="第二党小组")
    await town.plan("第一党小组会 今天15:00")
    assert "同一时间" not in town.last(town.chen).text
    await town.plan("第二党小组会 今天15:30")
    assert "同一时间" not in town.last(town.chen).text
    await town.plan("党课 今天15:45")
    assert "⚠️ 同一时间还有党小组会（15:00–16:30）。" in town.last(town.chen).text
    await town.plan("支委会 今天17:30")
    assert "同一时间" not in town.last(town.chen).text


async def test_a_topic_too_long_is_told_how_long_it_may_be(town: Town) -> None:
    await town.found()
    await town.plan(f"党课 今天15:00 《{'党' * 300}》")
    assert town.last(town.chen).text == "太长了：最多 200 个字，现在 302 个。请缩短后再发一次。"


async def test_members_may_not_plan(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    await town.say("王芳", "/meeting 党课 今天15:00")
    assert town.seen(town.people["王芳"])[-1].text == "这项操作由支部书记或委员来做。"
    assert await town.every(Meeting) == []


async def test_an_english_branch_plans_in_english(town: Town) -> None:
    await town.found()
    await town.app.store.write(lambda s: setattr(s.get_one(Branch, 1), "language", "en"))
    await town.plan("lecture tomorrow 3pm Room 301 《Charter》")
    meeting = await town.only(Meeting)
    assert (meeting.kind, meeting.starts_at) == ("lecture", THREE + timedelta(days=1))
    assert "Lecture · 《Charter》" in town.board().text


async def test_a_line_in_the_group_is_previewed_to_its_writer_alone(town: Town) -> None:
    await town.found()
    town.box.world.promote_bot(town.group, town.chen)
    before = len(town.seen())
    await town.say("陈静", "/meeting 党课 今天15:00 三楼会议室 《新修订党章》")
    assert (len(town.seen()), await town.every(Meeting)) == (before, [])
    hint = town.seen(town.chen)[-1]
    assert (hint.ephemeral_to, hint.text) == (
        town.chen,
        "预览在私聊里，点“发布”以后才发到群里。",
    )
    preview = town.last(town.chen)
    assert "《新修订党章》" in preview.text
    assert {"改类型", "改范围", "改时间"} <= set(labels(preview))
    await town.press(town.chen, "发布通知")
    assert "📌 党课 · 《新修订党章》" in town.board().text


async def test_who_never_opened_the_private_chat_gets_one_link(town: Town) -> None:
    await town.found()
    town.box.world.promote_bot(town.group, town.chen)
    await town.enrol("王芳", post="organisation")
    wang = town.people["王芳"]
    await town.say(wang, "/meeting 党课 今天15:00 三楼会议室")
    assert not town.told(wang)
    hint = town.seen(wang)[-1]
    assert hint.ephemeral_to is wang
    await town.follow(wang, hint, "打开私聊")
    assert "三楼会议室" in town.last(wang).text
    await town.press(wang, "发布通知")
    assert (await town.only(Meeting)).created_by == wang.id


@pytest.mark.parametrize(
    ("line", "said", "tap", "day"),
    [
        ("党课 月底 15:00", "“月底”像是日子", "周一（11月30日）", 30),
        ("党课 周末 15:00", "“周末”像是日子", "后天", 29),
        ("党课 下周 15:00", "“下周”像是日子", "周一（11月30日）", 30),
        ("党课 每周日15:00", "“每周日”像是日子", "后天", 29),
        ("党课 15:00 每日一题", "“每日一题”像是日子", "今天", 27),
    ],
)
async def test_what_looks_like_a_day_is_asked_for(
    town: Town, line: str, said: str, tap: str, day: int
) -> None:
    await town.found()
    await town.say(town.chen, f"/meeting {line}", private=True)
    asked = town.last(town.chen)
    assert said in asked.text
    assert "今天" in labels(asked)
    await town.press(town.chen, tap)
    preview = town.last(town.chen)
    assert "发布通知" in labels(preview)[0]
    assert ("⚠️ 没有用上：每日一题" in preview.text) == (tap == "今天")
    await town.press(town.chen, "发布通知")
    assert (await town.only(Meeting)).starts_at == THREE.replace(day=day)


async def test_what_a_line_leaves_open_is_asked(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/meeting 下周三 三楼会议室", private=True)
    assert "开什么会" in town.last(town.chen).text
    await town.press(town.chen, "党课")
    assert "周三（12月2日）几点开始" in town.last(town.chen).text
    await town.press(town.chen, "14:30")
    assert "地点：三楼会议室" in town.last(town.chen).text
    await town.say(town.chen, "/meeting 党课 三楼会议室", private=True)
    assert "什么时候开始" in town.last(town.chen).text
    await town.say(town.chen, "下周三", private=True)
    assert "周三（12月2日）几点开始" in town.last(town.chen).text


async def test_a_further_time_in_the_line_is_said_not_to_be_used(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/meeting 党课 周六15:00 三楼会议室 周日9:00集合", private=True)
    assert "⚠️ 没有用上：周日9:00" in town.last(town.chen).text
