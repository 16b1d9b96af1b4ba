"""Methods for ephemeral messages: editing and deleting what one member alone sees."""

from __future__ import annotations

from sandbox.methods.editing import check_text, keyboard_of, rewrite
from sandbox.methods.files import described, written
from sandbox.methods.formatting import CAPTION, TEXT, caption_of, preview_of, text_of
from sandbox.methods.registry import Call, method
from sandbox.values import Message, bad_request

TARGET = "chat_id:chat receiver_user_id:int ephemeral_message_id:int reply_markup:json"


def _target(call: Call) -> Message:
    chat = call.chat()
    key = (call.get("receiver_user_id", 0), call.get("ephemeral_message_id", 0))
    message = chat.ephemeral.get(key)
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not call.bot:
        raise bad_request("message can't be edited")
    return message


@method("editEphemeralMessageText", f"{TARGET} {TEXT}")
def edit_text(call: Call) -> bool:
    """Replaces the text."""
    message = _target(call)
    new = text_of(call)
    check_text(message)
    rewrite(call, message, text=new, preview=preview_of(call))
    return True


@method("editEphemeralMessageCaption", f"{TARGET} {CAPTION}")
def edit_caption(call: Call) -> bool:
    """Replaces the caption."""
    message = _target(call)
    if message.media is None:
        raise bad_request("there is no caption in the message to edit")
    rewrite(call, message, text=caption_of(call))
    return True


@method("editEphemeralMessageMedia", f"{TARGET} media:json")
def edit_media(call: Call) -> bool:
    """Replaces the file."""
    message = _target(call)
    media, caption = described(call, written(call, call.get("media")))
    rewrite(call, message, text=caption, media=media)
    return True


@method("editEphemeralMessageReplyMarkup", TARGET)
def edit_markup(call: Call) -> bool:
    """Replaces the keyboard."""
    message = _target(call)
    rewrite(call, message, keyboard=keyboard_of(call))
    return True


@method("deleteEphemeralMessage", TARGET)
def delete(call: Call) -> bool:
    """Removes the message."""
    chat = call.chat()
    key = (call.get("receiver_user_id", 0), call.get("ephemeral_message_id", 0))
    message = chat.ephemeral.get(key)
    if message is None:
        raise bad_request("message to delete not found")
    call.world.discard(message)
    return True
