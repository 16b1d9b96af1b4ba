"""Messages to be sent to a chat, as plain values that a row can hold."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Sequence
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

    `kind`: document · photo · video · animation · audio · voice. `draw` makes the bytes of an
    immediate reply after the commit, in a thread, so that no tap waits for a picture; it is not
    stored.
    """

    kind: str
    name: str
    content: bytes = b""
    file_id: str = ""
    draw: Callable[[], bytes] | None = field(default=None, compare=False)
    export: str = field(default="", compare=False)
    """What of a branch's data it holds, for the audit log; not stored."""

    def as_json(self) -> dict[str, Any]:
        """Returns the file as JSON values, for `from_json`."""
        return {
            "kind": self.kind,
            "name": self.name,
            "content": base64.b64encode(self.content).decode(),
            "file_id": self.file_id,
        }

    @classmethod
    def from_json(cls, made: dict[str, Any]) -> OutFile:
        """Restores the file from `as_json`."""
        return cls(made["kind"], made["name"], base64.b64decode(made["content"]), made["file_id"])


@dataclass(frozen=True, slots=True)
class OutPoll:
    """A poll in which everybody sees who chose what; a quiz where `correct` has option indexes.

    It closes by itself `period` seconds after it was sent, or at `closes` (Unix seconds); after
    that moment it is not sent.
    """

    question: str
    options: tuple[str, ...]
    correct: tuple[int, ...] = ()
    explanation: str = ""
    multiple: bool = False
    shuffled: bool = False
    """Shows the options to each person in another order."""
    revoting: bool = False
    hidden: bool = False
    """Hides the answers of others until it closes."""
    period: int = 0
    closes: int = 0

    def as_json(self) -> dict[str, Any]:
        """Returns the poll as JSON values, for `from_json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, made: dict[str, Any]) -> OutPoll:
        """Restores the poll from `as_json`."""
        lists = {name: tuple(made[name]) for name in ("options", "correct")}
        return cls(**{**made, **lists})


@dataclass(frozen=True, slots=True)
class OutMessage:
    """Text in Telegram's HTML with buttons, and at most one file (then the text is its caption).

    An `album` of 2–10 files takes no buttons; its text is the first one's caption. With a `poll`,
    the text is its description, at most 1,024 characters, and the file its picture. `silent` makes
    no sound; `prompts` opens the reply field with this hint; `preview` shows the first link's page.
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
    """The forum topic it goes to; 0 for the group itself."""
    reply_to: int = 0
    """The message of the same chat that it replies to; where that is gone, it replies to none."""
    stops: int = 0
    """Ends the poll in this message instead of sending one."""

    @property
    def what(self) -> str:
        """The kind of message by which groups give rights: poll, text, or the kind of a file."""
        file = self.file or next(iter(self.album), None)
        return "poll" if self.poll else file.kind if file else "text"

    def with_buttons(self, *rows: tuple[Button, ...] | Button) -> OutMessage:
        """Returns the same message with these rows of buttons; a button is a row of its own."""
        whole = ((row,) if isinstance(row, Button) else row for row in rows)
        return replace(self, buttons=tuple(row for row in whole if row))

    def as_json(self) -> dict[str, Any]:
        """Returns the message as JSON values, for `from_json`."""
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
        """Restores the message from `as_json`."""
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


ALBUMS = ({"photo", "video"}, {"document"}, {"audio"})
"""Kinds that Telegram takes into one album."""
MOST_IN_ALBUM = 10


def in_messages(files: Sequence[dict[str, Any]]) -> list[OutMessage]:
    """Returns the messages with files (`as_json`), in albums where Telegram allows them."""
    groups: list[list[OutFile]] = []
    for file in map(OutFile.from_json, files):
        last = groups[-1] if groups else []
        alike = any({file.kind, *(one.kind for one in last)} <= kinds for kinds in ALBUMS)
        if last and alike and len(last) < MOST_IN_ALBUM:
            last.append(file)
        else:
            groups.append([file])
    return [
        OutMessage("", album=tuple(group)) if len(group) > 1 else OutMessage("", file=group[0])
        for group in groups
    ]


def digest(message: OutMessage) -> str:
    """Returns a hash that differs if two messages look different."""
    return hashlib.sha256(json.dumps(message.as_json(), sort_keys=True).encode()).hexdigest()
