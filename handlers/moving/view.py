"""Says what a move to another bot does, what it cannot keep, and what came of it."""

from collections.abc import Sequence
from typing import Protocol

from data.models import Branch
from handlers.shared.links import IDENTITY
from handlers.shared.view import Button, Markup, OutMessage, Texts, escape, link, tap

MOST_NAMED = 30
"""Files that are named; of more the number is said."""


class Seen(Protocol):
    """What the page shows of a move."""

    @property
    def bot_id(self) -> int: ...
    @property
    def blocked(self) -> str: ...
    @property
    def files(self) -> int: ...
    @property
    def lost(self) -> Sequence[str]: ...
    @property
    def token_gone(self) -> bool: ...


def offer(texts: Texts, branch: Branch, bot_id: int) -> OutMessage:
    """Says in the group of another bot's branch whose it is, and how it may change to this one."""
    look = Button(texts.plain("move-look"), url=link(bot_id, "mv", branch.id))
    if branch.bot_id not in IDENTITY.usernames:
        return OutMessage(texts("branch-bot-gone")).with_buttons(look)
    return OutMessage(texts("move-offer", bot=IDENTITY.username(branch.bot_id))).with_buttons(look)


def page(texts: Texts, branch: Branch, seen: Seen) -> OutMessage:
    """Says what moves and what is lost, before anything happens."""
    bot = IDENTITY.username(seen.bot_id)
    lines = [texts("move-page", name=branch.name, bot=bot, files=seen.files)]
    if seen.token_gone:
        lines += ["", texts("move-token-gone")]
    if seen.lost:
        lines += ["", texts("move-page-lost", many=len(seen.lost)), *_named(texts, seen.lost)]
    if seen.blocked:
        return OutMessage("\n".join([*lines, "", texts(seen.blocked, bot=bot)]))
    go = tap(texts.plain("move-go"), "mv.y", branch.id)
    return OutMessage("\n".join(lines)).with_buttons(go)


def stopped(texts: Texts, branch: Branch, bot_id: int, key: str) -> OutMessage:
    """Says why a move did not come to its end, with the way to begin it again."""
    bot = IDENTITY.username(bot_id)
    again = Button(texts.plain("move-look"), url=link(bot_id, "mv", branch.id))
    message = OutMessage(texts("move-stopped", bot=bot, why=Markup(texts(key, bot=bot))))
    return message.with_buttons(again)


def done(texts: Texts, branch: Branch, files: int, lost: Sequence[str]) -> OutMessage:
    """Says that the branch moved, and lists the files that have to be sent again."""
    lines = [texts("move-done", name=branch.name, files=files)]
    if lost:
        lines += ["", texts("move-done-lost", many=len(lost)), *_named(texts, lost)]
    return OutMessage("\n".join(lines))


def ask_members(texts: Texts, branch: Branch) -> OutMessage:
    """Asks the members once to start the new bot."""
    start = Button(texts.plain("move-start"), url=link(branch.bot_id, "go"))
    return OutMessage(texts("move-members", bot=IDENTITY.username(branch.bot_id))).with_buttons(
        start
    )


def ask_member(texts: Texts, branch: Branch) -> OutMessage:
    """Asks one member, privately and through the old bot, to start the new one."""
    start = Button(texts.plain("move-start"), url=link(branch.bot_id, "go"))
    bot = IDENTITY.username(branch.bot_id)
    return OutMessage(texts("move-member", name=branch.name, bot=bot)).with_buttons(start)


def pointer(texts: Texts, branch: Branch) -> OutMessage:
    """Takes the place of a live card of the old bot: its buttons lead to the new one."""
    there = Button(texts.plain("move-start"), url=link(branch.bot_id, "go"))
    return OutMessage(texts("branch-elsewhere", bot=IDENTITY.username(branch.bot_id))).with_buttons(
        there
    )


def _named(texts: Texts, lost: Sequence[str]) -> list[str]:
    said = [f"· {escape(name)}" for name in lost[:MOST_NAMED]]
    more = len(lost) - len(said)
    return [*said, texts("move-more", many=more)] if more > 0 else said
