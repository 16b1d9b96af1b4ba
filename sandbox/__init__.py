"""A Telegram on this machine: a Bot API server over HTTP, its people, and a chat page."""

from sandbox.server import Sandbox
from sandbox.values import Answer, Chat, Message, NotAllowed, Person, Tap
from sandbox.world import World

__all__ = ["Answer", "Chat", "Message", "NotAllowed", "Person", "Sandbox", "Tap", "World"]
