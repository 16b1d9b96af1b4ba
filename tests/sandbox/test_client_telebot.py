"""pyTelegramBotAPI, unmodified, runs a small asynchronous bot against the sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from sandbox import Answer, Sandbox

pytest.importorskip("telebot")

from telebot import asyncio_helper, types
from telebot.async_telebot import AsyncTeleBot


def small_bot(token: str) -> AsyncTeleBot:
    """Handles commands, a keyboard, a callback, a poll and a file."""
    bot = AsyncTeleBot(token, parse_mode="MarkdownV2")

    @bot.message_handler(commands=["signin"])
    async def signin(message: types.Message) -> None:
        keys = types.InlineKeyboardMarkup()
        keys.add(types.InlineKeyboardButton("签到", callback_data="s:1"))
        await bot.send_message(message.chat.id, r"*党课* 15\.00", reply_markup=keys)

    @bot.callback_query_handler(func=lambda query: query.data == "s:1")
    async def tapped(query: types.CallbackQuery) -> None:
        await bot.answer_callback_query(query.id, "好")
        await bot.edit_message_text(
            query.from_user.first_name, query.message.chat.id, query.message.message_id
        )

    @bot.message_handler(commands=["poll"])
    async def ask(message: types.Message) -> None:
        options = [types.InputPollOption("山"), types.InputPollOption("海")]
        await bot.send_poll(message.chat.id, "去哪？", options, is_anonymous=False)

    @bot.poll_answer_handler()
    async def answered(answer: types.PollAnswer) -> None:
        await bot.send_message(answer.user.id, f"选了 {answer.option_ids[0]}")

    @bot.message_handler(content_types=["document"])
    async def received(message: types.Message) -> None:
        where = await bot.get_file(message.document.file_id)
        content = await bot.download_file(where.file_path)
        await bot.send_document(
            message.chat.id, content.upper(), visible_file_name="copy.txt", caption="给你"
        )

    return bot


@pytest.fixture
async def polling(box: Sandbox, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[AsyncTeleBot]:
    monkeypatch.setattr(asyncio_helper, "API_URL", box.url + "/bot{0}/{1}")
    monkeypatch.setattr(asyncio_helper, "FILE_URL", box.url + "/file/bot{0}/{1}")
    bot = small_bot(box.token)
    running = asyncio.create_task(bot.polling(non_stop=True, interval=0, request_timeout=60))
    yield bot
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await bot.close_session()


async def test_a_small_bot(box, polling):
    world = box.world
    chen, wang = world.person("陈静"), world.person("王芳")
    chat = world.group("第一党支部", [wang], creator=chen)
    world.add_bot(chat, chen)
    private = world.private(wang)
    world.start(wang)

    def said(where, text):
        return lambda: next((m for m in world.messages(where) if m.text == text), None)

    world.say(chen, chat, "/signin")
    board = await box.until(said(chat, "党课 15.00"))
    tap = world.tap(wang, board, "签到")
    assert await box.answer(tap) == Answer("好")
    assert await box.until(said(chat, "王芳")) is board
    world.say(chen, chat, "/poll")
    poll = await box.until(lambda: next((m for m in world.messages(chat) if m.poll), None))
    world.vote(wang, poll, [1])
    assert await box.until(said(private, "选了 1"))
    world.upload(wang, private, "document", b"abc", "a.txt")
    copy = await box.until(said(private, "给你"))
    assert (copy.media.name, copy.media.content) == ("copy.txt", b"ABC")
    assert not box.log.unknown
