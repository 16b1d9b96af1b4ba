"""Several processes of one bot on one database, behind a webhook that a balancer shares out."""

import asyncio
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, web

from sandbox import Sandbox
from tests.processes import Forked, run_command
from tests.town import TOKEN

GIVE_UP = 120
"""Seconds after which a process that does not come up counts as lost, on the busiest machine."""
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
