"""Three processes on one database run every job at once: each piece of work is done by one."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.app import App, build_app
from bot.limiter import FreeLimiter
from data.models import (
    Branch,
    Contact,
    Errand,
    Feed,
    KeptFile,
    Material,
    Occurrence,
    Outgoing,
    Plan,
    SealedBallot,
    Series,
    SetAside,
    Vote,
)
from data.queries import card as cards, errand as errands, lease as leases, outbox
from data.values.out import OutMessage
from handlers.moving import service as moving
from handlers.shared.sender import OWNED
from schedules import delivery
from schedules.clock import JOBS
from schedules.fetching import Page
from tests.databases import on_postgresql
from tests.stories.votes_town import closes, gathered, motion, vote, votes
from tests.town import Town, open_town

TESTED = {
    *("tick", "outbox", "cards", "errands", "feeds", "menus", "moves", "tidy", "adopt", "scrub"),
}


def test_every_job_says_how_it_is_claimed_and_is_tested_and_documented() -> None:
    assert set(JOBS) == TESTED
    page = Path("docs/operating.md").read_text("utf-8")
    table = page.partition("| job | who does it |")[2].partition("\n\n")[0]
    assert all(f"`{name}`" in table for name in JOBS)
    assert all(kind.claim for kind in JOBS.values())


@asynccontextmanager
async def three(town: Town) -> AsyncIterator[list[App]]:
    """Opens two further processes on the town's database; they take no updates."""
    apps = [town.app]
    for _ in range(2):
        app = build_app(town.app.settings, town.app.intake.now, FreeLimiter)
        await app.store.start()
        for one in app.connections:
            await one.greet(app.store.info["registry"])
        apps.append(app)
    yield apps
    for app in apps[1:]:
        for one in app.connections:
            await one.application.shutdown()
        await app.store.stop()


def calls(town: Town, method: str) -> list[dict[str, Any]]:
    """Returns the parameters of all calls of a method that went through."""
    return [dict(one.params) for one in town.box.log if one.method == method and one.status == 200]


async def all_run(apps: list[App], name: str) -> None:
    """Runs a job in all processes at once."""
    jobs = [job for app in apps for at, job in app.clock._jobs.items() if at.split()[0] == name]
    assert len(jobs) == len(apps)
    await asyncio.gather(*(job() for job in jobs))


@on_postgresql
async def test_each_due_plan_fires_once(town: Town) -> None:
    await town.found()
    now = town.now.astimezone(UTC)

    def make(session: Session) -> None:
        session.execute(update(Plan).values(next_due_at=None))
        branch = session.scalars(select(Branch)).one()
        for ref in range(1, 31):
            plan = Plan(branch_id=branch.id, kind="meeting.open", ref_id=ref, next_due_at=now)
            session.add(plan)

    await town.app.store.write(make)
    async with three(town) as apps:
        await all_run(apps, "tick")
    fired = Counter(row.plan_id for row in await town.every(Occurrence))
    assert len(fired) == 30
    assert set(fired.values()) == {1}


@on_postgresql
async def test_each_message_is_sent_once(town: Town) -> None:
    await town.found()
    now = town.now.astimezone(UTC)
    branch = await town.only(Branch)

    def fill(session: Session) -> None:
        for n in range(30):
            outbox.post(
                session, town.group.id, "push", OutMessage(f"推送{n}"), now, branch_id=branch.id
            )

    await town.app.store.write(fill)
    async with three(town) as apps:
        await all_run(apps, "outbox")
    texts = Counter(message.text for message in town.seen() if message.text.startswith("推送"))
    assert len(texts) == 30
    assert set(texts.values()) == {1}


@on_postgresql
async def test_each_card_is_drawn_once(town: Town) -> None:
    await town.found()
    branch, now = await town.only(Branch), town.now.astimezone(UTC)

    def put_up(session: Session) -> None:
        for n in range(1, 21):
            cards.put_up(session, branch.id, town.group.id, "number", n, now)

    await town.app.store.write(put_up)
    async with three(town) as apps:
        for app in apps:
            app.cards.drawers = {"number": lambda _s, _now, ref: OutMessage(f"卡片{ref}")}
        await all_run(apps, "cards")
    texts = Counter(message.text for message in town.seen() if message.text.startswith("卡片"))
    assert len(texts) == 20
    assert set(texts.values()) == {1}


