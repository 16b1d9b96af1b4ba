"""Message entities in Telegram's UTF-16 units: checks given ones and finds the obvious ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from sandbox.values import Json, bad_request

FORMATS = frozenset(
    [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
    ]
)
FOUND = frozenset(["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"])

_OBVIOUS = re.compile(
    r"(?P<url>https?://[^\s<>\"'，。！？；：、（）《》【】]+|(?<![\w@./])t\.me/[A-Za-z0-9_?=&/+-]+)"
    r"|(?P<email>(?<![\w.])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z]{2,})+)"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>]))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}(?![\w@]))"
    r"|(?P<hashtag>(?<![\w#])#(?!\d+\b)\w+)"
)


ENTITIES_MOST = 100
_LAST = frozenset(["bold", "italic", "underline", "strikethrough", "spoiler"])


def fewer(entities: Sequence[Json]) -> list[Json]:
    """Drops what is over a message's 100 entities: links, code and quotes are kept before bold and
    the like; custom emoji are not counted."""
    ordered = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    counted = [entity for entity in ordered if entity["type"] != "custom_emoji"]
    counted.sort(key=lambda entity: entity["type"] in _LAST)
    dropped = {id(entity) for entity in counted[ENTITIES_MOST:]}
    return [entity for entity in ordered if id(entity) not in dropped]


def units(text: str) -> int:
    """Measures a text in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def positions(text: str) -> list[int]:
    """Returns the UTF-16 offset of every character of a text, and of its end."""
    return list(accumulate((1 + (c > "\uffff") for c in text), initial=0))


def piece(text: str, offset: int, length: int) -> str:
    """Returns the part of a text that an entity covers."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def obvious(text: str, taken: Sequence[Json] = ()) -> list[Json]:
    """Finds commands, mentions, links and hashtags in a text, except within code or a link."""
    at = positions(text)
    closed = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in taken
        if entity["type"] in ("code", "pre", "text_link", "text_mention")
    ]
    found = []
    for match in _OBVIOUS.finditer(text):
        kind = match.lastgroup or ""
        end = match.end()
        if kind == "url":
            end -= len(match.group()) - len(match.group().rstrip(".,;:!?)"))
        start16, end16 = at[match.start()], at[end]
        if not any(start < end16 and start16 < stop for start, stop in closed):
            found.append({"type": kind, "offset": start16, "length": end16 - start16})
    return found


def tidy(text: str, entities: Sequence[Json]) -> tuple[str, list[Json]]:
    """Trims a text as Telegram does and adjusts the entities, sorted, without empty ones.

    The obvious entities (commands, links …) are added.
    """
    body = "".join(c if c >= " " or c == "\n" else " " for c in text).rstrip()
    lead = len(body) - len(body.lstrip())
    shift = units(body[:lead])
    body = body[lead:]
    total = units(body)
    edges = set(positions(body)) if entities else set()
    result = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        stop = min(entity["offset"] + entity["length"] - shift, total)
        # An edge inside a surrogate pair would split a character.
        if start < stop and start in edges and stop in edges:
            result.append({**entity, "offset": start, "length": stop - start})
    result += obvious(body, result)
    result.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return body, result


def checked(text: str, given: Sequence[object]) -> list[Json]:
    """Checks entities that came as JSON; raises ApiError where one is not an entity."""
    limit = units(text)
    result = []
    for entity in given:
        if not isinstance(entity, dict):
            raise bad_request("can't parse MessageEntity: expected an Object")
        kind, offset, length = (entity.get(name) for name in ("type", "offset", "length"))
        if not isinstance(kind, str):
            raise bad_request('can\'t parse MessageEntity: Field "type" must be of type String')
        if not isinstance(offset, int) or not isinstance(length, int):
            raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
        if offset < 0 or length <= 0 or offset + length > limit:
            continue
        if kind in FORMATS:
            result.append({name: value for name, value in entity.items() if value is not None})
        elif kind not in FOUND:
            raise bad_request(f"can't parse MessageEntity: unsupported type {kind}")
    return result
