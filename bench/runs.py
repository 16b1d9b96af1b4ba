"""Measures one bot: started on its own core, fed at full load, at fixed rates, in a burst."""

import asyncio
import os
import random
import signal
import socket
import statistics
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from bench.taps import Updates
from bench.telegram import Telegram

TOKEN = "42:BENCH"
BOT_CORE, OUR_CORE = 0, 1
WARM_UP = 300
BURST = 300
PATIENCE = 30.0
"""Seconds after which unanswered updates count as lost."""


class Maker(Protocol):
    """A source of updates: ids and JSON."""

    def make(self, count: int) -> list[tuple[int, bytes]]:
        """Makes the next `count`."""


@dataclass(frozen=True)
class Peer:
    """A bot to measure.

    `module` is started with BASE_URL, TOKEN, MODE (polling or webhook), WEBHOOK_PORT, SECRET,
    COUNTED and DATABASE_URL in its environment and runs until SIGTERM. `updates` makes the updates.
    `tells` is the sign that the bot is done with one: an answer, its acknowledgement, or a byte
    written to the file descriptor COUNTED. `prepare` makes a fresh database in a directory and
    returns its address; `stored` counts the results of the updates in it, to compare with those
    done.
    """

    name: str
    module: str
    updates: Callable[[], Maker] = Updates
    tells: Literal["answer", "acknowledgement", "byte"] = "answer"
    prepare: Callable[[Path], str] | None = None
    stored: Callable[[str], int] | None = None


@dataclass
class Result:
    """The results of one run of one bot; seconds, and mebibytes of resident memory.

    `work` is processor time for one update at full load: it is valid even where other programs slow
    the bot down.
    """

    per_second: float = 0.0
    work: float = 0.0
    burst: float = 0.0
    latencies: dict[int, list[float]] = field(default_factory=dict)
    memory: float = 0.0
    lost: int = 0
    answered: int = 0


@dataclass(frozen=True)
class Plan:
    """The lengths of the phases; `rates` in updates a second."""

    load_seconds: float = 2.0
    rates: Mapping[int, float] = field(default_factory=dict)


async def measure(peer: Peer, mode: str, plan: Plan, place: Path) -> Result:
    """Runs one bot through the plan."""
    result = Result()
    telegram = Telegram(acknowledging=peer.tells == "acknowledgement")
    updates = peer.updates()
    base_url = await telegram.start()
    address = await asyncio.to_thread(peer.prepare, place) if peer.prepare else ""
    try:
        async with running(peer, mode, base_url, telegram, place, address) as pid:
            warm, _ = await _load(telegram, updates.make(WARM_UP), result)
            count = max(WARM_UP, int(warm * plan.load_seconds))
            taps, before = updates.make(count), _processor_time(pid)
            result.per_second, _ = await _load(telegram, taps, result)
            result.work = (_processor_time(pid) - before) / count
            for rate, seconds in plan.rates.items():
                taps = updates.make(max(20, int(rate * seconds)))
                result.latencies[rate] = await _at_rate(telegram, taps, rate, result)
            _, result.burst = await _load(telegram, updates.make(BURST), result)
            result.memory = memory(pid)
    finally:
        await telegram.stop()
    if peer.stored:
        stored = await asyncio.to_thread(peer.stored, address)
        if stored < result.answered:
            raise RuntimeError(f"{peer.name}: {result.answered} answered, {stored} stored")
    return result


async def _load(
    telegram: Telegram, taps: list[tuple[int, bytes]], result: Result
) -> tuple[float, float]:
    """Sends everything at once; returns updates a second, and seconds until the last answer."""
    begun = time.perf_counter()
    telegram.hand_out(taps)
    await _answered(telegram, result)
    times = [telegram.answered[number] for number, _ in taps if number in telegram.answered]
    took = max(times, default=begun + PATIENCE) - begun
    _clear(telegram)
    return len(times) / took, took


async def _at_rate(
    telegram: Telegram, taps: list[tuple[int, bytes]], rate: int, result: Result
) -> list[float]:
    """Sends updates at random moments, `rate` a second on average; returns seconds from each to its
    answer."""
    gaps = random.Random(rate)
    at = time.perf_counter()
    for tap in taps:
        at += gaps.expovariate(rate)
        if (wait := at - time.perf_counter()) > 0:
            await asyncio.sleep(wait)
        telegram.hand_out([tap])
    await _answered(telegram, result)
    spent = [telegram.answered[n] - telegram.due[n] for n, _ in taps if n in telegram.answered]
    _clear(telegram)
    return spent


async def _answered(telegram: Telegram, result: Result) -> None:
    try:
        await asyncio.wait_for(telegram.all_answered.wait(), PATIENCE)
    except TimeoutError:
        result.lost += len(telegram.due) - len(telegram.answered)
    result.answered += len(telegram.answered)


def _clear(telegram: Telegram) -> None:
    telegram.due.clear()
    telegram.answered.clear()


@asynccontextmanager
async def running(
    peer: Peer, mode: str, base_url: str, telegram: Telegram, place: Path, address: str
) -> AsyncIterator[int]:
    """Runs the bot as a process on its own core, from its first poll or webhook on."""
    counted, counter = os.pipe()
    os.set_blocking(counted, False)
    asyncio.get_running_loop().add_reader(
        counted, lambda: telegram.count(len(os.read(counted, 65_536)))
    )
    environment = {
        **os.environ,
        "BASE_URL": base_url,
        "TOKEN": TOKEN,
        "MODE": mode,
        "WEBHOOK_PORT": str(_free_port()),
        "SECRET": telegram.secret.decode(),
        "DATABASE_URL": address,
        "COUNTED": str(counter),
    }
    log = place / f"{peer.module}-{mode}.log"
    with log.open("ab") as sink:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            peer.module,
            env=environment,
            stdout=sink,
            stderr=sink,
            pass_fds=(counter,),
            preexec_fn=lambda: pin(BOT_CORE),
        )
        os.close(counter)
        try:
            await _started(process, telegram, log)
            yield process.pid
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(process.wait(), 12)
            except TimeoutError:
                process.kill()
                await process.wait()
            asyncio.get_running_loop().remove_reader(counted)
            os.close(counted)


async def _started(process: asyncio.subprocess.Process, telegram: Telegram, log: Path) -> None:
    ready = asyncio.ensure_future(telegram.ready.wait())
    ended = asyncio.ensure_future(process.wait())
    await asyncio.wait({ready, ended}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()
    if not ready.done():
        ready.cancel()
        told = await asyncio.to_thread(log.read_text)
        raise RuntimeError(f"{log.stem} did not start:\n{told[-3000:]}")


def pin(core: int) -> None:
    """Pins this process to one core, where the system can do that and has that many."""
    if hasattr(os, "sched_setaffinity") and core < (os.cpu_count() or 1):
        os.sched_setaffinity(0, {core})


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def memory(pid: int) -> float:
    """Returns resident memory in MiB; not a number where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return float("nan")
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(lines["VmRSS"].split()[0]) / 1024


def _processor_time(pid: int) -> float:
    """Returns a process's processor time in seconds; not a number where the system does not
    tell."""
    status = Path(f"/proc/{pid}/stat")
    if not status.exists():
        return float("nan")
    fields = status.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percentile(values: list[float], share: float) -> float:
    """Returns the value below which `share` of the values lie; not a number for none."""
    if len(values) < 2:
        return float("nan")
    return statistics.quantiles(values, n=1000, method="inclusive")[round(share * 1000) - 1]
