"""Writes results as Markdown, for the terminal and for docs/performance.md."""

import os
import platform
import statistics
import sys
from importlib.metadata import version
from pathlib import Path

from bench.runs import BURST, Result, percentile

START, END = "<!-- bench:start -->", "<!-- bench:end -->"
LIBRARIES = ("python-telegram-bot", "aiogram", "pyTelegramBotAPI", "aiohttp", "httpx", "SQLAlchemy")

Row = dict[str, str]
"""One line of a table: heading → cell."""
Results = dict[tuple[str, str, str], list[Result]]
"""(updates, mode, bot) → its runs."""


def report(results: Results, against: tuple[str, ...], more: list[list[Row]]) -> str:
    """Returns the tables: one a mode, the others (rows: heading → cell), and the machine.

    `against` names the bots that ratios are taken to.
    """
    races = list(dict.fromkeys((what, mode) for what, mode, _ in results))
    parts = [_table(what, mode, results, against) for what, mode in races]
    return "\n\n".join([*parts, *map(_plain, more), _footing(results)])


def _plain(rows: list[Row]) -> str:
    heads = list(rows[0])
    lines = [f"| {' | '.join(heads)} |", f"| --- |{' ---: |' * (len(heads) - 1)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row.values())} |" for row in rows)])


def write_into(page: Path, text: str) -> bool:
    """Puts the report between the page's markers; False where there are none."""
    if not page.exists():
        return False
    before, start, rest = page.read_text().partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        return False
    page.write_text(f"{before}{START}\n{text}\n{END}{after}")
    return True


def _table(what: str, mode: str, results: Results, against: tuple[str, ...]) -> str:
    here = {bot: runs for (*race, bot), runs in results.items() if race == [what, mode]}
    rates = sorted({rate for runs in here.values() for run in runs for rate in run.latencies})
    references = [bot for bot in against if bot in here]
    heads = [
        f"{what}, {mode}",
        "a second",
        *(f"× {bot}" for bot in references),
        "CPU for one",
        *(f"{rate}/s p50 · p99" for rate in rates),
        f"burst of {BURST}",
        "memory",
        "lost",
    ]
    lines = [f"| {' | '.join(heads)} |", f"| --- |{' ---: |' * (len(heads) - 1)}"]
    for bot, runs in here.items():
        speed = _speed(runs)
        cells = [
            bot,
            f"{speed:,.0f}",
            *(f"{speed / _speed(here[reference]):.2f}" for reference in references),
            f"{statistics.median(run.work for run in runs) * 1000:.2f} ms",
            *(_latency(runs, rate) for rate in rates),
            f"{statistics.median(run.burst for run in runs) * 1000:,.0f} ms",
            f"{statistics.median(run.memory for run in runs):,.0f} MiB",
            f"{sum(run.lost for run in runs)}",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _speed(runs: list[Result]) -> float:
    return statistics.median(run.per_second for run in runs)


def _latency(runs: list[Result], rate: int) -> str:
    spent = [seconds for run in runs for seconds in run.latencies.get(rate, [])]
    return f"{percentile(spent, 0.5) * 1000:.1f} · {percentile(spent, 0.99) * 1000:.1f} ms"


def _footing(results: Results) -> str:
    runs = max((len(of_bot) for of_bot in results.values()), default=1)
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"Medians of interleaved runs, {runs} of each bot. {_processor()}, {os.cpu_count()} cores, "
        f"{platform.system()} {platform.release()}; Python {sys.version.split()[0]}, {libraries}."
    )


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()
