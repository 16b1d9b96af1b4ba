"""Methods for editing, deleting, pinning and reacting to messages, and for answering taps."""

from __future__ import annotations

from sandbox import shapes
from sandbox.links import start_payload
from sandbox.methods.files import described, written
from sandbox.methods.formatting import CAPTION, TEXT, caption_of, preview_of, text_of
from sandbox.methods.markup import markup_of, require_allowed
from sandbox.methods.registry import Call, method
from sandbox.reactions import EMOJI, plain
from sandbox.values import Answer, Chat, Json, Keyboard, Media, Message, bad_request

TARGET = (
    "chat_id:chat message_id:int inline_message_id:str reply_markup:json business_connection_id:str"
)
DELETABLE = 48 * 3600
ANSWER_MOST = 200
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def target(call: Call, part: str = "message") -> Message:
    """Returns the bot's own message that a call wants to edit; a refusal names the part."""
    if "chat_id" not in call.args and "inline_message_id" in call.args:
        raise bad_request("message to edit not found")
    message = call.message("message to edit not found", call.chat())
    fixed = message.service or message.origin or message.markup
    if message.sender is not call.bot or fixed:
        raise bad_request(f"{part} can't be edited")
    return message


def rewrite(
    call: Call,
    message: Message,
    *,
    text: tuple[str, list[Json]] | None = None,
    media: Media | None = None,
    preview: Json | None = None,
    keyboard: Keyboard | None = None,
) -> Json:
    """Changes a message, if anything changes, and counts the edit; returns the Message."""
    body, entities = text if text is not None else (message.text, message.entities)
    wanted = keyboard if keyboard is not None else keyboard_of(call)
    require_allowed(wanted, message.chat)
    unchanged = (
        (body, entities, wanted) == (message.text, message.entities, message.keyboard)
        and media is None
        and (text is None or preview == message.link_preview)
    )
    if unchanged:
        raise bad_request(_SAME)
    call.service.flood.take(message.chat)
    if text is not None:
        message.link_preview = preview
    message.text, message.entities, message.keyboard = body, entities, wanted
    message.media = media or message.media
    message.edit_date = call.world.now()
    message.version += 1
    call.world.changed(message)
    return shapes.message(message)


def keyboard_of(call: Call) -> Keyboard:
    """Returns the inline keyboard of an edit; an edited message can have no other markup."""
    keyboard, markup = markup_of(call)
    if markup is not None:
        raise bad_request("inline keyboard expected")
    return keyboard


@method("editMessageText", f"{TARGET} {TEXT}")
def edit_text(call: Call) -> Json:
    """Replaces the text."""
    new, keyboard, preview = text_of(call), keyboard_of(call), preview_of(call)
    message = target(call)
    check_text(message)
    return rewrite(call, message, text=new, preview=preview, keyboard=keyboard)


def check_text(message: Message) -> None:
    """Refuses a message that is no text."""
    check_editable(message)
    if message.media is not None or message.poll is not None:
        raise bad_request("there is no text in the message to edit")


def check_editable(message: Message) -> None:
    """Refuses a message whose content never changes; the keyboard of one may."""
    over = message.poll is not None and message.poll.closed
    if over or message.location is not None:
        raise bad_request("message can't be edited")


@method("editMessageCaption", f"{TARGET} {CAPTION}")
def edit_caption(call: Call) -> Json:
    """Replaces the caption."""
    new, keyboard = caption_of(call), keyboard_of(call)
    message = target(call)
    check_editable(message)
    if message.media is None or message.media.kind == "sticker":
        raise bad_request("there is no caption in the message to edit")
    return rewrite(call, message, text=new, keyboard=keyboard)


@method("editMessageMedia", f"{TARGET} media:json")
def edit_media(call: Call) -> Json:
    """Replaces the file."""
    parts, keyboard = written(call, call.get("media")), keyboard_of(call)
    message = target(call, "message media")
    if message.poll is not None or message.location is not None:
        raise bad_request("message media can't be edited")
    media, caption = described(call, parts)
    return rewrite(call, message, text=caption, media=media, keyboard=keyboard)


@method("editMessageReplyMarkup", TARGET)
def edit_markup(call: Call) -> Json:
    """Replaces the inline keyboard, or removes it."""
    keyboard = keyboard_of(call)
    return rewrite(call, target(call), keyboard=keyboard)


