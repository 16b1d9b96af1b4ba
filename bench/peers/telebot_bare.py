"""A bare pyTelegramBotAPI, in its asynchronous form: its own polling."""

import asyncio
import os

from telebot import asyncio_helper
from telebot.async_telebot import AsyncTeleBot
from telebot.types import CallbackQuery, PollAnswer

from bench.peers import count

asyncio_helper.API_URL = os.environ["BASE_URL"] + "/bot{0}/{1}"
bot = AsyncTeleBot(os.environ["TOKEN"])


@bot.callback_query_handler(func=lambda _: True)  # type: ignore[no-untyped-call, untyped-decorator]
async def tapped(query: CallbackQuery) -> None:
    """Answers the tap and does nothing else."""
    await bot.answer_callback_query(query.id, "签到成功")


@bot.poll_answer_handler(func=lambda _: True)  # type: ignore[no-untyped-call, untyped-decorator]
async def voted(_answer: PollAnswer) -> None:
    """Counts the vote and does nothing else."""
    count()


asyncio.run(bot.polling(non_stop=True))
