"""Puts the bot together: database, Telegram, limiter, intake, clock; starts and stops them."""

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError
from telegram.ext import ApplicationBuilder, ExtBot

from bot import metrics
from bot.aiohttp_request import AiohttpRequest
from bot.calendarpage import CalendarPage
from bot.codepage import CodePage
from bot.dispatcher import Dispatcher
from bot.intake import Intake, LoudApplication
from bot.limiter import Limiter
from bot.polling import Poller
from bot.settings import Settings
from bot.web import HOOK, Web
from data.migrations import upgrade
from data.queries import outbox
from data.store import Store
from data.values.language import Language
from handlers import features
from handlers.features import COMMANDS
from handlers.plan.calendar import view as calendar_view
from handlers.shared.links import IDENTITY
from handlers.shared.sender import Sender
from handlers.shared.texts import texts_in
from schedules.cards import Cards
from schedules.clock import Clock
from schedules.delivery import Delivery
from schedules.errands import Errands
from schedules.feeds import Feeds
from schedules.fetching import Fetcher
from schedules.menus import Menus
from schedules.outcome import Listener
from schedules.tick import Tick
from schedules.tidy import Tidy

log = structlog.get_logger()

ALLOWED_UPDATES = [
    "message",
    "edited_message",
    "callback_query",
    "poll_answer",
    "poll",
    "message_reaction",
    "my_chat_member",
]
MENU_LANGUAGES = {Language.HANS: "", Language.EN: "en"}


def utc_now() -> datetime:
    """Returns the time that the whole bot goes by."""
    return datetime.now(UTC)


@dataclass(slots=True, eq=False)
class App:
    """The assembled bot. `now` may be another clock, as in the tests."""

    settings: Settings
    store: Store
    bot: ExtBot[Any]
    application: LoudApplication
    intake: Intake
    sender: Sender
    clock: Clock
    tick: Tick
    delivery: Delivery
    cards: Cards
    errands: Errands
    feeds: Feeds
    web: Web
    poller: Poller
    _polling: asyncio.Task[None] | None = None

    async def open(self, *, ticking: bool = True, listening: bool = True) -> None:
        """Migrates the database, greets Telegram and starts. Without `ticking` nothing happens by
        itself: a test runs the jobs; without `listening` there is no port of our own."""
        await asyncio.to_thread(self._prepare)
        await self.store.start()
        await self.application.initialize()
        IDENTITY.username = self.bot.username
        IDENTITY.public_url = self.settings.public_url
        self.intake.open(Dispatcher(self.store.info["registry"], self.intake.run))
        if listening or self.settings.webhook_url:
            await self.web.start()
        if self.settings.webhook_url:
            await self.bot.set_webhook(
                self._hook_address(),
                allowed_updates=ALLOWED_UPDATES,
                secret_token=self.web.secret.decode(),
                max_connections=100,
            )
        else:
            await self.bot.delete_webhook()
            self._polling = asyncio.create_task(self.poller.run())
        if ticking:
            self.clock.start()

    def _prepare(self) -> None:
        """Migrates the database and reads the texts."""
        upgrade(self.store.writer)
        for language in Language:
            texts_in(language)

    def _hook_address(self) -> str:
        """Returns the webhook's public address; on this machine the port is known only now."""
        base = self.settings.webhook_url.rstrip("/")
        if base.startswith("http://127.0.0.1") and base.count(":") == 1:
            base = f"{base}:{self.web.port}"
        return base + HOOK

    async def close(self) -> None:
        """Stops within ten seconds: updates under way reach their commit, replies go out."""
        if self._polling is not None:
            await self.poller.stop()
            with suppress(Exception):
                await self._polling
        await self.web.stop()
        await self.delivery.settle(2)
        await self.clock.stop()
        await self.intake.settle(2)
        await self.application.shutdown()
        # Those that still waited for their turn were refused just now: they go back into the row.
        await self.delivery.settle(1)
        await self.store.stop()

    async def wait(self, stop: asyncio.Event) -> None:
        """Runs until `stop` is set; raises what ended the polling before."""
        waiting = asyncio.create_task(stop.wait())
        tasks = {waiting} | ({self._polling} if self._polling else set())
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if self._polling in done and self._polling is not None:
            self._polling.result()

    async def introduce(self) -> None:
        """Sets the command menus; a failure is only noted, they can be set next time."""
        try:
            for language, code in MENU_LANGUAGES.items():
                texts = texts_in(language)
                for scope, menu in (
                    (BotCommandScopeAllGroupChats(), "group"),
                    (BotCommandScopeAllPrivateChats(), "member"),
                ):
                    commands = [
                        BotCommand(c.name, texts.plain(f"menu-{c.name}"))
                        for c in COMMANDS
                        if menu in c.menus
                    ]
                    await self.bot.set_my_commands(commands, scope=scope, language_code=code)
        except TelegramError as error:
            log.warning("menus.unset", error=type(error).__name__)

    async def health(self) -> dict[str, Any]:
        """Reports whether the bot can do its work: database, last intake, clock."""

        def look(session: Session) -> int:
            session.execute(select(text("1")))
            return outbox.waiting(session)

        facts: dict[str, Any] = {"live": True, "clock": not self.clock.stopped}
        facts["seconds_since_update"] = round(self.intake.idle_seconds(), 1)
        facts["polling"] = self._polling is not None and not self._polling.done()
        facts["webhook"] = bool(self.settings.webhook_url)
        try:
            facts["outbox_waiting"] = await asyncio.wait_for(self.store.read(look), 2)
            facts["database"] = not self.store.down
        except (TimeoutError, SQLAlchemyError):
            facts["database"] = False
        metrics.WAITING.set(facts.get("outbox_waiting", 0))
        facts["ready"] = bool(
            facts["database"] and facts["clock"] and (facts["polling"] or facts["webhook"])
        )
        return facts


