"""Reads what python-telegram-bot made of an update into our own values."""

from datetime import timedelta
from typing import Any

from telegram import Chat, Message, Update, User
from telegram.ext import ContextTypes

from data.values.language import language_of
from data.values.talk import split_word
from handlers.shared.context import FileIn, Incoming, Person

PTBContext = ContextTypes.DEFAULT_TYPE


def shown_name(user: dict[str, Any]) -> str:
    """Returns the name a person shows, from the update as it came."""
    last = user.get("last_name")
    return f"{user['first_name']} {last}" if last else str(user["first_name"])


def read_message(
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
        _, said = split_word(said)
    user = message.from_user or User(0, "", False)
    replied = _replied_to(message)
    return message, make_incoming(
        user,
        message.chat,
        context.bot.id,
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
        comment=bool(message.reply_to_message and message.reply_to_message.is_automatic_forward),
        edited=message.edit_date is not None,
        sender_chat=message.sender_chat is not None,
        from_channel=message.sender_chat is not None and message.sender_chat.id != message.chat.id,
    )


def _replied_to(message: Message) -> Message | None:
    """Finds the message that a person replied to.

    Telegram lets whatever is written in a topic of a forum reply to the message that opened the
    topic, and a comment to the channel's post: nobody chose these.
    """
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created or replied.is_automatic_forward:
        return None
    return replied


def make_incoming(user: User, chat: Chat, bot_id: int, **rest: Any) -> Incoming:
    person = Person(user.id, user.full_name, language_of(user.language_code), user.username or "")
    return Incoming(
        person=person,
        chat_id=chat.id,
        private=chat.type == Chat.PRIVATE,
        chat_title=chat.title or "",
        bot_id=bot_id,
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
