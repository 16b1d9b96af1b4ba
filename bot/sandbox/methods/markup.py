"""Reply markup of a call: inline keyboards and reply keyboards, with Telegram's limits."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.methods.register import Call
from bot.sandbox.values import Button, Chat, Json, Keyboard, bad_request

BUTTONS_MOST = 100
ROW_MOST = 8
DATA_MOST = 64
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


def markup_of(call: Call, chat: Chat) -> tuple[Keyboard, Json | None]:
    """The inline keyboard and the other markup of a call; at most one of them is there."""
    markup = call.get("reply_markup")
    if markup is None:
        return [], None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return inline_keyboard(markup["inline_keyboard"], chat), None
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


def inline_keyboard(rows: Any, chat: Chat) -> Keyboard:
    """An inline keyboard as given; raises ApiError where a button or a limit is wrong."""
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(
            'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    keyboard = [[_button(one, chat) for one in row] for row in rows if row]
    if sum(map(len, keyboard)) > BUTTONS_MOST or any(len(row) > ROW_MOST for row in keyboard):
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return keyboard


def _button(given: Any, chat: Chat) -> Button:
    prefix = "can't parse inline keyboard button: "
    if not isinstance(given, dict):
        raise bad_request(f"{prefix}InlineKeyboardButton must be an Object")
    text = given.get("text")
    if not isinstance(text, str):
        raise bad_request(f'{prefix}Can\'t find field "text"')
    if not text.strip():
        raise bad_request(f"{prefix}Button text must be non-empty")
    raw = {name: value for name, value in given.items() if value is not None}
    style = raw.get("style")
    if style is not None and style not in _STYLES:
        raise bad_request(f"{prefix}Unsupported button style specified")
    if "callback_data" in raw:
        data = str(raw["callback_data"])
        if not 1 <= len(data.encode()) <= DATA_MOST:
            raise bad_request("BUTTON_DATA_INVALID")
        return Button(text, callback_data=data, style=style, raw=raw)
    if "url" in raw:
        return Button(text, url=_url(str(raw["url"])), style=style, raw=raw)
    if "web_app" in raw:
        if chat.type != "private":
            raise bad_request("BUTTON_TYPE_INVALID")
        address = _url(str((raw["web_app"] or {}).get("url", "")))
        return Button(text, web_app=address, style=style, raw=raw)
    if "copy_text" in raw:
        copied = str((raw["copy_text"] or {}).get("text", ""))
        if not 1 <= len(copied) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        return Button(text, copy_text=copied, style=style, raw=raw)
    if not any(name in raw for name in _OTHERS):
        raise bad_request(f"{prefix}Text buttons are unallowed in the inline keyboard")
    return Button(text, style=style, raw=raw)


def _url(address: str) -> str:
    """An address that a button may open."""
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
