"""A meeting planned step by step, changed, moved and cancelled."""

from datetime import timedelta

import pytest

from data.models import Draft, Meeting, Occurrence
from tests.town import START, Town

THREE = START.replace(hour=15)


def labels(town: Town) -> list[str]:
    """Returns the buttons the secretary sees."""
    return [button.text for row in town.last(town.chen).keyboard for button in row]


async def begin(town: Town, *taps: str) -> None:
    """Founds a branch whose secretary has sent /meeting and tapped these buttons."""
    await town.found()
    await town.say(town.chen, "/meeting", private=True)
    for label in taps:
        await town.press(town.chen, label)


async def planned(town: Town) -> Meeting:
    """Plans a lecture at three, its page open for the secretary."""
    await town.found()
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    return await town.only(Meeting)


async def group_texts(town: Town) -> list[str]:
    """Returns the texts in the group since the branch was founded, once the cards are redrawn."""
    await town.wait(seconds=3)
    return [message.text for message in town.seen()[1:]]


async def test_the_whole_way_with_buttons(town: Town) -> None:
    await begin(town, "党课", "15:00", "跳过", "跳过")
    await town.press(town.chen, "发布通知")
    meeting = await town.only(Meeting)
    assert (meeting.kind, meeting.topic, meeting.place) == ("lecture", "", "")
    assert meeting.starts_at == THREE
    assert "📌 党课" in town.board().text
    assert await town.every(Draft) == []


async def test_the_whole_way_with_typed_answers(town: Town) -> None:
    await begin(town, "组织生活会")
    for answer in ("明天上午9点", "批评与自我批评", "二楼 会议室"):
        await town.say(town.chen, answer, private=True)
    await town.press(town.chen, "✍️ 议程")
    await town.say(town.chen, "一、谈心\n\n二、 批评", private=True)
    await town.press(town.chen, "发布通知")
    meeting = await town.only(Meeting)
    assert (meeting.kind, meeting.topic, meeting.place, meeting.agenda) == (
        "life",
        "批评与自我批评",
        "二楼 会议室",
        "一、谈心\n二、 批评",
    )
    assert meeting.starts_at == THREE.replace(day=28, hour=9)
    assert "议程\n一、谈心" in town.board().text


async def test_a_question_answered_by_typing_goes_away(town: Town) -> None:
    await begin(town, "党课", "15:00")
    assert "主题是什么" in town.last(town.chen).text
    await town.say(town.chen, "学习新党章", private=True)
    assert not any("主题是什么" in message.text for message in town.told(town.chen))
    assert "在哪里开" in town.last(town.chen).text


async def test_publishing_turns_the_step_into_the_meetings_page(town: Town) -> None:
    await begin(town, "党课", "15:00", "跳过", "跳过")
    before = len(town.told(town.chen))
    answer = await town.press(town.chen, "发布通知")
    assert answer.text == "通知已发到群里"
    assert len(town.told(town.chen)) == before
    assert "现在开始签到" in labels(town)[0]


@pytest.mark.parametrize(
    ("typed", "day", "hour"), [("15:20", 28, 15), ("下午三点", 28, 15), ("周日 9:00", 29, 9)]
)
async def test_an_hour_typed_for_a_chosen_day_is_that_days(
    town: Town, typed: str, day: int, hour: int
) -> None:
    await begin(town, "党课", "其他日期", "28")
    for answer in (typed, "学习新党章", "二楼"):
        await town.say(town.chen, answer, private=True)
    await town.press(town.chen, "发布通知")
    starts = (await town.only(Meeting)).starts_at.astimezone(START.tzinfo)
    assert (starts.day, starts.hour) == (day, hour)


async def test_past_weeks_are_not_offered(town: Town) -> None:
    await begin(town, "党课", "其他日期")
    assert labels(town)[7:14] == ["·", "·", "·", "·", "27", "28", "29"]


async def test_the_next_half_hours_of_today_come_first(town: Town) -> None:
    await begin(town, "党课")
    assert labels(town)[:6] == ["14:30", "15:00", "15:30", "16:00", "16:30", "17:00"]


async def test_late_in_the_evening_the_calendar_is_offered(town: Town) -> None:
    await town.found()
    await town.until(START.replace(hour=22))
    await town.say(town.chen, "/meeting", private=True)
    await town.press(town.chen, "党课")
    assert labels(town) == ["📅 其他日期", "返回", "取消"]


async def test_another_day_is_taken_from_the_calendar(town: Town) -> None:
    await begin(town, "党课", "其他日期")
    assert "2026年11月" in town.last(town.chen).text
    assert "26" not in labels(town)
    await town.press(town.chen, "›")
    assert "2026年12月" in town.last(town.chen).text
    await town.press(town.chen, "15")
    await town.press(town.chen, "14:30")
    await town.press(town.chen, "跳过")
    await town.press(town.chen, "跳过")
    assert "2026年12月" not in town.last(town.chen).text
    await town.press(town.chen, "发布通知")
    assert (await town.only(Meeting)).starts_at == THREE.replace(
        month=12, day=15, hour=14, minute=30
    )


