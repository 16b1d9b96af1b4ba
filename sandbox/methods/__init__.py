"""The Bot API's methods; importing this package registers them all."""

from sandbox.methods import chats, commands, editing, ephemeral, files, intake, polls, sending
from sandbox.methods.registry import METHODS, Call, Method

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
