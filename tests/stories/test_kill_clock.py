"""The clock's process is killed at random moments, again and again; nothing due is lost."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from data.engine import open_reader
from data.models import Branch, Occurrence, Outgoing, Plan
from data.queries import outbox
from data.store import Store
from handlers.features import REGISTRY
from sandbox import Sandbox
from tests import kills
from tests.town import require_manual

START = datetime(2026, 11, 27, 1, 0, tzinfo=UTC)
TOKEN = "42:TEST-token-of-the-sandbox"
GROUPS, A_LIFE = 20, 7
"""Groups, and plans that fall due during each process."""
LONGEST = 0.04
"""Most seconds from a random message of a process to its kill."""
ON_THE_WIRE = 0.02


@pytest.fixture
def many(request: pytest.FixtureRequest) -> int:
    """Returns the number of kills: `--kills` of them."""
    return int(request.config.getoption("--kills"))


async def test_killed_again_and_again_each_push_is_made_once(database_url: str, many: int) -> None:
    """Each new process's clock is beyond the leases of the one before, as after a real restart.

    Messages to different chats are sent at the same time: with fifty milliseconds to Telegram and
    thirty messages a second there are one or two at any moment.
    """
    random = Random(20261127)
    async with Sandbox(token=TOKEN, flood=False) as box:
        # Time on the connection, so that kills find messages under way.
        box.faults.order("delay", "sendMessage", times=1_000_000, seconds=ON_THE_WIRE)
        await prepare(database_url, box, many)
        now, doubtful = START, Counter[str]()
        for _ in range(many):
            process, ready = kills.start(database_url, box.url, TOKEN, now, finish=False)
            await asyncio.to_thread(ready.recv)
            seen, more = box.service.calls, random.randrange(A_LIFE - 1)
            await box.until(lambda seen=seen + more: box.service.calls >= seen, 30)
            await asyncio.sleep(random.random() * LONGEST)
            process.kill()
            await asyncio.to_thread(process.join)
            doubtful += await under_way(database_url)
            now = kills.lease_over(now)
        last, _ = kills.start(database_url, box.url, TOKEN, now, finish=True)
        await asyncio.to_thread(last.join)
        assert last.exitcode == 0
        require_manual(box)
        arrived = Counter(
            message.text
            for group in box.world.chats.values()
            for message in box.world.messages(group)
            if message.sender.is_bot
        )
    fired, rows = await ended(database_url)
    titles = [f"推送 {n}" for n in range(many * A_LIFE)]
    assert fired == Counter(range(1, len(titles) + 1)), "every due time fires exactly once"
    assert sorted(row.message["text"] for row in rows) == sorted(titles)
    assert {row.state for row in rows} <= {"sent", "failed"}
    assert all(arrived[row.message["text"]] for row in rows if row.state == "sent")
    given_up = [row for row in rows if row.state == "failed"]
    assert all(not row.repeats and row.error == outbox.INTERRUPTED for row in given_up)
    assert all(arrived[row.message["text"]] <= 1 for row in rows if not row.repeats)
    repeated = Counter({text: count - 1 for text, count in arrived.items()})
    lost = Counter(row.message["text"] for row in given_up if not arrived[row.message["text"]])
    print(
        f"{many} kills, {len(rows)} messages, {doubtful.total()} under way at a kill,"
        f" {(+repeated).total()} repeated, {lost.total()} lost"
    )
    assert doubtful, "some were under way"
    assert repeated + lost <= doubtful, "only what was under way at a kill, once for each kill"


async def prepare(database_url: str, box: Sandbox, many: int) -> None:
    """Makes groups with the bot in them, and for each process some plans that fall due during
    it."""
    chen = box.world.person("陈静")
    chats = []
    for number in range(GROUPS):
        group = box.world.group(f"第{number + 1}党支部", [chen], creator=chen)
        box.world.add_bot(group, chen)
        chats.append(group.id)
    lives = [START]
    while len(lives) < many:
        lives.append(kills.lease_over(lives[-1]))
    branches = [
        {"id": n + 1, "chat_id": chat, "name": f"第{n + 1}党支部", "created_at": START}
        for n, chat in enumerate(chats)
    ]
    plans = [
        {
            "branch_id": n % GROUPS + 1,
            "kind": "push",
            "ref_id": n,
            "title": f"推送 {n}",
            "rhythm": "W1234567 0900",
            "data": {kills.REPEATS: n % 4 != 0},
            "next_due_at": lives[n // A_LIFE] + timedelta(milliseconds=20 * (n % A_LIFE)),
        }
        for n in range(many * A_LIFE)
    ]
    store = Store(database_url, {"registry": REGISTRY})
    await store.start()
    await store.write(lambda s: s.execute(insert(Branch), branches))
    await store.write(lambda s: s.execute(insert(Plan), plans))
    await store.stop()


async def under_way(database_url: str) -> Counter[str]:
    """Returns the messages that a killed process had claimed: nobody knows whether they arrived."""
    engine = open_reader(database_url)
    with Session(engine) as session:
        rows = session.scalars(select(Outgoing).where(Outgoing.state == "sending")).all()
    engine.dispose()
    chats = Counter((row.chat_id, row.urgent) for row in rows)
    assert not chats or max(chats.values()) == 1, "one at a time for each chat"
    return Counter(str(row.message["text"]) for row in rows)


async def ended(database_url: str) -> tuple[Counter[int], list[Outgoing]]:
    """Returns how often each plan fired, and all messages."""

    def look(session: Session) -> tuple[Counter[int], list[Outgoing]]:
        fired = Counter(session.scalars(select(Occurrence.plan_id)))
        return fired, list(session.scalars(select(Outgoing)))

    store = Store(database_url, {"registry": REGISTRY})
    await store.start()
    found = await store.read(look)
    await store.stop()
    return found
