"""Methods for the bot itself: its user, its command menus and descriptions."""

from __future__ import annotations

from sandbox import shapes
from sandbox.commands import checked_commands, language, scope_key
from sandbox.methods.registry import Call, method
from sandbox.values import Json, bad_request

_SCOPE = "scope:json language_code:str"
_ABOUT = {"name": 64, "description": 512, "short_description": 120}


@method("getMe")
def get_me(call: Call) -> Json:
    """Returns the bot's own User."""
    return shapes.user(call.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": not call.account.privacy,
        "supports_inline_queries": False,
        "supports_guest_queries": False,
        "supports_join_request_queries": False,
        "can_connect_to_business": False,
        "can_manage_bots": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
    }


@method("setMyCommands", f"commands:json {_SCOPE}")
def set_my_commands(call: Call) -> bool:
    """Sets a menu for a scope and language."""
    commands = checked_commands(call.items("commands", "BotCommand"))
    key, code = scope_key(call.mapping("scope")), language(call.get("language_code"))
    call.account.commands.set(key, code, commands)
    call.world.publish("commands")
    return True


@method("getMyCommands", _SCOPE)
def get_my_commands(call: Call) -> list[Json]:
    """Returns the menu of exactly this scope and language."""
    key, code = scope_key(call.mapping("scope")), language(call.get("language_code"))
    return call.account.commands.get(key, code)


@method("deleteMyCommands", _SCOPE)
def delete_my_commands(call: Call) -> bool:
    """Removes a menu."""
    key, code = scope_key(call.mapping("scope")), language(call.get("language_code"))
    call.account.commands.set(key, code, [])
    call.world.publish("commands")
    return True


@method("setChatMenuButton", "chat_id:int menu_button:json")
def set_chat_menu_button(call: Call) -> bool:
    """Sets the button beside the input field, for all or for one private chat."""
    button = call.mapping("menu_button") or {"type": "default"}
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse MenuButton: unsupported type specified")
    call.service.about[f"menu:{call.get('chat_id', '')}"] = button
    return True


@method("getChatMenuButton", "chat_id:int")
def get_chat_menu_button(call: Call) -> Json:
    """Returns that button."""
    about = call.service.about
    return about.get(f"menu:{call.get('chat_id', '')}") or about.get("menu:") or {"type": "default"}


def _set_about(call: Call, name: str) -> bool:
    text = call.get(name, "")
    if len(text) > _ABOUT[name]:
        raise bad_request(f"BOT_{name.upper()}_TOO_LONG")
    call.service.about[f"{name}:{language(call.get('language_code'))}"] = text
    return True


def _get_about(call: Call, name: str, fallback: str = "") -> Json:
    about = call.service.about
    code = language(call.get("language_code"))
    text = about.get(f"{name}:{code}") or about.get(f"{name}:") or fallback
    return {name: text}


@method("setMyName", "name:str language_code:str")
def set_my_name(call: Call) -> bool:
    """Sets the bot's name."""
    return _set_about(call, "name")


@method("getMyName", "language_code:str")
def get_my_name(call: Call) -> Json:
    """Returns the bot's name."""
    return _get_about(call, "name", call.bot.name)


@method("setMyDescription", "description:str language_code:str")
def set_my_description(call: Call) -> bool:
    """Sets the bot's description in an empty private chat."""
    return _set_about(call, "description")


@method("getMyDescription", "language_code:str")
def get_my_description(call: Call) -> Json:
    """Returns the bot's description in an empty private chat."""
    return _get_about(call, "description")


@method("setMyShortDescription", "short_description:str language_code:str")
def set_my_short_description(call: Call) -> bool:
    """Sets the text of the bot's profile."""
    return _set_about(call, "short_description")


@method("getMyShortDescription", "language_code:str")
def get_my_short_description(call: Call) -> Json:
    """Returns the text of the bot's profile."""
    return _get_about(call, "short_description")


@method("logOut")
def log_out(_call: Call) -> bool:
    """Leaves the cloud server; the sandbox stays as it is."""
    return True


@method("close")
def close(_call: Call) -> bool:
    """Ends this instance; the sandbox stays as it is."""
    return True
