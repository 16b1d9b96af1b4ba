"""The sandbox's nouns as plain values: people, chats, messages, polls and taps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
ChatType = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]


class NotAllowed(Exception):  # noqa: N818 - reads as what a person is told
    """A person tried something Telegram's clients would not allow; the text says why."""


class ApiError(Exception):
    """An answer of the Bot API that is not ok.

    `code` is the HTTP status and error_code, `description` Telegram's text, `parameters` an
    object such as {"retry_after": 3}.
    """

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(reason: str) -> ApiError:
    """Returns a 400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {reason}")


@dataclass(slots=True, eq=False)
class Person:
    """A Telegram user; the bot is one too."""

    id: int
    name: str
    username: str | None = None
    last_name: str | None = None
    language_code: str | None = "zh-hans"
    is_bot: bool = False

    @property
    def full_name(self) -> str:
        """First and last name as clients show them."""
        return f"{self.name} {self.last_name}" if self.last_name else self.name


@dataclass(slots=True)
class Member:
    """A person's membership of a group."""

    person: Person
    status: Status = "member"
    denied: frozenset[str] = frozenset()
    """The rights that this one lacks, where restricted."""

    @property
    def present(self) -> bool:
        """Whether they are in the group now."""
        return self.status not in ("left", "kicked")

    @property
    def admin(self) -> bool:
        """Whether they may administer the group."""
        return self.status in ("creator", "administrator")


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is the thread's."""

    id: int
    name: str
    icon_color: int = 7322096
    closed: bool = False
    opened: Message | None = None
    """The message that opened it."""


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat with a bot, a group, a supergroup, or a channel that people speak as.

    `messages` is ordered by id; `ephemeral` holds what one member alone sees, by
    (receiver id, ephemeral id). `started` and `blocked` concern private chats only.
    """

    id: int
    type: ChatType
    title: str = ""
    person: Person | None = None
    bot: Person | None = None
    """The bot of a private chat."""
    forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    ephemeral: dict[tuple[int, int], Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    started: bool = False
    blocked: bool = False
    migrated_to: int | None = None
    next_id: int = 1
    denied: frozenset[str] = frozenset()
    """The rights, named as in ChatPermissions, that members who administer nothing lack."""
    last_bot: Person | None = None
    """The bot that wrote last."""

    def member(self, person: Person) -> Member | None:
        """Returns the membership of somebody who is in the chat now, else None."""
        found = self.members.get(person.id)
        return found if found is not None and found.present else None

    def sees(self, person: Person) -> bool:
        """Tells whether this person reads the chat."""
        return self.person is person if self.type == "private" else self.member(person) is not None


@dataclass(slots=True, frozen=True)
class Button:
    """One button of an inline keyboard; `raw` is the button as the bot sent it."""

    text: str
    callback_data: str | None = None
    url: str | None = None
    style: str | None = None
    web_app: str | None = None
    copy_text: str | None = None
    raw: Json = field(default_factory=dict, compare=False)

    @property
    def shape(self) -> Json:
        """The InlineKeyboardButton."""
        return self.raw or {"text": self.text, "callback_data": self.callback_data or self.text}


Keyboard = list[list[Button]]


@dataclass(slots=True, eq=False)
class Media:
    """A file in a message; `kind` is document, photo, audio, video, voice, animation or sticker."""

    kind: str
    file_id: str
    unique_id: str
    path: str
    content: bytes
    name: str
    mime: str
    width: int | None = None
    height: int | None = None
    duration: int = 0
    spoiler: bool = False

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)


Shown = Media | Json
"""A poll's picture beside its text: a file, or {"location": …} or {"venue": …}."""


@dataclass(slots=True)
class Option:
    """An answer option of a poll; an added one says by whom and when."""

    text: str
    entities: list[Json] = field(default_factory=list)
    persistent_id: str = ""
    media: Shown | None = None
    added_by: Person | Chat | None = None
    added_on: int | None = None


@dataclass(slots=True, eq=False)
class Poll:
    """A poll or quiz; `votes` maps the id of a person, or of the chat they speak as, to the
    options they chose. `messages` are the message it was sent in and its forwards."""

    id: str
    question: str
    options: list[Option]
    owner: Person | None = None
    """The bot that sent it, and is told of votes."""
    quiz: bool = False
    anonymous: bool = True
    multiple: bool = False
    revoting: bool = True
    shuffle: bool = False
    growing: bool = False
    hide_results: bool = False
    correct: list[int] = field(default_factory=list)
    question_entities: list[Json] = field(default_factory=list)
    explanation: str = ""
    explanation_entities: list[Json] = field(default_factory=list)
    explanation_media: Shown | None = None
    description: str = ""
    description_entities: list[Json] = field(default_factory=list)
    media: Shown | None = None
    open_period: int | None = None
    close_date: int | None = None
    closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)
    tally: list[int] = field(default_factory=list)
    voters: dict[int, Person | Chat] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Message:
    """A message as everyone sees it; a caption is in `text` beside `media`.

    `service` holds the Bot API fields of a service message, `line` their text for the page.
    `as_chat` is the chat it was said as: an anonymous administrator's group, or a channel.
    `version` counts the edits, `order` is the message's place among all messages of all chats.
    """

    id: int
    chat: Chat
    sender: Person
    date: int
    text: str = ""
    as_chat: Chat | None = None
    entities: list[Json] = field(default_factory=list)
    media: Media | None = None
    album: str | None = None
    poll: Poll | None = None
    location: Json | None = None
    keyboard: Keyboard = field(default_factory=list)
    markup: Json | None = None
    reply_to: Message | None = None
    quote: str | None = None
    thread: int | None = None
    origin: Json | None = None
    pinned: bool = False
    reactions: dict[int, list[str]] = field(default_factory=dict)
    edit_date: int | None = None
    ephemeral_to: Person | None = None
    replaces: Message | None = None
    service: Json | None = None
    line: str | None = None
    deleted: bool = False
    silent: bool = False
    protected: bool = False
    link_preview: Json | None = None
    version: int = 0
    order: int = 0

    @property
    def thread_below(self) -> int | None:
        """The thread of replies to this: its topic in a forum; elsewhere in a supergroup, and in a
        forum's general topic, the one of the message that the first of them answered."""
        if self.chat.type != "supergroup" or self.ephemeral_to is not None:
            return self.thread
        return self.thread or self.id

    @property
    def topic(self) -> int | None:
        """The forum's topic that it is in; the general topic has no number."""
        return self.thread if self.thread in self.chat.topics else None


@dataclass(slots=True, frozen=True)
class Answer:
    """An answerCallbackQuery, as told to the person who tapped."""

    text: str = ""
    alert: bool = False
    url: str | None = None


@dataclass(slots=True, eq=False)
class Tap:
    """One tap on an inline button; `answer` is None until the bot answers."""

    id: str
    person: Person
    message: Message
    data: str
    at: float
    bot: Person
    answer: Answer | None = None


@dataclass(slots=True, frozen=True)
class Event:
    """An event that pages show; `audience` limits it to one person beyond the chat's own rule."""

    type: str
    chat: Chat | None = None
    message: Message | None = None
    tap: Tap | None = None
    audience: Person | None = None
