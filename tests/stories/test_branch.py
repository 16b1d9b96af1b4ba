"""A branch is set up in its group, sleeps, wakes, moves, and is changed by buttons."""

from collections.abc import AsyncIterator
from datetime import UTC, timedelta

import pytest

from data.models import Branch, Draft, Meeting, Member, Outgoing
from data.queries import outbox
from data.values.out import OutMessage
from sandbox import Person
from tests.town import Town, open_town


@pytest.fixture
async def basic_town(database_url: str) -> AsyncIterator[Town]:
    """Opens a town whose group is not a supergroup yet."""
    async with open_town(database_url, "group") as made:
        yield made


def labels(town: Town, person: Person) -> list[str]:
    """Returns the buttons of the last private message."""
    return [button.text for row in town.last(person).keyboard for button in row]


def calls(town: Town) -> int:
    """Counts the messages the bot has sent or tried to send or change so far."""
    speaking = ("send", "edit", "delete")
    return sum(call.method.startswith(speaking) for call in town.box.log)


async def test_added_to_a_group_the_bot_greets_with_one_button(town: Town) -> None:
    town.box.world.add_bot(town.group, town.chen)
    await town.settle()
    (greeting,) = town.seen()
    assert "群管理员" in greeting.text
    assert [[button.text for button in row] for row in greeting.keyboard] == [["建立支部"]]


async def test_only_a_group_admin_sets_up_the_branch(town: Town) -> None:
    town.box.world.add_bot(town.group, town.chen)
    await town.settle()
    refused = await town.tap(town.people["王芳"], town.board(), "建立支部")
    assert refused.alert
    assert "群管理员" in refused.text
    assert await town.every(Branch) == []


async def test_an_admin_who_is_not_the_creator_may_set_it_up(town: Town) -> None:
    town.box.world.promote(town.group, town.people["王芳"])
    town.box.world.add_bot(town.group, town.chen)
    await town.settle()
    await town.tap(town.people["王芳"], town.board(), "建立支部")
    assert (await town.only(Member)).name == "王芳"


async def test_a_new_branch_has_sensible_defaults(town: Town) -> None:
    await town.found()
    branch = await town.only(Branch)
    assert (branch.name, branch.zone, branch.language) == (
        "第一党支部",
        "Asia/Shanghai",
        "zh-Hans",
    )


@pytest.mark.parametrize(
    ("client", "language"), [("en", "zh-Hans"), (None, "zh-Hans"), ("zh-hant", "zh-Hant")]
)
async def test_a_branch_is_chinese_whatever_the_client(
    town: Town, client: str | None, language: str
) -> None:
    town.chen.language_code = client
    await town.found()
    assert (await town.only(Branch)).language == language


async def test_the_founder_is_the_secretary(town: Town) -> None:
    await town.found()
    secretary = await town.only(Member)
    assert (secretary.account_id, secretary.post) == (town.chen.id, "secretary")
    assert "书记：陈静" in town.seen()[-1].text


async def test_two_admins_who_tap_at_once_found_one_branch(town: Town) -> None:
    world = town.box.world
    world.promote(town.group, town.people["王芳"])
    world.add_bot(town.group, town.chen)
    await town.settle()
    greeting = town.board()
    taps = [world.tap(who, greeting, "建立支部") for who in (town.chen, town.people["王芳"])]
    answers = [await town.box.answer(tap) for tap in taps]
    await town.settle()
    assert sorted(answer.alert for answer in answers) == [False, True]
    assert len(await town.every(Branch)) == 1


async def test_setup_shows_the_button_again_until_there_is_a_branch(town: Town) -> None:
    town.box.world.add_bot(town.group, town.chen, admin=True)
    await town.settle()
    await town.say("王芳", "/setup")
    assert len([m for m in town.seen() if m.keyboard]) == 2
    await town.tap(town.chen, town.board(), "建立支部")
    await town.say("王芳", "/setup")
    whispered = town.seen(town.people["王芳"])[-1]
    assert "已经建立了支部" in whispered.text
    assert whispered.ephemeral_to is town.people["王芳"]


