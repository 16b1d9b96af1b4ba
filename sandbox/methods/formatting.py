"""Texts and captions of a call: reads formatting, enforces limits."""

from __future__ import annotations

from sandbox import shapes
from sandbox.entities import checked, fewer, tidy, units
from sandbox.html_text import parse_html
from sandbox.markdown_text import parse_markdown
from sandbox.methods.registry import Call
from sandbox.posting import CAPTION_MOST, TEXT_MOST
from sandbox.values import Json, bad_request

TEXT = (
    "text:str parse_mode:str entities:json link_preview_options:json disable_web_page_preview:bool"
)
CAPTION = "caption:str parse_mode:str caption_entities:json show_caption_above_media:bool"

Formatted = tuple[str, list[Json]]

RAW_MOST = 32_768
"""Bytes of a text with its formatting."""


def formatted(call: Call, name: str, entities: str, mode: str = "parse_mode") -> Formatted:
    """Returns a text parameter with its entities, from its parse mode or the given list."""
    return read(call, call.get(name, ""), call.get(mode), call.items(entities, "MessageEntity"))


def read(call: Call, text: str, mode: str | None, given: object) -> Formatted:
    """Reads a text with entities; raises ApiError where the formatting is broken."""
    if len(text.encode()) > RAW_MOST:
        raise bad_request("text is too long")
    chosen = (mode or "").lower()
    if chosen == "html":
        body, entities = parse_html(text)
    elif chosen == "markdownv2":
        body, entities = parse_markdown(text)
    elif chosen in ("", "none"):
        if not isinstance(given, list):
            raise bad_request("expected an Array of MessageEntity")
        body, entities = text, checked(text, given)
    else:
        raise bad_request("unsupported parse_mode")
    known = [one for one in (_mention(call, entity) for entity in entities) if one]
    return tidy(body, fewer(known))


def _mention(call: Call, entity: Json) -> Json | None:
    """Turns a mention by user id into one of the user, or nothing when the bot cannot know them."""
    if entity["type"] != "text_mention":
        return entity
    named = entity.get("user")
    number = named.get("id") if isinstance(named, dict) else entity.get("user_id")
    person = call.world.people.get(number) if isinstance(number, int) else None
    if person is None:
        return None
    kept = {name: entity[name] for name in ("type", "offset", "length")}
    return {**kept, "user": shapes.user(person)}


def text_of(call: Call) -> Formatted:
    """Returns the text of a message; 1 to 4,096 UTF-16 units after parsing."""
    if "text" not in call.args:
        raise bad_request("message text is empty")
    body, entities = formatted(call, "text", "entities")
    if not body:
        raise bad_request("message text is empty")
    if units(body) > TEXT_MOST:
        raise bad_request("message is too long")
    return body, entities


def caption_of(call: Call) -> Formatted:
    """Returns the caption of a file; at most 1,024 UTF-16 units after parsing."""
    return within_caption(formatted(call, "caption", "caption_entities"))


def within_caption(caption: Formatted) -> Formatted:
    """Returns the caption, if it is not too long."""
    if units(caption[0]) > CAPTION_MOST:
        raise bad_request("message caption is too long")
    return caption


def preview_of(call: Call) -> Json | None:
    """Returns the link preview options as a message carries them."""
    options = call.mapping("link_preview_options")
    if options:
        return options
    return {"is_disabled": True} if call.get("disable_web_page_preview") else None
