"""Reply markup of a call: inline keyboards and reply keyboards, with Telegram's limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from sandbox.methods.registry import Call
from sandbox.values import Button, Chat, Json, Keyboard, bad_request

BUTTONS_MOST = 100
ROW_MOST = 8
DATA_MOST = 64
_PREFIX = "can't parse inline keyboard button: "
_STYLES = ("danger", "success", "primary")
_OTHERS = [
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
    "disabled",
]


def markup_of(call: Call) -> tuple[Keyboard, Json | None]:
    """Returns the inline keyboard and the other markup of a call; at most one of them is there."""
    markup = call.get("reply_markup")
    if markup is None:
        return [], None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return inline_keyboard(markup["inline_keyboard"]), None
    if "keyboard" in markup:
        _check_rows(markup["keyboard"], "keyboard")
    elif not markup.get("remove_keyboard") and not markup.get("force_reply"):
        return [], None
    return [], markup


def _check_rows(rows: Any, name: str) -> None:
    if not isinstance(rows, list):
        raise bad_request(f'Field "{name}" of the ReplyKeyboardMarkup must be an Array of Arrays')
    for row in rows:
        if not isinstance(row, list):
            raise bad_request(
                f'Field "{name}" of the ReplyKeyboardMarkup must be an Array of Arrays'
            )
        for button in row:
            text = button.get("text") if isinstance(button, dict) else button
            if not isinstance(text, str) or not text:
                raise bad_request("can't parse keyboard button: Text must be non-empty")


def inline_keyboard(rows: Any) -> Keyboard:
    """Returns an inline keyboard as given; raises ApiError where a button or a limit is wrong."""
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(
            'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    keyboard = [[_button(one) for one in row] for row in rows if row]
    if sum(map(len, keyboard)) > BUTTONS_MOST or any(len(row) > ROW_MOST for row in keyboard):
        raise bad_request("reply markup is too long")
    return keyboard


def _button(given: Any) -> Button:
    if not isinstance(given, dict):
        raise bad_request(f"{_PREFIX}InlineKeyboardButton must be an Object")
    text = given.get("text")
    if not isinstance(text, str):
        raise bad_request(f'{_PREFIX}Can\'t find field "text"')
    if not text.strip():
        raise bad_request(f"{_PREFIX}Button text must be non-empty")
    raw = {name: value for name, value in given.items() if value is not None}
    style = raw.get("style")
    if style is not None and style not in _STYLES:
        raise bad_request(f"{_PREFIX}Unsupported button style specified")
    for field, purpose in _PURPOSES.items():
        if field in raw:
            kept = {name: value for name, value in raw.items() if name not in others(field)}
            return Button(text, style=style, raw=kept, **purpose(raw[field]))
    if not any(name in raw for name in _OTHERS):
        raise bad_request(f"{_PREFIX}Text buttons are unallowed in the inline keyboard")
    return Button(text, style=style, raw=raw)


def _callback(data: Any) -> dict[str, str]:
    if not isinstance(data, str) or not 1 <= len(data.encode(errors="replace")) <= DATA_MOST:
        raise bad_request("BUTTON_DATA_INVALID")
    return {"callback_data": data}


def require_allowed(keyboard: Keyboard, chat: Chat) -> None:
    """Refuses what this kind of chat cannot have."""
    if chat.type != "private" and any(button.web_app for row in keyboard for button in row):
        raise bad_request("BUTTON_TYPE_INVALID")


def _web_app(given: Any) -> dict[str, str]:
    return {"web_app": _url(str(given.get("url", "")) if isinstance(given, dict) else "")}


def _copied(given: Any) -> dict[str, str]:
    text = str(given.get("text", "")) if isinstance(given, dict) else ""
    if not 1 <= len(text) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"copy_text": text}


def _url(address: str) -> str:
    """Returns an address that a button may open."""
    wrong = f"inline keyboard button URL '{address}' is invalid: "
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        port = parts.port
    except ValueError:
        raise bad_request(f"{wrong}Wrong HTTP URL") from None
    if parts.scheme not in ("http", "https", "tg", "ton"):
        raise bad_request(f"{wrong}Unsupported URL protocol")
    if not parts.netloc:
        raise bad_request(f"{wrong}URL host is empty")
    if parts.scheme in ("http", "https") and "." not in parts.netloc and port is None:
        raise bad_request(f"{wrong}Wrong HTTP URL")
    return address


def others(purpose: str) -> set[str]:
    """Returns the purposes that a button loses where it has this one."""
    return {*_PURPOSES, *_OTHERS} - {purpose}


_PURPOSES: dict[str, Callable[[Any], dict[str, str]]] = {
    "url": lambda address: {"url": _url(str(address))},
    "callback_data": _callback,
    "web_app": _web_app,
    "copy_text": _copied,
}
