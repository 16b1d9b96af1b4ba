"""Reads updates as Telegram sends them, however deep or odd their JSON is."""

import json
import re
from typing import Any, Final

TOO_DEEP: Final = "too_deep"
"""Stands in an update that was too deeply nested to be read, beside its id."""
DEEPEST: Final = 100
"""Levels of nesting that are kept of JSON too deep for Python; Telegram's own has about ten."""
MOST_ID: Final = 2**63 - 1
_TOKEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_STUB: Final = b'{"too_deep":true}'
BALLOTS = "vb."
"""What the data of the buttons of ballots begins with."""


def loads(raw: bytes) -> Any:
    """Parses JSON; in one that is nested too deeply for Python, what lies deepest becomes a mark.

    Raises ValueError for what is no JSON.
    """
    try:
        return json.loads(raw)
    except RecursionError:
        return json.loads(_cut(raw))


def _cut(raw: bytes) -> bytes:
    kept, level, since = [], 0, 0
    for token in _TOKEN.finditer(raw):
        if token[0] in {b"[", b"{"}:
            level += 1
            if level == DEEPEST:
                kept.append(raw[since : token.start()] + _STUB)
        elif token[0] in {b"]", b"}"}:
            if level == DEEPEST:
                since = token.end()
            level -= 1
    return b"".join(kept) + raw[since:]


def whole(update: Any) -> Any:
    """Returns an update as it is; of one that was cut only its id, with the mark."""
    parts = [update]
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            if TOO_DEEP in part:
                return {"update_id": within(update, "update_id"), TOO_DEEP: True}
            parts.extend(part.values())
        elif isinstance(part, list):
            parts.extend(part)
    return update


def id_of(update: Any) -> int | None:
    """Returns an update's id; None where there is none that could be acknowledged."""
    found = within(update, "update_id")
    usable = isinstance(found, int) and not isinstance(found, bool) and 0 <= found < MOST_ID
    return found if usable else None


def within(part: Any, *names: str) -> Any:
    """Returns what stands under the names, one inside the other; None where nothing does."""
    for name in names:
        part = part.get(name) if isinstance(part, dict) else None
    return part


def storable(body: Any) -> dict[str, Any]:
    """Returns what of an update the database can keep: what a ballot says is no part of it."""
    tapped = within(body, "callback_query", "data")
    if isinstance(tapped, str) and tapped.startswith(BALLOTS):
        return {"update_id": id_of(body), "callback_query": {"data": tapped.partition(":")[0]}}
    try:
        text = json.dumps(body)
    except (RecursionError, ValueError, TypeError):
        return {"update_id": id_of(body), TOO_DEEP: True}
    # PostgreSQL's JSON takes no NUL.
    return body if isinstance(body, dict) and "\\u0000" not in text else {"text": ascii(body)}
