"""Dispatches Telegram's updates to the features' handlers."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from telegram import Bot, Chat, Message, Update, User
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    MessageReactionHandler,
    filters,
)

from data.models import Draft
from data.queries import card as cards
from data.queries import poll as polls
from data.queries.draft import awaited
from data.values.language import Language, language_of
from handlers.shared.buttons import read, read_link
from handlers.shared.context import Context, FileIn, Incoming, Person
from handlers.shared.feature import Command, Feature, Handler, Membership, Voter
from handlers.shared.refusal import Refusal

PTBContext = ContextTypes.DEFAULT_TYPE
Run = Callable[[int, Incoming, Handler], Awaitable[None]]
"""Runs a handler for the update of an update (its id) inside a transaction: the intake's `run`."""

OUTSIDE = {"left", "kicked"}
ADMINS = {"creator", "administrator"}


class Dispatcher:
    """Registers the handlers of all features with the application."""

    def __init__(self, features: Sequence[Feature], run: Run) -> None:
        self.run = run
        self.commands = {c.name: c for f in features for c in f.commands}
        self.words = {word: c for c in self.commands.values() for word in c.words}
        self.buttons = {verb: handler for f in features for verb, handler in f.buttons.items()}
        self.links = {verb: handler for f in features for verb, handler in f.links.items()}
        self.drafts = {kind: handler for f in features for kind, handler in f.drafts.items()}
        self.draft_files = {
            kind: handler for f in features for kind, handler in f.draft_files.items()
        }
        self.wordy = frozenset().union(*(f.wordy for f in features))
        self.unasked = next(f.unasked for f in features if f.unasked)
        self.memberships = [f.memberships for f in features if f.memberships]
        self.asking = frozenset().union(*(f.asking_buttons for f in features))
        self.on_reply = {kind: handler for f in features for kind, handler in f.on_reply.items()}
        self.on_topic_message = [f.on_topic_message for f in features if f.on_topic_message]
        self.on_reaction = [f.on_reaction for f in features if f.on_reaction]
        self.on_edit = [f.on_edit for f in features if f.on_edit]
        self.votes = next(f.vote for f in features if f.vote)

    def open(self, application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
        """Adds the handlers for everything but taps."""
        new = filters.UpdateType.MESSAGE
        application.add_handler(CommandHandler("start", self._start, new))
        for command in self.commands.values():
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
        """Whether this update needs a question to Telegram before its handler can run."""
        query = body.get("callback_query")
        return query is not None and read(query.get("data") or "")[0] in self.asking

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
            person=Person(sender["id"], _name(sender), language_of(sender.get("language_code"))),
            chat_id=chat["id"],
            private=chat["type"] == Chat.PRIVATE,
            chat_title=chat.get("title") or "",
            message_id=message.get("message_id", 0),
            query_id=query["id"],
            args=tuple(args),
            thread=message.get("message_thread_id", 0) if message.get("is_topic_message") else 0,
            bot_name=bot.username,
            admin=await _is_admin(bot, chat, sender["id"]) if verb in self.asking else None,
        )
        await run(body["update_id"], incoming, self.buttons.get(verb, _no_handler))

    async def vote(self, body: dict[str, Any], run: Run) -> None:
        """Hands in an answer to a poll, read from the update as it came."""
        answer = body["poll_answer"]
        chat = answer.get("voter_chat")
        if chat:
            voter = Voter(chat["id"], chat.get("title") or "")
        else:
            voter = Voter(answer["user"]["id"], _name(answer["user"]))
        poll_id, options = answer["poll_id"], tuple(answer["option_ids"])
        incoming = Incoming(
            person=Person(voter.id, voter.name, Language.HANS),
            chat_id=voter.id,
            private=True,
            poll_id=poll_id,
            options=options,
        )

        def handler(ctx: Context) -> None:
            if not self.votes(ctx.session, ctx.now, voter, poll_id, options):
                polls.stray(ctx.session, ctx.now, poll_id, voter.id, voter.name, options)

        await run(body["update_id"], incoming, handler)

    async def _start(self, update: Update, context: PTBContext) -> None:
        message, incoming = _said(update, context, after_command=True)
        verb, args = read_link(incoming.text.strip())
        handler = self.links.get(verb) if message.chat.type == Chat.PRIVATE and verb else None
        if handler is not None:
            _, incoming = _said(update, context, after_command=True, args=tuple(args))
        await self.run(update.update_id, incoming, handler or self.commands["start"].handler)

    def _command(
        self, command: Command
    ) -> Callable[[Update, PTBContext], Coroutine[Any, Any, None]]:
        async def enter(update: Update, context: PTBContext) -> None:
            await self.run(
                update.update_id, _said(update, context, after_command=True)[1], command.handler
            )

        return enter

    async def _private_text(self, update: Update, context: PTBContext) -> None:
        _, incoming = _said(update, context)
        word, _, rest = incoming.text.strip().partition(" ")
        command = self.words.get(word)
        handler = _each(self.on_edit) if incoming.edited else self._typed
        fresh = not incoming.edited and not incoming.forwarded
        if command is not None and fresh and not incoming.text.startswith("/"):
            handler = self._worded(command, rest)
        await self.run(update.update_id, incoming, handler)

    def _worded(self, command: Command, rest: str) -> Handler:
        """The handler of a command's word, unless the text after it is for a step in progress."""

        def enter(ctx: Context) -> None:
            draft = awaited(ctx.session, ctx.person.id, ctx.now) if rest else None
            if draft is not None and draft.kind in self.wordy:
                self.drafts[draft.kind](ctx, draft)
                return
            ctx.incoming = replace(ctx.incoming, text=rest)
            command.handler(ctx)

        return enter

    def _typed(self, ctx: Context) -> None:
        """What is typed privately answers the step in progress, if there is one."""
        draft: Draft | None = awaited(ctx.session, ctx.person.id, ctx.now)
        if draft is None or draft.kind not in self.drafts:
            self.unasked(ctx)
            return
        self.drafts[draft.kind](ctx, draft)

    async def _group_text(self, update: Update, context: PTBContext) -> None:
        _, incoming = _said(update, context)
        word, _, rest = incoming.text.strip().partition(" ")
        command = self.words.get(word)
        if command is not None and not incoming.edited:
            _, incoming = _said(update, context, text=rest)
            await self.run(update.update_id, incoming, command.handler)
        elif incoming.reply_to or incoming.thread:
            await self.run(update.update_id, incoming, self._heard)

    def _heard(self, ctx: Context) -> None:
        """What is written in reply to a live card belongs to the card's row."""
        reply_to = ctx.incoming.reply_to
        card = cards.at(ctx.session, ctx.chat_id, reply_to) if reply_to else None
        if card is not None and card.kind in self.on_reply:
            self.on_reply[card.kind](ctx, card.ref_id)
        else:
            _each(self.on_topic_message)(ctx)

    async def _reaction(self, update: Update, context: PTBContext) -> None:
        change = update.message_reaction
        assert change is not None
        if change.user is None:
            return
        incoming = _incoming(
            change.user,
            change.chat,
            context.bot.username,
            message_id=change.message_id,
            reactions=len(change.new_reaction),
            reactions_before=len(change.old_reaction),
        )
        await self.run(update.update_id, incoming, _each(self.on_reaction))

    async def _file(self, update: Update, context: PTBContext) -> None:
        _, incoming = _said(update, context)
        await self.run(update.update_id, incoming, self._filed)

    def _filed(self, ctx: Context) -> None:
        """A file answers the step in progress, if that one takes files."""
        draft: Draft | None = awaited(ctx.session, ctx.person.id, ctx.now)
        if draft is None or draft.kind not in self.draft_files:
            self.unasked(ctx)
            return
        self.draft_files[draft.kind](ctx, draft)

    async def _membership(self, update: Update, context: PTBContext) -> None:
        change = update.my_chat_member
        assert change is not None
        inside = change.new_chat_member.status not in OUTSIDE
        promoted = inside and change.old_chat_member.status not in OUTSIDE
        if promoted and change.chat.type != Chat.PRIVATE:
            return
        incoming = _incoming(change.from_user, change.chat, context.bot.username)
        await self._join(update, incoming, Membership(inside))

    async def _moved(self, update: Update, context: PTBContext) -> None:
        message, incoming = _said(update, context)
        if message.migrate_to_chat_id:
            await self._join(update, incoming, Membership(True, message.migrate_to_chat_id))

    async def _join(self, update: Update, incoming: Incoming, membership: Membership) -> None:
        def handler(ctx: Context) -> None:
            for take in self.memberships:
                take(ctx, membership)

        await self.run(update.update_id, incoming, handler)


