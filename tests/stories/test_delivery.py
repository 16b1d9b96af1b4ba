"""Delivery over the sandbox: order, quiet hours, refusals and floods, and who is told."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from prometheus_client import REGISTRY
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Contact, KeptFile, Material, Outgoing, Plan
from data.queries import bot as bots, outbox
from data.values.out import OutFile, OutMessage
from handlers.shared.failure import Failure, Verdict
from handlers.shared.feature import Action
from sandbox import Chat, Message
from schedules import outcome
from tests.town import SHANGHAI, Town, open_town


@pytest.fixture
async def basic_town(database_url: str) -> AsyncIterator[Town]:
    """Opens a town whose group is not a supergroup yet."""
    async with open_town(database_url, "group") as made:
        yield made


@pytest.fixture
async def branch(town: Town) -> Town:
    """Returns the town with its branch, 陈静 as secretary."""
    await town.found()
    return town


async def post(
    town: Town, *texts: str | OutMessage, chat: Chat | None = None, **values: Any
) -> None:
    """Posts messages to the group (or another chat); the clock does not run yet."""
    row = {"branch_id": 1, "now": town.now.astimezone(UTC)} | values
    chat_id = (chat or town.group).id

    def write(session: Session) -> None:
        bots.act(session, town.app.bot.id)
        for text in texts:
            message = OutMessage(text) if isinstance(text, str) else text
            outbox.post(session, chat_id, "push", message, **row)

    await town.app.store.write(write)


def received(town: Town, chat: Chat | None = None) -> list[str]:
    """Returns the first words of the bot's last messages in the group (or another chat)."""
    messages: Sequence[Message] = town.box.world.messages(chat or town.group)
    return [message.text for message in messages if message.sender.is_bot]


async def states(town: Town) -> list[str]:
    return [row.state for row in await town.every(Outgoing)]


async def second_group(town: Town) -> Chat:
    """Makes another group with the bot in it."""
    liu = town.box.world.person("刘洋")
    group = town.box.world.group("第二党支部", [liu], creator=liu)
    town.box.world.add_bot(group, liu)
    await town.settle()
    return group


@pytest.mark.both
async def test_a_group_gets_its_pushes_in_order_and_the_urgent_one_first(branch: Town) -> None:
    before = len(received(branch))
    await post(branch, "一", "二", "三")
    await post(branch, "签到开始", urgent=True)
    await branch.settle()
    arrived = received(branch)[before:]
    assert [text for text in arrived if text != "签到开始"] == ["一", "二", "三"]
    assert arrived.index("签到开始") <= 1


async def test_operators_see_what_was_sent_given_up_and_redrawn(branch: Town) -> None:
    def counted() -> list[float]:
        names = ("outbox_sent_total", "outbox_failed_total", "cards_drawn_total")
        return [REGISTRY.get_sample_value(f"zhixue_{name}") or 0 for name in names]

    before = counted()
    branch.box.faults.order("status", "sendMessage", times=1, status=400, description="no")
    await post(branch, "一", "二")
    await branch.settle()
    await branch.open_signin("党课")
    await branch.tap(branch.chen, branch.board(), "签到")
    await branch.wait(seconds=5)
    sent, given_up, drawn = (now - then for now, then in zip(counted(), before, strict=True))
    assert sent >= 1
    assert given_up == 1
    assert drawn >= 1


async def test_flood_control_in_one_group_holds_up_no_other(branch: Town) -> None:
    other = await second_group(branch)
    branch.box.faults.order("flood", "sendMessage", times=1, retry_after=30)
    await post(branch, "一", "二")
    await post(branch, "在别处", chat=other, branch_id=None)
    await branch.settle()
    assert received(branch)[-1:] != ["二"]
    assert received(branch, other)[-1] == "在别处"
    await branch.wait(seconds=29)
    assert "一" not in received(branch)
    await branch.wait(seconds=2)
    assert received(branch)[-2:] == ["一", "二"]