async def test_the_place_of_the_last_meeting_is_one_tap(town: Town) -> None:
    await planned(town)
    await town.say(town.chen, "/meeting", private=True)
    for label in ("安排会议", "主题党日", "15:30", "跳过", "三楼会议室", "发布通知"):
        await town.press(town.chen, label)
    assert [m.place for m in await town.every(Meeting)] == ["三楼会议室"] * 2


async def test_everything_can_be_adjusted_at_the_end(town: Town) -> None:
    await begin(town, "党课", "15:00", "跳过", "跳过")
    for label in ("90 分钟", "提前 15 分钟", "5 分钟后算", "30 分钟后截止", "现场码", "改范围"):
        await town.press(town.chen, label)
    await town.press(town.chen, "发布通知")
    meeting = await town.only(Meeting)
    start = meeting.starts_at
    assert meeting.ends_at - start == timedelta(minutes=120)
    assert start - meeting.opens_at == timedelta(minutes=30)
    assert meeting.late_at - start == timedelta(minutes=10)
    assert meeting.closes_at - start == timedelta(minutes=60)
    assert meeting.secret
    assert meeting.audience == "committee"


async def test_a_subgroup_meeting_asks_which_subgroup(town: Town) -> None:
    await town.found()
    await town.enrol("王芳", subgroup="第一党小组")
    await town.enrol("李强", subgroup="第二党小组")
    await town.say(town.chen, "/meeting", private=True)
    await town.start(town.people["李强"])
    for label in ("党小组会", "第二党小组", "15:00", "跳过", "跳过", "发布通知"):
        await town.press(town.chen, label)
    assert "参加：第二党小组" in town.last(town.people["李强"]).text


@pytest.mark.parametrize(
    ("taps", "back_to"),
    [
        (("党课",), "开什么会"),
        (("党课", "其他日期"), "什么时候开始"),
        (("党课", "其他日期", "30"), "什么时候开始"),
        (("党课", "15:00"), "什么时候开始"),
        (("党课", "15:00", "跳过"), "主题是什么"),
        (("党课", "15:00", "跳过", "跳过"), "在哪里开"),
        (("党课", "15:00", "跳过", "跳过", "✍️ 议程"), "签到："),
    ],
)
async def test_back_leads_to_the_step_before(
    town: Town, taps: tuple[str, ...], back_to: str
) -> None:
    await begin(town, *taps, "返回")
    assert back_to in town.last(town.chen).text


@pytest.mark.parametrize(
    "taps",
    [
        (),
        ("党课",),
        ("党课", "其他日期"),
        ("党课", "其他日期", "30"),
        ("党课", "15:00"),
        ("党课", "15:00", "跳过"),
        ("党课", "15:00", "跳过", "跳过"),
    ],
)
async def test_cancel_ends_it_at_every_step(town: Town, taps: tuple[str, ...]) -> None:
    await begin(town, *taps, "取消")
    assert town.last(town.chen).text == "已取消，什么都没有改动。"
    assert await town.every(Draft) == []
    await town.say(town.chen, "15:00", private=True)
    assert await town.every(Meeting) == []


async def test_a_bad_time_is_asked_again_and_nothing_is_lost(town: Town) -> None:
    await begin(town, "党课")
    await town.say(town.chen, "2月30日15:00", private=True)
    assert "没有“2月30日" in town.last(town.chen).text
    await town.say(town.chen, "今天15:00", private=True)
    assert "主题是什么" in town.last(town.chen).text


async def test_the_time_may_pass_while_one_thinks(town: Town) -> None:
    await begin(town, "党课", "14:30", "跳过", "跳过")
    await town.wait(hours=1)
    answer = await town.press(town.chen, "发布通知")
    assert answer.alert
    assert "已经过去了" in answer.text
    await town.press(town.chen, "返回")
    assert "在哪里开" in town.last(town.chen).text


async def test_a_step_left_for_a_day_has_expired(town: Town) -> None:
    await begin(town, "党课")
    await town.wait(hours=25)
    answer = await town.press(town.chen, "其他日期")
    assert answer.text == "这一步已经过期，请重新开始。"
    await town.say(town.chen, "今天15:00", private=True)
    assert "/meeting" in town.last(town.chen).text


async def test_nobody_steps_into_anothers_planning(town: Town) -> None:
    await begin(town, "党课", "15:00", "跳过", "跳过")
    await town.enrol("王芳", post="deputy")
    fang = town.people["王芳"]
    await town.start(fang)
    draft = await town.only(Draft)
    answer = await town.forge(fang, town.last(fang), f"f.e:{draft.id}:publish")
    assert answer.text == "这一步已经过期，请重新开始。"
    assert await town.every(Meeting) == []


async def test_publishing_twice_plans_once(town: Town) -> None:
    await begin(town, "党课", "15:00", "跳过", "跳过")
    world, summary = town.box.world, town.last(town.chen)
    taps = [world.tap(town.chen, summary, "发布通知") for _ in range(2)]
    for tap in taps:
        await town.box.answer(tap)
    await town.settle()
    await town.only(Meeting)