def _name(user: dict[str, Any]) -> str:
    """The name a person shows, from the update as it came."""
    last = user.get("last_name")
    return f"{user['first_name']} {last}" if last else str(user["first_name"])


def _each(handlers: Sequence[Handler]) -> Handler:
    """Combines handlers into one that runs them in their order."""

    def enter(ctx: Context) -> None:
        for handler in handlers:
            handler(ctx)

    return enter


def _no_handler(_ctx: Context) -> None:
    raise Refusal("button-unknown")


async def _is_admin(bot: Bot, chat: dict[str, Any], person: int) -> bool | None:
    if chat["type"] == Chat.PRIVATE:
        return None
    try:
        return (await bot.get_chat_member(chat["id"], person)).status in ADMINS
    except TelegramError:
        return None


def _said(
    update: Update,
    context: PTBContext,
    *,
    after_command: bool = False,
    text: str | None = None,
    args: tuple[str, ...] = (),
) -> tuple[Message, Incoming]:
    message = update.effective_message
    assert message is not None
    said = message.text or message.caption or ""
    if after_command:
        said = said.partition(" ")[2] if " " in said else said.partition("\n")[2]
    user = message.from_user or User(0, "", False)
    replied = message.reply_to_message
    return message, _incoming(
        user,
        message.chat,
        context.bot.username,
        message_id=message.message_id,
        text=said if text is None else text,
        html="" if after_command else (message.text_html or message.caption_html or ""),
        forwarded=message.forward_origin is not None,
        album=message.media_group_id or "",
        args=args,
        file=_file_in(message),
        replied_file=_file_in(replied) if replied else None,
        reply_to=replied.message_id if replied else 0,
        replied_to=replied.from_user.id if replied and replied.from_user else 0,
        thread=_thread(message),
        under=0 if message.is_topic_message else message.message_thread_id or 0,
        comment=bool(replied and replied.is_automatic_forward),
        edited=message.edit_date is not None,
        sender_chat=message.sender_chat is not None,
    )


def _incoming(user: User, chat: Chat, bot_name: str, **rest: Any) -> Incoming:
    person = Person(user.id, user.full_name, language_of(user.language_code))
    return Incoming(
        person=person,
        chat_id=chat.id,
        private=chat.type == Chat.PRIVATE,
        chat_title=chat.title or "",
        bot_name=bot_name,
        **rest,
    )


def _thread(message: Message) -> int:
    return (message.message_thread_id or 0) if message.is_topic_message else 0


def _file_in(message: Message) -> FileIn | None:
    if message.photo:
        photo = message.photo[-1]
        size, unique = photo.file_size or 0, photo.file_unique_id
        return FileIn(photo.file_id, "photo.jpg", size, "photo", unique_id=unique)
    for kind in ("animation", "document", "audio", "video", "voice"):
        found = getattr(message, kind)
        if found:
            seconds = getattr(found, "duration", 0)
            played = int(seconds.total_seconds() if isinstance(seconds, timedelta) else seconds)
            name = getattr(found, "file_name", None) or ""
            size, unique = found.file_size or 0, found.file_unique_id
            return FileIn(found.file_id, name, size, kind, played, unique)
    return None