@on_postgresql
async def test_each_errand_is_done_once(town: Town) -> None:
    await town.found()
    now = town.now.astimezone(UTC)

    def give(session: Session) -> None:
        branch = session.scalars(select(Branch)).one()
        for _ in range(12):
            session.add(
                Errand(
                    kind="unheard-of", data={}, state="waiting", try_at=now, bot_id=branch.bot_id
                )
            )

    await town.app.store.write(give)
    async with three(town) as apps:
        done: list[int] = []
        for app in apps:
            app.errands._one = partial(_note, app, done)  # type: ignore[method-assign]
            app.errands.works = {"unheard-of": next(iter(app.errands.works.values()))}
        await all_run(apps, "errands")
    assert sorted(done) == sorted(set(done))
    assert len(done) == 12


async def _note(app: App, done: list[int], row: Errand) -> None:
    done.append(row.id)
    await app.store.write(lambda s: errands.finish(s, row, "done"))


@on_postgresql
async def test_each_feed_is_fetched_once(town: Town) -> None:
    await town.found()
    now = town.now.astimezone(UTC)

    def subscribe(session: Session) -> None:
        branch = session.scalars(select(Branch)).one()
        series = Series(branch_id=branch.id, name="要闻")
        session.add(series)
        session.flush()
        for n in range(12):
            session.add(
                Feed(
                    branch_id=branch.id, series_id=series.id, url=f"https://example.org/{n}",
                    next_check_at=now,
                )
            )  # fmt: skip

    await town.app.store.write(subscribe)
    fetched: list[str] = []

    async def get(url: str, **_known: str) -> Page:
        fetched.append(url)
        return Page(b"", unchanged=True)

    async with three(town) as apps:
        for app in apps:
            app.feeds.fetcher.get = get  # type: ignore[method-assign,assignment]
        await all_run(apps, "feeds")
    assert sorted(fetched) == sorted(f"https://example.org/{n}" for n in range(12))


@on_postgresql
async def test_menus_and_the_start_are_one_process_at_a_time(town: Town) -> None:
    await town.found()
    town.box.faults.order("delay", "setMyCommands", times=1000, seconds=0.02)
    await town.app.store.write(lambda s: s.execute(update(Contact).values(menu="")))
    before = len(calls(town, "setMyCommands"))
    async with three(town) as apps:
        await all_run(apps, "menus")
        assert len(calls(town, "setMyCommands")) == before + 1
        await asyncio.gather(*(app.introduce() for app in apps))
        assert len(calls(town, "setMyCommands")) == before + 1 + 4
        await asyncio.gather(
            *(app.connections[0].listen("https://bot.example.org") for app in apps)
        )
        assert len(calls(town, "setWebhook")) == 1
        assert len(calls(town, "getWebhookInfo")) >= 3


@on_postgresql
async def test_tidying_is_one_process_at_a_time(town: Town) -> None:
    await town.found()
    old = town.now.astimezone(UTC) - timedelta(days=60)

    def leave(session: Session) -> None:
        for n in range(20):
            session.add(SetAside(bot_id=42, update_id=n, body={}, error="x", at=old))

    await town.app.store.write(leave)
    async with three(town) as apps:
        tidied = await asyncio.gather(*(app.clock._jobs["tidy"]() for app in apps))
    assert True in tidied
    assert await town.every(SetAside) == []


@on_postgresql
async def test_what_names_no_bot_is_adopted_by_all_without_harm(town: Town) -> None:
    await town.found()
    now = town.now.astimezone(UTC)

    def leave(session: Session) -> None:
        row = outbox.post(session, town.group.id, "push", OutMessage("推送"), now)
        session.flush()
        session.execute(update(Outgoing).where(Outgoing.id == row.id).values(bot_id=0))

    await town.app.store.write(leave)
    async with three(town) as apps:
        await all_run(apps, "adopt")
    assert {row.bot_id for row in await town.every(Outgoing)} == {42}


@on_postgresql
async def test_three_that_wipe_at_once_lose_no_ballot_of_an_open_vote(town: Town) -> None:
    await gathered(town)
    await motion(town, title="甲")
    first = await vote(town)
    await votes(town, "王芳", "赞成")
    await motion(town, title="乙")
    await votes(town, "李强", "反对")
    await closes(town)
    async with three(town) as apps:
        await all_run(apps, "scrub")
        await all_run(apps, "scrub")
    (left,) = await town.every(SealedBallot)
    assert left.vote_id == first.id
    assert not any(one.scrub for one in await town.every(Vote))


