"""Processes behind one webhook are restarted one after the other while people tap: every tap is
answered, and Telegram's deliveries are not cut off."""

import asyncio
import os
import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, web
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Attendance, SetAside
from data.store import Store
from handlers.features import REGISTRY
from sandbox import Sandbox, Tap
from tests import town as place
from tests.databases import on_postgresql
from tests.processes import Forked, run_command
from tests.town import TOKEN, Town, open_town

GIVE_UP = 120
"""Seconds after which a process that does not come up counts as lost, on the busiest machine."""
PACE = 0.02
"""Seconds between two taps."""
PORT = re.compile(rb"port\W+(\d+)")


class Balancer:
    """Hands requests to the processes in turn, and to the next one where nobody takes the
    connection, as the proxies do that stand in front of several processes."""

    def __init__(self) -> None:
        self.ports: list[int] = []
        self.cut = 0
        """Requests that a process took and did not answer."""
        self.moved = 0
        """Requests that another process took, because the first was closed."""

    async def serve(self, request: web.Request) -> web.Response:
        """Passes a request on."""
        body = await request.read()
        self.ports.append(self.ports.pop(0))
        for port in list(self.ports):
            there = f"http://127.0.0.1:{port}{request.path}"
            try:
                async with self.session.post(there, data=body, headers=request.headers) as answer:
                    headers = {"Content-Type": answer.headers.get("Content-Type", "text/plain")}
                    return web.Response(
                        status=answer.status, body=await answer.read(), headers=headers
                    )
            except ClientConnectorError:
                self.moved += 1
            except ClientError:
                self.cut += 1
                break
        return web.Response(status=502)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[str]:
        """Listens, and gives the address."""
        app = web.Application()
        app.router.add_post("/{path:.*}", self.serve)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        async with ClientSession(timeout=ClientTimeout(30)) as self.session:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        await runner.cleanup()


class Fleet:
    """The processes of one bot on one database."""

    def __init__(self, box: Sandbox, database_url: str, balancer: Balancer, base: str) -> None:
        self.balancer = balancer
        self.environment = {
            **os.environ,
            "ZHIXUE_TOKEN": TOKEN,
            "ZHIXUE_DATABASE_URL": database_url,
            "ZHIXUE_API_URL": box.url,
            "ZHIXUE_WEBHOOK_URL": base,
            "ZHIXUE_PORT": "0",
        }
        self.running: list[tuple[Forked, int]] = []
        self.codes: list[int | None] = []
        self._readers: set[asyncio.Task[bytes]] = set()

    async def start(self) -> None:
        """Starts a process, and hands requests to it once it works."""
        process = await run_command("run", env=self.environment)
        port = 0
        while not port:
            line = await asyncio.wait_for(process.stderr.readline(), GIVE_UP)
            assert line, "the process ended"
            if b"running" in line and (found := PORT.search(line)):
                port = int(found[1])
        self._readers.add(asyncio.create_task(process.stderr.read()))
        self.running.append((process, port))
        self.balancer.ports.append(port)

    async def stop_first(self) -> None:
        """Stops the oldest process as a service manager does. The balancer is not told: it finds
        out that nobody takes the connection."""
        process, port = self.running.pop(0)
        process.terminate()
        await asyncio.wait_for(process.wait(), GIVE_UP)
        self.balancer.ports.remove(port)
        self.codes.append(process.returncode)

    async def stop(self) -> None:
        """Stops what runs."""
        while self.running:
            await self.stop_first()


def came(session: Session) -> Counter[str]:
    return Counter(
        session.scalars(select(Attendance.name).where(Attendance.signed_at.is_not(None)))
    )


async def _prepared(town: Town, many: int) -> list[str]:
    await town.found()
    people = [f"成员{n:03}" for n in range(many)]
    for name in people:
        town.person(name)
    await town.open_signin("学习会")
    return people


@on_postgresql
async def test_a_rolling_restart_leaves_no_tap_unanswered(
    database_url: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """As many taps as `--kills` says (60, or 400) while both processes are replaced."""
    many = request.config.getoption("kills")
    monkeypatch.setattr(place, "START", datetime.now(place.SHANGHAI))
    balancer, taps = Balancer(), list[Tap]()
    async with open_town(database_url) as town, balancer.open() as base:
        people = await _prepared(town, many)
        await town.app.close()
        box, board = town.box, town.board()
        fleet = Fleet(box, database_url, balancer, base)

        async def tap(quarter: int) -> None:
            for name in people[quarter * many // 4 : (quarter + 1) * many // 4]:
                taps.append(box.world.tap(town.people[name], board, "签到"))
                await asyncio.sleep(PACE)

        try:
            await fleet.start()
            await fleet.start()
            hooked = [one for one in box.log if one.method == "setWebhook"]
            changes = (fleet.stop_first, fleet.start, fleet.stop_first, fleet.start)
            for quarter, change in enumerate(changes):
                await asyncio.gather(tap(quarter), change())
            await box.until(lambda: not box.world.updates.pending, GIVE_UP)
        finally:
            await fleet.stop()
        store = Store(database_url, {"registry": REGISTRY})
        await store.start()
        signed = await store.read(came)
        aside = await store.read(lambda s: s.scalars(select(SetAside)).all())
        await store.stop()
        again = [one for one in box.log if one.method == "setWebhook"]
        await town.app.open(ticking=False, listening=False)
    print(f"taps {many}, moved {balancer.moved}, cut {balancer.cut}")
    assert [tap for tap in taps if tap.answer is None] == []
    assert signed == Counter(people), "each of them exactly once"
    assert aside == []
    assert len(again) == len(hooked) == 1, "set once, for all of them"
    assert fleet.codes == [0] * 4
    assert balancer.cut == 0, "what a process took it answered"