async def test_meeting_in_the_group_leads_into_the_private_chat(town: Town) -> None:
    await town.found()
    town.box.world.promote_bot(town.group, town.chen)
    await town.say("陈静", "/meeting")
    whispered = town.seen(town.chen)[-1]
    assert whispered.ephemeral_to is town.chen
    await town.follow(town.chen, whispered, "打开私聊")
    assert "开什么会" in town.last(town.chen).text


async def test_the_meetings_ahead_come_before_a_new_one(town: Town) -> None:
    await planned(town)
    await town.say(town.chen, "/meeting", private=True)
    assert labels(town) == ["➕ 安排会议", "今天 15:00 党课"]
    await town.press(town.chen, "今天 15:00 党课")
    assert "三楼会议室" in town.last(town.chen).text


async def test_a_moved_meeting_moves_with_all_its_times_and_the_group_is_told_once(
    town: Town,
) -> None:
    await planned(town)
    await town.press(town.chen, "改时间")
    await town.say(town.chen, "明天16:00", private=True)
    notice, told = await group_texts(town)
    assert "周六（11月28日）16:00–17:30" in notice
    assert told == "⏰ 改时间：📌 党课 · 《新修订党章》\n改到 周六（11月28日）16:00。"
    await town.until(START.replace(hour=23))
    assert len(await group_texts(town)) == 2
    await town.until(THREE.replace(day=28, hour=15, minute=45))
    assert (await town.only(Meeting)).state == "open"


@pytest.mark.parametrize(
    ("button", "typed", "said"),
    [
        ("改主题", "《条例》", "新的主题：《条例》"),
        ("改地点", "五楼", "改到 五楼。"),
        ("议程", "一、学习", "议程有更新"),
    ],
)
async def test_a_change_is_in_the_notice_and_reported_once(
    town: Town, button: str, typed: str, said: str
) -> None:
    await planned(town)
    await town.press(town.chen, button)
    await town.say(town.chen, typed, private=True)
    notice, told = await group_texts(town)
    assert typed in notice
    assert said in told


async def test_a_change_that_changes_nothing_is_not_told(town: Town) -> None:
    await planned(town)
    for button, typed in (("改地点", "三楼会议室"), ("改时间", "今天15:00")):
        await town.press(town.chen, button)
        await town.say(town.chen, typed, private=True)
    assert len(await group_texts(town)) == 1


async def test_after_back_what_is_typed_changes_nothing(town: Town) -> None:
    await planned(town)
    await town.press(town.chen, "改地点")
    await town.press(town.chen, "返回")
    await town.say(town.chen, "五楼", private=True)
    assert (await town.only(Meeting)).place == "三楼会议室"


async def test_a_cancelled_meeting_is_asked_about_and_told_once(town: Town) -> None:
    await planned(town)
    await town.press(town.chen, "取消会议")
    assert (await town.only(Meeting)).state == "planned"
    await town.press(town.chen, "取消会议")
    notice, told = await group_texts(town)
    assert notice.startswith("会议取消")
    assert told == "会议取消：📌 党课 · 《新修订党章》\n原定 周五（11月27日）15:00。"
    await town.until(START.replace(hour=18))
    assert len(await group_texts(town)) == 2
    assert not [m for m in town.seen()[1:] if m.keyboard]


async def test_a_meeting_under_way_is_not_changed_any_more(town: Town) -> None:
    await planned(town)
    page = town.last(town.chen)
    await town.until(THREE)
    answer = await town.tap(town.chen, page, "改地点")
    assert answer.text == "会议已经开始或结束，不能再改。"


async def test_the_reminder_comes_once_with_topic_place_and_agenda(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天17:00 三楼会议室 《新修订党章》")
    await town.press(town.chen, "议程")
    await town.say(town.chen, "一、学习", private=True)
    before = len(town.seen())
    await town.until(START.replace(hour=16))
    (reminder,) = town.seen()[before:]
    assert reminder.text.splitlines() == [
        "⏰ 就要开会了",
        "📌 党课 · 《新修订党章》",
        "周五（11月27日）17:00–18:30 · 三楼会议室",
        "议程",
        "一、学习",
    ]
    await town.until(START.replace(hour=16, minute=30))
    assert len(town.seen()) == before + 1


async def test_a_reminder_found_after_the_start_is_not_sent(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天17:00 三楼会议室 《新修订党章》")
    await town.until(START.replace(hour=17, minute=10))
    assert not [m for m in town.seen() if "就要开会了" in m.text]
    outcomes = [(row.outcome, row.note) for row in await town.every(Occurrence)]
    assert ("skipped", "reminder-too-late") in outcomes


async def test_a_branch_may_do_without_reminders(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/settings", private=True)
    for label in ("签到", "提前 60 分钟提醒", "提前 120 分钟提醒", "提前一天提醒"):
        await town.press(town.chen, label)
    await town.plan("党课 今天17:00 三楼会议室")
    await town.until(START.replace(hour=16, minute=30))
    assert not [m for m in town.seen() if "就要开会了" in m.text]
