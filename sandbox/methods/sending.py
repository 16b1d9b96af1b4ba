"""Methods for sending texts, places, copies and forwards, and what all sending shares."""

from __future__ import annotations

from typing import Any, NamedTuple

from sandbox import shapes
from sandbox.kinds import KINDS, kind_of
from sandbox.methods.formatting import (
    CAPTION,
    TEXT,
    caption_of,
    preview_of,
    text_of,
)
from sandbox.methods.markup import markup_of, require_allowed
from sandbox.methods.registry import BESIDE, WHISPER, Call, method
from sandbox.state import EPHEMERAL_DOOR
from sandbox.values import Chat, Json, Message, Person, Tap, bad_request

SENDING = (
    "chat_id:chat message_thread_id:int direct_messages_topic_id:int disable_notification:bool "
    "protect_content:bool allow_paid_broadcast:bool message_effect_id:str reply_parameters:json "
    "reply_markup:json "
    "allow_sending_without_reply:bool reply_to_message_id:int "
    "business_connection_id:str suggested_post_parameters:json"
)

WHISPERED = f"{SENDING} {WHISPER}:json"
"""What can be for one member alone."""


def addressed(call: Call) -> Chat:
    """Returns the chat to send to; what else a call says is checked before it."""
    markup_of(call)
    call.mapping("reply_parameters")
    return call.chat()


def send(call: Call, chat: Chat, *, messages: int = 1, **content: Any) -> Message:
    """Sends one message into a chat; `messages` is what it counts for the limits."""
    world = call.world
    thread = thread_of(call, chat)
    require_right(call, chat, content)
    whisper = _whisper_of(call, chat)
    receiver = whisper.receiver if whisper else None
    keyboard, markup = markup_of(call)
    require_allowed(keyboard, chat)
    content |= {
        "thread": thread,
        "keyboard": keyboard,
        "markup": markup,
        "silent": bool(call.get("disable_notification")),
        "protected": bool(call.get("protect_content")),
    }
    content |= reply_of(call, chat, receiver)
    if content["thread"] is None and content.get("reply_to") is not None:
        content["thread"] = content["reply_to"].thread_below
    topic = chat.topics.get(content["thread"] or 0)
    if topic is not None and topic.closed and not call.is_admin(chat):
        raise bad_request("TOPIC_CLOSED")
    if messages:
        call.service.flood.take(chat, messages)
    if receiver is None:
        return world.post(chat, call.bot, **content)
    replaced = whisper.replaces if whisper else None
    return world.whisper(chat, call.bot, receiver, **content, replaces=replaced)


def thread_of(call: Call, chat: Chat) -> int | None:
    """Returns the topic to send to; raises ApiError where there is none of that number. Groups
    without topics take no notice of it."""
    thread = call.get("message_thread_id")
    if thread in (None, 0) or (chat.type != "private" and not chat.forum):
        return None
    if thread not in chat.topics:
        raise bad_request("message thread not found")
    return int(thread)


def require_right(call: Call, chat: Chat, content: Json) -> None:
    """Refuses a kind of message that the group lets its members not send."""
    if chat.type == "private" or call.is_admin(chat):
        return
    kind, member = kind_of(content), chat.member(call.bot)
    if KINDS[kind].right in chat.denied | (member.denied if member else frozenset()):
        raise bad_request(f"not enough rights to send {KINDS[kind].plural} to the chat")


def reply_of(call: Call, chat: Chat, receiver: Person | None) -> Json:
    """Returns what the message replies to, and the part it quotes."""
    parameters = call.mapping("reply_parameters")
    if parameters.get("ephemeral_message_id") is not None and receiver is not None:
        number = parameters["ephemeral_message_id"]
        whispered = chat.ephemeral.get((receiver.id, number)) if isinstance(number, int) else None
        if whispered is None:
            raise bad_request("message to be replied not found")
        return {"reply_to": whispered}
    wanted = parameters.get("message_id", call.get("reply_to_message_id"))
    if wanted in (None, 0):
        return {}
    found = chat.messages.get(wanted) if isinstance(wanted, int) else None
    if found is None:
        lenient = parameters.get("allow_sending_without_reply")
        if lenient or call.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    quote = parameters.get("quote")
    if quote and str(quote) not in found.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {"reply_to": found, "quote": str(quote) if quote else None}


class Whisper(NamedTuple):
    """The only member who gets a message, and the message that it replaces for them."""

    receiver: Person
    replaces: Message | None


