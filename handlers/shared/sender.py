"""Sends replies to Telegram: the only place that turns our messages into its methods."""

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from typing import Any

import structlog
from telegram import (
    InputMediaPhoto,
    InputPollOption,
    Message,
)
from telegram.constants import ParseMode, PollType
from telegram.error import BadRequest, Forbidden, TelegramError, TimedOut
from telegram.ext import ExtBot

from data.values.out import OutFile, OutMessage, OutPoll
from handlers.shared.context import Reply
from handlers.shared.failure import HELD, PASSING, Failure, Listener, Verdict, sort_failure
from handlers.shared.telegram_parts import (
    EDITABLE,
    MEDIA,
    inline_keyboard,
    input_file,
    link_preview,
    reply_markup,
    reply_parameters,
)

log = structlog.get_logger()

NEW = ("send", "reply_privately")
"""Replies that make a new message."""
TRIES = 4
"""How often an immediate reply is tried; what must not be lost goes through the outbox."""
PATIENCE = 120.0
"""Seconds a call that sends or edits waits for its answer: Telegram may need that long, and what is
sent again meanwhile arrives twice."""

OWNED: ContextVar[Callable[[], bool]] = ContextVar("owned", default=lambda: True)
"""Tells, just before a call is made, whether what it sends is still this process's to send."""
URGENT = 0
BULK = 1


