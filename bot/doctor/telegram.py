"""Checks of what Telegram says: token, clock, privacy mode, webhook, rights in the groups."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

from aiohttp import ClientError, ClientSession

from bot.doctor.finding import Finding, Group, Level
from bot.settings import Settings
from bot.web import hook_path

TOKEN: Final = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{30,}")
DRIFT_WARN: Final = 3.0
DRIFT_FAIL: Final = 30.0
"""Seconds; an on-site code lasts thirty."""
GROUPS_MOST: Final = 500
"""Groups whose rights are asked for in one examination."""
AT_ONCE: Final = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the Bot API: a result, or why there is none; and the time by its clock."""

    result: Any = None
    error: str = ""
    at: datetime | None = None


class Api:
    """The Bot API, asked without retries; no error names the token."""

    def __init__(self, settings: Settings, token: str, session: ClientSession) -> None:
        self._base = f"{settings.api_url.rstrip('/')}/bot{token}/"
        self._proxy = settings.proxy or None
        self._session = session

    async def ask(self, method: str, **values: Any) -> Answer:
        """Calls a method."""
        try:
            async with self._session.post(
                self._base + method, json=values, proxy=self._proxy
            ) as response:
                given = response.headers.get("Date")
                at = parsedate_to_datetime(given) if given else None
                body = await response.json(content_type=None)
        except (ClientError, OSError, ValueError) as error:
            return Answer(error=f"not reached ({type(error).__name__})")
        if not isinstance(body, dict) or not body.get("ok"):
            said = body.get("description") if isinstance(body, dict) else None
            return Answer(error=str(said or f"HTTP {response.status}"), at=at)
        return Answer(body.get("result"), at=at)


async def every(
    settings: Settings, session: ClientSession, now: Callable[[], datetime], groups: list[Group]
) -> AsyncIterator[Finding]:
    """Checks each bot of the deployment, and that every branch is one of theirs."""
    try:
        bots = settings.bots
    except ValueError as error:
        mend = "Copy the tokens again from @BotFather into ZHIXUE_TOKEN and ZHIXUE_TOKENS."
        yield Finding("ZX01", "token", Level.FAIL, str(error), mend)
        return
    if not bots:
        mend = "Get a token from @BotFather and set ZHIXUE_TOKEN. `zhixue demo` needs none."
        yield Finding("ZX01", "token", Level.FAIL, "ZHIXUE_TOKEN is not set", mend)
        return
    first = next(iter(bots))
    for bot_id, token in bots.items():
        own = [one for one in groups if (one.bot_id or first) == bot_id]
        async for finding in checks(settings, bot_id, Api(settings, token, session), now, own):
            name = finding.name if len(bots) == 1 else f"{finding.name}, bot {bot_id}"
            yield replace(finding, name=name)
    for group in groups:
        if (group.bot_id or first) not in bots:
            found = f"served by the bot {group.bot_id}, whose token is not set"
            mend = f"Add its token to ZHIXUE_TOKENS, or `zhixue move-branch {group.branch_id}`."
            yield Finding("ZX10", f"group {group.branch_id} {group.name}", Level.FAIL, found, mend)


async def checks(
    settings: Settings, bot_id: int, api: Api, now: Callable[[], datetime], groups: list[Group]
) -> AsyncIterator[Finding]:
    """Checks a bot's token, clock, privacy mode, webhook and rights."""
    token = settings.bots[bot_id]
    asked = now()
    me = await api.ask("getMe")
    if me.error:
        mend = f"Check that {settings.api_url} is reachable from here; ZHIXUE_PROXY names a proxy."
        if me.at is not None:
            mend = "Copy the token again from @BotFather (/mybots, API Token) into ZHIXUE_TOKEN."
        yield Finding("ZX01", "token", Level.FAIL, f"getMe: {me.error}", mend)
        return
    shaped = TOKEN.fullmatch(token) is not None
    found = f"@{me.result.get('username')}" + ("" if shaped else ", of an unusual shape")
    mend = "" if shaped else "Fine for a Bot API server of your own; Telegram's look like 123456:…"
    yield Finding("ZX01", "token", Level.OK if shaped else Level.WARN, found, mend)
    yield drift(me.at, asked, now())
    everything = bool(me.result.get("can_read_all_group_messages"))
    yield privacy(everything)
    path = hook_path(settings.bots, bot_id)
    yield webhook(settings, path, await api.ask("getWebhookInfo"), now())
    async for finding in rights(api, me.result["id"], groups, everything=everything):
        yield finding


