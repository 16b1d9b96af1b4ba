"""Examines everything the bot depends on: coded checks, each with a remedy."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from aiohttp import ClientSession, ClientTimeout

from bot.doctor import database, machine, telegram
from bot.doctor.finding import Finding, Group, Level
from bot.settings import Settings

SECONDS: Final = 10
"""How long one question to Telegram may take."""


async def examine(settings: Settings, now: Callable[[], datetime] | None = None) -> list[Finding]:
    """Runs all checks, in the order of their codes. `now` may be another clock, as in the tests."""
    clock = now or (lambda: datetime.now(UTC))
    findings = [*machine.zone_data(), *machine.fonts(), *machine.workdays(clock())]
    findings += machine.key(settings)
    findings += await asyncio.to_thread(lambda: list(machine.readers()))
    rows = await asyncio.to_thread(lambda: list(database.checks(settings)))
    findings += [row for row in rows if isinstance(row, Finding)]
    groups = [row for row in rows if isinstance(row, Group)]
    async with ClientSession(timeout=ClientTimeout(total=SECONDS)) as session:
        findings += [one async for one in telegram.every(settings, session, clock, groups)]
    return sorted(findings, key=lambda finding: finding.code)


def exit_code(findings: list[Finding]) -> int:
    """1 where anything failed, else 0."""
    return int(any(finding.level is Level.FAIL for finding in findings))