async def test_a_lease_ends_by_itself_and_what_was_done_is_known(town: Town) -> None:
    now = town.now.astimezone(UTC)
    store = town.app.store
    assert await store.write(lambda s: leases.take(s, 42, "menus", "one", now)) == ""
    assert await store.write(lambda s: leases.take(s, 42, "menus", "other", now)) is None
    assert await store.write(lambda s: leases.take(s, 43, "menus", "other", now)) == ""
    later = now + leases.TERM
    assert await store.write(lambda s: leases.take(s, 42, "menus", "other", later)) == ""
    await store.write(lambda s: leases.give_back(s, 42, "menus", "one", later, "too late"))
    assert await store.write(lambda s: leases.take(s, 42, "menus", "one", later)) is None
    await store.write(lambda s: leases.give_back(s, 42, "menus", "other", later, "done"))
    assert await store.write(lambda s: leases.take(s, 42, "menus", "one", later)) == "done"


async def test_the_webhook_is_set_again_only_where_it_is_another_one(town: Town) -> None:
    (one,) = town.app.connections
    await one.listen("https://bot.example.org")
    await one.listen("https://bot.example.org")
    assert len(calls(town, "setWebhook")) == 1
    one.secret = "another"
    await one.listen("https://bot.example.org")
    assert len(calls(town, "setWebhook")) == 2
    await one.bot.delete_webhook()
    await one.listen("https://bot.example.org")
    assert len(calls(town, "setWebhook")) == 3


@on_postgresql
async def test_a_process_that_froze_sends_nothing_that_another_took_over(town: Town) -> None:
    """It froze between taking the message and sending it, for longer than its lease."""
    await town.found()
    branch, now = await town.only(Branch), town.now.astimezone(UTC)
    push = OutMessage("推送")
    await town.app.store.write(
        lambda s: outbox.post(s, town.group.id, "push", push, now, branch_id=branch.id)
    )
    async with three(town) as (one, other, _):
        ahead, entered, thawed = [timedelta()], asyncio.Event(), asyncio.Event()
        limiter: Any = one.bot.rate_limiter
        go_on = limiter.process_request

        async def freeze(**_call: Any) -> Any:
            entered.set()
            await thawed.wait()
            assert not OWNED.get()()
            raise delivery.NotOwned("as the limiter does")

        limiter.process_request = freeze
        one.delivery.now = lambda: now + ahead[0]
        frozen = asyncio.create_task(one.delivery.run())
        await entered.wait()
        ahead[0] = outbox.LEASE + timedelta(seconds=1)
        other.delivery.now = one.delivery.now
        await other.delivery.run()
        thawed.set()
        await frozen
        limiter.process_request = go_on
    assert [message.text for message in town.seen()].count("推送") == 1
    assert [row.state for row in await town.every(Outgoing) if row.kind == "push"] == ["sent"]


@on_postgresql
async def test_each_file_of_a_branch_that_moves_is_sent_anew_once(database_url: str) -> None:
    second = "43:TEST-token-of-the-second"
    async with open_town(database_url, further=(second,)) as town:
        other = town.box.world.accounts[43].person
        town.box.world.add_bot(town.group, town.chen)
        await town.settle()
        await town.tap(town.chen, town.board(), "建立支部")
        town.box.world.add_bot(town.group, town.chen, bot=other)
        await town.start(town.chen, bot=other)
        branch, now = await town.only(Branch), town.now.astimezone(UTC)

        def begin(session: Session) -> None:
            for n in range(1, 9):
                file = {"kind": "document", "name": f"{n}.txt", "content": "", "file_id": f"old{n}"}
                row = Material(
                    branch_id=branch.id, title=f"资料{n}", files=[file | {"size": 1}], key=str(n),
                    added_at=now,
                )  # fmt: skip
                session.add(row)
                session.flush()
                session.add(KeptFile(material_id=row.id, place=0, content=str(n).encode()))
            moving.begin(session, now, session.get_one(Branch, branch.id), 43, {42, 43})

        await town.app.store.write(begin)
        async with three(town) as apps:
            await all_run(apps, "moves")
        assert (await town.only(Branch)).bot_id == 43
        sent = Counter(m.media.name for m in town.told(town.chen, other) if m.media)
        assert sent == {f"{n}.txt": 1 for n in range(1, 9)}
        ids = {one.files[0]["file_id"] for one in await town.every(Material)}
        assert not any(one.startswith("old") for one in ids)
