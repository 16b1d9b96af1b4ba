"""Gives who holds a post the secretary's menu of commands privately, and takes it back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from telegram import BotCommand, BotCommandScopeChat
from telegram.error import TelegramError
from telegram.ext import ExtBot

from data.queries import menu as menus
from data.store import Store
from handlers.shared.failure import PASSING, sort_failure
from handlers.shared.router import Route
from handlers.shared.texts import texts_in
from schedules.turns import in_turn

log = structlog.get_logger()

SHOWN = ("member", menus.SECRETARY)
MOST_SET = 20
"""Menus set in one run: each is a call to Telegram."""


class Menus:
    """The clock's job for the menus of a bot. `commands` are those of all features, in order."""

    def __init__(
        self,
        store: Store,
        bot: ExtBot[Any],
        commands: Sequence[Route],
        now: Callable[[], datetime],
    ) -> None:
        self.store = store
        self.bot = bot
        self.commands = commands
        self.now = now

    async def run(self) -> int:
        """Sets the menus that are not as they should be, unless another process does, and gives how
        many there were."""
        counted = 0

        async def work(_last: str) -> str:
            nonlocal counted
            counted = await self._set_due()
            return ""

        if await self._marked():
            await in_turn(self.store, self.now, "menus", work, bot_id=self.bot.id)
        return counted

    async def _marked(self) -> Sequence[Any]:
        return await self.store.look(lambda s: menus.marked(s, self.bot.id))

    async def _set_due(self) -> int:
        done = 0
        while done < MOST_SET and (marked := await self._marked()):
            if right := [one.account_id for one in marked if one.right]:
                await self.store.write(partial(menus.settle, bot_id=self.bot.id, accounts=right))
            for one in marked:
                if one.right or done == MOST_SET:
                    continue
                if not await self._set(one.account_id, one.holds, one.language or "zh-Hans"):
                    return done
                done += 1
                menu = menus.SECRETARY if one.holds else ""
                await self.store.write(
                    partial(menus.keep, bot_id=self.bot.id, account_id=one.account_id, menu=menu)
                )
        return done

    async def _set(self, account_id: int, holds: bool, language: str) -> bool:
        """Sets a menu; False where Telegram is out of reach. One that it refuses counts as set."""
        try:
            await self._call(account_id, holds, language)
        except TelegramError as error:
            failure = sort_failure(error)
            if failure.verdict in PASSING:
                return False
            log.warning("menu.unset", error=failure.text)
        return True

    async def _call(self, account_id: int, holds: bool, language: str) -> None:
        scope = BotCommandScopeChat(account_id)
        if not holds:
            await self.bot.delete_my_commands(scope=scope)
            return
        texts = texts_in(language)
        wanted = [c for menu in reversed(SHOWN) for c in self.commands if menu in c.menus]
        await self.bot.set_my_commands(
            [BotCommand(c.name, texts.plain(f"menu-{c.name}")) for c in dict.fromkeys(wanted)],
            scope=scope,
        )
