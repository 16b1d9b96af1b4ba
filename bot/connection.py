"""One bot of the deployment: its client, intake and limits, and the jobs that speak through it."""

import asyncio
import hashlib
import hmac
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError
from telegram.ext import ApplicationBuilder, ExtBot

from bot.aiohttp_request import AiohttpRequest
from bot.dispatcher import Dispatcher
from bot.intake import Intake, LoudApplication
from bot.limiter import Limiter
from bot.polling import Poller
from bot.settings import Settings
from bot.shares import Shares
from bot.web import hook_path
from data.store import Store
from data.values.language import Language
from handlers.features import COMMANDS
from handlers.shared.registry import Registry
from handlers.shared.sender import Sender
from handlers.shared.texts import texts_in
from schedules import delivery
from schedules.cards import Cards
from schedules.delivery import Delivery
from schedules.menus import Menus
from schedules.outcome import Listener
from schedules.turns import Work, in_turn

ALLOWED_UPDATES = [
    "message",
    "edited_message",
    "callback_query",
    "poll_answer",
    "poll",
    "message_reaction",
    "my_chat_member",
]
AT_ONCE = 100
"""Deliveries to the webhook under way at once."""
POOL = 256
"""Connections to Telegram for everything but polling."""
MOST_AT_ONCE = 200
"""Messages of a broadcast under way at the most; the other connections are for answers."""
MENU_LANGUAGES = {Language.HANS: "", Language.EN: "en"}


class Unreadable(Exception):  # noqa: N818 - told to a person, not raised at them
    """An answer of Telegram's server that the library cannot read; the text says what it missed."""


@dataclass(slots=True, eq=False)
class Connection:
    """What belongs to one token. The store, the tick and everything else is shared by all."""

    bot_id: int
    requests: tuple[AiohttpRequest, ...]
    bot: ExtBot[Any]
    application: LoudApplication
    intake: Intake
    sender: Sender
    delivery: Delivery
    cards: Cards
    menus: Menus
    poller: Poller
    hook: str
    """The path that Telegram delivers this bot's updates to."""
    secret: str
    """What it sends along, so that nobody else delivers there."""
    polling: asyncio.Task[None] | None = None

    def seconds_since_success(self) -> float | None:
        """Returns how long ago Telegram last did what this bot asked; None where it never did."""
        requests = [one for one in self.bot._request if isinstance(one, AiohttpRequest)]
        times = [one.succeeded_at for one in requests if one.succeeded_at is not None]
        return time.monotonic() - max(times) if times else None

    async def greet(self, registry: Registry) -> None:
        """Asks Telegram who the bot is, and makes it ready for updates.

        Raises TelegramError, and Unreadable for an answer of another shape.
        """
        try:
            await self.application.initialize()
        except Exception as error:
            # What did not begin is not shut down by the library.
            await asyncio.gather(*(one.shutdown() for one in self.requests))
            if isinstance(error, TelegramError):
                raise
            raise Unreadable(f"{type(error).__name__}: {error}") from error
        self.intake.open(Dispatcher(registry, self.intake.run))

    async def listen(self, base: str) -> None:
        """Has updates delivered to `base`, the public address; polls for them where it is empty."""
        if base:
            await self._in_turn("webhook", partial(self._hook_up, base + self.hook))
        else:
            if (await self.bot.get_webhook_info()).url:
                await self.bot.delete_webhook()
            self.polling = asyncio.create_task(self.poller.run())

    async def _in_turn(self, name: str, work: Work) -> None:
        """Does what is done once at the start, after any other process that does it now."""
        intake = self.intake
        await in_turn(intake.store, intake.now, name, work, bot_id=self.bot_id, waits=True)

    async def _hook_up(self, url: str, last: str) -> str:
        """Sets the webhook where it is another one: setting it cuts off deliveries under way.

        Telegram does not tell the secret. That `last` was set with the same one is recorded, and
        seen from answers 403 where it does not hold any more.
        """
        said = "\n".join([url, self.secret, str(AT_ONCE), *ALLOWED_UPDATES])
        wanted = hashlib.sha256(said.encode()).hexdigest()
        info = await self.bot.get_webhook_info()
        refused = "403" in (info.last_error_message or "")
        if info.url != url or last != wanted or refused:
            await self.bot.set_webhook(
                url,
                allowed_updates=ALLOWED_UPDATES,
                secret_token=self.secret,
                max_connections=AT_ONCE,
            )
        return wanted

    async def deafen(self) -> None:
        """Takes no more updates by polling; those under way reach their commit."""
        if self.polling is not None:
            await self.poller.stop()
            with suppress(Exception):
                await self.polling

    def refuse_waiting(self) -> None:
        """Refuses the calls that wait for their turn: nothing of them was sent."""
        if isinstance(self.bot.rate_limiter, Limiter):
            self.bot.rate_limiter.refuse_waiting()

    async def introduce(self) -> None:
        """Sets the menus of commands that everybody has, where they are others."""
        await self._in_turn("introduce", self._introduce)

    async def _introduce(self, _last: str) -> str:
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
                known = await self.bot.get_my_commands(scope=scope, language_code=code)
                if list(known) != commands:
                    await self.bot.set_my_commands(commands, scope=scope, language_code=code)
        return ""


def connect(
    settings: Settings,
    bot_id: int,
    store: Store,
    now: Callable[[], datetime],
    limiter: Limiter,
    shares: Shares,
) -> Connection:
    """Builds what belongs to one bot; nothing runs before `greet`."""
    api, proxy = settings.api_url.rstrip("/"), settings.proxy or None
    polled = AiohttpRequest(2, read_timeout=40, proxy=proxy)
    sent = AiohttpRequest(POOL, proxy=proxy)
    bot: ExtBot[Any] = ExtBot(
        token=settings.bots[bot_id],
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=sent,
        get_updates_request=polled,
        rate_limiter=limiter,
    )
    builder = ApplicationBuilder().application_class(LoudApplication).bot(bot)
    application: LoudApplication = builder.updater(None).job_queue(None).build()  # type: ignore[assignment]

    async def fetch(offset: int, wait: int) -> list[dict[str, Any]]:
        return await polled.updates(f"{bot.base_url}/getUpdates", offset, wait, ALLOWED_UPDATES)

    at_once = min(max(delivery.AT_ONCE, settings.paid_broadcasts), MOST_AT_ONCE)
    registry: Registry = store.info["registry"]
    sender = Sender(bot, Listener(store, now, bot_id), paid=settings.paid_broadcasts > 0)
    intake = Intake(application, store, sender, now, shares)
    alone = len(settings.bots) == 1
    given = settings.webhook_secret.get_secret_value()
    secret = given if given and alone else _derived(given or settings.bots[bot_id], bot_id)
    return Connection(
        bot_id,
        (polled, sent),
        bot,
        application,
        intake,
        sender,
        Delivery(store, sender, limiter, now, bot_id, at_once),
        Cards(store, sender, registry.cards, limiter, now, bot_id),
        Menus(store, bot, COMMANDS, now),
        Poller(fetch, intake),
        hook_path(settings.bots, bot_id),
        secret,
    )


def _derived(secret: str, bot_id: int) -> str:
    """Derives a bot's own secret: the same in each process and after a restart, and one that leaked
    opens no other bot's webhook."""
    return hmac.new(secret.encode(), str(bot_id).encode(), hashlib.sha256).hexdigest()
