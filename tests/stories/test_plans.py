"""Plans as a secretary makes them by buttons or typed; paused, skipped, sent at once, deleted."""

from datetime import UTC, datetime, timedelta

import pytest

from data.models import Draft, Plan
from tests.stories.plans_town import (
    begin,
    firings,
    group_texts,
    labels,
    made,
    message_plan,
    only,
    press,
)
from tests.town import START, Town

MONDAY_EIGHT = START.replace(day=30, hour=8)


async def test_the_list_is_empty_at_first_and_offers_what_to_do(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "计划", private=True)
    assert "还没有计划" in town.last(town.chen).text
    assert labels(town) == ["➕ 新建", "🚀 一键起步", "📅 日程"]


async def test_from_the_group_it_leads_to_the_private_chat(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/plans")
    await town.follow(town.chen, town.heard(town.chen), "打开私聊")
    assert "推送计划" in town.last(town.chen).text


async def test_a_member_does_not_plan(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    await town.start(town.people["王芳"])
    await town.say(town.people["王芳"], "/plans", private=True)
    assert "由支部书记或委员来做" in town.last(town.people["王芳"]).text


@pytest.mark.both("plan")
async def test_a_message_is_shown_as_it_will_look_and_sent_when_due(town: Town) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "请大家按时交纳党费 <100 元>", private=True)
    assert [m.text for m in town.told(town.chen)[-3:]][:2] == [
        "群里会这样显示：",
        "请大家按时交纳党费 <100 元>",
    ]
    await press(town, "✅ 就用它", "每天 08:00", "✅ 就这样")
    assert await group_texts(town) == []
    await town.until(START.replace(day=28, hour=8))
    assert await group_texts(town) == ["请大家按时交纳党费 <100 元>"]
    await town.until(START.replace(day=29, hour=8))
    assert len(await group_texts(town)) == 2
    assert [o.outcome for o in await firings(town)] == ["done", "done"]


async def test_the_rhythm_is_repeated_with_the_next_three_dates(town: Town) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它")
    await town.say(town.chen, "每周一三五 12:30", private=True)
    text = town.last(town.chen).text
    assert "每周一、周三、周五 12:30" in text
    assert text.count("12:30") == 4
    assert "周一（11月30日）12:30" in text
    assert "周五（12月4日）12:30" in text
    assert await made(town) == []
    await press(town, "✅ 就这样")
    assert (await only(town)).rhythm == "W135 1230"
    assert await town.every(Draft) == []


@pytest.mark.parametrize(
    ("taps", "code"),
    [
        (("每天", "8点", "8:15"), "W1234567 0815"),
        (("工作日", "其他钟点", "21", "21:00"), "B 2100"),
        (("每周几", "周二", "周四", "周二", "下一步", "9点", "9:00"), "W4 0900"),
        (("每月几号", "5", "9点", "9:30"), "M5 0930"),
        (("每月几号", "最后一天", "9点", "9:00"), "M-1 0900"),
        (("每月第几个", "第二个", "周三", "19点", "19:00"), "N2:3 1900"),
        (("每月第几个", "最后一个", "工作日", "16点", "16:00"), "N-1:B 1600"),
        (("只一次", "›", "1", "9点", "9:00"), "O20261201 0900"),
        (("每月几号", "31", "9点", "9:00", "每月最后一天"), "M-1 0900"),
        (("每月几号", "30", "9点", "9:00", "没有就跳过"), "M30!skip 0900"),
    ],
)
async def test_a_rhythm_by_buttons(town: Town, taps: tuple[str, ...], code: str) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它", "自己选", *taps, "✅ 就这样")
    assert (await only(town)).rhythm == code


async def test_a_time_typed_for_days_chosen_by_buttons_is_theirs(town: Town) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它", "自己选", "每周几", "周二", "下一步")
    await town.say(town.chen, "8点20", private=True)
    await press(town, "✅ 就这样")
    assert (await only(town)).rhythm == "W2 0820"


@pytest.mark.parametrize("taps", [(), ("每周几",), ("每周几", "周二"), ("每月几号", "5", "8点")])
async def test_a_whole_rhythm_may_be_typed_instead_of_any_button(
    town: Town, taps: tuple[str, ...]
) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它", "自己选", *taps)
    await town.say(town.chen, "每周四 9点", private=True)
    await press(town, "✅ 就这样")
    assert (await only(town)).rhythm == "W4 0900"


async def test_another_day_asks_the_following_questions_again(town: Town) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它", "自己选", "每月几号", "30", "9点", "9:00", "没有就跳过")
    await press(town, "返回", "返回", "返回", "返回")
    assert "每月几号" in town.last(town.chen).text
    await press(town, "31", "10点", "10:30", "每月最后一天", "✅ 就这样")
    assert (await only(town)).rhythm == "M-1 1030"


async def test_days_of_the_week_need_one(town: Town) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它", "自己选", "每周几")
    assert "至少选一天" in (await town.press(town.chen, "下一步")).text
    assert await made(town) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("每天25点", "0:00 到 24:00"),
        ("2020年1月1日 9:00（一次）", "已经过去"),
        ("有空的时候", "没有看懂"),
        ("每天", "几点"),
    ],
)
async def test_a_rhythm_nobody_can_mean_says_why_and_keeps_the_step(
    town: Town, typed: str, said: str
) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它")
    await town.say(town.chen, typed, private=True)
    assert said in town.last(town.chen).text
    await town.say(town.chen, "每天20点", private=True)
    await press(town, "✅ 就这样")
    assert (await only(town)).rhythm == "W1234567 2000"


