"""A tap whose answer was cut off is delivered again, and answered: never a spinner."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from data.models import Attendance, Branch, Receipt, SetAside
from handlers.features import REGISTRY
from sandbox import Message
from tests.stories import contest_town, quiz_town, reading_town, topics_town
from tests.town import Town

NEUTRAL = "这一下刚才已经收到，处理过了。"


def tap(town: Town, name: str, message: Message, label: str, number: int = 1) -> dict[str, Any]:
    """Returns the update of a tap, as Telegram delivers it again and again."""
    data = next(
        one.callback_data for row in message.keyboard for one in row if label in one.text
    )  # fmt: skip
    person, chat = town.person(name), message.chat
    return {
        "update_id": 50_000_000 + number,
        "callback_query": {
            "id": str(number),
            "from": {"id": person.id, "is_bot": False, "first_name": name, "language_code": "zh"},
            "chat_instance": "1",
            "data": data,
            "message": {
                "message_id": message.id,
                "date": 0,
                "chat": {"id": chat.id, "type": chat.type, "title": chat.title},
            },
        },
    }


async def answers(town: Town, body: dict[str, Any]) -> tuple[Any, Any]:
    """Delivers an update twice; returns both answers: text, or address."""
    first = await town.app.intake.take(body)
    again = await town.app.intake.take(body)
    assert [one.verb for one in again] == ["answer"], "nothing else is said twice"
    answer = next(one for one in first if one.verb == "answer")
    assert again[0].query_id == answer.query_id
    return answer.text or answer.url, again[0].text or again[0].url


async def board(town: Town) -> Message:
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol("王芳", "李强")
    await town.open_signin("学习会")
    return town.board()


async def card(town: Town) -> Message:
    await reading_town.studying(town)
    made = await reading_town.pushed(town)
    await town.wait(minutes=3)
    return made


async def contest(town: Town) -> Message:
    await contest_town.ready(town, "王芳")
    await contest_town.announce(town, when="5 分钟后")
    return contest_town.board(town)


async def topic(town: Town) -> Message:
    await topics_town.talking(town)
    return await topics_town.posted(town)


async def result(town: Town) -> Message:
    await quiz_town.members(town)
    await quiz_town.asks(town, quiz_town.single())
    await town.wait(hours=4)
    return quiz_town.result_of(town)


Make = Callable[[Town], Awaitable[Message]]
READ = [
    (board, "签到", "✅ 签到成功，第 1 位", "您 14:00 已经签到，第 1 位"),
    (board, "晚点到", "⏰ 记下了", "⏰ 记下了"),
    (board, "请假", "start=l", "start=l"),
    (card, "已学习", "✅", "已"),
    (card, "记笔记", "start=rn", "start=rn"),
    (contest, "参加", "✅ 已报名，第 1 位", "您已经报过名了，第 1 位"),
    (topic, "", "start=ts", "start=ts"),
    (result, "错题本", "", ""),
]


@pytest.mark.parametrize(("make", "label", "first", "second"), READ)
async def test_what_may_run_twice_is_answered_from_what_it_reads(
    town: Town, make: Make, label: str, first: str, second: str
) -> None:
    message = await make(town)
    one, two = await answers(town, tap(town, "王芳", message, label))
    assert first in one
    assert second in two
    assert two != NEUTRAL


@pytest.mark.both("faults")
async def test_delivered_twice_a_sign_in_counts_once(town: Town) -> None:
    body = tap(town, "王芳", await board(town), "签到")
    for _ in range(12):
        await town.app.intake.take(body)
    came = select(func.count(Attendance.id)).where(Attendance.signed_at.is_not(None))
    assert await town.look(lambda s: s.scalar(came)) == 1
    await town.wait(seconds=4)
    assert "实到 1" in town.board().text


async def test_delivered_again_after_the_closing_it_still_says_who_came(town: Town) -> None:
    body = tap(town, "王芳", await board(town), "签到")
    await town.app.intake.take(body)
    await town.wait(hours=1)
    (again,) = await town.app.intake.take(body)
    assert again.text == "您 14:00 已经签到，第 1 位"


async def test_a_receipt_is_written_once(town: Town) -> None:
    body = tap(town, "王芳", await card(town), "已学习")
    for _ in range(3):
        await town.app.intake.take(body)
    assert len(await town.every(Receipt)) == 1


async def test_leave_that_was_noted_is_confirmed_again(town: Town) -> None:
    await board(town)
    wang = town.person("王芳")
    await town.tap(wang, town.board(), "请假")
    one, two = await answers(town, tap(town, "王芳", town.last(wang), "出差"))
    assert one == two
    assert two != NEUTRAL


async def test_what_may_not_run_twice_gets_a_neutral_word(town: Town) -> None:
    town.box.world.add_bot(town.group, town.chen)
    await town.settle()
    body = tap(town, "陈静", town.board(), "建立支部")
    await town.app.intake.take(body)
    (again,) = await town.app.intake.take(body)
    assert again.text == NEUTRAL
    assert len(await town.every(Branch)) == 1


async def test_in_their_own_language(town: Town) -> None:
    town.box.world.add_bot(town.group, town.chen)
    await town.settle()
    body = tap(town, "陈静", town.board(), "建立支部")
    body["callback_query"]["from"]["language_code"] = "en"
    await town.app.intake.take(body)
    (again,) = await town.app.intake.take(body)
    assert again.text == "This tap was received and dealt with a moment ago."


async def test_nobody_is_left_waiting_where_the_answer_cannot_be_read(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = tap(town, "王芳", await board(town), "签到")
    await town.app.intake.take(body)

    def broken(*_given: object, **_named: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("handlers.signin.board.service.entries.facts", broken)
    (again,) = await town.app.intake.take(body)
    assert again.text == NEUTRAL
    assert await town.every(SetAside) == []


OPENING = {"s.kd", "s.nw", "s.op", "s.rb"}


def test_every_button_of_the_group_may_run_twice_but_founding_and_opening() -> None:
    group = {code for code, one in REGISTRY.buttons.items() if one.chat == "any"}
    assert {code for code in group if not REGISTRY.buttons[code].twice} == {"b.set", *OPENING}
