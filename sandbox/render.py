"""Renders text with entities as safe HTML: everything escaped, only known tags made."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlsplit

from sandbox.values import Json

_SIMPLE = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code",
}  # fmt: skip


def to_html(text: str, entities: Sequence[Json]) -> str:
    """Returns safe HTML of a text; entities that overlap crosswise are closed and opened again."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    ordered = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    edges = {0, len(encoded) // 2}
    for entity in ordered:
        edges.update((entity["offset"], entity["offset"] + entity["length"]))
    points = sorted(edges)
    parts: list[str] = []
    stack: list[Json] = []
    following = 0
    for begin, end in zip(points, [*points[1:], None], strict=True):
        _close(parts, stack, begin)
        while following < len(ordered) and ordered[following]["offset"] == begin:
            entity = ordered[following]
            following += 1
            piece = encoded[2 * begin : 2 * (begin + entity["length"])].decode(
                "utf-16-le", "replace"
            )
            entity = {**entity, "text": piece}
            parts.append(_tags(entity)[0])
            stack.append(entity)
        if end is not None:
            parts.append(escape(encoded[2 * begin : 2 * end].decode("utf-16-le", "replace")))
    return "".join(parts)


def _close(parts: list[str], stack: list[Json], at: int) -> None:
    """Closes what ends here, and opens again what had to be closed on the way."""
    ending = [
        index for index, entity in enumerate(stack) if entity["offset"] + entity["length"] <= at
    ]
    if not ending:
        return
    lowest = ending[0]
    parts.extend(_tags(entity)[1] for entity in reversed(stack[lowest:]))
    kept = [entity for entity in stack[lowest:] if entity["offset"] + entity["length"] > at]
    parts.extend(_tags(entity)[0] for entity in kept)
    stack[lowest:] = kept


def _tags(entity: Json) -> tuple[str, str]:
    kind = entity["type"]
    if kind in _SIMPLE:
        return f"<{_SIMPLE[kind]}>", f"</{_SIMPLE[kind]}>"
    if kind == "spoiler":
        return '<span class="tg-spoiler">', "</span>"
    if kind == "pre":
        return "<pre>", "</pre>"
    if kind == "blockquote":
        return "<blockquote>", "</blockquote>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    address = _address(entity)
    if address:
        return f'<a href="{escape(address)}" rel="noopener noreferrer">', "</a>"
    return ("<b>", "</b>") if kind == "text_mention" else ("", "")


def _address(entity: Json) -> str:
    kind, text = entity["type"], entity["text"]
    if kind == "text_link":
        address = str(entity.get("url", ""))
    elif kind == "url":
        address = text if "://" in text else f"https://{text}"
    elif kind == "email":
        address = f"mailto:{text}"
    else:
        return ""
    return address if urlsplit(address).scheme in ("http", "https", "tg", "mailto") else ""