def drift(theirs: datetime | None, before: datetime, after: datetime) -> Finding:
    """Compares this machine's clock with the Bot API's; its Date header counts whole seconds."""
    if theirs is None:
        return Finding("ZX04", "clock", Level.WARN, "the Bot API did not say the time")
    ours = before + (after - before) / 2
    off = abs((ours - theirs).total_seconds() - 0.5)
    found = f"{off:.0f} s from the Bot API's clock"
    mend = "Switch on time synchronisation (timedatectl set-ntp true). On-site codes last 30 s."
    if off > DRIFT_FAIL:
        return Finding("ZX04", "clock", Level.FAIL, found, mend)
    if off > DRIFT_WARN:
        return Finding("ZX04", "clock", Level.WARN, found, mend)
    return Finding("ZX04", "clock", Level.OK, found)


def privacy(everything: bool) -> Finding:
    """Checks whether the bot gets everything that is said in its groups."""
    if everything:
        return Finding("ZX08", "privacy mode", Level.OK, "off: the bot sees all group messages")
    found = "on: in groups it sees commands, taps and replies; as an admin, everything"
    return Finding("ZX08", "privacy mode", Level.OK, found)


def webhook(settings: Settings, path: str, info: Answer, now: datetime) -> Finding:
    """Compares where Telegram sends updates with where the settings want them."""

    def ends(level: Level, found: str, mend: str = "") -> Finding:
        return Finding("ZX09", "webhook", level, found, mend)

    if info.error:
        return ends(Level.FAIL, f"getWebhookInfo: {info.error}")
    there, pending = str(info.result.get("url", "")), info.result.get("pending_update_count", 0)
    wanted = settings.webhook_url.rstrip("/") + path if settings.webhook_url else ""
    waits = f"{pending} updates wait"
    if wanted and not wanted.startswith("https://"):
        mend = "Telegram delivers over HTTPS only: ZHIXUE_WEBHOOK_URL must begin with https://."
        return ends(Level.FAIL, f"the settings say {wanted}", mend)
    if there != wanted:
        mode = f"the settings say {wanted}" if wanted else "the settings say polling"
        mend = "`zhixue run` sets it right at its start. If it does not stay, another bot runs on "
        return ends(Level.WARN, f"{there or 'none is set'}, but {mode}", mend + "this token.")
    at, said = info.result.get("last_error_date"), info.result.get("last_error_message", "")
    if there and at:
        minutes = max(0, (now.timestamp() - at) / 60)
        mend = "Check certificate, proxy and port between Telegram and `zhixue run`."
        return ends(Level.WARN, f"{minutes:.0f} min ago: {said}; {waits}", mend)
    return ends(Level.OK, f"{there}; {waits}" if there else f"none, polling; {waits}")


async def rights(
    api: Api, bot_id: int, groups: list[Group], *, everything: bool
) -> AsyncIterator[Finding]:
    """Checks the bot's rights in each group that is awake; groups in order share one line."""
    awake = [group for group in groups if not group.asleep]
    asked, gate = awake[:GROUPS_MOST], asyncio.Semaphore(AT_ONCE)

    async def one(group: Group) -> tuple[Group, Answer]:
        async with gate:
            return group, await api.ask("getChatMember", chat_id=group.chat_id, user_id=bot_id)

    well = 0
    for group, answer in await asyncio.gather(*(one(group) for group in asked)):
        trouble = right(group, answer, everything=everything)
        well += trouble is None
        if trouble is not None:
            yield trouble
    asleep = len(groups) - len(awake)
    found = f"{well} of {len(asked)} in order, {asleep} asleep"
    if len(awake) > len(asked):
        found += f", {len(awake) - len(asked)} more not looked at"
    yield Finding("ZX10", "groups", Level.OK, found)


def right(group: Group, answer: Answer, *, everything: bool) -> Finding | None:
    """Says what is wrong with the bot's rights in a group, if anything."""

    def ends(level: Level, found: str, mend: str) -> Finding:
        return Finding("ZX10", f"group {group.branch_id} {group.name}", level, found, mend)

    if answer.error:
        mend = "Add the bot to the group again, or see what Telegram says of the chat."
        shut_out = answer.error.startswith("Forbidden") or "chat not found" in answer.error
        level = Level.FAIL if shut_out else Level.WARN
        return ends(level, f"getChatMember: {answer.error}", mend)
    status = answer.result.get("status")
    if status in {"left", "kicked"}:
        return ends(Level.FAIL, f"the bot is not in it ({status})", "Add the bot to the group.")
    if status == "restricted" and not answer.result.get("can_send_messages", True):
        return ends(Level.FAIL, "the bot may not write", "Let the bot send messages there.")
    if status == "administrator" or everything:
        return None
    mend = "Make the bot an admin (no right is needed), so that it hears words like those in /help."
    return ends(Level.WARN, f"the bot is {status}: typed words do not reach it", mend)
