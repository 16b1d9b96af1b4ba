"""Deep links to a bot, and the payloads that they may carry."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


def starts(payload: str) -> bool:
    """Tells whether clients start a bot with this payload; with another they only open the chat."""
    return _PAYLOAD.fullmatch(payload) is not None


def start_payload(url: str, bot_username: str) -> str | None:
    """Returns the payload of a deep link into the private chat with the bot; None for any other
    link."""
    parts = urlsplit(url)
    query = parse_qs(parts.query, keep_blank_values=True)
    if parts.scheme == "tg" and parts.netloc == "resolve":
        name = query.get("domain", [""])[0]
    elif parts.hostname in ("t.me", "telegram.me"):
        name = parts.path.strip("/")
    else:
        return None
    if name.lower() != bot_username.lower() or "startgroup" in query:
        return None
    payload = query.get("start", [""])[0]
    return payload if starts(payload) else None
