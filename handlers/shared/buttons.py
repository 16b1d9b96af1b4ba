"""Callback data and deep links: built and read in one place, never longer than Telegram takes.

Callback data is `verb:arg:arg…` in at most 64 bytes; a deep link's payload is `verb_arg_arg…` in
at most 64 of `A-Za-z0-9_-`. Whatever comes back may be forged: handlers check every right again.
"""

import hashlib
from collections.abc import Sequence

from data.values.out import Button
from handlers.shared.links import IDENTITY
from handlers.shared.texts import Texts

LONGEST = 64


def data(verb: str, *args: object) -> str:
    """Callback data for a verb and its arguments; raises ValueError when too long."""
    text = ":".join([verb, *(str(arg) for arg in args)])
    if len(text.encode()) > LONGEST:
        raise ValueError(f"callback data of {verb} is too long")
    return text


def tap(label: str, verb: str, *args: object) -> Button:
    """A button that calls the handler `verb` with these arguments."""
    return Button(label, data=data(verb, *args))


def back_to(texts: Texts, verb: str, *args: object) -> Button:
    """The button 返回, which calls the handler `verb` with these arguments."""
    return tap(texts.plain("back"), verb, *args)


def read(text: str) -> tuple[str, list[str]]:
    """Verb and arguments of callback data."""
    verb, *args = text.split(":")
    return verb, args


def link(bot_id: int, verb: str, *args: object) -> str:
    """An address that opens the private chat with a bot and starts it with this payload."""
    payload = "_".join([verb, *(str(arg) for arg in args)])
    if len(payload) > LONGEST:
        raise ValueError(f"deep link {verb} is too long")
    return f"https://t.me/{IDENTITY.username(bot_id)}?start={payload}"


def read_link(payload: str) -> tuple[str, list[str]]:
    """Verb and arguments of a deep link's payload."""
    verb, *args = payload.split("_")
    return verb, args


def number(args: Sequence[str], at: int = 0) -> int:
    """The argument as a positive number below 2**62; 0 where it is none, as forged ones are."""
    if at >= len(args) or not args[at].isascii() or not args[at].isdigit() or len(args[at]) > 18:
        return 0
    return int(args[at])


def sign(text: str) -> str:
    """Names a text, such as a tag, in the 8 hexadecimal digits that a button has room for."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def rows(buttons: Sequence[Button], wide: int = 3) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows of at most `wide`."""
    return tuple(tuple(buttons[i : i + wide]) for i in range(0, len(buttons), wide))


def pages(
    texts: Texts,
    items: Sequence[Button],
    page: int,
    verb: str,
    *args: object,
    size: int = 8,
    wide: int = 2,
) -> tuple[tuple[Button, ...], ...]:
    """A page of a long list, `wide` a row, with buttons to the neighbouring pages."""
    last = max(0, (len(items) - 1) // size)
    page = min(max(page, 0), last)
    shown = rows(items[page * size : (page + 1) * size], wide)
    ways = turns(texts, page, last, verb, *args)
    return (*shown, ways) if ways else shown


def turns(texts: Texts, page: int, last: int, verb: str, *args: object) -> tuple[Button, ...]:
    """The buttons to the pages before and after a page (from 0), of which `last` is the last."""
    before = (tap(texts.plain("back-page"), verb, *args, page - 1),) if page > 0 else ()
    after = (tap(texts.plain("next-page"), verb, *args, page + 1),) if page < last else ()
    return (*before, *after)