async def test_setup_belongs_into_a_group(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/setup", private=True)
    assert town.last(town.chen).text == "请在支部群里操作。"


async def test_a_removed_bot_sends_nothing_and_keeps_everything(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    town.box.world.remove_bot(town.group, town.chen)
    await town.settle()
    before = calls(town)
    await town.wait(hours=5)
    assert calls(town) == before
    branch = await town.only(Branch)
    assert branch.asleep_since is not None
    assert (await town.only(Meeting)).topic == "《新修订党章》"


async def test_an_open_meeting_of_a_sleeping_branch_is_silent_and_closes(town: Town) -> None:
    await town.found()
    await town.open_signin("学习")
    await town.tap(town.people["王芳"], town.board(), "签到")
    town.box.world.remove_bot(town.group, town.chen)
    await town.settle()
    before = calls(town)
    await town.wait(hours=5)
    assert calls(town) == before
    assert (await town.only(Meeting)).state == "closed"


async def test_a_branch_that_sleeps_is_left_alone_while_others_meet(town: Town) -> None:
    await town.found()
    await town.open_signin("学习")
    await town.tap(town.people["王芳"], town.board(), "签到")
    town.box.world.remove_bot(town.group, town.chen)
    await town.settle()
    before = len(town.box.log)
    liu = town.box.world.person("刘洋")
    other = town.box.world.group("第二党支部", [liu], creator=liu)
    town.box.world.add_bot(other, liu)
    await town.settle()
    await town.tap(liu, town.box.world.messages(other)[-1], "建立支部")
    town.box.world.say(liu, other, "/signin 学习")
    await town.wait(minutes=31)
    called = {str(call.params.get("chat_id")) for call in town.box.log[before:]}
    assert str(other.id) in called
    assert str(town.group.id) not in called


async def test_back_in_the_group_the_branch_wakes_and_goes_on(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    town.box.world.remove_bot(town.group, town.chen)
    await town.settle()
    await town.wait(minutes=50)
    town.box.world.add_bot(town.group, town.chen)
    await town.settle()
    assert "回来了" in "\n".join(message.text for message in town.seen())
    assert "签到" in town.board().keyboard[0][0].text
    assert (await town.only(Branch)).asleep_since is None
    assert (await town.only(Meeting)).state == "open"


async def test_messages_waiting_when_the_bot_was_removed_are_not_sent_later(town: Town) -> None:
    await town.found()
    now = town.now.astimezone(UTC)
    later = now + timedelta(hours=1)
    await town.app.store.write(
        lambda s: outbox.post(
            s, town.group.id, "reminder", OutMessage("开会"), now, branch_id=1, at=later
        )
    )
    town.box.world.remove_bot(town.group, town.chen)
    await town.settle()
    town.box.world.add_bot(town.group, town.chen)
    await town.wait(hours=2)
    waited = (await town.every(Outgoing))[0]
    assert waited.state == "failed"
    assert "开会" not in [message.text for message in town.seen()]


async def test_a_sleeping_branch_plans_nothing_and_says_why(town: Town) -> None:
    await town.found()
    town.box.world.remove_bot(town.group, town.chen)
    await town.settle()
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    assert "请先把我加回群里" in town.last(town.chen).text
    await town.open_signin("学习", private=True)
    assert "请先把我加回群里" in town.last(town.chen).text
    assert await town.every(Meeting) == []


@pytest.mark.both("branch")
async def test_a_board_goes_on_when_the_group_becomes_a_supergroup(basic_town: Town) -> None:
    town = basic_town
    await town.found()
    await town.open_signin("学习")
    await town.tap(town.people["王芳"], town.board(), "签到")
    town.group = town.box.world.migrate(town.group)
    await town.settle()
    assert "已签到 1 人" in town.board().text
    answer = await town.tap(town.people["李强"], town.board(), "签到")
    assert "第 2 位" in answer.text
    await town.wait(seconds=3)
    assert "已签到 2 人" in town.board().text
    assert (await town.only(Branch)).chat_id == town.group.id
    assert len([message for message in town.seen() if message.keyboard]) == 1


async def test_the_move_is_also_found_out_from_a_refused_message(basic_town: Town) -> None:
    town = basic_town
    await town.found()
    await town.open_signin("学习")
    await town.tap(town.people["王芳"], town.board(), "签到")
    town.box.world.updates.allow(["callback_query"])
    town.group = town.box.world.migrate(town.group)
    await town.wait(minutes=31)
    assert "签到已结束" in town.seen()[-1].text
    assert (await town.only(Branch)).chat_id == town.group.id


async def test_settings_lead_from_the_group_into_the_private_chat(town: Town) -> None:
    await town.found()
    town.box.world.promote_bot(town.group, town.chen)
    await town.say("陈静", "/settings")
    whispered = town.seen(town.chen)[-1]
    assert whispered.ephemeral_to is town.chen
    await town.follow(town.chen, whispered, "打开私聊")
    assert "支部设置" in town.last(town.chen).text


async def test_settings_are_not_for_members(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    await town.say(town.people["王芳"], "/settings", private=True)
    assert town.last(town.people["王芳"]).text == "这项操作由支部书记或委员来做。"


async def test_each_value_moves_on_with_a_tap(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "签到")
    for field, label, after in (
        ("opens_before", "提前 15 分钟签到", 30),
        ("late_after", "5 分钟后算迟到", 10),
        ("closes_after", "30 分钟后截止", 60),
        ("reminds_before", "提前 60 分钟提醒", 120),
        ("free_claims", "认领名字：要书记确认", True),
        ("names_absent", "结果里写缺席名单：否", True),
    ):
        assert (await town.press(town.chen, label)).text == "已保存"
        assert getattr(await town.only(Branch), field) == after
        assert label not in labels(town, town.chen)


async def test_the_values_come_round_again(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "签到")
    for label in ("提前 60 分钟提醒", "提前 120 分钟提醒", "提前一天提醒", "会前不提醒"):
        await town.press(town.chen, label)
    assert (await town.only(Branch)).reminds_before == 30


async def test_the_name_is_changed_by_typing(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "基本")
    await town.press(town.chen, "改名称")
    await town.say(town.chen, "机关\u202e第一<b>党支部", private=True)
    assert (await town.only(Branch)).name == "机关第一<b>党支部"
    assert "名称：机关第一<b>党支部" in town.last(town.chen).text


@pytest.mark.parametrize("name", ["字" * 61, "\u200b"])
async def test_a_name_too_long_or_empty_is_asked_again(town: Town, name: str) -> None:
    await town.found()
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "基本")
    await town.press(town.chen, "改名称")
    await town.say(town.chen, name, private=True)
    assert "1 到 60 个字" in town.last(town.chen).text
    await town.say(town.chen, "机关党支部", private=True)
    assert (await town.only(Branch)).name == "机关党支部"


async def test_the_zone_is_chosen_or_typed(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "基本")
    await town.press(town.chen, "改时区")
    await town.press(town.chen, "乌鲁木齐")
    assert (await town.only(Branch)).zone == "Asia/Urumqi"
    await town.press(town.chen, "基本")
    await town.press(town.chen, "改时区")
    await town.say(town.chen, "火星", private=True)
    assert "没有这个时区" in town.last(town.chen).text
    await town.say(town.chen, "asia/tashkent", private=True)
    assert (await town.only(Branch)).zone == "Asia/Tashkent"


@pytest.mark.parametrize("button", ["改名称", "改时区"])
async def test_after_back_nothing_typed_is_taken_for_an_answer(town: Town, button: str) -> None:
    await town.found()
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "基本")
    await town.press(town.chen, button)
    await town.press(town.chen, "返回")
    await town.say(town.chen, "Europe/Berlin", private=True)
    branch = await town.only(Branch)
    assert (branch.name, branch.zone) == ("第一党支部", "Asia/Shanghai")
    assert await town.every(Draft) == []


async def test_the_language_is_chosen_and_spoken_at_once(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "基本")
    await town.press(town.chen, "改语言")
    await town.press(town.chen, "English")
    assert "Branch settings" in town.last(town.chen).text
    await town.open_signin("Study")
    assert "Sign in" in town.board().keyboard[0][0].text


async def test_being_made_an_admin_is_no_new_greeting(town: Town) -> None:
    town.box.world.add_bot(town.group, town.chen)
    await town.settle()
    before = len(town.seen())
    town.box.world.promote_bot(town.group, town.chen, admin=True)
    await town.settle()
    assert len(town.seen()) == before
