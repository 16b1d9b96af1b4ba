"""The registry of Bot API methods: a name, its parameters with types, and its handler."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeAlias

from sandbox.accounts import Account
from sandbox.checking import TAKEN
from sandbox.flood import Flood
from sandbox.params import Given, Upload
from sandbox.poller import Poller
from sandbox.values import ApiError, Chat, Json, Media, Message, Person, bad_request
from sandbox.webhook import Webhook
from sandbox.world import World

Handler: TypeAlias = Callable[["Call"], Any | Awaitable[Any]]


class Server(Protocol):
    """The part of the service that methods use."""

    world: World
    account: Account
    flood: Flood
    poller: Poller
    webhook: Webhook
    about: dict[str, Any]


@dataclass(slots=True)
class Call:
    """One call in progress: the sandbox's services and the parameters, typed."""

    service: Server
    method: str
    args: Json
    given: Given = field(default_factory=dict)

    @property
    def world(self) -> World:
        """The world the bot lives in."""
        return self.service.world

    @property
    def account(self) -> Account:
        """The account of the bot that calls."""
        return self.service.account

    @property
    def bot(self) -> Person:
        """The bot that calls."""
        return self.service.account.person

    def is_admin(self, chat: Chat) -> bool:
        """Tells whether the bot administers a group."""
        return self.world.bot_is_admin(chat, self.bot)

    def file(self, file_id: str) -> Media | None:
        """Finds a file by the id that this bot knows it by."""
        return self.world.files.get(self.account.stored(file_id))

    def get(self, name: str, default: Any = None) -> Any:
        """Returns a parameter, or the default where it is absent."""
        return self.args.get(name, default)

    def items(self, name: str, of: str) -> list[Any]:
        """Returns a parameter that must be a list; `of` names its kind for the error."""
        value = self.args.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"expected an Array of {of}")
        return value

    def mapping(self, name: str) -> Json:
        """Returns a parameter that must be an object; empty where it is absent."""
        value = self.args.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request(f"expected an Object as {name}")
        return value

    def uploaded(self, reference: str) -> Upload | None:
        """Returns the file that attach://name points at."""
        value = self.given.get(reference.removeprefix("attach://"))
        return value if isinstance(value, Upload) else None

    def chat(self, name: str = "chat_id") -> Chat:
        """Returns the chat a parameter names, whether or not the bot may write there."""
        number = self.args.get(name)
        if number is None:
            raise bad_request(f"{name} is empty")
        chat = self.world.chat(number, self.account) if isinstance(number, int) else None
        if chat is None:
            raise self._unreachable(number)
        if chat.migrated_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": chat.migrated_to},
            )
        self._require_known(chat)
        return chat

    def _unreachable(self, number: object) -> ApiError:
        """Returns the error for a person the bot met in a group but who never started it, or for
        nobody at all."""
        world = self.world
        person = world.people.get(number) if isinstance(number, int) else None
        if person is not None and any(
            chat.member(person) and chat.member(self.bot) for chat in world.chats.values()
        ):
            return ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        return bad_request("chat not found")

    def _require_known(self, chat: Chat) -> None:
        if chat.type == "private":
            if chat.blocked:
                raise ApiError(403, "Forbidden: bot was blocked by the user")
            if not chat.started:
                raise self._unreachable(chat.id)
            return
        member = chat.members.get(self.bot.id)
        if member is None:
            raise bad_request("chat not found")
        kind = f"{chat.type} chat"
        if member.status == "kicked":
            raise ApiError(403, f"Forbidden: bot was kicked from the {kind}")
        if member.status == "left":
            raise ApiError(403, f"Forbidden: bot is not a member of the {kind}")

    def message(self, missing: str, chat: Chat, name: str = "message_id") -> Message:
        """Returns the message a parameter names, in a chat; `missing` says what could not be
        found."""
        number = self.args.get(name)
        if number is None:
            raise bad_request("message identifier is not specified")
        found = chat.messages.get(number)
        if found is None:
            raise bad_request(missing)
        return found

    def person(self, name: str = "user_id") -> Person:
        """Returns the user a parameter names."""
        number = self.args.get(name)
        account = self.world.accounts.get(number or 0)
        found = account.person if account else self.world.people.get(number or 0)
        if found is None:
            raise bad_request("user not found")
        return found


@dataclass(slots=True, frozen=True)
class Method:
    """A method of the Bot API."""

    name: str
    types: Mapping[str, str]
    handle: Handler


Version = Literal["10.3", "10.2", "10.0"]
"""The Bot API's versions that differ in ephemeral messages: 10.2 takes their parameters beside the
others, 10.0 knows nothing of them. Neither has `ephemeral_message_parameters`."""
WHISPER = "ephemeral_message_parameters"
BESIDE = {"receiver_user_id": "int", "callback_query_id": "str"}

METHODS: dict[str, Method] = {}


def parameters_of(method: Method, version: Version) -> Mapping[str, str]:
    """Returns a method's parameters in a version of the Bot API; others are not read."""
    if version == "10.3" or WHISPER not in method.types:
        return method.types
    kept = {name: of for name, of in method.types.items() if name != WHISPER}
    return kept | BESIDE if version == "10.2" else kept


def documented(method: Method, version: Version) -> frozenset[str]:
    """Returns the parameters that a version's manual names for a method; it may read older ones."""
    taken = TAKEN[method.name]
    if version == "10.3" or WHISPER not in taken:
        return taken
    return taken - {WHISPER} | (frozenset(BESIDE) if version == "10.2" else frozenset())


def find(name: str, version: Version) -> Method | None:
    """Finds a method of a version by its name in any case."""
    found = METHODS.get(name.lower())
    return None if found and version == "10.0" and "Ephemeral" in found.name else found


def method(name: str, parameters: str = "") -> Callable[[Handler], Handler]:
    """Registers a handler; `parameters` reads "chat_id:chat text:str …"."""
    types = dict(pair.split(":") for pair in parameters.split())

    def registered(handler: Handler) -> Handler:
        METHODS[name.lower()] = Method(name, types, handler)
        return handler

    return registered
