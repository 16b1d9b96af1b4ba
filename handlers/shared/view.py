"""What views need, in one import: messages, buttons, texts, days and names."""

from data.values.out import Button, OutFile, OutMessage, OutPoll, Rows
from handlers.shared.buttons import back_to, link, pages, rows, sign, tap, turns
from handlers.shared.dates import (
    local,
    local_day,
    say_date,
    say_dated,
    say_day,
    say_span,
    say_when,
    today,
)
from handlers.shared.names import clipped, cut, in_line, say_names
from handlers.shared.texts import Markup, Texts, escape, texts_in

__all__ = [
    "Button", "Markup", "OutFile", "OutMessage", "OutPoll", "Rows", "Texts", "back_to", "clipped",
    "cut", "escape", "in_line", "link", "local", "local_day", "pages", "rows",
    "say_date", "say_dated", "say_day", "say_names", "say_span", "say_when", "sign", "tap",
    "texts_in", "today", "turns",
]  # fmt: skip