async def test_a_short_month_is_asked_about(town: Town) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它")
    await town.say(town.chen, "每月31日9点", private=True)
    assert "没有的月份怎么办" in town.last(town.chen).text
    await press(town, "没有就跳过", "✅ 就这样")
    assert (await only(town)).rhythm == "M31!skip 0900"


async def test_a_push_can_be_moved_off_holidays(town: Town) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它")
    await town.say(town.chen, "每月1日9点", private=True)
    await press(town, "遇节假日顺延：否")
    assert "遇节假日顺延：是" in labels(town)
    await press(town, "✅ 就这样")
    assert (await only(town)).rhythm == "M1 0900 +"


async def test_working_days_need_no_moving_off_holidays(town: Town) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它", "工作日 08:00")
    assert not any("顺延" in label for label in labels(town))


async def test_dates_beyond_the_announced_holidays_say_so(town: Town) -> None:
    await town.found()
    await town.until(START.replace(month=12, day=30))
    await town.say(town.chen, "/plans", private=True)
    await press(town, "➕ 新建", "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它", "工作日 08:00")
    assert "· 2027年1月4日（周一）08:00（放假安排还没有公布，按法定节日推算）" in (
        town.last(town.chen).text
    )


async def test_a_plan_is_told_to_keep_off_holidays(town: Town) -> None:
    await message_plan(town, rhythm="每周五8点")
    await town.say(town.chen, "/plans", private=True)
    await press(town, "请大家")
    assert "2027年1月1日" not in town.last(town.chen).text
    await town.until(START.replace(month=12, day=28))
    await town.say(town.chen, "/plans", private=True)
    await press(town, "请大家")
    assert "2027年1月1日（周五）08:00" in town.last(town.chen).text
    await press(town, "🏖 避开节假日")
    assert "2027年1月1日" not in town.last(town.chen).text
    assert "2027年1月4日" in town.last(town.chen).text
    assert (await only(town)).rhythm == "W5 0800 +"
    await press(town, "🏖 避开节假日 ✓")
    assert (await only(town)).rhythm == "W5 0800"


async def test_a_plan_like_another_is_asked_about_once(town: Town) -> None:
    await message_plan(town)
    await town.say(town.chen, "/plans", private=True)
    await press(town, "➕ 新建", "自己写的消息")
    await town.say(town.chen, "开会带笔记本", private=True)
    await press(town, "✅ 就用它", "每天 08:00", "✅ 就这样")
    assert "已经有一个差不多的计划" in town.last(town.chen).text
    assert "请大家按时交纳党费" in town.last(town.chen).text
    await press(town, "还是要建")
    assert len(await made(town)) == 2


async def test_back_leads_a_step_back_and_cancel_out(town: Town) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它", "自己选", "每周几", "周二", "下一步", "8点", "返回")
    assert "几点" in town.last(town.chen).text
    await press(town, "返回")
    assert "每周哪几天" in town.last(town.chen).text
    await press(town, "返回", "返回")
    assert "什么时候推送" in town.last(town.chen).text
    await press(town, "返回", "返回")
    assert "按时推送什么" in town.last(town.chen).text
    await press(town, "取消")
    assert await town.every(Draft) == []


async def test_the_page_says_what_when_and_what_came_of_it(town: Town) -> None:
    await message_plan(town)
    await town.until(START.replace(day=28, hour=8))
    await town.say(town.chen, "/plans", private=True)
    await press(town, "请大家按时交纳党费")
    text = town.last(town.chen).text
    assert "自己写的消息 · 每天 08:00" in text
    assert "· 明天 08:00" in text
    assert "✅ 今天 08:00 已推送" in text


async def test_a_paused_plan_pushes_nothing_until_it_is_resumed(town: Town) -> None:
    await message_plan(town)
    await press(town, "⏸ 暂停", "一直停")
    await town.wait(days=3)
    assert await group_texts(town) == []
    await town.say(town.chen, "/plans", private=True)
    assert "⏸ 请大家按时交纳党费 · 已暂停" in labels(town)
    await press(town, "⏸ 请大家", "▶️ 恢复")
    await town.wait(days=1)
    assert len(await group_texts(town)) == 1


