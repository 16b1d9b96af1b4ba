"""The Bot API's methods; importing this package registers them all."""

from sandbox.methods import chats, commands, editing, ephemeral, files, intake, polls, sending
from sandbox.methods.registry import METHODS, Call, Method, Version, documented, find, parameters_of

__all__ = [
    "METHODS",
    "Call",
    "Method",
    "Version",
    "chats",
    "commands",
    "documented",
    "editing",
    "ephemeral",
    "files",
    "find",
    "intake",
    "parameters_of",
    "polls",
    "sending",
]
