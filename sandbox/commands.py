"""The command menus a bot set, by scope and language, and the one a person sees."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sandbox.values import Chat, Json, Person, bad_request

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
MOST = 100

Key = tuple[str, int | None, int | None]


def scope_key(scope: Json | None) -> Key:
    """Returns a scope's key: its type, chat and user."""
    if not scope:
        return ("default", None, None)
    kind = scope.get("type")
    if kind in ("default", "all_private_chats", "all_group_chats", "all_chat_administrators"):
        return (str(kind), None, None)
    chat = scope.get("chat_id")
    if kind in ("chat", "chat_administrators", "chat_member"):
        user = scope.get("user_id") if kind == "chat_member" else 0
        if not str(chat).removeprefix("-").isdecimal():
            raise bad_request("chat not found")
        if not str(user).isdecimal():
            raise bad_request("user not found")
        return (str(kind), int(str(chat)), int(str(user)) or None)
    raise bad_request("can't parse BotCommandScope: unsupported type specified")


def language(code: str | None) -> str:
    """Returns a two-letter language, or empty for everyone's; raises ApiError for any other
    text."""
    if code and not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code or ""


def checked_commands(given: Iterable[object]) -> list[Json]:
    """Checks commands as setMyCommands takes them; raises ApiError with Telegram's reasons."""
    commands = []
    for one in given:
        if not isinstance(one, dict):
            raise bad_request("can't parse BotCommand: expected an Object")
        name = str(one.get("command", "")).removeprefix("/")
        description = str(one.get("description", "")).strip()
        if not _NAME.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        kept: Json = {"command": name, "description": description}
        if one.get("is_ephemeral"):
            kept["is_ephemeral"] = True
        commands.append(kept)
    if len(commands) > MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return commands


class CommandBook:
    """All menus, by scope and language."""

    def __init__(self) -> None:
        self._lists: dict[tuple[Key, str], list[Json]] = {}

    def set(self, scope: Key, code: str, commands: list[Json]) -> None:
        """Sets one menu; an empty one is removed."""
        if commands:
            self._lists[scope, code] = commands
        else:
            self._lists.pop((scope, code), None)

    def get(self, scope: Key, code: str) -> list[Json]:
        """Returns exactly this menu, or an empty list."""
        return self._lists.get((scope, code), [])

    def for_person(self, chat: Chat, person: Person) -> list[Json]:
        """Returns the menu a person sees in a chat: the narrowest scope, their own language
        first."""
        if chat.type == "private":
            scopes: list[Key] = [("chat", chat.id, None), ("all_private_chats", None, None)]
        else:
            member = chat.member(person)
            admin = member is not None and member.admin
            scopes = [("chat_member", chat.id, person.id)]
            scopes += [("chat_administrators", chat.id, None)] if admin else []
            scopes += [("chat", chat.id, None)]
            scopes += [("all_chat_administrators", None, None)] if admin else []
            scopes += [("all_group_chats", None, None)]
        code = (person.language_code or "")[:2].lower()
        for scope in [*scopes, ("default", None, None)]:
            for wanted in (code, ""):
                found = self._lists.get((scope, wanted))
                if found:
                    return found
        return []
