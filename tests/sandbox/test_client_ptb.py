"""python-telegram-bot, unmodified, runs a small bot against the sandbox and reads its errors."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, RetryAfter, TimedOut
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    PollAnswerHandler,
)

from sandbox import Answer, Sandbox

Context = ContextTypes.DEFAULT_TYPE


async def signin(update: Update, _: Context) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("✅ 签到", callback_data="s:1")]])
    await update.effective_message.reply_html("<b>党课</b>", reply_markup=keys)


async def tapped(update: Update, _: Context) -> None:
    await update.callback_query.answer("签到成功")


async def quiz(update: Update, _: Context) -> None:
    await update.effective_chat.send_poll("几次？", ["一", "二"], is_anonymous=False)


async def answered(update: Update, context: Context) -> None:
    choice = update.poll_answer
    await context.bot.send_message(choice.user.id, f"选了 {choice.option_ids[0]}")


def built(box: Sandbox) -> Application:
    builder = ApplicationBuilder().token(box.token)
    builder = builder.base_url(f"{box.url}/bot").base_file_url(f"{box.url}/file/bot")
    return builder.build()


@pytest.fixture
async def running(box: Sandbox) -> AsyncIterator[Application]:
    application = built(box)
    application.add_handler(CommandHandler("signin", signin))
    application.add_handler(CommandHandler("quiz", quiz))
    application.add_handler(CallbackQueryHandler(tapped))
    application.add_handler(PollAnswerHandler(answered))
    async with application:
        await application.start()
        await application.updater.start_polling(poll_interval=0, timeout=1)
        yield application
        await application.updater.stop()
        await application.stop()


async def test_a_small_bot(box, running):
    world = box.world
    chen, wang = world.person("陈静"), world.person("王芳")
    chat = world.group("第一党支部", [wang], creator=chen)
    world.add_bot(chat, chen)
    world.start(wang)

    world.say(chen, chat, "/signin")
    board = await box.until(lambda: next((m for m in world.messages(chat) if m.keyboard), None))
    assert board.text == "党课"
    assert await box.answer(world.tap(wang, board, "签到")) == Answer("签到成功")
    world.say(chen, chat, "/quiz")
    poll = await box.until(lambda: next((m for m in world.messages(chat) if m.poll), None))
    world.vote(wang, poll, [1])
    await box.until(lambda: world.last(world.private(wang)).text == "选了 1")
    await box.idle()
    assert not box.log.unknown


async def test_its_errors_are_the_libraries_own(box):
    world = box.world
    chen, wang = world.person("陈静"), world.person("王芳")
    chat = world.group("小组", [wang], creator=chen, kind="group")
    world.add_bot(chat, chen)
    async with built(box).bot as bot:
        with pytest.raises(Forbidden, match="can't initiate"):
            await bot.send_message(wang.id, "你好")
        with pytest.raises(BadRequest, match="Message text is empty"):
            await bot.send_message(chat.id, " ")
        box.faults.order("flood", retry_after=5)
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(chat.id, "太快")
        assert refused.value.retry_after == 5
        box.faults.order("delay", "sendMessage", seconds=30)
        with pytest.raises(TimedOut):
            await bot.send_message(chat.id, "慢", read_timeout=0.01)
        new = world.migrate(chat)
        with pytest.raises(ChatMigrated) as moved:
            await bot.send_message(chat.id, "都在吗")
        assert moved.value.new_chat_id == new.id
        await bot.set_webhook("http://127.0.0.1:9/hook")
        with pytest.raises(Conflict):
            await bot.get_updates()


async def test_an_album_and_a_download(box):
    world = box.world
    chen = world.person("陈静")
    world.start(chen)
    from telegram import InputMediaDocument

    async with built(box).bot as bot:
        parts = [
            InputMediaDocument(b"one", filename="1.txt"),
            InputMediaDocument(b"two", filename="二.txt"),
        ]
        sent = await bot.send_media_group(chen.id, parts)
        assert [message.document.file_name for message in sent] == ["1.txt", "二.txt"]
        file = await sent[1].document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"two"
