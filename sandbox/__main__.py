"""Serves the sandbox with the demonstration's branch: python -m sandbox --port --token."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from sandbox import Sandbox
from sandbox.demo import build_demo


def main() -> None:
    """Reads the command line and serves until interrupted."""
    reader = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    reader.add_argument("--host", default="127.0.0.1")
    reader.add_argument("--port", type=int, default=8081)
    reader.add_argument("--token", default="42:TEST", help="the token the bot must use")
    reader.add_argument("--username", default="zhixue_bot")
    reader.add_argument("--no-flood", action="store_true", help="keep no sending limits")
    asyncio.run(serve(reader.parse_args()))


async def serve(chosen: argparse.Namespace) -> None:
    """Serves until SIGINT or SIGTERM."""
    stopped = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    box = Sandbox(
        chosen.token,
        chosen.username,
        host=chosen.host,
        port=chosen.port,
        flood=not chosen.no_flood,
    )
    build_demo(box.world)
    async with box:
        sys.stdout.write(f"{box.url}/  (Bot API: {box.url}/bot)\n")
        sys.stdout.flush()
        await stopped.wait()


if __name__ == "__main__":
    main()
