"""Methods for sending texts, places, copies and forwards, and what all sending shares."""

from __future__ import annotations

from typing import Any

from sandbox import shapes
from sandbox.methods.formatting import (
    CAPTION,
    TEXT,
    formatted,
    preview_of,
    text_of,
    within_caption,
)
from sandbox.methods.markup import markup_of
from sandbox.methods.registry import Call, method
from sandbox.values import Chat, Json, Message, Person, bad_request

SENDING = (
    "chat_id:chat message_thread_id:int direct_messages_topic_id:int disable_notification:bool "
    "protect_content:bool allow_paid_broadcast:bool message_effect_id:str reply_parameters:json "
    "reply_markup:json ephemeral_message_parameters:json receiver_user_id:int "
    "callback_query_id:str allow_sending_without_reply:bool reply_to_message_id:int "
    "business_connection_id:str suggested_post_parameters:json"
)


def deliver(call: Call, **content: Any) -> Json:
    """Sends what a call describes and returns the Message; every check comes before any effect."""
    return shapes.message(send(call, call.chat(), **content))


def send(call: Call, chat: Chat, *, messages: int = 1, **content: Any) -> Message:
    """Sends one message into a chat; `messages` is what it counts for the limits."""
    world = call.world
    receiver = _receiver(call, chat)
    keyboard, markup = markup_of(call, chat)
    content |= {
        "thread": thread_of(call, chat),
        "keyboard": keyboard,
        "markup": markup,
        "silent": bool(call.get("disable_notification")),
        "protected": bool(call.get("protect_content")),
    }
    content |= reply_of(call, chat, receiver)
    if content["thread"] is None and content.get("reply_to") is not None:
        content["thread"] = content["reply_to"].thread_below
    if messages:
        call.service.flood.take(chat, messages)
    if receiver is None:
        return world.post(chat, call.bot, **content)
    return world.whisper(chat, call.bot, receiver, **content, replaces=_replaced(call, chat))


def thread_of(call: Call, chat: Chat) -> int | None:
    """Returns the topic to send to; raises ApiError where there is none of that number."""
    thread = call.get("message_thread_id")
    if thread in (None, 0):
        return None
    if not chat.forum or thread not in chat.topics:
        raise bad_request("message thread not found")
    return int(thread)


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


def _whisper_parameters(call: Call) -> Json:
    given = call.mapping("ephemeral_message_parameters")
    if given:
        return given
    older = {name: call.get(name) for name in ("receiver_user_id", "callback_query_id")}
    return older if older["receiver_user_id"] is not None else {}


def _receiver(call: Call, chat: Chat) -> Person | None:
    """Returns the only member who gets the message, if it is ephemeral and may be sent."""
    parameters = _whisper_parameters(call)
    if not parameters:
        return None
    if chat.type == "private":
        raise bad_request("ephemeral messages can be sent only to groups")
    number = parameters.get("receiver_user_id")
    person = call.world.people.get(number) if isinstance(number, int) else None
    if person is None or chat.member(person) is None:
        raise bad_request("user not found")
    query = parameters.get("callback_query_id")
    if query:
        tap = call.world.query(str(query), call.bot)
        if tap is None or tap.person is not person or tap.message.chat is not chat:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
    if not call.is_admin(chat) and not call.world.door_open(chat, person):
        raise bad_request("not enough rights to send ephemeral messages to the user")
    return person


def _replaced(call: Call, chat: Chat) -> Message | None:
    parameters = _whisper_parameters(call)
    if not parameters.get("replace_callback_query_message"):
        return None
    tap = call.world.query(str(parameters.get("callback_query_id", "")), call.bot)
    if tap is None or tap.message.ephemeral_to is not None or tap.message.chat is not chat:
        raise bad_request("there is no message to replace")
    return tap.message


@method("sendMessage", f"{SENDING} {TEXT}")
def send_message(call: Call) -> Json:
    """Sends a text."""
    chat = call.chat()
    body, entities = text_of(call)
    preview = preview_of(call)
    message = send(call, chat, text=body, entities=entities, link_preview=preview)
    return shapes.message(message)


@method("sendLocation", f"{SENDING} latitude:float longitude:float horizontal_accuracy:float "
        "live_period:int heading:int proximity_alert_radius:int")  # fmt: skip
def send_location(call: Call) -> Json:
    """Sends a point on the map."""
    latitude, longitude = call.get("latitude"), call.get("longitude")
    if latitude is None or longitude is None:
        raise bad_request("latitude or longitude is empty")
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise bad_request("wrong location specified")
    return deliver(call, location={"latitude": latitude, "longitude": longitude})


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
    chat = call.chat()
    message = _source(call, "forward")
    if message.protected:
        raise bad_request("message can't be forwarded")
    world = call.world
    return shapes.message(send(call, chat, **world.copied(message), origin=world.origin(message)))


@method("copyMessage", f"{SENDING} {_SOURCE} {CAPTION}")
def copy_message(call: Call) -> Json:
    """Sends a message's content again, as the bot's own."""
    chat = call.chat()
    message = _source(call, "copy")
    if message.poll is not None and message.poll.quiz and message.sender is not call.bot:
        raise bad_request("message can't be copied")
    content = call.world.copied(message)
    poll = content["poll"] = message.poll and call.world.twin(message.poll)
    if message.media is not None and "caption" in call.args:
        caption = within_caption(formatted(call, "caption", "caption_entities"))
        content["text"], content["entities"] = caption
    copied = send(call, chat, **content)
    if poll is not None:
        call.world.enlist(poll, call.bot)
    return {"message_id": copied.id}
