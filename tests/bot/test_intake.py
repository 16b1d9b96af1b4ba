"""Intake: handled first, acknowledged after, once each, in order, and never blocked."""

import asyncio
from copy import copy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import func, select

from bot.aiohttp_request import AiohttpRequest
from bot.intake import TRIES, callbacks_first
from bot.polling import Poller
from data.models import Attendance, SetAside
from handlers.shared.context import Context
from tests.town import Town, writer_held


async def opened(town: Town) -> None:
    await town.found()
    await town.enrol("王芳", "李强", "赵敏", "周杰", "孙浩")
    await town.open_signin("学习会")


def acknowledged(town: Town) -> int:
    """Counts the updates the sandbox still keeps."""
    return len(town.box.world.updates.pending)


async def test_an_update_is_acknowledged_only_after_its_commit(town: Town):
    await opened(town)
    async with writer_held(town.app.store):
        tap = town.box.world.tap(town.people["王芳"], town.board(), "签到")
        await town.box.until(lambda: town.app.poller._under_way)
        await town.look(lambda _session: None)
        assert acknowledged(town) == 1
        assert tap.answer is None
    answer = await town.box.answer(tap)
    assert "第 1 位" in answer.text
    await town.settle()
    assert acknowledged(town) == 0


async def test_a_redelivered_tap_signs_in_once_and_is_answered_again(town: Town):
    await opened(town)
    await town.tap(town.people["王芳"], town.board(), "签到")
    body = {
        "update_id": 1,
        "callback_query": {
            "id": "77",
            "from": {"id": town.people["李强"].id, "is_bot": False, "first_name": "李强"},
            "chat_instance": "1",
            "data": town.board().keyboard[0][0].callback_data,
            "message": {
                "message_id": town.board().id,
                "date": 0,
                "chat": {"id": town.group.id, "type": "supergroup", "title": "第一党支部"},
            },
        },
    }
    first = await town.app.intake.take(body)
    again = await town.app.intake.take(body)
    assert [reply.verb for reply in first] == ["answer"]
    assert [(one.verb, one.text) for one in again] == [("answer", "您 14:00 已经签到，第 2 位")]
    signed = await town.look(
        lambda s: s.scalar(select(func.count(Attendance.id)).where(Attendance.name == "李强"))
    )
    assert signed == 1


async def test_a_poisoned_update_is_set_aside_and_the_next_one_goes_on(town: Town):
    await opened(town)
    registry = copy(town.app.intake.dispatcher.registry)
    good, tried = registry.buttons["s.in"], []

    def broken(ctx: Context) -> None:
        if ctx.person.name == "李强":
            tried.append(1)
            ctx.session.add(Attendance(meeting_id=0, name="x"))
            raise RuntimeError("broken on purpose")
        good.run(ctx)

    registry.buttons = {**registry.buttons, "s.in": replace(good, run=broken)}
    town.app.intake.dispatcher.registry = registry
    unlucky = town.box.world.tap(town.people["李强"], town.board(), "签到")
    assert "过一会儿再试" in (await town.box.answer(unlucky)).text
    answer = await town.tap(town.people["王芳"], town.board(), "签到")
    assert "签到成功" in answer.text
    assert len(tried) >= TRIES
    kept = await town.look(lambda s: s.scalars(select(SetAside)).all())
    assert len(kept) == 1
    assert kept[0].body["callback_query"]["from"]["first_name"] == "李强"
    assert "broken on purpose" in kept[0].error
    assert acknowledged(town) == 0


async def test_a_ballot_that_is_set_aside_keeps_neither_voter_nor_choice(town: Town):
    await opened(town)
    registry = copy(town.app.intake.dispatcher.registry)

    def broken(_ctx: Context) -> None:
        raise RuntimeError("broken on purpose")

    cast = replace(registry.buttons["vb.c"], run=broken)
    registry.buttons = {**registry.buttons, "vb.c": cast}
    town.app.intake.dispatcher.registry = registry
    await town.forge(town.people["李强"], town.board(), "vb.c:1:0:a")
    (kept,) = await town.look(lambda s: s.scalars(select(SetAside)).all())
    assert kept.body == {"update_id": kept.update_id, "callback_query": {"data": "vb.c"}}


