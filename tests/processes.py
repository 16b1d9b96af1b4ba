"""Starts processes of the bot without importing it in each: they are forked from one that has."""

import asyncio
import multiprocessing
import os
from collections.abc import Callable, Mapping
from contextlib import chdir
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from signal import SIGKILL, SIGTERM
from typing import Any

ROOT = Path(__file__).parent.parent
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["bot.app", "bot.service", "bot.cli", "tests.kills"])


def start(target: Callable[..., None], *given: Any) -> ForkServerProcess:
    """Starts a function in a process of its own, which does not outlive this one."""
    with chdir(ROOT):  # from where the server finds its imports
        forkserver.ensure_running()
    process = CONTEXT.Process(target=target, args=given, daemon=True)
    process.start()
    return process


class Forked:
    """A running command line, with as much of `asyncio.subprocess.Process` as tests need."""

    def __init__(self, process: ForkServerProcess, out: Connection, err: Connection) -> None:
        self._process = process
        self.stdout, self.stderr = asyncio.StreamReader(), asyncio.StreamReader()
        self._pipes = [(self.stdout, out), (self.stderr, err)]

    async def listen(self) -> None:
        """Begins to read the process's output."""
        loop = asyncio.get_running_loop()
        for reader, pipe in self._pipes:
            protocol = asyncio.StreamReaderProtocol(reader)
            await loop.connect_read_pipe(
                lambda made=protocol: made, os.fdopen(os.dup(pipe.fileno()))
            )
            pipe.close()

    @property
    def returncode(self) -> int | None:
        """The exit code, negative for a signal; None while it runs."""
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        """Sends a signal."""
        assert self._process.pid is not None
        os.kill(self._process.pid, number)

    def terminate(self) -> None:
        """Asks the process to end."""
        self.send_signal(SIGTERM)

    def kill(self) -> None:
        """Ends the process."""
        self.send_signal(SIGKILL)

    async def wait(self) -> int | None:
        """Waits for the end, and returns the exit code."""
        await asyncio.to_thread(self._process.join)
        return self.returncode

    async def communicate(self) -> tuple[bytes, bytes]:
        """Waits for the end, and returns the output."""
        out, err = await asyncio.gather(self.stdout.read(), self.stderr.read())
        await self.wait()
        return out, err


async def run_command(*arguments: str, env: Mapping[str, str]) -> Forked:
    """Starts `zhixue` with these arguments and this environment in the working directory."""
    (out, out_end), (err, err_end) = (CONTEXT.Pipe(duplex=False) for _ in range(2))
    process = start(_command, out_end, err_end, str(Path.cwd()), dict(env), arguments)
    out_end.close()
    err_end.close()
    forked = Forked(process, out, err)
    await forked.listen()
    return forked


def _command(
    out: Connection, err: Connection, folder: str, env: dict[str, str], arguments: tuple[str, ...]
) -> None:
    from bot.cli import cli

    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    out.close()
    err.close()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    cli(arguments, prog_name="zhixue")
