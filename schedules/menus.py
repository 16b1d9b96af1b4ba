"""Gives who holds a post the secretary's menu of commands privately, and takes it back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from sqlalchemy import bindparam, exists, select, update
from sqlalchemy.orm import Session
from telegram import BotCommand, BotCommandScopeChat
from telegram.error import TelegramError
from telegram.ext import ExtBot

from data.models import Branch, Contact, Member
from data.store import Store
from data.values.standing import Post
from handlers.shared.failure import PASSING, sort_failure
from handlers.shared.router import Route
from handlers.shared.texts import texts_in
from schedules.turns import in_turn

log = structlog.get_logger()

SECRETARY = "secretary"
SHOWN = ("member", SECRETARY)
AT_ONCE = 20

_HERE = (
    Member.account_id == Contact.account_id,
    Member.left_on.is_(None),
    Branch.id == Member.branch_id,
    Branch.bot_id == Contact.bot_id,
)
_HOLDS = exists().where(*_HERE, Member.post != Post.NONE.value)
_LANGUAGE = select(Branch.language).where(*_HERE).order_by(Branch.id).limit(1).scalar_subquery()
_DUE = (
    select(Contact.account_id, _HOLDS.label("holds"), _LANGUAGE.label("language"))
    .where(
        Contact.bot_id == bindparam("bot"),
        Contact.reachable,
        (_HOLDS & (Contact.menu != SECRETARY)) | (~_HOLDS & (Contact.menu == SECRETARY)),
    )
    .order_by(Contact.account_id)
    .limit(AT_ONCE)
)


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

        if await self._due():
            await in_turn(self.store, self.now, "menus", work, bot_id=self.bot.id)
        return counted

    async def _due(self) -> Sequence[Any]:
        return await self.store.look(lambda s: s.execute(_DUE, {"bot": self.bot.id}).all())

    async def _set_due(self) -> int:
        due = await self._due()
        for account_id, holds, language in due:
            try:
                await self._set(account_id, holds, language or "zh-Hans")
            except TelegramError as error:
                failure = sort_failure(error)
                if failure.verdict in PASSING:
                    return 0
                log.warning("menu.unset", error=failure.text)
            await self.store.write(
                partial(_keep, self.bot.id, account_id, SECRETARY if holds else "")
            )
        return len(due)

    async def _set(self, account_id: int, holds: bool, language: str) -> None:
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


def _keep(bot_id: int, account_id: int, menu: str, session: Session) -> None:
    mine = (Contact.account_id == account_id) & (Contact.bot_id == bot_id)
    session.execute(update(Contact).where(mine).values(menu=menu))
