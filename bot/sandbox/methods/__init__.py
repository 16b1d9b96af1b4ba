"""The Bot API's methods; importing this package registers them all."""

from bot.sandbox.methods import chats, commands, editing, ephemeral, files, intake, polls, sending
from bot.sandbox.methods.register import METHODS, Call, Method

__all__ = [
    "METHODS",
    "Call",
    "Method",
    "chats",
    "commands",
    "editing",
    "ephemeral",
    "files",
    "intake",
    "polls",
    "sending",
]