@method("deleteMessage", "chat_id:chat message_id:int")
def delete_message(call: Call) -> bool:
    """Deletes one message."""
    message = call.message("message to delete not found", call.chat())
    _check_deletable(call, message)
    call.world.discard(message)
    return True


def _check_deletable(call: Call, message: Message) -> None:
    chat, age = message.chat, call.world.now() - message.date
    own = message.sender is call.bot or chat.type == "private"
    if chat.type == "supergroup":
        first = message.id == 1 or any(message is one.opened for one in chat.topics.values())
        if age >= DELETABLE or first or not (own or call.is_admin(chat)):
            raise bad_request("message can't be deleted")
    elif age > DELETABLE or not (own or call.is_admin(chat)):
        raise bad_request("message can't be deleted for everyone")


@method("deleteMessages", "chat_id:chat message_ids:json")
def delete_messages(call: Call) -> bool:
    """Deletes up to 100 messages; those not found are passed over."""
    chat = call.chat()
    numbers = call.items("message_ids", "message identifiers")
    if not 1 <= len(numbers) <= 100:
        amount = "too many message identifiers" if numbers else "message identifiers are not"
        raise bad_request(f"{amount} specified")
    whole = [number for number in numbers if isinstance(number, int)]
    found = [chat.messages[number] for number in whole if number in chat.messages]
    for message in found:
        _check_deletable(call, message)
    for message in found:
        call.world.discard(message)
    return True


def _pinning_chat(call: Call) -> Chat:
    chat = call.chat()
    if chat.type != "private" and not call.is_admin(chat):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


@method(
    "pinChatMessage",
    "chat_id:chat message_id:int disable_notification:bool business_connection_id:str",
)
def pin_message(call: Call) -> bool:
    """Pins a message on top of the chat."""
    chat = _pinning_chat(call)
    message = call.message("message to pin not found", chat)
    if message.service is not None:
        raise bad_request("message can't be pinned")
    already = message.pinned and chat.pinned[0] == message.id
    call.world.set_pinned(message, pinned=True)
    if not already:
        call.world.tell_pinned(message, call.bot)
    return True


@method("unpinChatMessage", "chat_id:chat message_id:int business_connection_id:str")
def unpin_message(call: Call) -> bool:
    """Unpins one message, or the latest pinned one."""
    chat = _pinning_chat(call)
    if "message_id" in call.args:
        message = call.message("message to unpin not found", chat)
    elif chat.pinned:
        message = chat.messages[chat.pinned[0]]
    else:
        raise bad_request("message to unpin not found")
    if message.pinned:
        call.world.set_pinned(message, pinned=False)
    return True


@method("unpinAllChatMessages", "chat_id:chat")
def unpin_all(call: Call) -> bool:
    """Unpins everything."""
    chat = _pinning_chat(call)
    for number in list(chat.pinned):
        call.world.set_pinned(chat.messages[number], pinned=False)
    return True


@method("setMessageReaction", "chat_id:chat message_id:int reaction:json is_big:bool")
def set_reaction(call: Call) -> bool:
    """Reacts to a message with one emoji, or removes it."""
    message = call.message("message to react not found", call.chat())
    given = call.items("reaction", "ReactionType")
    if len(given) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if message.service is not None:
        raise bad_request("MESSAGE_NOT_MODIFIED")
    emoji = [plain(str(one.get("emoji", ""))) if isinstance(one, dict) else "" for one in given]
    if any(one not in EMOJI for one in emoji):
        raise bad_request("REACTION_INVALID")
    call.world.set_reactions(message, call.bot, emoji)
    return True


@method(
    "answerCallbackQuery",
    "callback_query_id:str text:str show_alert:bool url:str cache_time:int",
)
def answer_callback_query(call: Call) -> bool:
    """Answers the person who tapped."""
    text, url = call.get("text", ""), call.get("url") or None
    if len(text) > ANSWER_MOST:
        raise bad_request("MESSAGE_TOO_LONG")
    if url is not None and not start_payload(url, call.bot.username or ""):
        raise bad_request("URL_INVALID")
    answer = Answer(text, bool(call.get("show_alert")), url)
    if not call.world.answer_tap(call.get("callback_query_id", ""), answer, call.bot):
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    return True
