"""The sandbox's memory: stores changes, shows them and tells the bots."""

from __future__ import annotations

import mimetypes
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from itertools import count
from typing import Any

from sandbox import shapes
from sandbox.accounts import Account
from sandbox.bell import Bell
from sandbox.commands import CommandBook
from sandbox.updates import UpdateQueue
from sandbox.values import (
    Chat,
    Event,
    Json,
    Media,
    Message,
    NotAllowed,
    Person,
    Poll,
    Tap,
)

MESSAGES_KEPT = 5_000
EPHEMERAL_KEPT = 500
EPHEMERAL_DOOR = 15
QUERY_LIFE = 150


class State:
    """People, chats, messages and files; `listeners` are told of every change."""

    def __init__(
        self,
        bot: Person,
        clock: Callable[[], float],
        *,
        token: str = "",
        privacy: bool = True,
        bell: Bell | None = None,
    ) -> None:
        self.clock = clock
        self.bell = bell or Bell()
        self.main = Account(bot, token, UpdateQueue(clock, self.bell), privacy)
        self.accounts = {bot.id: self.main}
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, Media] = {}
        self.paths: dict[str, Media] = {}
        self.polls: dict[str, Poll] = {}
        self.open_polls: dict[str, Poll] = {}
        self.taps: dict[str, Tap] = {}
        self.viewers: Counter[int] = Counter()
        self.read_marks: dict[tuple[int, int], int] = {}
        self._listeners: list[Callable[[Event], None]] = []
        self._order = count(1)
        self._numbers = count(1)

    # bots

    @property
    def bot(self) -> Person:
        """The first bot."""
        return self.main.person

    @property
    def updates(self) -> UpdateQueue:
        """The first bot's updates."""
        return self.main.updates

    @property
    def commands(self) -> CommandBook:
        """The first bot's menus."""
        return self.main.commands

    def enter(self, bot: Person, token: str, *, privacy: bool = True) -> Account:
        """Adds another bot."""
        updates = UpdateQueue(self.clock, self.bell)
        made = Account(bot, token, updates, privacy, name=f"{bot.id}x")
        self.accounts[bot.id] = made
        return made

    def account(self, bot: Person | None = None) -> Account:
        """Returns a bot's account, the first bot's where none is named."""
        return self.main if bot is None else self.accounts[bot.id]

    # people and chats

    def person(
        self,
        name: str,
        username: str | None = None,
        id: int | None = None,  # noqa: A002 - the word everyone uses
        language_code: str | None = "zh-hans",
        last_name: str | None = None,
    ) -> Person:
        """Returns a new Telegram user, or the one with this id, renamed."""
        number = id if id is not None else 5_000_000_000 + next(self._numbers)
        known = self.people.get(number)
        if known is not None:
            known.name, known.username, known.last_name = name, username, last_name
            known.language_code = language_code
            return known
        made = Person(number, name, username, last_name, language_code)
        self.people[number] = made
        return made

    def private(self, person: Person, bot: Person | None = None) -> Chat:
        """Returns the private chat between a person and a bot; its id is the person's."""
        account = self.account(bot)
        chats = self._private_chats(account)
        found = chats.get(person.id)
        if found is None:
            found = Chat(person.id, "private", person=person, bot=account.person)
            chats[person.id] = found
        return found

    def _private_chats(self, account: Account) -> dict[int, Chat]:
        return self.chats if account is self.main else account.private

    def chat(self, number: int, account: Account) -> Chat | None:
        """Finds the chat that a number means to a bot."""
        return (self._private_chats(account) if number > 0 else self.chats).get(number)

    def now(self) -> int:
        """Returns the time in whole epoch seconds, as messages carry it."""
        return int(self.clock())

    def bot_is_admin(self, chat: Chat, bot: Person) -> bool:
        """Tells whether a bot administers the group."""
        member = chat.member(bot)
        return member is not None and member.admin

    def bots_in(self, chat: Chat) -> list[Account]:
        """Returns the bots in a group, or the one of a private chat."""
        if chat.bot is not None:
            return [self.account(chat.bot)]
        return [one for one in self.accounts.values() if chat.member(one.person)]

    def new_number(self) -> int:
        """Returns an unused number for polls, files, taps and albums."""
        return next(self._numbers)

    # events for pages and the crowd

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Calls a listener at every change from now on."""
        self._listeners.append(listener)

    def forget(self, listener: Callable[[Event], None]) -> None:
        """Removes a listener."""
        self._listeners.remove(listener)

    def publish(self, kind: str, chat: Chat | None = None, **about: Any) -> None:
        """Tells the listeners and wakes those who wait."""
        event = Event(kind, chat, **about)
        for listener in tuple(self._listeners):
            listener(event)
        self.bell.ring()

    # messages

    def post(self, chat: Chat, sender: Person, **content: Any) -> Message:
        """Stores a new message and shows it; `tell` tells the bot."""
        if chat.type == "supergroup":
            number = chat.next_id
            chat.next_id += 1
        else:
            number = next(self.account(chat.bot).ids)
        message = Message(number, chat, sender, self.now(), order=next(self._order), **content)
        chat.messages[number] = message
        if sender.is_bot:
            chat.last_bot = sender
        self._shows(message)
        if len(chat.messages) > MESSAGES_KEPT:
            oldest = next(iter(chat.messages))
            self._leave(chat.messages.pop(oldest))
        self.publish("message", chat, message=message)
        return message

    def whisper(self, chat: Chat, sender: Person, receiver: Person, **content: Any) -> Message:
        """Stores a message that one member alone (and the bot) sees."""
        message = Message(
            self.new_number(),
            chat,
            sender,
            self.now(),
            ephemeral_to=receiver,
            order=next(self._order),
            **content,
        )
        chat.ephemeral[receiver.id, message.id] = message
        self._shows(message)
        if len(chat.ephemeral) > EPHEMERAL_KEPT:
            del chat.ephemeral[next(iter(chat.ephemeral))]
        self.publish("message", chat, message=message, audience=receiver)
        return message

    @staticmethod
    def _shows(message: Message) -> None:
        if message.poll is not None:
            message.poll.messages.append(message)

    def changed(self, message: Message, kind: str = "edit") -> None:
        """Shows a message that changed."""
        self.publish(kind, message.chat, message=message, audience=message.ephemeral_to)

    def discard(self, message: Message) -> None:
        """Removes a message for everybody."""
        chat = message.chat
        if message.ephemeral_to is not None:
            chat.ephemeral.pop((message.ephemeral_to.id, message.id), None)
        else:
            chat.messages.pop(message.id, None)
        self._leave(message)
        self.publish("delete", chat, message=message, audience=message.ephemeral_to)

    def _leave(self, message: Message) -> None:
        message.deleted = True
        if message.pinned:
            message.chat.pinned.remove(message.id)
        poll = message.poll
        if poll is not None:
            poll.messages.remove(message)
            if not poll.messages:
                self.polls.pop(poll.id, None)
                self.open_polls.pop(poll.id, None)

    def messages(self, chat: Chat, viewer: Person | None = None) -> list[Message]:
        """Returns the messages of a chat, oldest first; ephemeral messages only for their
        receiver."""
        seen = list(chat.messages.values())
        if viewer is not None and chat.ephemeral:
            seen += [one for (to, _), one in chat.ephemeral.items() if to == viewer.id]
            seen.sort(key=lambda message: message.order)
        return seen

    def last(self, chat: Chat, viewer: Person | None = None) -> Message:
        """Returns the newest message; NotAllowed where there is none."""
        newest = [next(reversed(chat.messages.values()))] if chat.messages else []
        if viewer is not None:
            own = (one for (to, _), one in reversed(chat.ephemeral.items()) if to == viewer.id)
            newest += [message for message in [next(own, None)] if message is not None]
        if not newest:
            raise NotAllowed("这里还没有消息")
        return max(newest, key=lambda message: message.order)

    # telling the bots

    def reaches(self, account: Account, message: Message) -> bool:
        """Tells whether a bot of the chat is told of a message: privacy mode decides in groups."""
        chat, bot = message.chat, account.person
        if chat.type == "private":
            return not chat.blocked
        if not account.privacy or self.bot_is_admin(chat, bot) or message.service is not None:
            return True
        if message.reply_to is not None and message.reply_to.sender is bot:
            return True
        name, addressee = self.command_in(message)
        if addressee:
            return addressee == (bot.username or "").lower()
        # A bare command is for the bot that wrote last.
        return bool(name) and (chat.last_bot is bot or len(self.bots_in(chat)) == 1)

    def command_in(self, message: Message) -> tuple[str, str]:
        """Returns the command a message begins with and the bot it names, in lower case, or
        empty."""
        first = message.entities[0] if message.entities else None
        if first is None or first["type"] != "bot_command" or first["offset"] != 0:
            return "", ""
        name, _, addressee = message.text[1 : first["length"]].partition("@")
        return name.lower(), addressee.lower()

    def tell(self, message: Message, kind: str = "message") -> None:
        """Queues a message, or its edit, for each bot that may see it and did not write it."""
        for account in self.bots_in(message.chat):
            if account.person is not message.sender and self.reaches(account, message):
                account.push(kind, shapes.message(message), f"chat:{message.chat.id}")

    def notify_service(
        self, chat: Chat, sender: Person, line: str, service: Json, thread: int | None = None
    ) -> Message:
        """Posts a service message and tells the bots."""
        message = self.post(chat, sender, service=service, line=line, thread=thread)
        self.tell(message)
        return message

    # files

    def store(self, kind: str, content: bytes, name: str, mime: str | None = None) -> Media:
        """Stores a file; a picture's size in pixels is read from it."""
        number = self.new_number()
        guessed = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        suffix = f".{name.rpartition('.')[2]}" if "." in name else ""
        media = Media(
            kind=kind,
            file_id=f"BQACAgUAAx{number:08d}{kind}",
            unique_id=f"AgAD{number:08d}",
            path=f"{kind}s/file_{number}{suffix}",
            content=content,
            name=name,
            mime=guessed,
        )
        if guessed.startswith("image/") or kind == "photo":
            media.width, media.height = pixels(content)
        self.files[media.file_id] = self.paths[media.path] = media
        return media


def pixels(content: bytes) -> tuple[int | None, int | None]:
    """Returns width and height of a picture, or None twice where it is none."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content)) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None, None