async def test_a_slow_question_to_telegram_holds_nobody_else_up(town: Town):
    """The set-up button asks Telegram who is an admin; a tap in between is answered."""
    await opened(town)
    other = town.box.world.group("第二支部", [town.people["孙浩"]], creator=town.people["孙浩"])
    town.box.world.add_bot(other, town.people["孙浩"])
    await town.settle()
    greeting = town.box.world.last(other)
    asked = asyncio.Event()
    released = asyncio.Event()
    ask = town.app.bot.get_chat_member

    async def slow(*args: Any, **kwargs: Any) -> Any:
        asked.set()
        await released.wait()
        return await ask(*args, **kwargs)

    object.__setattr__(town.app.bot, "get_chat_member", slow)
    setup = town.box.world.tap(town.people["孙浩"], greeting, "建立支部")
    await asyncio.wait_for(asked.wait(), 10)
    board = town.board()
    tap = town.box.world.tap(town.people["王芳"], board, "签到")
    assert "签到成功" in (await town.box.answer(tap)).text
    assert setup.answer is None
    released.set()
    assert "支部建好了" in (await town.box.answer(setup)).text
    await town.settle()


async def test_one_persons_updates_keep_their_order_behind_a_slow_one(town: Town):
    await town.found()
    await town.start(town.people["孙浩"])
    asked, released = asyncio.Event(), asyncio.Event()
    other = town.box.world.group("第二支部", [town.people["孙浩"]], creator=town.people["孙浩"])
    town.box.world.add_bot(other, town.people["孙浩"])
    await town.settle()
    ask = town.app.bot.get_chat_member

    async def slow(*args: Any, **kwargs: Any) -> Any:
        asked.set()
        await released.wait()
        return await ask(*args, **kwargs)

    object.__setattr__(town.app.bot, "get_chat_member", slow)
    town.box.world.tap(town.people["孙浩"], town.box.world.last(other), "建立支部")
    await asyncio.wait_for(asked.wait(), 10)
    town.box.world.say(town.people["孙浩"], other, "/signin 马上开会")
    released.set()
    await town.settle()
    # What only the secretary may see comes privately where the bot may not whisper.
    seen = town.box.world.messages(other, town.people["孙浩"]) + town.told(town.people["孙浩"])
    texts = [m.text for m in seen if m.sender.is_bot]
    assert any("马上开会" in text for text in texts), "the branch stood before sign-in was asked"


async def test_stopping_in_the_middle_loses_nothing(town: Town, database_url: str):
    from tests.town import reopened

    await opened(town)
    board = town.board()
    taps = [town.box.world.tap(p, board, "签到") for p in town.people.values()]
    await town.app.close()
    async with reopened(town, database_url) as again:
        await again.settle()
        came = await again.look(
            lambda s: s.scalar(
                select(func.count(Attendance.id)).where(Attendance.signed_at.is_not(None))
            )
        )
    assert came == len(taps)


people = st.integers(1, 4)
bodies = st.lists(
    st.tuples(st.sampled_from(["callback_query", "message"]), people), max_size=30
).map(
    lambda drawn: [
        {"update_id": n, kind: {"from": {"id": who}, "chat": {"id": -who}}}
        for n, (kind, who) in enumerate(drawn)
    ]
)


def who(body: dict[str, Any]) -> int:
    return next(part["from"]["id"] for name, part in body.items() if name != "update_id")


@given(bodies)
def test_taps_come_first_and_each_persons_order_stays(batch: list[dict[str, Any]]):
    sorted_ = callbacks_first(batch)
    assert sorted(b["update_id"] for b in sorted_) == [b["update_id"] for b in batch]
    for person in range(1, 5):
        own = [b["update_id"] for b in sorted_ if who(b) == person]
        assert own == sorted(own)
    for at, body in enumerate(sorted_):
        if "callback_query" in body:
            ahead = [b for b in sorted_[:at] if "callback_query" not in b]
            assert not ahead or any(who(b) == who(body) and "message" in b for b in sorted_[:at]), (
                "a tap waits only behind a message of its own person"
            )


async def test_an_update_that_cannot_even_be_set_aside_is_delivered_again(town: Town):
    """The database refuses every write: nothing is acknowledged, and later it is done once."""
    await opened(town)
    attempt, refused = town.app.store._attempt, []

    def refuse(group: Any) -> None:
        refused.append(group)
        raise RuntimeError("refused on purpose")

    town.app.store._attempt = refuse
    tap = town.box.world.tap(town.people["王芳"], town.board(), "签到")
    await town.box.until(lambda: len(refused) > TRIES)
    town.app.store._attempt = attempt
    assert "第 1 位" in (await town.box.answer(tap)).text
    await town.settle()
    assert acknowledged(town) == 0


