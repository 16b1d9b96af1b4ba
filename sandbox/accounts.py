"""The bots' accounts: what Telegram keeps for one bot alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sandbox.checking import faults_in
from sandbox.commands import CommandBook
from sandbox.updates import UpdateQueue
from sandbox.values import Chat, Json, Person

_OWN = ("file_id", "file_path")


@dataclass(slots=True, eq=False)
class Account:
    """A bot with its token, updates, menus, private chats and their message numbers.

    The ids and paths of files differ from bot to bot: `name` is added to them, which is empty for
    the sandbox's first bot. `private` is by the person's id, and empty for the first bot, whose
    private chats stand among the world's.
    """

    person: Person
    token: str
    updates: UpdateQueue
    privacy: bool = True
    name: str = ""
    commands: CommandBook = field(default_factory=CommandBook)
    private: dict[int, Chat] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def push(self, kind: str, payload: Json, lane: str, merge: str | None = None) -> None:
        """Queues an update, the files in it named as this bot knows them."""
        faults = faults_in("Update", {"update_id": 0, kind: payload})
        assert not faults, faults
        self.updates.push(kind, self.own(payload), lane, merge)

    def own(self, shape: Any) -> Any:
        """Returns a JSON value with the ids and paths of files as this bot knows them."""
        if not self.name:
            return shape
        if isinstance(shape, list):
            return [self.own(one) for one in shape]
        if not isinstance(shape, dict):
            return shape
        return {
            key: self.name + value if key in _OWN else self.own(value)
            for key, value in shape.items()
        }

    def stored(self, named: str) -> str:
        """Returns the sandbox's name for a file id or path of this bot; empty for another's."""
        if not named.startswith(self.name):
            return ""
        return named.removeprefix(self.name)
