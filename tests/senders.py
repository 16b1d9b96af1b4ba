"""A process that sends as quickly as its limiter lets it, started by the tests of permits."""

import asyncio
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess

from telegram.ext import ExtBot

from bot.aiohttp_request import AiohttpRequest
from bot.limiter import limiter_of
from data.store import Store
from tests import processes
from tests.processes import CONTEXT


def start(
    database_url: str, api_url: str, token: str, chats: Sequence[int]
) -> tuple[ForkServerProcess, Connection]:
    """Starts a process that sends a message to each of the chats once it is told to through the
    pipe, and tells it how many went through."""
    here, there = CONTEXT.Pipe()
    process = processes.start(_live, there, database_url, api_url, token, chats)
    there.close()
    return process, here


def _live(
    pipe: Connection, database_url: str, api_url: str, token: str, chats: Sequence[int]
) -> None:
    asyncio.run(_work(pipe, database_url, api_url, token, chats))


async def _work(
    pipe: Connection, database_url: str, api_url: str, token: str, chats: Sequence[int]
) -> None:
    store = Store(database_url)
    await store.start()
    bot: ExtBot[int] = ExtBot(
        token=token,
        base_url=f"{api_url}/bot",
        request=AiohttpRequest(64),
        get_updates_request=AiohttpRequest(1),
        rate_limiter=limiter_of(store, int(token.partition(":")[0])),
    )
    await bot.initialize()
    pipe.send("ready")
    await asyncio.to_thread(pipe.recv)
    sent = await asyncio.gather(*(bot.send_message(chat, "今日学习") for chat in chats))
    pipe.send(len(sent))
    await bot.shutdown()
    await store.stop()