async def test_a_network_that_fails_is_tried_again_until_it_works(branch: Town) -> None:
    branch.box.faults.order("status", "sendMessage", times=3, status=502)
    await post(branch, "一", "二")
    for seconds in (1, 2, 4, 8):
        await branch.wait(seconds=seconds)
    assert received(branch)[-2:] == ["一", "二"]
    assert (await branch.every(Outgoing))[0].tries == 4


async def test_tried_long_enough_it_is_given_up_and_the_secretary_told(branch: Town) -> None:
    branch.box.faults.order("status", "sendMessage", times=outbox.MOST_TRIES, status=502)
    await post(branch, "<b>今日学习 · 三会一课</b>\n正文")
    for _ in range(outbox.MOST_TRIES):
        await branch.wait(minutes=21)
    assert (await states(branch))[0] == "failed"
    await branch.wait(hours=14)
    told = branch.last(branch.chen).text
    assert "今日学习 · 三会一课" in told
    assert "试了很多次" in told
    assert "正文" not in told


async def test_content_telegram_refuses_is_told_to_the_secretary_alone(branch: Town) -> None:
    await post(branch, "<b>今日学习")
    await post(branch, "下一条")
    await branch.settle()
    assert (await states(branch))[:2] == ["failed", "sent"]
    assert received(branch)[-1] == "下一条"
    assert "Telegram 不接受它的内容" in branch.last(branch.chen).text
    assert "今日学习" in branch.last(branch.chen).text
    assert len(branch.told(branch.people["王芳"])) == 0


async def test_put_out_of_the_group_the_rest_is_not_tried_and_it_is_told_once(
    branch: Town,
) -> None:
    await post(branch, "一", "二", "三")
    # Telegram answers 403 before its notice of the removal comes.
    branch.box.world.updates.allow(["callback_query"])
    branch.box.world.remove_bot(branch.group, branch.chen)
    tried = branch.box.log.of("sendMessage")
    await branch.settle()
    sent = branch.box.log.of("sendMessage")[len(tried) :]
    to_group = [call for call in sent if str(call.params["chat_id"]) == str(branch.group.id)]
    assert len(to_group) == 1
    assert (await states(branch))[:3] == ["failed"] * 3
    assert (await branch.only(Branch)).asleep_since is not None
    told = [m.text for m in branch.told(branch.chen) if "发不了消息" in m.text]
    assert len(told) == 1
    assert "第一党支部" in told[0]


async def test_a_person_who_blocked_the_bot_is_left_alone(branch: Town) -> None:
    wang = branch.people["王芳"]
    await branch.start(wang)
    private = branch.box.world.private(wang)
    branch.box.world.updates.allow(["callback_query"])
    branch.box.world.block(wang)
    await post(branch, "提醒", "再提醒", chat=private)
    await branch.settle()
    assert await states(branch) == ["failed", "failed"]
    reachable = select(Contact.reachable).where(Contact.account_id == wang.id)
    assert await branch.look(lambda s: s.scalar(reachable)) is False
    assert not any("发不了消息" in m.text for m in branch.told(branch.chen))


async def test_all_that_waits_follows_a_group_that_moved(basic_town: Town) -> None:
    town = basic_town
    await town.found()
    await post(town, "一", "二")
    town.box.world.updates.allow(["callback_query"])
    town.group = town.box.world.migrate(town.group)
    await town.settle()
    assert received(town)[-2:] == ["一", "二"]
    assert {row.chat_id for row in await town.every(Outgoing)} == {town.group.id}


async def test_at_night_a_push_waits_for_the_morning_and_a_meeting_does_not(branch: Town) -> None:
    night = datetime(2026, 11, 27, 22, 0, tzinfo=SHANGHAI)
    await branch.until(night)
    await post(branch, "今日学习")
    await post(branch, "签到开始", urgent=True)
    await branch.settle()
    assert received(branch)[-1] == "签到开始"
    await branch.until(night.replace(day=28, hour=7, minute=29))
    assert received(branch)[-1] == "签到开始"
    await branch.until(night.replace(day=28, hour=7, minute=30))
    assert received(branch)[-1] == "今日学习"


