"""Dispatches Telegram's updates to the features' handlers."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any

from telegram import Bot, Chat, Update
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
from data.models import Draft
from data.queries import card as cards
from data.queries import poll as polls
from data.queries.draft import awaited
from data.values.language import Language, language_of
from handlers.shared import access, form_chat, retired
from handlers.shared.buttons import read, read_link
from handlers.shared.context import Context, Incoming, Person
from handlers.shared.feature import Handler, Membership, Voter
from handlers.shared.refusal import Refusal
from handlers.shared.registry import Registry
from handlers.shared.router import Route

Run = Callable[[int, Incoming, Handler], Awaitable[None]]
"""Runs a handler for the update of an update (its id) inside a transaction: the intake's `run`."""

OUTSIDE = {"left", "kicked"}
ADMINS = {"creator", "administrator"}


class Dispatcher:
    """Registers the handlers of all features with the application."""

    def __init__(self, registry: Registry, run: Run) -> None:
        self.run = run
        self.registry = registry
        features = registry.features
        self.wordy = {*registry.forms, *(kind for f in features for kind in f.wordy)}
        self.unasked = next(f.unasked for f in features if f.unasked)
        self.memberships = [f.memberships for f in features if f.memberships]
        self.asking = {code for code, one in registry.buttons.items() if one.asks_admin}
        self.on_topic_message = [f.on_topic_message for f in features if f.on_topic_message]
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
            person=Person(
                sender["id"], shown_name(sender), language_of(sender.get("language_code"))
            ),
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
        await run(body["update_id"], incoming, self._button(verb))

    async def vote(self, body: dict[str, Any], run: Run) -> None:
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
        await self.run(update.update_id, incoming, (link or self.registry.commands["start"]).run)

    def _command(self, command: Route) -> Callable[[Update, PTBContext], Coroutine[Any, Any, None]]:
        async def enter(update: Update, context: PTBContext) -> None:
            await self.run(
                update.update_id, read_message(update, context, after_command=True)[1], command.run
            )

        return enter

    async def _private_text(self, update: Update, context: PTBContext) -> None:
        _, incoming = read_message(update, context)
        word, _, rest = incoming.text.strip().partition(" ")
        command = self.registry.words.get(word)
        handler = _each(self.on_edit) if incoming.edited else self._typed
        fresh = not incoming.edited and not incoming.forwarded
        if command is not None and fresh and not incoming.text.startswith("/"):
            handler = self._worded(command, rest)
        await self.run(update.update_id, incoming, handler)

    def _worded(self, command: Route, rest: str) -> Handler:
        """Runs the command of a Chinese word, unless the rest answers a step in progress."""

        def enter(ctx: Context) -> None:
            draft = awaited(ctx.session, ctx.person.id, ctx.now) if rest else None
            if draft is not None and draft.kind in self.wordy:
                self._answer_step(ctx, draft)
                return
            ctx.incoming = replace(ctx.incoming, text=rest)
            command.run(ctx)

        return enter

    def _typed(self, ctx: Context) -> None:
        """Takes what is typed privately as the answer to the step in progress, if there is one."""
        draft = awaited(ctx.session, ctx.person.id, ctx.now)
        if draft is None:
            self.unasked(ctx)
        else:
            self._answer_step(ctx, draft)

    def _answer_step(self, ctx: Context, draft: Draft) -> None:
        ctx.draft = draft
        route = self.registry.steps.get(draft.kind)
        if draft.kind in self.registry.forms:
            form_chat.take_typed(ctx)
        elif route is not None:
            route.run(ctx)
        elif draft.kind in retired.STEPS:
            raise Refusal("step-retired", command=retired.STEPS[draft.kind])
        else:
            self.unasked(ctx)

    async def _group_text(self, update: Update, context: PTBContext) -> None:
        _, incoming = read_message(update, context)
        word, _, rest = incoming.text.strip().partition(" ")
        command = self.registry.words.get(word)
        if command is not None and not incoming.edited:
            _, incoming = read_message(update, context, text=rest)
            await self.run(update.update_id, incoming, command.run)
        elif incoming.reply_to or incoming.thread:
            await self.run(update.update_id, incoming, self._heard)

    def _heard(self, ctx: Context) -> None:
        """Hands a reply to a live card to the feature of that card, anything else to the topics."""
        reply_to = ctx.incoming.reply_to
        card = cards.at(ctx.session, ctx.chat_id, reply_to) if reply_to else None
        if card is not None and card.kind in self.registry.on_reply:
            self.registry.on_reply[card.kind](ctx, card.ref_id)
        else:
            _each(self.on_topic_message)(ctx)

    async def _reaction(self, update: Update, context: PTBContext) -> None:
        change = update.message_reaction
        assert change is not None
        if change.user is None:
            return
        incoming = make_incoming(
            change.user,
            change.chat,
            context.bot.username,
            message_id=change.message_id,
            reactions=len(change.new_reaction),
            reactions_before=len(change.old_reaction),
        )
        await self.run(update.update_id, incoming, _each(self.on_reaction))

    async def _file(self, update: Update, context: PTBContext) -> None:
        _, incoming = read_message(update, context)
        await self.run(update.update_id, incoming, self._filed)

    def _filed(self, ctx: Context) -> None:
        """Takes a file as the answer to the step in progress, if that one takes files."""
        ctx.draft = draft = awaited(ctx.session, ctx.person.id, ctx.now)
        form = self.registry.forms.get(draft.kind) if draft else None
        route = self.registry.files.get(draft.kind) if draft else None
        if form is not None and draft is not None and form.question(draft.awaits).file:
            form_chat.take_typed(ctx)
        elif route is not None:
            route.run(ctx)
        else:
            self.unasked(ctx)

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
        inside = change.new_chat_member.status not in OUTSIDE
        promoted = inside and change.old_chat_member.status not in OUTSIDE
        if promoted and change.chat.type != Chat.PRIVATE:
            return
        incoming = make_incoming(change.from_user, change.chat, context.bot.username)
        await self._join(update, incoming, Membership(inside))

    async def _moved(self, update: Update, context: PTBContext) -> None:
        message, incoming = read_message(update, context)
        if message.migrate_to_chat_id:
            await self._join(update, incoming, Membership(True, message.migrate_to_chat_id))

    async def _join(self, update: Update, incoming: Incoming, membership: Membership) -> None:
        def handler(ctx: Context) -> None:
            for take in self.memberships:
                take(ctx, membership)

        await self.run(update.update_id, incoming, handler)


def _each(handlers: Sequence[Handler]) -> Handler:
    """Combines handlers into one that runs them in their order."""

    def enter(ctx: Context) -> None:
        for handler in handlers:
            handler(ctx)

    return enter


async def _is_admin(bot: Bot, chat: dict[str, Any], person: int) -> bool | None:
    if chat["type"] == Chat.PRIVATE:
        return None
    try:
        return (await bot.get_chat_member(chat["id"], person)).status in ADMINS
    except TelegramError:
        return None