class Sender:
    """Sends, edits and deletes; `listener` takes what that shows of chats. `paid` lets messages
    over the free rate be paid for."""

    def __init__(
        self, bot: ExtBot[Any], listener: Listener | None = None, *, paid: bool = False
    ) -> None:
        self.bot = bot
        self._paid = paid
        self._listener = listener
        self._whispers = True

    async def send_replies(self, replies: list[Reply]) -> None:
        """Sends the replies in their order; one that fails does not hold up the next."""
        for reply in replies:
            await self._one(reply)

    async def _one(self, reply: Reply) -> None:
        for attempt in range(TRIES):
            try:
                await self._dispatch(reply)
            except TelegramError as error:
                failure = sort_failure(error)
                if failure.verdict is Verdict.MOVED and reply.verb in NEW:
                    if self._listener:
                        await self._listener.moved(reply.chat_id, failure.moved_to)
                    reply = replace(reply, chat_id=failure.moved_to, thread=0)
                    continue
                if _worth_another(reply, error, failure):
                    await asyncio.sleep(max(failure.seconds, 0.3 * 2**attempt))
                    continue
                await self._given_up(reply, failure)
            except Exception:
                # An answer that the library cannot read: the message is there, and so are others.
                log.exception("reply.unread", verb=reply.verb)
            else:
                if reply.verb == "send" and reply.message and self._listener:
                    await self._listener.went_through(reply.chat_id, reply.message.what)
            return
        log.warning("reply.lost", verb=reply.verb)

    async def _given_up(self, reply: Reply, failure: Failure) -> None:
        if failure.verdict is Verdict.UNKNOWN:
            log.warning("reply.unknown", verb=reply.verb)
        elif failure.verdict is Verdict.CLOSED and self._listener:
            await self._listener.shut_out(reply.chat_id)
        elif failure.verdict in HELD and reply.message and self._listener:
            await self._listener.refused(reply.chat_id, reply.message, failure.verdict)
        # A group may allow no reactions; they are a courtesy, and nothing is lost.
        if failure.verdict in {Verdict.WRONG, Verdict.NO_FILE} and reply.verb != "react":
            log.error("reply.refused", verb=reply.verb, error=failure.text)

    async def _dispatch(self, reply: Reply) -> None:
        if reply.message is not None and reply.message.file is not None:
            reply = replace(reply, message=await _drawn(reply.message, reply.message.file))
        match reply.verb:
            case "answer":
                await self.bot.answer_callback_query(
                    reply.query_id,
                    text=reply.text or None,
                    show_alert=reply.alert or None,
                    url=reply.url or None,
                )
            case "send":
                assert reply.message is not None
                await self.send(reply.chat_id, reply.message, thread=reply.thread)
            case "edit":
                assert reply.message is not None
                await self.edit(reply.chat_id, reply.message_id, reply.message)
            case "delete":
                await self.bot.delete_message(reply.chat_id, reply.message_id)
            case "react":
                await self.bot.set_message_reaction(reply.chat_id, reply.message_id, reply.text)
            case "reply_privately":
                await self._reply_privately(reply)

    async def send(
        self,
        chat_id: int,
        message: OutMessage,
        *,
        thread: int = 0,
        urgent: bool = True,
        **extra: Any,
    ) -> Message:
        """Sends a message and gives Telegram's; raises python-telegram-bot's errors.

        Where the topic of the forum was deleted, the message goes to the group.
        """
        topic = thread or message.thread
        try:
            return await self._send(chat_id, message, topic, urgent=urgent, **extra)
        except BadRequest as error:
            if not topic or sort_failure(error).verdict is not Verdict.TOPIC_GONE:
                raise
        if self._listener:
            await self._listener.topic_gone(chat_id, topic)
        return await self._send(chat_id, message, 0, urgent=urgent, **extra)

    async def _send(
        self, chat_id: int, message: OutMessage, topic: int, *, urgent: bool, **extra: Any
    ) -> Message:
        shared: dict[str, Any] = {
            "parse_mode": ParseMode.HTML,
            "reply_markup": reply_markup(message),
            "disable_notification": message.silent or None,
            "message_thread_id": topic or None,
            "reply_parameters": reply_parameters(message),
            "rate_limit_args": URGENT if urgent else BULK,
            "allow_paid_broadcast": self._paid or None,
            "read_timeout": PATIENCE,
            **extra,
        }
        if message.poll:
            return await self._send_poll(chat_id, message, message.poll, **shared)
        if message.album:
            return await self._send_album(chat_id, message, **shared)
        if message.file is None:
            return await self.bot.send_message(
                chat_id, message.text, link_preview_options=link_preview(message), **shared
            )
        return await self._send_file(chat_id, message.file, caption=message.text, **shared)

    async def _send_poll(
        self, chat_id: int, message: OutMessage, poll: OutPoll, **shared: Any
    ) -> Message:
        mode = shared.pop("parse_mode")
        return await self.bot.send_poll(
            chat_id,
            poll.question,
            [InputPollOption(option) for option in poll.options],
            is_anonymous=False,
            type=PollType.QUIZ if poll.correct else PollType.REGULAR,
            correct_option_ids=poll.correct or None,  # type: ignore[arg-type]  # its literals
            explanation=poll.explanation or None,
            allows_multiple_answers=poll.multiple,
            allows_revoting=poll.revoting,
            shuffle_options=poll.shuffled,
            hide_results_until_closes=poll.hidden,
            open_period=poll.period or None,
            close_date=poll.closes or None,
            description=message.text or None,
            description_parse_mode=mode if message.text else None,
            media=InputMediaPhoto(input_file(message.file, attach=True)) if message.file else None,
            **shared,
        )

    async def stop_poll(self, chat_id: int, message_id: int) -> None:
        """Ends a poll; one that is over already, or gone, is no error."""
        try:
            await self.bot.stop_poll(chat_id, message_id, read_timeout=PATIENCE)
        except BadRequest as error:
            if sort_failure(error).verdict is not Verdict.LOST:
                raise

    async def _send_file(self, chat_id: int, file: OutFile, **shared: Any) -> Message:
        made = input_file(file)
        match file.kind:
            case "photo":
                return await self.bot.send_photo(chat_id, made, **shared)
            case "video":
                return await self.bot.send_video(chat_id, made, **shared)
            case "animation":
                return await self.bot.send_animation(chat_id, made, **shared)
            case "audio":
                return await self.bot.send_audio(chat_id, made, **shared)
            case "voice":
                return await self.bot.send_voice(chat_id, made, **shared)
            case _:
                return await self.bot.send_document(chat_id, made, **shared)

    async def _send_album(self, chat_id: int, message: OutMessage, **shared: Any) -> Message:
        shared.pop("reply_markup")
        shared.pop("parse_mode")
        media = [
            MEDIA[file.kind](
                input_file(file, attach=True),
                caption=message.text if at == 0 else None,
                parse_mode=ParseMode.HTML,
            )
            for at, file in enumerate(message.album)
        ]
        return (await self.bot.send_media_group(chat_id, media, **shared))[0]

    async def edit(self, chat_id: int, message_id: int, message: OutMessage) -> None:
        """Puts the message in the place of an earlier one; an unchanged one is no error."""
        keyboard = inline_keyboard(message.buttons)
        try:
            if message.file is None:
                await self.bot.edit_message_text(
                    message.text,
                    chat_id,
                    message_id,
                    parse_mode=ParseMode.HTML,
                    reply_markup=keyboard,
                    link_preview_options=link_preview(message),
                    read_timeout=PATIENCE,
                )
            else:
                media = EDITABLE[message.file.kind](
                    input_file(message.file, attach=True),
                    caption=message.text,
                    parse_mode=ParseMode.HTML,
                )
                await self.bot.edit_message_media(
                    media, chat_id, message_id, reply_markup=keyboard, read_timeout=PATIENCE
                )
        except BadRequest as error:
            if sort_failure(error).verdict is not Verdict.UNCHANGED:
                raise

    async def _reply_privately(self, reply: Reply) -> None:
        """Only one person sees it: ephemeral in the group, else privately, else as a short reply.

        Ephemeral messages are newer than the library and their delivery is not guaranteed, so
        nothing that must not be lost is whispered.
        """
        assert reply.message is not None
        if self._whispers and await self._whisper(reply, reply.message):
            return
        try:
            await self.send(reply.to, reply.message)
        except (BadRequest, Forbidden):
            if not reply.public_fallback:
                return
            other = reply.public_fallback
            shown = other if isinstance(other, OutMessage) else reply.message
            await self.send(
                reply.chat_id,
                replace(shown, reply_to=reply.message_id),
                thread=reply.thread,
            )

    async def _whisper(self, reply: Reply, message: OutMessage) -> bool:
        """Sends an ephemeral message; False where that cannot be.

        A server older than Bot API 10.3 shows it to everybody: it is taken back at once, and
        nothing more is whispered.
        """
        if message.poll or message.album:
            return False  # these are for all or for nobody
        parameters: dict[str, Any] = {"receiver_user_id": reply.to}
        if reply.query_id:
            parameters["callback_query_id"] = reply.query_id
        try:
            sent = await self.send(
                reply.chat_id,
                message,
                thread=reply.thread,
                api_kwargs={"ephemeral_message_parameters": parameters},
            )
        except (BadRequest, Forbidden):
            return False
        if "ephemeral_message_id" in sent.api_kwargs:
            return True
        self._whispers = False
        log.warning("whisper.shown_to_all", chat=reply.chat_id)
        await self.bot.delete_message(reply.chat_id, sent.message_id)
        return False


def _worth_another(reply: Reply, error: TelegramError, failure: Failure) -> bool:
    """Tells whether a reply is tried again: not answers, which expire, and no new message after
    Telegram had time enough to take it."""
    slow = failure.verdict is Verdict.UNKNOWN and isinstance(error, TimedOut)
    if reply.verb == "answer" or (slow and reply.verb in NEW):
        return False
    return failure.verdict in PASSING


def answer_in_body(reply: Reply) -> dict[str, Any]:
    """An answer as a webhook's response body: a method call that costs no request."""
    body: dict[str, Any] = {"method": "answerCallbackQuery", "callback_query_id": reply.query_id}
    if reply.text:
        body["text"] = reply.text
    if reply.alert:
        body["show_alert"] = True
    if reply.url:
        body["url"] = reply.url
    return body


async def _drawn(message: OutMessage, file: OutFile) -> OutMessage:
    """The message with its picture drawn."""
    if file.draw is None:
        return message
    content = await asyncio.to_thread(file.draw)
    return replace(message, file=replace(file, content=content, draw=None))
