"""A process that ticks and delivers until it is killed, started by the kill tests."""

import asyncio
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess

from sqlalchemy import select
from sqlalchemy.orm import Session
from telegram.ext import ExtBot

from bot.aiohttp_request import AiohttpRequest
from bot.limiter import Limiter
from data.models import Branch, Outgoing, Plan
from data.queries import outbox, plan as plans
from data.store import Store
from data.values.out import OutMessage
from handlers.features import REGISTRY
from handlers.shared.feature import Action
from handlers.shared.sender import Sender
from schedules.delivery import Delivery
from schedules.tick import Tick
from tests import processes
from tests.processes import CONTEXT

REPEATS = "may repeat"


def pushes(session: Session, now: datetime, plan: Plan) -> str:
    """Posts the plan's title; the plan says whether it may repeat."""
    branch = session.get_one(Branch, plan.branch_id)
    message = OutMessage(plan.title)
    outbox.post(session, branch.chat_id, "push", message, now, repeats=plan.data[REPEATS])
    return ""


def start(
    database_url: str, api_url: str, token: str, now: datetime, *, finish: bool
) -> tuple[ForkServerProcess, Connection]:
    """Starts a process whose clock begins at `now`; returns it with the pipe that tells when it
    works. With `finish` it ends by itself once nothing is due and nothing waits."""
    here, there = CONTEXT.Pipe()
    process = processes.start(_live, there, database_url, api_url, token, now, finish)
    there.close()
    return process, here


def _live(
    ready: Connection, database_url: str, api_url: str, token: str, now: datetime, finish: bool
) -> None:
    asyncio.run(_work(ready, database_url, api_url, token, now, finish))


async def _work(
    ready: Connection, database_url: str, api_url: str, token: str, now: datetime, finish: bool
) -> None:
    ahead = now - datetime.now(UTC)

    def clock() -> datetime:
        return datetime.now(UTC) + ahead

    store = Store(database_url, {"registry": REGISTRY})
    await store.start()
    limiter = Limiter()
    base = f"{api_url}/bot"
    bot = ExtBot(
        token=token,
        base_url=base,
        request=AiohttpRequest(64),
        get_updates_request=AiohttpRequest(1),  # the library's own would take longer than the rest
        rate_limiter=limiter,
    )
    await bot.initialize()
    tick = Tick(store, {"push": Action(pushes)}, clock)
    delivery = Delivery(store, Sender(bot), limiter, clock)
    ready.send("working")
    while True:
        ticked, delivered = await asyncio.gather(tick.run(), delivery.run())
        if not ticked and not delivered:
            if finish and not await store.read(lambda s: _left(s, clock())):
                break
            await asyncio.sleep(0.005)
    await bot.shutdown()
    await store.stop()


def _left(session: Session, now: datetime) -> bool:
    under_way = select(Outgoing.id).where(Outgoing.state.in_(["waiting", "sending"])).limit(1)
    return (
        plans.first_due(session, now, ["push"]) is not None or session.scalar(under_way) is not None
    )


def lease_over(moment: datetime) -> datetime:
    """Returns a moment at which no lease of a process that worked at another one is valid."""
    return moment + outbox.LEASE + timedelta(seconds=5)
