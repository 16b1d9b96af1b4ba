"""Measures a contest: how soon the next question follows the last one's closing."""

import asyncio
import json
import random
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from bench.choosing import DATABASES
from bench.runs import Peer, percentile, running
from bench.table import Row
from bench.taps import FIRST_CHAT, Tap
from bench.telegram import Telegram
from bench.votes import OPTIONS, answer
from data.engine import open_writer
from data.migrations import upgrade
from data.models import (
    Account,
    Answer,
    BankQuestion,
    Base,
    Branch,
    Card,
    Contest,
    Member,
    Player,
    Round as Asked,
)
from data.queries import contest as contests, plan as plans
from handlers.contest import rules

PLAYERS = 500
QUESTIONS = 5
SECONDS = rules.SHORTEST
AHEAD = timedelta(seconds=10)
"""Seconds from seeding to the first question: the bot starts meanwhile."""
HURRY = 0.3
"""The share of answers that come within the last second."""


async def measured(only: str, place: Path, *, quick: bool) -> list[list[Row]]:
    """Returns a row a database, if the name of these runs contains `only`."""
    if only not in "contest":
        return []
    names = ["SQLite"] if quick else list(DATABASES)
    return [[await _contest(name, DATABASES[name](place), place) for name in names]]


async def _contest(name: str, address: str, place: Path) -> Row:
    await asyncio.to_thread(_fill, address)
    telegram, crowd = Telegram(), _Crowd()
    telegram.polled = lambda poll: crowd.see(telegram, poll)
    base_url = await telegram.start()
    peer = Peer(f"contest, {name}", "bench.ours")
    whole = AHEAD.total_seconds() + QUESTIONS * (SECONDS + rules.BREATH.total_seconds() + 2)
    try:
        async with running(peer, "polling", base_url, telegram, place, address):
            await asyncio.wait_for(crowd.seen.wait(), whole + 20)
            await asyncio.gather(*crowd.answering)
            # The last question closes as well, and the contest ends.
            await asyncio.sleep(rules.BREATH.total_seconds() + 2)
    finally:
        await telegram.stop()
    closings, stored = await asyncio.to_thread(_found, address)
    gaps = [at - closing for at, closing in zip(crowd.asked[1:], closings, strict=False)]
    return {
        f"a contest with {PLAYERS} taking part": name,
        "questions": f"{len(crowd.asked)}",
        "the next one after the closing, p50": f"{percentile(gaps, 0.5):.2f} s",
        "at the most": f"{max(gaps):.2f} s",
        "answers stored": f"{stored:,} of {PLAYERS * QUESTIONS:,}",
    }


class _Crowd:
    """A crowd that answers every question; `asked` are the moments when the questions arrived."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.answering: list[asyncio.Task[None]] = []
        self.seen = asyncio.Event()
        self._chance = random.Random(500)
        self._next = 900_000_001

    def see(self, telegram: Telegram, poll: str) -> None:
        """Notes that a question arrived."""
        self.asked.append(time.time())
        self.answering.append(asyncio.create_task(self._answer(telegram, poll)))
        if len(self.asked) == QUESTIONS:
            self.seen.set()

    async def _answer(self, telegram: Telegram, poll: str) -> None:
        begun, last = time.perf_counter(), float(SECONDS)
        moments = sorted(
            (self._chance.uniform(*((last - 1, last) if n < HURRY * PLAYERS else (1, last))), n)
            for n in range(PLAYERS)
        )
        for moment, member in moments:
            await asyncio.sleep(begun + moment - time.perf_counter())
            option = self._chance.randrange(len(OPTIONS))
            body = answer(self._next, poll, Tap(0, member), option)
            telegram.hand_out([(self._next, json.dumps(body, ensure_ascii=False).encode())])
            self._next += 1


def _found(address: str) -> tuple[list[float], int]:
    """Returns when the questions were to close, in order, and the number of answers."""
    engine = open_writer(address)
    with Session(engine) as session:
        rounds = session.scalars(select(Asked).order_by(Asked.number))
        closings = [row.closes_at.timestamp() for row in rounds]
        stored = session.scalar(select(func.count()).select_from(Answer)) or 0
    engine.dispose()
    return closings, stored


def _fill(address: str) -> None:
    now = datetime.now(UTC)
    engine = open_writer(address)
    upgrade(engine)
    with Session(engine) as session, session.begin():
        for table, rows in _rows(now):
            session.execute(insert(table), rows)
        plans.set_once(session, 1, contests.STEP, 1, now + AHEAD)
    engine.dispose()


def _rows(now: datetime) -> list[tuple[type[Base], list[dict[str, Any]]]]:
    everybody = range(1, PLAYERS + 1)
    people = {n: Tap(0, n - 1).person_id for n in everybody}
    branch = {"id": 1, "chat_id": FIRST_CHAT, "name": "第一党支部", "created_at": now}
    contest = {
        "id": 1,
        "branch_id": 1,
        "title": "知识竞赛",
        "questions": list(range(1, QUESTIONS + 1)),
        "seconds": SECONDS,
        "created_at": now,
        "begins_at": now + AHEAD,
    }
    board = {"branch_id": 1, "kind": rules.CARD, "ref_id": 1, "chat_id": FIRST_CHAT}
    return [
        (Branch, [{**branch, "quiet_from": 0, "quiet_to": 0}]),
        (Account, [{"id": one, "name": f"成员{n}", "seen_at": now} for n, one in people.items()]),
        (
            Member,
            [
                {"id": n, "branch_id": 1, "account_id": one, "name": f"成员{n}", "listed": True}
                | {"joined_on": now.date()}
                for n, one in people.items()
            ],
        ),
        (BankQuestion, [_question(number, now) for number in range(1, QUESTIONS + 1)]),
        (Contest, [contest]),
        (Player, [{"contest_id": 1, "member_id": n, "joined_at": now} for n in everybody]),
        (Card, [{**board, "message_id": 4321, "drawn": 1, "rest_until": now}]),
    ]


def _question(number: int, now: datetime) -> dict[str, Any]:
    return {
        "id": number,
        "branch_id": 1,
        "key": f"{number:032x}",
        "kind": "single",
        "stem": f"第{number}题：支部党员大会一般多久召开一次？",
        "options": list(OPTIONS),
        "answer": [1],
        "explanation": "支部党员大会一般每季度召开一次。",
        "state": "approved",
        "lot": number,
        "added_at": now,
    }
