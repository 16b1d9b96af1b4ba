"""A message on its way to a chat, as plain values that a row can hold."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: `data` comes back when it is tapped, `url` opens a link."""

    label: str
    data: str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class OutFile:
    """A file to send: its bytes, or the id Telegram keeps it under.

    `kind`: document · photo · video · animation · audio · voice. `draw` makes the bytes of what is
    said at once after the commit, in a thread, so that no tap waits for a picture; it is not kept.
    """

    kind: str
    name: str
    content: bytes = b""
    file_id: str = ""
    draw: Callable[[], bytes] | None = field(default=None, compare=False)

    def as_json(self) -> dict[str, Any]:
        """The file as JSON values; `from_json` gives it back."""
        return {
            "kind": self.kind,
            "name": self.name,
            "content": base64.b64encode(self.content).decode(),
            "file_id": self.file_id,
        }

    @classmethod
    def from_json(cls, made: dict[str, Any]) -> OutFile:
        """The file that `as_json` wrote down."""
        return cls(made["kind"], made["name"], base64.b64decode(made["content"]), made["file_id"])


@dataclass(frozen=True, slots=True)
class OutPoll:
    """A poll in which everybody sees who chose what; a quiz where `correct` has places from 0.

    It closes by itself `period` seconds after it was sent, or at `closes` (Unix seconds); past that
    moment it is not sent any more.
    """

    question: str
    options: tuple[str, ...]
    correct: tuple[int, ...] = ()
    explanation: str = ""
    multiple: bool = False
    shuffled: bool = False
    """Each person sees the options in another order."""
    revoting: bool = False
    hidden: bool = False
    """Nobody sees the others' answers before it closes."""
    period: int = 0
    closes: int = 0

    def as_json(self) -> dict[str, Any]:
        """The poll as JSON values; `from_json` gives it back."""
        return asdict(self)

    @classmethod
    def from_json(cls, made: dict[str, Any]) -> OutPoll:
        """The poll that `as_json` wrote down."""
        lists = {name: tuple(made[name]) for name in ("options", "correct")}
        return cls(**{**made, **lists})


@dataclass(frozen=True, slots=True)
class OutMessage:
    """Text in Telegram's HTML with buttons, and at most one file (then the text is its caption).

    An `album` of 2–10 files takes no buttons; its text is the first one's caption. With a `poll`,
    the text is its description, at most 1,024 characters, and the file its picture. `silent` rings
    no bell; `prompts` opens the reply field with this hint; `preview` shows the first link's page.
    """

    text: str
    buttons: Rows = ()
    file: OutFile | None = field(default=None)
    silent: bool = False
    prompts: str = ""
    preview: bool = False
    album: tuple[OutFile, ...] = ()
    poll: OutPoll | None = None
    thread: int = 0
    """The topic of a forum it goes to; 0 for the group itself."""
    reply_to: int = 0
    """The message of the same chat that it answers; gone, it stands alone."""
    stops: int = 0
    """No message, but the end of the poll in this one, by its number."""

    def with_buttons(self, *rows: tuple[Button, ...]) -> OutMessage:
        """The same message with these rows of buttons."""
        return replace(self, buttons=tuple(row for row in rows if row))

    def as_json(self) -> dict[str, Any]:
        """The message as JSON values; `from_json` gives it back."""
        made: dict[str, Any] = {"text": self.text}
        if self.buttons:
            made["buttons"] = [[[b.label, b.data, b.url] for b in row] for row in self.buttons]
        if self.file:
            made["file"] = self.file.as_json()
        if self.album:
            made["album"] = [file.as_json() for file in self.album]
        if self.poll:
            made["poll"] = self.poll.as_json()
        if self.stops:
            made["stops"] = self.stops
        for name in ("silent", "prompts", "preview", "thread", "reply_to"):
            if value := getattr(self, name):
                made[name] = value
        return made

    @classmethod
    def from_json(cls, made: dict[str, Any]) -> OutMessage:
        """The message that `as_json` wrote down."""
        file = made.get("file")
        return cls(
            text=made["text"],
            buttons=tuple(tuple(Button(*b) for b in row) for row in made.get("buttons", ())),
            file=OutFile.from_json(file) if file else None,
            silent=made.get("silent", False),
            prompts=made.get("prompts", ""),
            preview=made.get("preview", False),
            album=tuple(OutFile.from_json(one) for one in made.get("album", ())),
            poll=OutPoll.from_json(made["poll"]) if "poll" in made else None,
            thread=made.get("thread", 0),
            reply_to=made.get("reply_to", 0),
            stops=made.get("stops", 0),
        )


def digest(message: OutMessage) -> str:
    """What tells whether two messages would look the same."""
    return hashlib.sha256(json.dumps(message.as_json(), sort_keys=True).encode()).hexdigest()