async def test_a_pause_until_a_day_ends_by_itself(town: Town) -> None:
    await message_plan(town)
    await press(town, "⏸ 暂停")
    await town.say(town.chen, "12月1日", private=True)
    assert "周二（12月1日）起恢复" in town.last(town.chen).text
    await town.until(START.replace(day=30, hour=20))
    assert await group_texts(town) == []
    await town.until(START.replace(month=12, day=1, hour=8))
    assert len(await group_texts(town)) == 1


async def test_the_day_a_pause_ends_can_be_tapped(town: Town) -> None:
    plan = await message_plan(town)
    await press(town, "⏸ 暂停", "›", "2")
    plan = await only(town)
    assert plan.next_due_at == datetime(2026, 12, 2, 0, tzinfo=UTC)
    assert not plan.paused


async def test_a_pause_cannot_end_in_the_past(town: Town) -> None:
    await message_plan(town)
    await press(town, "⏸ 暂停")
    await town.say(town.chen, "今天", private=True)
    assert "这一天已经到了" in town.last(town.chen).text
    await town.say(town.chen, "随便", private=True)
    assert "没有看懂是哪一天" in town.last(town.chen).text
    await town.say(town.chen, "后天", private=True)
    assert "起恢复" in town.last(town.chen).text


async def test_the_next_firing_can_be_left_out(town: Town) -> None:
    await message_plan(town)
    answer = await town.press(town.chen, "⏭ 跳过下一次")
    assert answer.text == "明天 08:00 这一次不推送"
    assert "明天 08:00 跳过" in town.last(town.chen).text
    await town.until(START.replace(day=28, hour=8))
    assert await group_texts(town) == []
    await town.until(START.replace(day=29, hour=8))
    assert len(await group_texts(town)) == 1
    notes = [(o.outcome, o.note) for o in await firings(town)]
    assert sorted(notes) == [("done", ""), ("skipped", "plan-skipped")]
    await town.say(town.chen, "/plans", private=True)
    await press(town, "请大家")
    assert "书记跳过了这一次" in town.last(town.chen).text


async def test_a_skip_can_be_taken_back_while_its_time_is_ahead(town: Town) -> None:
    await message_plan(town)
    await press(town, "⏭ 跳过下一次", "↩️ 撤销跳过")
    assert await firings(town) == []
    await town.until(START.replace(day=28, hour=8))
    assert len(await group_texts(town)) == 1


async def test_a_skip_cannot_be_taken_back_after_its_time(town: Town) -> None:
    await message_plan(town)
    await press(town, "⏭ 跳过下一次")
    page = town.last(town.chen)
    await town.until(START.replace(day=28, hour=9))
    answer = await town.tap(town.chen, page, "↩️ 撤销跳过")
    assert "已经过了时间" in answer.text
    assert await group_texts(town) == []


async def test_skipping_survives_a_pause(town: Town) -> None:
    await message_plan(town)
    await press(town, "⏭ 跳过下一次", "⏸ 暂停", "一直停", "▶️ 恢复")
    assert (await only(town)).next_due_at == START.replace(day=29, hour=8)
    await town.until(START.replace(day=28, hour=8))
    assert await group_texts(town) == []


async def test_it_is_sent_at_once_and_asks_before_it_is_sent_twice(town: Town) -> None:
    await message_plan(town)
    await press(town, "📤 立即发送", "✅ 发到群里")
    await town.wait(seconds=10)
    assert len(await group_texts(town)) == 1
    await town.wait(minutes=30)
    await press(town, "返回", "📤 立即发送")
    assert "一小时内刚发过" in town.last(town.chen).text
    assert len(await group_texts(town)) == 1
    await press(town, "✅ 发到群里")
    await town.wait(seconds=10)
    assert len(await group_texts(town)) == 2
    await town.until(START.replace(day=28, hour=8))
    assert len(await group_texts(town)) == 3


async def test_what_goes_out_is_shown_first_and_can_be_taken_back(town: Town) -> None:
    await message_plan(town)
    await press(town, "📤 立即发送")
    assert "群里会这样显示" in town.told(town.chen)[-3].text
    assert await group_texts(town) == []
    await press(town, "✅ 发到群里")
    assert "10 秒后发到群里" in town.last(town.chen).text
    assert (await town.press(town.chen, "↩️ 撤回")).text == "已撤回，没有发出"
    await town.wait(minutes=1)
    assert await group_texts(town) == []
    await press(town, "📤 立即发送", "✅ 发到群里")
    sent = town.last(town.chen)
    await town.wait(seconds=10)
    assert len(await group_texts(town)) == 1
    assert (await town.tap(town.chen, sent, "↩️ 撤回")).text == "已经发出，撤不回了。"


