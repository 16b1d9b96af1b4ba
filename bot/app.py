"""Puts the deployment together: database, bots, clock, web; starts and stops them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any

import structlog
from sqlalchemy.orm import Session
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot import keyfile
from bot.calendarpage import CalendarPage
from bot.codepage import CodePage
from bot.connection import Connection, connect
from bot.health import report
from bot.intake import Intake
from bot.limiter import Limiter, limiter_of
from bot.polling import Poller
from bot.settings import Settings
from bot.shares import Shares
from bot.web import Hook, Web
from data.engine import hold
from data.migrations import upgrade
from data.queries import bot as bots, outbox
from data.store import Store
from data.transfer import must_be_whole
from data.values import founding, kept, retention, sealing
from data.values.kept import KeptRule
from data.values.language import Language
from handlers import features
from handlers.plan.calendar import service as calendar
from handlers.shared.links import IDENTITY
from handlers.shared.texts import texts_in
from schedules.cards import Cards
from schedules.clock import JOBS, Clock, Job
from schedules.delivery import Delivery
from schedules.errands import Errands
from schedules.feeds import Feeds
from schedules.fetching import Fetcher
from schedules.moving import Moving
from schedules.scrubbing import Scrub
from schedules.tick import Tick
from schedules.tidy import Tidy

log = structlog.get_logger()

LAST_CALLS = 30.0
"""Seconds that calls to Telegram which are under way get at a stop."""


def utc_now() -> datetime:
    """Returns the time that the whole bot goes by."""
    return datetime.now(UTC)


@dataclass(slots=True, eq=False)
class App:
    """The assembled deployment. `now` may be another clock, as in the tests."""

    settings: Settings
    store: Store
    connections: tuple[Connection, ...]
    clock: Clock
    tick: Tick
    errands: Errands
    feeds: Feeds
    moving: Moving
    scrub: Scrub
    web: Web
    now: Callable[[], datetime]
    _hold: IO[bytes] | None = None

    @property
    def bot(self) -> ExtBot[Any]:
        """The first bot."""
        return self.connections[0].bot

    @property
    def intake(self) -> Intake:
        """The first bot's intake."""
        return self.connections[0].intake

    @property
    def delivery(self) -> Delivery:
        """The first bot's delivery."""
        return self.connections[0].delivery

    @property
    def cards(self) -> Cards:
        """The first bot's cards."""
        return self.connections[0].cards

    @property
    def poller(self) -> Poller:
        """The first bot's poller."""
        return self.connections[0].poller

    async def open(self, *, ticking: bool = True, listening: bool = True) -> None:
        """Migrates the database, greets Telegram and starts. Without `ticking` nothing happens by
        itself: a test runs the jobs; without `listening` there is no port of our own."""
        self._hold = hold(self.store.writer.url)
        self.store.info[sealing.INFO] = keyfile.read(self.settings, make=True)
        await asyncio.to_thread(self._prepare)
        await self.store.start()
        missing = await self.store.write(self._own)
        for bot_id, many in missing.items():
            log.error("bot.missing", bot=bot_id, branches=many)
        IDENTITY.several = len(self.connections) > 1 or bool(missing)
        for one in self.connections:
            await self._greet(one)
        IDENTITY.usernames = {one.bot_id: one.bot.username for one in self.connections}
        IDENTITY.public_url = self.settings.public_url
        if listening or self.settings.webhook_url:
            await self.web.start()
        for one in self.connections:
            await one.listen(self._hook_base())
        if ticking:
            self.clock.start()

    def _prepare(self) -> None:
        """Migrates the database and reads the texts."""
        must_be_whole(self.store.writer)
        upgrade(self.store.writer)
        for language in Language:
            texts_in(language)

    async def _greet(self, one: Connection) -> None:
        try:
            await one.greet(self.store.info["registry"])
        except InvalidToken:
            log.error("bot.unknown", bot=one.bot_id)
            raise

    def _own(self, session: Session) -> dict[int, int]:
        """Gives rows without a bot to the first, and counts the branches of bots not served."""
        bots.adopt(session, self.connections[0].bot_id)
        return bots.elsewhere(session, [one.bot_id for one in self.connections])

    def _hook_base(self) -> str:
        """Returns the webhooks' public address; on this machine the port is known only now."""
        base = self.settings.webhook_url.rstrip("/")
        if base.startswith("http://127.0.0.1") and base.count(":") == 1:
            base = f"{base}:{self.web.port}"
        return base

    async def close(self) -> None:
        """Stops: updates under way reach their commit, and calls under way their answer, as far as
        that takes no longer than LAST_CALLS; what only waits for its turn is not begun."""
        every = self.connections
        await asyncio.gather(*(one.deafen() for one in every))
        await self.web.stop()
        for one in every:
            one.delivery.stopping = True
            one.refuse_waiting()
        await asyncio.gather(
            self.clock.stop(LAST_CALLS),
            *(one.delivery.settle(LAST_CALLS) for one in every),
            *(one.intake.settle(LAST_CALLS) for one in every),
        )
        await asyncio.gather(*(one.application.shutdown() for one in every))
        await asyncio.gather(*(one.delivery.settle(1) for one in every))
        await self.store.stop()
        if self._hold is not None:
            self._hold.close()

    async def wait(self, stop: asyncio.Event) -> None:
        """Runs until `stop` is set, or no bot can go on; raises what ended the last one's polling.

        A token that Telegram takes back silences its own bot and no other.
        """
        waiting = asyncio.create_task(stop.wait())
        polling = {one.polling: one.bot_id for one in self.connections if one.polling}
        while not waiting.done():
            await asyncio.wait({waiting, *polling}, return_when=asyncio.FIRST_COMPLETED)
            for task in [one for one in polling if one.done()]:
                lost = polling.pop(task)
                if polling and isinstance(task.exception(), InvalidToken):
                    log.error("bot.lost", bot=lost)
                    continue
                waiting.cancel()
                return task.result()
        return None

    async def introduce(self) -> None:
        """Sets the command menus; a failure is only noted, they can be set next time."""
        for one in self.connections:
            try:
                await one.introduce()
            except TelegramError as error:
                log.warning("menus.unset", bot=one.bot_id, error=type(error).__name__)

    async def health(self) -> dict[str, Any]:
        """Reports whether the bot can do its work."""
        hooked = bool(self.settings.webhook_url)
        return await report(self.store, self.clock, self.connections, self.now(), hooked=hooked)