class Deliveries:
    """Telegram's updates as a poll brings them: the batches in turn, then nothing."""

    def __init__(self, *batches: list[Any]) -> None:
        self.batches = list(batches)
        self.offsets: list[int] = []
        self.over = asyncio.Event()

    async def __call__(self, offset: int, _wait: int) -> list[Any]:
        self.offsets.append(offset)
        if self.batches:
            return self.batches.pop(0)
        self.over.set()
        await asyncio.Event().wait()
        return []


def odd_tap(number: int, **changed: Any) -> dict[str, Any]:
    person = {"id": 7, "is_bot": False, "first_name": "李强"}
    return {
        "update_id": number,
        "callback_query": {"id": "1", "from": person, "chat_instance": "1", "data": "s.in:1"}
        | changed,
    }


def nested(levels: int) -> Any:
    inner: Any = 1
    for _ in range(levels):
        inner = [inner]
    return inner


ODD = {
    "data a list": odd_tap(5, data=["s.in", 1]),
    "from a string": odd_tap(5, **{"from": "李强"}),
    "from without an id": odd_tap(5, **{"from": {"first_name": "李强"}}),
    "a chat as a list": odd_tap(5, message={"message_id": 1, "chat": [1]}),
    "a message as a number": {"update_id": 5, "message": 17},
    "a message without a chat": {"update_id": 5, "message": {"message_id": 1, "date": 0}},
    "a vote without options": {"update_id": 5, "poll_answer": {"poll_id": "1", "user": 3}},
    "deep": {"update_id": 5, "message": nested(900)},
    "cut": {"update_id": 5, "too_deep": True},
}
UNNUMBERED = {
    "no id": {"message": {"text": "好"}},
    "an id of 31 digits": {"update_id": 10**30, "message": {"text": "好"}},
    "an id that is true": {"update_id": True},
    "a list": [1, 2],
    "a text": "update",
}


@pytest.mark.parametrize("odd", list(ODD.values()), ids=list(ODD))
async def test_a_malformed_update_is_set_aside_and_acknowledged(town: Town, odd: dict[str, Any]):
    telegram = Deliveries([odd, {"update_id": 6, "strange": {}}])
    poller = Poller(telegram, town.app.intake)
    running = asyncio.create_task(poller.run())
    await asyncio.wait_for(telegram.over.wait(), 10)
    assert telegram.offsets == [0, 7]
    running.cancel()
    [row] = await town.look(lambda s: s.scalars(select(SetAside)).all())
    assert row.update_id == 5


@pytest.mark.parametrize("odd", list(UNNUMBERED.values()), ids=list(UNNUMBERED))
async def test_an_update_without_a_usable_id_is_set_aside_once(town: Town, odd: Any):
    telegram = Deliveries([odd, {"update_id": 6, "strange": {}}], [odd], [odd])
    poller = Poller(telegram, town.app.intake)
    running = asyncio.create_task(poller.run())
    await asyncio.wait_for(telegram.over.wait(), 10)
    assert telegram.offsets == [0, 7, 7, 7]
    running.cancel()
    assert len(await town.look(lambda s: s.scalars(select(SetAside)).all())) == 1


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_updates_that_json_can_hold_are_read_in_any_order(odd: Any):
    keys = ("callback_query", "message", "poll_answer", "my_chat_member")
    batch = [{"update_id": 1, key: odd} for key in keys] + [
        {"update_id": 2, key: {"from": odd, "chat": odd, "message": odd, "user": odd}}
        for key in keys
    ]
    assert len(callbacks_first(batch)) == len(batch)


def test_json_that_is_too_deep_keeps_the_ids_and_all_that_is_not():
    deep = "[" * 3000 + '"\\"]"' + "]" * 3000
    raw = f'{{"ok":true,"result":[{{"update_id":1,"a":{deep}}},{{"update_id":2,"b":"[[{{"}}]}}'
    found = AiohttpRequest.parse_json_payload(raw.encode())
    assert found["result"] == [{"update_id": 1, "too_deep": True}, {"update_id": 2, "b": "[[{"}]