def _whisper_of(call: Call, chat: Chat) -> Whisper | None:
    """Reads the parameters of an ephemeral message; raises ApiError where it may not be sent.

    A server of 10.2 read them beside the others, as the manual of that version has them.
    """
    beside = {name: call.args[name] for name in BESIDE if name in call.args}
    parameters = call.mapping(WHISPER) or beside
    if not parameters:
        return None
    if chat.type == "private":
        raise bad_request("BOT_NOT_ADMIN")
    number = parameters.get("receiver_user_id")
    person = call.world.people.get(number) if isinstance(number, int) else None
    if person is None or chat.member(person) is None:
        raise bad_request("user not found")
    tap = _reason(call, chat, person, str(parameters.get("callback_query_id") or ""))
    if not parameters.get("replace_callback_query_message"):
        return Whisper(person, None)
    if tap is None or tap.message.ephemeral_to is not None:
        raise bad_request("there is no message to replace")
    return Whisper(person, tap.message)


def _reason(call: Call, chat: Chat, person: Person, query: str) -> Tap | None:
    """Checks what lets the bot write to one member: their tap or ephemeral command of the last 15
    seconds, or its being an administrator; returns the tap."""
    tap = call.world.query(query, call.bot) if query else None
    if query:
        fresh = tap is not None and call.world.clock() - tap.at <= EPHEMERAL_DOOR
        if tap is None or not fresh or tap.person is not person or tap.message.chat is not chat:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        return tap
    number = call.mapping("reply_parameters").get("ephemeral_message_id")
    said = chat.ephemeral.get((person.id, number)) if isinstance(number, int) else None
    asked = said is not None and said.sender is person
    recent = said is not None and call.world.now() - said.date <= EPHEMERAL_DOOR
    if not (asked and recent) and not call.is_admin(chat):
        raise bad_request("BOT_NOT_ADMIN")
    return None


@method("sendMessage", f"{WHISPERED} {TEXT}")
def send_message(call: Call) -> Json:
    """Sends a text."""
    body, entities = text_of(call)
    preview = preview_of(call)
    chat = addressed(call)
    message = send(call, chat, text=body, entities=entities, link_preview=preview)
    return shapes.message(message)


@method("sendLocation", f"{WHISPERED} latitude:float longitude:float horizontal_accuracy:float "
        "live_period:int heading:int proximity_alert_radius:int")  # fmt: skip
def send_location(call: Call) -> Json:
    """Sends a point on the map."""
    latitude, longitude = call.get("latitude"), call.get("longitude")
    if latitude is None or longitude is None:
        raise bad_request("latitude or longitude is empty")
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise bad_request("wrong location specified")
    place = {"latitude": latitude, "longitude": longitude}
    return shapes.message(send(call, addressed(call), location=place))


@method(
    "sendChatAction", "chat_id:chat action:str message_thread_id:int business_connection_id:str"
)
def send_chat_action(call: Call) -> bool:
    """Shows what the bot is doing."""
    actions = (
        "typing upload_photo record_video upload_video record_voice upload_voice upload_document "
        "choose_sticker find_location record_video_note upload_video_note"
    )
    chat = call.chat()
    if call.get("action") not in actions.split():
        raise bad_request("wrong parameter action in request")
    call.world.publish("action", chat)
    return True


_SOURCE = "from_chat_id:chat message_id:int video_start_timestamp:int"


def _source(call: Call, verb: str) -> Message:
    origin = call.chat("from_chat_id")
    message = call.message(f"message to {verb} not found", origin)
    if message.service is not None:
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


@method("forwardMessage", f"{SENDING} {_SOURCE}")
def forward_message(call: Call) -> Json:
    """Forwards a message with its origin."""
    message = _source(call, "forward")
    chat = addressed(call)
    if message.protected:
        raise bad_request("message can't be forwarded")
    world = call.world
    return shapes.message(send(call, chat, **world.copied(message), origin=world.origin(message)))


@method("copyMessage", f"{SENDING} {_SOURCE} {CAPTION}")
def copy_message(call: Call) -> Json:
    """Sends a message's content again, as the bot's own."""
    caption = caption_of(call) if "caption" in call.args else None
    message = _source(call, "copy")
    chat = addressed(call)
    if message.poll is not None and message.poll.quiz and message.sender is not call.bot:
        raise bad_request("message can't be copied")
    content = call.world.copied(message)
    poll = content["poll"] = message.poll and call.world.twin(message.poll)
    if message.media is not None and caption is not None:
        content["text"], content["entities"] = caption
    copied = send(call, chat, **content)
    if poll is not None:
        call.world.enlist(poll, call.bot)
    return {"message_id": copied.id}
