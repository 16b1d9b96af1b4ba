"""The kinds of plans: messages with files and albums, standing meetings, the starter set, one
line."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import delete

from data.models import (
    Branch,
    Draft,
    Material,
    Meeting,
    Occurrence,
    Plan,
    Series,
    SetAside,
    Subgroup,
)
from tests.stories.plans_town import begin, group_texts, labels, made, message_plan, only, press
from tests.town import SHANGHAI, START, Town

FRIDAY = datetime(2026, 12, 4, 7, tzinfo=UTC)
"""The first Friday of December at three in the afternoon."""
MEETING = ("固定的会议", "主题党日", "跳过", "跳过", "90 分钟", "提前 3 天")


def picture(shade: int = 0) -> bytes:
    """Makes a small picture."""
    made = BytesIO()
    Image.new("L", (20, 20), shade).save(made, "PNG")
    return made.getvalue()


async def theme_day(town: Town) -> None:
    """Plans a theme day on the first Friday of each month at three, announced three days ahead."""
    await begin(town, *MEETING, "每月第一个周五 15:00", "✅ 就这样")


async def test_formatting_is_kept(town: Town) -> None:
    await begin(town, "自己写的消息")
    world = town.box.world
    bold = [{"type": "bold", "offset": 0, "length": 2}]
    world.say(town.chen, world.private(town.chen), "通知：交党费", formatted=bold)
    await town.settle()
    await press(town, "✅ 就用它", "每天 08:00", "✅ 就这样", "📤 立即发送", "✅ 发到群里")
    await town.wait(seconds=10)
    sent = town.seen()[-1]
    assert sent.text == "通知：交党费"
    assert [entity["type"] for entity in sent.entities] == ["bold"]


async def test_a_picture_is_sent_with_its_caption(town: Town) -> None:
    await begin(town, "自己写的消息")
    world = town.box.world
    world.upload(town.chen, world.private(town.chen), "photo", picture(), "a.png", "看图学习")
    await town.settle()
    await press(town, "✅ 就用它", "每天 08:00", "✅ 就这样", "📤 立即发送", "✅ 发到群里")
    await town.wait(seconds=10)
    sent = town.seen()[-1]
    assert sent.media
    assert (sent.media.kind, sent.text) == ("photo", "看图学习")


async def test_an_album_is_one_message_and_can_be_looked_at(town: Town) -> None:
    await begin(town, "自己写的消息")
    world = town.box.world
    pieces = [("photo", picture(at), f"{at}.png") for at in range(3)]
    world.album(town.chen, world.private(town.chen), pieces, "三张照片")
    await town.settle()
    assert town.last(town.chen).text.startswith("收到一组照片")
    assert len([m for m in town.told(town.chen) if m.text.startswith("收到一组照片")]) == 1
    await press(town, "👀 看看效果")
    assert len([m for m in town.told(town.chen) if m.media]) == 3
    await press(town, "✅ 就用它", "每天 08:00", "✅ 就这样", "📤 立即发送", "✅ 发到群里")
    await town.wait(seconds=10)
    sent = [m for m in town.seen() if m.media]
    assert [m.text for m in sent] == ["三张照片", "", ""]


async def test_a_repeated_push_replaces_the_first(town: Town) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "第一稿", private=True)
    await town.say(town.chen, "第二稿", private=True)
    await press(town, "✅ 就用它", "每天 08:00", "✅ 就这样", "📤 立即发送", "✅ 发到群里")
    await town.wait(seconds=10)
    assert await group_texts(town) == ["第二稿"]


async def test_a_file_is_not_taken_where_a_time_is_asked(town: Town) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它")
    world = town.box.world
    world.upload(town.chen, world.private(town.chen), "document", b"x", "a.pdf")
    await town.settle()
    assert "a" in town.last(town.chen).text, "the file leaves the step and is offered as material"
    assert "还没有收下" in town.last(town.chen).text
    assert {one.kind for one in await town.every(Plan)} == {"check.guard"}


async def test_a_standing_meeting_is_announced_ahead_and_opens_by_itself(town: Town) -> None:
    await theme_day(town)
    assert "提前 3 天发会议通知" in town.last(town.chen).text
    assert (await only(town)).next_due_at == FRIDAY - timedelta(days=3)
    await town.until(START.replace(month=12, day=1, hour=14, minute=59))
    assert await town.every(Meeting) == []
    await town.until(START.replace(month=12, day=1, hour=15))
    meeting = await town.only(Meeting)
    assert (meeting.kind, meeting.starts_at, meeting.state) == ("theme_day", FRIDAY, "planned")
    assert "📌 主题党日" in town.seen()[-1].text
    await town.until(START.replace(month=12, day=4, hour=14, minute=45))
    assert (await town.only(Meeting)).state == "open"


async def test_the_confirmation_shows_the_meetings_own_times(town: Town) -> None:
    await begin(town, *MEETING, "每月第一个周五 15:00")
    text = town.last(town.chen).text
    assert "周五（12月4日）15:00" in text
    assert "提前 3 天" in text


async def test_topic_and_place_may_be_typed(town: Town) -> None:
    await begin(town, "固定的会议", "党课")
    await town.say(town.chen, "学党章", private=True)
    await town.say(town.chen, "三楼会议室", private=True)
    await press(town, "60 分钟", "提前 1 天", "每周五 15:00", "✅ 就这样")
    plan = await only(town)
    assert plan.title == "党课 · 学党章"
    await press(town, "👀 先发给我看看")
    assert "三楼会议室" in town.last(town.chen).text
    assert "学党章" in town.last(town.chen).text
    assert await town.every(Meeting) == []


async def test_a_subgroups_meeting_is_for_the_subgroup(town: Town) -> None:
    await town.found()
    await town.enrol("王芳", subgroup="一组")
    await town.say(town.chen, "/plans", private=True)
    await press(town, "➕ 新建", "固定的会议", "党小组会", "一组", "跳过", "跳过", "60 分钟")
    await press(town, "提前 1 天", "每周五 15:00", "✅ 就这样", "📤 立即发送", "✅ 发到群里")
    await town.wait(seconds=10)
    meeting = await town.only(Meeting)
    (group,) = await town.every(Subgroup)
    assert (meeting.audience, meeting.subgroup_id) == ("subgroup", group.id)


async def test_a_subgroup_that_is_gone_is_said(town: Town) -> None:
    await test_a_subgroups_meeting_is_for_the_subgroup(town)
    await town.app.store.write(lambda s: s.execute(delete(Subgroup)))
    await town.say(town.chen, "/plans", private=True)
    await press(town, "党小组会")
    assert "这个党小组已经不在了" in town.last(town.chen).text


async def test_a_meeting_announced_by_hand_is_not_announced_twice(town: Town) -> None:
    await theme_day(town)
    await press(town, "📤 立即发送", "✅ 发到群里")
    await town.wait(seconds=10)
    assert (await town.only(Meeting)).starts_at == FRIDAY
    await town.until(START.replace(month=12, day=1, hour=15))
    assert len(await town.every(Meeting)) == 1
    await town.say(town.chen, "/plans", private=True)
    await press(town, "主题党日")
    assert "这次会议已经通知过了" in town.last(town.chen).text


async def test_a_notice_whose_meeting_has_begun_is_left_out(town: Town) -> None:
    await theme_day(town)
    town.box.advance(timedelta(days=8).total_seconds())
    town.at[0] = START + timedelta(days=8)
    await town.settle()
    assert await town.every(Meeting) == []
    plan = await only(town)
    (firing,) = [one for one in await town.every(Occurrence) if one.plan_id == plan.id]
    assert (firing.outcome, firing.note) == ("skipped", "plan-meeting-began")
    assert (await only(town)).next_due_at == datetime(2026, 12, 29, 7, tzinfo=UTC)


async def test_a_late_notice_is_still_sent_while_its_meeting_is_ahead(town: Town) -> None:
    await theme_day(town)
    town.box.advance(timedelta(days=6).total_seconds())
    town.at[0] = START + timedelta(days=6)
    await town.settle()
    assert (await town.only(Meeting)).starts_at == FRIDAY


async def test_notices_missed_together_give_the_next_meeting(town: Town) -> None:
    await begin(town, "固定的会议", "党课", "跳过", "跳过", "60 分钟", "提前 7 天")
    await press(town, "每周五 15:00", "✅ 就这样")
    town.box.advance(timedelta(days=17).total_seconds())
    town.at[0] = START + timedelta(days=17)
    await town.settle()
    assert (await town.only(Meeting)).starts_at == FRIDAY + timedelta(days=14)


async def test_a_meeting_too_near_for_its_notice_says_so(town: Town) -> None:
    await begin(town, *MEETING)
    await town.say(town.chen, "明天15点", private=True)
    assert "来不及提前 3 天通知" in town.last(town.chen).text


async def test_the_starter_set_is_made_in_one_tap(town: Town) -> None:
    await town.found()
    await town.follow(town.chen, town.seen()[0], "一键起步")
    assert len([label for label in labels(town) if label.startswith("☑️")]) == 5
    answer = await town.press(town.chen, "🚀 全部建好")
    assert answer.text == "建好了 5 项计划"
    assert {plan.kind: plan.rhythm for plan in await made(town)} == {
        "reading": "B 0800",
        "question": "B 1200",
        "topic": "W3 1000",
        "check": "W1 0900",
        "meeting": "N1:5 1500 +",
    }
    await town.until(START.replace(day=30, hour=8))
    assert "今日学习" in town.seen()[-1].text
    await town.until(START.replace(day=30, hour=12))
    assert town.seen()[-1].poll or "作答" in str(town.seen()[-1].keyboard)
    await town.until(datetime(2026, 12, 2, 10, tzinfo=SHANGHAI))
    assert any("已发言 0 / 1" in message.text for message in town.seen())


async def test_unticked_plans_are_not_made(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/plans", private=True)
    await press(town, "🚀 一键起步", "☑️ 主题党日", "☑️ 讨论", "🚀 全部建好")
    assert [plan.kind for plan in await made(town)] == ["reading", "question", "check"]


async def test_made_twice_nothing_is_doubled(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/plans", private=True)
    await press(town, "🚀 一键起步")
    page = town.last(town.chen)
    await press(town, "🚀 全部建好")
    answer = await town.forge(town.chen, page, "p.sx:1:0")
    assert "都已经有了" in answer.text
    await press(town, "🚀 一键起步")
    assert "这几项都已经有了" in town.last(town.chen).text
    assert len(await made(town)) == 5


async def test_a_renamed_starter_is_not_made_again(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/plans", private=True)
    await press(town, "🚀 一键起步", "🚀 全部建好", "主题党日", "✏️ 修改", "名称")
    await town.say(town.chen, "党日活动", private=True)
    await press(town, "返回", "🚀 一键起步", "🚀 全部建好")
    assert len(await made(town)) == 5


async def series(town: Town, *names: str) -> None:
    """Makes series of the branch with these names."""
    await town.found()
    await town.app.store.write(
        lambda s: s.add_all(Series(branch_id=1, name=name) for name in names)
    )


@pytest.mark.parametrize(
    "line", ["工作日8点 支部工作入门", "支部工作入门 工作日 8点", "工作日 08:00 《支部工作》"]
)
async def test_a_plan_in_one_line(town: Town, line: str) -> None:
    await series(town, "支部工作入门", "党史故事")
    await town.say(town.chen, f"/plans {line}", private=True)
    assert "支部工作入门" in town.last(town.chen).text
    assert "工作日 08:00" in town.last(town.chen).text
    await press(town, "✅ 就这样")
    plan = await only(town)
    (first, _) = await town.every(Series)
    assert (plan.kind, plan.data, plan.rhythm) == ("reading", {"series": first.id}, "B 0800")


async def test_a_line_may_name_a_material(town: Town) -> None:
    await town.found()
    await town.app.store.write(
        lambda s: s.add(
            Material(branch_id=1, title="新修订党章", key="k", added_at=town.now.astimezone(UTC))
        )
    )
    await town.say(town.chen, "/plans 每周一8点 新修订党章", private=True)
    await press(town, "✅ 就这样")
    assert (await only(town)).kind == "material"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("工作日8点 没有的专题", "没有看懂要推送什么：“没有的专题”"),
        ("有空 支部工作入门", "没有看懂“有空”是什么节奏"),
        ("党史", "没有看懂“党史”"),
        ("《》 每天8点", "没有看懂要推送什么：“《》”"),
    ],
)
async def test_what_of_a_line_cannot_be_read_is_said(town: Town, line: str, said: str) -> None:
    await series(town, "支部工作入门", "党史故事一", "党史故事二")
    await town.say(town.chen, f"/plans {line}", private=True)
    assert said in town.last(town.chen).text


async def test_a_line_that_fits_two_things_opens_the_buttons(town: Town) -> None:
    await series(town, "党史故事一", "党史故事二")
    await town.say(town.chen, "/plans 工作日8点 党史故事", private=True)
    assert "按时推送什么" in town.last(town.chen).text


async def test_a_member_cannot_reach_a_plan_by_forged_buttons(town: Town) -> None:
    plan = await message_plan(town)
    await town.enrol("王芳")
    wang = town.people["王芳"]
    await town.start(wang)
    for verb in ("p.v", "p.pa", "p.re", "p.sk", "p.go", "p.gx", "p.dx", "p.tr", "p.et"):
        answer = await town.forge(wang, town.last(wang), f"{verb}:{plan.id}")
        assert "由支部书记或委员来做" in answer.text
    for data in ("p.l:1", "p.new:1", "p.st:1:0", "p.sx:1:0", "p.ln:1"):
        answer = await town.forge(wang, town.last(wang), data)
        assert "由支部书记或委员来做" in answer.text
    assert await group_texts(town) == []
    assert len(await made(town)) == 1


async def test_another_branchs_secretary_cannot_reach_a_plan(town: Town) -> None:
    plan = await message_plan(town)
    liu = town.person("刘洋")
    other = town.box.world.group("第二党支部", [liu], creator=liu)
    town.box.world.add_bot(other, liu)
    await town.settle()
    await town.tap(liu, town.box.world.messages(other)[-1], "建立支部")
    await town.start(liu)
    assert len(await town.every(Branch)) == 2
    for verb in ("p.v", "p.re", "p.go", "p.dx"):
        answer = await town.forge(liu, town.last(liu), f"{verb}:{plan.id}")
        assert "这个计划已经不在了" in answer.text


@pytest.mark.parametrize(
    "data",
    [
        "p.r:{draft}:99",
        "p.k:{draft}:nonsense",
        "p.e:{draft}:nonsense",
        "p.ok:{draft}",
        "p.ch:{draft}:0",
        "p.wd:{draft}",
        "p.h:{draft}:24",
        "p.m:{draft}:0",
        "p.d:{draft}:32",
        "p.gd:{draft}:2",
        "p.mk:{draft}",
        "p.ml:{draft}",
        "p.r:999:0",
        "p.c:{draft}:999999",
        "p.sf:{draft}",
        "p.v:999",
        "p.pd:999:20261201",
        "f.o:{draft}:kind:99",
        "f.s:{draft}:kind",
        "f.m:{draft}:kind:202612",
        "f.c:{draft}:said",
        "f.e:{draft}:store",
    ],
)
async def test_buttons_nobody_offers_change_nothing(town: Town, data: str) -> None:
    await begin(town)
    (draft,) = await town.every(Draft)
    answer = await town.forge(town.chen, town.last(town.chen), data.format(draft=draft.id))
    assert answer.text
    assert await town.every(SetAside) == []
    assert await made(town) == []


@pytest.mark.parametrize(
    "data",
    [
        "f.o:{draft}:said:99",
        "f.o:{draft}:which:0",
        "f.s:{draft}:said",
        "f.d:{draft}:date:20261201",
        "f.c:{draft}:minute",
        "f.c:{draft}:shift",
        "f.c:{draft}:nonsense",
        "f.y:{draft}:shift",
        "f.y:{draft}:said",
        "f.e:{draft}:store",
        "f.e:{draft}:nonsense",
        "p.mk:{draft}",
        "p.mb:{draft}",
    ],
)
async def test_nor_where_the_time_is_asked(town: Town, data: str) -> None:
    await begin(town, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await press(town, "✅ 就用它")
    (draft,) = await town.every(Draft)
    answer = await town.forge(town.chen, town.last(town.chen), data.format(draft=draft.id))
    assert answer.text
    assert await town.every(SetAside) == []
    assert "什么时候推送" in town.last(town.chen).text
    await press(town, "每天 08:00", "✅ 就这样")
    assert (await only(town)).rhythm == "W1234567 0800"