def build_app(
    settings: Settings,
    now: Callable[[], datetime] = utc_now,
    limiter: Limiter | None = None,
) -> App:
    """Builds the bot; nothing runs before `open`."""
    registry = features.REGISTRY
    store = Store(settings.database_url, {"registry": registry})
    limiter = limiter or Limiter()
    api = settings.api_url.rstrip("/")
    proxy = settings.proxy or None
    poll_request = AiohttpRequest(2, read_timeout=40, proxy=proxy)
    bot: ExtBot[Any] = ExtBot(
        token=settings.token.get_secret_value(),
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=AiohttpRequest(256, proxy=proxy),
        get_updates_request=poll_request,
        rate_limiter=limiter,
    )
    builder = ApplicationBuilder().application_class(LoudApplication).bot(bot)
    application: LoudApplication = builder.updater(None).job_queue(None).build()  # type: ignore[assignment]

    sender = Sender(bot, Listener(store, now))
    delivery = Delivery(store, sender, limiter, now)
    cards = Cards(store, sender, registry.cards, limiter, now)
    fetcher = Fetcher()
    errands = Errands(store, sender, registry.errands, fetcher, now)
    tick = Tick(
        store,
        registry.actions,
        now,
        lambda seconds: clock.poke_in("tick", seconds),
    )
    feeds = Feeds(store, fetcher, now)
    clock = Clock(
        {
            "tick": (1.0, tick.run),
            "outbox": (1.0, delivery.run),
            "cards": (0.5, cards.run),
            "errands": (5.0, errands.run),
            "feeds": (60.0, feeds.run),
            "menus": (30.0, Menus(store, bot, COMMANDS).run),
            "tidy": (3600.0, Tidy(store, now).run),
        }
    )
    store.wakes = clock.poke
    intake = Intake(application, store, sender, now)
    web = Web(
        settings.host,
        settings.port,
        lambda: app.health(),  # noqa: PLW0108 - made below
        intake=intake if settings.webhook_url else None,
        secret=settings.webhook_secret.get_secret_value() or secrets.token_urlsafe(32),
        max_body=settings.max_body,
        pages={
            "/code": CodePage(store, now, lambda: bot.username).serve,
            calendar_view.PATH: CalendarPage(store, now).serve,
        },
    )

    async def fetch(offset: int, wait: int) -> list[dict[str, Any]]:
        return await poll_request.updates(
            f"{bot.base_url}/getUpdates", offset, wait, ALLOWED_UPDATES
        )

    app = App(
        settings, store, bot, application, intake, sender, clock, tick, delivery, cards, errands,
        feeds, web, Poller(fetch, intake),
    )  # fmt: skip
    return app