async def test_the_second_push_within_ten_minutes_rings_no_bell(branch: Town) -> None:
    await post(branch, "一")
    await branch.settle()
    await branch.wait(minutes=5)
    await post(branch, "二")
    await branch.settle()
    await branch.wait(minutes=11)
    await post(branch, "三")
    await branch.settle()
    silent = {
        call.params["text"]: bool(call.params.get("disable_notification"))
        for call in branch.box.log.of("sendMessage")
        if call.params.get("text") in set("一二三")
    }
    assert silent == {"一": False, "二": True, "三": False}


async def test_a_message_that_cannot_be_read_stops_no_other(branch: Town) -> None:
    await post(branch, "坏的", "好的")

    def spoil(session: Session) -> None:
        session.get_one(Outgoing, 1).message = {"buttons": 7}

    await branch.app.store.write(spoil)
    await branch.settle()
    assert (await states(branch))[:2] == ["failed", "sent"]
    assert (await branch.every(Outgoing))[0].error == "KeyError"


async def test_a_file_telegram_lost_is_sent_from_what_is_kept(branch: Town) -> None:
    gone = OutFile("document", "章程.txt", file_id="lost-long-ago")

    def keep(session: Session) -> None:
        files = [gone.as_json()]
        session.add(Material(branch_id=1, title="章程", files=files, key="k", added_at=branch.now))
        session.flush()
        session.add(KeptFile(material_id=1, place=0, content="第一条".encode()))

    await branch.app.store.write(keep)
    await post(branch, OutMessage("章程", file=gone))
    await branch.settle()
    message = branch.seen()[-1]
    assert message.media is not None
    assert message.media.content == "第一条".encode()
    anew = (await branch.only(Material)).files[0]["file_id"]
    assert anew not in {"", "lost-long-ago"}
    await post(branch, OutMessage("章程", file=replace(gone, file_id=anew)))
    await branch.settle()
    assert await states(branch) == ["sent", "sent"]


async def test_a_file_that_nobody_keeps_is_given_up(branch: Town) -> None:
    await post(branch, OutMessage("章程", file=OutFile("document", "章程.txt", file_id="lost")))
    await branch.settle()
    assert (await states(branch))[0] == "failed"
    assert "章程" in branch.last(branch.chen).text


async def test_interrupted_in_sending_what_must_not_repeat_is_told(branch: Town) -> None:
    await post(branch, "一题", repeats=False)
    now = branch.now.astimezone(UTC)
    await branch.app.store.write(lambda s: outbox.claim(s, now, bot_id=42)[0] is not None)
    await branch.restart()
    await branch.wait(seconds=16)
    assert (await states(branch))[0] == "failed"
    assert "一题" not in received(branch)
    assert "不知道群里收到没有" in branch.last(branch.chen).text


async def test_a_plan_that_fails_is_told_once_until_it_has_worked_again(branch: Town) -> None:
    def plan(session: Session) -> None:
        session.add(
            Plan(
                branch_id=1, kind="broken", title="今日学习", rhythm="W1234567 1500",
                next_due_at=branch.now.astimezone(UTC) + timedelta(hours=1),
            )
        )  # fmt: skip

    def broken(_session: Session, _now: datetime, _plan: Plan) -> str:
        raise RuntimeError("broken on purpose")

    branch.app.tick.actions = {**branch.app.tick.actions, "broken": Action(broken)}
    await branch.app.store.write(plan)
    for _ in range(3):
        await branch.wait(days=1)
    told = [m.text for m in branch.told(branch.chen) if "今日学习" in m.text]
    assert len(told) == 1
    assert "程序出了问题" in told[0]
    assert "11月28日" in told[0], "when it comes next"


async def test_wait_as_told_does_not_count_as_a_try(branch: Town) -> None:
    await post(branch, "一")
    now = branch.now.astimezone(UTC)

    def refused(session: Session) -> tuple[int, datetime]:
        for _ in range(20):
            row, _ = outbox.claim(session, now, bot_id=branch.app.bot.id)
            assert row is not None
            outcome.failed(session, now, row.id, Failure(Verdict.WAIT, seconds=0))
            session.flush()
        return row.tries, row.try_at

    assert await branch.app.store.write(refused) == (1, now)
