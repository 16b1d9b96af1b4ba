"""aiogram, unmodified, runs a small bot against the sandbox, by polling and by webhook."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from sandbox import Answer, Sandbox

if TYPE_CHECKING:
    from aiogram import Bot


@pytest.fixture(autouse=True)
def _aiogram() -> None:
    """Imports aiogram only where these tests run, not where they are collected: it takes
    seconds."""
    pytest.importorskip("aiogram")


@pytest.fixture
async def polling(box: Sandbox) -> AsyncIterator[Bot]:
    from tests.sandbox.aiogram_bot import client, small_bot

    bot, dispatcher = client(box), small_bot()
    running = asyncio.create_task(
        dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
    )
    yield bot
    await box.until(lambda: box.log.of("getMe"))
    await dispatcher.stop_polling()
    await running
    await bot.session.close()


@pytest.fixture
async def hooked(box: Sandbox) -> AsyncIterator[Bot]:
    from tests.sandbox.aiogram_bot import SimpleRequestHandler, client, small_bot

    bot, dispatcher = client(box), small_bot()
    application = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token="sesame").register(application, path="/hook")
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="sesame")
    yield bot
    await bot.delete_webhook()
    await runner.cleanup()
    await bot.session.close()


@pytest.fixture
def people(box: Sandbox):
    world = box.world
    chen, wang = world.person("陈静"), world.person("王芳")
    chat = world.group("第一党支部", [wang], creator=chen)
    world.add_bot(chat, chen)
    return chat, chen, wang


async def whole_story(box, people):
    """Plays everything the small bot does, from the people's side."""
    world = box.world
    chat, chen, wang = people

    def said(where, text):
        return lambda: next((m for m in world.messages(where) if m.text == text), None)

    world.start(wang, "join_7")
    assert await box.until(said(world.private(wang), "欢迎，王芳：join_7"))
    world.say(chen, chat, "/signin")
    board = await box.until(said(chat, "党课 & 签到"))
    assert board.entities[0]["type"] == "bold"
    tap = world.tap(wang, board, "签到")
    assert await box.answer(tap) == Answer("签到成功", alert=True)
    assert await box.until(said(chat, "实到：王芳")) is board
    world.say(chen, chat, "/quiz@zhixue_bot")
    quiz = await box.until(lambda: next((m for m in world.messages(chat) if m.poll), None))
    assert quiz.poll.explanation == "条例"
    world.vote(wang, quiz, [1])
    assert await box.until(said(world.private(wang), "选了 [1]"))
    world.upload(wang, world.private(wang), "document", b"abc", "原件.txt")
    copy = await box.until(said(world.private(wang), "给你"))
    assert (copy.media.name, copy.media.content) == ("副本.txt", b"ABC")


async def test_a_small_bot_by_polling(box, polling, people):
    await whole_story(box, people)
    assert not box.log.unknown


async def test_a_small_bot_by_webhook(box, hooked, people):
    await whole_story(box, people)
    assert (await hooked.get_webhook_info()).pending_update_count == 0
    assert not box.log.unknown


async def test_its_errors_are_understood(box, polling, people):
    from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter

    chat = people[0]
    with pytest.raises(TelegramBadRequest, match="can't parse entities"):
        await polling.send_message(chat.id, "<b>")
    box.faults.order("flood", "sendMessage", retry_after=3)
    with pytest.raises(TelegramRetryAfter) as refused:
        await polling.send_message(chat.id, "太快")
    assert refused.value.retry_after == 3


async def test_an_ephemeral_message_as_the_newest_api_writes_it(box, polling, people):
    from aiogram import types

    chat, chen, wang = people
    box.world.promote_bot(chat, chen)
    only = types.EphemeralMessageParameters(receiver_user_id=wang.id)
    sent = await polling.send_message(chat.id, "仅你可见", ephemeral_message_parameters=only)
    assert (sent.message_id, sent.receiver_user.id) == (0, wang.id)
    assert await sent.edit_ephemeral_text("改了")
    assert box.world.last(chat, wang).text == "改了"
    assert await sent.delete_ephemeral()
    assert not chat.ephemeral
