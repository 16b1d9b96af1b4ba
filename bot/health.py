"""Reports whether the bot can do its work, for /healthz."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.connection import Connection
from data import metrics
from data.queries import backlog
from data.store import Store
from schedules.clock import Clock

STUCK: Final = 30.0
"""Seconds after which a unit that waits for its commit means that the writer is stuck."""
SILENT: Final = 120.0
"""Seconds without an answer from Telegram after which a bot that polls is out of touch: a poll
takes 25."""


async def report(
    store: Store, clock: Clock, connections: Sequence[Connection], now: datetime, *, hooked: bool
) -> dict[str, Any]:
    """Returns the facts; `ready` sums them up, `troubles` names what is not as it should be."""
    facts: dict[str, Any] = {
        "live": True,
        "clock": not clock.stopped,
        "webhook": hooked,
        "polling": all(one.polling is not None and not one.polling.done() for one in connections),
        "seconds_since_update": round(min(one.intake.idle_seconds() for one in connections), 1),
        "seconds_since_telegram": _rounded([one.seconds_since_success() for one in connections]),
        "rival": any(one.poller.has_rival for one in connections),
        "oldest_unit_seconds": round(store.handed_in.oldest_seconds(), 6),
        "jobs": {name: round(seconds, 1) for name, seconds in clock.since().items()},
    }
    await _look(store, now, facts)
    facts["troubles"] = _troubles(facts, clock)
    facts["ready"] = not facts["troubles"]
    _measure(facts)
    return facts


def _measure(facts: dict[str, Any]) -> None:
    """Puts the facts that alerts watch into the metrics."""
    metrics.READY.set(facts["ready"])
    metrics.TROUBLE.clear()
    for name in facts["troubles"]:
        metrics.TROUBLE.labels(name).set(1)
    metrics.WAITING.set(facts.get("outbox_waiting", 0))
    metrics.OLDEST.set(facts.get("outbox_oldest_seconds", 0))


async def _look(store: Store, now: datetime, facts: dict[str, Any]) -> None:
    """Adds what the database tells, and whether it does."""

    def look(session: Session) -> tuple[int, float]:
        return backlog.waiting(session, now), backlog.longest_wait(session, now)

    try:
        waiting, longest = await asyncio.wait_for(store.read(look), 2)
    except (TimeoutError, SQLAlchemyError):
        facts["database"] = False
    else:
        facts["outbox_waiting"], facts["outbox_oldest_seconds"] = waiting, round(longest, 1)
        facts["database"] = not store.down


def _rounded(seconds: list[float | None]) -> float | None:
    """Returns the longest of these times; None where one of them is endless."""
    known = [one for one in seconds if one is not None]
    return round(max(known), 1) if len(known) == len(seconds) and known else None


def _troubles(facts: dict[str, Any], clock: Clock) -> list[str]:
    silent = facts["seconds_since_telegram"]
    found = {
        "database": not facts["database"],
        "clock": not facts["clock"],
        "no updates": not (facts["polling"] or facts["webhook"]),
        "writer stuck": facts["oldest_unit_seconds"] > STUCK,
        "two pollers": facts["rival"],
        "telegram": facts["polling"] and (silent is None or silent > SILENT),
    }
    late = [f"job {name}" for name in clock.overdue()] if facts["clock"] else []
    return [name for name, wrong in found.items() if wrong] + late
