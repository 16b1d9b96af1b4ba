"""A bare aiogram: its own polling, or its own webhook handler on aiohttp."""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, PollAnswer
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from bench.peers import count

PORT = int(os.environ["WEBHOOK_PORT"])
SECRET = os.environ["SECRET"]

dispatcher = Dispatcher()


@dispatcher.callback_query()
async def tapped(query: CallbackQuery) -> None:
    """Answers the tap and does nothing else."""
    await query.answer("签到成功")


@dispatcher.poll_answer()
async def voted(_answer: PollAnswer) -> None:
    """Counts the vote and does nothing else."""
    count()


async def announce(bot: Bot) -> None:
    """Tells Telegram the webhook's address."""
    await bot.set_webhook(f"http://127.0.0.1:{PORT}/telegram", secret_token=SECRET)


def main() -> None:
    """Runs until stopped."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BASE_URL"]))
    bot = Bot(os.environ["TOKEN"], session=session)
    if os.environ["MODE"] == "polling":
        asyncio.run(dispatcher.start_polling(bot))
        return
    dispatcher.startup.register(announce)
    application = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=SECRET).register(application, "/telegram")
    setup_application(application, dispatcher, bot=bot)
    web.run_app(application, host="127.0.0.1", port=PORT, print=None)


main()
