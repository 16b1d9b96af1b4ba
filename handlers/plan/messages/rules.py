"""Pure decisions about messages of the secretary's own: what Telegram takes from a bot."""

from dataclasses import replace
from typing import Any

from data.values.out import OutFile, OutMessage
from data.values.rich import units
from handlers.shared.context import Incoming
from handlers.shared.refusal import Refusal

KIND = "message"
"""The kind of plan that sends a message."""
LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024
"""UTF-16 units that Telegram takes from a bot."""
MOST_FILES = 10


def taken(incoming: Incoming) -> OutMessage:
    """Builds the message as it will be sent; raises Refusal where Telegram would not take it from
    a bot: people with Premium may write longer captions."""
    if incoming.file is None and not incoming.text.strip():
        raise Refusal("plan-message-kind")
    long, most = units(incoming.html), LONGEST_CAPTION if incoming.file else LONGEST_TEXT
    if long > most:
        key = "plan-caption-long" if incoming.file else "plan-message-long"
        raise Refusal(key, long=long, most=most)
    if incoming.file is None:
        return OutMessage(incoming.html, preview=True)
    file = OutFile(incoming.file.kind, incoming.file.name, file_id=incoming.file.file_id)
    if incoming.album:
        return OutMessage(incoming.html, album=(file,))
    return OutMessage(incoming.html, file=file)


def joined(kept: OutMessage, more: OutMessage) -> OutMessage:
    """Adds a piece of the same album, which came as a message of its own."""
    if len(kept.album) >= MOST_FILES:
        return kept
    return replace(kept, album=(*kept.album, *more.album), text=kept.text or more.text)


def message_of(data: dict[str, Any]) -> OutMessage:
    """Returns the message of a plan or draft; an album of one is no album."""
    if "message" not in data:
        raise Refusal("button-stale")
    message = OutMessage.from_json(data["message"])
    if len(message.album) == 1:
        return replace(message, file=message.album[0], album=())
    return message