@pytest.mark.parametrize(("answer", "sent"), [("现在就发", 22), ("7:30 再发", 31)])
async def test_in_quiet_hours_it_is_asked_when(town: Town, answer: str, sent: int) -> None:
    await message_plan(town)
    await town.until(START.replace(hour=22))
    await press(town, "📤 立即发送", "✅ 发到群里")
    assert town.last(town.chen).text == "现在免打扰（到 7:30）。什么时候发到群里？"
    await press(town, answer)
    assert "已发" not in town.last(town.chen).text
    await town.wait(seconds=10)
    assert len(await group_texts(town)) == (sent == 22)
    await town.until(START.replace(day=28, hour=7, minute=31))
    assert len(await group_texts(town)) == 1


async def test_it_is_tried_on_oneself_and_the_group_sees_nothing(town: Town) -> None:
    await message_plan(town)
    await press(town, "👀 先发给我看看")
    assert town.last(town.chen).text == "请大家按时交纳党费"
    assert await group_texts(town) == []
    assert await firings(town) == []


async def test_the_time_is_changed(town: Town) -> None:
    await message_plan(town)
    await press(town, "✏️ 修改", "时间")
    await town.say(town.chen, "每周一8点", private=True)
    await press(town, "✅ 就这样")
    plan = await only(town)
    assert (plan.rhythm, plan.next_due_at) == ("W1 0800", MONDAY_EIGHT)


async def test_the_content_is_changed_and_the_time_kept(town: Town) -> None:
    await message_plan(town)
    await press(town, "✏️ 修改", "内容")
    await town.say(town.chen, "换一条", private=True)
    await press(town, "✅ 就用它")
    assert "换一条" in town.last(town.chen).text
    await town.until(START.replace(day=28, hour=8))
    assert await group_texts(town) == ["换一条"]


async def test_the_name_is_changed(town: Town) -> None:
    await message_plan(town)
    await press(town, "✏️ 修改", "名称")
    await town.say(town.chen, "长" * 61, private=True)
    assert "1 到 60 个字" in town.last(town.chen).text
    await town.say(town.chen, "党费提醒", private=True)
    assert town.last(town.chen).text.startswith("党费提醒")
    assert (await only(town)).title == "党费提醒"


async def test_deleting_asks_once(town: Town) -> None:
    await message_plan(town)
    await town.until(START.replace(day=28, hour=8))
    await press(town, "🗑 删除")
    assert (await only(town)).title
    await press(town, "🗑 删除")
    assert await made(town) == []
    await town.wait(days=2)
    assert len(await group_texts(town)) == 1


async def test_a_deleted_plans_buttons_say_so(town: Town) -> None:
    await message_plan(town)
    page = town.last(town.chen)
    data = [button.callback_data for row in page.keyboard for button in row][:6]
    await press(town, "🗑 删除", "🗑 删除")
    for one in data:
        answer = await town.forge(town.chen, page, one or "")
        assert "已经不在了" in answer.text


async def test_a_plan_that_is_over_says_so(town: Town) -> None:
    await message_plan(town, rhythm="明天9点")
    await town.until(START.replace(day=28, hour=9))
    assert len(await group_texts(town)) == 1
    await town.say(town.chen, "/plans", private=True)
    assert labels(town)[0] == "☑️ 请大家按时交纳党费 · 已结束"
    await press(town, "☑️ 请大家")
    assert "已结束，后面没有安排了" in town.last(town.chen).text


async def test_a_message_too_late_is_not_sent(town: Town) -> None:
    await message_plan(town, rhythm="明天9点")
    town.box.advance(timedelta(days=1).total_seconds())
    town.at[0] = START.replace(day=28, hour=16)
    await town.settle()
    assert await group_texts(town) == []
    await town.say(town.chen, "/plans", private=True)
    await press(town, "☑️ 请大家")
    assert "太晚了" in town.last(town.chen).text


async def test_many_plans_are_listed_on_pages(town: Town) -> None:
    await town.found()

    def write(session: object) -> None:
        for at in range(7):
            session.add(  # type: ignore[attr-defined]
                Plan(
                    branch_id=1,
                    kind="message",
                    title=f"第{at}项",
                    rhythm="W1 0800",
                    data={"message": {"text": "好"}},
                    next_due_at=MONDAY_EIGHT + timedelta(minutes=at),
                )
            )

    await town.app.store.write(write)
    await town.say(town.chen, "/plans", private=True)
    assert "下一页 ›" in labels(town)
    await press(town, "下一页 ›")
    assert [label for label in labels(town) if label.startswith("第")] == [
        "第5项 · 周一（11月30日）08:05",
        "第6项 · 周一（11月30日）08:06",
    ]
