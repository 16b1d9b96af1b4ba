"""Taps on buttons: the bot's updates, its answers, and their expiry."""

from __future__ import annotations

import pytest

from sandbox import Answer, NotAllowed

LATE = "Bad Request: query is too old and response timeout expired or query ID is invalid"
BOARD = {
    "inline_keyboard": [
        [{"text": "✅ 签到", "callback_data": "s:1"}, {"text": "📝 请假", "callback_data": "l:1"}],
        [{"text": "章程", "url": "https://example.com"}],
    ]
}


@pytest.fixture
async def board(box, bot, branch):
    await bot.ok("sendMessage", chat_id=branch.chat.id, text="签到", reply_markup=BOARD)
    return box.world.last(branch.chat)


async def test_a_tap_reaches_the_bot_and_its_answer_the_person(box, bot, branch, board):
    tap = box.world.tap(branch.wang, board, "签到")
    query = (await bot.updates())[0]["callback_query"]
    assert (query["id"], query["data"], query["from"]["first_name"]) == (tap.id, "s:1", "王芳")
    assert query["message"]["message_id"] == board.id
    assert query["chat_instance"]
    await bot.ok("answerCallbackQuery", callback_query_id=tap.id, text="第 1 位", show_alert=True)
    assert await box.answer(tap) == Answer("第 1 位", alert=True)


async def test_a_button_is_found_by_data_label_or_part_of_it(box, branch, board):
    for wanted in ("l:1", "📝 请假", "请假"):
        assert box.world.tap(branch.wang, board, wanted).data == "l:1"
    for wanted in ("没有", "章程", ""):
        with pytest.raises(NotAllowed):
            box.world.tap(branch.wang, board, wanted)
    assert box.world.tap(branch.wang, board, "s:999", crafted=True).data == "s:999"


async def test_only_people_who_see_the_message_can_tap(box, bot, branch, board):
    stranger = box.world.person("路人")
    for person, message in [(stranger, board), (stranger, box.world.last(branch.chat))]:
        with pytest.raises(NotAllowed):
            box.world.tap(person, message, "签到", crafted=True)


async def test_a_query_is_answered_once(box, bot, branch, board):
    tap = box.world.tap(branch.wang, board, "签到")
    assert await bot.ok("answerCallbackQuery", callback_query_id=tap.id)
    assert await bot.refusal("answerCallbackQuery", callback_query_id=tap.id) == LATE
    for unknown in ("12", "", None):
        assert await bot.refusal("answerCallbackQuery", callback_query_id=unknown) == LATE


@pytest.mark.parametrize(("seconds", "fine"), [(149, True), (150, True), (151, False)])
async def test_a_query_lives_150_seconds(box, bot, branch, board, clock, seconds, fine):
    tap = box.world.tap(branch.wang, board, "签到")
    clock.move(seconds)
    assert bool(await bot.updates()) is fine
    answer = await bot.call("answerCallbackQuery", callback_query_id=tap.id)
    assert answer["ok"] is fine
    assert answer.get("description", LATE) == LATE


@pytest.mark.parametrize(("length", "fine"), [(200, True), (201, False)])
async def test_an_answer_has_at_most_200_characters(box, bot, branch, board, length, fine):
    tap = box.world.tap(branch.wang, board, "签到")
    answer = await bot.call("answerCallbackQuery", callback_query_id=tap.id, text="字" * length)
    assert answer["ok"] is fine


async def test_waiting_for_an_answer_that_never_comes_ends(box, branch, board):
    tap = box.world.tap(branch.wang, board, "签到")
    with pytest.raises(TimeoutError):
        await box.answer(tap, timeout=0.01)
