"""Tells whether a text behind a command's Chinese word is a line for it, or talk."""

from data.values.talk import is_talk
from handlers.shared.context import Context

SHORT = 20
"""Characters of a name or a tag at the most."""


def is_name(_ctx: Context, text: str) -> bool:
    """Tells whether a text may be a name or a tag: short, and no talk."""
    return len(text) <= SHORT and not is_talk(text)


def is_name_in_private(ctx: Context, text: str) -> bool:
    """As `is_name`, in the private chat alone."""
    return ctx.private and is_name(ctx, text)


def in_private(ctx: Context, _text: str) -> bool:
    """Takes every line, in the private chat alone."""
    return ctx.private