def build_app(
    settings: Settings,
    now: Callable[[], datetime] = utc_now,
    make_limiter: Callable[[], Limiter] | None = None,
) -> App:
    """Builds the deployment; nothing runs before `open`. Each bot gets a limiter of its own, for
    Telegram's limits are a token's."""
    registry = features.REGISTRY
    info = {
        "registry": registry,
        founding.INFO: settings.founding_rule,
        kept.INFO: KeptRule(settings.kept_mb, settings.kept_mb_altogether),
        retention.INFO: settings.retention,
    }
    store = Store(settings.database_url, info)

    def poke(name: str) -> None:
        """Runs a job now, for all bots."""
        for job in every[name]:
            clock.poke(job)

    async def adopt() -> None:
        """Takes on what a process of the version before left, which named no bot."""
        if await store.look(outbox.any_unowned):
            await store.write(lambda s: bots.adopt(s, connections[0].bot_id))

    paid = settings.paid_broadcasts
    shares = Shares(settings.taps_a_second)
    connections = tuple(
        connect(settings, bot_id, store, now, limiter, shares)
        for bot_id in settings.bots
        for limiter in [make_limiter() if make_limiter else limiter_of(store, bot_id, paid)]
    )
    fetcher = Fetcher()
    senders = {one.bot_id: one.sender for one in connections}
    moving = Moving(store, senders, now)
    errands = Errands(store, senders, registry.errands, fetcher, now)
    tick = Tick(store, registry.actions, now, lambda seconds: clock.poke_in("tick", seconds))
    feeds = Feeds(store, fetcher, now)
    scrub = Scrub(store, now)
    shared: dict[str, Job] = {
        "tick": tick.run,
        "errands": errands.run,
        "feeds": feeds.run,
        "moves": moving.run,
        "tidy": Tidy(store, now, settings.retention).run,
        "scrub": scrub.run,
        "adopt": adopt,
    }
    owned: dict[str, Job] = {}
    for one in connections:
        owned[f"outbox {one.bot_id}"] = one.delivery.run
        owned[f"cards {one.bot_id}"] = one.cards.run
        owned[f"menus {one.bot_id}"] = one.menus.run
    runs = shared | owned
    jobs = {name: (JOBS[name.partition(" ")[0]].every, run) for name, run in runs.items()}
    every: dict[str, list[str]] = {}
    for name in jobs:
        every.setdefault(name.partition(" ")[0], []).append(name)
    clock = Clock(jobs)
    store.wakes = poke
    hooks = {one.hook: Hook(one.intake, one.secret.encode()) for one in connections}
    web = Web(
        settings.host,
        settings.port,
        lambda: app.health(),  # noqa: PLW0108 - made below
        hooks=hooks if settings.webhook_url else {},
        max_body=settings.max_body,
        inside=settings.inside,
        pages={
            "/code": CodePage(store, now).serve,
            calendar.PATH: CalendarPage(store, now).serve,
        },
    )
    app = App(settings, store, connections, clock, tick, errands, feeds, moving, scrub, web, now)
    return app
