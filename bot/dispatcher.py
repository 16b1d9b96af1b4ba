"""Dispatches Telegram's updates to the features' handlers."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, Protocol

from telegram import Bot, Chat, ChatMember, Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    MessageReactionHandler,
    filters,
)

from bot.incoming import PTBContext, make_incoming, read_message, shown_name
from bot.rawjson import within
from data.queries import poll as polls
from data.values.language import Language, language_of
from handlers.shared import access, hearing, retired
from handlers.shared.buttons import read, read_link
from handlers.shared.context import Context, Incoming, Person
from handlers.shared.feature import Handler, Membership, Voter
from handlers.shared.refusal import Refusal
from handlers.shared.registry import Registry
from handlers.shared.router import Route


class Run(Protocol):
    """Runs a handler for an update (its id) inside a transaction: the intake's `run`."""

    def __call__(
        self, update_id: int, incoming: Incoming, handler: Handler, *, twice: bool = False
    ) -> Awaitable[None]:
        """Runs it; `twice`: where it ran before, it answers again from what it reads."""


OUTSIDE = {"left", "kicked"}
ADMINS = {"creator", "administrator"}


class Dispatcher:
    """Registers the handlers of all features with the application."""

    def __init__(self, registry: Registry, run: Run) -> None:
        self.run = run
        self.registry = registry
        features = registry.features
        self.memberships = [f.memberships for f in features if f.memberships]
        self.asking = {code for code, one in registry.buttons.items() if one.asks_admin}
        self.on_reaction = [f.on_reaction for f in features if f.on_reaction]
        self.on_edit = [f.on_edit for f in features if f.on_edit]
        self.votes = registry.vote

    def open(self, application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
        """Adds the handlers for everything but taps."""
        new = filters.UpdateType.MESSAGE
        application.add_handler(CommandHandler("start", self._start, new))
        for command in self.registry.commands.values():
            if command.name != "start":
                application.add_handler(CommandHandler(command.name, self._command(command), new))
        application.add_handler(MessageHandler(new & filters.StatusUpdate.MIGRATE, self._moved))
        application.add_handler(
            ChatMemberHandler(self._membership, ChatMemberHandler.MY_CHAT_MEMBER)
        )
        private = new & filters.ChatType.PRIVATE
        application.add_handler(MessageHandler(private & filters.ATTACHMENT, self._file))
        edited = filters.UpdateType.EDITED_MESSAGE
        typed = (new | edited) & filters.ChatType.PRIVATE & filters.TEXT
        application.add_handler(MessageHandler(typed, self._private_text))
        group = filters.ChatType.GROUPS
        worded = group & (filters.TEXT | filters.CAPTION)
        application.add_handler(MessageHandler(new & worded, self._group_text))
        # Without words as well: a caption may have been taken away.
        application.add_handler(MessageHandler(edited & group, self._group_text))
        application.add_handler(MessageReactionHandler(self._reaction))

    def asks(self, body: dict[str, Any]) -> bool:
        """Tells whether Telegram must be asked something before this update's handler can run."""
        data = within(body, "callback_query", "data")
        return isinstance(data, str) and read(data)[0] in self.asking

    async def tap(self, body: dict[str, Any], bot: Bot, run: Run) -> None:
        """Runs the handler of a button, found by its verb.

        Read from the update as it came: making python-telegram-bot's objects of it, the tapped
        message above all, would take longer than all the rest.
        """
        query = body["callback_query"]
        sender, message = query["from"], query.get("message") or {}
        chat = message.get("chat") or {"id": sender["id"], "type": Chat.PRIVATE}
        verb, args = read(query.get("data") or "")
        incoming = Incoming(
            person=Person(
                sender["id"],
                shown_name(sender),
                language_of(sender.get("language_code")),
                sender.get("username", ""),
            ),
            chat_id=chat["id"],
            private=chat["type"] == Chat.PRIVATE,
            chat_title=chat.get("title") or "",
            message_id=message.get("message_id", 0),
            query_id=query["id"],
            args=tuple(args),
            thread=message.get("message_thread_id", 0) if message.get("is_topic_message") else 0,
            bot_id=bot.id,
            admin=await _is_admin(bot, chat, sender["id"]) if verb in self.asking else None,
        )
        route = self.registry.buttons.get(verb)
        twice = route is not None and route.twice
        await run(body["update_id"], incoming, self._button(verb), twice=twice)

    async def vote(self, body: dict[str, Any], bot: Bot, run: Run) -> None:
        """Takes an answer to a poll, read from the update as it came."""
        answer = body["poll_answer"]
        chat = answer.get("voter_chat")
        if chat:
            voter = Voter(chat["id"], chat.get("title") or "")
        else:
            voter = Voter(answer["user"]["id"], shown_name(answer["user"]))
        poll_id, options = answer["poll_id"], tuple(answer["option_ids"])
        incoming = Incoming(
            person=Person(voter.id, voter.name, Language.HANS),
            chat_id=voter.id,
            private=True,
            bot_id=bot.id,
            poll_id=poll_id,
            options=options,
        )

        def handler(ctx: Context) -> None:
            if not self.votes(ctx.session, ctx.now, voter, poll_id, options):
                polls.stray(ctx.session, ctx.now, poll_id, voter.id, voter.name, options)

        await run(body["update_id"], incoming, handler)

    async def _start(self, update: Update, context: PTBContext) -> None:
        message, incoming = read_message(update, context, after_command=True)
        verb, args = read_link(incoming.text.strip())
        link = self.registry.links.get(verb) if message.chat.type == Chat.PRIVATE else None
        if link is not None:
            _, incoming = read_message(update, context, text="", args=tuple(args))
        start = _leaving(self.registry.commands["start"])
        await self.run(update.update_id, incoming, link.run if link else start)

    def _command(self, command: Route) -> Callable[[Update, PTBContext], Coroutine[Any, Any, None]]:
        async def enter(update: Update, context: PTBContext) -> None:
            message, incoming = read_message(update, context, after_command=True)
            # What was forwarded and what a channel posted is nobody's command.
            if not (incoming.forwarded or incoming.from_channel):
                await self.run(update.update_id, incoming, _leaving(command))
            elif message.chat.type == Chat.PRIVATE:
                await self._private_text(update, context)

        return enter

    async def _private_text(self, update: Update, context: PTBContext) -> None:
        _, incoming = read_message(update, context)
        handler = _each(self.on_edit) if incoming.edited else hearing.hear_private
        await self.run(update.update_id, incoming, handler)

    async def _group_text(self, update: Update, context: PTBContext) -> None:
        _, incoming = read_message(update, context)
        command, _ = hearing.command_in(self.registry, incoming.text)
        # Most of what a group says is for nobody here, and costs no transaction.
        if command or incoming.reply_to or incoming.thread or incoming.under:
            await self.run(update.update_id, incoming, hearing.hear_group)

    async def _reaction(self, update: Update, context: PTBContext) -> None:
        change = update.message_reaction
        assert change is not None
        if change.user is None:
            return
        incoming = make_incoming(
            change.user,
            change.chat,
            context.bot.id,
            message_id=change.message_id,
            reactions=len(change.new_reaction),
            reactions_before=len(change.old_reaction),
        )
        await self.run(update.update_id, incoming, _each(self.on_reaction))

    async def _file(self, update: Update, context: PTBContext) -> None:
        _, incoming = read_message(update, context)
        await self.run(update.update_id, incoming, hearing.hear_file)

    def _button(self, code: str) -> Handler:
        """Finds the handler of a button; for a retired or unknown code, one that says so."""
        if route := self.registry.buttons.get(code):
            return route.run

        def refuse(ctx: Context) -> None:
            access.use_own_language(ctx)
            if code in retired.BUTTONS:
                raise Refusal("button-retired", command=retired.BUTTONS[code])
            raise Refusal("button-unknown")

        return refuse

    async def _membership(self, update: Update, context: PTBContext) -> None:
        change = update.my_chat_member
        assert change is not None
        new, old = change.new_chat_member, change.old_chat_member
        membership = Membership(
            inside=_is_inside(new),
            was_inside=_is_inside(old),
            # Named only where somebody is restricted.
            writes=getattr(new, "can_send_messages", True) is not False,
        )
        incoming = make_incoming(change.from_user, change.chat, context.bot.id)
        await self._join(update, incoming, membership)

    async def _moved(self, update: Update, context: PTBContext) -> None:
        message, incoming = read_message(update, context)
        if message.migrate_to_chat_id:
            await self._join(
                update, incoming, Membership(True, moved_to=message.migrate_to_chat_id)
            )

    async def _join(self, update: Update, incoming: Incoming, membership: Membership) -> None:
        def handler(ctx: Context) -> None:
            for take in self.memberships:
                take(ctx, membership)

        await self.run(update.update_id, incoming, handler)


def _leaving(command: Route) -> Handler:
    """Makes the handler of a command that leaves the step in progress first."""

    def run(ctx: Context) -> None:
        hearing.leave_step(ctx)
        command.run(ctx)

    return run


def _each(handlers: Sequence[Handler]) -> Handler:
    """Combines handlers into one that runs them in their order."""

    def enter(ctx: Context) -> None:
        for handler in () if access.is_elsewhere(ctx) else handlers:
            handler(ctx)

    return enter


def _is_inside(member: ChatMember) -> bool:
    """Tells whether a member is in the chat; one who is restricted may have left it."""
    return member.status not in OUTSIDE and getattr(member, "is_member", True)


async def _is_admin(bot: Bot, chat: dict[str, Any], person: int) -> bool | None:
    if chat["type"] == Chat.PRIVATE:
        return None
    try:
        return (await bot.get_chat_member(chat["id"], person)).status in ADMINS
    except TelegramError:
        return None
